"""Hủy dữ liệu từng phiếu: once the papers are destroyed on a decision."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ..forms.base import DecisionForm
from ..models import VoteSession
from ..services import purging
from .access import allowed
from .answers import carried_out, me, sent, show
from .entrance import both


@both
@allowed("purge")
def purge(request: HttpRequest, session: VoteSession) -> HttpResponse:
    form = DecisionForm(sent(request), code=session.code)
    if request.method == "POST" and form.is_valid():
        decision = form.cleaned_data["decision"]
        if carried_out(form, purging.purge, session=session, decision=decision, by=me(request)):
            messages.success(request, _("Đã hủy dữ liệu từng phiếu theo quyết định %s.") % decision)
            return redirect("session", code=session.code)
    return show(request, session, "votes/purge.html", form=form)
