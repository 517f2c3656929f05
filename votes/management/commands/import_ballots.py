"""`import_ballots CODE FILE --keying N`: a machine-read keying."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser

from votes.management.base import ContractCommand, content_of, session_of
from votes.services import importing


class Command(ContractCommand):
    help = "Nhập một lượt đọc máy từ tệp CSV; in ra “N ballots, D differences”."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("code")
        parser.add_argument("file")
        parser.add_argument("--keying", type=int, required=True, metavar="N")

    def answer(self, *, code: str, file: str, keying: int, **options: Any) -> None:
        done = importing.import_ballots(
            session=session_of(code), data=content_of(file), number=keying
        )
        if done.repeated:
            self.say("Lưu ý: nội dung tệp này đã được nhập ở một lượt khác (W05).")
        self.stdout.write(f"{done.ballots} ballots, {done.differences} differences")
