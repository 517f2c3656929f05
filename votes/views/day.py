"""The day's numbers: votes of the meeting, papers, batches."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ..choices import SessionStatus, Topic
from ..forms.day import BatchesForm, BatchSizeForm, MeetingVoteForm, PaperCountsForm
from ..models import BallotForm, Batch, VoteSession
from ..services import assembling, running
from ..writing import writing
from . import dashboard
from .access import allowed
from .answers import answer_refusals, carried_out, me, sent, show
from .entrance import both


def _vote_form(request: HttpRequest, session: VoteSession, topic: str) -> MeetingVoteForm:
    """The form of one topic: bound when it is the one that was sent."""
    bound = request.POST if request.POST.get("topic") == topic else None
    vote = session.votes.filter(topic=topic).first()
    known = {"agree": vote.agree, "against": vote.against, "other": vote.other} if vote else {}
    first = {"agree": session.present, "against": 0, "other": 0}
    form = MeetingVoteForm(
        bound, present=session.present, initial={"topic": topic, **(known or first)},
        auto_id=f"id_{topic}_%s",
    )  # fmt: skip
    form.recorded = vote  # type: ignore[attr-defined]
    return form


def _recorded(request: HttpRequest, session: VoteSession, forms: list[MeetingVoteForm]) -> bool:
    """Whether one of the forms was sent and has been written down."""
    for form in forms:
        if form.is_bound and form.is_valid():
            votes = form.cleaned_data
            if carried_out(form, running.record_vote, session=session, by=me(request), **votes):
                messages.success(request, _("Đã ghi kết quả biểu quyết."))
                return True
    return False


@both
@allowed("votes")
def votes(request: HttpRequest, session: VoteSession) -> HttpResponse:
    forms = [_vote_form(request, session, topic) for topic in (Topic.BOARD, Topic.LIST)]
    if _recorded(request, session, forms):
        both_stand = session.votes.filter(topic__in=(Topic.BOARD, Topic.LIST)).count() == 2
        return redirect("session" if both_stand else "votes", code=session.code)
    context: dict[str, Any] = {
        "board_form": forms[0],
        "list_form": forms[1],
        "board": session.board.all(),
        "subjects": session.subjects.select_related("form"),
    }
    return show(request, session, "votes/votes.html", **context)


@both
@allowed("resolution_vote")
def resolution_vote(request: HttpRequest, session: VoteSession) -> HttpResponse:
    form = _vote_form(request, session, Topic.RESOLUTION)
    if _recorded(request, session, [form]):
        return redirect("resolution_vote", code=session.code)
    return show(request, session, "votes/resolution_vote.html", form=form)


@both
@allowed("papers")
def papers(request: HttpRequest, session: VoteSession) -> HttpResponse:
    forms = [
        PaperCountsForm(sent(request), instance=form, prefix=f"form{form.pk}")
        for form in session.forms.all()
    ]
    valid = [form.is_valid() for form in forms]
    if request.method == "POST" and all(valid):
        changed = [form for form in forms if form.has_changed()]
        if not changed or carried_out(changed[0], _count, forms=changed, by=me(request)):
            messages.success(request, _("Đã ghi số phiếu."))
            return redirect("papers", code=session.code)
    built = assembling.live_payload(session)
    known = all(form.issued is not None and form.collected is not None for form in built.forms)
    equations = [list(dashboard.equations(form, session.status)) for form in built.forms]
    rows = list(zip(forms, equations, strict=True))
    waiting = known and session.status == SessionStatus.VOTING
    return show(request, session, "votes/papers.html", rows=rows, known=known, waiting=waiting)


@writing
def _count(*, forms: list[PaperCountsForm], by: Any) -> None:
    """All forms' numbers, or none."""
    for form in forms:
        fresh = BallotForm.objects.select_related("session").get(pk=form.instance.pk)
        running.set_paper_counts(form=fresh, by=by, **form.cleaned_data)


@both
@allowed("batches")
def batches(request: HttpRequest, session: VoteSession) -> HttpResponse:
    form = BatchesForm(sent(request))
    if request.method == "POST" and form.is_valid():
        size = form.cleaned_data["size"]
        if carried_out(form, _lay_out, session=session, size=size, by=me(request)):
            messages.success(request, _("Đã chia tập. Buộc từng tập, ghi số tập lên bìa."))
            return redirect("batches", code=session.code)
    rows = dashboard.batches(session, me(request))
    laid: dict[int, list[dict[str, Any]]] = {}
    for row in rows:
        laid.setdefault(row["batch"].form_id, []).append(row)
    groups = [_group(one, laid.get(one.pk, [])) for one in session.forms.all()]
    context = {
        "form": form,
        "groups": groups,
        "loose": sum(group["left"] for group in groups),
        "begun": any(row["taken"] for row in rows),
    }
    return show(request, session, "votes/batches.html", **context)


def _group(form: BallotForm, rows: list[dict[str, Any]]) -> dict[str, Any]:
    sizes = sum(row["batch"].size for row in rows)
    collected = form.collected or 0
    terms = ((_("Các tập cộng lại"), sizes), "=", (_("Thu về"), form.collected))
    ok = None if not rows else sizes == collected
    note = _("chưa chia tập") if not rows else ""
    return {
        "form": form,
        "rows": rows,
        "left": max(collected - sizes, 0),
        "equation": dashboard.Equation(terms, ok, note),
    }


@writing
def _lay_out(*, session: VoteSession, size: int, by: Any) -> None:
    """Batches for every form that still has loose papers."""
    made = 0
    for form in session.forms.select_related("session"):
        sizes = sum(form.batches.values_list("size", flat=True))
        if (form.collected or 0) > sizes:
            made += running.make_batches(form=form, size=size, by=by)
    if not made:
        running.make_batches(form=session.forms.select_related("session")[0], size=size, by=by)


@require_POST
@allowed("batch_resize")
@answer_refusals("batches")
def batch_resize(request: HttpRequest, session: VoteSession, pk: int) -> HttpResponse:
    batch = get_object_or_404(
        Batch.objects.select_related("form__session"), pk=pk, form__session=session
    )
    form = BatchSizeForm(request.POST)
    if form.is_valid():
        running.resize_batch(batch=batch, size=form.cleaned_data["size"], by=me(request))
        messages.success(request, _("Đã sửa số phiếu tập %(n)s.") % {"n": batch.number})
    else:
        text = _("Tập %(n)s: số phiếu từ 0 (bỏ tập) đến 50.") % {"n": batch.number}
        messages.error(request, text)
    return redirect("batches", code=session.code)
