"""`import_session FILE`: a session from its file; prints the code alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from votes import roster
from votes.management.base import ContractCommand, content_of
from votes.services import setup

SPREADSHEETS = {".xlsx", ".xls", ".ods", ".csv"}


class Command(ContractCommand):
    help = "Nhập một cuộc lấy phiếu từ tệp .json; in ra mã."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file")

    def answer(self, *, file: str, **options: Any) -> None:
        content = content_of(file)
        if Path(file).suffix.lower() in SPREADSHEETS:
            raise CommandError(
                f"{file}: bản này chưa đọc bảng tính. Dùng tệp .json theo mẫu tệp cuộc lấy phiếu."
            )
        session = setup.import_session(data=roster.parse_session(content), by=None)
        self.stdout.write(session.code)
