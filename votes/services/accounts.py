"""Accounts: one-time codes, roles, and what the organisation's log says of them."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Final

from django.utils.translation import gettext as _

from .. import roster
from ..choices import SIGNING, Role
from ..models import Organisation, RoleAssignment, User, VoteSession
from ..writing import writing
from . import audit, bodies
from .errors import Refused

#: Without what is mistaken for something else when read aloud or copied from paper.
LETTERS: Final = "23456789abcdefghjkmnpqrstuvwxyz"
CODE_LENGTH: Final = 10


def one_time_code() -> str:
    return "".join(secrets.choice(LETTERS) for _place in range(CODE_LENGTH))


@writing
def create_account(
    *,
    name: str,
    roles: list[str],
    organisation: Organisation,
    session: VoteSession | None,
    by: User | None,
) -> tuple[User, str]:
    """A new account with its roles, and the code it is first opened with.

    `session` None: the roles hold in every session of the organisation.
    """
    name = _checked_name(name)
    if _taken(name):
        raise Refused(
            _("Tên đăng nhập “%(name)s” đã có. Chọn tên khác hoặc cấp lại mã.") % {"name": name},
            "taken",
        )
    if not roles or set(roles) - set(Role.values):
        raise Refused(
            _("Vai trò phải là một trong: %(all)s.") % {"all": ", ".join(Role.values)}, "bad_role"
        )
    code = one_time_code()
    user = User.objects.create_user(
        name, code, name=name, organisation=organisation, must_set_password=True
    )
    for role in sorted(set(roles)):
        RoleAssignment.objects.create(
            user=user, organisation=organisation, session=session, role=role
        )
    where = session.code if session else ""
    audit.record(
        organisation, "account_created", by=by, account=name, roles=sorted(roles), session=where
    )
    return user, code


def _taken(name: str) -> bool:
    """Whether somebody logs in with this name, case and the tone's place aside."""
    alike = User.objects.filter(login_key=roster.bare(name)).values_list("username", flat=True)
    return any(roster.fold(one) == roster.fold(name) for one in alike)


def _checked_name(name: str) -> str:
    cleaned = " ".join(roster.clean(name).split())
    if hidden := roster.foreign_character(cleaned):
        raise Refused(_("Tên có ký tự ẩn %(c)s. Gõ lại.") % {"c": hidden}, "bad_name")
    if not 1 <= len(cleaned) <= 150:
        raise Refused(_("Ghi tên người dùng, nhiều nhất 150 chữ."), "bad_name")
    return cleaned


@writing
def reset_account(*, user: User, by: User | None, session: VoteSession | None = None) -> str:
    """A new one-time code; the old password no longer opens the account.

    `session` is the one in whose pages it is done: its log says so too, since whoever holds the
    code can act for that person there. An account of the day has a PIN (`day_accounts`).
    """
    if user.day_of_id is not None:
        raise Refused(
            _("%(n)s có tài khoản trong ngày: cấp mã PIN mới ở trang Tài khoản.") % {"n": user},
            "of_the_day",
        )
    code = one_time_code()
    user.set_password(code)
    user.must_set_password, user.is_active = True, True
    user.save(update_fields=["password", "must_set_password", "is_active"])
    if session is not None:  # before the organisation's, as every verb that locks both
        audit.record(session, "code_renewed", by=by, account=str(user))
    audit.record(_home(user), "account_reset", by=by, account=user.username)
    return code


def _home(user: User) -> Organisation:
    if user.organisation is None:
        raise Refused(_("Tài khoản này không thuộc cơ quan nào."), "no_organisation")
    return user.organisation


@writing
def set_password(*, user: User, password: str) -> None:
    """A password or PIN of the person's own, which opens the pages."""
    user.set_password(password)
    user.must_set_password = False
    user.save(update_fields=["password", "must_set_password"])
    if user.organisation is not None:  # the keeper of the server belongs to none
        audit.record(user.organisation, "password_set", by=user, account=user.username)


@writing
def set_active(*, user: User, active: bool, by: User) -> None:
    """Lock an account or open it again."""
    user.is_active = active
    user.save(update_fields=["is_active"])
    action = "account_unlocked" if active else "account_locked"
    audit.record(_home(user), action, by=by, account=user.username)


@writing
def set_active_all(*, users: Sequence[User], active: bool, by: User) -> None:
    """Lock or open several; those that are so already stay as they are."""
    for user in (one for one in users if one.is_active != active):
        set_active(user=user, active=active, by=by)


@writing
def set_roles(*, user: User, session: VoteSession, roles: list[str], by: User) -> None:
    """The roles somebody holds in one session, in place of those they held there."""
    if set(roles) - set(Role.values):
        raise Refused(_("Không có vai trò này."), "bad_role")
    if user.organisation_id != session.organisation_id:
        raise Refused(_("Người này thuộc cơ quan khác."), "other_organisation")
    if not user.works_in(session):
        raise Refused(
            _("%(n)s có tài khoản trong ngày của cuộc khác. Thêm người này vào cuộc này.")
            % {"n": user},
            "other_day",
        )
    _own_pin_before_signing(user, session, roles)
    RoleAssignment.objects.filter(user=user, session=session).delete()
    for role in sorted(set(roles)):
        RoleAssignment.objects.create(
            user=user, organisation=session.organisation, session=session, role=role
        )
    details = {"account": user.username, "roles": sorted(set(roles)), "session": session.code}
    audit.record(session.organisation, "roles_set", by=by, **details)


@writing
def add_role(*, users: Sequence[User], session: VoteSession, role: str, by: User) -> None:
    """One more role for several, beside those they hold in the session."""
    for user in users:
        held = user.role_assignments.filter(session=session).values_list("role", flat=True)
        set_roles(user=user, session=session, roles=[*held, role], by=by)


def _own_pin_before_signing(user: User, session: VoteSession, roles: list[str]) -> None:
    """Whoever comes to sign for the result leaves the slip's PIN, which the organiser printed."""
    if user.day_of_id is not None and SIGNING & set(roles) - user.roles_in(session):
        user.must_set_password = True
        user.save(update_fields=["must_set_password"])


@writing
def grant(*, user: User, role: str, by: User | None) -> bool:
    """A role in every session of the person's organisation; False when they hold it already."""
    body = _home(user)
    if user.day_of_id is not None:
        raise Refused(
            _("%(n)s có tài khoản trong ngày, chỉ giữ vai trò trong một cuộc.") % {"n": user},
            "of_the_day",
        )
    _row, made = RoleAssignment.objects.get_or_create(
        user=user, organisation=body, session=None, role=role
    )
    if made:
        audit.record(body, "role_granted", by=by, account=user.username, role=role)
    return made


@writing
def organisation_named(name: str, superior: str = "") -> tuple[Organisation, bool]:
    """The organisation of this name, or a new one of the kind its name sounds like.

    Raises Refused (`ambiguous`) when several have the name.
    """
    name = _checked_name(name)
    found = bodies.named(name, superior)
    if len(found) > 1:
        above = ", ".join(str(body.superior) for body in found if body.superior)
        raise Refused(
            _("Có %(n)s cơ quan tên “%(name)s” (cấp trên: %(above)s). Ghi thêm --superior.")
            % {"n": len(found), "name": name, "above": above},
            "ambiguous",
        )
    if found:
        return found[0], False
    if superior:
        raise Refused(
            _("Không có cơ quan “%(name)s” trực thuộc “%(above)s”.")
            % {"name": name, "above": superior},
            "unknown",
        )
    return Organisation.objects.create(name=name, kind=bodies.guess_kind(name)), True
