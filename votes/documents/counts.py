"""Báo cáo số phiếu phát ra, thu về: read out at once, before counting."""

from __future__ import annotations

from typing import Any

from ..payload import Form
from . import page, phrases, written
from .letterhead import counting_board, letterhead, title
from .source import Source
from .styles import JUSTIFY, Styles
from .text import DOTS, Markup, count, joined

TITLE = "Báo cáo số phiếu phát ra, thu về"
COMPARED = {-1: "ít hơn", 0: "bằng", 1: "nhiều hơn"}


def paper(source: Source) -> page.Paper:
    styles = Styles(source)
    hall = Markup("Hội nghị") if source.party else phrases.body(source)
    story: list[Any] = [
        *letterhead(source, counting_board(source)),
        *title(source, "BÁO CÁO", "số phiếu phát ra, thu về"),
        _aloud(styles, source.say("Kính thưa {hall},", hall=hall)),
        _aloud(styles, report(source)),
    ]
    return page.Paper(TITLE, story)


def _aloud(styles: Styles, markup: str) -> Any:
    size = styles.source.pt("reading_size")
    return styles.line(
        markup,
        "reading_size",
        JUSTIFY,
        leading=size * 1.5,
        firstLineIndent=styles.source.mm("first_indent"),
        spaceAfter=size / 2,
    )


def report(source: Source) -> Markup:
    """How many papers went out and came back, in one sentence to be read out."""
    forms = source.payload.forms
    figures = joined(_figures(source, form) for form in forms)
    return source.say(
        "Ban kiểm phiếu xin báo cáo: {present} {voters} có mặt; {figures}. Số phiếu thu về "
        "{compared} số phiếu phát ra. Ban kiểm phiếu xin phép làm việc; dự kiến báo cáo kết quả "
        "vào {expected}.",
        present=count(source.payload.roll.present),
        voters=phrases.voters(source),
        figures=figures,
        compared=_compared(forms),
        expected=written.hour(source.detail("expected_at")),
    )


def _figures(source: Source, form: Form) -> Markup:
    name = source.say("{name}: ", name=phrases.form_aloud(source, form))
    swapped = source.say("; đổi phiếu ghi hỏng: {n} phiếu", n=count(form.swapped))
    return source.say(
        "{name}số phiếu phát ra: {issued} phiếu; số phiếu thu về: {collected} phiếu{swapped}",
        name=name if source.several_forms else "",
        issued=count(form.issued),
        collected=count(form.collected),
        swapped=swapped if form.swapped else "",
    )


def _compared(forms: tuple[Form, ...]) -> str:
    if any(form.issued is None or form.collected is None for form in forms):
        return DOTS * 2
    difference = sum((form.collected or 0) - (form.issued or 0) for form in forms)
    return COMPARED[(difference > 0) - (difference < 0)]
