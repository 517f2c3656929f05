"""`export CODE --output FILE.zip`: a fixed result, verifiable elsewhere without the program."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from votes.management.base import ContractCommand, session_of, write
from votes.services import archiving


class Command(ContractCommand):
    help = "Xuất kết quả đã chốt ra một tệp lưu tự kiểm tra được."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("code")
        parser.add_argument("--output", required=True, metavar="FILE")
        parser.add_argument(
            "--register", default="", metavar="DÒNG", help="dòng của sổ đăng ký, khi có độ mật"
        )

    def answer(self, *, code: str, output: str, register: str, **options: Any) -> None:
        write(Path(output), archiving.export(session=session_of(code), register=register))
