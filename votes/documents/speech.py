"""What is said at a step of the day, who says it, and what those in charge are reminded of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..payload import Form, MeetingVote
from . import addressing, phrases
from .source import Source
from .text import Markup, count


@dataclass(frozen=True)
class Speech:
    """Paragraphs to read aloud, as markup, then notes that are not read."""

    who: str
    words: Sequence[str] = ()
    notes: Sequence[str] = ()


@dataclass(frozen=True)
class Step:
    title: str
    who: str
    parts: Sequence[Speech]


def chair(source: Source, *words: str, notes: Sequence[str] = ()) -> Speech:
    who, name = addressing.sentence(addressing.chair(source)), addressing.chair_name(source)
    said = source.say("{who} ({name})", who=who, name=name) if name else who
    return Speech(said, words, notes)


def head(source: Source, *words: str, notes: Sequence[str] = ()) -> Speech:
    """The head of the counting board speaks."""
    member, who = source.head(), "Trưởng Ban kiểm phiếu"
    if member is None:
        return Speech(who, words, notes)
    name = phrases.person(source, member.name, member.honorific)
    return Speech(source.say("{who} ({name})", who=who, name=name), words, notes)


def show_of_hands(source: Source, vote: MeetingVote | None, third: str = "ý kiến khác") -> Markup:
    """The chair asks for other opinions and for hands, with the figures that are recorded."""
    return source.say(
        "{each} nào có ý kiến khác? Nếu không, xin {hall} biểu quyết: ai tán thành? ({agree}) – "
        "không tán thành? ({against}) – {third}? ({other}).",
        each=addressing.sentence(addressing.each(source)),
        hall=addressing.hall(source),
        agree=count(vote.agree if vote else None),
        against=count(vote.against if vote else None),
        other=count(vote.other if vote else None),
        third=third,
    )


def adopted(source: Source, what: str, vote: MeetingVote | None) -> Markup:
    """Như vậy, … được thông qua với a/present tán thành."""
    return source.say(
        "Như vậy, {what} được thông qua với {agree}/{present} tán thành.",
        what=what,
        agree=count(vote.agree if vote else None),
        present=count(source.payload.roll.present),
    )


def form_and_colour(source: Source, form: Form) -> Markup:
    """Which paper it is, for whom, and how the hall tells it from the others."""
    name = phrases.form_title(source, form)
    if form.label.strip().isdigit() and form.lines:
        first, last = form.lines[0], form.lines[-1]
        name = source.say(
            "{name} ({n} {persons}, từ {first} đến {last})",
            name=name,
            n=len(form.lines),
            persons=phrases.persons(source),
            first=phrases.person(source, first.name, first.honorific),
            last=phrases.person(source, last.name, last.honorific),
        )
    if not form.colour:
        return name
    return source.say("{name}, giấy màu {colour}", name=name, colour=form.colour)
