"""Annex of the roll-up: everybody's line, unit by unit, where that is not a book."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from reportlab.platypus import PageBreak

from ..payload import Payload, Unit
from . import phrases, results, rollup_table, totals
from .letterhead import title
from .source import Source
from .styles import Styles
from .tables import introduced
from .text import short_date

#: Lines of officials; about fifty pages.
MOST: Final = 400


def attached(source: Source) -> bool:
    """Whether there is an annex: some lines, and not more than it may hold."""
    found = (unit.result for unit in source.beside.units if unit.result)
    lines = sum(len(form.lines) for result in found for form in result.forms)
    return 0 < lines <= MOST


def story(source: Source) -> Iterator[Any]:
    if not attached(source):
        return
    subject = source.say("Kết quả {act} của từng cơ quan, đơn vị", act=phrases.act(source))
    yield PageBreak()
    yield from title(source, "PHỤ LỤC", subject)
    held = [(unit, unit.result) for unit in source.beside.units if unit.result]
    for number, (unit, result) in enumerate(held, 1):
        yield from _unit(source, number, unit, result)


def _unit(source: Source, number: int, unit: Unit, result: Payload) -> Iterator[Any]:
    """A unit's tables as its own minutes have them, in the look of this paper."""
    styles, own = Styles(source), _in_this_look(source, result)
    named = source.say(
        "{number}. {name}, ngày {day}",
        number=number,
        name=rollup_table.name(source, unit),
        day=short_date(result.meeting.held_on),
    )
    lead = [styles.heading(named, keep=False)]
    for form in result.forms:
        ballots = source.say("{said}.", said=totals.ballots(own, form))
        parts = [*lead, *results.form_heading(own, form), styles.body(ballots)]
        table = results.party_table if source.party else results.state_table
        yield from introduced(source, parts, table(own, form))
        yield styles.body(phrases.denominator(own, form), spaceBefore=6)
        lead = []


def _in_this_look(source: Source, result: Payload) -> Source:
    spelled = replace(result.organisation, spelling=source.payload.organisation.spelling)
    return Source(replace(result, layout=source.payload.layout, organisation=spelled))
