"""A long table and what closes it: the end never stands on a page without rows of the table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import KeepTogether, PageBreak, Table

from . import page
from .source import Source
from .tables import Ruled

#: Rows that go to the next page with an end that has no room under the last one.
ROWS = 3
#: Points that the sum of the rows' heights may be off, so that the last one that stays has room.
HAIR = 0.01


class ClosedTable(Table):
    """A table that does not fill a page to its foot when its end would be alone on the next."""

    #: The height of the end, in points.
    reserved = 0.0
    _rowHeights: list[float]

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        own = super().wrap(width, height)
        tight = own[1] <= height < own[1] + self.reserved and self._moved() > 0
        return (own[0], own[1] + self.reserved) if tight else own

    def split(self, width: float, height: float) -> list[Any]:
        whole = float(sum(self._rowHeights))
        if whole <= height:
            moved = sum(self._rowHeights[-self._moved() :])
            shared: list[Any] = super().split(width, whole - moved + HAIR)
            return [shared[0], PageBreak(), shared[1]] if len(shared) == 2 else shared
        parts: list[Any] = super().split(width, height)
        if parts:
            parts[-1].reserved = self.reserved
        return parts

    def _moved(self) -> int:
        """How many rows can go; one at least stays."""
        return min(ROWS, len(self._rowHeights) - self.repeatRows - 1)


def closed(source: Source, ruled: Ruled, end: Sequence[Any]) -> list[Any]:
    """The table, then its end in one piece."""
    table = ruled.table(ClosedTable)
    table.reserved = min(page.height_of(source, end), page.margins(source).height / 2)
    return [table, KeepTogether(list(end))]
