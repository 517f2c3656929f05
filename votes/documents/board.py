"""Tờ trình, danh sách đề nghị Ban kiểm phiếu, with room for how the meeting voted on it."""

from __future__ import annotations

from typing import Any

from ..payload import BoardMember
from . import addressing, board_members, page, phrases
from .closed import closed
from .letterhead import letterhead, meeting_body, title
from .signatures import Signatory, side_by_side
from .source import TENTH_MM, Source
from .styles import LEFT, Styles
from .tables import Ruled, head_cells
from .text import LONG_DOTS, Markup, count

TITLE = "Danh sách đề nghị Ban kiểm phiếu"
#: Lines for a board that nobody has named yet.
BLANK = 5
#: In 0.1 mm: rows that names and figures are written into by hand.
ROW = 92


def paper(source: Source) -> page.Paper:
    subject = source.say("đề nghị thông qua Ban kiểm phiếu {act}", act=phrases.subject(source))
    if not source.party:
        subject = Markup(subject[0].upper() + subject[1:])
    story: list[Any] = [
        *letterhead(source, meeting_body(source)),
        *title(source, "TỜ TRÌNH", subject),
        *_opening(source),
        *closed(source, _members(source), [*_end(source), *_vote(source)]),
    ]
    return page.Paper(f"{TITLE} {phrases.subject_plain(source)}", story)


def _opening(source: Source) -> list[Any]:
    styles = Styles(source)
    to = source.say("Kính gửi: {hall}", hall=addressing.hall_in_full(source))
    apart = "" if board_members.rated(source) else f", {addressing.not_rated(source)}"
    said = source.say(
        "Để giúp {sitting} tiến hành {act} theo {bases}, {chair} đề nghị {hall} xem xét, biểu "
        "quyết thông qua Ban kiểm phiếu gồm {n} {voters}{apart}, như sau:",
        sitting=phrases.sitting(source),
        act=phrases.act(source),
        bases=phrases.legal_bases(source),
        chair=addressing.chair(source),
        hall=addressing.hall(source),
        n=count(len(source.payload.board) or None),
        voters=phrases.voters(source),
        apart=Markup(apart),
    )
    return [styles.line(to, "body_size", spaceAfter=10), styles.body(said, spaceAfter=8)]


def _members(source: Source) -> Ruled:
    labels = [
        "TT" if source.party else "STT",
        "Họ và tên",
        "Chức vụ, đơn vị công tác",
        "Nhiệm vụ trong Ban kiểm phiếu",
    ]
    ruled = Ruled(
        source,
        page.margins(source).width,
        (11, 50, 66, 38),
        [head_cells(source, labels)],
        least=0 if source.payload.board else ROW * TENTH_MM,
    )
    for number, one in enumerate(board_members.known_or_blank(source, BLANK), 1):
        texts = _texts(source, one)
        cells = [ruled.text(text, column, one.name) for column, text in enumerate(texts, 1)]
        ruled.rows.append([str(number), *cells])
    return ruled


def _texts(source: Source, one: BoardMember) -> tuple[Markup, Markup, Markup]:
    role = board_members.role(source, one)
    if one.name == LONG_DOTS:
        return Markup(), Markup(), _sentence(role)
    name = source.say("{name}", name=one.name)
    if not source.party and one.honorific:
        name = phrases.person(source, one.name, one.honorific)
    return name, source.say("{post}", post=one.post), _sentence(role)


def _sentence(words: str) -> Markup:
    return Markup(words[0].upper() + words[1:])


def _end(source: Source) -> list[Any]:
    styles = Styles(source)
    said = styles.body(
        source.say(
            "Kính trình {hall} xem xét, quyết định{end}",
            hall=addressing.hall(source),
            end=source.word("end_mark"),
        ),
        spaceBefore=10,
    )
    heading = f"<b>{addressing.chair(source).upper()}</b>"
    signs = Signatory((heading,), source.payload.meeting.chair)
    return side_by_side(source, [said], [None, signs])


def _vote(source: Source) -> list[Any]:
    """The figures where they are recorded, and room for them where they are not."""
    styles, vote = Styles(source), source.payload.vote("board")
    said = source.say(
        "<b>Kết quả biểu quyết thông qua Ban kiểm phiếu</b> (ghi tại {sitting})",
        sitting=phrases.sitting(source),
    )
    heading = styles.line(said, "body_size", LEFT, spaceBefore=14, spaceAfter=6)
    labels = ["Có mặt", "Tán thành", "Không tán thành", "Ý kiến khác"]
    ruled = Ruled(
        source,
        page.margins(source).width,
        (1, 1, 1, 1),
        [head_cells(source, labels)],
        least=ROW * TENTH_MM,
    )
    recorded = (vote.agree, vote.against, vote.other) if vote else (None, None, None)
    ruled.rows.append([count(figure) for figure in (source.payload.roll.present, *recorded)])
    return [heading, ruled.table()]
