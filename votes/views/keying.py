"""Nhập phiếu: a typist takes a batch, keys its papers, hands it back."""

from __future__ import annotations

from functools import wraps
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from ..choices import KeyingState
from ..forms.keying import PaperForm, marks_of
from ..models import Keying, User, VoteSession
from ..services import desks, passes
from ..services import keying as keyings
from ..services.errors import Refused
from . import desk, handing, keying_page
from .access import View, allowed, refusal, wants_json

STATUS = {"not_yours": 403, "closed": 410, "bad_marks": 400, "bad_position": 400}


def number(typed: str) -> int | None:
    """A number of papers or of saves; None for anything else, however long it is."""
    return int(typed) if typed.isdecimal() and len(typed) < 10 else None


def _me(request: HttpRequest) -> User:
    """Who is logged in: `allowed` lets nobody else come this far."""
    return cast(User, request.user)


def own(view: View) -> View:
    """The keying of this session, for the person who keys it and nobody else."""

    @wraps(view)
    def opened(request: HttpRequest, session: VoteSession, pk: int, **kwargs: Any) -> HttpResponse:
        known = Keying.objects.select_related("batch__form__session")
        keying = get_object_or_404(known, pk=pk, batch__form__session=session)
        if keying.keyed_by_id != _me(request).pk:
            return refusal(request, 403, "not_yours", _("Lượt nhập này của người khác."))
        return view(request, session, keying, **kwargs)

    return opened


@require_GET
@never_cache
@allowed("keying_start")
def keying_start(request: HttpRequest, session: VoteSession) -> HttpResponse:
    waiting = handing.waiting(session, _me(request))
    if (shown := request.GET.get("waits")) is not None:
        same = shown == waiting["waits"]
        return HttpResponse(status=204) if same else HttpResponse(headers={"HX-Refresh": "true"})
    mine = Keying.objects.filter(batch__form__session=session, keyed_by=_me(request))
    mine = mine.select_related("batch__form").exclude(state=KeyingState.ABANDONED)
    tidy = keying_page.still_open(session, _me(request))
    context = {"session": session, "mine": mine, "tidy": tidy, **waiting}
    return render(request, "votes/keying/start.html", context)


@require_POST
@allowed("keying_next")
def keying_next(request: HttpRequest, session: VoteSession) -> HttpResponse:
    try:
        keying = keyings.next_keying(session=session, by=_me(request))
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("keying_start", code=session.code)
    if keying is None:
        messages.info(request, keying_page.what_to_wait_for(session, _me(request)))
        return redirect("keying_start", code=session.code)
    return redirect("keying", code=session.code, pk=keying.pk)


@require_GET
@never_cache
@allowed("keying")
@own
def keying(request: HttpRequest, session: VoteSession, keying: Keying) -> HttpResponse:
    if keying.state == KeyingState.ABANDONED:
        message = _("Lượt nhập này đã được bỏ. Giao tập lại cho Trưởng Ban kiểm phiếu.")
        return refusal(request, 409, "closed", message)
    if keying.state == KeyingState.FINISHED:
        return _show_done(request, keying)
    at = desk.browser(request)
    try:
        desks.sit_down(keying=keying, at=at)
    except desks.Elsewhere as elsewhere:
        context = {"session": session, "keying": keying, "elsewhere": elsewhere}
        answer = render(request, "votes/keying/elsewhere.html", context, status=409)
    else:
        answer = _show(request, keying, _asked_position(request, keying))
    return desk.remember(answer, at)


@require_POST
@allowed("keying_take")
@own
def keying_take(request: HttpRequest, session: VoteSession, keying: Keying) -> HttpResponse:
    at = desk.browser(request)
    try:
        desks.take_over(keying=keying, at=at, by=_me(request))
    except Refused as refused:
        messages.error(request, str(refused))
    return desk.remember(redirect("keying", code=session.code, pk=keying.pk), at)


@require_POST
@allowed("keying_return")
@own
def keying_return(request: HttpRequest, session: VoteSession, keying: Keying) -> HttpResponse:
    try:
        passes.hand_back(keying=keying, by=_me(request))
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        text = _("Đã trả lại tập %(n)s. Giao tập giấy cho Trưởng Ban kiểm phiếu.")
        messages.success(request, text % {"n": keying.batch.number})
    return redirect("keying_start", code=session.code)


def _show_done(request: HttpRequest, keying: Keying) -> HttpResponse:
    session = keying.batch.form.session
    context = {
        "session": session,
        "keying": keying,
        "saved": keying.readings.count(),
        "tidy": keying_page.still_open(session, _me(request)),
        **handing.waiting(session, _me(request)),
    }
    return render(request, "votes/keying/done.html", context)


def _asked_position(request: HttpRequest, keying: Keying) -> int:
    """The paper the plain form shows: the one asked for, else the first not keyed."""
    keyed = keying.readings.count()
    asked = request.GET.get("position", "")
    position = int(asked) if asked.isdecimal() and len(asked) < 6 else 0
    return position if 1 <= position <= keyed + 1 else keyed + 1


