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

    reportlab makes the halves of a split paragraph with no text at all.
    """

    def __init__(self, text: str | None, *args: Any, **more: Any) -> None:
        self.markup = text or ""
        super().__init__(unmarked(text) if text else text, *args, **more)  # type: ignore[arg-type]
