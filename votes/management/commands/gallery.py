"""`gallery --output DIR [--png] [--only KEY]`: every paper of six invented meetings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from votes import gallery
from votes.management.base import ContractCommand, reason

DPI = 80


class Command(ContractCommand):
    help = "Vẽ mọi văn bản của sáu cuộc lấy phiếu mẫu, người trong đó không có thật."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--output", required=True, metavar="DIR")
        parser.add_argument("--png", action="store_true", help="cả hình từng trang")
        parser.add_argument(
            "--only", default="", metavar="KEY", help="chỉ một cuộc, một văn bản, cuộc/văn bản"
        )

    def handle(self, **options: Any) -> None:
        """Without the database, which it has no use for."""
        self.answer(**options)

    def answer(self, *, output: str, png: bool, only: str, **_options: Any) -> None:
        if not gallery.jobs(only):
            known = ", ".join([*gallery.CASES, *gallery.DOCUMENTS])
            raise CommandError(f"Không có cuộc lấy phiếu mẫu hay văn bản “{only}”. Có: {known}.")
        try:
            for drawn in gallery.drawn(gallery.jobs(only), DPI if png else 0):
                self._keep(Path(output), drawn)
        except gallery.NoPictures:
            raise CommandError(
                "Không tạo được hình: chưa cài pypdfium2 (tests/requirements.txt)."
            ) from None
        except OSError as error:
            raise CommandError(f"Không ghi được vào {output}: {reason(error)}.") from error

    def _keep(self, output: Path, drawn: gallery.Drawn) -> None:
        """Its file and pictures in a folder of the case; a refusal is said and nothing is kept."""
        place = output / drawn.case
        if drawn.refused:
            self.say(f"{drawn.case}/{drawn.document}: {drawn.refused}")
            return
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{drawn.document}.pdf").write_bytes(drawn.content)
        for number, page in enumerate(drawn.pages, 1):
            (place / f"{drawn.document}-{number:02}.png").write_bytes(page)
        self.stdout.write(f"{place / drawn.document}.pdf")
