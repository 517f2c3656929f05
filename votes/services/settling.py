"""From readings to ballots: what agrees counts at once, what differs waits for a decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .. import reconcile, tally
from ..choices import KeyingState
from ..models import Ballot, Batch, Decision, Keying, Reading, User
from ..writing import writing
from . import audit
from .errors import Refused
from .locking import locked_batch

#: The decision on how many papers a batch has stands under this position and line.
SIZE_CELL = (0, 0)


@dataclass(frozen=True)
class BatchState:
    """Where a reconciled batch stands.

    `pending` are the differences nobody has decided yet, `size` the number of ballots when it is
    not the batch's and nobody has confirmed it.
    """

    differences: tuple[reconcile.Difference, ...]
    pending: tuple[reconcile.Difference, ...]
    size: int | None

    @property
    def open(self) -> int:
        return len(self.pending) + (self.size is not None)


def finished_keyings(batch: Batch) -> list[Keying]:
    """The batch's finished keyings in the order of their numbers."""
    return list(batch.keyings.filter(state=KeyingState.FINISHED).order_by("number"))


def sheets(keyings: list[Keying]) -> list[list[reconcile.Sheet]]:
    """What each keying says, in the order of its positions. One query."""
    rows = Reading.objects.filter(keying__in=keyings).order_by("position")
    by_keying: dict[int, list[reconcile.Sheet]] = {keying.pk: [] for keying in keyings}
    for key, marks, invalid in rows.values_list("keying_id", "marks", "invalid_reason"):
        by_keying[key].append(reconcile.Sheet(marks, invalid))
    return list(by_keying.values())


def reconcile_batch(batch: Batch) -> None:
    """Once every required keying is finished: align them and turn what agrees into ballots.

    Runs inside the verb that finished the last keying, which holds the batch.
    """
    keyings = finished_keyings(batch)
    if len(keyings) < batch.keyings_required:
        return
    readings = sheets(keyings)
    alignment = reconcile.align(readings)
    doubted = _doubted(batch)
    differences = reconcile.differences(readings, alignment, doubted)
    batch.alignment = alignment.to_json()
    agreed = reconcile.agreed(readings, alignment, doubted)
    _write_ballots(batch, agreed)
    batch.differences = len(differences)
    if not differences and len(agreed) != batch.size:
        batch.differences = 1
    batch.settled = batch.differences == 0
    batch.save(update_fields=["alignment", "differences", "settled"])


def _write_ballots(batch: Batch, ballots: Mapping[int, reconcile.Sheet | None]) -> None:
    Ballot.objects.bulk_create(
        Ballot(batch=batch, position=position, marks=sheet.marks, invalid_reason=sheet.invalid)
        for position, sheet in sorted(ballots.items())
        if sheet is not None
    )


def _doubted(batch: Batch) -> set[int]:
    """Positions that a check found to be other on paper; they are keyed anew from it."""
    return set(batch.checked.filter(agrees=False).values_list("position", flat=True))


def doubt(batch: Batch, position: int) -> None:
    """Take one settled ballot back: somebody has to key the whole of it from the paper.

    Runs inside the verb that found it, which holds the batch and has written the doubt down.
    """
    readings, alignment = _reconciled(batch)
    batch.ballots.filter(position=position).delete()
    batch.decisions.filter(position=position).delete()
    batch.differences = len(reconcile.differences(readings, alignment, _doubted(batch)))
    batch.settled = False
    batch.save(update_fields=["differences", "settled"])


def forget(batch: Batch) -> None:
    """Take back what was settled and decided of a batch; its keyings and doubts stay."""
    batch.checked.exclude(agrees=False).delete()
    batch.ballots.all().delete()
    batch.decisions.all().delete()
    batch.alignment, batch.differences, batch.settled, batch.decided_by = None, 0, False, None
    batch.save(update_fields=["alignment", "differences", "settled", "decided_by"])


def _reconciled(batch: Batch) -> tuple[list[list[reconcile.Sheet]], reconcile.Alignment]:
    if batch.alignment is None:
        raise Refused(_("Tập %(n)s chưa nhập đủ các lượt.") % {"n": batch.number}, "not_reconciled")
    return sheets(finished_keyings(batch)), reconcile.Alignment.from_json(batch.alignment)


def _decisions(batch: Batch) -> dict[tuple[int, int], str]:
    rows = batch.decisions.values_list("position", "line", "value")
    return {(position, line): value for position, line, value in rows}


def _size_open(batch: Batch, counted: int, decided: Mapping[tuple[int, int], str]) -> int | None:
    confirmed = decided.get(SIZE_CELL)
    return None if counted == batch.size or confirmed == str(counted) else counted


def batch_state(batch: Batch) -> BatchState:
    """The differences of a reconciled batch and which of them still wait."""
    readings, alignment = _reconciled(batch)
    doubted = _doubted(batch)
    differences = reconcile.differences(readings, alignment, doubted)
    decided = _decisions(batch)
    pending = tuple(d for d in differences if (d.position, d.line) not in decided)
    if pending:
        return BatchState(differences, pending, None)
    counted = sum(sheet is not None for sheet in _resolved(batch, decided).values())
    return BatchState(differences, (), _size_open(batch, counted, decided))


