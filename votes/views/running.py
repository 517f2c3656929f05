"""Điều hành: the page of a session that says what comes next, and the moves between states."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from ..choices import SessionStatus as Status
from ..forms.base import ConfirmedForm
from ..models import VoteSession
from ..services import assembling, screens
from ..services import running as verbs
from . import chain, dashboard, handing, room
from .access import allowed
from .answers import answer_refusals, carried_out, doors, me, moving, sent, show
from .entrance import both
from .progress import progress
from .sealed import standing
from .steps import next_step, steps, waits_for


@require_GET
@never_cache
@allowed("session")
def session(request: HttpRequest, session: VoteSession) -> HttpResponse:
    return render(request, "votes/session/page.html", _live(request, session))


@require_GET
@never_cache
@allowed("session_live")
def session_live(request: HttpRequest, session: VoteSession) -> HttpResponse:
    """The moving part of the page; 204 while it is as `shown` says the page has it."""
    if request.GET.get("status") != session.status:
        return HttpResponse(headers={"HX-Refresh": "true"})
    live = _live(request, session)
    if request.GET.get("shown") == live["mark"]:
        return HttpResponse(status=204)
    return render(request, "votes/session/live.html", {**live, "moved": True})


def _live(request: HttpRequest, session: VoteSession) -> dict[str, Any]:
    at = progress(session)
    may = doors(request, session)
    body = _body(request, session)
    step = next_step(session, at, may, handing.idle(body["rows"], me(request)))
    context = {
        "session": session,
        "may": may,
        "steps": list(steps(session, at, may)),
        "next": step,
        "handing": None if step else handing.of(session, at, body["rows"], me(request)),
        "waits_for": waits_for(session, at),
        **body,
    }
    return context | moving(request, "votes/session/body.html", context, also=str(step))


def _body(request: HttpRequest, session: VoteSession) -> dict[str, Any]:
    built = assembling.current(session)
    rows = dashboard.batches(session, me(request)) if session.status != Status.DRAFT else []
    forms = [(form, list(dashboard.equations(form, session.status))) for form in built.forms]
    return {
        "built": built,
        "presence": dashboard.presence(session),
        "forms": forms,
        "rows": rows,
        "missing": dashboard.missing(rows) if session.status == Status.COUNTING else "",
        "screen": screens.standing(session) if doors(request, session)["screen_code"] else None,
        "spoken": dashboard.spoken(built, batched=bool(rows)),
        **_room(session, rows),
        **standing(session),
        **chain.of(session, built, doors(request, session)),
    }


def _room(session: VoteSession, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Who works where and until when, while papers are being keyed."""
    if session.status != Status.COUNTING or not rows:
        return {}
    if all(row["batch"].settled for row in rows):
        return {"clocks": room.clocks(session, rows)}
    return {"clocks": room.clocks(session, rows), "people": room.people(session, rows)}


@require_POST
@allowed("voting_open")
@answer_refusals("session")
def voting_open(request: HttpRequest, session: VoteSession) -> HttpResponse:
    verbs.open_voting(session=session, by=me(request))
    messages.success(request, _("Đã chốt danh sách và loại phiếu. Bắt đầu bỏ phiếu."))
    return redirect("session", code=session.code)


@require_POST
@allowed("draft_back")
@answer_refusals("session")
def draft_back(request: HttpRequest, session: VoteSession) -> HttpResponse:
    verbs.back_to_draft(session=session, by=me(request))
    messages.success(request, _("Đã quay lại bước chuẩn bị. Phiếu in từ danh sách cũ phải hủy."))
    return redirect("session", code=session.code)


@require_POST
@allowed("counting_start")
@answer_refusals("papers")
def counting_start(request: HttpRequest, session: VoteSession) -> HttpResponse:
    verbs.start_counting(session=session, by=me(request))
    messages.success(request, _("Bắt đầu kiểm phiếu. Chia phiếu thu về thành các tập."))
    return redirect("batches", code=session.code)


@require_POST
@allowed("voting_back")
@answer_refusals("batches")
def voting_back(request: HttpRequest, session: VoteSession) -> HttpResponse:
    verbs.back_to_voting(session=session, by=me(request))
    messages.success(request, _("Đã quay lại bước bỏ phiếu."))
    return redirect("papers", code=session.code)


@both
@allowed("cancel")
def cancel(request: HttpRequest, session: VoteSession) -> HttpResponse:
    form = ConfirmedForm(sent(request), code=session.code)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        if carried_out(form, verbs.cancel, session=session, reason=reason, by=me(request)):
            messages.success(request, _("Đã hủy cuộc lấy phiếu %(code)s.") % {"code": session.code})
            return redirect("home")
    return show(request, session, "votes/cancel.html", form=form)
