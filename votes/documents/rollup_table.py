"""The table of the roll-up: a row a vote, a column what is counted of it, all of it at the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from .. import tally
from ..payload import Line, Payload, Unit
from . import fonts, page, phrases
from .source import Source
from .tables import Ruled, head_cells
from .text import Markup, count, joined, short_date

#: Widths in millimetres: order, unit, rated, exempt, why; the other columns share what is left.
LEADING: Final = (9, 38, 14, 15, 36)
WHOLE = 165


@dataclass(frozen=True)
class Figures:
    """What is counted of one vote; `groups` has everybody of each consequence group."""

    unit: Unit
    result: Payload
    rated: int
    high: int
    groups: Mapping[str, Sequence[Line]]


def figures(source: Source) -> list[Figures]:
    """Those of every unit that has a result."""
    return [_figures(source, unit, unit.result) for unit in source.beside.units if unit.result]


def _figures(source: Source, unit: Unit, result: Payload) -> Figures:
    lines = [(form, line) for form in result.forms for line in form.lines]
    return Figures(
        unit,
        result,
        rated=len(lines),
        high=sum(
            tally.over_half(line.counts.get("high", 0), form.denominator.value)
            for form, line in lines
        ),
        groups={
            band.key: [line for _form, line in lines if line.group == band.key]
            for band in source.ruleset.bands
        },
    )


def name(source: Source, unit: Unit) -> Markup:
    """The unit; with the title of the vote where it held several."""
    of_body = [one for one in source.beside.units if one.body == unit.body]
    if len(of_body) < 2 or not unit.title:
        return source.say("{name}", name=unit.name)
    return source.say("{name} ({title})", name=unit.name, title=unit.title)


def table(source: Source, rows: Sequence[Figures]) -> Any:
    columns = _columns(source)
    each = (WHOLE - sum(LEADING)) / len(columns)
    ruled = Ruled(
        source,
        page.margins(source).width,
        (*LEADING, *[each] * len(columns)),
        [_head(source, columns)],
    )
    for order, one in enumerate(rows, 1):
        ruled.rows.append(_row(source, ruled, order, one))
    ruled.rows.append(_total(source, rows))
    ruled.commands += [
        ("SPAN", (0, -1), (1, -1)),
        ("FONT", (0, -1), (-1, -1), fonts.BOLD, source.pt("table_size")),
    ]
    return ruled.table()


def _columns(source: Source) -> list[Markup]:
    """The heads after the exempt: high over one half where there is such a level, the groups."""
    high = [] if phrases.two_levels(source) else ['trên 50% số phiếu "tín nhiệm cao"']
    words = [*high, *(band.words for band in source.ruleset.bands)]
    return [source.say(f"{text[:1].upper()}{text[1:]}") for text in words]


def _head(source: Source, columns: Sequence[str]) -> list[Any]:
    """One line: a word processor cuts cells that span two when it repeats them."""
    order = "TT" if source.party else "STT"
    exempt = ("Số người không thuộc diện lấy phiếu", "Người không thuộc diện, lý do")
    return head_cells(
        source, [order, "Cơ quan, đơn vị", "Số người được lấy phiếu", *exempt, *columns]
    )


def _row(source: Source, ruled: Ruled, order: int, one: Figures) -> list[Any]:
    day = short_date(one.result.meeting.held_on)
    unit = source.say("{name}<br/>ngày {day}", name=name(source, one.unit), day=day)
    exempt = one.result.exempt
    reasons = joined(
        (
            source.say("{name}: {why}", name=person.name, why=person.reason.strip(" .;"))
            for person in exempt
        ),
        ";<br/>",
    )
    return [
        str(order),
        ruled.text(unit, 1, one.unit.name),
        count(one.rated),
        count(len(exempt)),
        ruled.text(reasons, 4, one.unit.name),
        *_counts(source, [one]),
    ]


def _total(source: Source, rows: Sequence[Figures]) -> list[Any]:
    rated, exempt = sum(one.rated for one in rows), sum(len(one.result.exempt) for one in rows)
    said = [str(source.say("Tổng cộng")), "", count(rated), count(exempt), ""]
    return [*said, *_counts(source, rows)]


def _counts(source: Source, rows: Sequence[Figures]) -> list[str]:
    high = [] if phrases.two_levels(source) else [sum(one.high for one in rows)]
    groups = (sum(len(one.groups[band.key]) for one in rows) for band in source.ruleset.bands)
    return [count(n) for n in (*high, *groups)]
