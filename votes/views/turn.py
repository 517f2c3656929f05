"""Đổi người: three people at one computer, each under their own name within seconds."""

from __future__ import annotations

from django.contrib.auth import login as log_in
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from ..choices import Role, SessionStatus
from ..forms.turn import TurnForm, in_order, people_of
from ..models import User, VoteSession
from ..roster import sort_key
from ..services import keying as keyings
from ..services.errors import Refused
from .access import allowed
from .answers import me, sent
from .entrance import both


@both
@never_cache
@allowed("turn")
@sensitive_post_parameters("password")
def turn(request: HttpRequest, session: VoteSession) -> HttpResponse:
    likely = _likely(session, me(request))
    form = TurnForm(sent(request), session=session, present=me(request), initial={"user": likely})
    if request.method == "POST" and form.is_valid():
        user = form.cleaned_data["user"]
        log_in(request, user)
        return _front(session, user)
    return render(request, "votes/turn.html", {"session": session, "form": form})


def _likely(session: VoteSession, present: User) -> User | None:
    """The next typist in the order of names: most often it is they who sit down."""
    roles = {"role_assignments__role": Role.TYPIST}
    typists = in_order(people_of(session).filter(**roles))
    after = [user for user in typists if sort_key(user.name) > sort_key(present.name)]
    return next((user for user in (*after, *typists) if user != present), None)


def _front(session: VoteSession, user: User) -> HttpResponse:
    """A typist goes straight to their batch; anybody else to where they work."""
    if user.roles_in(session) != {Role.TYPIST}:
        return redirect("session", code=session.code)
    if session.status == SessionStatus.COUNTING:
        try:
            keying = keyings.next_keying(session=session, by=user)
        except Refused:
            keying = None
        if keying is not None:
            return redirect("keying", code=session.code, pk=keying.pk)
    return redirect("keying_start", code=session.code)
