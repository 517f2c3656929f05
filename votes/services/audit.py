"""The log: one chain a session, one an organisation, each entry bound to the one before."""

from __future__ import annotations

import datetime
import hashlib
import hmac
import json
from typing import Any

from django.db import connection

from .. import payload
from ..models import AuditEntry, Keying, LiveKey, Organisation, User, VoteSession

COMMAND_LINE = "dòng lệnh"
#: The columns an entry's hash covers, as they stand in the table.
COLUMNS = ("number", "at", "who_id", "who_name", "who_role", "action", "details", "previous")


def record(
    chain: VoteSession | Organisation, action: str, *, by: User | None, **details: Any
) -> AuditEntry:
    """Append one entry; to be called inside the transaction of the act it records.

    `details` may hold integers, strings, lists and mappings, and never anything of one ballot.
    """
    holder = type(chain)._default_manager.select_for_update().get(pk=chain.pk)
    is_session = isinstance(chain, VoteSession)
    entry = AuditEntry(
        session_id=chain.pk if is_session else None,
        organisation_id=None if is_session else chain.pk,
        number=holder.audit_length + 1,
        at=datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        who=by,
        who_name=str(by) if by else COMMAND_LINE,
        who_role=_roles(by, chain),
        action=action,
        details=payload.canonical(details).decode(),
        previous=holder.audit_head,
    )
    entry.hash = entry_hash(chain.uid.hex, {name: getattr(entry, name) for name in COLUMNS})
    entry.save(force_insert=True)
    chain.audit_length, chain.audit_head = entry.number, entry.hash
    chain.save(update_fields=["audit_length", "audit_head"])
    return entry


def _roles(by: User | None, chain: VoteSession | Organisation) -> str:
    if by is None or isinstance(chain, Organisation):
        return ""
    return ", ".join(sorted(by.roles_in(chain)))


def entry_hash(chain_uid: str, columns: dict[str, Any]) -> str:
    """SHA-256 over the chain's identity and every column of an entry, exactly as stored.

    Not `payload.canonical`, for which two spellings of one letter are the same.
    """
    return payload.digest(_text({"chain": chain_uid, **columns}).encode())


def line_of(entry: dict[str, Any]) -> bytes:
    """An entry as one line of a file, in the spelling that its hash is over."""
    return f"{_text(entry)}\n".encode()


def _text(holds: dict[str, Any]) -> str:
    return json.dumps(holds, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def details_of(text: Any) -> dict[str, Any]:
    """The details of an entry; empty where somebody wrote something else there."""
    try:
        details = json.loads(text)
    except (ValueError, TypeError, RecursionError):
        return {}
    return details if isinstance(details, dict) else {}


def broken_at(model: type[VoteSession] | type[Organisation], pk: int) -> int | None:
    """The number of the first entry that does not fit, or None when the chain is intact.

    Read raw, so that nothing hides behind a conversion; a missing last entry is found by the
    length and head that the chain's holder keeps. Without its holder it is broken from the first.
    """
    holders = _raw(
        f"SELECT uid, audit_length, audit_head FROM {model._meta.db_table} "  # noqa: S608
        "WHERE id = %s",
        pk,
    )
    if not holders:
        return 1
    uid, *end = holders[0]
    rows = _entries(model, pk)
    head = ""
    for expected, (*cells, stored, other) in enumerate(rows, 1):
        columns = dict(zip(COLUMNS, cells, strict=True))
        fits = _fits(str(uid).replace("-", ""), columns, stored, expected, head)
        if not fits or other is not None:
            return expected
        head = stored
    return None if end == [len(rows), head] else len(rows) + 1


def _entries(model: type[VoteSession] | type[Organisation], pk: int) -> list[tuple[Any, ...]]:
    """A chain's entries: the columns hashed, the hash, and the chain it must not be in."""
    column, other = "session_id", "organisation_id"
    if model is Organisation:
        column, other = other, column
    return _raw(
        f"SELECT {', '.join(COLUMNS)}, hash, {other} FROM votes_auditentry "  # noqa: S608
        f"WHERE {column} = %s ORDER BY number, id",
        pk,
    )


def _raw(query: str, pk: int) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, [pk])
        return list(cursor.fetchall())


def _fits(uid: str, columns: dict[str, Any], stored: Any, number: int, head: str) -> bool:
    try:
        computed = entry_hash(uid, columns)
    except (TypeError, ValueError):
        return False
    return bool(computed == stored and columns["number"] == number and columns["previous"] == head)


def session_key(session: VoteSession) -> bytes:
    """The session's key for fingerprints, made at need; it goes with the purge."""
    return live_key(session.pk)


def live_key(session_pk: int) -> bytes:
    row, _made = LiveKey.objects.get_or_create(session_id=session_pk)
    return str(row.key).encode()  # whatever stands there: verify must say so, not trip


def keying_fingerprint(keying: Keying) -> str:
    """HMAC over the readings of a keying in order: says later that none was changed."""
    rows = keying.readings.order_by("position").values_list("position", "marks", "invalid_reason")
    text = payload.canonical([list(row) for row in rows])
    key = session_key(keying.batch.form.session)
    return hmac.new(key, text, hashlib.sha256).hexdigest()
