"""`tally CODE`: the current figures of settled ballots as JSON, a table or CSV."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser

from votes import figures
from votes.management.base import ContractCommand, session_of
from votes.services import assembling

#: Of a practice copy: the figures on stdout keep their form, which scripts read.
WORTHLESS = "CHẠY THỬ – KHÔNG CÓ GIÁ TRỊ"
FORMATS = {"json": figures.as_json, "table": figures.as_table, "csv": figures.as_csv}


class Command(ContractCommand):
    help = "In số liệu hiện có của các phiếu đã thống nhất."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("code")
        parser.add_argument("--format", choices=FORMATS, default="json")

    def answer(self, *, code: str, format: str, **options: Any) -> None:
        session = session_of(code)
        built = assembling.current(session)
        if session.is_rehearsal:
            self.say(WORTHLESS)
        self.stdout.write(FORMATS[format](built, assembling.digest_of(session)), ending="")
