"""Nghị quyết xác nhận kết quả of a council, ready to be completed and voted.

What follows for somebody with many low marks is the council's to say: the program leaves that
article empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..payload import Form
from . import offices, page, phrases, recipients, results, totals
from .bases import bases
from .letterhead import letterhead, title
from .signatures import Signatory
from .source import Source
from .styles import Styles
from .tables import introduced
from .text import DOTS, LONG_DOTS, Markup, count


def paper(source: Source) -> page.Paper:
    subject = source.say("Xác nhận kết quả {act}", act=phrases.subject(source))
    story: list[Any] = [
        *letterhead(source, offices.council(source)),
        *title(source, "NGHỊ QUYẾT", subject),
        *_council(source),
        *(Styles(source).body(f"<i>{basis}</i>") for basis in bases(source)),
        *_results(source),
        *_articles(source),
        *_end(source),
    ]
    name = f"Nghị quyết xác nhận kết quả {phrases.subject_plain(source)}"
    return page.Paper(name, story)


def _council(source: Source) -> list[Any]:
    """Who resolves, and at which meeting of which term."""
    width = page.margins(source).width
    typed = source.payload.meeting.meeting.strip() or f"Kỳ họp thứ {DOTS}"
    term = _term(source)
    lines = (
        source.say("<b>{name}</b>", name=source.payload.organisation.name.upper()),
        source.say("<b>{term}{meeting}</b>", term=term.upper(), meeting=typed.upper()),
    )
    styles = Styles(source)
    return [
        *(styles.balanced(line, "subject_size", width) for line in lines),
        styles.line("&nbsp;", "table_size"),
    ]


def _term(source: Source) -> str:
    """The council's term, unless the meeting's name says it."""
    known = source.payload.meeting.meeting.casefold().replace("khoá", "khóa")
    return "" if "khóa" in known else f"khóa {source.detail('term') or DOTS}, "


def _results(source: Source) -> Iterator[Any]:
    """Article 1: every level of everybody, with the ballots behind them."""
    styles = Styles(source)
    resolves = styles.line("<b>QUYẾT NGHỊ:</b>", "kind_size", spaceBefore=6, spaceAfter=8)
    first = source.say(
        "<b>Điều 1.</b> Xác nhận kết quả {act} đối với {n} người giữ chức vụ do {council} bầu như "
        "sau:",
        act=phrases.act(source),
        n=count(sum(1 for _ in source.people())),
        council=source.payload.organisation.name,
    )
    lead = [resolves, styles.body(first)]
    for form in source.payload.forms:
        if source.several_forms:
            lead.append(styles.heading(phrases.form_title(source, form), keep=False))
        yield from introduced(source, lead, results.levels_table(source, form))
        lead = []
        yield styles.body(_under(source, form), spaceBefore=6)


def _under(source: Source, form: Form) -> Markup:
    ballots = totals.ballots(source, form, "Tổng số phiếu")
    whole = totals.whole(source, form)
    return source.say("({ballots}. {whole}.)", ballots=ballots, whole=whole)


def _articles(source: Source) -> Iterator[Any]:
    """The consequence where somebody is in a group, as room to write, and who publishes."""
    styles = Styles(source)
    number = 2
    if cases := _cases(source):
        yield from (styles.body(case) for case in cases)
        number = 3
    yield styles.body(
        source.say(
            "<b>Điều {n}.</b> Giao {standing} công bố, báo cáo kết quả {act} theo quy định.",
            n=number,
            standing=offices.standing(source),
            act=phrases.act(source),
        )
    )


def _cases(source: Source) -> list[Markup]:
    """One for each consequence group that has somebody, without a word of what follows."""
    bands = [band for band in source.ruleset.bands if phrases.group_members(source, band.key)]
    return [
        source.say(
            "{article}Đối với trường hợp có {words}: {dots} <i>(nội dung do {standing} soạn)</i>.",
            article=Markup("" if index else "<b>Điều 2.</b> "),
            words=source.say(band.words),
            dots=LONG_DOTS,
            standing=offices.standing(source),
        )
        for index, band in enumerate(bands)
    ]


def _end(source: Source) -> list[Any]:
    last = source.say(
        "Nghị quyết này được {council} {at} thông qua {date}{vote} và có hiệu lực kể từ ngày thông "
        "qua{end}",
        council=source.payload.organisation.name,
        at=_at(source),
        date=source.date(),
        vote=_vote(source),
        end=source.word("end_mark"),
    )
    written = source.detail("signer") or source.detail("signer_post")
    name = source.detail("signer") if written else source.payload.meeting.chair
    chair = f"CHỦ TỌA {phrases.sitting(source).upper()}"
    signer = Signatory(offices.posts(source, chair), name)
    return recipients.signed(source, [Styles(source).body(last)], signer)


def _at(source: Source) -> Markup:
    """The term and the meeting, whose council has just been named."""
    typed = source.payload.meeting.meeting.strip() or f"Kỳ họp thứ {DOTS}"
    term = _term(source)
    lead = term or "tại "
    return source.say("{lead}{meeting}", lead=lead, meeting=typed)


def _vote(source: Source) -> Markup:
    vote = source.payload.vote("resolution")
    if vote is None:
        return Markup("")
    return source.say(
        " ({agree}/{present} đại biểu tán thành)",
        agree=count(vote.agree),
        present=count(source.payload.roll.present),
    )