def _resolved(
    batch: Batch, decided: Mapping[tuple[int, int], str]
) -> dict[int, reconcile.Sheet | None]:
    readings, alignment = _reconciled(batch)
    doubted = _doubted(batch)
    cells = {cell: value for cell, value in decided.items() if cell != SIZE_CELL}
    return {
        **reconcile.agreed(readings, alignment, doubted),
        **reconcile.resolve(readings, alignment, cells, doubted),
    }


def outcome(batch: Batch) -> dict[int, reconcile.Sheet]:
    """The ballots that the keyings and the decisions of a batch come to, by position."""
    ballots = _resolved(batch, _decisions(batch))
    return {position: sheet for position, sheet in ballots.items() if sheet is not None}


def _held_for(batch: Batch, by: User) -> Batch:
    batch = locked_batch(batch)
    check_decider(batch, by)
    return batch


def check_decider(batch: Batch, by: User) -> None:
    """Refused unless `by` may decide the batch; whoever keyed it, abandoned included, never may."""
    if batch.settled:
        raise Refused(_("Tập %(n)s đã khép lại.") % {"n": batch.number}, "closed")
    if batch.keyings.filter(keyed_by=by).exists():
        raise Refused(
            _("Đồng chí đã nhập tập %(n)s. Người khác phải kết luận tập này.")
            % {"n": batch.number},
            "keyed_it",
        )
    if batch.decided_by_id not in (None, by.pk):
        raise Refused(
            _("%(name)s đang kết luận tập %(n)s. Mỗi tập chỉ một người kết luận.")
            % {"name": batch.decided_by, "n": batch.number},
            "another_decides",
        )


@writing
def decide(*, batch: Batch, position: int, line: int, value: str, by: User) -> BatchState:
    """Settle one cell from the paper; may be changed until the batch is closed.

    Raises Refused: `keyed_it`, `another_decides`, `closed`, `bad_value`.
    """
    batch = _held_for(batch, by)
    decided = _decisions(batch) | {(position, line): value}
    _check(batch, decided, (position, line))
    if batch.decided_by_id is None:
        batch.decided_by = by
        batch.save(update_fields=["decided_by"])
    Decision.objects.update_or_create(
        batch=batch,
        position=position,
        line=line,
        defaults={"value": value, "decided_by": by},
    )
    return batch_state(batch)


def _check(batch: Batch, decided: Mapping[tuple[int, int], str], cell: tuple[int, int]) -> None:
    if not _value_fits(batch, cell, decided[cell]):
        raise Refused(
            _("Kết luận “%(v)s” không dùng được ở đây.") % {"v": decided[cell]}, "bad_value"
        )
    try:
        _resolved(batch, decided)
    except ValueError as error:
        raise Refused(error, "bad_value") from error


def _value_fits(batch: Batch, cell: tuple[int, int], value: str) -> bool:
    """What the rule set and the form allow; that it answers a difference is checked after."""
    if cell == SIZE_CELL:
        return bool(value) and value == str(batch_state(batch).size or "")
    if cell[1] == 0 and value[:1] in {tally.INVALID, reconcile.NO_PAPER}:
        return True
    lines = 1 if cell[1] else batch.form.subjects.count()
    return len(value) == lines and not set(value) - batch.form.session.ruleset.allowed_marks


@writing
def undo(*, batch: Batch, position: int, line: int, by: User) -> BatchState:
    """Take one decision back, while the batch is not closed."""
    batch = _held_for(batch, by)
    batch.decisions.filter(position=position, line=line).delete()
    batch.decisions.filter(position=0, line=0).delete()
    return batch_state(batch)


@writing
def close_batch(*, batch: Batch, by: User) -> None:
    """Everything is decided: the rest of the papers become ballots and the batch is settled."""
    batch = _held_for(batch, by)
    if batch_state(batch).open:
        raise Refused(
            _("Tập %(n)s còn chỗ khác nhau chưa kết luận.") % {"n": batch.number}, "pending"
        )
    ballots = _resolved(batch, _decisions(batch))
    batch.ballots.all().delete()
    _write_ballots(batch, ballots)
    batch.size = batch.ballots.count()
    if not batch.size:
        raise Refused(_("Tập %(n)s không còn phiếu nào.") % {"n": batch.number}, "pending")
    batch.settled = True
    batch.save(update_fields=["size", "settled"])
    audit.record(
        batch.form.session,
        "batch_decided",
        by=by,
        batch=f"{batch.form.label}/{batch.number}",
        decisions=batch.decisions.count(),
        count=batch.size,
    )


@writing
def reopen_batch(*, batch: Batch, by: User, reason: str) -> None:
    """Take a settled batch back to its readings, to decide it anew from the paper."""
    batch = locked_batch(batch)
    if not reason.strip():
        raise Refused(_("Ghi lý do mở lại tập phiếu."), "no_reason")
    forget(batch)
    name = f"{batch.form.label}/{batch.number}"
    audit.record(batch.form.session, "batch_reopened", by=by, batch=name, reason=reason.strip())
    reconcile_batch(batch)
