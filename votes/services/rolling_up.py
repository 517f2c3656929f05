"""The fixed results of a body and of every body below it: one rule set, one year."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .. import payload
from ..choices import SessionStatus
from ..models import Organisation, SealedResult, VoteSession
from ..roster import title_key


@dataclass(frozen=True)
class Body:
    """A body of the tree; `level` counts from the one it begins with."""

    pk: int
    uid: str
    name: str
    level: int


@dataclass(frozen=True)
class Round:
    """Which votes are rolled up: those of one rule set and one year."""

    ruleset_key: str
    year: int

    @classmethod
    def of(cls, session: VoteSession) -> Round:
        return cls(session.ruleset_key, session.held_on.year)


@dataclass(frozen=True)
class _Held:
    pk: int
    code: str
    title: str
    status: str


def units(session: VoteSession) -> tuple[payload.Unit, ...]:
    """Every vote of the session's rule set and year in its body and below, body by body.

    Three queries, however many bodies there are.
    """
    return units_of(session.organisation, Round.of(session))


def units_of(top: Organisation, asked: Round) -> tuple[payload.Unit, ...]:
    """The same of any body, whether it held such a vote itself or not."""
    return _of_bodies(asked, list(below(top)))


def rounds(top: Organisation) -> list[Round]:
    """Those with a fixed result in the body or below it, the newest first. Two queries."""
    bodies = {body.pk for body in below(top)}
    sealed = VoteSession.objects.real().filter(status=SessionStatus.SEALED).order_by()
    rows = sealed.values_list("organisation", "ruleset_key", "held_on")
    known = {Round(key, held.year) for body, key, held in rows if body in bodies}
    return sorted(known, key=lambda one: (-one.year, one.ruleset_key))


def own_vote(top: Organisation, asked: Round) -> str:
    """The code of the body's own fixed vote, whose paper the roll-up is printed as; or empty."""
    known = VoteSession.objects.real().filter(
        organisation=top, status=SessionStatus.SEALED,
        ruleset_key=asked.ruleset_key, held_on__year=asked.year,
    )  # fmt: skip
    return known.order_by("-held_on", "-pk").values_list("code", flat=True).first() or ""


def around(session: VoteSession) -> tuple[payload.Unit, ...]:
    """The same of every body above and below, but not of its own: where else people are rated."""
    own = session.organisation
    above = [Body(one.pk, str(one.uid), one.name, 0) for one in own.line_of_superiors()]
    under = [body for body in below(own) if body.pk != own.pk]
    return _of_bodies(Round.of(session), [*above, *under])


def _of_bodies(asked: Round, bodies: Sequence[Body]) -> tuple[payload.Unit, ...]:
    """Body by body, each with every vote it held.

    A body without one is there too, and a result that does not fit its digest is said to be
    broken, with no figure of it.
    """
    held = _held(asked, {body.pk for body in bodies})
    fixed = [one.pk for some in held.values() for one in some if one.status == SessionStatus.SEALED]
    results = newest(fixed)
    return tuple(
        unit for body in bodies for unit in _of_body(asked, body, held.get(body.pk, []), results)
    )


def below(top: Organisation) -> Iterator[Body]:
    """The body and all below it, each before its own, in the alphabet's order. One query."""
    children: dict[int | None, list[tuple[int, uuid.UUID, str]]] = defaultdict(list)
    for pk, uid, name, superior in Organisation.objects.values_list(
        "pk", "uid", "name", "superior"
    ):
        children[superior].append((pk, uid, name))
    waiting, seen = [Body(top.pk, str(top.uid), top.name, 0)], {top.pk}
    while waiting:
        body = waiting.pop()
        yield body
        own = sorted(children[body.pk], key=lambda one: (title_key(one[2]), one[0]), reverse=True)
        # A line of superiors that bites its own tail ends where it began.
        waiting += [Body(pk, str(uid), name, body.level + 1) for pk, uid, name in own
                    if pk not in seen]  # fmt: skip
        seen |= {pk for pk, _uid, _name in own}


def _held(asked: Round, bodies: set[int]) -> Mapping[int, list[_Held]]:
    """The votes of those bodies that were not cancelled, in the order they were held."""
    rows = (
        VoteSession.objects.real()
        .filter(ruleset_key=asked.ruleset_key, held_on__year=asked.year)
        .exclude(status=SessionStatus.CANCELLED)
        .order_by("held_on", "pk")
        .values_list("organisation", "pk", "code", "title", "status")
    )
    found: dict[int, list[_Held]] = defaultdict(list)
    for body, pk, code, title, status in rows:
        if body in bodies:
            found[body].append(_Held(pk, code, title, status))
    return found


def newest(sessions: Iterable[int]) -> dict[int, tuple[str, str]]:
    """The text and digest of the last result of each session."""
    rows = SealedResult.objects.filter(session__in=list(sessions), superseded_by__isnull=True)
    found = rows.values_list("session", "payload", "digest")
    return {session: (text, digest) for session, text, digest in found}


def _of_body(
    asked: Round,
    body: Body,
    held: list[_Held],
    results: Mapping[int, tuple[str, str]],
) -> Iterator[payload.Unit]:
    if not held:
        yield payload.Unit(body.name, body.uid, body.level)
    for one in held:
        about = (body.name, body.uid, body.level, one.code, one.title)
        if one.status != SessionStatus.SEALED:
            yield payload.Unit(*about, state="waits")
            continue
        text, digest = results.get(one.pk, ("", ""))
        result = _read(asked, text, digest)
        state = "fixed" if result else "broken"
        yield payload.Unit(*about, state=state, result=result, digest=digest)


def _read(asked: Round, text: str, digest: str) -> payload.Payload | None:
    """A result that fits its digest and is of this rule set and year; None for any other."""
    try:
        if payload.digest(text.encode()) != digest:
            return None
        built = payload.parse(text)
    except (ValueError, AttributeError):
        return None
    same_rules = built.ruleset.get("key") == asked.ruleset_key
    return built if same_rules and built.meeting.held_on[:4] == f"{asked.year:04}" else None
