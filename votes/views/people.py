"""Tài khoản: the people of the day, their roles in this session, their one-time codes."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from ..choices import Role
from ..forms.people import AccountForm, RolesForm
from ..models import RoleAssignment, User, VoteSession
from ..services import accounts as verbs
from ..services.errors import Refused
from .access import allowed
from .answers import answer_refusals, carried_out, me, sent, show
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
    context = {"form": form, "people": _people(session, me(request)), "codes": codes}
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
        .order_by("name", "pk")
    )
    reach = _reach(session, viewer)
    return [_person(person, session, viewer, reach) for person in people]


def _reach(session: VoteSession, viewer: User) -> bool:
    """Whether `viewer` organises every session, or this one only."""
    return RoleAssignment.objects.filter(
        user=viewer, organisation=session.organisation_id, session=None, role=Role.ORGANISER
    ).exists()


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
        "beyond": not reach and any(one.session_id != session.pk for one in held),
    }


def _colleague(session: VoteSession, pk: int) -> User:
    """An account of this organisation; whoever runs the server is not the organiser's to reset."""
    people = User.objects.filter(organisation=session.organisation_id, is_superuser=False)
    return get_object_or_404(people, pk=pk)


def _own_colleague(request: HttpRequest, session: VoteSession, pk: int) -> User:
    """As `_colleague`, for what opens or shuts the whole account.

    Whoever organises one session has no hand on people of others: a code would be their role.
    """
    user = _colleague(session, pk)
    beyond = user.role_assignments.exclude(session=session)
    if not _reach(session, me(request)) and beyond.exists():
        raise Refused(
            _("%(n)s làm việc cả ở cuộc khác. Đề nghị cán bộ chuẩn bị của cơ quan.") % {"n": user},
            "beyond",
        )
    return user


@require_POST
@allowed("account_reset")
@answer_refusals("accounts")
def account_reset(request: HttpRequest, session: VoteSession, pk: int) -> HttpResponse:
    user = _own_colleague(request, session, pk)
    _hand_over(request, user, verbs.reset_account(user=user, by=me(request), session=session))
    return redirect("accounts", code=session.code)


@require_POST
@allowed("account_lock")
@answer_refusals("accounts")
def account_lock(request: HttpRequest, session: VoteSession, pk: int) -> HttpResponse:
    user = _own_colleague(request, session, pk)
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
    user = _colleague(session, pk)
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
