"""Whether a fixed result is what was fixed: from its own row, the log, and the live rows.

Everything is read raw by cursor: a changed value must be found, and must not trip a conversion.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection

from .. import payload
from ..choices import SessionStatus, Topic
from ..models import LiveSnapshot, Organisation, VoteSession
from . import audit, recount, snapshot

_COLUMNS = (
    *("id", "version", "format", "payload", "ballots", "digest"),
    *("sealed_by_id", "confirmed_by_id", "supersedes_id", "reason"),
)
Row = dict[str, Any]


@dataclass(frozen=True)
class _Session:
    """What verifying needs of the session's row, as it stands in the table."""

    pk: int
    organisation: int
    status: Any
    purge_decision: Any


def verify(*, code: str, version: int | None = None, printed_code: str = "") -> list[str]:
    """What differs, one line each; empty when the result is intact.

    Without `version`, every version is checked from its own row and the newest one of a sealed,
    unpurged session against the live rows too. `printed_code` is the code line from paper.
    """
    session = _session(code)
    if session is None:
        return [f"không có cuộc lấy phiếu nào mang mã {code}"]
    rows = _rows(session)
    chosen = [row for row in rows if version in (None, row["version"])]
    if not chosen:
        return [_nothing(version)]
    problems = [text for row in chosen for text in _guarded(row, rows)]
    if printed_code:
        problems.extend(_code_problems(printed_code, chosen[-1]))
    problems.extend(_chain_problems(session))
    problems.extend(_log_problems(session, rows))
    problems.extend(_anchor_problems(session, rows))
    if chosen[-1] is rows[-1]:
        problems.extend(_live_problems(session, rows[-1], named=version is not None))
    return problems


def _query(query: str, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return list(cursor.fetchall())


def _session(code: str) -> _Session | None:
    rows = _query(
        "SELECT id, organisation_id, status, purge_decision FROM votes_votesession WHERE code = %s",
        code,
    )
    return _Session(*rows[0]) if rows else None


def _nothing(version: int | None) -> str:
    if version is None:
        return "chưa có kết quả nào được chốt"
    return f"không có bản chốt số {version}"


def _rows(session: _Session) -> list[Row]:
    names = ", ".join(_COLUMNS)
    query = f"SELECT {names} FROM votes_sealedresult WHERE session_id = %s ORDER BY id"  # noqa: S608
    return [dict(zip(_COLUMNS, row, strict=True)) for row in _query(query, session.pk)]


def _guarded(row: Row, rows: list[Row]) -> list[str]:
    place = f"votes_sealedresult, bản {row['version']}"
    try:
        return [f"{place}, {text}" for text in _own_row(row, rows)]
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError) as error:
        return [f"{place}: không đọc được ({error})"]


def _own_row(row: Row, rows: list[Row]) -> Iterator[str]:
    """A version from its own row: digest, ballots against counts, counts against percentages."""
    text = row["payload"]
    if payload.digest(text.encode()) != row["digest"]:
        yield "cột payload hoặc digest: mã đối chiếu không khớp nội dung"
    built = payload.parse(text)
    if payload.canonical(json.loads(text)).decode() != text:
        yield "cột payload: không ở dạng chuẩn"
    if payload.digest(row["ballots"].encode()) != built.ballots_digest:
        yield "cột ballots: danh sách phiếu không khớp kết quả"
    yield from _header(row, rows, built)
    yield from recount.problems(built, row["ballots"])


def _header(row: Row, rows: list[Row], built: payload.Payload) -> Iterator[str]:
    """The columns beside the payload, which say again what it says."""
    sealing = built.sealing
    if sealing is None:
        yield "cột payload: kết quả chưa được chốt"
        return
    index = rows.index(row)
    before = rows[index - 1] if index else None
    expected = {
        "version": index + 1,
        "format": built.format,
        "reason": sealing.reason,
        "supersedes_id": before["id"] if before else None,
    }
    for column, value in expected.items():
        if (type(row[column]), row[column]) != (type(value), value):
            yield f"cột {column}: khác với kết quả đã chốt"
    if sealing.version != index + 1:
        yield "cột payload: số của bản không đúng"
    if sealing.supersedes != (before["digest"] if before else ""):
        yield "cột payload: không nối với bản trước"


def _code_problems(printed: str, row: Row) -> list[str]:
    try:
        if payload.same_code(printed, row["digest"]):
            return []
    except (ValueError, TypeError):
        pass
    return [f"mã đối chiếu {printed} không phải của bản {row['version']}"]


def _chain_problems(session: _Session) -> Iterator[str]:
    chains = (
        (VoteSession, session.pk, "cuộc lấy phiếu"),
        (Organisation, session.organisation, "cơ quan"),
    )
    for model, pk, name in chains:
        number = audit.broken_at(model, pk)
        if number is not None:
            yield f"votes_auditentry, nhật ký của {name}: đứt ở dòng {number}"


