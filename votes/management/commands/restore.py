"""`restore FILE`: the database as it was backed up; checked before anything is replaced."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from votes import backups
from votes.database import bring_up_to_date
from votes.management.base import ContractCommand


class Command(ContractCommand):
    help = "Khôi phục cơ sở dữ liệu từ tệp sao lưu; dữ liệu đang có được giữ lại một bản."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file")

    def answer(self, *, file: str, **options: Any) -> None:
        folder = Path(settings.DATA_DIR) / "backups"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        aside = folder / f"{timezone.localtime():%Y%m%d-%H%M%S}-before-restore"
        try:
            backups.restore(Path(file), aside)
        except (backups.BackupError, ValueError) as error:
            raise CommandError(
                f"Không khôi phục từ {file}: {error}. Dữ liệu giữ nguyên."
            ) from error
        bring_up_to_date(self.say)
        self.say(f"Đã khôi phục từ {file}. Dữ liệu trước đó: {aside}")
