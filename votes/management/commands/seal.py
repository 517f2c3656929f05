"""`seal CODE`: fix the result from the command line; prints the digest alone."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError, CommandParser

from votes.management.base import ContractCommand, session_of
from votes.services import sealing


class Command(ContractCommand):
    help = "Chốt kết quả; in ra mã đối chiếu đầy đủ."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("code")
        parser.add_argument("--acknowledge", metavar="REASON")

    def answer(self, *, code: str, acknowledge: str | None, **options: Any) -> None:
        if acknowledge is not None and not acknowledge.strip():
            raise CommandError("--acknowledge: ghi lý do, không để trống.")
        result = sealing.seal(
            session=session_of(code),
            by=None,
            confirmed_by=None,
            acknowledge_all=acknowledge or "",
        )
        self.stdout.write(result.digest)
