"""Trình chiếu: progress before the result is fixed; after it, what the session may disclose."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from ..choices import Disclosure
from ..choices import SessionStatus as Status
from ..models import VoteSession
from ..services import assembling
from . import sealed, slides
from .answers import moving, show
from .progress import progress
from .results import tables
from .screen import shown_in_hall


def scene(session: VoteSession) -> dict[str, Any]:
    """What the hall may see; `what` names the part of the template. No figure before the seal."""
    if session.classification:
        return {"what": "classified"}
    if session.status != Status.SEALED:
        return _progress(session)
    built = assembling.current(session)
    fixed = sealed.standing(session)
    if built.classification.level:
        return {"what": "classified"}
    if built.meeting.disclosure == Disclosure.FULL:
        cut = slides.of(list(tables(built)))
        return {"what": "full", "slides": cut, "several": len(built.forms) > 1, **fixed}
    if built.meeting.disclosure == Disclosure.SUMMARY:
        return {"what": "summary", "built": built, **fixed}
    return {"what": "fixed", **fixed}


def _progress(session: VoteSession) -> dict[str, Any]:
    words = {
        Status.DRAFT: _("Chuẩn bị lấy phiếu"),
        Status.VOTING: _("Đang bỏ phiếu"),
        Status.COUNTING: _("Đang kiểm phiếu"),
        Status.CANCELLED: _("Cuộc lấy phiếu đã hủy"),
    }[Status(session.status)]
    at = progress(session) if session.status == Status.COUNTING else None
    found: dict[str, Any] = {"what": "progress", "words": words}
    if at is not None and at.batches:
        found.update(done=at.batches - at.unsettled, total=at.batches)
    return found


@require_GET
@never_cache
@shown_in_hall("display")
def display(request: HttpRequest, session: VoteSession) -> HttpResponse:
    return show(request, session, "votes/display/page.html", **_scene(request, session))


def _scene(request: HttpRequest, session: VoteSession) -> dict[str, str]:
    return moving(request, "votes/display/body.html", scene(session))


@require_GET
@never_cache
@shown_in_hall("display_live")
def display_live(request: HttpRequest, session: VoteSession) -> HttpResponse:
    """What the hall sees now; 204 while it is as `shown` says it sees it."""
    now = _scene(request, session)
    if request.GET.get("shown") == now["mark"]:
        return HttpResponse(status=204)
    return show(request, session, "votes/display/scene.html", **now)
