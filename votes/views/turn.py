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
from . import dashboard, handing
from .access import allowed
from .answers import Doors, me, sent
from .entrance import both
from .progress import progress
from .steps import next_step


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
    """Whoever has the next step: first a typist with a pass to key, in the order of names."""
    rows = dashboard.batches(session, present) if session.status == SessionStatus.COUNTING else []
    roles = {"role_assignments__role": Role.TYPIST}
    typists = in_order(people_of(session).filter(**roles).exclude(pk=present.pk))
    after = [user for user in typists if sort_key(user.name) > sort_key(present.name)]
    for user in (*after, *typists):
        if any(handing.could_key(row, user) for row in rows):
            return user
    found = handing.of(session, progress(session), rows, present)
    return found.people[0] if found and found.people else None


def _front(session: VoteSession, user: User) -> HttpResponse:
    """Whoever has a pass to key goes straight to it; anybody else to where they work."""
    roles = user.roles_in(session)
    if roles != {Role.TYPIST} and not _keys_next(session, user, frozenset(roles)):
        return redirect("session", code=session.code)
    if session.status == SessionStatus.COUNTING:
        try:
            keying = keyings.next_keying(session=session, by=user)
        except Refused:
            keying = None
        if keying is not None:
            return redirect("keying", code=session.code, pk=keying.pk)
    return redirect("keying_start", code=session.code)


def _keys_next(session: VoteSession, user: User, roles: frozenset[str]) -> bool:
    """Whether keying is the next step of somebody who has other work too."""
    if session.status != SessionStatus.COUNTING:
        return False
    idle = handing.idle(dashboard.batches(session, user), user)
    step = next_step(session, progress(session), Doors(roles, session.status), idle)
    return step is not None and step.name == "keying_start"
