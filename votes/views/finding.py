"""Finding a session again in a long list: by words, by year, by state."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple
from urllib.parse import urlencode

from .. import roster
from ..choices import SessionStatus as Status
from ..models import User, VoteSession

#: What needs hands comes first.
ORDER: Final = (Status.COUNTING, Status.VOTING, Status.DRAFT, Status.SEALED, Status.CANCELLED)
_PLACE: Final = {status.value: place for place, status in enumerate(ORDER)}


@dataclass(frozen=True)
class Asked:
    """What somebody looks for; `year` is 0 and `status` empty for any."""

    words: str = ""
    year: int = 0
    status: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Asked:
        """What is not a year or a state is not asked."""
        year, status = query.get("year", ""), query.get("status", "")
        return cls(
            query.get("q", "").strip()[:200],
            int(year) if year.isascii() and year.isdigit() and len(year) == 4 else 0,
            status if status in Status.values else "",
        )

    def __bool__(self) -> bool:
        return self != Asked()

    @property
    def states(self) -> list[tuple[str, str, bool]]:
        return [(one.value, str(one.label), one.value == self.status) for one in ORDER]

    @property
    def query(self) -> str:
        """What the address of another page of the same list carries on."""
        told = {"q": self.words, "year": self.year, "status": self.status}
        return urlencode({name: value for name, value in told.items() if value})


@dataclass(frozen=True)
class Found:
    """The keys of what was found, and of what there is: how many, and of which years.

    `copies` are all practice copies, which stand apart, the newest first.
    """

    sessions: list[int]
    copies: list[int]
    years: list[int]
    all: int


class _Row(NamedTuple):
    pk: int
    status: str
    held: int
    year: int
    original: int | None
    text: tuple[str, ...]


def found(user: User, asked: Asked, only: Container[int] | None = None) -> Found:
    """Of the sessions of somebody's organisation (`only` some of them). One query.

    Folding is ours, no database does it: tones placed otherwise find the same. Two thousand
    short lines are read faster than two thousand sessions are counted.
    """
    own = [row for row in _rows(user) if only is None or row.pk in only]
    rows = [row for row in own if row.original is None]
    copies = sorted((row.pk for row in own if row.original is not None), reverse=True)
    body = user.organisation.name if user.organisation else ""
    chosen = [row for row in rows if _fits(row, asked, body)]
    chosen.sort(key=lambda row: (_PLACE[row.status], -row.held, -row.pk))
    years = sorted({row.year for row in rows}, reverse=True)
    return Found([row.pk for row in chosen], copies, years, len(rows))


def _rows(user: User) -> Iterator[_Row]:
    known = VoteSession.objects.filter(organisation=user.organisation_id).order_by()
    columns = ("pk", "status", "held_on", "rehearsal_of", "title", "code", "meeting")
    for pk, status, held, original, *text in known.values_list(*columns):
        yield _Row(pk, status, held.toordinal(), held.year, original, tuple(text))


def _fits(row: _Row, asked: Asked, body: str) -> bool:
    if (asked.year and row.year != asked.year) or (asked.status and row.status != asked.status):
        return False
    if not asked.words:
        return True
    text = f" {roster.fold(' '.join((*row.text, body)))}"
    return all(word in text for word in roster.fold(asked.words).split())
