"""Biên bản kiểm phiếu in the form of a council (Nghị định 30/2020/NĐ-CP)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportlab.platypus import KeepTogether

from . import board_members, manner, page, phrases, results, signatures, written
from .letterhead import counting_board, letterhead, title
from .source import Source
from .styles import Styles
from .tables import Ruled, head_cells, introduced
from .text import DOTS, LONG_DOTS, Markup, clock, count, percent_in_prose


def story(source: Source) -> list[Any]:
    number = source.payload.meeting.minutes_number
    return [
        *letterhead(source, counting_board(source, number)),
        *title(source, "BIÊN BẢN", source.say("Kiểm phiếu {act}", act=phrases.subject(source))),
        *_opening(source),
        *_voters(source),
        *_rated(source),
        *_papers(source),
        *_results(source),
        *_groups(source),
        *_end(source),
    ]


def _opening(source: Source) -> Iterator[Any]:
    styles, meeting = Styles(source), source.payload.meeting
    vote = source.payload.vote("board")
    body = phrases.body(source)
    yield styles.body(
        source.say(
            "Hôm nay, hồi {clock}, {date}, tại {place}, {meeting} tiến hành {act} bằng hình thức "
            "bỏ phiếu kín theo {bases}. Ban kiểm phiếu được {body} biểu quyết thông qua tại "
            "{sitting} ({agree}/{present} đại biểu tán thành) gồm:",
            clock=clock(meeting.starts_at),
            date=source.date(),
            place=meeting.place or LONG_DOTS,
            meeting=phrases.meeting(source),
            act=phrases.act(source),
            bases=phrases.legal_bases(source),
            body=body,
            sitting=phrases.sitting(source),
            agree=count(vote.agree if vote else None),
            present=count(source.payload.roll.present),
        )
    )
    board = board_members.known_or_blank(source)
    for number, member in enumerate(board, 1):
        end = "." if number == len(board) else ";"
        who = board_members.named(source, member)
        yield styles.body(source.say("{n}. {who}{end}", n=number, who=who, end=end))
    for point in written.helpers(source):
        yield styles.body(point)
    yield styles.body(
        source.say("Ban kiểm phiếu báo cáo {body} kết quả kiểm phiếu như sau:", body=body)
    )


def _voters(source: Source) -> Iterator[Any]:
    styles, roll = Styles(source), source.payload.roll
    yield styles.heading(source.say("1. Đại biểu tham gia bỏ phiếu"))
    yield styles.body(
        source.say(
            "- Tổng số đại biểu {body}: {n} đại biểu.",
            body=source.payload.organisation.name,
            n=count(roll.total_members),
        )
    )
    yield styles.body(
        source.say(
            "- Số đại biểu có mặt: {present} đại biểu (bằng {share} tổng số đại biểu); vắng mặt: "
            "{absent} đại biểu{names}.",
            present=count(roll.present),
            share=percent_in_prose(phrases.share(source, roll.present, roll.total_members)),
            absent=count(phrases.absent(roll.total_members, roll.present)),
            names=written.absentees(source),
        )
    )


def _rated(source: Source) -> Iterator[Any]:
    people = source.payload.exempt
    who = Markup("không có")
    if people:
        who = source.say("{n} người: {who}", n=count(len(people)), who=phrases.exempt(source))
    yield Styles(source).body(
        source.say(
            "<b>2. Người được {act}:</b> {n} người. Không thuộc diện {act}: {who}.",
            act=phrases.act(source),
            n=count(sum(1 for _ in source.people())),
            who=who,
        )
    )


def _papers(source: Source) -> Iterator[Any]:
    styles, forms = Styles(source), source.payload.forms
    each = " (từng loại phiếu)" if source.several_forms else ""
    lead = [styles.heading(source.say("3. Số phiếu{each}", each=each), keep=False)]
    yield KeepTogether([*lead, _papers_table(source)])
    why = [reason for form in forms if (reason := _reasons(source, form))]
    for number, reason in enumerate(why):
        yield styles.body(reason, spaceBefore=0 if number else 6)
    unused = [form.unused for form in forms]
    yield styles.body(
        source.say(
            "Số phiếu ghi hỏng đã thu lại, đổi phiếu mới: {swapped} phiếu; số phiếu chưa sử dụng: "
            "{unused} phiếu.",
            swapped=count(sum(form.swapped for form in forms)),
            unused=count(None if None in unused else sum(n for n in unused if n)),
        ),
        spaceBefore=0 if why else 6,
    )


def _reasons(source: Source, form: Any) -> Markup:
    why = phrases.reasons(source, form)
    if not why:
        return Markup("")
    name = source.say(" ({name})", name=phrases.form_title(source, form))
    shown = name if source.several_forms else ""
    return source.say("Lý do không hợp lệ{name}: {why}.", name=shown, why=why)


def _papers_table(source: Source) -> Any:
    labels = ["Loại phiếu", "Phát ra", "Thu về", "Hợp lệ", "Không hợp lệ"]
    ruled = Ruled(
        source, page.margins(source).width, (85, 20, 20, 20, 20), [head_cells(source, labels)]
    )
    for form in source.payload.forms:
        figures = (
            form.issued,
            form.collected,
            source.known(form.valid),
            source.known(form.invalid),
        )
        name = ruled.text(phrases.form_title(source, form), 0, form.label)
        ruled.rows.append([name, *(count(figure) for figure in figures)])
    return ruled.table()


def _results(source: Source) -> Iterator[Any]:
    styles = Styles(source)
    lead = [styles.heading(source.say("4. Kết quả đối với từng người"), keep=False)]
    for form in source.payload.forms:
        if source.several_forms:
            lead.append(styles.heading(phrases.form_title(source, form), keep=False))
        yield from introduced(source, lead, results.state_table(source, form))
        lead = []
        yield styles.body(phrases.denominator(source, form), spaceBefore=6)


def _groups(source: Source) -> Iterator[Any]:
    styles = Styles(source)
    lead = "5. "
    for line in phrases.group_lines(source):
        yield styles.body(source.say("{lead}Người có {line}.", lead=lead, line=line))
        lead = ""


def _end(source: Source) -> list[Any]:
    styles, meeting = Styles(source), source.payload.meeting
    body = phrases.body(source)
    code = source.say(" Mã đối chiếu số liệu: {code}.", code=source.code) if source.code else ""
    sitting = phrases.sitting(source).upper()
    discussed = written.discussed(source)
    checked = styles.body(
        source.say(
            "6. Ban kiểm phiếu đã kiểm tra, niêm phong thùng phiếu trước khi bỏ phiếu; kiểm phiếu "
            "bằng máy vi tính, {keyed}.{code}{discussed} Ý kiến, khiếu nại: {what}.",
            keyed=manner.keyed(source),
            code=code,
            discussed=source.say(" {said}", said=discussed) if discussed else "",
            what=written.complaints(source),
        )
    )
    last = styles.body(
        source.say(
            "Việc kiểm phiếu kết thúc hồi {clock} cùng ngày. Biên bản được lập thành {copies} bản, "
            "báo cáo {body} tại {sitting}{end}",
            clock=clock(meeting.ends_at),
            copies=f"{meeting.copies:02}" if meeting.copies else DOTS,
            body=body,
            sitting=phrases.sitting(source),
            end=source.word("end_mark"),
        ),
    )
    members = signatures.other_members(source)
    chair = [meeting.chair] if meeting.chair else []
    return [
        checked,
        *signatures.closing(
            source,
            [last],
            signatures.group(source, source.say("CÁC ỦY VIÊN"), members),
            signatures.group(source, f"CHỦ TỌA {sitting}", chair),
        ),
    ]
