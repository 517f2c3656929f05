"""Markup that knows its figures: paper shows them as text, a Word file locks them.

`Text` is the only paragraph of every document. It keeps the markup it was made from, so that
the same story can be written in another format than PDF.
"""

from __future__ import annotations

import re
from typing import Any, Final

from reportlab.platypus import Paragraph

from .text import FIGURE_END, FIGURE_START

MARKS: Final = re.compile(f"{FIGURE_START}|{FIGURE_END}")


def unmarked(markup: str) -> str:
    """The markup as reportlab reads it."""
    return MARKS.sub("", markup)


class Text(Paragraph):
    """A paragraph; `markup` is what it says, with figures between their marks.

    reportlab makes the halves of a split paragraph with no text at all. A cell is wrapped when
    its row is measured, when the page is filled and when it is drawn: its lines are broken once.
    """

    _broken_at: float | None = None
    _size: tuple[float, float] = (0, 0)

    def __init__(self, text: str | None, *args: Any, **more: Any) -> None:
        self.markup = text or ""
        super().__init__(unmarked(text) if text else text, *args, **more)  # type: ignore[arg-type]

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        if availWidth != self._broken_at or not hasattr(self, "blPara"):  # split() takes it away
            self._size = super().wrap(availWidth, availHeight)
            self._broken_at = availWidth
        return self._size
