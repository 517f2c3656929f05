"""What is fixed and printed, as a typed structure.

A draft is printed from a payload built the same way, with `sealing` None. Counts that nobody
knows are None here and absent from the JSON. Lengths in `layout` are integers (0.1 mm, 0.1 pt).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

FORMAT: Final = 1


@dataclass(frozen=True)
class Organisation:
    uid: str
    name: str
    kind: str
    letterhead: str
    committee: str = ""
    issuer: str = ""
    superior: str = ""
    place: str = ""
    spelling: str = "ủy"


@dataclass(frozen=True)
class Meeting:
    """The session itself: dates are ISO (YYYY-MM-DD), times HH:MM or empty.

    `rehearsal` is 1 for a practice copy, whose papers have no value.
    """

    code: str
    uid: str
    title: str
    held_on: str
    meeting: str = ""
    starts_at: str = ""
    ends_at: str = ""
    place: str = ""
    chair: str = ""
    minutes_number: str = ""
    copies: int | None = None
    disclosure: str = "none"
    percent_places: int = 2
    keyings: int = 2
    absent_ballots_allowed: int = 0
    rehearsal: int = 0


@dataclass(frozen=True)
class Classification:
    level: str = ""
    ground: str = ""
    decided_by: str = ""
    copy_number: str = ""
    recipients: str = ""


@dataclass(frozen=True)
class LegalBasis:
    kind: str
    number: str
    issued_on: str = ""
    issuer: str = ""


@dataclass(frozen=True)
class BoardMember:
    name: str
    role: str
    honorific: str = ""
    post: str = ""


@dataclass(frozen=True)
class MeetingVote:
    topic: str
    agree: int
    against: int = 0
    other: int = 0


@dataclass(frozen=True)
class Roll:
    summoned: int | None = None
    present: int | None = None
    total_members: int | None = None
    by_name: int = 0


@dataclass(frozen=True)
class Exempt:
    name: str
    posts: tuple[str, ...]
    reason: str
    honorific: str = ""


@dataclass(frozen=True)
class Line:
    """One official's result: counts and percentages by level key ("high", "low", …).

    `percent` holds what is printed, with a decimal point; `group` is "A", "B" or empty.
    """

    order: int
    name: str
    posts: tuple[str, ...]
    honorific: str = ""
    bloc: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    blank: int = 0
    multiple: int = 0
    percent: Mapping[str, str] = field(default_factory=dict)
    group: str = ""


@dataclass(frozen=True)
class Denominator:
    name: str
    value: int | None = None


@dataclass(frozen=True)
class Batch:
    """A bundle of papers; numbers may have gaps."""

    number: int
    size: int


@dataclass(frozen=True)
class Form:
    """One ballot form with its paper counts, its lines and the digest over its sorted ballots."""

    label: str
    denominator: Denominator
    lines: tuple[Line, ...]
    colour: str = ""
    printed: int | None = None
    issued: int | None = None
    swapped: int = 0
    unused: int | None = None
    collected: int | None = None
    valid: int = 0
    invalid: int = 0
    invalid_reasons: Mapping[str, int] = field(default_factory=dict)
    batches: tuple[Batch, ...] = ()


@dataclass(frozen=True)
class FindingNote:
    code: str
    message: str
    acknowledged_by: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Sealing:
    """Who fixed the result and when (ISO, to the minute, local time)."""

    version: int
    at: str
    by: str
    confirmed_by: str
    supersedes: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Assurance:
    """What the minutes and the log say of how the count was checked.

    `differences` cells of the `marks` that were keyed more than once did not agree; `sampled` and
    `rechecked` papers were held against the count again.
    """

    differences: int = 0
    decided_ballots: int = 0
    imported: int = 0
    marks: int = 0
    sampled: int = 0
    rechecked: int = 0


@dataclass(frozen=True)
class Chain:
    length: int = 0
    head: str = ""


@dataclass(frozen=True)
class Payload:
    ruleset: Mapping[str, Any]
    organisation: Organisation
    meeting: Meeting
    roll: Roll
    forms: tuple[Form, ...]
    status: str = "draft"
    format: int = FORMAT
    classification: Classification = Classification()
    legal_bases: tuple[LegalBasis, ...] = ()
    board: tuple[BoardMember, ...] = ()
    votes: tuple[MeetingVote, ...] = ()
    exempt: tuple[Exempt, ...] = ()
    findings: tuple[FindingNote, ...] = ()
    layout: Mapping[str, Any] = field(default_factory=dict)
    details: Mapping[str, str] = field(default_factory=dict)
    assurance: Assurance = Assurance()
    ballots_digest: str = ""
    audit: Chain = Chain()
    live: Mapping[str, str] = field(default_factory=dict)
    sealing: Sealing | None = None

    @property
    def sealed(self) -> bool:
        return self.sealing is not None

    def vote(self, topic: str) -> MeetingVote | None:
        return next((vote for vote in self.votes if vote.topic == topic), None)
