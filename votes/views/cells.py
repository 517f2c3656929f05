"""One thing to look up on paper, as the page of differences shows it."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from .. import reconcile
from ..choices import InvalidReason
from ..models import Batch, Decision, Subject
from ..tally import INVALID
from .keying_page import mark_words


@dataclass(frozen=True)
class Choice:
    """A button: the key that presses it, the value it sends, its words."""

    key: str
    value: str
    label: str


@dataclass(frozen=True)
class Cell:
    """A difference, its readings unlabelled and in an order that says nothing of the keyings."""

    position: int
    line: int
    kind: str
    name: str
    readings: tuple[Choice, ...]
    others: tuple[Choice, ...]


def shuffled(values: Iterable[str], place: str, key: bytes) -> list[str]:
    """Distinct values in an order of their own for each cell, always the same there.

    It depends on the values and the cell alone, never on which keying says what.
    """

    def rank(value: str) -> bytes:
        return hmac.digest(key, f"{place}/{value}".encode(), hashlib.sha256)

    return sorted(set(values), key=rank)


def cell(batch: Batch, found: reconcile.Difference, subjects: list[Subject], key: bytes) -> Cell:
    values = [value for value in found.values if value is not None]
    place = f"{batch.pk}/{found.position}/{found.line}"
    ordered = shuffled(values, place, key)
    if found.line:
        return _line(batch, found, subjects[found.line - 1].name, ordered)
    said = dict.fromkeys(_whole(value) for value in ordered)
    readings = [Choice("", "", words) for words in said]
    if found.kind == "missing":
        readings.append(Choice("", "", _("Không có phiếu này")))
    return Cell(found.position, 0, found.kind, "", tuple(readings), ())


def _line(batch: Batch, found: reconcile.Difference, name: str, ordered: list[str]) -> Cell:
    words = {mark["key"]: mark["label"] for mark in mark_words(batch.form.session)}
    return Cell(
        position=found.position,
        line=found.line,
        kind=found.kind,
        name=name,
        readings=tuple(Choice(mark, mark, words[mark]) for mark in ordered),
        others=tuple(Choice(m, m, words[m]) for m in words if m not in ordered),
    )


def _whole(value: str) -> str:
    """A reading of a whole ballot in words; its marks stay unsaid, they are read from paper."""
    if not value.startswith(INVALID):
        return _("Phiếu hợp lệ")
    reason = InvalidReason(value[len(INVALID) :]).label
    return _("Phiếu không hợp lệ: %(reason)s") % {"reason": reason}


def decided_before(batch: Batch, found: reconcile.Difference | None) -> Decision | None:
    """The decision to take back with ←: the last one in the order of the pile before this cell."""
    rows = list(batch.decisions.filter(position__gt=0).order_by("position", "line"))
    if found is not None:
        here = (found.position, found.line)
        earlier = [row for row in rows if (row.position, row.line) < here]
        rows = earlier or rows
    return rows[-1] if rows else None


def said(decision: Decision | None) -> dict[str, Any]:
    """Where a decision stands, in words for the button that takes it back."""
    if decision is None:
        return {}
    where = _("phiếu %(p)s") % {"p": decision.position}
    if decision.line:
        where = _("phiếu %(p)s, dòng %(l)s") % {"p": decision.position, "l": decision.line}
    return {"position": decision.position, "line": decision.line, "where": where}
