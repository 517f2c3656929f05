"""Keying: handing out batches, saving papers one by one, ending a pass."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from .. import reconcile, rulesets
from ..choices import InvalidReason, KeyingState, SessionStatus
from ..models import Batch, Keying, Reading, User, VoteSession
from ..writing import writing
from . import audit, desks, place, settling
from .errors import Conflict, CountDiffers, Refused
from .locking import locked_batch, locked_session
from .place import Place

#: More than any pile or any patience has, and less than a column holds.
POSITION_MAX = 10_000
REVISION_MAX = 1_000_000


@dataclass(frozen=True)
class Saved:
    """What became of a save: papers saved in the keying, the stored revision, the outcome.

    `size` is the batch's, which may have been corrected meanwhile.
    """

    saved: int
    revision: int
    outcome: str
    size: int


@dataclass(frozen=True)
class FinishedBatch:
    """A pass that has ended: papers keyed and the batch's size. Says nothing of differences."""

    batch: int
    number: int
    saved: int
    size: int


@writing
def next_keying(*, session: VoteSession, by: User) -> Keying | None:
    """The person's own open keying, or the next free one; None when there is nothing to key.

    A batch that lies open before somebody else is passed over: its papers are there. Second
    passes come first, so that batches are settled early.
    """
    session = locked_session(session, SessionStatus.COUNTING)
    mine = Keying.objects.filter(
        batch__form__session=session, keyed_by=by, state=KeyingState.OPEN
    ).first()
    if mine is not None:
        return mine
    free = _free_batches(session, by)
    if not free:
        return None
    batch, number = min(free, key=lambda pair: (-pair[1], pair[0].form.order, pair[0].number))
    return _open(batch, number, by)


def _free_batches(session: VoteSession, by: User) -> list[tuple[Batch, int]]:
    live = ~Q(keyings__state=KeyingState.ABANDONED)
    batches = (
        Batch.objects.filter(form__session=session, settled=False)
        .exclude(keyings__state=KeyingState.OPEN)
        .exclude(keyings__keyed_by=by)
        .exclude(decided_by=by)
        .select_related("form")
        .annotate(
            done=Count("keyings", filter=live),
            wanted=Coalesce("keyings_ordered", session.keyings_required),
        )
        .filter(done__lt=F("wanted"))
    )
    return [(batch, _first_free_number(batch)) for batch in batches]


def _first_free_number(batch: Batch) -> int:
    taken = set(batch.keyings.exclude(state=KeyingState.ABANDONED).values_list("number", flat=True))
    return next(number for number in (1, 2, 3) if number not in taken)


def _open(batch: Batch, number: int, by: User) -> Keying:
    keying = Keying.objects.create(batch=batch, number=number, keyed_by=by)
    session = batch.form.session
    audit.record(session, "keying_opened", by=by, batch=_name(batch), keying=number)
    return keying


def _name(batch: Batch) -> str:
    return f"{batch.form.label}/{batch.number}"


@writing
def save_reading(
    *,
    keying: Keying,
    position: int,
    revision: int,
    marks: str,
    invalid_reason: str,
    by: User,
    desk: str = "",
    session: VoteSession | None = None,
) -> Saved:
    """Store one paper as keyed; safe to send again (design §3, Keying).

    Only the key of `keying` is used; `session` is the one in whose pages it was sent, `desk` the
    token of the browser. Raises Conflict for the same revision with other marks, Refused
    otherwise (`not_yours`, `closed`, `elsewhere`, `bad_marks`, `bad_position`).
    """
    if not (1 <= position <= POSITION_MAX and 1 <= revision <= REVISION_MAX):
        raise Refused(_("Số thứ tự phiếu không đúng."), "bad_position")
    at = place.held(keying.pk, position)
    if at is None or (session is not None and at.session != session.pk):
        raise Refused(_("Không có lượt nhập này."), "not_yours")
    _check_open(at.keyed_by, at.state, at.status, by)
    desks.check(at.batch, at.desk, at.machine, desk)
    sheet = _checked(at, position, marks, invalid_reason)
    return _store(at, position, revision, sheet)


def _check_open(keyed_by: int | None, state: str, status: str, by: User) -> None:
    if keyed_by != by.pk:
        raise Refused(_("Lượt nhập này của người khác."), "not_yours")
    if state != KeyingState.OPEN:
        raise Refused(_("Lượt nhập này đã kết thúc, không sửa được nữa."), "closed")
    if status != SessionStatus.COUNTING:
        raise Refused(_("Cuộc lấy phiếu không ở bước kiểm phiếu."), "closed")