def _show(
    request: HttpRequest, keying: Keying, position: int, form: PaperForm | None = None
) -> HttpResponse:
    context = keying_page.page(keying, _me(request))
    keyed = len(context["config"]["papers"])
    plain = {
        "paper": form or _paper_form(keying, position),
        "position": position,
        "before": position - 1,
        "after": position + 1 if position <= keyed else None,
        "keyed": keyed,
    }
    status = 400 if form else 200
    return render(request, "votes/keying/page.html", {**context, **plain}, status=status)


def _paper_form(keying: Keying, position: int, data: Any = None) -> PaperForm:
    marks = keying_page.mark_words(keying.batch.form.session)
    stored = keying.readings.filter(position=position).first()
    initial = marks_of(stored) if stored else {}
    return PaperForm(
        data,
        initial={**initial, "revision": stored.revision + 1 if stored else 1},
        names=list(keying.batch.form.subjects.order_by("order").values_list("name", flat=True)),
        marks=[(mark["key"], mark["label"]) for mark in marks],
    )


@require_POST
@allowed("keying_paper")
def keying_paper(
    request: HttpRequest, session: VoteSession, pk: int, position: int
) -> HttpResponse:
    if wants_json(request):
        return _save_for_script(request, session, pk, position)
    return _save_plain(request, session=session, pk=pk, position=position)


@own
def _save_plain(
    request: HttpRequest, session: VoteSession, keying: Keying, position: int
) -> HttpResponse:
    form = _paper_form(keying, position, request.POST)
    if not form.is_valid():
        return _show(request, keying, position, form)
    here = reverse("keying", kwargs={"code": session.code, "pk": keying.pk})
    try:
        _save(request, session, keying, position, form.cleaned_data)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect(f"{here}?position={position}")
    return redirect(here)


def _save(
    request: HttpRequest,
    session: VoteSession,
    keying: Keying,
    position: int,
    paper: dict[str, Any],
) -> keyings.Saved:
    return keyings.save_reading(
        session=session,
        keying=keying,
        position=position,
        revision=paper["revision"],
        marks=paper["marks"],
        invalid_reason=paper["invalid_reason"],
        by=_me(request),
        desk=desk.token(request),
    )


def _save_for_script(
    request: HttpRequest, session: VoteSession, pk: int, position: int
) -> JsonResponse:
    """The hottest path of all: the keying is read by the verb, under its lock, and only there."""
    keying = Keying(pk=pk)
    sent = {name: request.POST.get(name, "") for name in ("marks", "invalid_reason", "revision")}
    revision = number(sent["revision"]) or 0
    try:
        saved = _save(request, session, keying, position, {**sent, "revision": revision})
    except Refused as refused:
        return _refused(refused, keying, position)
    answer = {"saved": saved.saved, "size": saved.size, "revision": saved.revision}
    return JsonResponse(answer)


def _refused(refused: Refused, keying: Keying, position: int) -> JsonResponse:
    """With the revision this pass has stored, so that the person's correction comes after it."""
    stored = keying.readings.filter(position=position).first()
    revision = stored.revision if stored else 0
    answer = {"error": str(refused), "code": refused.code, "revision": revision}
    return JsonResponse(answer, status=STATUS.get(refused.code, 409))


@require_POST
@allowed("keying_finish")
@own
def keying_finish(request: HttpRequest, session: VoteSession, keying: Keying) -> HttpResponse:
    here = reverse("keying", kwargs={"code": session.code, "pk": keying.pk})
    confirmed = number(request.POST.get("confirmed_count", "").strip())
    try:
        done = keyings.finish_keying(
            keying=keying, by=_me(request), confirmed_count=confirmed, desk=desk.token(request)
        )
    except Refused as refused:
        if wants_json(request):
            return _refused(refused, keying, 0)
        messages.error(request, str(refused))
        return redirect(here)
    if wants_json(request):
        return JsonResponse({"saved": done.saved, "size": done.size})
    return redirect(here)


keying_urls = [
    path("sessions/<slug:code>/keyings/", keying_start, name="keying_start"),
    path("sessions/<slug:code>/keyings/next/", keying_next, name="keying_next"),
    path("sessions/<slug:code>/keyings/<int:pk>/", keying, name="keying"),
    path(
        "sessions/<slug:code>/keyings/<int:pk>/papers/<int:position>/",
        keying_paper,
        name="keying_paper",
    ),
    path("sessions/<slug:code>/keyings/<int:pk>/finish/", keying_finish, name="keying_finish"),
    path("sessions/<slug:code>/keyings/<int:pk>/take/", keying_take, name="keying_take"),
    path("sessions/<slug:code>/keyings/<int:pk>/return/", keying_return, name="keying_return"),
]
