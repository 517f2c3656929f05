"""Điểm danh by name: who is in the hall; in the log there are only counts and their time."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.db.models import Count, Max, Q
from django.utils.translation import gettext as _

from ..models import User, VoteSession
from ..writing import writing
from . import audit
from .errors import Refused
from .locking import RUNNING, locked_session


@dataclass(frozen=True)
class Named:
    """How many stand on the roll by name, and how many of them are marked present."""

    summoned: int
    present: int


def named(session: VoteSession) -> Named:
    """One query."""
    here = Count("pk", filter=Q(present=True))
    counts = session.attendance.aggregate(summoned=Count("pk"), present=here)
    return Named(**counts)


@writing
def mark(*, session: VoteSession, member: int, present: bool, by: User) -> Named:
    """Somebody is in the hall, or was marked by mistake. The same twice changes nothing.

    Until the roll is recorded this is only a list; from then on whoever comes late counts at
    once. Raises Refused (`unknown`, `issued`).
    """
    session = locked_session(session, *RUNNING)
    row = session.attendance.filter(member=member).first()
    if row is None:
        raise Refused(_("Người này không có trong danh sách triệu tập."), "unknown")
    before = named(session)
    if row.present == present:
        return before
    # Totals that were typed are not from these marks, and are left alone.
    recorded = Named(session.summoned or 0, session.present or 0) == before
    row.present = present
    row.save(update_fields=["present"])
    after = named(session)
    if recorded and session.present is not None:
        _still_enough(session, after.present)
        _write(session, after)
        audit.record(session, "roll_changed", by=by, **asdict(after))
    return after


def _issued(session: VoteSession) -> int:
    return session.forms.aggregate(most=Max("issued"))["most"] or 0


def _still_enough(session: VoteSession, present: int) -> None:
    """Who took a ballot was here: nobody who received one is taken off the roll."""
    if present < _issued(session) and not session.absent_ballots_allowed:
        raise Refused(
            _(
                "Đã phát %(i)s phiếu. Người đã nhận phiếu rồi về vẫn tính là có mặt; ghi ở mục "
                "“Đến muộn, về sớm” của trang Điểm danh, không bỏ dấu."
            )
            % {"i": _issued(session)},
            "issued",
        )


def _write(session: VoteSession, counts: Named) -> None:
    session.summoned, session.present = counts.summoned, counts.present
    session.save(update_fields=["summoned", "present"])


@writing
def record(*, session: VoteSession, by: User) -> Named:
    """The marks become the session's numbers. Raises Refused (`no_names`, `issued`)."""
    session = locked_session(session, *RUNNING)
    counts = named(session)
    if not counts.summoned:
        raise Refused(_("Chưa có danh sách triệu tập. Nhập số tổng."), "no_names")
    _still_enough(session, counts.present)
    _write(session, counts)
    audit.record(session, "roll_called", by=by, **asdict(counts))
    return counts


@writing
def leave(*, session: VoteSession, count: int, by: User) -> None:
    """So many went home after they received a ballot; no figure changes, the log has the time.

    Raises Refused (`not_issued`, `too_many`).
    """
    session = locked_session(session, *RUNNING)
    issued = _issued(session)
    if not issued:
        raise Refused(_("Chưa phát phiếu: ai về thì bỏ dấu có mặt hoặc sửa số tổng."), "not_issued")
    if not 1 <= count <= issued:
        raise Refused(
            _("Đã phát %(i)s phiếu; ghi từ 1 đến %(i)s người.") % {"i": issued}, "too_many"
        )
    audit.record(session, "voters_left", by=by, count=count)


@writing
def allow_absent(*, session: VoteSession, allowed: bool, by: User) -> None:
    """Whether ballots of absent members are taken. Raises Refused (`issued`)."""
    session = locked_session(session, *RUNNING)
    if session.absent_ballots_allowed == allowed:
        return
    if not allowed and session.present is not None and _issued(session) > session.present:
        raise Refused(
            _("Đã phát %(i)s phiếu, có mặt %(p)s: đã nhận phiếu của người vắng mặt.")
            % {"i": _issued(session), "p": session.present},
            "issued",
        )
    session.absent_ballots_allowed = allowed
    session.save(update_fields=["absent_ballots_allowed"])
    if allowed:
        audit.record(session, "absent_ballots_taken", by=by)
    else:
        audit.record(session, "absent_ballots_refused", by=by)
