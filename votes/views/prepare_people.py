"""Chuẩn bị: single people of the two lists, written, moved, exempted or taken off."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from .. import roster
from ..forms.preparing import MemberForm, OfficialForm
from ..models import Attendance, Subject, VoteSession
from ..presets import posts_of
from ..services import preparing_people as verbs
from ..services.errors import Refused
from .access import allowed
from .answers import carried_out, me, sent, show
from .entrance import both

OFFICIALS, MEMBERS = "officials", "members"


@both
@allowed("prepare_row")
def prepare_row(request: HttpRequest, session: VoteSession, step: str, pk: int) -> HttpResponse:
    """One person of a list; 0 is somebody new."""
    row = found(session, step, pk)
    form = bound(step, row, sent(request))
    if request.method == "POST" and form.is_valid() and _kept(request, session, form, row):
        messages.success(request, _("Đã ghi: %(name)s.") % {"name": form.cleaned_data["name"]})
        return redirect("prepare_step", code=session.code, step=step)
    usual = posts_of(session.organisation.kind) if step == OFFICIALS else ()
    context = {"form": form, "row": row, "step": step, "pk": pk, "usual": usual}
    return show(request, session, "votes/prepare/person.html", **context)


def found(session: VoteSession, step: str, pk: int) -> Subject | Attendance | None:
    """The row of a list; None for 0. 404 for a list or a row there is not."""
    if step not in {OFFICIALS, MEMBERS}:
        raise Http404(_("Không có danh sách này."))
    if not pk:
        return None
    if step == OFFICIALS:
        return get_object_or_404(session.subjects.select_related("official"), pk=pk)
    return get_object_or_404(session.attendance.select_related("member"), pk=pk)


def bound(step: str, row: Subject | Attendance | None, data: Any) -> OfficialForm | MemberForm:
    """The form of a person, with what is known of them or what was typed."""
    if step == OFFICIALS:
        return OfficialForm(data, initial=_official(row) if isinstance(row, Subject) else None)
    return MemberForm(data, initial=_member(row) if isinstance(row, Attendance) else None)


def _official(row: Subject) -> dict[str, Any]:
    who = row.official
    return {
        "name": row.name,
        "honorific": row.honorific,
        "posts": "\n".join(row.posts),
        "bloc": row.bloc,
        "birth": who.birth,
        "appointed_on": who.appointed_on,
        "retiring_on": who.retiring_on,
        "exempt_reason": row.exempt_reason,
    }


def _member(row: Attendance) -> dict[str, Any]:
    who = row.member
    return {"name": who.name, "honorific": who.honorific, "post": "; ".join(who.posts)}


def _kept(
    request: HttpRequest,
    session: VoteSession,
    form: OfficialForm | MemberForm,
    row: Subject | Attendance | None,
) -> bool:
    typed = form.cleaned_data
    asked = {"session": session, "by": me(request)}
    if isinstance(form, OfficialForm):
        official = roster.OfficialData(**typed, exempt=bool(typed["exempt_reason"]))
        return carried_out(form, verbs.write_official, data=official, subject=row, **asked)
    member = roster.MemberData(**typed)
    return carried_out(form, verbs.write_member, data=member, place=row, **asked)


@require_POST
@allowed("prepare_row_act")
def prepare_row_act(request: HttpRequest, session: VoteSession, step: str, pk: int) -> HttpResponse:
    """A button beside a person."""
    row = found(session, step, pk)
    try:
        _act(request, session, row)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("prepare_step", code=session.code, step=step)


def _act(request: HttpRequest, session: VoteSession, row: Subject | Attendance | None) -> None:
    act, by = request.POST.get("act", ""), me(request)
    if isinstance(row, Attendance):
        if act == "remove":
            verbs.remove_member(session=session, place=row, by=by)
    elif row is None:
        return
    elif act in {"up", "down"}:
        verbs.move(session=session, subject=row, up=act == "up", by=by)
    elif act == "remove":
        verbs.remove_official(session=session, subject=row, by=by)
    elif act == "exempt":
        reason = request.POST.get("reason", "")[:500]
        verbs.exempt(session=session, subject=row, reason=reason, by=by)
    elif act == "rate":
        verbs.rate_again(session=session, subject=row, by=by)
