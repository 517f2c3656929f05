"""Biên bản kiểm đếm, giao nhận phiếu: what the board got before the meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.platypus import KeepTogether

from ..payload import Form
from . import page, phrases, written
from .letterhead import letterhead, meeting_body, title
from .signatures import Signatory, side_by_side
from .source import Source
from .styles import Styles
from .text import LONG_DOTS, Markup, count

TITLE = "Biên bản kiểm đếm, giao nhận phiếu"


def paper(source: Source) -> page.Paper:
    day = written.day(source, source.detail("stock_on"))
    subject = source.say("kiểm đếm, giao nhận phiếu {act}", act=phrases.subject(source))
    if not source.party:
        subject = Markup(subject[0].upper() + subject[1:])
    story: list[Any] = [
        *letterhead(source, meeting_body(source), day=day),
        *title(source, "BIÊN BẢN", subject),
        *_sides(source, day),
        *_counted(source),
        _end(source),
    ]
    return page.Paper(f"{TITLE} {phrases.subject_plain(source)}", story)


def _sides(source: Source, day: str) -> Iterator[Any]:
    styles = Styles(source)
    yield styles.body(
        source.say(
            "Hôm nay, hồi {hour}, {day}, tại {place}, chúng tôi gồm:",
            hour=written.hour(source.detail("stock_at")),
            day=day,
            place=source.detail("stock_place") or LONG_DOTS,
        )
    )
    giver = source.detail("stock_giver")
    who = written.person(source, giver.rstrip(" .;")) if giver else LONG_DOTS
    yield styles.body(source.say("- Bên giao: {who};", who=who))
    yield styles.body(source.say("- Bên nhận: {who}.", who=_receiver(source)))


def _receiver(source: Source) -> Markup:
    head = source.head()
    if head is None:
        return source.say("{who}, Trưởng Ban kiểm phiếu", who=LONG_DOTS)
    who = phrases.person(source, head.name, head.honorific)
    post = source.say("{post}, ", post=head.post) if head.post else ""
    return source.say("{who}, {post}Trưởng Ban kiểm phiếu", who=who, post=post)


def _counted(source: Source) -> Iterator[Any]:
    styles = Styles(source)
    yield styles.body(source.say("Hai bên đã kiểm đếm và giao nhận:"), keepWithNext=1)
    stamped, spoilt = source.entries("stamped"), source.entries("spoilt")
    for place, form in enumerate(source.payload.forms):
        yield styles.body(_form(source, form, _at(stamped, place), _at(spoilt, place)))
    yield styles.body(
        source.say(
            "- Thùng phiếu: {boxes} chiếc; giấy niêm phong: {seals} tờ.",
            boxes=written.number(source.detail("boxes")),
            seals=written.number(source.detail("seals")),
        )
    )


def _at(entries: Sequence[str], place: int) -> str:
    return entries[place] if place < len(entries) else ""


def _form(source: Source, form: Form, stamped: str, spoilt: str) -> Markup:
    colour = source.say(" (giấy màu {colour})", colour=form.colour) if form.colour else ""
    return source.say(
        "- {name}{colour}: in {printed} phiếu, đã đóng dấu treo {stamped} phiếu, in hỏng đã hủy "
        "{spoilt} phiếu;",
        name=phrases.form_title(source, form),
        colour=colour,
        printed=count(form.printed),
        stamped=written.number(stamped),
        spoilt=written.number(spoilt),
    )


def _end(source: Source) -> Any:
    sealed = Styles(source).body(
        source.say(
            "Phiếu được để trong phong bì niêm phong, chỉ mở tại {sitting}{end}",
            sitting=phrases.sitting(source).lower(),
            end=source.word("end_mark"),
        )
    )
    head = source.head()
    giver = written.name(source.detail("stock_giver"))
    people = [
        Signatory(("<b>BÊN GIAO</b>",), giver),
        Signatory(("<b>BÊN NHẬN</b>",), head.name if head else ""),
    ]
    return KeepTogether(side_by_side(source, [sealed], people))
