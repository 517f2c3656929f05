"""What the head takes back or orders of a batch, each with a reason for the log."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from ..forms.base import ReasonForm
from ..models import Batch, Keying, VoteSession
from ..services import keying, passes, settling
from .access import allowed
from .answers import carried_out, me, sent, show
from .entrance import both


def _batch(session: VoteSession, pk: int) -> Batch:
    return get_object_or_404(
        Batch.objects.select_related("form__session"), pk=pk, form__session=session
    )


def _ask(
    request: HttpRequest,
    session: VoteSession,
    verb: Callable[..., Any],
    *,
    template: str,
    done: str,
    back: str,
    **what: Batch | Keying,
) -> HttpResponse:
    """The page that asks for the reason; once `verb` did it, `done` is said on the page `back`."""
    form = ReasonForm(sent(request))
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        if carried_out(form, verb, reason=reason, by=me(request), **what):
            messages.success(request, done)
            return redirect(back, code=session.code)
    return show(request, session, template, form=form, **what)


@both
@allowed("batch_reopen")
def batch_reopen(request: HttpRequest, session: VoteSession, pk: int) -> HttpResponse:
    batch = _batch(session, pk)
    return _ask(
        request,
        session,
        settling.reopen_batch,
        template="votes/differences/reopen.html",
        done=_("Đã mở lại tập %(n)s: kết luận lại từ phiếu.") % {"n": batch.number},
        back="differences",
        batch=batch,
    )


@both
@allowed("keying_order")
def keying_order(request: HttpRequest, session: VoteSession, pk: int) -> HttpResponse:
    batch = _batch(session, pk)
    done = _("Tập %(n)s cần thêm một lượt nhập, do người chưa nhập tập này.")
    return _ask(
        request,
        session,
        passes.order_keying,
        template="votes/differences/order.html",
        done=done % {"n": batch.number},
        back="session",
        batch=batch,
    )


@both
@allowed("keying_abandon")
def keying_abandon(request: HttpRequest, session: VoteSession, pk: int) -> HttpResponse:
    known = Keying.objects.select_related("batch__form__session", "keyed_by")
    found = get_object_or_404(known, pk=pk, batch__form__session=session)
    done = _("Đã bỏ lượt %(k)s tập %(b)s. Người khác nhập lại tập này.")
    return _ask(
        request,
        session,
        keying.abandon_keying,
        template="votes/differences/abandon.html",
        done=done % {"k": found.number, "b": found.batch.number},
        back="session",
        keying=found,
    )
