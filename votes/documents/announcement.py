"""Bản công bố kết quả kiểm phiếu: read to the meeting, one person at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from reportlab.platypus import KeepTogether

from ..payload import Form, Line
from . import page, phrases, totals, words
from .letterhead import counting_board, letterhead, title
from .source import Source
from .styles import LEFT, Styles
from .text import DOTS, Markup, count, joined, percent_in_prose

TITLE = "Bản công bố kết quả kiểm phiếu"
#: Line pitch and the blank line of a pause, against the size.
PITCH, PAUSE = 1.4, 1.0
#: Between a figure and what it counts, where a reader must not turn to the next line.
SPACE = "\u00a0"


def paper(source: Source) -> page.Paper:
    *others, last = _groups(source)
    thanks = _aloud(source, "Trên đây là kết quả kiểm phiếu. Xin trân trọng cảm ơn.")
    subject = source.say("kết quả kiểm phiếu {act}", act=phrases.subject(source))
    story = [
        *letterhead(source, counting_board(source)),
        *title(source, "BẢN CÔNG BỐ", subject),
        *(KeepTogether(group) for group in (*others, [*last, thanks])),
    ]
    edges = page.margins(source)
    below = replace(edges, top=edges.top + source.pt("reading_size") / 2)
    return page.Paper(TITLE, story, below, page.numbers(source, "reading_size"))


def _aloud(source: Source, markup: str) -> Any:
    """A paragraph to read out and the blank line after it."""
    size = source.pt("reading_size")
    return Styles(source).line(
        markup,
        "reading_size",
        LEFT,
        leading=size * PITCH,
        firstLineIndent=source.mm("first_indent"),
        spaceAfter=size * PAUSE,
    )


def _groups(source: Source) -> Iterator[list[Any]]:
    """Paragraphs that stay on one page together: a person is never broken over two."""
    yield [_aloud(source, _address(source)), _aloud(source, _opening(source))]
    for form in source.payload.forms:
        name = source.say("<b>{name}:</b>", name=phrases.form_title(source, form))
        lead = [_aloud(source, name)] if source.several_forms else []
        yield [*lead, _aloud(source, _papers(source, form))]
        first = [_aloud(source, _order(source, form))]
        for line in form.lines:
            yield [*first, _aloud(source, _person(source, line))]
            first = []


def _address(source: Source) -> Markup:
    if source.party:
        return source.say("Kính thưa đồng chí chủ trì, kính thưa Hội nghị,")
    sitting = phrases.sitting(source)
    return source.say("Kính thưa Chủ tọa {sitting}, kính thưa các vị đại biểu,", sitting=sitting)


def _opening(source: Source) -> Markup:
    return source.say(
        "Thay mặt Ban kiểm phiếu, tôi xin công bố kết quả kiểm phiếu {act}:",
        act=phrases.subject(source),
    )


def _papers(source: Source, form: Form) -> Markup:
    invalid = source.known(form.invalid)
    return source.say(
        "Số phiếu phát ra: {issued}; số phiếu thu về: {collected}; hợp lệ: {valid}; không hợp lệ: "
        "{invalid}.",
        issued=_spoken(source, form.issued),
        collected=_spoken(source, form.collected),
        valid=_spoken(source, source.known(form.valid)),
        invalid="không có" if invalid == 0 else _spoken(source, invalid),
    )


def _order(source: Source, form: Form) -> Markup:
    """In what order the levels are read; what percentages are of where it is not the papers."""
    levels = joined((f'"{source.say(one.label)}"' for one in source.ruleset.levels), ", ")
    whole = totals.whole(source, form)
    said = Markup(f"; {whole[0].lower()}{whole[1:]}")
    return source.say(
        "Kết quả cụ thể, theo thứ tự {levels}{whole}:",
        levels=levels,
        whole=said if form.denominator.name != "collected" else "",
    )


def _person(source: Source, line: Line) -> Markup:
    name = source.say("<b>{name}</b>", name=line.name)
    who = phrases.person(source, name, line.honorific, first=True)
    parts = [part for part in (who, phrases.posts(source, line.posts)) if part]
    return source.say(
        "{n}. {who}: {levels}.",
        n=line.order,
        who=joined(parts, ", "),
        levels=joined(_levels(source, line)),
    )


def _levels(source: Source, line: Line) -> Iterator[Markup]:
    *better, worst = source.ruleset.levels
    for level in (*better, worst):
        n = source.known(line.counts.get(level.key, 0))
        if level is worst and n == 0:
            yield source.say('không có phiếu "{level}"', level=source.say(level.label))
            continue
        yield source.say(
            '"{level}" {n}, {reaches}{space}{share}',
            space=SPACE,
            level=source.say(level.label),
            n=_spoken(source, n),
            reaches="chiếm" if level is worst else "đạt",
            share=percent_in_prose(line.percent.get(level.key) if source.counted else None),
        )


def _spoken(source: Source, value: int | None) -> Markup:
    """A count of ballots; in words too where a nought that is spoken hides in the figures."""
    if value is None:
        return source.say("{n}{space}phiếu", n=DOTS, space=SPACE)
    zero = source.word("number_word")
    said = words.number(value, zero)
    if zero not in said.split() and "không trăm" not in said:
        return source.say("{n}{space}phiếu", n=count(value), space=SPACE)
    return source.say("{n}{space}phiếu ({said} phiếu)", n=count(value), space=SPACE, said=said)
