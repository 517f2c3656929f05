"""Whether a fixed result is what was fixed: from its own row, the log, and the live rows.

Everything is read raw by cursor: a changed value must be found, and must not trip a conversion.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

from django.core.exceptions import ObjectDoesNotExist

from .. import payload
from ..choices import SessionStatus
from ..database import any_text
from ..models import Organisation, VoteSession
from . import archived, assembling, audit, logged, recount, retracing, snapshot

_COLUMNS = (
    *("id", "version", "format", "payload", "ballots", "digest"),
    *("sealed_by_id", "confirmed_by_id", "supersedes_id", "reason"),
)
Row = dict[str, Any]
#: What reading a changed payload can end in.
_UNREADABLE = (
    *(ValueError, TypeError, LookupError),
    *(AttributeError, ArithmeticError, RecursionError),
)


@dataclass(frozen=True)
class _Session:
    """What verifying needs of the session's row, as it stands in the table."""

    pk: int
    uid: str
    organisation: int
    status: Any
    purge_decision: Any


def verify(*, code: str, version: int | None = None, printed_code: str = "") -> list[str]:
    """What differs, one line each; empty when the result is intact.

    Without `version`, every version is checked from its own row and the newest one of a sealed,
    unpurged session against the live rows too. `printed_code` is the code line from paper.
    """
    with any_text():
        return _verify(code, version, printed_code)


def _verify(code: str, version: int | None, printed_code: str) -> list[str]:
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
    if archived.came_from_elsewhere(session.pk):
        anchors = [archived.anchor(row["payload"]) for row in rows]
        return [*problems, *archived.problems(session.pk, session.uid, rows, anchors)]
    problems.extend(_log_problems(session, rows))
    problems.extend(_anchor_problems(session, rows))
    if chosen[-1] is rows[-1]:
        problems.extend(_live_problems(session, rows[-1], named=version is not None))
    return problems


def _session(code: str) -> _Session | None:
    rows = logged.query(
        "SELECT id, uid, organisation_id, status, purge_decision FROM votes_votesession "
        "WHERE code = %s",
        code,
    )
    if not rows:
        return None
    pk, uid, *others = rows[0]
    return _Session(pk, str(uid).replace("-", ""), *others)


def _nothing(version: int | None) -> str:
    if version is None:
        return "chưa có kết quả nào được chốt"
    return f"không có bản chốt số {version}"


def _rows(session: _Session) -> list[Row]:
    names = ", ".join(_COLUMNS)
    query = f"SELECT {names} FROM votes_sealedresult WHERE session_id = %s ORDER BY id"  # noqa: S608
    return [dict(zip(_COLUMNS, row, strict=True)) for row in logged.query(query, session.pk)]


def _guarded(row: Row, rows: list[Row]) -> list[str]:
    place = f"votes_sealedresult, bản {row['version']}"
    try:
        return [f"{place}, {text}" for text in _own_row(row, rows)]
    except _UNREADABLE as error:
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
    entries = logged.query(
        "SELECT details, who_name FROM votes_auditentry "
        "WHERE session_id = %s AND action = 'sealed' ORDER BY number",
        session.pk,
    )
    said = [{**audit.details_of(text), "by": normalize("NFC", str(who))} for text, who in entries]
    for number, (log, row) in enumerate(zip(said, rows, strict=False), 1):
        for column in (name for name, value in _to_be_said(row) if log.get(name) != value):
            yield f"votes_sealedresult, bản {number}, cột {column}: khác với nhật ký"
    if len(said) != len(rows):
        yield f"votes_sealedresult: có {len(rows)} bản, nhật ký ghi {len(said)} lần chốt"


