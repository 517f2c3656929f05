"""What some papers need beside the payload: names of a roll, the log, the bodies below.

None of it bears on the result, so it is not sealed; a paper of a fixed result is drawn with it
once and its first print is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .records import Payload


@dataclass(frozen=True)
class Attendee:
    """Somebody summoned; `present` is 1, 0, or None where nobody called the roll by name."""

    name: str
    honorific: str = ""
    post: str = ""
    present: int | None = None


@dataclass(frozen=True)
class LogEntry:
    """An entry of the log: `at` is ISO local time to the second, words are Vietnamese."""

    number: int
    at: str
    who: str
    role: str
    action: str
    details: str = ""
    hash: str = ""


@dataclass(frozen=True)
class Unit:
    """A vote of a body of the roll-up, or a body without one; `body` is the body's uid.

    `result` is what was fixed last. Without it `state` says why: "none" was held, one "waits" to
    be fixed, or what is there is "broken": it does not fit its digest. `level` is 0 for the body
    that rolls up, 1 for those right below it.
    """

    name: str
    body: str = ""
    level: int = 0
    code: str = ""
    title: str = ""
    state: str = "none"
    result: Payload | None = None
    digest: str = ""


@dataclass(frozen=True)
class MarkedPaper:
    """A ballot of a practice copy: a mark a line, and why it is invalid (or nothing)."""

    form: str
    marks: str
    invalid: str = ""


@dataclass(frozen=True)
class Beside:
    """`log_broken` is the number of the first entry that does not follow, 0 when all do.

    `units` are the body itself and those below it, `around` every other one above and below,
    `deck` the ballots of a practice copy in the order in which they are keyed.
    """

    roll: tuple[Attendee, ...] = ()
    log: tuple[LogEntry, ...] = ()
    log_broken: int = 0
    units: tuple[Unit, ...] = ()
    around: tuple[Unit, ...] = ()
    deck: tuple[MarkedPaper, ...] = ()
    details: Mapping[str, str] = field(default_factory=dict)
