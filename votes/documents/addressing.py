"""How the hall is spoken to and who speaks, in the words of the Party or of the State."""

from __future__ import annotations

from . import phrases
from .source import Source
from .text import Markup


def _in_session(source: Source) -> bool:
    """Whether the body meets as a council: Kỳ họp, not Hội nghị."""
    return phrases.sitting(source) == "Kỳ họp"


def hall(source: Source) -> Markup:
    """Who is asked to decide: Hội nghị, Hội đồng nhân dân, Quốc hội."""
    return phrases.body(source) if _in_session(source) else Markup("Hội nghị")


def hall_in_full(source: Source) -> Markup:
    """Hội nghị Ban Chấp hành …, Hội đồng nhân dân tỉnh …"""
    if _in_session(source):
        return source.say("{name}", name=source.payload.organisation.name)
    return phrases.named_meeting(source)


def greeting(source: Source) -> Markup:
    if source.party:
        return Markup("Kính thưa các đồng chí, kính thưa Hội nghị,")
    return source.say("Kính thưa {hall}, kính thưa các vị đại biểu,", hall=hall(source))


def chair(source: Source) -> str:
    """Chủ trì Hội nghị or Chủ tọa Kỳ họp, within a sentence."""
    return "Chủ tọa Kỳ họp" if _in_session(source) else "chủ trì Hội nghị"


def secretariat(source: Source) -> str:
    return f"Thư ký {phrases.sitting(source)}"


def each(source: Source) -> str:
    """One of the hall: đồng chí, vị đại biểu."""
    return "đồng chí" if source.party else "vị đại biểu"


def everybody(source: Source) -> str:
    return "các đồng chí" if source.party else "các vị đại biểu"


def not_rated(source: Source) -> Markup:
    """What is said of the members of the board."""
    return source.say("không có tên trong danh sách được {act}", act=phrases.act(source))


def chair_name(source: Source) -> Markup:
    """Đồng chí … who chairs, as spoken of; empty where nobody is named."""
    name = source.payload.meeting.chair.strip()
    if not name:
        return Markup()
    return phrases.person(source, name) if source.party else source.say("{name}", name=name)


def sentence(words: str) -> str:
    """The same words at the beginning of a sentence."""
    return words[:1].upper() + words[1:]
