"""Paragraph styles made from the measures of a layout profile."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final, Literal

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle

from . import fonts
from .marked import Text
from .source import Source
from .text import LONG_DOTS

#: Line pitch against size where the profile sets none.
PITCH = 1.2
#: More than any heading is tall.
HEIGHT = 10_000
#: Where a title may be broken: before the words that begin a phrase.
PHRASE = re.compile(
    r"(?<!THỊ) (?=(?:đối với|do|và|của|nhiệm kỳ|khóa"
    r"|CÁC|VÀ|XÃ|PHƯỜNG|ĐẶC KHU|THỊ XÃ|TỈNH|THÀNH PHỐ) )"
)
Align = Literal[0, 1, 2, 4]
LEFT: Final = TA_LEFT
CENTER: Final = TA_CENTER
RIGHT: Final = TA_RIGHT
JUSTIFY: Final = TA_JUSTIFY


@dataclass(frozen=True)
class Styles:
    """Makes paragraphs; every size comes from the profile by its key."""

    source: Source

    def style(
        self, size: float, align: Align = LEFT, name: str = "", **more: Any
    ) -> ParagraphStyle:
        """`name` is what the paragraph is, for formats that have styles of their own."""
        more.setdefault("leading", size * PITCH)
        return ParagraphStyle(name, fontName=fonts.REGULAR, fontSize=size, alignment=align, **more)

    def body(self, markup: str, **more: Any) -> Text:
        """A paragraph of running text; with long dots not justified, or the words drift apart."""
        more.setdefault("spaceAfter", self.source.pt("paragraph_space"))
        style = self.style(
            self.source.pt("body_size"),
            LEFT if LONG_DOTS in markup else JUSTIFY,
            "body",
            leading=self.source.pt("body_leading"),
            firstLineIndent=self.source.mm("first_indent"),
            allowWidows=0,
            allowOrphans=0,
            **more,
        )
        return Text(markup, style)

    def heading(self, markup: str, *, keep: bool = True) -> Text:
        """A bold line of the running text that stays with what follows it."""
        return self.body(f"<b>{markup}</b>", keepWithNext=int(keep))

    def line(self, markup: str, key: str, align: Align = CENTER, **more: Any) -> Text:
        """A line of the size that `key` names in the profile."""
        return Text(markup, self.style(self.source.pt(key), align, key, **more))

    def balanced(self, markup: str, key: str, width: float) -> Text:
        """Centred lines, as few as `width` points allow: two break where a phrase begins, and
        otherwise they are about as long as each other.
        """
        plain = self.line(markup, key)
        height = plain.wrap(width, HEIGHT)[1]
        if height <= plain.style.leading:
            return plain
        if height < plain.style.leading * 3:
            for broken in _broken(markup):
                paragraph = self.line(broken, key)
                if paragraph.wrap(width, HEIGHT)[1] == height:
                    return paragraph
        return self._narrowed(plain, markup, key, width)

    def _narrowed(self, plain: Text, markup: str, key: str, width: float) -> Text:
        """The same number of lines between the widest equal indents."""
        height = plain.wrap(width, HEIGHT)[1]
        narrow, wide = 0.0, width
        while wide - narrow > 1:
            middle = (narrow + wide) / 2
            if plain.wrap(middle, HEIGHT)[1] > height:
                narrow = middle
            else:
                wide = middle
        indent = (width - wide) / 2
        return self.line(markup, key, leftIndent=indent, rightIndent=indent)

    def cell(self, markup: str, align: Align = LEFT, *, head: bool = False) -> Text:
        return self.line(markup, "table_head_size" if head else "table_size", align)


def _broken(markup: str) -> list[str]:
    """The text on two lines, broken before a phrase; the most even one first."""
    halves = [(markup[: at.start()], markup[at.end() :]) for at in PHRASE.finditer(markup)]
    return ["<br/>".join(pair) for pair in sorted(halves, key=lambda pair: max(map(len, pair)))]
