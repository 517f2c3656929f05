"""Zip files that are the same whenever they are made: fixed date, order as given, no extras."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from typing import Final

#: The earliest moment a zip can hold.
DATE: Final = (1980, 1, 1, 0, 0, 0)
MODE: Final = 0o644 << 16


def pack(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of (name, content) in that order."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = MODE
            entry.create_system = 3
            archive.writestr(entry, content)
    return target.getvalue()


def repack(archive: bytes) -> bytes:
    """The same zip (a .docx, .xlsx or .pptx) with every date and attribute fixed."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return pack([(entry.filename, opened.read(entry)) for entry in opened.infolist()])
