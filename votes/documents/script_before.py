"""The script until the counting board takes over: opening, roll, list and board."""

from __future__ import annotations

from collections.abc import Iterator

from ..payload import Form
from . import addressing, board_members, phrases, written
from .source import Source
from .speech import Speech, Step, adopted, chair, form_and_colour, show_of_hands
from .text import LONG_DOTS, Markup, count, percent_in_prose


def steps(source: Source) -> Iterator[Step]:
    yield _opening(source)
    yield _roll(source)
    yield _list(source)
    yield _board(source)


def _opening(source: Source) -> Step:
    because = source.say(
        "Thực hiện {bases}, hôm nay, {day}, {meeting} tiến hành {act}.",
        bases=phrases.legal_bases(source),
        day=source.date(),
        meeting=phrases.meeting(source),
        act=phrases.subject(source),
    )
    guests = source.entries("guests")
    welcome = source.say(
        "Dự {sitting} có: {who}.",
        sitting=phrases.sitting(source),
        who=written.people(source, guests) if guests else LONG_DOTS,
    )
    begin = source.say(
        "Thay mặt {chair}, tôi xin nhiệt liệt chào mừng {everybody} và tuyên bố khai mạc "
        "{sitting}. Xin mời {secretary} báo cáo tình hình đại biểu.",
        chair=addressing.chair(source),
        everybody=addressing.everybody(source),
        sitting=phrases.sitting(source),
        secretary=addressing.secretariat(source),
    )
    notes = () if guests else (source.say("Không có đại biểu mời thì bỏ câu giới thiệu."),)
    said = chair(source, addressing.greeting(source), because, welcome, begin, notes=notes)
    return Step("Khai mạc, tuyên bố lý do, giới thiệu đại biểu", _chair(source), (said,))


def _chair(source: Source) -> str:
    return addressing.sentence(addressing.chair(source))


def _roll(source: Source) -> Step:
    secretary = addressing.secretariat(source)
    report = Speech(
        secretary,
        (
            addressing.greeting(source),
            _summoned(source) if _of_summoned(source) else _members(source),
        ),
    )
    enough = _enough(source)
    parts = (report, chair(source, enough)) if enough else (report,)
    return Step("Báo cáo tình hình đại biểu", f"{secretary}; {addressing.chair(source)}", parts)


def _of_summoned(source: Source) -> bool:
    return source.ruleset.quorum_base == "summoned"


def _summoned(source: Source) -> Markup:
    roll = source.payload.roll
    return source.say(
        "Tổng số được triệu tập: {all} {voters}; có mặt: {present} {voters}, đạt {share}; vắng "
        "mặt: {absent} {voters}{names}.",
        all=count(roll.summoned),
        present=count(roll.present),
        share=percent_in_prose(phrases.share(source, roll.present, roll.summoned)),
        absent=count(phrases.absent(roll.summoned, roll.present)),
        voters=phrases.voters(source),
        names=written.absentees(source),
    )


def _members(source: Source) -> Markup:
    roll = source.payload.roll
    return source.say(
        "Tổng số đại biểu {body}: {all} đại biểu; có mặt: {present} đại biểu, bằng {share} tổng số "
        "đại biểu; vắng mặt: {absent} đại biểu{names}.",
        body=source.payload.organisation.name,
        all=count(roll.total_members),
        present=count(roll.present),
        share=percent_in_prose(phrases.share(source, roll.present, roll.total_members)),
        absent=count(phrases.absent(roll.total_members, roll.present)),
        names=written.absentees(source),
    )


def _enough(source: Source) -> Markup:
    """That there is a quorum; not said when it is known that there is none."""
    roll = source.payload.roll
    whole = roll.summoned if _of_summoned(source) else roll.total_members
    known = roll.present is not None and whole is not None
    if known and not source.ruleset.quorum_met(roll.present or 0, whole or 0):
        return Markup()
    base = "số người được triệu tập" if _of_summoned(source) else "tổng số đại biểu"
    share = "/".join(map(str, source.ruleset.quorum))
    return source.say(
        "Như vậy, {sitting} có ít nhất {share} {base} có mặt, đủ điều kiện tiến hành {act}.",
        sitting=phrases.sitting(source),
        share=share,
        base=base,
        act=phrases.act(source),
    )


def _list(source: Source) -> Step:
    vote = source.payload.vote("list")
    act = phrases.act(source)
    rated = sum(1 for _ in source.people())
    lead = source.say(
        "Danh sách người được {act} gồm {n} {persons}:",
        act=act,
        n=count(rated),
        persons=phrases.persons(source),
    )
    what = source.say("danh sách người được {act}", act=act)
    said = (
        addressing.greeting(source),
        lead,
        *(line for form in source.payload.forms for line in _form(source, form)),
        *_exempt(source),
        show_of_hands(source, vote),
        adopted(source, what, vote),
    )
    return Step(f"Thông qua danh sách người được {act}", _chair(source), (chair(source, *said),))


def _form(source: Source, form: Form) -> Iterator[Markup]:
    if source.several_forms:
        yield source.say("<b>{name}</b>", name=form_and_colour(source, form))
    for line in form.lines:
        posts = phrases.posts(source, line.posts)
        yield source.say(
            "{n}. {who}{posts}{end}",
            n=line.order,
            who=phrases.person(source, line.name, line.honorific, first=True),
            posts=source.say(", {posts}", posts=posts) if posts else "",
            end="." if line is form.lines[-1] else ";",
        )


def _exempt(source: Source) -> Iterator[Markup]:
    people = source.payload.exempt
    if people:
        yield source.say(
            "Không thuộc diện {act}: {n} {persons}, gồm: {who}.",
            act=phrases.act(source),
            n=count(len(people)),
            persons=phrases.persons(source),
            who=phrases.exempt(source),
        )


def _board(source: Source) -> Step:
    vote = source.payload.vote("board")
    said = (
        _proposed(source),
        *_members_named(source),
        *_staff(source),
        show_of_hands(source, vote),
        adopted(source, "Ban kiểm phiếu", vote),
        "Xin mời Ban kiểm phiếu lên làm việc.",
    )
    return Step("Thông qua Ban kiểm phiếu", _chair(source), (chair(source, *said),))


def _proposed(source: Source) -> Markup:
    members = source.payload.board
    apart = "" if board_members.rated(source) else f", {addressing.not_rated(source)}"
    return source.say(
        "Để giúp {sitting} tiến hành {act}, {chair} xin dự kiến Ban kiểm phiếu gồm {n} "
        "{voters}{apart}:",
        sitting=phrases.sitting(source),
        act=phrases.act(source),
        chair=addressing.chair(source),
        n=count(len(members) or None),
        voters=phrases.voters(source),
        apart=Markup(apart),
    )


def _members_named(source: Source) -> Iterator[Markup]:
    shown = board_members.known_or_blank(source)
    for number, member in enumerate(shown, 1):
        who = board_members.named(source, member, first=True)
        end = "." if number == len(shown) else ";"
        yield source.say("{n}. {who}{end}", n=number, who=who, end=end)


def _staff(source: Source) -> Iterator[Markup]:
    if staff := source.entries("staff"):
        who = written.people(source, staff)
        yield source.say("Nhân viên kỹ thuật giúp việc Ban kiểm phiếu: {who}.", who=who)
