"""What a session file holds, as typed rows."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class OrganisationData:
    name: str
    kind: str
    committee: str = ""
    superior: str = ""
    issuer: str = ""
    place: str = ""


@dataclass(frozen=True)
class SessionData:
    code: str
    title: str
    ruleset: str
    held_on: datetime.date
    place: str = ""
    meeting: str = ""
    starts_at: datetime.time | None = None
    ends_at: datetime.time | None = None
    chair: str = ""
    minutes_number: str = ""
    copies: int | None = None
    keyings: int = 2
    total_members: int | None = None
    percent_places: int = 2
    disclosure: str = "none"


@dataclass(frozen=True)
class LegalBasisData:
    kind: str
    number: str
    issued_on: datetime.date | None = None
    issuer: str = ""


@dataclass(frozen=True)
class MemberData:
    """`present` is None where the file does not say."""

    name: str
    honorific: str = ""
    post: str = ""
    present: bool | None = None
    birth_date: datetime.date | None = None
    birth_year: int | None = None


@dataclass(frozen=True)
class OfficialData:
    name: str
    posts: tuple[str, ...]
    honorific: str = ""
    bloc: str = ""
    appointed_on: datetime.date | None = None
    retiring_on: datetime.date | None = None
    exempt: bool = False
    exempt_reason: str = ""
    birth_date: datetime.date | None = None
    birth_year: int | None = None


@dataclass(frozen=True)
class FormData:
    """`lines` are indices into the officials, in paper order."""

    label: str
    lines: tuple[int, ...]
    colour: str = ""
    printed: int | None = None
    issued: int | None = None
    swapped: int = 0
    unused: int | None = None
    collected: int | None = None


@dataclass(frozen=True)
class BoardData:
    name: str
    post: str
    role: str


@dataclass(frozen=True)
class SessionFile:
    organisation: OrganisationData
    session: SessionData
    legal_bases: tuple[LegalBasisData, ...]
    summoned: int | None
    present: int | None
    members: tuple[MemberData, ...]
    officials: tuple[OfficialData, ...]
    forms: tuple[FormData, ...]
    board: tuple[BoardData, ...]
