"""How values become Vietnamese text on paper: spelling, escaping, dates, numbers.

The product's own words follow the office's spelling (ủy | uỷ); what somebody typed never does.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape as xml_escape

from .. import tally
from . import fonts
from .errors import DocumentRefused

#: Room to write by hand what nobody has recorded.
DOTS: Final = "……"
LONG_DOTS: Final = " ".join(["…" * 8] * 3)
OLD_STYLE: Final = (("ủy", "uỷ"), ("Ủy", "Uỷ"), ("ỦY", "UỶ"))


#: Around a figure within markup; private characters, which no typed text may hold.
FIGURE_START: Final = "\ue000"
FIGURE_END: Final = "\ue001"


class Figure(str):
    """A figure of the payload as it is printed; a Word file locks it."""

    __slots__ = ()


class Markup(str):
    """Text in reportlab's little XML: own words with typed values escaped."""

    __slots__ = ()


def typed(value: object) -> Markup:
    """What somebody typed, NFC and escaped, otherwise untouched; a figure between its marks."""
    if isinstance(value, Markup):
        return value
    escaped = xml_escape(fonts.tidy(str(value)))
    if isinstance(value, Figure):
        return Markup(f"{FIGURE_START}{escaped}{FIGURE_END}")
    return Markup(escaped)


@dataclass(frozen=True)
class Voice:
    """The product's own words in an office's spelling."""

    spelling: str = "ủy"

    def own(self, text: str) -> str:
        """Own words in the office's spelling."""
        if self.spelling == "uỷ":
            for new, old in OLD_STYLE:
                text = text.replace(new, old)
        return text

    def say(self, template: str, /, **values: object) -> Markup:
        """Own words around typed values, which are escaped and keep their spelling."""
        safe = {name: typed(value) for name, value in values.items()}
        return Markup(self.own(template).format_map(safe))


def joined(parts: Iterable[str], between: str = "; ") -> Markup:
    """Markup joined; nothing is escaped again."""
    return Markup(between.join(parts))


def count(value: int | None) -> str:
    """A count with the thousands point, or dots where nobody knows it."""
    return DOTS if value is None else Figure(f"{value:,}".replace(",", "."))


def percent(value: str | None) -> str:
    """A percentage as printed in tables, without its sign: "97.50" → "97,50"."""
    return DOTS if not value else Figure(value.replace(".", ","))


def percent_in_prose(value: str | None) -> str:
    """With its sign; 100 and 0 without decimals: 100%, 97,50%."""
    return Figure(tally.percent_prose(value)) if value else f"{DOTS}%"


def long_date(iso: str, layout: Mapping[str, int | str]) -> str:
    """In letterheads and sentences: ngày 05 tháng 02 năm 2026, zeros as the profile has them."""
    day = _day(iso)
    day_text = _padded(day.day, layout["day_zero_below"])
    month_text = _padded(day.month, layout["month_zero_below"])
    return f"ngày {day_text} tháng {month_text} năm {day.year}"


def short_date(iso: str) -> str:
    """In running text: 02/02/2023."""
    day = _day(iso)
    return f"{day.day:02}/{day.month:02}/{day.year}"


def clock(time: str) -> str:
    """10:42 as "10 giờ 42 phút", with dots where nobody wrote it down."""
    hours, _, minutes = time.partition(":")
    return f"{hours or DOTS} giờ {minutes[:2] or DOTS} phút"


def _day(iso: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(iso)
    except ValueError:
        raise DocumentRefused(
            f"Ngày “{iso}” không đọc được. Sửa lại theo năm-tháng-ngày."
        ) from None


def _padded(value: int, zero_below: int | str) -> str:
    return f"{value:02}" if value < int(zero_below) else str(value)
