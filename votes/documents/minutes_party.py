"""Biên bản kiểm phiếu in the form of the Party."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..payload import Form
from . import board_members, manner, phrases, results, signatures, words, written
from .letterhead import counting_board, letterhead, title
from .source import Source
from .styles import Styles
from .tables import introduced
from .text import DOTS, LONG_DOTS, Figure, Markup, clock, count, percent_in_prose


def story(source: Source) -> list[Any]:
    number = source.payload.meeting.minutes_number
    return [
        *letterhead(source, counting_board(source, number)),
        *title(source, "BIÊN BẢN", source.say("kiểm phiếu {act}", act=phrases.subject(source))),
        Styles(source).body(_opening(source)),
        *_board(source),
        *_meeting(source),
        *_papers(source),
        *_results(source),
        *_groups(source),
        *_how(source),
        *_end(source),
    ]


def _opening(source: Source) -> Markup:
    meeting, vote = source.payload.meeting, source.payload.vote("board")
    return source.say(
        "Hôm nay, vào hồi {clock}, {date}, tại {place}, Ban kiểm phiếu do {meeting} biểu quyết "
        "thông qua ({agree}/{present} tán thành) đã tiến hành kiểm phiếu {act} theo {bases}.",
        clock=clock(meeting.starts_at),
        date=source.date(),
        place=meeting.place or LONG_DOTS,
        meeting=phrases.meeting(source),
        agree=count(vote.agree if vote else None),
        present=count(source.payload.roll.present),
        act=phrases.act(source),
        bases=phrases.legal_bases(source),
    )


def _board(source: Source) -> Iterator[Any]:
    styles = Styles(source)
    board = source.payload.board
    yield styles.heading("I- THÀNH PHẦN")
    number = count(len(board)) if board else DOTS
    yield styles.body(source.say("1. Ban kiểm phiếu gồm {n} đồng chí:", n=number))
    for member in board_members.known_or_blank(source):
        end = "." if member is (board or [member])[-1] and board else ";"
        who = board_members.named(source, member, first=True)
        yield styles.body(source.say("- {who}{end}", who=who, end=end))
    for place, point in enumerate(written.helpers(source), 2):
        yield styles.body(source.say("{n}. {point}", n=place, point=point))


def _meeting(source: Source) -> Iterator[Any]:
    styles, roll = Styles(source), source.payload.roll
    yield styles.heading("II- TÌNH HÌNH HỘI NGHỊ")
    yield styles.body(
        source.say(
            "1. Số người được triệu tập: {summoned} đồng chí; có mặt: {present} đồng chí, đạt "
            "{share}; vắng mặt: {absent} đồng chí{names}.{enough}",
            summoned=count(roll.summoned),
            present=count(roll.present),
            share=percent_in_prose(phrases.share(source, roll.present, roll.summoned)),
            absent=count(phrases.absent(roll.summoned, roll.present)),
            names=written.absentees(source),
            enough=_quorum(source),
        )
    )
    rated = count(sum(1 for _ in source.people()))
    yield styles.body(source.say("2. Số người được lấy phiếu tín nhiệm: {n} đồng chí.", n=rated))
    yield styles.body(
        source.say("3. Không thuộc diện lấy phiếu tín nhiệm: {who}.", who=_exempt(source))
    )


def _quorum(source: Source) -> Markup:
    """Said when it is so, or when the figures are still to be written in."""
    roll = source.payload.roll
    known = roll.present is not None and roll.summoned is not None
    if known and not source.ruleset.quorum_met(roll.present or 0, roll.summoned or 0):
        return Markup("")
    return source.say(
        " Hội nghị có ít nhất 2/3 số người được triệu tập có mặt, đủ điều kiện tiến hành {act}.",
        act=phrases.act(source),
    )


def _exempt(source: Source) -> Markup:
    people = source.payload.exempt
    if not people:
        return Markup("không có")
    who = phrases.exempt(source)
    return source.say("{n} đồng chí, gồm: {who}", n=count(len(people)), who=who)


def _papers(source: Source) -> Iterator[Any]:
    styles = Styles(source)
    yield styles.heading("III- VIỆC PHÁT PHIẾU, BỎ PHIẾU, THU PHIẾU")
    yield styles.body(
        source.say(
            "1. Trước khi phát phiếu, Ban kiểm phiếu đã kiểm tra thùng phiếu và niêm phong trước "
            "sự chứng kiến của Hội nghị; đã hướng dẫn cách ghi phiếu, phát phiếu trực tiếp cho "
            "người ghi phiếu."
        )
    )
    for number, form in enumerate(source.payload.forms, 2):
        kind = source.say(" loại phiếu: {name}", name=phrases.form_name(source, form))
        shown = kind if source.several_forms else ""
        yield styles.body(
            source.say("{n}. Số lượng phiếu{kind}:", n=number, kind=shown), keepWithNext=1
        )
        for line in _form_papers(source, form):
            yield styles.body(line)


def _form_papers(source: Source, form: Form) -> Iterator[Markup]:
    yield source.say(
        "- Số phiếu in, đóng dấu: {printed} phiếu; chưa sử dụng: {unused}; ghi hỏng đã thu lại, "
        "đổi phiếu mới: {swapped}.",
        printed=count(form.printed),
        unused=_in_words(source, form.unused),
        swapped=_in_words(source, form.swapped),
    )
    yield source.say("- Số phiếu phát ra: {n}.", n=_in_words(source, form.issued))
    yield source.say("- Số phiếu thu về: {n}.", n=_in_words(source, form.collected))
    yield source.say("- Số phiếu hợp lệ: {n}.", n=_in_words(source, source.known(form.valid)))
    why = phrases.reasons(source, form)
    yield source.say(
        "- Số phiếu không hợp lệ: {n}{why}.",
        n=_in_words(source, source.known(form.invalid)),
        why=source.say("; trong đó: {why}", why=why) if why else "",
    )


def _in_words(source: Source, value: int | None) -> Markup:
    """One of the six totals: 40 phiếu (bốn mươi phiếu)."""
    if value is None:
        return source.say("{n} phiếu", n=DOTS)
    said = Figure(words.number(value, source.word("number_word")))
    return source.say("{n} phiếu ({said} phiếu)", n=count(value), said=said)


def _results(source: Source) -> Iterator[Any]:
    styles = Styles(source)
    lead = [styles.heading("IV- KẾT QUẢ KIỂM PHIẾU", keep=False)]
    for form in source.payload.forms:
        lead += results.form_heading(source, form)
        yield from introduced(source, lead, results.party_table(source, form))
        lead = []
        yield styles.body(phrases.denominator(source, form), spaceBefore=6)
    if source.counted and any(line.blank or line.multiple for line in source.people()):
        yield styles.body(
            source.say(
                "Dòng không đánh dấu hoặc đánh dấu từ hai ô trở lên không tính vào mức tín nhiệm "
                "nào của người đó; phiếu vẫn là phiếu hợp lệ đối với những người còn lại."
            )
        )


def _groups(source: Source) -> Iterator[Any]:
    styles = Styles(source)
    yield styles.heading("V- TỔNG HỢP")
    for number, line in enumerate(phrases.group_lines(source), 1):
        yield styles.body(source.say("{n}. Có {line}.", n=number, line=line))


def _how(source: Source) -> Iterator[Any]:
    styles = Styles(source)
    yield styles.heading("VI- CÁCH KIỂM PHIẾU, Ý KIẾN, KHIẾU NẠI")
    points = (_counted_how(source), written.discussed(source), _complaints(source))
    for number, point in enumerate(filter(None, points), 1):
        yield styles.body(source.say("{n}. {point}", n=number, point=point))


def _complaints(source: Source) -> Markup:
    return source.say(
        "Ý kiến, khiếu nại về việc bỏ phiếu, kiểm phiếu: {what}.", what=written.complaints(source)
    )


def _counted_how(source: Source) -> Markup:
    keyed = manner.keyed(source)
    code = source.say(" Mã đối chiếu số liệu: {code}.", code=source.code) if source.code else ""
    return source.say(
        "Phiếu được kiểm bằng máy vi tính; {keyed}. Nhật ký kiểm phiếu kèm theo biên bản này."
        "{code}",
        keyed=keyed,
        code=code,
    )


def _end(source: Source) -> list[Any]:
    styles, meeting = Styles(source), source.payload.meeting
    last = [
        styles.body(
            source.say(
                "Việc bỏ phiếu, kiểm phiếu được tiến hành đúng nguyên tắc, trình tự quy định. "
                "Toàn bộ phiếu được niêm phong, bàn giao theo biên bản riêng."
            )
        ),
        styles.body(
            source.say(
                "Biên bản kết thúc vào hồi {clock} cùng ngày, đã đọc lại cho các thành viên Ban "
                "kiểm phiếu cùng nghe, nhất trí ký tên và được lập thành {copies} bản như "
                "nhau{end}",
                clock=clock(meeting.ends_at),
                copies=f"{meeting.copies:02}" if meeting.copies else DOTS,
                end=source.word("end_mark"),
            )
        ),
    ]
    members = signatures.other_members(source)
    chair = [meeting.chair] if meeting.chair else []
    return signatures.closing(
        source,
        last,
        signatures.group(source, "CÁC THÀNH VIÊN BAN KIỂM PHIẾU", members),
        signatures.group(source, "XÁC NHẬN CỦA CHỦ TRÌ HỘI NGHỊ", chair),
    )
