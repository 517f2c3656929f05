"""A table between two visits of a page: as text in the form, looked at again when it returns."""

from __future__ import annotations

import json
from typing import Any

from ..legacy import font_charset
from ..problems import Problem, RosterErrors
from .grid import CELL_LIMIT, COLUMNS_LIMIT, ROWS_LIMIT, Cell, Row, Table, assembled


def dump(table: Table) -> str:
    """The table as JSON: a cell is its text, or text, font and merge where it has those."""
    rows = [
        [row.line, int(row.hidden), [_dumped(cell) for cell in row.cells]] for row in table.rows
    ]
    return json.dumps({"rows": rows, "notes": list(table.notes)}, ensure_ascii=False)


def _dumped(cell: Cell) -> str | list[Any]:
    # Only the fonts that say something of the charset travel.
    font = cell.font if font_charset(cell.font) else ""
    return [cell.text, font, int(cell.merged)] if font or cell.merged else cell.text


def load(text: str) -> Table:
    """The table of `dump`; RosterErrors for anything else."""
    try:
        said = json.loads(text)
        rows = [_row(*row) for row in said["rows"][: ROWS_LIMIT + 1]]
        return assembled(rows, tuple(str(note) for note in said["notes"][:20]))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise RosterErrors(
            [Problem("", "bảng đã gửi không còn đọc được. Dán lại bảng hoặc chọn lại tệp.")]
        ) from error


def _row(line: int, hidden: int, cells: list[Any]) -> Row:
    return Row(int(line), tuple(_cell(cell) for cell in cells[:COLUMNS_LIMIT]), bool(hidden))


def _cell(value: Any) -> Cell:
    if isinstance(value, str):
        return Cell(value[:CELL_LIMIT])
    text, font, merged = value
    return Cell(str(text)[:CELL_LIMIT], str(font)[:60], bool(merged))
