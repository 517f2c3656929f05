"""`import_archive FILE`: a fixed result from another installation; prints its code alone."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser

from votes.management.base import ContractCommand, content_of
from votes.services import archive_import


class Command(ContractCommand):
    help = "Nhận kết quả đã chốt từ tệp lưu; in ra mã."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file")

    def answer(self, *, file: str, **options: Any) -> None:
        session = archive_import.import_archive(data=content_of(file), by=None)
        self.stdout.write(session.code)
