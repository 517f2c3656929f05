"""Danh sách đại biểu dự hội nghị: who was summoned, with room to sign."""

from __future__ import annotations

from typing import Any

from ..payload import Attendee
from ..roster import sort_key
from . import page, phrases
from .closed import closed
from .letterhead import letterhead, meeting_body, title
from .signatures import Signatory, side_by_side
from .source import TENTH_MM, Source
from .styles import Styles
from .tables import Ruled, head_cells
from .text import count

TITLE = "Danh sách đại biểu dự hội nghị"
#: Widths in millimetres: order, name, post, signature, note.
WIDTHS = (11, 48, 58, 28, 20)
#: Room to sign, in 0.1 mm, and the lines of a sheet for a number that nobody knows.
ROW = 92
LINES = 40
#: No meeting is larger; a number typed wrong must not print a thousand sheets.
MOST_LINES = 1500


def paper(source: Source) -> page.Paper:
    story: list[Any] = [
        *letterhead(source, meeting_body(source)),
        *_title(source),
        *closed(source, _table(source), _end(source)),
    ]
    return page.Paper(f"{TITLE}, {phrases.subject_plain(source)}", story)


def _title(source: Source) -> list[Any]:
    """A council's list is of its deputies, the others' of those at the meeting."""
    if source.party or phrases.sitting(source) == "Hội nghị":
        subject = source.say("đại biểu dự {meeting}", meeting=phrases.named_meeting(source))
        return title(source, "DANH SÁCH", subject)
    subject = source.say("Đại biểu {body}", body=source.payload.organisation.name)
    return title(source, "DANH SÁCH", subject, phrases.when(source))


def _table(source: Source) -> Ruled:
    labels = ["TT" if source.party else "STT", "Họ và tên", "Chức vụ, đơn vị", "Ký tên", "Ghi chú"]
    ruled = Ruled(
        source,
        page.margins(source).width,
        WIDTHS,
        [head_cells(source, labels)],
        least=ROW * TENTH_MM,
    )
    people = sorted(source.beside.roll, key=lambda one: sort_key(one.name))
    for number, one in enumerate(people, 1):
        texts = (source.say("{name}", name=one.name), source.say("{post}", post=one.post))
        cells = [ruled.text(text, column, one.name) for column, text in enumerate(texts, 1)]
        ruled.rows.append([str(number), *cells, "", _note(source, one)])
    for number in range(len(people) + 1, _lines(source) + 1):
        ruled.rows.append([str(number), "", "", "", ""])
    return ruled


def _lines(source: Source) -> int:
    """As many as are summoned; where nobody knows that and no name, a sheet to write on."""
    if (summoned := _summoned(source)) is not None:
        return min(summoned, MOST_LINES)
    return LINES


def _summoned(source: Source) -> int | None:
    roll = source.payload.roll
    if roll.summoned is not None:
        return roll.summoned
    return len(source.beside.roll) or roll.total_members


def _note(source: Source, one: Attendee) -> str:
    """Who is not there, once the roll was called by name."""
    return "vắng mặt" if source.payload.roll.by_name and one.present == 0 else ""


def _end(source: Source) -> list[Any]:
    styles, roll = Styles(source), source.payload.roll
    summoned = _summoned(source)
    total = styles.body(
        source.say(
            "Tổng số được triệu tập: {summoned} {voters}; có mặt: {present}; vắng mặt: "
            "{absent}{end}",
            summoned=count(summoned),
            present=count(roll.present),
            absent=count(phrases.absent(summoned, roll.present)),
            voters=phrases.voters(source),
            end=source.word("end_mark"),
        ),
        spaceBefore=8,
    )
    made_by = Signatory(("<b>NGƯỜI LẬP DANH SÁCH</b>",), "")
    return side_by_side(source, [total], [None, made_by])
