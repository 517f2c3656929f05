"""Gathers what some papers need beside the payload; read only."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils import timezone, translation

from .. import details, log_words, payload
from ..choices import SessionStatus
from ..models import ImportedLog, VoteSession
from ..roster import sort_key
from . import archived, audit, rehearsing, rolling_up
from .archiving import ENTRY

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
    ordered = sorted(members, key=lambda m: (*sort_key(m.name, m.birth_key), m.pk))
    people = (
        payload.Attendee(m.name, m.honorific, ", ".join(m.posts), int(present[m.pk]))
        for m in ordered
    )
    return {"roll": tuple(people)}


def _log(session: VoteSession) -> Gathered:
    """The log as it was when the result was fixed, or as it stands; always in Vietnamese.

    It ends with the fixing itself, so that the paper is the same whenever it is first printed.
    """
    elsewhere = ImportedLog.objects.filter(session=session).first()
    if elsewhere is not None:
        rows, broken = archived.entries_of(elsewhere.entries, session.uid.hex)
    else:
        rows = list(session.audit_entries.order_by("number").values(*ENTRY))
        broken = audit.broken_at(VoteSession, session.pk) or 0
    if session.status == SessionStatus.SEALED:
        fixed = [n for n, row in enumerate(rows, 1) if row["action"] == "sealed"]
        if fixed and fixed[-1] < len(rows):
            rows = rows[: fixed[-1]]
            broken = broken if broken <= len(rows) else 0
    with translation.override("vi"):
        entries = tuple(_entry(row) for row in rows)
    return {"log": entries, "log_broken": broken}


def _entry(row: Mapping[str, Any]) -> payload.LogEntry:
    return payload.LogEntry(
        number=row["number"],
        at=_moment(row["at"]),
        who=row["who_name"],
        role=log_words.role_names(row["who_role"]),
        action=log_words.sentence(row["action"], audit.details_of(row["details"])),
        hash=row["hash"],
    )


def _moment(text: str) -> str:
    """Local time to the second; what is no moment stays as it stands."""
    try:
        local = timezone.localtime(datetime.datetime.fromisoformat(text))
    except ValueError:
        return text
    return local.isoformat(timespec="seconds")


def _units(session: VoteSession) -> Gathered:
    return {"units": rolling_up.units(session)}


def _around(session: VoteSession) -> Gathered:
    return {"around": rolling_up.around(session)}


def _deck(session: VoteSession) -> Gathered:
    return {"deck": tuple(rehearsing.deck(session))}


GATHER: dict[str, Callable[[VoteSession], Gathered]] = {
    "roll": _roll,
    "log": _log,
    "units": _units,
    "around": _around,
    "deck": _deck,
}
