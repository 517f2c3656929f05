"""Fingerprints of every live row that bears on a result, read raw by cursor.

Raw, so that nothing hides behind a type conversion: '40' in an integer column is not 40.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
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
#: Written by the log itself and checked with its chain.
NOT_BOUND: dict[type[Model], set[str]] = {VoteSession: {"audit_length", "audit_head"}}
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


def columns(model: type[Model]) -> list[str]:
    """The table's bound columns, the key first."""
    names = [str(field.column) for field in model._meta.concrete_fields]
    return [name for name in names if name not in NOT_BOUND.get(model, set())]


def _rows(model: type[Model], session_id: int) -> Iterator[tuple[Any, ...]]:
    table, where = model._meta.db_table, BOUND[model]
    # An expression has no declared type: SQLite's converters would make 2 a False and trip over
    # a date that is none.
    names = ", ".join(f"COALESCE({connection.ops.quote_name(n)}, NULL)" for n in columns(model))
    query = f"SELECT {names} FROM {table} WHERE {where} ORDER BY id"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(query, [session_id])
        yield from cursor.fetchall()


def _raw(value: Any) -> str:
    return f"{type(value).__name__}:{value}"


def _hmac(key: bytes, text: str) -> str:
    return hmac.digest(key, text.encode(errors="surrogatepass"), hashlib.sha256).hex()


def fingerprints(session_id: int, key: bytes) -> tuple[dict[str, str], dict[str, Table]]:
    """One HMAC per table for the payload, and short ones per cell to name what changed."""
    whole: dict[str, str] = {}
    cells: dict[str, Table] = {}
    for model in BOUND:
        name = model._meta.db_table
        rows = {_raw(row[0]): tuple(map(_raw, row)) for row in _rows(model, session_id)}
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
        found.extend(places or [Change(name)])
    return found


def _cell_changes(name: str, old: Table, new: Table) -> Iterator[Change]:
    model = next(m for m in apps.get_app_config("votes").get_models() if m._meta.db_table == name)
    heads = columns(model)
    for pk in sorted({*old, *new}):
        row = pk.partition(":")[2]
        if pk not in new:
            yield Change(name, row, what="đã bị xóa")
        elif pk not in old:
            yield Change(name, row, what="được thêm sau khi chốt")
        elif len(old[pk]) != len(heads):
            yield Change(name, row)
        else:
            for head, a, b in zip(heads, old[pk], new[pk], strict=True):
                if a != b:
                    yield Change(name, row, head)


def canonical_cells(cells: dict[str, Table]) -> str:
    return payload.canonical(cells).decode()
