"""How pages answer: what the person may open, refusals in words, back to where one was."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.template.loader import render_to_string

from ..models import User, VoteSession
from ..permissions import RULES
from ..services.errors import Refused
from .access import View


class Doors:
    """What somebody may open in a session: `{% if may.roll %}`."""

    def __init__(self, roles: frozenset[str], status: str) -> None:
        self.roles, self.status = roles, status

    def __getitem__(self, name: str) -> bool:
        rule = RULES[name]
        return self.status in rule.states and rule.allows(self.roles, self.status)


def me(request: HttpRequest) -> User:
    """Who is logged in: `allowed` lets nobody else come this far."""
    return cast(User, request.user)


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: what was sent, be it nothing but unticked boxes; None on a visit."""
    return request.POST if request.method == "POST" else None


def doors(request: HttpRequest, session: VoteSession) -> Doors:
    return Doors(request.roles, session.status)  # type: ignore[attr-defined]


def show(request: HttpRequest, session: VoteSession, template: str, **context: Any) -> HttpResponse:
    """A page of a session, which knows what else the person may open."""
    may = doors(request, session)
    return render(request, template, {"session": session, "may": may, **context})


def moving(
    request: HttpRequest, template: str, context: dict[str, Any], also: str = ""
) -> dict[str, str]:
    """The moving part of a page, and the mark by which a page says which one it shows."""
    text = render_to_string(template, context, request)
    mark = hashlib.sha256(f"{text}{also}".encode()).hexdigest()[:16]
    return {"body": text, "mark": mark}


def carried_out(form: BaseForm, verb: Callable[..., Any], **arguments: Any) -> bool:
    """Whether `verb` did it; else the form says why, with what was typed still in it."""
    try:
        verb(**arguments)
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    return True


def answer_refusals(page: str) -> Callable[[View], View]:
    """For a button without a form: a refusal becomes a message on the page it stands on."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answered(request: HttpRequest, session: VoteSession, **kwargs: Any) -> HttpResponse:
            try:
                return view(request, session=session, **kwargs)
            except Refused as refused:
                messages.error(request, str(refused))
                return redirect(page, code=session.code)

        return answered

    return decorate
