"""`document CODE KEY --output FILE`: one document of a session."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from votes import documents
from votes.management.base import ContractCommand, session_of
from votes.services import assembling, printing


class Command(ContractCommand):
    help = "Tạo một văn bản của cuộc lấy phiếu."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("code")
        parser.add_argument("key")
        parser.add_argument("--output", required=True, metavar="FILE")
        parser.add_argument("--format", default="pdf")

    def answer(self, *, code: str, key: str, output: str, format: str, **options: Any) -> None:
        session = session_of(code)
        if key not in documents.DOCUMENTS:
            known = ", ".join(documents.DOCUMENTS)
            raise CommandError(f"Không có văn bản “{key}”. Các văn bản: {known}.")
        if format not in documents.DOCUMENTS[key].formats:
            offered = ", ".join(documents.DOCUMENTS[key].formats)
            raise CommandError(f"Văn bản “{key}” không có dạng {format}. Các dạng: {offered}.")
        try:
            content = printing.content(
                session=session,
                built=assembling.current(session),
                document=key,
                fmt=format,
                render=documents.render,
            )
        except documents.DocumentRefused as error:
            raise CommandError(str(error)) from error
        write(Path(output), content)


def write(path: Path, content: bytes) -> None:
    """Whole or not at all: a reader never meets half a document."""
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as handle:
            handle.write(content)
        Path(handle.name).chmod(0o666 & ~_umask())
        Path(handle.name).replace(path)
    except OSError as error:
        raise CommandError(f"Không ghi được {path}: {error.strerror}.") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
