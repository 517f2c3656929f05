"""`document CODE KEY --output FILE`: one document of a session."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from votes import documents
from votes.management.base import ContractCommand, reason, session_of
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
    if key not in documents.DOCUMENTS:
        known = ", ".join(documents.DOCUMENTS)
        raise CommandError(f"Không có văn bản “{key}”. Các văn bản: {known}.")
    offered = documents.DOCUMENTS[key].formats
    if format not in offered:
        raise CommandError(
            f"Văn bản “{key}” không có dạng {format}. Các dạng: {', '.join(offered)}."
        )


def write(path: Path, content: bytes) -> None:
    """Whole or not at all: a reader never meets half a document."""
    try:
        if not path.name or path.is_dir():
            raise CommandError(f"Không ghi được tệp {path}: phải là tên tệp, không phải thư mục.")
        if path.exists() and not path.is_file():  # a pipe or /dev/stdout is written, not replaced
            path.write_bytes(content)
        else:
            _replace(path.resolve(), content)
    except (OSError, ValueError, RuntimeError) as error:
        raise CommandError(f"Không ghi được tệp {path}: {reason(error)}.") from error


def _replace(path: Path, content: bytes) -> None:
    part = path.with_name(f".tinnhiem-{os.getpid()}")
    try:
        part.write_bytes(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
