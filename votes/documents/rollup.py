"""Báo cáo tổng hợp: what was fixed in a body and in every body below it, unit by unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from ..payload import Unit
from . import offices, page, phrases, recipients, rollup_annex, rollup_table
from .letterhead import letterhead, title
from .rollup_table import Figures
from .source import Source
from .styles import Styles
from .summary import section
from .tables import introduced
from .text import LONG_DOTS, Markup, count, joined

TITLE: Final = "Báo cáo tổng hợp kết quả lấy phiếu tín nhiệm"
#: Why a body has no figures, by the state of its unit; nothing is said of none that is broken.
WITHOUT: Final = {
    "none": "Chưa tổ chức {act}",
    "waits": "Đang tiến hành, chưa chốt kết quả",
    "broken": "Kết quả không khớp mã đối chiếu, không đưa vào báo cáo",
}


def paper(source: Source) -> page.Paper:
    said = "tổng hợp kết quả {act} {year}"
    subject = source.say(
        said if source.party else f"T{said[1:]}", act=phrases.act(source), year=_year(source)
    )
    to = [source.say("{name}", name=name) for name in source.entries("report_to")]
    story: list[Any] = [
        *letterhead(source, offices.office(source, "BC", source.detail("report_number"))),
        *title(source, "BÁO CÁO", subject),
        *recipients.addressed(source, to),
        Styles(source).body(_opening(source)),
        *_held(source),
        *_results(source),
        *_end(source),
        *rollup_annex.story(source),
    ]
    return page.Paper(f"Báo cáo {subject[:1].lower()}{subject[1:]}", story)


def _year(source: Source) -> str:
    return f"năm {source.payload.meeting.held_on[:4]}"


def _opening(source: Source) -> Markup:
    return source.say(
        "Thực hiện {rule}, {office} báo cáo tổng hợp kết quả {act} {year} của {body} và các cơ "
        "quan, đơn vị trực thuộc như sau:",
        rule=phrases.basis(source, phrases.rule_basis(source)),
        office=offices.speaker(source),
        act=phrases.act(source),
        year=_year(source),
        body=source.payload.organisation.name,
    )


def _held(source: Source) -> Iterator[Any]:
    """How many bodies have a result, and which have none."""
    styles, units = Styles(source), source.beside.units
    fixed = [unit for unit in units if unit.result]
    yield section(source, 1, "Tình hình thực hiện", keep=True)
    yield styles.body(
        source.say(
            "- Số cơ quan, đơn vị: {all}; đã có kết quả: {done} (số cuộc {act} đã chốt kết quả: "
            "{votes}).",
            all=count(_bodies(units)),
            done=count(_bodies(fixed)),
            act=phrases.act(source),
            votes=count(len(fixed)),
        )
    )
    for state, words in WITHOUT.items():
        names = [rollup_table.name(source, unit) for unit in units if unit.state == state]
        if names or state != "broken":
            said = source.say(words, act=phrases.act(source))
            who = joined(names) or Markup("không có")
            yield styles.body(source.say("- {said}: {who}.", said=said, who=who))


def _bodies(units: Iterable[Unit]) -> int:
    return len({unit.body for unit in units})


def _results(source: Source) -> Iterator[Any]:
    styles, figures = Styles(source), rollup_table.figures(source)
    heading = section(source, 2, "Kết quả", keep=not figures)
    if not figures:
        nothing = "Chưa có cơ quan, đơn vị nào có kết quả đã chốt."
        yield from (heading, styles.body(source.say(nothing)))
        return
    yield from introduced(source, [heading], rollup_table.table(source, figures))
    for number, said in enumerate(_lines(source, figures)):
        line = source.say("- Có {said}.", said=said)
        yield styles.body(line) if number else styles.body(line, spaceBefore=6)


def _lines(source: Source, figures: list[Figures]) -> Iterator[Markup]:
    """All units together: high over one half, and everybody in a consequence group."""
    persons = phrases.persons(source)
    if not phrases.two_levels(source):
        yield source.say(
            'trên 50% số phiếu "tín nhiệm cao": {n}/{all} {persons}',
            n=count(sum(one.high for one in figures)),
            all=count(sum(one.rated for one in figures)),
            persons=persons,
        )
    for band in source.ruleset.bands:
        who = [person for one in figures for person in _named(source, one, band.key)]
        listed = joined(who, ", ")
        said = source.say("{n} {persons}: {who}", n=count(len(who)), persons=persons, who=listed)
        words = source.say(band.words)
        yield source.say("{words}: {who}", words=words, who=said if who else "không có")


def _named(source: Source, one: Figures, key: str) -> Iterator[Markup]:
    for line in one.groups[key]:
        who = phrases.person(source, line.name, line.honorific)
        yield source.say("{who} ({unit})", who=who, unit=one.unit.name)


def _end(source: Source) -> list[Any]:
    styles, end = Styles(source), source.word("end_mark")
    what = source.say("{what}", what=source.detail("assessment").rstrip(" .;") or LONG_DOTS)
    if rollup_annex.attached(source):
        said = "(Gửi kèm: phụ lục kết quả của từng cơ quan, đơn vị){end}"
        last = [
            styles.body(source.say("{what}.", what=what)),
            styles.body(source.say(said, end=end)),
        ]
    else:
        last = [styles.body(source.say("{what}{end}", what=what, end=end))]
    return [
        section(source, 3, "Đánh giá, kiến nghị", keep=True),
        *last[:-1],
        *recipients.signed(source, last[-1:], offices.signer(source)),
    ]