def _checked(at: Place, position: int, marks: str, invalid_reason: str) -> reconcile.Sheet:
    if invalid_reason:
        if marks or invalid_reason not in InvalidReason.values:
            raise Refused(_("Lý do không hợp lệ không có trong danh sách."), "bad_marks")
        return reconcile.Sheet("", invalid_reason)
    allowed = rulesets.ruleset(at.ruleset_key).allowed_marks
    if len(marks) != at.lines or set(marks) - allowed:
        keys = " ".join(sorted(allowed))
        raise Refused(
            _("Phiếu %(n)s phải có %(lines)s dòng, mỗi dòng một phím trong: %(marks)s.")
            % {"n": position, "lines": at.lines, "marks": keys},
            "bad_marks",
        )
    return reconcile.normalise(marks, "")


def _store(at: Place, position: int, revision: int, sheet: reconcile.Sheet) -> Saved:
    values = {"marks": sheet.marks, "invalid_reason": sheet.invalid}
    if at.reading is None or at.revision is None:
        Reading.objects.create(keying_id=at.keying, position=position, revision=revision, **values)
        return Saved(at.saved + 1, revision, "stored", at.size)
    if revision > at.revision:
        Reading.objects.filter(pk=at.reading).update(revision=revision, **values)
        return Saved(at.saved, revision, "stored", at.size)
    same = (at.marks, at.invalid_reason) == (sheet.marks, sheet.invalid)
    if revision == at.revision and not same:
        raise Conflict(
            _("Phiếu %(n)s đã được lưu với nội dung khác. Mở lại phiếu, so với giấy rồi lưu lại.")
            % {"n": position}
        )
    return Saved(at.saved, at.revision, "acknowledged", at.size)


def _own_open(keying: Keying, by: User, desk: str) -> Keying:
    fresh = (
        Keying.objects.select_for_update(of=("self",))
        .select_related("batch__form__session", "desk")
        .get(pk=keying.pk)
    )
    _check_open(fresh.keyed_by_id, fresh.state, fresh.batch.form.session.status, by)
    lies = getattr(fresh, "desk", None)
    if lies is not None:
        desks.check(fresh.batch.number, lies.token, lies.machine, desk)
    return fresh


@writing
def finish_keying(
    *, keying: Keying, by: User, confirmed_count: int | None = None, desk: str = ""
) -> FinishedBatch:
    """End a pass; when it was the last one required, the batch is reconciled.

    Raises CountDiffers until `confirmed_count` is the number keyed, Refused (`gap`) when a
    paper between the first and the last is missing.
    """
    batch = locked_batch(keying.batch)
    keying = _own_open(keying, by, desk)
    saved = _gapless_count(keying)
    if saved != batch.size and confirmed_count != saved:
        raise CountDiffers(
            _("Tập %(batch)s ghi %(size)s phiếu, đã nhập %(saved)s. Đếm lại tập rồi xác nhận.")
            % {"batch": batch.number, "size": batch.size, "saved": saved}
        )
    close(keying)
    settling.reconcile_batch(batch)
    return FinishedBatch(batch.number, keying.number, saved, batch.size)


def _gapless_count(keying: Keying) -> int:
    positions = sorted(keying.readings.values_list("position", flat=True))
    for expected, position in enumerate(positions, 1):
        if position != expected:
            raise Refused(_("Chưa nhập phiếu %(n)s.") % {"n": expected}, "gap")
    if not positions:
        raise Refused(_("Chưa nhập phiếu nào của tập này."), "gap")
    return len(positions)


def close(keying: Keying) -> None:
    """Mark a keying finished and put its number and fingerprint in the log."""
    keying.state = KeyingState.FINISHED
    keying.save(update_fields=["state"])
    desks.clear(keying)
    audit.record(
        keying.batch.form.session,
        "keying_finished",
        by=keying.keyed_by,
        batch=_name(keying.batch),
        keying=keying.number,
        count=keying.readings.count(),
        fingerprint=audit.keying_fingerprint(keying),
    )


@writing
def abandon_keying(*, keying: Keying, by: User, reason: str) -> None:
    """Set a keying aside so that another person keys the batch anew; nothing is deleted of it.

    What was settled or decided of the batch goes, since it rested on this keying.
    """
    batch = locked_batch(keying.batch)
    keying = batch.keyings.select_for_update().get(pk=keying.pk)
    if keying.state == KeyingState.ABANDONED:
        raise Refused(_("Lượt nhập này đã được bỏ."), "closed")
    if not reason.strip():
        raise Refused(_("Ghi lý do bỏ lượt nhập."), "no_reason")
    keying.state = KeyingState.ABANDONED
    keying.save(update_fields=["state"])
    desks.clear(keying)
    settling.forget(batch)
    details = {"batch": _name(batch), "keying": keying.number, "reason": reason.strip()}
    audit.record(batch.form.session, "keying_abandoned", by=by, **details)
