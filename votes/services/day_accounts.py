"""Accounts of the day: name and PIN for one session, made together, closed with the result.

Typists, clerks and observers are done when the result is fixed, and closed in that transaction.
Whoever signs (head, secretary, organiser) still prints, has signed and announces: their accounts
stay open for `LEFT_OPEN`, or until the organiser closes them. A reopened result lets those go on
who are still open; anybody else comes back with a new PIN, which the organiser gives.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

from django.contrib.auth.hashers import PBKDF2PasswordHasher, get_hasher, make_password
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import pins, roster
from ..choices import SIGNING, Role, SessionStatus
from ..models import RoleAssignment, User, VoteSession
from ..roster.helpers import Helper, free_name
from ..writing import writing
from . import audit
from .errors import Refused
from .locking import RUNNING, locked_session

LEFT_OPEN: Final = datetime.timedelta(hours=12)
FIRST_ROUNDS: Final = 100_000


@dataclass(frozen=True)
class Slip:
    """What one person is handed; the PIN is nowhere else."""

    user: User
    pin: str
    roles: tuple[str, ...]
    post: str = ""


def create(
    *, session: VoteSession, people: Sequence[Helper], role: str, by: User
) -> tuple[Slip, ...]:
    """An account for everybody on the list, or for nobody; `role` for those who name none.

    Raises Refused: `empty`, `bad_role`, `rehearsal`, `there` (by name), `wrong_state`.
    """
    if not people:
        raise Refused(_("Chưa ghi tên ai. Dán danh sách, mỗi người một dòng."), "empty")
    if role not in Role.values:
        raise Refused(_("Không có vai trò này."), "bad_role")
    drawn = _draw(len(people))  # hashed before anybody has to wait for it
    return _create(session, people, role, drawn, by)


def _draw(many: int) -> list[tuple[str, str]]:
    """So many PINs with their hashes: slow on purpose, so several at a time."""
    drawn = [pins.draw() for _one in range(many)]
    with ThreadPoolExecutor(4) as pool:
        return list(zip(drawn, pool.map(_hashed, drawn), strict=True))


def _hashed(pin: str) -> str:
    """Quick, so that a list of twenty takes a second and not ten; Django hashes the PIN anew
    with all its rounds when it is first typed. Eight digits in a stolen database are found in
    any number of rounds: what protects them is that they end with the day.
    """
    hasher = get_hasher()
    if isinstance(hasher, PBKDF2PasswordHasher):
        return str(hasher.encode(pin, hasher.salt(), iterations=FIRST_ROUNDS))
    return make_password(pin)


@writing
def _create(
    session: VoteSession,
    people: Sequence[Helper],
    role: str,
    drawn: list[tuple[str, str]],
    by: User,
) -> tuple[Slip, ...]:
    session = locked_session(session, *RUNNING)
    if session.is_rehearsal:
        raise Refused(
            _("Bản chạy thử dùng tài khoản của cuộc chính. Thêm người ở cuộc chính."), "rehearsal"
        )
    _nobody_twice(session, people)
    _give_names_free(session, people, by)
    taken = {roster.fold(name) for name in User.objects.values_list("username", flat=True)}
    slips = []
    for one, (pin, hashed) in zip(people, drawn, strict=True):
        login = free_name(one.name, taken)
        taken.add(roster.fold(login))
        slips.append(_made(session, one, login, one.role or role, pin, hashed))
    _log_made(session, slips, by)
    return tuple(slips)


def _give_names_free(session: VoteSession, people: Sequence[Helper], by: User) -> None:
    """Log-in names of days that are over: who comes again types their name without a number."""
    wanted = {roster.fold(one.name) for one in people}
    over = {"closes_at__lte": timezone.now(), "organisation": session.organisation_id}
    keys = [roster.bare(one.name) for one in people]
    for user in User.objects.filter(login_key__in=keys, **over).select_related("day_of"):
        old, day = user.username, user.day_of
        if day is None or day.status in RUNNING or roster.fold(old) not in wanted:
            continue
        user.username = f"{old} ({day.code})"
        user.save(update_fields=["username", "login_key"])
        details = {"account": old, "now": user.username}
        audit.record(session.organisation, "account_renamed", by=by, **details)


def _nobody_twice(session: VoteSession, people: Sequence[Helper]) -> None:
    """Refused by name where somebody works here already: two of one name could not be told."""
    here = {roster.fold(user.name): user for user in people_here(session)}
    for one in people:
        if user := here.get(roster.fold(one.name)):
            said = {"line": one.line, "n": one.name, "other": free_name(one.name, set(here))}
            raise Refused(_already(user) % said, "there")


def _already(user: User) -> str:
    if user.day_of_id is not None:
        return _(
            "Dòng %(line)s: “%(n)s” đã có tài khoản trong ngày; mất giấy thì cấp mã PIN mới, là "
            "người khác cùng tên thì ghi “%(other)s”."
        )
    return _(
        "Dòng %(line)s: “%(n)s” đã có tài khoản của cơ quan, dùng tài khoản ấy; là người khác "
        "cùng tên thì ghi “%(other)s”."
    )


def people_here(session: VoteSession, *, roles: bool = False) -> list[User]:
    """Everybody with a role in the session or in the whole organisation; `roles` with them."""
    here = Q(role_assignments__session=session) | Q(role_assignments__session=None)
    known = User.objects.filter(here, organisation=session.organisation_id)
    people = known.filter(role_assignments__isnull=False).distinct()
    return list(people.prefetch_related("role_assignments") if roles else people)


def _made(session: VoteSession, one: Helper, login: str, role: str, pin: str, hashed: str) -> Slip:
    user = User.objects.create(
        username=login,
        name=one.name,
        organisation=session.organisation,
        day_of=session,
        password=hashed,
        must_set_password=role in SIGNING,
    )
    RoleAssignment.objects.create(
        user=user, organisation=session.organisation, session=session, role=role
    )
    return Slip(user, pin, (role,), one.post)


def _log_made(session: VoteSession, slips: Sequence[Slip], by: User) -> None:
    """In both chains: the session's says who was let in, the organisation's has all accounts."""
    names = [f"{slip.user.username}: {', '.join(slip.roles)}" for slip in slips]
    audit.record(session, "day_accounts_made", by=by, accounts=names)
    details = {"accounts": names, "session": session.code}
    audit.record(session.organisation, "day_accounts_made", by=by, **details)


def renew(*, session: VoteSession, users: Sequence[User], by: User) -> tuple[Slip, ...]:
    """A new PIN for everybody chosen, which also opens a locked or closed account again.

    Raises Refused: `empty`, `office` (by name), `over` (by name, with what to do).
    """
    if not users:
        raise Refused(_("Chưa chọn ai. Đánh dấu những người cần mã PIN mới."), "empty")
    return _renew(session, users, _draw(len(users)), by)


@writing
def _renew(
    session: VoteSession, users: Sequence[User], drawn: list[tuple[str, str]], by: User
) -> tuple[Slip, ...]:
    session = locked_session(session)
    slips = []
    for user, (pin, hashed) in zip(users, drawn, strict=True):
        roles = _roles(session, user)
        user.closes_at = _end(user, roles)
        user.password, user.is_active = hashed, True
        user.must_set_password = bool(SIGNING & roles)
        user.save(update_fields=["password", "is_active", "must_set_password", "closes_at"])
        slips.append(Slip(user, pin, tuple(one for one in Role.values if one in roles)))
    names = [user.username for user in users]
    audit.record(session, "pins_renewed", by=by, accounts=names)
    details = {"accounts": names, "session": session.code}
    audit.record(session.organisation, "pins_renewed", by=by, **details)
    return tuple(slips)


def _roles(session: VoteSession, user: User) -> set[str]:
    """What somebody does on their day; Refused for an account that is for no such day."""
    if user.day_of_id is None or not user.works_in(session):
        raise Refused(
            _("%(n)s có tài khoản của cơ quan, không dùng mã PIN. Cấp lại mã cho riêng người này.")
            % {"n": user},
            "office",
        )
    return set(user.role_assignments.values_list("role", flat=True))


def _end(user: User, roles: set[str]) -> datetime.datetime | None:
    """When a renewed account closes by itself; Refused where its day is over for good."""
    status = VoteSession.objects.values_list("status", flat=True).get(day_accounts=user.pk)
    if status in RUNNING:
        return None
    if status == SessionStatus.SEALED and SIGNING & roles:
        return timezone.now() + LEFT_OPEN
    if status == SessionStatus.SEALED:
        text = _("Kết quả đã chốt, việc của %(n)s đã xong. Mở lại kết quả trước, rồi cấp mã PIN.")
    else:
        text = _("Cuộc lấy phiếu đã hủy, không cấp mã PIN cho %(n)s được nữa.")
    raise Refused(text % {"n": user}, "over")


@writing
def close(*, session: VoteSession, by: User) -> int:
    """Close what is still open of the day, but for oneself; how many were closed."""
    session = locked_session(session, SessionStatus.SEALED, SessionStatus.CANCELLED)
    users = [user for user in _open(session) if user != by]
    if not users:
        raise Refused(_("Không còn tài khoản trong ngày nào mở."), "none")
    _close(session, users, by)
    return len(users)


def end_of_day(session: VoteSession, by: User | None) -> None:
    """To be called in the transaction that fixes the result or cancels the session."""
    users = _open(session)
    signing = RoleAssignment.objects.filter(session=session, user__in=users, role__in=SIGNING)
    kept = set(signing.values_list("user", flat=True))
    _close(session, [user for user in users if user.pk not in kept], by)
    if kept:
        until = timezone.now() + LEFT_OPEN
        User.objects.filter(pk__in=kept).update(closes_at=until)
        names = [user.username for user in users if user.pk in kept]
        said = f"{timezone.localtime(until):%H:%M %d/%m/%Y}"
        audit.record(session, "day_accounts_kept", by=by, accounts=names, until=said)


def go_on(session: VoteSession) -> None:
    """To be called in the transaction that reopens a result: who is still open stays so."""
    session.day_accounts.filter(closes_at__gt=timezone.now()).update(closes_at=None)


def _open(session: VoteSession) -> list[User]:
    now = Q(closes_at=None) | Q(closes_at__gt=timezone.now())
    return list(session.day_accounts.filter(now).order_by("pk"))


def _close(session: VoteSession, users: Collection[User], by: User | None) -> None:
    if not users:
        return
    User.objects.filter(pk__in=[user.pk for user in users]).update(closes_at=timezone.now())
    names = [user.username for user in users]
    audit.record(session, "day_accounts_closed", by=by, accounts=names)
    details = {"accounts": names, "session": session.code}
    audit.record(session.organisation, "day_accounts_closed", by=by, **details)
