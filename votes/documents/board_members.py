"""Who is of the counting board, in the words of the Party or of the State."""

from __future__ import annotations

from ..payload import BoardMember
from ..roster import fold
from . import phrases
from .source import Source
from .text import LONG_DOTS, Markup

PARTY = {"head": "Trưởng ban", "secretary": "thành viên, thư ký", "member": "thành viên"}
STATE = {"head": "Trưởng ban", "secretary": "Thư ký", "member": "Ủy viên"}


def role(source: Source, member: BoardMember) -> Markup:
    return source.say((PARTY if source.party else STATE)[member.role])


def known_or_blank(source: Source, blank: int = 3) -> tuple[BoardMember, ...]:
    """The board, or so many lines to write on."""
    roles = [*PARTY, *["member"] * blank][:blank]
    return source.payload.board or tuple(
        BoardMember(LONG_DOTS, role, post=LONG_DOTS) for role in roles
    )


def named(source: Source, member: BoardMember, *, first: bool = False) -> Markup:
    """đồng chí …, Ủy viên …, Trưởng ban; `first` begins a sentence."""
    who = phrases.person(source, member.name, member.honorific, first=first)
    post = source.say(", {post}", post=member.post) if member.post else ""
    return source.say("{who}{post}, {role}", who=who, post=post, role=role(source, member))


def rated(source: Source) -> bool:
    """Whether a name of the board is also on a ballot."""
    names = {fold(line.name) for line in source.people()}
    return any(fold(member.name) in names for member in source.payload.board)
