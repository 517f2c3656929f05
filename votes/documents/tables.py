"""Ruled tables: the head repeats on every page and a row never splits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.platypus import CondPageBreak, Table

from . import fonts, page
from .errors import DocumentRefused
from .marked import Text
from .source import TENTH_MM, Source
from .styles import CENTER, LEFT, PITCH, Styles

GRID = 0.5
PADDING = 2.5
#: A cell may fill most of a page, not more; it is set smaller and smaller until it does.
TALLEST = 2000 * TENTH_MM
LONG_TEXT = 300
SMALLEST = 4.0


@dataclass
class Ruled:
    """Rows with a head of one or two lines; widths in shares of `width` points."""

    source: Source
    width: float
    shares: Sequence[float]
    head: list[list[Any]]
    rows: list[list[Any]] = field(default_factory=list)
    commands: list[tuple[Any, ...]] = field(default_factory=list)
    above: float = 2
    below: float = 4
    #: No row is lower than this.
    least: float = 0

    @property
    def widths(self) -> list[float]:
        unit = self.width / sum(self.shares)
        return [share * unit for share in self.shares]

    def text(self, markup: str, column: int, whose: str) -> Any:
        """A cell of running text, set smaller when it would not fit on a page."""
        width = self.widths[column] - 2 * PADDING
        size = self.source.pt("table_size")
        return fitted(self.source, markup, width, size, whose)

    def table(self, kind: type[Table] = Table) -> Any:
        last = len(self.head) - 1
        return page.grid(
            [*self.head, *self.rows],
            kind=kind,
            colWidths=self.widths,
            rowHeights=[None] * len(self.head) + [self._height(row) for row in self.rows],
            repeatRows=len(self.head),
            style=[
                ("GRID", (0, 0), (-1, -1), GRID, "black"),
                ("FONT", (0, 0), (-1, -1), fonts.REGULAR, self.source.pt("table_size")),
                ("ALIGN", (0, 0), (-1, -1), "CENTER"),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("LEFTPADDING", (0, 0), (-1, -1), PADDING),
                ("RIGHTPADDING", (0, 0), (-1, -1), PADDING),
                ("LEFTPADDING", (0, 0), (-1, last), 1),
                ("RIGHTPADDING", (0, 0), (-1, last), 1),
                ("TOPPADDING", (0, 0), (-1, -1), self.above),
                ("BOTTOMPADDING", (0, 0), (-1, -1), self.below),
                *self.commands,
            ],
        )

    def _height(self, row: Sequence[Any]) -> float:
        """Told to the table, which would otherwise break every cell's lines again and again."""
        leading = self.source.pt("table_size") * PITCH
        heights = [
            leading * (cell.count("\n") + 1)
            if isinstance(cell, str)
            else cell.wrap(width - 2 * PADDING, TALLEST)[1]
            for cell, width in zip(row, self.widths, strict=True)
        ]
        return max(float(max(heights)) + self.above + self.below, self.least)


def fitted(source: Source, markup: str, width: float, size: float, whose: str) -> Text:
    """A paragraph no taller than a page; DocumentRefused names whose text is too long."""
    styles = Styles(source)
    paragraph = Text(markup, styles.style(size, LEFT))
    if len(markup) < LONG_TEXT:
        return paragraph
    if paragraph.wrap(width, TALLEST)[1] <= TALLEST:
        return paragraph
    if Text(markup, styles.style(SMALLEST, LEFT)).wrap(width, TALLEST)[1] > TALLEST:
        raise DocumentRefused(f"{whose}: chữ quá dài, không in vừa một trang. Viết ngắn lại.")
    while paragraph.wrap(width, TALLEST)[1] > TALLEST:
        size = max(size - 1, SMALLEST)
        paragraph = Text(markup, styles.style(size, LEFT))
    return paragraph


def introduced(source: Source, parts: Sequence[Any], table: Any) -> list[Any]:
    """A table after the lines that introduce it, which stay with its head and first row.

    `keepWithNext` would carry the whole table to the next page.
    """
    edges = page.margins(source)
    table.wrap(edges.width, edges.height)
    needed = sum(table._rowHeights[: table.repeatRows + 1])
    for part in parts:
        needed += part.wrap(edges.width, edges.height)[1]
        needed += part.getSpaceBefore() + part.getSpaceAfter()
    return [CondPageBreak(min(needed, edges.height)), *parts, table]


def head_cells(source: Source, labels: Sequence[str]) -> list[Any]:
    """Bold centred cells of a head; an empty label leaves room for a span."""
    styles = Styles(source)
    return [styles.cell(f"<b>{label}</b>", CENTER, head=True) if label else "" for label in labels]
