"""Gathers what some papers need beside the payload; read only."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from .. import details, payload
from ..models import VoteSession
from ..roster import sort_key

Gathered = dict[str, object]


def of(session: VoteSession, wants: Iterable[str]) -> payload.Beside:
    """The fields of `payload.Beside` that a document wants, and the details known later."""
    written = session.details.values_list("key", "text")
    gathered: Gathered = {"details": details.later(written)}
    for name in wants:
        gathered |= GATHER[name](session)
    return payload.Beside(**gathered)  # type: ignore[arg-type]


def _roll(session: VoteSession) -> Gathered:
    present = dict(session.attendance.values_list("member", "present"))
    members = session.organisation.members.filter(pk__in=present)
    # Namesakes stand by their birth dates, which no paper has.
    ordered = sorted(members, key=lambda m: (*sort_key(m.name, str(m.birth_date or "")), m.pk))
    people = (
        payload.Attendee(m.name, m.honorific, ", ".join(m.posts), int(present[m.pk]))
        for m in ordered
    )
    return {"roll": tuple(people)}


GATHER: dict[str, Callable[[VoteSession], Gathered]] = {"roll": _roll}
