"""`document CODE KEY --output FILE`: one document of a session."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from votes import documents
from votes.management.base import ContractCommand, session_of, write
from votes.services import assembling, printing

FORMATS = ("pdf", "docx", "xlsx", "csv", "pptx")


class Command(ContractCommand):
    help = "Tạo một văn bản của cuộc lấy phiếu."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("code")
        parser.add_argument("key")
        parser.add_argument("--output", required=True, metavar="FILE")
        parser.add_argument("--format", choices=FORMATS, default="pdf")
        parser.add_argument("--form", metavar="LABEL", help="chỉ một loại phiếu")
        parser.add_argument("--batch", type=int, metavar="N", help="chỉ một tập phiếu")

    def answer(self, *, code: str, key: str, output: str, format: str, **options: Any) -> None:
        session = session_of(code)
        which = {name: options[name] for name in ("form", "batch") if options[name] is not None}
        _check(key, format)
        try:
            content = printing.content(
                session=session,
                built=assembling.current(session),
                document=key,
                fmt=format,
                render=documents.render,
                wants=documents.wants(key),
                **which,
            )
        except documents.DocumentRefused as error:
            raise CommandError(str(error)) from error
        write(Path(output), content)


def _check(key: str, format: str) -> None:
    document = documents.find(key)
    if document is None:
        known = ", ".join(documents.DOCUMENTS)
        raise CommandError(f"Không có văn bản “{key}”. Các văn bản: {known}.")
    offered = document.formats
    if format not in offered:
        raise CommandError(
            f"Văn bản “{key}” không có dạng {format}. Các dạng: {', '.join(offered)}."
        )
