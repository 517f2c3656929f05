"""The hall's computer: a code typed once, and then this one page and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from ..forms.screen import ScreenForm
from ..models import VoteSession
from ..payload import PayloadError
from ..services import screens
from ..services.errors import Refused
from .access import View, allowed, broken
from .answers import answer_refusals, me, sent
from .entrance import both

#: In the browser's session; it goes with the browser.
KEY = "screen"


@both
@never_cache
def screen(request: HttpRequest) -> HttpResponse:
    """Where the hall's computer is opened, by whoever was given the code."""
    form = ScreenForm(sent(request), computer=request.META.get("REMOTE_ADDR", ""))
    if request.method == "POST" and form.is_valid():
        try:
            session, key = screens.enter(code=form.cleaned_data["code"])
        except Refused as refused:
            form.add_error("code", str(refused))
        else:
            form.passed()
            request.session[KEY] = key
            if not request.user.is_authenticated:
                request.session.set_expiry(0)
            return redirect("display", code=session.code)
    return render(request, "votes/display/enter.html", {"form": form})


def shown_in_hall(name: str) -> Callable[[View], View]:
    """`allowed`, and beside it the browser that a code was typed in; it has no role at all."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, code: str, **kwargs: Any) -> HttpResponse:
            key = request.session.get(KEY, "")
            session = screens.holds(session_code=code, key=key) if key else None
            if session is None or request.user.is_authenticated:
                return allowed(name)(view)(request, code=code, **kwargs)
            request.roles = frozenset()  # type: ignore[attr-defined]
            request.rehearsal = session.is_rehearsal  # type: ignore[attr-defined]
            try:
                return view(request, session=session, **kwargs)
            except PayloadError as error:
                return broken(request, session, error)

        return never_cache(guarded)

    return decorate


@require_POST
@allowed("screen_code")
@answer_refusals("session")
def screen_code(request: HttpRequest, session: VoteSession) -> HttpResponse:
    screens.make_code(session=session, by=me(request))
    return redirect("session", code=session.code)


@require_POST
@allowed("screen_close")
@answer_refusals("session")
def screen_close(request: HttpRequest, session: VoteSession) -> HttpResponse:
    screens.close(session=session, by=me(request))
    return redirect("session", code=session.code)
