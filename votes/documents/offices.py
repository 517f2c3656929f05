"""Who issues and signs the papers after a meeting: names, marks of numbers, dates, authority."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from ..details import day_of
from . import letterhead, text
from .errors import DocumentRefused
from .letterhead import Issuer
from .signatures import Signatory
from .source import Source
from .text import DOTS, Markup

#: What Party committees put after the kind of a paper, by how their name begins.
PARTY_MARKS: Final = {
    "tỉnh ủy": "TU",
    "thành ủy": "TU",
    "huyện ủy": "HU",
    "quận ủy": "QU",
    "đảng ủy": "ĐU",
    "chi ủy": "CU",
    "chi bộ": "CB",
}
STATE_MARKS: Final = {"council": "HĐND", "assembly": "UBTVQH"}
BLANK_DATE: Final = f"ngày {DOTS} tháng {DOTS} năm {DOTS}"

#: What an office may type before a number that is printed anyway.
PREFIX: Final = re.compile(r"^(?:nghị quyết\s+)?(?:số:?\s+)?", re.IGNORECASE)


def standing(source: Source) -> Markup:
    """The standing body of a council: Thường trực Hội đồng nhân dân tỉnh …"""
    organisation = source.payload.organisation
    if organisation.kind == "assembly":
        return source.say("Ủy ban Thường vụ Quốc hội")
    return source.say("Thường trực {name}", name=organisation.name)


def speaker(source: Source) -> Markup:
    """The office that speaks in a paper after the meeting."""
    organisation = source.payload.organisation
    if not source.party:
        return standing(source)
    return source.say("{name}", name=organisation.issuer or organisation.name)


def office(source: Source, kind: str, number: str) -> Issuer:
    """The head of that office's paper of that `kind` ("TB"); an unknown number or date is dots."""
    organisation = source.payload.organisation
    date = issued_on(source)
    if source.party:
        name = organisation.issuer or organisation.name
        return Issuer(organisation.superior, name, number, f"{kind}/{_party_mark(name)}", date)
    mark = f"{kind}-{STATE_MARKS.get(organisation.kind, DOTS)}"
    if organisation.kind == "assembly":
        return Issuer("", str(standing(source)), number, mark, date)
    return Issuer(organisation.issuer or organisation.name, "Thường trực", number, mark, date)


def _party_mark(name: str) -> str:
    folded = name.casefold().replace("uỷ", "ủy")
    return next((mark for words, mark in PARTY_MARKS.items() if folded.startswith(words)), DOTS)


def issued_on(source: Source) -> str:
    """The day a paper is signed, in full; dots where nobody has written it down."""
    written = source.detail("issued_on")
    if not written:
        return BLANK_DATE
    day = day_of(written)
    if day is None:
        raise DocumentRefused(f"Ngày ký văn bản “{written}” không đọc được. Viết như 10/02/2026.")
    return text.long_date(day.isoformat(), source.layout)


def on_behalf(source: Source) -> Markup:
    """T/M BAN THƯỜNG VỤ, or TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN."""
    whom = source.say("{whom}", whom=source.detail("signed_for").upper())
    if not source.party:
        whom = source.say(
            "ỦY BAN THƯỜNG VỤ QUỐC HỘI"
            if source.payload.organisation.kind == "assembly"
            else "THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN"
        )
    return source.say(
        "<b>{short} {whom}</b>",
        short=source.word("on_behalf"),
        whom=whom or source.say("BAN THƯỜNG VỤ"),
    )


def signer(source: Source) -> Signatory:
    """Who signs for the office; dots where nobody is written down."""
    return Signatory((on_behalf(source), *posts(source)), source.detail("signer"))


def posts(source: Source, unknown: str = DOTS * 3) -> tuple[Markup, ...]:
    """The signer's post as the profile sets it; "KT. Chủ tịch / Phó Chủ tịch" on two lines."""
    parts = [part.strip() for part in source.detail("signer_post").split("/")]
    written = [part for part in parts if part] or [unknown]
    if source.party:
        return tuple(source.say("{post}", post=part) for part in written)
    return tuple(source.say("<b>{post}</b>", post=part.upper()) for part in written)


def council_mark(source: Source) -> str:
    """What follows the number of a council's resolution; the assembly's names its year and term."""
    if source.payload.organisation.kind == "assembly":
        return f"{source.payload.meeting.held_on[:4]}/QH{DOTS}"
    return "NQ-HĐND"


def council(source: Source) -> Issuer:
    """The head of the council's own resolution, dated the day of the meeting."""
    organisation = source.payload.organisation
    number = source.detail("resolution_number")
    return Issuer("", organisation.issuer or organisation.name, number, council_mark(source))


def resolution(source: Source) -> Markup:
    """Nghị quyết số …/NQ-HĐND ngày … của Hội đồng nhân dân tỉnh …"""
    written = PREFIX.sub("", source.detail("resolution_number"))
    numbered = letterhead.number(source, replace(council(source), number=written))
    return source.say(
        "Nghị quyết số {number}{date} của {council}",
        number=numbered,
        date="" if "ngày" in numbered else source.say(" {date}", date=source.date()),
        council=source.payload.organisation.name,
    )
