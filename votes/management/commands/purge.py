"""`purge CODE --decision "number, date"`: destroy what was keyed of single papers."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser

from votes.management.base import ContractCommand, session_of
from votes.services import purging


class Command(ContractCommand):
    help = "Hủy dữ liệu từng phiếu theo quyết định; kết quả đã chốt vẫn kiểm tra được."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("code")
        parser.add_argument("--decision", required=True, metavar="SỐ, NGÀY")

    def answer(self, *, code: str, decision: str, **options: Any) -> None:
        papers = purging.purge(session=session_of(code), decision=decision, by=None)
        self.stdout.write(f"{code}: đã hủy dữ liệu của {papers} phiếu")
