"""Thông báo kết quả to each official: their own line, and nothing about anybody else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportlab.platypus import PageBreak

from ..payload import Form, Line
from . import offices, page, phrases, recipients, totals
from .letterhead import letterhead, title
from .source import Source
from .styles import Styles
from .text import Markup, count, joined, percent_in_prose

TITLE = "Thông báo kết quả lấy phiếu tín nhiệm (cá nhân)"


def paper(source: Source) -> page.Paper:
    """One page an official, in ballot order; each is a paper of its own and has no page number."""
    story: list[Any] = []
    for form in source.payload.forms:
        for line in form.lines:
            story += [*_one(source, form, line), PageBreak()]
    name = source.say(TITLE.replace("lấy phiếu tín nhiệm", phrases.act(source)))
    return page.Paper(name, story[:-1], decorate=lambda canvas, number: None)


def _one(source: Source, form: Form, line: Line) -> list[Any]:
    styles = Styles(source)
    issuer = offices.office(source, "TB", source.detail("certificate_number"))
    who = phrases.person(source, line.name, line.honorific, first=True)
    parts = [part for part in (who, phrases.posts(source, line.posts)) if part]
    *lines, last = (styles.body(said) for said in _said(source, form, line))
    signer = offices.signer(source)
    return [
        *letterhead(source, issuer),
        *title(source, "THÔNG BÁO", source.say("kết quả {act}", act=phrases.act(source))),
        *recipients.addressed(source, [joined(parts, ", ")]),
        *lines,
        *recipients.signed(source, [last], signer, first=_first(source)),
    ]


def _first(source: Source) -> str:
    return "Như kính gửi" if source.party else "Như trên"


def _said(source: Source, form: Form, line: Line) -> Iterator[Markup]:
    yield source.say(
        "{basis}, {office} thông báo kết quả {act} đối với {who}:",
        basis=_basis(source),
        office=offices.speaker(source),
        act=phrases.act(source),
        who="đồng chí" if source.party else line.honorific or "Ông/Bà",
    )
    yield source.say("- {ballots}.", ballots=totals.ballots(source, form))
    yield from _levels(source, line)
    whole = totals.whole(source, form)
    yield source.say("({whole}){end}", whole=whole, end=source.word("end_mark"))


def _basis(source: Source) -> Markup:
    if not source.party:
        return source.say("Căn cứ {resolution}", resolution=offices.resolution(source))
    return source.say("Căn cứ biên bản kiểm phiếu {date} của Ban kiểm phiếu", date=source.date())


def _levels(source: Source, line: Line) -> Iterator[Markup]:
    levels = source.ruleset.levels
    for level in levels:
        n = source.known(line.counts.get(level.key, 0))
        yield source.say(
            '- "{level}": {n} phiếu, {reaches} {share}.',
            level=source.say(level.heading),
            n=count(n),
            reaches="chiếm" if level is levels[-1] else "đạt",
            share=percent_in_prose(line.percent.get(level.key) if source.counted else None),
        )
