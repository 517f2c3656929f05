"""Tables as text: pasted with tabs, or .csv with whatever separates its columns."""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import Final

from ..problems import Problem, RosterErrors
from .grid import ROWS_LIMIT, Cell, Row, Table, assembled

#: Tab first: nobody types one in a cell.
SEPARATORS: Final = "\t;,|"
_SAMPLE: Final = 50
_BOMS: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
)  # fmt: skip


def from_text(text: str) -> Table:
    """A table from text; the separator is the one that cuts most lines into as many cells."""
    separator = _separator(text)
    reader = csv.reader(
        io.StringIO(_closed(text, separator), newline=""), delimiter=separator, strict=False
    )
    rows = []
    line = 1
    try:
        for cells in reader:
            rows.append(Row(line, tuple(Cell(cell.strip(" \t\r\n")) for cell in cells)))
            line = reader.line_num + 1
            if len(rows) > 2 * ROWS_LIMIT:
                break
    except csv.Error as error:
        message = f"không đọc được ({error}). Mở bằng Excel rồi lưu lại thành .xlsx."
        raise RosterErrors([Problem(f"dòng {reader.line_num}", message)]) from error
    return assembled(rows)


def _closed(text: str, separator: str) -> str:
    """Quotes that are opened and never closed would swallow the rest: then they are letters."""
    return text.replace('"', '""') if text.count('"') % 2 and separator == "\t" else text


def _separator(text: str) -> str:
    lines = [line for line in text[: 400 * _SAMPLE].split("\n") if line.strip()][:_SAMPLE]

    def worth(separator: str) -> tuple[int, int]:
        counts = Counter(line.count(separator) for line in lines)
        counts.pop(0, None)
        most = counts.most_common(1)
        return (most[0][1], most[0][0]) if most else (0, 0)

    return max(SEPARATORS, key=worth) if lines else "\t"


def decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a .csv or .txt and what to say of it; bytes that are no UTF-8 stay one by one.

    Old charsets are recognised afterwards, on the whole table.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        note = "Tệp không phải UTF-8: xem kỹ họ tên có đúng dấu không trước khi ghi."
        return data.decode("latin-1"), (note,)
