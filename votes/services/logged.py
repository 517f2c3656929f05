"""What the log says of a result, read raw by cursor: it binds what no payload can hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import connection

from ..choices import Topic
from . import audit, snapshot


def query(text: str, *values: Any) -> list[tuple[Any, ...]]:
    """Rows as they stand in the tables."""
    with connection.cursor() as cursor:
        cursor.execute(text, values)
        return list(cursor.fetchall())


def last_of_result(session_pk: int) -> Any:
    """What the log, and not a column of the session, says was done with the result last."""
    rows = query(
        "SELECT action FROM votes_auditentry WHERE session_id = %s "
        "AND action IN ('sealed', 'reopened', 'purged') ORDER BY number DESC LIMIT 1",
        session_pk,
    )
    return rows[0][0] if rows else None


def resolution_changes(session_pk: int) -> Iterator[snapshot.Change]:
    """The confirming resolution is voted after the seal, so the log is what binds it."""
    table = "votes_meetingvote"
    live = query(
        "SELECT id, agree, against, other FROM votes_meetingvote "
        "WHERE session_id = %s AND topic = 'resolution'",
        session_pk,
    )
    logged = _logged_resolution(session_pk)
    if logged and not live:
        yield snapshot.Change(table, what="biểu quyết nghị quyết xác nhận đã bị xóa")
    for pk, *numbers in live:
        if not logged:
            yield snapshot.Change(table, str(pk), what="không có trong nhật ký")
            continue
        for column, value in zip(("agree", "against", "other"), numbers, strict=True):
            if (type(value), value) != (int, logged.get(column)):
                yield snapshot.Change(table, str(pk), column, "khác với nhật ký")


def _logged_resolution(session_pk: int) -> dict[str, Any]:
    """The last vote on the resolution that the log knows; empty where there was none."""
    entries = query(
        "SELECT details FROM votes_auditentry "
        "WHERE session_id = %s AND action = 'meeting_voted' ORDER BY number",
        session_pk,
    )
    votes = [audit.details_of(text) for (text,) in entries]
    return next((vote for vote in reversed(votes) if vote.get("topic") == Topic.RESOLUTION), {})
