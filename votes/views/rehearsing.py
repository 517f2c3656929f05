"""Chạy thử: the practice copies of a session; of a copy, what was keyed against what was known."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from .. import practice
from ..forms.base import WipeForm
from ..models import VoteSession
from ..services import assembling, rehearsing
from .access import allowed
from .answers import answer_refusals, carried_out, me, sent, show
from .entrance import both


@require_GET
@allowed("rehearsal")
def rehearsal(request: HttpRequest, session: VoteSession) -> HttpResponse:
    if session.is_rehearsal:
        forms = rehearsing.compared(session, assembling.current(session))
        return show(request, session, "votes/rehearsal/compare.html", forms=forms)
    copies = session.rehearsals.order_by("pk")
    more = {"copies": copies, "papers": practice.SIZE}
    return show(request, session, "votes/rehearsal/make.html", **more)


@require_POST
@allowed("rehearsal_make")
@answer_refusals("rehearsal")
def rehearsal_make(request: HttpRequest, session: VoteSession) -> HttpResponse:
    copy = rehearsing.rehearse(session=session, by=me(request))
    messages.success(request, _("Đã tạo bản chạy thử. In tập phiếu thử, rồi nhập như phiếu thật."))
    return redirect("session", code=copy.code)


@both
@allowed("rehearsal_wipe")
def rehearsal_wipe(request: HttpRequest, session: VoteSession) -> HttpResponse:
    if not session.is_rehearsal:
        messages.error(request, _("Đây là cuộc lấy phiếu thật; chỉ xóa được bản chạy thử."))
        return redirect("rehearsal", code=session.code)
    form = WipeForm(sent(request), code=session.code)
    meant = request.method == "POST" and form.is_valid()
    if meant and carried_out(form, rehearsing.wipe, session=session, by=me(request)):
        messages.success(request, _("Đã xóa bản chạy thử %s.") % session.code)
        return redirect("home")
    return show(request, session, "votes/rehearsal/wipe.html", form=form)
