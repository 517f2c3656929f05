"""Báo cáo kết quả of a Party committee to its superior, signed after the conference."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from ..payload import Form, Line
from . import offices, page, phrases, recipients, results, twice
from .letterhead import letterhead, title
from .source import Source
from .styles import Styles
from .tables import introduced
from .text import DOTS, LONG_DOTS, Markup, count, joined, percent_in_prose

TITLE: Final = "Báo cáo kết quả lấy phiếu tín nhiệm"
ENCLOSED: Final = "biên bản kiểm phiếu; danh sách"


def paper(source: Source) -> page.Paper:
    subject = source.say("kết quả {act}", act=phrases.subject(source))
    to = [source.say("{name}", name=name) for name in source.entries("report_to")]
    story: list[Any] = [
        *letterhead(source, offices.office(source, "BC", source.detail("report_number"))),
        *title(source, "BÁO CÁO", subject),
        *recipients.addressed(source, to),
        Styles(source).body(_opening(source)),
        *_prepared(source),
        *_conference(source),
        *_results(source),
        *_assessed(source),
    ]
    return page.Paper(f"Báo cáo kết quả {phrases.subject_plain(source)}", story)


def _opening(source: Source) -> Markup:
    return source.say(
        "Thực hiện {bases}, {office} báo cáo kết quả {act} như sau:",
        bases=phrases.legal_bases(source),
        office=offices.speaker(source),
        act=phrases.act(source),
    )


def _prepared(source: Source) -> Iterator[Any]:
    styles = Styles(source)
    yield styles.heading("I- CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, CHUẨN BỊ")
    yield styles.body(
        source.say(
            "1. Ban hành kế hoạch, rà soát danh sách, gửi báo cáo tự đánh giá và tài liệu: {what}.",
            what=source.detail("prepared").rstrip(" .;") or LONG_DOTS,
        )
    )
    yield styles.body(
        source.say(
            "2. Danh sách: {n} đồng chí thuộc diện lấy phiếu; {others}.",
            n=count(sum(1 for _ in source.people())),
            others=_exempt(source),
        )
    )


def _exempt(source: Source) -> Markup:
    number = len(source.payload.exempt)
    if not number:
        return source.say("không có đồng chí nào không thuộc diện")
    who = phrases.exempt(source)
    return source.say("{n} đồng chí không thuộc diện, lý do: {who}", n=count(number), who=who)


def _conference(source: Source) -> Iterator[Any]:
    styles, roll = Styles(source), source.payload.roll
    yield styles.heading("II- TỔ CHỨC HỘI NGHỊ")
    yield styles.body(
        source.say(
            "{meeting}, {date}, tại {place}; triệu tập {summoned} đồng chí, có mặt {present} đồng "
            "chí (đạt {share}); {board}. {ballots}",
            meeting=phrases.meeting(source),
            date=source.date(),
            place=source.payload.meeting.place or LONG_DOTS,
            summoned=count(roll.summoned),
            present=count(roll.present),
            share=percent_in_prose(phrases.share(source, roll.present, roll.summoned)),
            board=_board(source),
            ballots=joined((_ballots(source, form) for form in source.payload.forms), " "),
        )
    )


def _board(source: Source) -> Markup:
    head, board = source.head(), source.payload.board
    return source.say(
        "Ban kiểm phiếu {n} đồng chí, do {head} làm Trưởng ban",
        n=count(len(board) or None),
        head=phrases.person(source, head.name if head else DOTS * 4),
    )


def _ballots(source: Source, form: Form) -> Markup:
    why = phrases.reasons(source, form, ", ")
    lead = source.say("Loại phiếu {name}: p", name=phrases.form_name(source, form))
    return source.say(
        "{lead}hát ra {issued} phiếu, thu về {collected} phiếu, hợp lệ {valid} phiếu, không hợp lệ "
        "{invalid} phiếu{why}.",
        lead=lead if source.several_forms else "P",
        issued=count(form.issued),
        collected=count(form.collected),
        valid=count(source.known(form.valid)),
        invalid=count(source.known(form.invalid)),
        why=source.say(" ({why})", why=why) if why else "",
    )


def _results(source: Source) -> Iterator[Any]:
    styles = Styles(source)
    lead = [styles.heading("III- KẾT QUẢ", keep=False)]
    for form in source.payload.forms:
        lead += results.form_heading(source, form)
        yield from introduced(source, lead, results.party_table(source, form))
        lead = []
        yield styles.body(phrases.denominator(source, form), spaceBefore=6)
    lines = [source.say("Có {line}", line=line) for line in phrases.group_lines(source)]
    if who := _twice(source):
        lines.append(source.say("Được lấy phiếu ở hai nơi: {who}", who=who))
    for number, line in enumerate(lines, 1):
        yield styles.body(source.say("{n}. {line}.", n=number, line=line))


def _twice(source: Source) -> Markup:
    """Everybody who was rated in another body too, with both results."""
    return joined(
        source.say(
            "{who}: tại {here} {own}; tại {there} {others}",
            who=phrases.person(source, line.name, line.honorific),
            here=source.payload.organisation.name,
            own=_levels(source, line),
            there=other.name,
            others=_levels(source, there),
        )
        for line, other, there in twice.found(source)
    )


def _levels(source: Source, line: Line) -> Markup:
    """ "tín nhiệm cao" 38 phiếu, đạt 95,00%; the worst level is what it amounts to."""
    levels = source.ruleset.levels
    return joined(
        (
            source.say(
                '"{level}" {n} phiếu, {reaches} {share}',
                level=source.say(level.label),
                n=count(source.known(line.counts.get(level.key, 0))),
                reaches="chiếm" if level is levels[-1] else "đạt",
                share=percent_in_prose(line.percent.get(level.key) if source.counted else None),
            )
            for level in levels
        ),
        ", ",
    )


def _assessed(source: Source) -> list[Any]:
    styles = Styles(source)
    more = source.detail("enclosures").strip(" .;")
    enclosed = source.say(
        "(Gửi kèm: {papers}{more}){end}",
        papers=ENCLOSED,
        more=f"; {more}" if more else "",
        end=source.word("end_mark"),
    )
    what = source.detail("assessment").rstrip(" .;") or LONG_DOTS
    return [
        styles.heading("IV- ĐÁNH GIÁ, KIẾN NGHỊ"),
        styles.body(source.say("{what}.", what=what)),
        *recipients.signed(
            source, [styles.body(enclosed)], offices.signer(source), first="Như kính gửi"
        ),
    ]
