"""Ai đã làm gì: what each person did in a session, by batch and never by paper or by its time.

From the log, which says who finished and decided which batch, and the keyings still open: what
stays to be read when the papers' rows are purged.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .. import roster
from ..choices import KeyingState, Role
from ..models import Keying, User, VoteSession
from . import audit, day_accounts

ROLL: Final = _("Điểm danh")
MEETING: Final = _("Ghi kết quả biểu quyết")
PAPERS: Final = _("Ghi số phiếu phát ra, thu về")
STEPS: Final = _("Chuyển bước của cuộc lấy phiếu")
BATCHES: Final = _("Chia tập, thêm hoặc bỏ lượt nhập, mở lại tập")
CHECKS: Final = _("Đối chiếu với phiếu giấy")
NOTES: Final = _("Xác nhận đã kiểm tra lưu ý")
PREPARING: Final = _("Chuẩn bị, sửa danh sách")
ACCOUNTS: Final = _("Tài khoản, mã PIN")
OTHER: Final = _("Việc khác")
SEALED: Final = _("Chốt kết quả")
BESIDE: Final = _("Cùng chốt kết quả (người thứ hai)")
#: What an action of the log is counted as; those of keying and deciding are told by batch.
GROUPS: Final[dict[str, Any]] = {
    "roll_called": ROLL, "roll_changed": ROLL, "voters_left": ROLL,
    "absent_ballots_taken": ROLL, "absent_ballots_refused": ROLL, "meeting_voted": MEETING,
    "papers_counted": PAPERS, "voting_opened": STEPS, "back_to_draft": STEPS,
    "counting_started": STEPS, "back_to_voting": STEPS, "batches_made": BATCHES,
    "batch_resized": BATCHES, "keying_abandoned": BATCHES, "keying_ordered": BATCHES,
    "batch_reopened": BATCHES, "sample_opened": CHECKS, "sample_finished": CHECKS,
    "recheck_opened": CHECKS, "recheck_finished": CHECKS, "acknowledged": NOTES,
    "sealed": SEALED, "reopened": _("Mở lại kết quả"), "cancelled": _("Hủy cuộc lấy phiếu"),
    "purged": _("Hủy dữ liệu từng phiếu"), "code_renewed": ACCOUNTS,
    "day_accounts_made": ACCOUNTS, "pins_renewed": ACCOUNTS, "prepared": PREPARING,
    "session_imported": PREPARING, "draft_created": PREPARING, "draft_copied": PREPARING,
    "official_added": PREPARING, "official_changed": PREPARING, "official_moved": PREPARING,
    "official_removed": PREPARING, "exempted": PREPARING, "exemption_lifted": PREPARING,
    "member_added": PREPARING, "member_changed": PREPARING, "member_removed": PREPARING,
    "members_numbered": PREPARING, "list_replaced": PREPARING, "list_extended": PREPARING,
    "details_written": _("Ghi chi tiết văn bản"), "screen_code_made": _("Màn hình hội trường"),
    "screen_closed": _("Màn hình hội trường"),
}  # fmt: skip
#: They follow from another act, or are told by batch.
UNCOUNTED: Final = frozenset(
    {
        *("keying_opened", "keying_finished", "keying_imported", "keying_moved"),
        *("keying_returned", "batch_decided", "archive_imported"),
        *("day_accounts_closed", "day_accounts_kept"),
    }
)


@dataclass(frozen=True)
class Bundle:
    """A batch somebody keyed, or decided: how many papers, how many places decided."""

    batch: str
    number: int
    count: int


@dataclass
class Work:
    """One person's part in the session."""

    name: str
    user: User | None = None
    roles: list[str] = field(default_factory=list)
    keyed: list[Bundle] = field(default_factory=list)
    keying: list[Bundle] = field(default_factory=list)
    decided: list[Bundle] = field(default_factory=list)
    other: Counter[str] = field(default_factory=Counter)
    first: datetime.datetime | None = None
    last: datetime.datetime | None = None


def by_person(session: VoteSession) -> list[Work]:
    """Everybody with a role here, and whoever else did anything. Four queries."""
    found: dict[int | None, Work] = {}
    for user in day_accounts.people_here(session, roles=True):
        held = {
            one.role for one in user.role_assignments.all() if one.session_id in (None, session.pk)
        }
        labels = [str(role.label) for role in Role if role in held]
        found[user.pk] = Work(str(user), user, labels)
    columns = ("who_id", "who_name", "action", "details", "at")
    for pk, name, action, details, at in session.audit_entries.order_by("number").values_list(
        *columns
    ):
        _add(found, found.setdefault(pk, Work(name)), action, audit.details_of(details), at)
    for keying in _open(session):
        one = found.setdefault(keying.keyed_by_id, Work(str(keying.keyed_by)))
        one.keying.append(Bundle(_batch(keying), keying.number, 0))
    return sorted(found.values(), key=lambda work: roster.sort_key(work.name))


def _add(
    found: dict[int | None, Work], work: Work, action: str, details: dict[str, Any], at: str
) -> None:
    work.last = _moment(at) or work.last
    work.first = work.first or work.last
    said = {name: details.get(name, 0) for name in ("keying", "count", "decisions")}
    batch = str(details.get("batch", ""))
    if action in ("keying_finished", "keying_imported"):
        work.keyed.append(Bundle(batch, said["keying"], said["count"]))
    elif action == "batch_decided":
        work.decided.append(Bundle(batch, said["decisions"], said["count"]))
    elif action not in UNCOUNTED:
        work.other[str(GROUPS.get(action, OTHER))] += 1
    beside = found.get(details.get("confirmed_by_id")) if action == "sealed" else None
    if beside is not None:
        beside.other[str(BESIDE)] += 1


def _moment(text: str) -> datetime.datetime | None:
    try:
        return timezone.localtime(datetime.datetime.fromisoformat(text))
    except ValueError:
        return None


def _open(session: VoteSession) -> Iterable[Keying]:
    mine = Keying.objects.filter(batch__form__session=session, state=KeyingState.OPEN)
    return mine.select_related("batch__form", "keyed_by").order_by("batch__form__order", "pk")


def _batch(keying: Keying) -> str:
    return f"{keying.batch.form.label}/{keying.batch.number}"
