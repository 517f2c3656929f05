"""`backup FILE`: a consistent copy of the database, while it is served."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from votes import backups
from votes.management.base import ContractCommand


class Command(ContractCommand):
    help = "Sao lưu cơ sở dữ liệu vào một tệp, kể cả khi máy chủ đang chạy."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file")

    def answer(self, *, file: str, **options: Any) -> None:
        target = Path(file)
        try:
            if not target.name or target.is_dir():
                raise backups.BackupError("phải là tên tệp, không phải thư mục")
            backups.backup(target)
        except (backups.BackupError, ValueError) as error:
            raise CommandError(f"Không sao lưu được vào {file}: {error}.") from error
        self.say(f"Đã sao lưu vào {file}. Tệp có dữ liệu từng phiếu: cất như phiếu.")
