"""Kiểm tra lại với phiếu giấy: a sample or a re-check, one paper at a time."""

from __future__ import annotations

from functools import wraps
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from .. import sampling
from ..choices import InvalidReason
from ..forms.checking import RecheckForm, SampleForm
from ..models import Ballot, Check, CheckedPaper, VoteSession
from ..services import checking
from ..services.errors import Refused
from .access import View, allowed
from .answers import carried_out, me, sent, show
from .keying_page import mark_words
from .progress import progress


@require_GET
@never_cache
@allowed("checks")
def checks(request: HttpRequest, session: VoteSession) -> HttpResponse:
    return _show(request, session)


def _show(
    request: HttpRequest,
    session: VoteSession,
    sample: Form | None = None,
    recheck: Form | None = None,
) -> HttpResponse:
    total = Ballot.objects.filter(batch__form__session=session).count()
    at = progress(session)
    past = [(check, checking.figures(check)) for check in session.checks.all()]
    context = {
        "total": total,
        "settled": at.settled,
        "differing": at.differing,
        "past": past,
        "open": next((check for check, _found in past if not check.finished), None),
        "sample": sample or SampleForm(total=total, initial={"size": sampling.proposed(total)}),
        "recheck": recheck or RecheckForm(session=session),
        "several": session.forms.count() > 1,
    }
    return show(request, session, "votes/checks/list.html", **context)


@require_POST
@allowed("check_sample")
def check_sample(request: HttpRequest, session: VoteSession) -> HttpResponse:
    total = Ballot.objects.filter(batch__form__session=session).count()
    form = SampleForm(sent(request), total=total)
    known = {"session": session, "by": me(request)}
    if form.is_valid() and carried_out(form, checking.open_sample, **known, **form.cleaned_data):
        return redirect("check", code=session.code, pk=session.checks.get(finished=False).pk)
    return _show(request, session, sample=form)


@require_POST
@allowed("check_recheck")
def check_recheck(request: HttpRequest, session: VoteSession) -> HttpResponse:
    form = RecheckForm(sent(request), session=session)
    known = {"session": session, "by": me(request)}
    if form.is_valid() and carried_out(form, checking.open_recheck, **known, **form.asked()):
        return redirect("check", code=session.code, pk=session.checks.get(finished=False).pk)
    return _show(request, session, recheck=form)


def of_session(view: View) -> View:
    """The check of this session; a refusal is said on the page that shows what is next."""

    @wraps(view)
    def opened(request: HttpRequest, session: VoteSession, pk: int, **kwargs: Any) -> HttpResponse:
        check = get_object_or_404(Check, pk=pk, session=session)
        if check.finished:
            return redirect("checks", code=session.code)
        try:
            return view(request, session, check, **kwargs)
        except Refused as refused:
            messages.error(request, str(refused))
            return redirect("check", code=session.code, pk=pk)

    return opened


@require_GET
@never_cache
@allowed("check")
@of_session
def check(request: HttpRequest, session: VoteSession, check: Check) -> HttpResponse:
    papers = check.papers.select_related("batch__form")
    paper = papers.filter(agrees=None).first()
    before = papers.exclude(agrees=None).last() if paper is None else _before(papers, paper)
    context = {
        "check": check,
        "paper": paper,
        "before": before if before is not None and before.agrees else None,
        "figures": checking.figures(check),
        "several": session.forms.count() > 1,
        **(_counted(session, paper) if paper else {}),
    }
    return show(request, session, "votes/checks/paper.html", **context)


def _before(papers: Any, paper: CheckedPaper) -> CheckedPaper | None:
    """The last paper looked at before this one, to look at it again."""
    rows = list(papers)
    return rows[rows.index(paper) - 1] if rows.index(paper) else None


def _counted(session: VoteSession, paper: CheckedPaper) -> dict[str, Any]:
    """What was counted of a paper: a mark a line in words, or why it is invalid."""
    ballot = get_object_or_404(Ballot, batch=paper.batch, position=paper.position)
    if ballot.invalid_reason:
        return {"invalid": InvalidReason(ballot.invalid_reason).label}
    words = {mark["key"]: mark["label"] for mark in mark_words(session)}
    names = paper.batch.form.subjects.order_by("order").values_list("order", "name")
    pairs = zip(names, ballot.marks, strict=True)
    return {"lines": [(order, name, mark, words[mark]) for (order, name), mark in pairs]}


def _paper(request: HttpRequest, check: Check) -> CheckedPaper:
    typed = request.POST.get("paper", "")
    pk = int(typed) if typed.isdecimal() and len(typed) < 12 else 0
    found = check.papers.select_related("batch__form__session").filter(pk=pk).first()
    if found is None:
        raise Refused(_("Phiếu này không thuộc lần kiểm tra. Xem lại phiếu đang mở."), "unknown")
    return found


@require_POST
@allowed("check_answer")
@of_session
def check_answer(request: HttpRequest, session: VoteSession, check: Check) -> HttpResponse:
    paper, agrees = _paper(request, check), request.POST.get("agrees") == "yes"
    checking.answer(paper=paper, agrees=agrees, by=me(request))
    if not agrees:
        text = _("Phiếu %(p)s tập %(b)s đã chuyển sang Xử lý chỗ khác nhau để nhập lại từ giấy.")
        messages.warning(request, text % {"p": paper.position, "b": paper.batch.number})
    return redirect("check", code=session.code, pk=check.pk)


@require_POST
@allowed("check_back")
@of_session
def check_back(request: HttpRequest, session: VoteSession, check: Check) -> HttpResponse:
    checking.take_back(paper=_paper(request, check), by=me(request))
    return redirect("check", code=session.code, pk=check.pk)


@require_POST
@allowed("check_finish")
@of_session
def check_finish(request: HttpRequest, session: VoteSession, check: Check) -> HttpResponse:
    found = checking.finish(check=check, by=me(request))
    text = _("Kiểm tra lại xong: %(d)s khác biệt trong %(n)s phiếu. Đã ghi vào nhật ký.")
    messages.success(request, text % {"d": found.differing, "n": found.looked_at})
    return redirect("checks", code=session.code)
