"""A table as it was given: rows of cells with the line each stood on."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

ROWS_LIMIT: Final = 3_000
COLUMNS_LIMIT: Final = 40
CELL_LIMIT: Final = 2_000
_BREAKS: Final = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES: Final = re.compile(r"[^\S\n]+")


@dataclass(frozen=True)
class Cell:
    """Text as it was given, the font it is set in, and whether it lies in another cell's merge."""

    text: str = ""
    font: str = ""
    merged: bool = False


@dataclass(frozen=True)
class Row:
    """`line` is the row's number where it came from: in the sheet, the paste or the file."""

    line: int
    cells: tuple[Cell, ...]
    hidden: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of equal length, without those that are empty; `notes` is what the reader has to say."""

    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        return len(self.rows[0].cells) if self.rows else 0


def tidy(text: str) -> str:
    """Text as people see it: NFC, plain spaces, no invisible characters, line breaks kept."""
    broken = _BREAKS.sub("\n", unicodedata.normalize("NFC", text)).replace("\t", " ")
    seen = "".join(c for c in broken if c == "\n" or unicodedata.category(c) not in {"Cc", "Cf"})
    lines = (_SPACES.sub(" ", line).strip() for line in seen.split("\n"))
    return "\n".join(line for line in lines if line)


def assembled(rows: Iterable[Row], notes: Sequence[str] = ()) -> Table:
    """A table of equal rows: empty rows and empty columns at the right are left out."""
    kept = [row for row in rows if any(_has_text(cell) for cell in row.cells)]
    notes = list(notes)
    if len(kept) > ROWS_LIMIT:
        notes.append(
            f"Bảng có hơn {ROWS_LIMIT} dòng; chỉ đọc {ROWS_LIMIT} dòng đầu. "
            "Tách thành nhiều bảng nếu còn thiếu người."
        )
        kept = kept[:ROWS_LIMIT]
    width = min(max((_used(row.cells) for row in kept), default=0), COLUMNS_LIMIT)
    return Table(tuple(_padded(row, width) for row in kept), tuple(notes))


def _has_text(cell: Cell) -> bool:
    return bool(cell.text.strip())


def _used(cells: tuple[Cell, ...]) -> int:
    return max((place for place, cell in enumerate(cells, 1) if _has_text(cell)), default=0)


def _padded(row: Row, width: int) -> Row:
    cells = tuple(replace(cell, text=cell.text[:CELL_LIMIT]) for cell in row.cells[:width])
    return replace(row, cells=cells + (Cell(),) * (width - len(cells)))
