"""The first sheet of an .xlsx or .xlsm: values as Excel last showed them, no macros."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import IO, Any, Final

from openpyxl import load_workbook
from openpyxl.utils.cell import get_column_letter, range_boundaries
from openpyxl.xml.functions import iterparse

from ..problems import Problem, RosterErrors
from .grid import COLUMNS_LIMIT, ROWS_LIMIT, Cell, Row, Table, assembled

#: Of everything in the file, unpacked. An office's list has a hundredth of it.
UNPACKED_LIMIT: Final = 64 * 1024 * 1024
ENTRIES_LIMIT: Final = 2_000
_MERGES_LIMIT: Final = 2_000
#: Rows of a sheet, empty ones included.
_LINES_LIMIT: Final = 4 * ROWS_LIMIT
_NAMESPACE: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ERRORS: Final = frozenset({"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"})
Merge = tuple[int, int, int, int]


@dataclass
class _Extras:
    """What openpyxl does not tell while it streams."""

    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    uncounted: list[str] = field(default_factory=list)
    rows: int = 0


def check_archive(data: bytes) -> zipfile.ZipFile:
    """The file opened as a zip, refused when it is broken or would unpack to too much."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise _refused("tệp hỏng, không mở được. Mở bằng Excel, lưu lại thành .xlsx.") from error
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > ENTRIES_LIMIT or unpacked > UNPACKED_LIMIT:
        raise _refused(
            f"tệp khi mở ra dài {unpacked // 1024 // 1024} MB, quá lớn cho một danh sách. "
            "Chép riêng bảng sang một sổ mới rồi lưu."
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise _refused("tệp có mật khẩu. Bỏ mật khẩu trong Excel, lưu lại rồi nạp.")
    return archive


def _refused(message: str) -> RosterErrors:
    return RosterErrors([Problem("", message)])


def from_workbook(data: bytes, archive: zipfile.ZipFile) -> Table:
    """The first sheet that is shown and not empty. Hidden rows are marked, hidden columns empty."""
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        return _first_sheet(book, archive)
    except RosterErrors:
        raise
    except Exception as error:  # openpyxl has no one exception for a broken file
        raise _refused("tệp hỏng, không đọc được. Mở bằng Excel, lưu lại thành .xlsx.") from error


def _first_sheet(book: Any, archive: zipfile.ZipFile) -> Table:
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    for sheet in shown:
        with archive.open(sheet._worksheet_path.lstrip("/")) as part:
            extras = _extras(part)
        table = assembled(_rows(sheet, extras))
        if table.rows:
            return replace(table, notes=(*table.notes, *_notes(sheet, book, extras)))
    raise _refused("sổ Excel không có ô nào có chữ. Chọn đúng tệp có danh sách.")


def _notes(sheet: Any, book: Any, extras: _Extras) -> Iterator[str]:
    others = [f"“{other.title}”" for other in book.worksheets if other is not sheet]
    if others:
        yield (
            f"Chỉ đọc trang tính “{sheet.title}”, không đọc {', '.join(others[:5])}. "
            "Muốn đọc trang khác thì đưa trang đó lên đầu."
        )
    if extras.uncounted:
        cells = ", ".join(extras.uncounted[:10])
        yield (
            f"Ô {cells} có công thức mà tệp không lưu kết quả, nên bị để trống. "
            "Mở bằng Excel, lưu lại rồi nạp; hoặc chép, dán giá trị."
        )
    if columns := sorted(extras.hidden_columns):
        names = ", ".join(map(get_column_letter, columns))
        yield f"Cột ẩn {names} không đọc. Cần dùng thì bỏ ẩn cột rồi nạp lại."


def _rows(sheet: Any, extras: _Extras) -> Iterator[Row]:
    sheet.reset_dimensions()  # what a file says of its size is often not so
    covered = _covered(extras.merges)
    seen: dict[tuple[int, int], Cell] = {}
    for line, cells in enumerate(sheet.iter_rows(max_col=COLUMNS_LIMIT), 1):
        if line > _LINES_LIMIT:
            return
        row = []
        for column in range(1, max(len(cells), _widest(covered, line)) + 1):
            if (line, column) in covered:
                top = seen.get(covered[line, column], Cell())
                row.append(replace(top, merged=True))
                continue
            cell = _cell(cells[column - 1]) if column <= len(cells) else Cell()
            row.append(Cell() if column in extras.hidden_columns else cell)
            seen[line, column] = row[-1]
        yield Row(line, tuple(row), line in extras.hidden_rows)


def _covered(merges: list[Merge]) -> dict[tuple[int, int], tuple[int, int]]:
    """For each place inside a merge but its first: where the merge begins."""
    found = {}
    for left, top, right, bottom in merges:
        for row in range(top, min(bottom, _LINES_LIMIT) + 1):
            for column in range(left, min(right, COLUMNS_LIMIT) + 1):
                if (row, column) != (top, left):
                    found[row, column] = (top, left)
        if len(found) > ROWS_LIMIT * COLUMNS_LIMIT:
            break
    return found


def _widest(covered: dict[tuple[int, int], tuple[int, int]], line: int) -> int:
    return next((c for c in range(COLUMNS_LIMIT, 0, -1) if (line, c) in covered), 0)


def _cell(cell: Any) -> Cell:
    value = cell.value
    if value is None:
        return Cell()
    font = getattr(cell.font, "name", None) if isinstance(value, str) else None
    return Cell(_text(value), str(font or "")[:60])


def _text(value: object) -> str:
    """A value as the office reads it: dates by day, whole numbers without a point."""
    if isinstance(value, datetime.datetime | datetime.date):
        return f"{value.day:02d}/{value.month:02d}/{value.year}"
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value in _ERRORS else str(value)


def _extras(part: IO[bytes]) -> _Extras:
    """One pass over the sheet's XML, kept small by forgetting what was read."""
    found = _Extras()
    for _event, element in iterparse(part, events=("end",)):
        note = _NOTED.get(str(element.tag).removeprefix(_NAMESPACE))
        if note is not None:
            note(found, element)
    return found


def _note_cell(found: _Extras, element: Any) -> None:
    if element.find(f"{_NAMESPACE}f") is not None and not _counted(element):
        found.uncounted.append(element.get("r", "?"))


def _note_row(found: _Extras, element: Any) -> None:
    found.rows += 1
    if found.rows > _LINES_LIMIT:
        raise _refused(
            f"trang tính có hơn {_LINES_LIMIT} dòng (kể cả dòng trống có kẻ khung). "
            "Chép riêng bảng sang một sổ mới rồi lưu."
        )
    if element.get("hidden") in {"1", "true"}:
        found.hidden_rows.add(int(element.get("r", "0")))
    element.clear()


def _note_column(found: _Extras, element: Any) -> None:
    if element.get("hidden") in {"1", "true"}:
        last = min(int(element.get("max", "0")), COLUMNS_LIMIT)
        found.hidden_columns.update(range(int(element.get("min", "1")), last + 1))


def _note_merge(found: _Extras, element: Any) -> None:
    if len(found.merges) < _MERGES_LIMIT:
        left, top, right, bottom = range_boundaries(element.get("ref"))
        found.merges.append((left or 1, top or 1, right or 1, bottom or 1))


_NOTED: Final = {
    "c": _note_cell,
    "row": _note_row,
    "col": _note_column,
    "mergeCell": _note_merge,
}


def _counted(element: Any) -> bool:
    """Whether a formula's cell holds what the formula came to."""
    value = element.find(f"{_NAMESPACE}v")
    return value is not None and bool(value.text)