def _log_problems(session: _Session, rows: list[Row]) -> Iterator[str]:
    """What the log says was fixed, against the versions that are there."""
    logged = _query(
        "SELECT details FROM votes_auditentry "
        "WHERE session_id = %s AND action = 'sealed' ORDER BY number",
        session.pk,
    )
    said = [_details(text) for (text,) in logged]
    there = [
        {
            "version": row["version"],
            "digest": row["digest"],
            "sealed_by_id": 0 if row["sealed_by_id"] is None else row["sealed_by_id"],
            "confirmed_by_id": 0 if row["confirmed_by_id"] is None else row["confirmed_by_id"],
        }
        for row in rows
    ]
    for number, (log, row) in enumerate(zip(said, there, strict=False), 1):
        for column in (name for name, value in row.items() if log.get(name) != value):
            yield f"votes_sealedresult, bản {number}, cột {column}: khác với nhật ký"
    if len(said) != len(there):
        yield f"votes_sealedresult: có {len(there)} bản, nhật ký ghi {len(said)} lần chốt"


def _anchor_problems(session: _Session, rows: list[Row]) -> Iterator[str]:
    """The log up to each version against the length and head that the version was fixed with.

    A log written anew from its beginning fits itself, but not what is printed on paper.
    """
    query = "SELECT number, hash FROM votes_auditentry WHERE session_id = %s"
    logged = [(0, ""), *_query(query, session.pk)]
    for version, row in enumerate(rows, 1):
        built = _parsed(row)
        if built is not None and (built.audit.length, built.audit.head) not in logged:
            yield (
                f"votes_auditentry, nhật ký của cuộc lấy phiếu: {built.audit.length} dòng đầu "
                f"khác với lúc chốt bản {version}"
            )


def _parsed(row: Row) -> payload.Payload | None:
    """The payload of a version; None when it can't be read, which `_guarded` says."""
    try:
        return payload.parse(row["payload"])
    except (payload.PayloadError, TypeError):
        return None


def _details(text: Any) -> dict[str, Any]:
    try:
        details = json.loads(text)
    except (ValueError, TypeError, RecursionError):
        return {}
    return details if isinstance(details, dict) else {}


def _live_problems(session: _Session, row: Row, *, named: bool) -> Iterator[str]:
    """The newest version against the live rows, unless it was reopened or the papers purged."""
    last = _last_logged(session)
    if last == "reopened":
        yield from _after_reopening(session, row, named=named)
        return
    if session.purge_decision and last == "purged":
        return
    built = _parsed(row)
    was = dict(built.live) if built is not None else {}
    key = audit.live_key(session.pk)
    whole, cells = snapshot.fingerprints(session.pk, key)
    if whole != was:
        yield from map(str, snapshot.changes(was, whole, _cells(row["id"]), cells))
    yield from map(str, _resolution_changes(session))


def _after_reopening(session: _Session, row: Row, *, named: bool) -> Iterator[str]:
    if session.status not in {SessionStatus.COUNTING, SessionStatus.CANCELLED}:
        yield f"votes_votesession, dòng {session.pk}, cột status: nhật ký ghi kết quả đã mở lại"
    elif not named:
        yield f"bản {row['version']} đã được mở lại, chưa chốt lại"


def _resolution_changes(session: _Session) -> Iterator[snapshot.Change]:
    """The confirming resolution is voted after the seal, so the log is what binds it."""
    table = "votes_meetingvote"
    live = _query(
        "SELECT id, agree, against, other FROM votes_meetingvote "
        "WHERE session_id = %s AND topic = 'resolution'",
        session.pk,
    )
    logged = _logged_resolution(session)
    if logged and not live:
        yield snapshot.Change(table, what="biểu quyết nghị quyết xác nhận đã bị xóa")
    for pk, *numbers in live:
        if not logged:
            yield snapshot.Change(table, str(pk), what="không có trong nhật ký")
            continue
        for column, value in zip(("agree", "against", "other"), numbers, strict=True):
            if (type(value), value) != (int, logged.get(column)):
                yield snapshot.Change(table, str(pk), column, "khác với nhật ký")


def _logged_resolution(session: _Session) -> dict[str, Any]:
    """The last vote on the resolution that the log knows; empty where there was none."""
    entries = _query(
        "SELECT details FROM votes_auditentry "
        "WHERE session_id = %s AND action = 'meeting_voted' ORDER BY number",
        session.pk,
    )
    votes = [_details(text) for (text,) in entries]
    return next((vote for vote in reversed(votes) if vote.get("topic") == Topic.RESOLUTION), {})


def _last_logged(session: _Session) -> Any:
    """What the log, and not a column of the session, says was done with the result last."""
    rows = _query(
        "SELECT action FROM votes_auditentry WHERE session_id = %s "
        "AND action IN ('sealed', 'reopened', 'purged') ORDER BY number DESC LIMIT 1",
        session.pk,
    )
    return rows[0][0] if rows else None


def _cells(result_id: int) -> dict[str, snapshot.Table]:
    row = LiveSnapshot.objects.filter(result=result_id).first()
    try:
        stored = json.loads(row.cells) if row else {}
        return {
            name: {pk: tuple(cells) for pk, cells in rows.items()} for name, rows in stored.items()
        }
    except (ValueError, AttributeError, TypeError, RecursionError):
        return {}
