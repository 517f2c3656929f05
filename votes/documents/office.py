"""What files of figures have in common: their properties, and the same bytes on any day."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from typing import Final

from .. import archive
from ..payload import Form
from . import facts
from .source import Source

FONT: Final = "Times New Roman"
LANGUAGE: Final = "vi"
CORE: Final = "docProps/core.xml"
END_OF_CORE: Final = b"</cp:coreProperties>"
LANGUAGE_OF_CORE: Final = f"<dc:language>{LANGUAGE}</dc:language>".encode()
#: Names that a spreadsheet does not take for a sheet.
FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\]")
LONGEST_SHEET_NAME: Final = 31
RESERVED: Final = frozenset({"history"})


def author(source: Source) -> str:
    body = source.payload.organisation
    return facts.typed(body.issuer or body.name)


def title(source: Source) -> str:
    return f"{facts.heading(source)} {facts.about(source)}".strip()


def made(source: Source) -> datetime.datetime:
    """The moment written into a file: the day of the meeting, whenever it is made."""
    source.date()  # refuses a day that is none
    return datetime.datetime.fromisoformat(source.payload.meeting.held_on)


def fixed(content: bytes) -> bytes:
    """The file with every date and attribute of its zip fixed, and its language said."""
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        names = opened.namelist()
        return archive.pack([(name, _with_language(name, opened.read(name))) for name in names])


def _with_language(name: str, content: bytes) -> bytes:
    if name != CORE or b"dc:language" in content:
        return content
    return content.replace(END_OF_CORE, LANGUAGE_OF_CORE + END_OF_CORE)


def sheet_names(source: Source, first: str, last: str) -> list[str]:
    """A name for each form's sheet, none twice, none like the first or the last sheet's."""
    taken = {first.casefold(), last.casefold(), *RESERVED}
    return [_free_name(_sheet_name(form), taken) for form in source.payload.forms]


def _sheet_name(form: Form) -> str:
    label = form.label.strip()
    named = f"Loại phiếu {label}" if label.isdigit() else facts.typed(label)
    return " ".join(FORBIDDEN.sub(" ", named).split()).strip("'") or "Loại phiếu"


def _free_name(wanted: str, taken: set[str]) -> str:
    name, number = wanted[:LONGEST_SHEET_NAME].strip(" '"), 1
    while not name or name.casefold() in taken:
        number += 1
        mark = f" ({number})"
        name = wanted[: LONGEST_SHEET_NAME - len(mark)].strip(" '") + mark
    taken.add(name.casefold())
    return name
