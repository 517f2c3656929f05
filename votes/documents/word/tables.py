"""A table of the story as a table of Word: widths, spans, borders, heads that repeat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from reportlab.lib.colors import toColor
from reportlab.platypus import Spacer

from .. import fonts
from .elements import element, twentieths

SIDES: Final = ("top", "left", "bottom", "right")
#: By the command's name: which of a cell's properties it sets.
PROPERTIES: Final = {
    "ALIGN": "align",
    "VALIGN": "valign",
    "BACKGROUND": "ground",
    "TOPPADDING": "top",
    "BOTTOMPADDING": "bottom",
    "LEFTPADDING": "left",
    "RIGHTPADDING": "right",
}
#: reportlab's own padding where the story gives none.
PADDING: Final = {"top": 3, "bottom": 3, "left": 6, "right": 6}
ALIGN: Final = {"LEFT": "left", "CENTER": "center", "CENTRE": "center", "RIGHT": "right"}
VALIGN: Final = {"TOP": "top", "MIDDLE": "center", "BOTTOM": "bottom"}
#: Eighths of a point, the unit of Word's borders.
EIGHTHS: Final = 8
#: In points, off a cell's right margin: text that fits to a hair on the PDF does so in Word too.
AIR: Final = 1.0


@dataclass
class Cell:
    """One cell: `value` as the story has it, what is drawn around it, how many columns it spans.

    `merged` says that its row goes on with the cell above ("continue") or begins that ("restart").
    """

    value: Any
    width: float = 0
    columns: int = 1
    merged: str = ""
    bold: bool = False
    size: float = 0
    borders: dict[str, float] = field(default_factory=dict)
    looks: dict[str, Any] = field(default_factory=dict)

    def properties(self) -> Any:
        """In the order that Word's schema has."""
        ground = self.looks.get("ground")
        return element(
            "w:tcPr",
            element("w:tcW", w=twentieths(self.width), type="dxa"),
            *([element("w:gridSpan", val=self.columns)] if self.columns > 1 else []),
            *([element("w:vMerge", val=self.merged)] if self.merged else []),
            *([element("w:tcBorders", *map(self._border, SIDES))] if self.borders else []),
            *([element("w:shd", val="clear", fill=_hex(ground))] if ground is not None else []),
            element("w:tcMar", *map(self._margin, SIDES)),
            element("w:vAlign", val=VALIGN.get(self.looks.get("valign", "BOTTOM"), "bottom")),
        )

    def _border(self, side: str) -> Any:
        weight = self.borders.get(side)
        if not weight:
            return element(f"w:{side}", val="nil")
        return element(f"w:{side}", val="single", sz=max(round(weight * EIGHTHS), 2), space=0)

    def _margin(self, side: str) -> Any:
        length = self._sides()[side] if side in {"left", "right"} else self._padding(side)
        return element(f"w:{side}", w=twentieths(length), type="dxa")

    def _padding(self, side: str) -> float:
        return float(self.looks.get(side, PADDING[side]))

    def _sides(self) -> dict[str, float]:
        """Bare text is never wrapped on the PDF, whatever the padding: here it has the room."""
        left, right = self._padding("left"), max(self._padding("right") - AIR, 0)
        if isinstance(self.value, str) and self.value:
            font = fonts.BOLD if self.bold else fonts.REGULAR
            longest = max(fonts.width(line, font, self.size) for line in self.value.split("\n"))
            room = max(self.width - longest - AIR, 0)
            left = min(left, room / 2 if self.align == "center" else room)
            right = min(right, room - left)
        return {"left": left, "right": right}

    @property
    def align(self) -> str:
        return ALIGN.get(str(self.looks.get("align", "LEFT")), "left")

    @property
    def inner(self) -> float:
        """The width that text has."""
        return self.width - self._padding("left") - self._padding("right")


