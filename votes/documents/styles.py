"""Paragraph styles made from the measures of a layout profile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Literal

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from . import fonts
from .source import Source
from .text import LONG_DOTS

#: Line pitch against size where the profile sets none.
PITCH = 1.2
#: More than any heading is tall.
HEIGHT = 10_000
Align = Literal[0, 1, 2, 4]
LEFT: Final = TA_LEFT
CENTER: Final = TA_CENTER
RIGHT: Final = TA_RIGHT
JUSTIFY: Final = TA_JUSTIFY


@dataclass(frozen=True)
class Styles:
    """Makes paragraphs; every size comes from the profile by its key."""

    source: Source

    def style(self, size: float, align: Align = LEFT, **more: Any) -> ParagraphStyle:
        more.setdefault("leading", size * PITCH)
        return ParagraphStyle("", fontName=fonts.REGULAR, fontSize=size, alignment=align, **more)

    def body(self, markup: str, **more: Any) -> Paragraph:
        """A paragraph of running text; with long dots not justified, or the words drift apart."""
        more.setdefault("spaceAfter", self.source.pt("paragraph_space"))
        style = self.style(
            self.source.pt("body_size"),
            LEFT if LONG_DOTS in markup else JUSTIFY,
            leading=self.source.pt("body_leading"),
            firstLineIndent=self.source.mm("first_indent"),
            allowWidows=0,
            allowOrphans=0,
            **more,
        )
        return Paragraph(markup, style)

    def heading(self, markup: str, *, keep: bool = True) -> Paragraph:
        """A bold line of the running text that stays with what follows it."""
        return self.body(f"<b>{markup}</b>", keepWithNext=int(keep))

    def line(self, markup: str, key: str, align: Align = CENTER, **more: Any) -> Paragraph:
        """A line of the size that `key` names in the profile."""
        return Paragraph(markup, self.style(self.source.pt(key), align, **more))

    def balanced(self, markup: str, key: str, width: float, **more: Any) -> Paragraph:
        """Centred lines about as long as each other, as few as `width` points allow."""
        plain = self.line(markup, key, **more)
        height = plain.wrap(width, HEIGHT)[1]
        narrow, wide = 0.0, width
        while wide - narrow > 1:
            middle = (narrow + wide) / 2
            if plain.wrap(middle, HEIGHT)[1] > height:
                narrow = middle
            else:
                wide = middle
        indent = (width - wide) / 2
        return self.line(markup, key, leftIndent=indent, rightIndent=indent, **more)

    def cell(self, markup: str, align: Align = LEFT, *, head: bool = False) -> Paragraph:
        return self.line(markup, "table_head_size" if head else "table_size", align)
