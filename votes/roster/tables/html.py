"""The table in what Word or Excel puts on the clipboard (text/html)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

from .grid import COLUMNS_LIMIT, ROWS_LIMIT, Cell, Row, Table, assembled

_BLOCKS: Final = frozenset({"p", "div", "li", "h1", "h2", "h3", "h4"})
_SPAN_LIMIT: Final = 200
_CHUNK: Final = 64 * 1024
_FAMILY: Final = re.compile(r"font-family\s*:\s*([^;}]+)", re.I)
_HIDDEN: Final = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.I)
_RULE: Final = re.compile(r"\.([\w-]+)\s*\{([^}]*)\}")
Attributes = list[tuple[str, str | None]]


@dataclass
class _Open:
    """A cell while it is read."""

    across: int
    down: int
    font: str
    parts: list[str] = field(default_factory=list)

    def text(self) -> str:
        lines = "".join(self.parts).split("\n")
        # Plain spaces only: a hard one may be half of a letter in an old charset.
        return "\n".join(line.strip(" ") for line in lines).strip("\n")


@dataclass
class _Grid:
    """One `<table>`: rows of cells by column, those that a span covers marked as merged."""

    cells: dict[int, dict[int, Cell]] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)
    row: int = -1

    def add(self, opened: _Open) -> None:
        here = self.cells.setdefault(self.row, {})
        column = next(place for place in range(COLUMNS_LIMIT + 1) if place not in here)
        if column == COLUMNS_LIMIT or self.row > ROWS_LIMIT:
            return
        text = opened.text()
        for down in range(opened.down):
            row = self.cells.setdefault(self.row + down, {})
            for place in range(column, min(column + opened.across, COLUMNS_LIMIT)):
                row[place] = Cell(text, opened.font, merged=bool(down or place > column))

    def rows(self) -> Iterator[Row]:
        for number in range(min(self.row + 1, ROWS_LIMIT + 1)):
            row = self.cells.get(number, {})
            cells = tuple(row.get(place, Cell()) for place in range(max(row, default=-1) + 1))
            yield Row(number + 1, cells, number in self.hidden)


class _Reader(HTMLParser):
    """Collects every table that is not inside another; an inner one is text of its cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Grid] = []
        self.depth = 0
        self.cell: _Open | None = None
        self.classes: dict[str, str] = {}
        self.in_style = False

    def full(self) -> bool:
        """Whether a table has more rows than are ever read."""
        return any(grid.row > ROWS_LIMIT for grid in self.tables)

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "style":
            self.in_style = True
        elif tag == "table":
            self.depth += 1
            if self.depth == 1:
                self.tables.append(_Grid())
        elif tag == "br":
            self._write("\n")
        elif self.depth == 1 and tag in {"tr", "td", "th"}:
            self._row_or_cell(tag, said)
        self._font_of(tag, said)

    def _row_or_cell(self, tag: str, said: dict[str, str]) -> None:
        self.close_cell()
        grid = self.tables[-1]
        if tag == "tr" or grid.row < 0:
            grid.row += 1
            if tag == "tr" and _HIDDEN.search(said.get("style", "")):
                grid.hidden.add(grid.row)
        if tag != "tr":
            across, down = (_span(said.get(name, "")) for name in ("colspan", "rowspan"))
            self.cell = _Open(across, down, self._font(said))

    def _font_of(self, tag: str, said: dict[str, str]) -> None:
        """A font named inside a cell is the cell's, where the cell says nothing else yet."""
        if self.cell is not None and tag in {"span", "font", "p", "b", "i"} and not self.cell.font:
            self.cell.font = self._font(said)

    def _font(self, said: dict[str, str]) -> str:
        found = _FAMILY.search(said.get("style", ""))
        by_class = self.classes.get(said.get("class", ""), "")
        family = said.get("face") or (found[1] if found else by_class)
        return family.split(",")[0].strip(" '\"")[:60]

    def _write(self, text: str) -> None:
        if self.cell is not None:
            self.cell.parts.append(text)

    def close_cell(self) -> None:
        if self.cell is not None and self.tables:
            self.tables[-1].add(self.cell)
        self.cell = None

    def handle_endtag(self, tag: str) -> None:
        if tag == "style":
            self.in_style = False
        elif tag == "table":
            if self.depth == 1:
                self.close_cell()
            self.depth = max(self.depth - 1, 0)
        elif tag in {"td", "th"} and self.depth == 1:
            self.close_cell()
        elif tag in _BLOCKS or (tag == "tr" and self.depth > 1):
            self._write("\n")

    def handle_data(self, data: str) -> None:
        if self.in_style:
            for name, rule in _RULE.findall(data):
                if found := _FAMILY.search(rule):
                    self.classes[name] = found[1]
            return
        # A line break in the source of a page is a space, as a browser shows it.
        self._write(re.sub(r"[ \t\r\n]+", " ", data))


def _span(text: str) -> int:
    return min(int(text), _SPAN_LIMIT) if text.isascii() and text.isdecimal() and int(text) else 1


def from_html(text: str) -> Table | None:
    """The largest table of a page, None where it has none."""
    reader = _Reader()
    for start in range(0, len(text), _CHUNK):
        reader.feed(text[start : start + _CHUNK])
        if reader.full():
            break
    else:
        reader.close()
    reader.close_cell()
    found = [assembled(grid.rows()) for grid in reader.tables]
    found = [table for table in found if table.rows]
    if not found:
        return None
    best = max(found, key=lambda table: len(table.rows))
    if len(found) == 1:
        return best
    note = f"Có {len(found)} bảng; chỉ đọc bảng dài nhất ({len(best.rows)} dòng)."
    return Table(best.rows, (note, *best.notes))
