"""What a document is drawn from: payload, rule set, measures and voice, and nothing else."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

from .. import layouts
from ..details import DETAILS
from ..payload import Beside, BoardMember, Form, Line, Payload, code_line
from ..rulesets import RuleSet
from . import fonts, text
from .text import Figure, Markup, Voice

#: 0.1 mm and 0.1 pt in points.
TENTH_MM = 72 / 254
TENTH_PT = 0.1
#: In these states nothing is counted yet: a zero of the payload is "not known".
NOT_COUNTED = frozenset({"draft", "voting", "cancelled"})


@dataclass(frozen=True)
class Source:
    payload: Payload
    digest: str = ""
    draft_mark: bool = False
    beside: Beside = field(default_factory=Beside)

    @functools.cached_property
    def ruleset(self) -> RuleSet:
        return RuleSet.from_dict(self.payload.ruleset)

    @functools.cached_property
    def voice(self) -> Voice:
        return Voice(self.payload.organisation.spelling)

    @functools.cached_property
    def layout(self) -> dict[str, int | str]:
        """The payload's measures; what an older result does not know comes from the profile."""
        kept = self.payload.layout
        key = str(kept.get("profile", ""))
        if key not in layouts.PROFILES:
            key = layouts.newest(self.payload.organisation.letterhead)
        return {**layouts.resolve(key), **kept}

    @property
    def party(self) -> bool:
        return self.word("letterhead") == "party"

    @property
    def rehearsal(self) -> bool:
        """Whether every page must say that it has no value."""
        return bool(self.payload.meeting.rehearsal)

    @property
    def counted(self) -> bool:
        return self.payload.status not in NOT_COUNTED

    @property
    def several_forms(self) -> bool:
        return len(self.payload.forms) > 1

    @property
    def code(self) -> str:
        """The code line of a fixed result, empty for a draft."""
        return Figure(code_line(self.digest)) if self.payload.sealed and self.digest else ""

    def mm(self, key: str) -> float:
        """A length of the profile in points."""
        return cast(int, self.layout[key]) * TENTH_MM

    def pt(self, key: str) -> float:
        """A size of the profile in points."""
        return cast(int, self.layout[key]) * TENTH_PT

    def share(self, key: str) -> float:
        """A percentage of the profile as a fraction."""
        return cast(int, self.layout[key]) / 100

    def word(self, key: str) -> str:
        return str(self.layout[key])

    def say(self, template: str, /, **values: object) -> Markup:
        return self.voice.say(template, **values)

    def detail(self, key: str) -> str:
        """What the office wrote of that point of `votes.details`, on one line; empty if nothing."""
        return " ".join(self._written(key).split())

    def entries(self, key: str) -> list[str]:
        """The entries of a point that is a list, one a line of its field."""
        return DETAILS[key].entries(self._written(key))

    def _written(self, key: str) -> str:
        kept = self.beside.details if DETAILS[key].later else self.payload.details
        return kept.get(key, "")

    def date(self) -> str:
        return text.long_date(self.payload.meeting.held_on, self.layout)

    def people(self) -> Iterator[Line]:
        """Everybody rated, form by form in paper order."""
        for form in self.payload.forms:
            yield from form.lines

    def known(self, value: int) -> int | None:
        """A figure of the count: None while nothing is counted."""
        return value if self.counted else None

    def head(self) -> BoardMember | None:
        return self._with_role("head")

    def secretary(self) -> BoardMember | None:
        return self._with_role("secretary")

    def _with_role(self, role: str) -> BoardMember | None:
        return next((member for member in self.payload.board if member.role == role), None)


def check(source: Source) -> None:
    """Raise MissingGlyph for the first typed text that can't be printed as it is."""
    for value, where in _texts(source.payload):
        fonts.check(value, where)
    for value, where in _beside(source):
        fonts.check(value, where)


def _beside(source: Source) -> Iterator[tuple[str, str]]:
    for key, value in {**source.payload.details, **source.beside.details}.items():
        yield value, f"chi tiết văn bản “{DETAILS[key].label if key in DETAILS else key}”"
    for one in source.beside.roll:
        for value in (one.name, one.honorific, one.post):
            yield value, f"danh sách đại biểu, {_seen(one.name)}"
    for unit in source.beside.units:
        yield unit.name, f"tên cơ quan “{_seen(unit.name)}”"
        if unit.result:
            yield from _texts(unit.result)


def _texts(payload: Payload) -> Iterator[tuple[str, str]]:
    """Every typed text that a document may print, and how people call its place."""
    body, meeting = payload.organisation, payload.meeting
    yield body.name, "tên cơ quan"
    yield body.committee, "tên cấp triệu tập"
    yield body.issuer, "tên cơ quan ban hành"
    yield body.superior, "tên cấp trên"
    yield body.place, "địa danh"
    yield meeting.title, "tên cuộc lấy phiếu"
    yield meeting.meeting, "tên hội nghị, kỳ họp"
    yield meeting.place, "địa điểm"
    yield meeting.chair, f"tên người chủ trì “{_seen(meeting.chair)}”"
    yield meeting.minutes_number, "số biên bản"
    for basis in payload.legal_bases:
        for value in (basis.kind, basis.number, basis.issuer):
            yield value, f"căn cứ “{_seen(f'{basis.kind} {basis.number}')}”"
    for member in payload.board:
        for value in (member.name, member.post, member.honorific):
            yield value, f"Ban kiểm phiếu, {_seen(member.name)}"
    for person in payload.exempt:
        for value in (person.name, person.honorific, person.reason, *person.posts):
            yield value, f"người không thuộc diện lấy phiếu {_seen(person.name)}"
    for form in payload.forms:
        yield from _form_texts(form)


def _form_texts(form: Form) -> Iterator[tuple[str, str]]:
    yield form.label, f"tên loại phiếu “{_seen(form.label)}”"
    yield form.colour, f"màu giấy của loại phiếu “{_seen(form.label)}”"
    for line in form.lines:
        for value in (line.name, line.honorific, line.bloc, *line.posts):
            yield value, f"dòng {line.order} ({_seen(line.name)})"


def _seen(value: str) -> str:
    """A name fit for a message: what can't be shown is left out, and it does not run on."""
    visible = "".join(character for character in fonts.tidy(value) if fonts.shows(character))
    return visible if len(visible) <= 80 else f"{visible[:79]}…"
