"""What files of figures hold: numbers, and texts without markup, in the words of the papers.

A figure that is not counted yet, or that nobody knows, is None: an empty cell, never a zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from xml.sax.saxutils import unescape

from .. import tally
from ..payload import Form, Line
from . import fonts, page, phrases
from .marked import unmarked
from .source import Source

Amount = int | Decimal | None


@dataclass(frozen=True)
class Fact:
    label: str
    value: Amount


@dataclass(frozen=True)
class Count:
    label: str
    value: int | None


@dataclass(frozen=True)
class Reason:
    """Why so many ballots of a form are invalid."""

    form: str
    words: str
    count: int


@dataclass(frozen=True)
class Group:
    """A line of the summing-up; `level` is the one that counts, `people` None before the count."""

    words: str
    level: str
    people: list[tuple[Form, Line]] | None


def said(source: Source, template: str, **values: object) -> str:
    """Own words around typed values, as plain text."""
    return plain(source.say(template, **values))


def plain(markup: str) -> str:
    """Markup of `source.say` as text."""
    return unescape(unmarked(markup)).strip()


def typed(value: str) -> str:
    """As somebody typed it, in the composed letters that every paper prints."""
    return fonts.tidy(value)


def share(percent: str | None) -> Decimal | None:
    """A printed percentage as the exact number: "97.50" is 0.9750."""
    return Decimal(percent).scaleb(-2) if percent else None


def posts(names: tuple[str, ...]) -> str:
    return ", ".join(typed(name) for name in names if name.strip())


def form_title(source: Source, form: Form) -> str:
    return plain(phrases.form_title(source, form))


def about(source: Source) -> str:
    return plain(phrases.about(source))


def heading(source: Source) -> str:
    return said(source, "Kết quả {act}", act=phrases.act(source))


def place_and_date(source: Source) -> str:
    place = source.payload.organisation.place
    if not place:
        return source.date()
    return said(source, "{place}, {date}", place=place, date=source.date())


def standing(source: Source) -> str:
    """The mark of a draft, or the code line of a fixed result."""
    if source.draft_mark:
        return page.DRAFT_MARK
    return f"Mã đối chiếu số liệu: {source.code}" if source.code else ""


def rehearsal(source: Source) -> str:
    """What a practice copy says on every page of it; else nothing."""
    return page.REHEARSAL_MARK if source.rehearsal else ""


def roll(source: Source) -> list[Fact]:
    """Who was there, over the base that the minutes name."""
    known = source.payload.roll
    whole = known.summoned if source.party else known.total_members
    words = "Tổng số được triệu tập" if source.party else "Tổng số đại biểu"
    act = phrases.act(source)
    return [
        Fact(words, whole),
        Fact("Có mặt", known.present),
        Fact("Vắng mặt", phrases.absent(whole, known.present)),
        Fact("Tỷ lệ có mặt", share(phrases.share(source, known.present, whole))),
        Fact(f"Số người được {act}", sum(1 for _ in source.people())),
        Fact(f"Số người không thuộc diện {act}", len(source.payload.exempt)),
    ]


def papers(source: Source, form: Form) -> list[Count]:
    """The paper of a form, from printing to the count."""
    return [
        Count("In, đóng dấu", form.printed),
        Count("Phát ra", form.issued),
        Count("Ghi hỏng, đã đổi", None if form.issued is None else form.swapped),
        Count("Chưa sử dụng", form.unused),
        Count("Thu về", form.collected),
        Count("Hợp lệ", source.known(form.valid)),
        Count("Không hợp lệ", source.known(form.invalid)),
    ]


def reason(source: Source, key: str) -> str:
    """The printed words for a reason; what the board concluded where the office wrote it."""
    if key != "other":
        return said(source, phrases.INVALID_REASONS[key])
    concluded = source.detail("other_reason").rstrip(" .;")
    return said(source, "lý do khác: {what}", what=concluded) if concluded else "lý do khác"


def reasons(source: Source) -> list[Reason]:
    """Of every form, in the fixed order."""
    if not source.counted:
        return []
    return [
        Reason(form_title(source, form), reason(source, key), count)
        for form in source.payload.forms
        for key in phrases.INVALID_REASONS
        if (count := form.invalid_reasons.get(key, 0))
    ]


def over_half(source: Source) -> Count | None:
    """How many are high over one half, where the papers say it."""
    if not source.party or phrases.two_levels(source):
        return None
    over = sum(
        tally.over_half(line.counts.get("high", 0), form.denominator.value)
        for form in source.payload.forms
        for line in form.lines
    )
    return Count(said(source, 'Có trên 50% số phiếu "tín nhiệm cao"'), source.known(over))


def groups(source: Source) -> list[Group]:
    """The consequence groups in the words of the rule set, each with who is in it."""
    return [
        Group(
            said(source, "Có {words}", words=source.say(band.words)),
            band.level,
            _in_group(source, band.key),
        )
        for band in source.ruleset.bands
    ]


def _in_group(source: Source, key: str) -> list[tuple[Form, Line]] | None:
    if not source.counted:
        return None
    forms = source.payload.forms
    return [(form, line) for form in forms for line in form.lines if line.group == key]


def count(source: Source, line: Line, level: str) -> int | None:
    return source.known(line.counts.get(level, 0))


def percent(source: Source, line: Line, level: str) -> Decimal | None:
    return share(line.percent.get(level)) if source.counted else None


def void(source: Source, line: Line) -> tuple[int | None, int | None]:
    """Not marked, and marked more than once."""
    return source.known(line.blank), source.known(line.multiple)
