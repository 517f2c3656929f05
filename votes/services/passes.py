"""A batch handed back by its typist, and a further keying that the head orders."""

from __future__ import annotations

from django.utils.translation import gettext as _

from ..choices import KeyingState
from ..models import Batch, Keying, User
from ..writing import writing
from . import audit, desks, settling
from .errors import Refused
from .locking import locked_batch

MOST = 3  # keyings of one batch


def _named(batch: Batch) -> str:
    return f"{batch.form.label}/{batch.number}"


@writing
def hand_back(*, keying: Keying, by: User) -> None:
    """A typist gives a batch back, so that somebody else keys it from its first paper.

    What was keyed is set aside and kept; the same person does not get the batch again. Raises
    Refused (`not_yours`, `closed`).
    """
    batch = locked_batch(keying.batch)
    keying = batch.keyings.select_for_update().get(pk=keying.pk)
    if keying.keyed_by_id != by.pk:
        raise Refused(_("Lượt nhập này của người khác."), "not_yours")
    if keying.state != KeyingState.OPEN:
        raise Refused(_("Lượt nhập này đã kết thúc, không trả lại được nữa."), "closed")
    keying.state = KeyingState.ABANDONED
    keying.save(update_fields=["state"])
    desks.clear(keying)
    details = {"batch": _named(batch), "keying": keying.number, "count": keying.readings.count()}
    audit.record(batch.form.session, "keying_returned", by=by, **details)


@writing
def order_keying(*, batch: Batch, by: User, reason: str) -> int:
    """One keying more for a batch, by yet another person; all of them must agree then.

    What was settled or decided of the batch goes. Returns the number of keyings now required.
    Raises Refused (`no_reason`, `enough`).
    """
    batch = locked_batch(batch)
    if not reason.strip():
        raise Refused(_("Ghi lý do nhập thêm một lượt."), "no_reason")
    wanted = batch.keyings_required + 1
    if wanted > MOST:
        raise Refused(_("Mỗi tập nhập nhiều nhất %(n)s lượt.") % {"n": MOST}, "enough")
    settling.forget(batch)
    batch.keyings_ordered = wanted
    batch.save(update_fields=["keyings_ordered"])
    details = {"batch": _named(batch), "keying": wanted, "reason": reason.strip()}
    audit.record(batch.form.session, "keying_ordered", by=by, **details)
    return wanted
