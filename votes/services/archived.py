"""Whether a result that came in an archive is what was fixed elsewhere: its log came with it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .. import payload
from . import audit, logged

ACTION = "archive_imported"


def came_from_elsewhere(session_pk: int) -> bool:
    """By the log, not by a row that anybody could add."""
    query = f"SELECT 1 FROM votes_auditentry WHERE session_id = %s AND action = '{ACTION}'"  # noqa: S608
    return bool(logged.query(query, session_pk))


def problems(
    session_pk: int, uid: str, rows: Sequence[Mapping[str, Any]], anchors: Sequence[Any]
) -> Iterator[str]:
    """The log that came with the versions, against the versions as they stand."""
    found = logged.query("SELECT entries FROM votes_importedlog WHERE session_id = %s", session_pk)
    if not found:
        yield f"votes_importedlog, cuộc lấy phiếu {session_pk}: mất nhật ký"
        return
    for text in log_problems(found[0][0], uid, rows, anchors):
        yield f"votes_importedlog, {text}"


def log_problems(
    text: Any, chain: str, rows: Sequence[Mapping[str, Any]], anchors: Sequence[Any]
) -> Iterator[str]:
    """A chain from its text, one entry a line: whole, saying the versions, holding their ends.

    `anchors` are the `payload.Chain` that each version was fixed with.
    """
    entries, broken = entries_of(text, chain)
    if broken:
        yield f"nhật ký đứt ở dòng {broken}"
        return
    ends = {(0, ""), *((entry["number"], entry["hash"]) for entry in entries)}
    for number, end in enumerate(anchors, 1):
        if end is not None and (end.length, end.head) not in ends:
            yield f"nhật ký khác với lúc chốt bản {number}"
    said = [audit.details_of(one["details"]) for one in entries if one["action"] == "sealed"]
    if [one.get("digest") for one in said] != [row["digest"] for row in rows]:
        yield "nhật ký ghi những lần chốt khác"


def entries_of(text: Any, chain: str) -> tuple[list[dict[str, Any]], int]:
    """Every entry, and the number of the first one that does not follow (0: all do)."""
    entries: list[dict[str, Any]] = []
    previous = ""
    for number, line in enumerate(filter(None, str(text).split("\n")), 1):
        try:
            entry = json.loads(line)
            columns = {name: entry[name] for name in audit.COLUMNS}
            follows = (entry["number"], entry["previous"]) == (number, previous)
            if not follows or audit.entry_hash(chain, columns) != entry["hash"]:
                return entries, number
        except (ValueError, TypeError, LookupError, RecursionError):
            return entries, number
        previous = entry["hash"]
        entries.append(entry)
    return entries, 0


def anchor(text: Any) -> payload.Chain | None:
    """The end of the log that a version was fixed with; None when it can't be read."""
    try:
        return payload.parse(text).audit
    except (payload.PayloadError, TypeError):
        return None
