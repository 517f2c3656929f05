"""Fixed results side by side: the votes of a term, one official's results over them."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from .. import payload, roster
from ..choices import SessionStatus
from ..models import Organisation, Subject, VoteSession
from . import rolling_up

_NAMES: Final = re.compile(r'"name":("(?:[^"\\]|\\.)*")')


@dataclass(frozen=True)
class Held:
    """A fixed result as it lies in the database; `built` is None where it is broken."""

    pk: int
    code: str
    title: str
    body: int
    held_on: datetime.date
    text: str
    digest: str

    @property
    def whole(self) -> bool:
        return payload.digest(self.text.encode()) == self.digest

    def built(self) -> payload.Payload | None:
        try:
            return payload.parse(self.text) if self.whole else None
        except (ValueError, AttributeError):
            return None

    def names(self, folded: str) -> bool:
        """Whether somebody of this folded name may be in it: read as text, which is quick."""
        found = (_unquoted(one) for one in _NAMES.findall(self.text))
        return any(_fold(name) == folded for name in found)


@dataclass(frozen=True)
class Person:
    """Who a line is about: what the office's own list knows beside the printed name."""

    name: str
    uid: str = ""
    born: datetime.date | None = None


@dataclass(frozen=True)
class Rated:
    """One official's line of one fixed result; `form` counts from 1."""

    held: Held
    result: payload.Payload
    form: int
    line: payload.Line
    person: Person

    @property
    def key(self) -> str:
        """How an address names the line."""
        return f"{self.held.code}:{self.form}:{self.line.order}"

    @property
    def of(self) -> int | None:
        return self.result.forms[self.form - 1].denominator.value


@dataclass(frozen=True)
class History:
    """Results of one person; `maybe` bear the name only and are not taken for the same."""

    person: Person
    rated: list[Rated]
    maybe: list[Rated]
    broken: list[Held]


def _unquoted(text: str) -> str:
    try:
        return str(json.loads(text))
    except ValueError:
        return text


@lru_cache(maxsize=20_000)
def _fold(name: str) -> str:
    return roster.fold(name)


def held(top: Organisation, *, below: bool, code: str = "") -> list[Held]:
    """Every fixed result of a body (and of all below it), in the order they were held.

    With `code` only that one.
    Two bodies that rate one person see each other's result only through the one above both: a
    result is not for those beside it or below it.
    """
    bodies = {one.pk for one in rolling_up.below(top)} if below else {top.pk}
    rows = VoteSession.objects.real().filter(status=SessionStatus.SEALED)
    rows = (rows.filter(code=code) if code else rows).order_by("held_on", "pk")
    known = [
        row
        for row in rows.values_list("pk", "code", "title", "organisation", "held_on")
        if row[3] in bodies
    ]
    results = rolling_up.newest(row[0] for row in known)
    return [Held(*row, *results.get(row[0], ("", ""))) for row in known]


def lines(some: Iterable[Held]) -> Iterator[Rated]:
    """Every line of results that are whole."""
    read = [(one, built) for one in some if (built := one.built()) is not None]
    people = _people(one.pk for one, _built in read)
    for one, built in read:
        for number, form in enumerate(built.forms, 1):
            for line in form.lines:
                person = people.get((one.pk, form.label, line.order))
                known = person if person and _fold(person.name) == _fold(line.name) else None
                yield Rated(one, built, number, line, known or Person(line.name))


def _people(sessions: Iterable[int]) -> Mapping[tuple[int, str, int], Person]:
    """Who stands at a place of a form, where the list is here (an archive brings none)."""
    subjects = Subject.objects.filter(session__in=list(sessions), form__isnull=False).order_by()
    rows = subjects.values_list(
        "session", "form__label", "order", "name", "official__uid", "official__birth_date"
    )
    return {
        (session, label, order or 0): Person(name, str(uid), born)
        for session, label, order, name, uid, born in rows
    }


def same(one: Person, other: Person) -> bool | None:
    """Whether two lines are about one person; None where the name alone speaks for it.

    By the office's own record, else by name and birth date together.
    """
    if one.uid and one.uid == other.uid:
        return True
    if _fold(one.name) != _fold(other.name):
        return False
    return one.born == other.born if one.born and other.born else None


def _rated_as(person: Person) -> set[int]:
    """The votes whose list has the office's own record of somebody."""
    if not person.uid:
        return set()
    rows = Subject.objects.filter(official__uid=person.uid)
    return set(rows.values_list("session", flat=True))


def history(top: Organisation, key: str, joined: Iterable[str] = ()) -> History | None:
    """The results of whom the line `key` is about; None where there is no such line.

    `joined` are lines that somebody looked at and took for the same person.
    """
    everything = held(top, below=True)
    code = key.partition(":")[0]
    first = next((one for one in lines(h for h in everything if h.code == code)
                  if one.key == key), None)  # fmt: skip
    if first is None:
        return None
    wanted, chosen = _fold(first.line.name), set(joined)
    own = _rated_as(first.person)
    broken = [one for one in everything if not one.whole]
    some = [one for one in everything if one.whole and (one.pk in own or one.names(wanted))]
    rated, maybe = [], []
    for line in lines(some):
        fits = same(first.person, line.person)
        if fits or line.key == key or (fits is None and line.key in chosen):
            rated.append(line)
        elif fits is None:
            maybe.append(line)
    return History(first.person, rated, maybe, broken)


@dataclass(frozen=True)
class Row:
    """A person of a term: the lines of each vote, by the session's key."""

    name: str
    lines: Mapping[int, list[Rated]]


def term(top: Organisation, first: int, last: int) -> tuple[list[Held], list[Row]]:
    """The body's own votes of those years, and everybody rated in them by name.

    Lines that only share a name stand in rows of their own.
    """
    votes = [one for one in held(top, below=False) if first <= one.held_on.year <= last]
    people: dict[object, dict[int, list[Rated]]] = {}
    by_birth: dict[object, object] = {}
    for rated in lines(votes):
        key: object = rated.person.uid or rated.key
        if rated.person.born:
            key = by_birth.setdefault((_fold(rated.person.name), rated.person.born), key)
        people.setdefault(key, {}).setdefault(rated.held.pk, []).append(rated)
    rows = [Row(next(iter(some.values()))[-1].line.name, some) for some in people.values()]
    return votes, sorted(rows, key=lambda row: roster.sort_key(row.name))
