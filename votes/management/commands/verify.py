"""`verify CODE`: whether a fixed result is what was fixed."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError, CommandParser

from votes.management.base import ContractCommand
from votes.services import verifying


class Command(ContractCommand):
    help = "Kiểm tra kết quả đã chốt còn nguyên vẹn không."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("code")
        parser.add_argument("--version", type=int, dest="number", metavar="N")
        parser.add_argument("--code", default="", dest="printed", metavar="XXXX-XXXX-XXXX-XXXX")

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Django's own --version would stand in the way of the contract's."""
        return super().create_parser(prog_name, subcommand, conflict_handler="resolve", **kwargs)

    def answer(self, *, code: str, number: int | None, printed: str, **options: Any) -> None:
        problems = verifying.verify(code=code, version=number, printed_code=printed)
        if problems:
            raise CommandError("\n".join(problems))
        self.stdout.write(f"{code}: nguyên vẹn")
