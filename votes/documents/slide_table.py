"""Tables on slides: large type, as many rows as fit, ruled for a black-and-white print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from pptx.oxml import parse_xml
from pptx.util import Pt

from . import fitting, fonts, slide_xml
from .deck import NOTE, Deck
from .slide_xml import ABOVE, SPACE
from .template import BODY, BOTTOM, SIDE, TOP
from .text import count

#: Eight officials a slide can be read from the last row of a hall.
ROWS: Final = 8
SIZE, LARGE = 24.0, 28.0
#: Of a head, of a head over large type, of what is too long for a cell, and the smallest of that.
HEAD_SIZE, LARGE_HEAD, SMALL, SMALLEST = 16.0, 20.0, 18.0, 10.0
#: The least height of a row and the most of one cell.
LOWEST, TALLEST = 38.0, 200.0
GREY: Final = "E7E6E6"

Value = str | int | Decimal | None


@dataclass(frozen=True)
class Column:
    """`labels` are those of the lines of the head; an empty one belongs to its left neighbour in
    the first line, to the cell above it in the second.
    """

    labels: tuple[str, ...]
    width: float
    text: bool = False


@dataclass(frozen=True)
class Cell:
    text: str
    size: float
    height: float
    column: Column


class Table:
    """Rows under a head; it becomes as many slides as it needs."""

    def __init__(
        self,
        deck: Deck,
        title: str,
        columns: Sequence[Column],
        size: float = LARGE,
        note: str = "",
    ) -> None:
        self.deck, self.title, self.columns, self.size = deck, title, columns, size
        self.note = note
        self.places = deck.source.payload.meeting.percent_places
        self.head_size = LARGE_HEAD if size >= LARGE else HEAD_SIZE
        self.rows: list[list[Cell]] = []
        self.head = [self._head(line) for line in range(len(columns[0].labels))]

    def add(self, values: Sequence[Value], whose: str = "") -> None:
        self.rows.append(
            [
                self._cell(self._shown(value), column, whose)
                for value, column in zip(values, self.columns, strict=True)
            ]
        )

    def _shown(self, value: Value) -> str:
        """As the papers print it; nothing for what is not known."""
        if value is None or isinstance(value, str):
            return value or ""
        return count(value) if isinstance(value, int) else percent(value, self.places)

    def _head(self, line: int) -> list[Cell]:
        """A line of the head; a label over several columns has the room of all of them."""
        cells = []
        for number, column in enumerate(self.columns):
            label, width = column.labels[line], column.width
            for other in self.columns[number + 1 :]:
                if line or other.labels[line]:
                    break
                width += other.width
            room = width - 2 * SPACE
            size = fitting.one_line(label, self.head_size, room, fonts.BOLD)
            tall = fitting.height(label, size, room, fonts.BOLD)
            cells.append(Cell(label, size, tall + 2 * ABOVE, column))
        return cells

    def _cell(self, text: str, column: Column, whose: str) -> Cell:
        """On one line if it may be set a little smaller for that, else as small as it must."""
        width, font = column.width - 2 * SPACE, fonts.BOLD
        size = fitting.one_line(text, self.size, width, font)
        if fitting.height(text, size, width, font) > TALLEST:
            sizes = (SMALL, SMALLEST)
            size = fitting.size(text, (width, TALLEST), sizes, whose or text[:80], font)
        tall = fitting.height(text, size, width, font) + 2 * ABOVE
        return Cell(text, size, max(tall, LOWEST), column)

    def slides(self) -> None:
        parts = list(self._parts())
        for number, rows in enumerate(parts, 1):
            several = f" ({number}/{len(parts)})" if len(parts) > 1 else ""
            slide = self.deck.slide(f"{self.title}{several}")
            self._draw(slide, rows)
            if self.note:
                self.deck.note(slide, self.note)

    def _parts(self) -> Iterator[list[list[Cell]]]:
        """The rows of each slide."""
        room = BOTTOM - TOP - sum(map(_height, self.head)) - (NOTE if self.note else 0)
        most = even(len(self.rows), ROWS)
        part: list[list[Cell]] = []
        for row in self.rows:
            if part and (len(part) == most or sum(map(_height, [*part, row])) > room):
                yield part
                part = []
            part.append(row)
        yield part

    def _draw(self, slide: Any, rows: Sequence[list[Cell]]) -> None:
        everything = [*self.head, *rows]
        width, tall = sum(column.width for column in self.columns), sum(map(_height, everything))
        left = SIDE + (BODY - width) / 2
        frame = slide.shapes.add_table(1, 1, Pt(left), Pt(TOP), Pt(width), Pt(tall))
        frame.name = self.title
        frame._element.nvGraphicFramePr.cNvPr.set("descr", self.title)
        empty = frame._element.graphic.graphicData.tbl
        empty.getparent().replace(empty, parse_xml(self._xml(everything)))

    def _xml(self, rows: Sequence[Sequence[Cell]]) -> str:
        """The whole table at once: cell by cell the library takes ten times as long."""
        grid = "".join(f'<a:gridCol w="{Pt(column.width)}"/>' for column in self.columns)
        lines = []
        for line, row in enumerate(rows):
            head = line < len(self.head)
            cells = (
                slide_xml.cell(
                    cell.text,
                    cell.size,
                    centred=head or not cell.column.text,
                    fill=GREY if head else "",
                    span=self._span(line, place) if head else "",
                )
                for place, cell in enumerate(row)
            )
            lines.append(f'<a:tr h="{Pt(_height(row))}">{"".join(cells)}</a:tr>')
        return slide_xml.table(grid, lines)

    def _span(self, line: int, place: int) -> str:
        """The attributes of a cell of the head that reaches over others, or is reached over."""
        if not self.columns[place].labels[line]:
            return ' vMerge="1"' if line else ' hMerge="1"'
        over = [column.labels[0] for column in self.columns[place + 1 :]]
        wide = next((number for number, label in enumerate(over) if label), len(over)) + 1
        if not line and wide > 1:
            return f' gridSpan="{wide}"'
        under = self.columns[place].labels[line + 1 :]
        return f' rowSpan="{len(under) + 1}"' if under and not any(under) else ""


def _height(row: Sequence[Cell]) -> float:
    return max(cell.height for cell in row)


def even(number: int, most: int) -> int:
    """How many on each slide, at most so many, that the last one is not almost empty."""
    slides = -(-number // most) or 1
    return -(-number // slides)


def percent(value: Decimal, places: int) -> str:
    """Without its sign, as in the tables of the papers."""
    return f"{value.scaleb(2):.{places}f}".replace(".", ",")
