"""What an office wrote in a field as it likes, brought into the middle of a sentence.

Hours, days, numbers and people are put in the form of the paper where they are understood, and
printed as they were typed where they are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..details import day_of
from . import phrases
from .source import Source
from .text import DOTS, LONG_DOTS, Markup, count, joined, long_date

HOUR = re.compile(r"(\d{1,2})\s*(?::|h|g|giờ)\s*(\d{1,2})?\s*(?:phút|p)?", re.IGNORECASE)
#: A number alone, after the name of what is counted, before its unit, or between both.
NUMBER = re.compile(
    r"(?:[^\d].*[:=–-]\s*)?(\d{1,3}(?:\.\d{3})+|\d+)\s*(?:phiếu|chiếc|thùng|tờ|gói|trang)?",
    re.IGNORECASE,
)
COUNTED = re.compile(r"\d+\s+phiếu", re.IGNORECASE)
TITLED = re.compile(r"(?:đồng chí|đ/c|ông/bà|ông|bà)[.:]?\s+", re.IGNORECASE)


def hour(text: str) -> str:
    """07:30, 7h30 and 7 giờ 30 phút as "07 giờ 30"; dots where nothing is written."""
    if not text:
        return f"{DOTS} giờ {DOTS}"
    found = HOUR.fullmatch(text)
    if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
        return text
    return f"{int(found[1]):02} giờ {int(found[2] or 0):02}"


def day(source: Source, text: str) -> str:
    """04/02/2026 as "ngày 04 tháng 02 năm 2026"; dots where nothing is written."""
    if not text:
        return f"ngày {DOTS} tháng {DOTS} năm {source.payload.meeting.held_on[:4]}"
    if found := day_of(text):
        return long_date(found.isoformat(), source.layout)
    return text if text.casefold().startswith("ngày") else f"ngày {text}"


def number(text: str) -> str:
    """45, "45 phiếu" and "Loại 1: 45 phiếu" as "45"; dots where nothing is written."""
    if not text:
        return DOTS
    found = NUMBER.fullmatch(text)
    return count(int(found[1].replace(".", ""))) if found else text


def people(source: Source, entries: Sequence[str], *, first: bool = False) -> Markup:
    """Everybody of a list as they are spoken of; `first` begins a sentence."""
    return joined(
        person(source, entry, first=first and not number) for number, entry in enumerate(entries)
    )


def person(source: Source, entry: str, *, first: bool = False) -> Markup:
    """Đồng chí before whoever was written without it; a State paper has what was written."""
    if not source.party or TITLED.match(entry):
        return source.say("{entry}", entry=entry)
    word = "Đồng chí" if first else "đồng chí"
    return source.say("{word} {entry}", word=word, entry=entry)


def name(entry: str) -> str:
    """The name alone of somebody written with what they are, for under a signature."""
    found = TITLED.match(entry)
    bare = entry[found.end() :] if found else entry
    return re.split(r"\s*[,;(]|\s[–-]\s", bare.strip(), maxsplit=1)[0]


def absentees(source: Source) -> Markup:
    """Those who are absent with why, in brackets after their number; empty where not written."""
    entries = source.entries("absentees")
    return source.say(" ({who})", who="; ".join(entries)) if entries else Markup()


def helpers(source: Source) -> Iterator[Markup]:
    """Who helped the counting board and who watched it, where somebody wrote it."""
    for label, key in (
        ("Nhân viên kỹ thuật giúp việc", "staff"),
        ("Giám sát, chứng kiến", "observers"),
    ):
        if entries := source.entries(key):
            yield source.say("{label}: {who}.", label=label, who=people(source, entries))


def discussed(source: Source) -> Markup:
    """The ballots the whole board talked over, where there are any or somebody wrote of some."""
    settled, what = phrases.settled_by_board(source), source.detail("discussed").rstrip(" .;")
    if not (settled or what):
        return Markup()
    return source.say(
        "Các trường hợp Ban kiểm phiếu thảo luận, kết luận: {n}{what}.",
        n=f"{count(settled)} phiếu, " if settled and not COUNTED.match(what) else "",
        what=what or LONG_DOTS,
    )


def complaints(source: Source) -> Markup:
    """What was objected and decided; dots where nobody wrote that there was none."""
    return source.say("{what}", what=source.detail("complaints").rstrip(" .;") or LONG_DOTS)
