"""How many ballots there were and what percentages are of, in one sentence each."""

from __future__ import annotations

from typing import Final

from ..payload import Form
from . import phrases
from .source import Source
from .text import Markup, count

WHOLES: Final = {
    "collected": "tổng số phiếu thu về",
    "total_members": "tổng số đại biểu {body} ({n} đại biểu)",
}


def ballots(source: Source, form: Form, lead: str = "Số phiếu") -> Markup:
    """Số phiếu phát ra: 40; thu về: 40; hợp lệ: 39; không hợp lệ: 1"""
    return source.say(
        "{lead} phát ra: {issued}; thu về: {collected}; hợp lệ: {valid}; không hợp lệ: {invalid}",
        lead=lead,
        issued=count(form.issued),
        collected=count(form.collected),
        valid=count(source.known(form.valid)),
        invalid=count(source.known(form.invalid)),
    )


def whole(source: Source, form: Form) -> Markup:
    """Tỷ lệ % tính trên tổng số phiếu thu về; another whole with its number."""
    over = form.denominator
    words = WHOLES.get(over.name, WHOLES["collected"])
    of = source.say(words, n=count(over.value), body=phrases.body(source))
    return source.say("Tỷ lệ % tính trên {of}", of=of)
