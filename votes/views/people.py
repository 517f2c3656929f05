"""Tài khoản: the people of the day, their roles in this session, their one-time codes."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from ..choices import Role
from ..forms.day_accounts import HelpersForm
from ..forms.people import ROLES, AccountForm, RolesForm
from ..forms.turn import in_order
from ..models import User, VoteSession
from ..services import accounts as verbs
from ..services import day_accounts
from .access import allowed
from .answers import answer_refusals, carried_out, me, sent, show
from .colleagues import colleague, own_colleague, reach_of
from .day_accounts import handed_out
from .entrance import both

#: One-time codes on their way to the page that shows them, once.
CODES = "one_time_codes"


@both
@never_cache
@allowed("accounts")
def accounts(request: HttpRequest, session: VoteSession) -> HttpResponse:
    form = AccountForm(sent(request))
    if request.method == "POST" and form.is_valid() and _added(request, session, form):
        return redirect("accounts", code=session.code)
    codes = request.session.pop(CODES, [])
    people = _people(session, me(request))
    open_ones = [one for one in people if one["of_the_day"] and not one["user"].is_closed]
    context = {"form": form, "people": people, "codes": codes, "helpers": HelpersForm()}
    hours = int(day_accounts.LEFT_OPEN.total_seconds()) // 3600
    context |= {
        "roles": ROLES,
        "hours": hours,
        "open": [one for one in open_ones if not one["oneself"]],
    }
    return show(request, session, "votes/accounts/list.html", **context)


def _added(request: HttpRequest, session: VoteSession, form: AccountForm) -> bool:
    made: list[Any] = []

    def create() -> None:
        made.extend(
            verbs.create_account(
                **form.cleaned_data,
                organisation=session.organisation,
                session=session,
                by=me(request),
            )
        )

    if not carried_out(form, create):
        return False
    _hand_over(request, *made)
    return True


def _hand_over(request: HttpRequest, user: User, code: str) -> None:
    """Keep a code for the next page and no longer."""
    codes = request.session.get(CODES, [])
    request.session[CODES] = [*codes, {"name": str(user), "login": user.username, "code": code}]


def _people(session: VoteSession, viewer: User) -> list[dict[str, Any]]:
    """Everybody with a role here or in the whole organisation. Two queries."""
    here = Q(role_assignments__session=session) | Q(role_assignments__session=None)
    people = (
        User.objects.filter(here, organisation=session.organisation_id)
        .filter(role_assignments__isnull=False)
        .distinct()
        .prefetch_related("role_assignments")
    )
    reach = reach_of(session, viewer)
    return [_person(person, session, viewer, reach) for person in in_order(people)]


def _person(person: User, session: VoteSession, viewer: User, reach: bool) -> dict[str, Any]:
    held = list(person.role_assignments.all())
    here = {one.role for one in held if one.session_id == session.pk}
    everywhere = {one.role for one in held if one.session_id is None}
    return {
        "user": person,
        "here": [role.label for role in Role if role in here],
        "everywhere": [role.label for role in Role if role in everywhere],
        "oneself": person == viewer,
        "kept": person.is_superuser,
        "of_the_day": person.day_of_id is not None,
        "beyond": not (reach or person.day_of_id)
        and any(one.session_id != session.pk for one in held),
    }


@require_POST
@allowed("account_reset")
@answer_refusals("accounts")
def account_reset(request: HttpRequest, session: VoteSession, pk: int) -> HttpResponse:
    user = own_colleague(request, session, pk)
    if user.day_of_id is not None:
        slips = day_accounts.renew(session=session, users=[user], by=me(request))
        return handed_out(request, session, slips)
    _hand_over(request, user, verbs.reset_account(user=user, by=me(request), session=session))
    return redirect("accounts", code=session.code)


@require_POST
@allowed("account_lock")
@answer_refusals("accounts")
def account_lock(request: HttpRequest, session: VoteSession, pk: int) -> HttpResponse:
    user = own_colleague(request, session, pk)
    if user == me(request):
        messages.error(request, _("Không tự khóa tài khoản của mình được."))
    else:
        verbs.set_active(user=user, active=not user.is_active, by=me(request))
        text = _("Đã mở lại tài khoản %(n)s.") if user.is_active else _("Đã khóa tài khoản %(n)s.")
        messages.success(request, text % {"n": user})
    return redirect("accounts", code=session.code)


@both
@never_cache
@allowed("account_roles")
def account_roles(request: HttpRequest, session: VoteSession, pk: int) -> HttpResponse:
    user = colleague(session, pk)
    held = user.role_assignments.filter(session=session).values_list("role", flat=True)
    form = RolesForm(sent(request), initial={"roles": list(held)})
    if request.method == "POST" and form.is_valid() and _assigned(request, session, user, form):
        messages.success(request, _("Đã ghi vai trò của %(n)s.") % {"n": user})
        return redirect("accounts", code=session.code)
    return show(request, session, "votes/accounts/roles.html", form=form, person=user)


def _assigned(request: HttpRequest, session: VoteSession, user: User, form: RolesForm) -> bool:
    """Whether the roles were written; nobody locks themselves out of this page."""
    roles = form.cleaned_data["roles"]
    everywhere = user.role_assignments.filter(session=None, role=Role.ORGANISER).exists()
    if user == me(request) and Role.ORGANISER not in roles and not everywhere:
        form.add_error("roles", _("Không tự bỏ vai trò Cán bộ chuẩn bị của mình được."))
        return False
    arguments = {"user": user, "session": session, "roles": roles, "by": me(request)}
    return carried_out(form, verbs.set_roles, **arguments)
