"""Xử lý chỗ khác nhau: one cell at a time, decided from the paper by somebody who keyed none."""

from __future__ import annotations

from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from ..forms.keying import PaperForm
from ..models import Batch, VoteSession
from ..reconcile import NO_PAPER
from ..services import audit, settling
from ..services.errors import Refused
from ..tally import INVALID
from . import cells, dashboard
from .access import View, allowed
from .answers import me, show
from .keying_page import mark_words


@require_GET
@never_cache
@allowed("differences")
def differences(request: HttpRequest, session: VoteSession) -> HttpResponse:
    rows = [row for row in dashboard.batches(session, me(request)) if row["keyed"]]
    for row in rows:
        row["obstacle"] = _obstacle(row["batch"], request) if row["differs"] else ""
    waiting = [row for row in rows if row["differs"]]
    first = next((row for row in waiting if not row["obstacle"]), None)
    settled = [row for row in rows if row["batch"].settled]
    several = len({row["batch"].form_id for row in rows}) > 1
    context = {"waiting": waiting, "settled": settled, "first": first, "several": several}
    return show(request, session, "votes/differences/list.html", **context)


def _obstacle(batch: Batch, request: HttpRequest) -> str:
    """Why this person can't decide the batch; empty when they can."""
    try:
        settling.check_decider(batch, me(request))
    except Refused as refused:
        return str(refused)
    return ""


def of_batch(view: View) -> View:
    """The batch of this session; a refusal goes back to it, or to the list where it is shut."""

    @wraps(view)
    def opened(request: HttpRequest, session: VoteSession, pk: int) -> HttpResponse:
        known = Batch.objects.select_related("form__session", "decided_by")
        batch = get_object_or_404(known, pk=pk, form__session=session)
        try:
            settling.check_decider(batch, me(request))
            return view(request, session, batch)
        except Refused as refused:
            messages.error(request, str(refused))
            shut = refused.code in {"keyed_it", "another_decides", "closed", "not_reconciled"}
            if shut:
                return redirect("differences", code=session.code)
            return redirect("difference", code=session.code, pk=batch.pk)

    return opened


@require_GET
@never_cache
@allowed("difference")
@of_batch
def difference(request: HttpRequest, session: VoteSession, batch: Batch) -> HttpResponse:
    return _show(request, session, batch)


def _show(
    request: HttpRequest, session: VoteSession, batch: Batch, form: PaperForm | None = None
) -> HttpResponse:
    state = settling.batch_state(batch)
    found = state.pending[0] if state.pending else None
    subjects = list(batch.form.subjects.order_by("order"))
    context: dict[str, Any] = {
        "batch": batch,
        "state": state,
        "several": session.forms.count() > 1,
        "undo": cells.said(cells.decided_before(batch, found)),
    }
    if found is not None:
        context["cell"] = cells.cell(batch, found, subjects, audit.session_key(session))
        if not found.line:
            context["paper"] = form or _paper(batch)
    return show(request, session, "votes/differences/cell.html", **context)


def _paper(batch: Batch, data: Any = None) -> PaperForm:
    """The whole ballot, keyed anew from the paper."""
    marks = [(mark["key"], mark["label"]) for mark in mark_words(batch.form.session)]
    names = list(batch.form.subjects.order_by("order").values_list("name", flat=True))
    return PaperForm(data, initial={"revision": 1}, names=names, marks=marks)


@require_POST
@allowed("decide")
@of_batch
def decide(request: HttpRequest, session: VoteSession, batch: Batch) -> HttpResponse:
    position, line = _number(request, "position"), _number(request, "line")
    value = request.POST.get("value", "")
    if position and not line and value != NO_PAPER:
        form = _paper(batch, request.POST)
        if not form.is_valid():
            return _show(request, session, batch, form)
        reason = form.cleaned_data["invalid_reason"]
        value = f"{INVALID}{reason}" if reason else form.cleaned_data["marks"]
    settling.decide(batch=batch, position=position, line=line, value=value, by=me(request))
    return redirect("difference", code=session.code, pk=batch.pk)


def _number(request: HttpRequest, name: str) -> int:
    typed = request.POST.get(name, "")
    return int(typed) if typed.isdecimal() and len(typed) < 6 else 0


@require_POST
@allowed("decision_undo")
@of_batch
def decision_undo(request: HttpRequest, session: VoteSession, batch: Batch) -> HttpResponse:
    position, line = _number(request, "position"), _number(request, "line")
    settling.undo(batch=batch, position=position, line=line, by=me(request))
    return redirect("difference", code=session.code, pk=batch.pk)


@require_POST
@allowed("batch_close")
@of_batch
def batch_close(request: HttpRequest, session: VoteSession, batch: Batch) -> HttpResponse:
    settling.close_batch(batch=batch, by=me(request))
    text = _("Xong tập %(n)s. Buộc lại tập, để riêng với các tập đã xong.")
    messages.success(request, text % {"n": batch.number})
    return redirect("differences", code=session.code)