def _to_be_said(row: Row) -> Iterator[tuple[str, Any]]:
    """What the log must say of a version, by column; names stand in the payload."""
    yield from ((name, row[name]) for name in ("version", "digest"))
    for name in ("sealed_by_id", "confirmed_by_id"):
        yield name, 0 if row[name] is None else row[name]
    built = _parsed(row)
    if built is not None and built.sealing is not None:
        yield from (("by", built.sealing.by), ("confirmed_by", built.sealing.confirmed_by))


def _anchor_problems(session: _Session, rows: list[Row]) -> Iterator[str]:
    """The log up to each version against the length and head that the version was fixed with.

    A log written anew from its beginning fits itself, but not what is printed on paper.
    """
    query = "SELECT number, hash FROM votes_auditentry WHERE session_id = %s"
    entries = [(0, ""), *logged.query(query, session.pk)]
    for version, row in enumerate(rows, 1):
        built = _parsed(row)
        if built is not None and (built.audit.length, built.audit.head) not in entries:
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


def _live_problems(session: _Session, row: Row, *, named: bool) -> Iterator[str]:
    """The newest version against the live rows, unless it was reopened or the papers purged."""
    last = logged.last_of_result(session.pk)
    if last == "reopened":
        yield from _after_reopening(session, row, named=named)
        return
    if session.purge_decision and last == "purged":
        return
    yield from _changes(session, row)
    yield from map(str, logged.resolution_changes(session.pk))


def _after_reopening(session: _Session, row: Row, *, named: bool) -> Iterator[str]:
    if session.status not in {SessionStatus.COUNTING, SessionStatus.CANCELLED}:
        yield f"votes_votesession, dòng {session.pk}, cột status: nhật ký ghi kết quả đã mở lại"
    elif not named:
        yield f"bản {row['version']} đã được mở lại, chưa chốt lại"


def _changes(session: _Session, row: Row) -> Iterator[str]:
    built = _parsed(row)
    if built is None:
        return
    key = _live_key(session)
    if key is None:
        yield f"votes_livekey, cuộc lấy phiếu {session.pk}: mất khóa, không so được với dữ liệu gốc"
        return
    was = dict(built.live)
    edition = snapshot.edition_of(was)
    if edition is None:
        yield f"votes_sealedresult, bản {row['version']}: bản phần mềm này không biết cách chốt đó"
        return
    now, cells = snapshot.fingerprints(session.pk, key, edition)
    if was and not any(was.get(name) == value for name, value in now.items()):
        yield f"votes_livekey, cuộc lấy phiếu {session.pk}, cột key: khác với lúc chốt"
    elif was != now:
        yield from map(str, snapshot.changes(was, now, _cells(row["id"]), cells))
    else:
        yield from _contradictions(session, row, built)


def _contradictions(session: _Session, row: Row, built: payload.Payload) -> Iterator[str]:
    """A result written anew so that it fits itself still does not fit the untouched rows."""
    place = f"votes_sealedresult, bản {row['version']}"
    try:
        whole = VoteSession.objects.get(pk=session.pk)
        yield from retracing.problems(whole)
        live = assembling.live_payload(whole)
        yield from (f"{place}, {text}" for text in recount.contradictions(built, live))
    except (*_UNREADABLE, ObjectDoesNotExist) as error:
        yield f"{place}: không lập lại được từ dữ liệu gốc ({error})"


def _live_key(session: _Session) -> bytes | None:
    """Read, never made: with a new key everything would differ."""
    rows = logged.query("SELECT key FROM votes_livekey WHERE session_id = %s", session.pk)
    return rows[0][0].encode() if rows and isinstance(rows[0][0], str) else None


def _cells(result_id: Any) -> dict[str, snapshot.Table]:
    rows = logged.query("SELECT cells FROM votes_livesnapshot WHERE result_id = %s", result_id)
    try:
        stored = json.loads(rows[0][0]) if rows else {}
        return {
            name: {pk: tuple(cells) for pk, cells in table.items()}
            for name, table in stored.items()
        }
    except (ValueError, AttributeError, TypeError, RecursionError):
        return {}
