"""Biên bản niêm phong, bàn giao phiếu: what is put away after the result is told, and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..payload import Form
from . import page, phrases, signatures
from .letterhead import counting_board, letterhead, title
from .signatures import Signatory
from .source import Source
from .styles import Styles
from .text import DOTS, LONG_DOTS, Markup, clock, count, joined

TITLE = "Biên bản niêm phong, bàn giao phiếu"
TIME = re.compile(r"\d{1,2}:\d{2}")


def paper(source: Source) -> page.Paper:
    styles = Styles(source)
    story: list[Any] = [
        *letterhead(source, counting_board(source)),
        *title(source, "BIÊN BẢN", _subject(source), phrases.when(source)),
        *(styles.body(said) for said in (_opening(source), *_handed(source))),
        *signatures.signed(source, [styles.body(_rules(source))], _parties(source)),
    ]
    return page.Paper(TITLE, story)


def _subject(source: Source) -> Markup:
    return source.say(
        "{seal}iêm phong, bàn giao {paper} {about}",
        seal="n" if source.party else "N",
        paper=phrases.paper(source).lower(),
        about=phrases.about(source),
    )


def _opening(source: Source) -> Markup:
    written = source.detail("handed_at")
    at = clock(written) if TIME.fullmatch(written) or not written else written
    return source.say(
        "Hôm nay, hồi {at}, {date}, tại {place}, Ban kiểm phiếu niêm phong và bàn giao cho {whom}:",
        at=at,
        date=source.date(),
        place=source.payload.meeting.place or LONG_DOTS,
        whom=source.detail("handed_to") or LONG_DOTS,
    )


def _handed(source: Source) -> Iterator[Markup]:
    """The papers of each form, the log, and what the data is kept on."""
    packed = source.say("đóng trong {n} gói", n=source.detail("packages") or DOTS)
    for form in source.payload.forms:
        yield from _papers(source, form, packed)
    if source.several_forms:
        yield source.say("- Phiếu thu về của các loại phiếu {packed};", packed=packed)
    pages = source.detail("log_pages") or DOTS
    yield source.say("- 01 Nhật ký kiểm phiếu ({pages} trang);", pages=pages)
    level = source.payload.classification.level
    yield source.say(
        "- 01 thiết bị lưu dữ liệu số {medium}{secret}.",
        medium=source.detail("medium") or DOTS * 2,
        secret=source.say(", độ mật: {level}", level=level) if level else "",
    )


def _papers(source: Source, form: Form, packed: Markup) -> Iterator[Markup]:
    returned = source.say(
        "{collected} phiếu thu về, gồm {valid} hợp lệ, {invalid} không hợp lệ",
        collected=count(form.collected),
        valid=count(source.known(form.valid)),
        invalid=count(source.known(form.invalid)),
    )
    spoilt = source.say("{n} phiếu ghi hỏng", n=count(form.swapped))
    unused = source.say("{n} phiếu chưa sử dụng", n=count(form.unused))
    if source.several_forms:
        name = phrases.form_title(source, form)
        what = joined((returned, spoilt, unused))
        yield source.say("- {name}: {what};", name=name, what=what)
        return
    for said in (joined((returned, packed), ", "), spoilt, unused):
        yield source.say("- {said};", said=said)


def _rules(source: Source) -> Markup:
    return source.say(
        "Niêm phong có chữ ký của {signed}. Thời hạn lưu: theo quyết định của {kept}. Chỉ được mở "
        "khi có quyết định của {opened}{end}",
        signed=source.detail("seal_signed_by") or DOTS * 4,
        kept=source.detail("kept_until") or DOTS * 4,
        opened=source.detail("opened_by") or DOTS * 4,
        end=source.word("end_mark"),
    )


def _parties(source: Source) -> list[Signatory]:
    """Who hands over, who takes over (their name is written first), and a witness."""
    head = source.head()
    taker = source.detail("handed_to").split(",")[0]
    return [
        Signatory(("<b>BÊN GIAO</b>", "(Trưởng Ban kiểm phiếu)"), head.name if head else ""),
        Signatory(("<b>BÊN NHẬN</b>", ""), taker),
        Signatory(("<b>NGƯỜI CHỨNG KIẾN</b>", ""), source.detail("witness")),
    ]
