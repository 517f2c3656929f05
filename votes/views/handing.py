"""Whose the next step is, where it is not the viewer's own: the people, and the door to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Q

from ..choices import KeyingState, Role, SessionStatus
from ..forms.turn import in_order, people_of
from ..models import RoleAssignment, User, VoteSession
from ..permissions import RULES
from . import dashboard
from .progress import Progress
from .steps import Next, candidates

Rows = list[dict[str, Any]]
#: Of several who may, the one whose work it most often is.
FIRST: Final = (Role.HEAD, Role.SECRETARY, Role.CLERK, Role.ORGANISER, Role.TYPIST, Role.OBSERVER)


@dataclass(frozen=True)
class Handing:
    """A step and the others who may take it now; nobody yet where `people` is empty."""

    step: Next
    roles: list[str]
    people: list[User]


def could_key(row: dict[str, Any], user: User) -> bool:
    """Whether a batch has a pass for somebody: their own open one, or one not begun."""
    keyings = [keying for _number, keying in row["keyings"]]
    own = [keying.state for keying in keyings if keying and keying.keyed_by_id == user.pk]
    if own:
        return KeyingState.OPEN in own
    return None in keyings and row["batch"].decided_by_id != user.pk


def lies_free(row: dict[str, Any], user: User) -> bool:
    """Whether the papers of a batch lie before nobody else."""
    open_ones = [one for _number, one in row["keyings"] if one and one.state == KeyingState.OPEN]
    return all(one.keyed_by_id == user.pk for one in open_ones)


def could_decide(row: dict[str, Any], user: User) -> bool:
    keyed = any(keying and keying.keyed_by_id == user.pk for _number, keying in row["keyings"])
    return row["differs"] and not keyed and row["batch"].decided_by_id in (None, user.pk)


#: What may be open to a role and yet hold nothing for this person.
_LEFT: Final = {"keying_start": could_key, "differences": could_decide}


def idle(rows: Rows, user: User) -> frozenset[str]:
    """The steps of the count in which nothing is left for `user`."""
    left = {name: any(could(row, user) for row in rows) for name, could in _LEFT.items()}
    return frozenset(name for name, some in left.items() if not some)


def waiting(session: VoteSession, user: User) -> dict[str, Any]:
    """What a typist's page waits for, if anything, and whether a batch may be left for them."""
    if session.status not in {SessionStatus.VOTING, SessionStatus.COUNTING, SessionStatus.DRAFT}:
        return {"waits": "", "left": True}
    if session.status != SessionStatus.COUNTING:
        return {"waits": "opening", "left": True}
    rows = dashboard.batches(session, user)
    left = [row for row in rows if could_key(row, user)]
    if any(lies_free(row, user) for row in left):
        return {"waits": "", "left": True}
    return {"waits": "turn" if left else "batch" if rows else "unlaid", "left": left or not rows}


def of(session: VoteSession, at: Progress, rows: Rows, viewer: User) -> Handing | None:
    """The most pressing step that somebody else may take; else the first, with nobody for it."""
    waiting = list(candidates(session, at))
    if not waiting:
        return None
    known = _known(session, viewer)
    for step in waiting:
        if people := _able(step, known, rows):
            return Handing(step, _roles(step), people)
    return Handing(waiting[0], _roles(waiting[0]), [])


def _roles(step: Next) -> list[str]:
    able = RULES[step.name].roles
    return [str(role.label) for role in FIRST if role in able]


def _able(step: Next, known: dict[User, set[str]], rows: Rows) -> list[User]:
    able = RULES[step.name].roles
    found = [user for user, roles in known.items() if roles & able]
    if could := _LEFT.get(step.name):
        found = [user for user in found if any(could(row, user) for row in rows)]
    return sorted(found, key=lambda user: _place(known[user] & able))


def _place(roles: set[str]) -> int:
    return min(place for place, role in enumerate(FIRST) if role in roles)


def _known(session: VoteSession, viewer: User) -> dict[User, set[str]]:
    """The others who can sit down here, in the order of names, with their roles. One query."""
    here = Q(session=session) | Q(session=None, organisation=session.organisation_id)
    others = people_of(session).exclude(pk=viewer.pk)
    roles: dict[User, set[str]] = {}
    for one in RoleAssignment.objects.filter(here, user__in=others).select_related("user"):
        roles.setdefault(one.user, set()).add(one.role)
    return {user: roles[user] for user in in_order(roles)}
