"""Whose account an organiser may open and shut."""

from __future__ import annotations

from django.db.models import Q
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from ..choices import Role
from ..models import RoleAssignment, User, VoteSession
from ..services.errors import Refused
from .answers import me


def reach_of(session: VoteSession, viewer: User) -> bool:
    """Whether `viewer` organises every session, or this one only."""
    return RoleAssignment.objects.filter(
        user=viewer, organisation=session.organisation_id, session=None, role=Role.ORGANISER
    ).exists()


def colleague(session: VoteSession, pk: int) -> User:
    """An account of this organisation, or of this day; never whoever keeps the server."""
    of_the_day = Q(day_of=None) | Q(day_of__in=[session.pk, session.rehearsal_of_id])
    people = User.objects.filter(
        of_the_day, organisation=session.organisation_id, is_superuser=False
    )
    return get_object_or_404(people, pk=pk)


def own_colleague(request: HttpRequest, session: VoteSession, pk: int) -> User:
    """As `colleague`, for what opens or shuts the whole account.

    Whoever organises one session has no hand on people of others: a code would be their role.
    """
    user = colleague(session, pk)
    if user.day_of_id is not None:  # holds roles in this session and its practice copies only
        return user
    beyond = user.role_assignments.exclude(session=session)
    if not reach_of(session, me(request)) and beyond.exists():
        raise Refused(
            _("%(n)s làm việc cả ở cuộc khác. Đề nghị cán bộ chuẩn bị của cơ quan.") % {"n": user},
            "beyond",
        )
    return user