class Layout:
    """The cells of a table, row by row, with every command of its style carried out."""

    def __init__(self, table: Any) -> None:
        self.rows = [[Cell(value) for value in row] for row in table._cellvalues]
        self.widths: Sequence[float] = table._argW
        self.heights: Sequence[float | None] = table._argH
        self.heads: int = table.repeatRows
        for row in self.rows:
            for cell, width in zip(row, self.widths, strict=True):
                cell.width = width
        for command in table.commands:
            self._carry_out(*command)

    def _carry_out(self, name: str, first: Any, last: Any, *values: Any) -> None:
        left, top = self._place(first)
        right, bottom = self._place(last)
        cells = [
            (self.rows[row][column], row, column)
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
        ]
        if name == "SPAN":
            self._span(left, top, right, bottom)
        elif name in {"GRID", "BOX"}:
            for cell, row, column in cells:
                outer = {"top": row == top, "bottom": row == bottom,
                         "left": column == left, "right": column == right}  # fmt: skip
                sides = [side for side in SIDES if name == "GRID" or outer[side]]
                cell.borders |= dict.fromkeys(sides, values[0])
        elif name in {"LINEABOVE", "LINEBELOW"}:
            side = "top" if name == "LINEABOVE" else "bottom"
            for cell, _row, _column in cells:
                cell.borders[side] = values[0]
        else:
            self._look(name, [cell for cell, _row, _column in cells], values)

    def _look(self, name: str, cells: Sequence[Cell], values: Sequence[Any]) -> None:
        for cell in cells:
            if name == "FONT":
                cell.bold = values[0] == fonts.BOLD
                cell.size = values[1] if len(values) > 1 else cell.size
            elif name in PROPERTIES:
                cell.looks[PROPERTIES[name]] = values[0]

    def _place(self, at: tuple[int, int]) -> tuple[int, int]:
        column, row = at
        columns, rows = len(self.widths), len(self.rows)
        return (column + columns if column < 0 else column, row + rows if row < 0 else row)

    def _span(self, left: int, top: int, right: int, bottom: int) -> None:
        for row in range(top, bottom + 1):
            cell = self.rows[row][left]
            cell.columns = right - left + 1
            cell.width = sum(self.widths[left : right + 1])
            if bottom > top:
                cell.merged = "restart" if row == top else "continue"

    def part_names(self) -> None:
        """The names of people who sign in a row of their own, under the room for signatures.

        LibreOffice keeps a table with what follows only where it has more rows than one.
        """
        if len(self.rows) != 1 or not all(map(_signs, self.rows[0])):
            return
        over = [replace(cell, looks=cell.looks | {"bottom": 0}) for cell in self.rows[0]]
        under = [replace(cell, looks=cell.looks | {"top": 0}) for cell in self.rows[0]]
        for above, name in zip(over, under, strict=True):
            if above.value:
                above.value, name.value = above.value[:-1], above.value[-1:]
        self.rows, self.heights = [over, under], (None, None)

    def visible(self, row: int) -> Iterator[Cell]:
        """The cells of a row without those that another one spans."""
        column = 0
        while column < len(self.widths):
            cell = self.rows[row][column]
            yield cell
            column += cell.columns


def _signs(cell: Cell) -> bool:
    """A place for a signature: words, room and a name; or a place left empty."""
    parts = cell.value
    several = isinstance(parts, (list, tuple)) and len(parts) > 1
    return parts == "" or (several and isinstance(parts[-2], Spacer))


def table_properties(layout: Layout, align: str) -> list[Any]:
    """What stands before the rows."""
    return [
        element(
            "w:tblPr",
            element("w:tblW", w=twentieths(sum(layout.widths)), type="dxa"),
            element("w:jc", val=align),
            element("w:tblLayout", type="fixed"),
        ),
        element("w:tblGrid", *(element("w:gridCol", w=twentieths(w)) for w in layout.widths)),
    ]


def row_properties(layout: Layout, row: int) -> Any:
    """A row never splits; the head repeats; a height is the least one."""
    height = layout.heights[row] if layout.heights else None
    return element(
        "w:trPr",
        element("w:cantSplit"),
        *([element("w:trHeight", val=twentieths(height), hRule="atLeast")] if height else []),
        *([element("w:tblHeader")] if row < layout.heads else []),
    )


def _hex(colour: Any) -> str:
    return str(toColor(colour).hexval())[2:].upper()
