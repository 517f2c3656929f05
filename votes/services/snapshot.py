"""Fingerprints of every live row that bears on a result, read raw by cursor.

Raw, so that nothing hides behind a type conversion: '40' in an integer column is not 40.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Model

from .. import payload
from ..models import (
    Acknowledgement,
    Ballot,
    BallotForm,
    Batch,
    BoardMember,
    Check,
    CheckedPaper,
    Decision,
    Keying,
    LegalBasis,
    MeetingVote,
    Reading,
    Subject,
    VoteSession,
)
from .bound import EDITIONS

_BATCHES = "SELECT b.id FROM votes_batch b JOIN votes_ballotform f ON f.id = b.form_id WHERE f.session_id = %s"  # noqa: E501
_KEYINGS = f"SELECT k.id FROM votes_keying k WHERE k.batch_id IN ({_BATCHES})"  # noqa: S608
_FORMS = "SELECT f.id FROM votes_ballotform f WHERE f.session_id = %s"

#: Every table the seal binds, with the rows that belong to a session.
BOUND: dict[type[Model], str] = {
    VoteSession: "id = %s",
    LegalBasis: "session_id = %s",
    BoardMember: "session_id = %s",
    # The confirming resolution is voted after the result is fixed.
    MeetingVote: "session_id = %s AND topic <> 'resolution'",
    BallotForm: "session_id = %s",
    Subject: "session_id = %s",
    Acknowledgement: "session_id = %s",
    Batch: f"form_id IN ({_FORMS})",
    Keying: f"batch_id IN ({_BATCHES})",
    Reading: f"keying_id IN ({_KEYINGS})",
    Decision: f"batch_id IN ({_BATCHES})",
    Ballot: f"batch_id IN ({_BATCHES})",
    Check: "session_id = %s",
    CheckedPaper: f"batch_id IN ({_BATCHES})",
}
#: Eight hexadecimal digits a cell find the place; that something differs is seen by a full HMAC.
CELL_DIGITS = 8

Table = dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Change:
    """Something that is not as it was when the result was fixed."""

    table: str
    row: str = ""
    column: str = ""
    what: str = "khác với lúc chốt"

    def __str__(self) -> str:
        parts = [self.table]
        if self.row:
            parts.append(f"dòng {self.row}")
        if self.column:
            parts.append(f"cột {self.column}")
        return f"{', '.join(parts)}: {self.what}"


def columns(model: type[Model], edition: int = 0) -> tuple[str, ...]:
    """The table's bound columns in an edition, else in the newest; the key first."""
    return EDITIONS[edition - 1][model._meta.db_table]


def _entry(table: str, edition: int) -> str:
    """What a fingerprint is called; those of the first edition bear the bare name."""
    return table if edition == 1 else f"{table}@{edition}"


def edition_of(names: Iterable[str]) -> int | None:
    """The edition that fingerprints of these names were taken in; None for one not known here."""
    said = {name.partition("@")[2] or "1" for name in names}
    known = {str(number): number for number in range(1, len(EDITIONS) + 1)}
    return known.get(min(said, default="1")) if len(said) < 2 else None


def _rows(model: type[Model], session_id: int, edition: int) -> Iterator[tuple[Any, ...]]:
    table, where = model._meta.db_table, BOUND[model]
    # An expression has no declared type: SQLite's converters would make 2 a False and trip over
    # a date that is none.
    quoted = map(connection.ops.quote_name, columns(model, edition))
    names = ", ".join(f"COALESCE({name}, NULL)" for name in quoted)
    query = f"SELECT {names} FROM {table} WHERE {where} ORDER BY id"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(query, [session_id])
        yield from cursor.fetchall()


def _raw(value: Any) -> str:
    return f"{type(value).__name__}:{value}"


def _hmac(key: bytes, text: str) -> str:
    return hmac.digest(key, text.encode(errors="surrogatepass"), hashlib.sha256).hex()


def fingerprints(
    session_id: int, key: bytes, edition: int = 0
) -> tuple[dict[str, str], dict[str, Table]]:
    """One HMAC per table for the payload, and short ones per cell to name what changed."""
    edition = edition or len(EDITIONS)
    whole: dict[str, str] = {}
    cells: dict[str, Table] = {}
    for model in BOUND:
        if model._meta.db_table not in EDITIONS[edition - 1]:
            continue
        name = _entry(model._meta.db_table, edition)
        rows = {_raw(row[0]): tuple(map(_raw, row)) for row in _rows(model, session_id, edition)}
        text = "\x1e".join("\x1f".join(row) for row in rows.values())
        whole[name] = _hmac(key, f"{name}\x1d{text}")
        cells[name] = {
            pk: tuple(
                _hmac(key, f"{name}{pk}{n}{cell}")[:CELL_DIGITS] for n, cell in enumerate(row)
            )
            for pk, row in rows.items()
        }
    return whole, cells


def changes(
    was: dict[str, str], now: dict[str, str], old: dict[str, Table], new: dict[str, Table]
) -> list[Change]:
    """Every cell, row or table that differs between two sets of fingerprints."""
    found: list[Change] = []
    for name in sorted({*was, *now}):
        if was.get(name) == now.get(name):
            continue
        known = name in old and name in new
        places = list(_cell_changes(name, old[name], new[name])) if known else []
        found.extend(places or [Change(name.partition("@")[0])])
    return found


def _cell_changes(name: str, old: Table, new: Table) -> Iterator[Change]:
    table, _at, edition = name.partition("@")
    heads = EDITIONS[int(edition or 1) - 1][table]
    for pk in sorted({*old, *new}):
        row = pk.partition(":")[2]
        if pk not in new:
            yield Change(table, row, what="đã bị xóa")
        elif pk not in old:
            yield Change(table, row, what="được thêm sau khi chốt")
        elif len(old[pk]) != len(heads):
            yield Change(table, row)
        else:
            for head, a, b in zip(heads, old[pk], new[pk], strict=True):
                if a != b:
                    yield Change(table, row, head)


def canonical_cells(cells: dict[str, Table]) -> str:
    return payload.canonical(cells).decode()
