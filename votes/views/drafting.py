"""Tạo cuộc lấy phiếu: a draft from nothing, from what is usual, or from an earlier session."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ..choices import Letterhead, OrganisationKind
from ..forms.preparing import NewForm
from ..models import Organisation, VoteSession
from ..presets import PRESETS
from ..rulesets import RULESETS
from ..services import drafting
from .access import allowed_in_organisation
from .answers import carried_out, me, sent
from .entrance import both

#: As many earlier sessions as a list of choices holds well.
SOURCES = 30


@both
@allowed_in_organisation("session_new")
def session_new(request: HttpRequest) -> HttpResponse:
    body = me(request).organisation
    usual = next((one.key for one in PRESETS.values() if body and one.kind == body.kind), "")
    form = NewForm(sent(request), sources=_sources(body), initial={"start": usual})
    if request.method == "POST" and form.is_valid() and (code := _made(request, form)):
        messages.success(request, _("Đã tạo cuộc lấy phiếu. Làm lần lượt từng bước bên trái."))
        return redirect("prepare_step", code=code, step="organisation")
    return render(request, "votes/prepare/new.html", {"form": form})


def _sources(body: Organisation | None) -> list[tuple[str, str]]:
    known = VoteSession.objects.real().filter(organisation=body)[:SOURCES]
    return [(one.code, f"{one.title} ({one.held_on:%d/%m/%Y})") for one in known]


def _made(request: HttpRequest, form: NewForm) -> str:
    """The code of the draft; empty where it was refused and the form says why."""
    typed = form.cleaned_data
    made: list[VoteSession] = []
    asked = {"held_on": typed["held_on"], "code": typed["code"], "by": me(request)}

    def copy(source: VoteSession) -> None:
        title = typed["title"] or source.title
        made.append(drafting.copy_draft(source=source, title=title, **asked))

    def create(start: str) -> None:
        usual = PRESETS.get(start)
        title = typed["title"] or (usual.title if usual else "")
        rules = usual.ruleset if usual else _usual_rules(me(request).organisation)
        made.append(drafting.create_draft(title=title, ruleset=rules, preset=start, **asked))

    kind, _colon, code = typed["start"].partition(":")
    if kind == "copy":
        mine = VoteSession.objects.filter(organisation=me(request).organisation)
        done = carried_out(form, copy, source=mine.get(code=code))
    else:
        done = carried_out(form, create, start=typed["start"])
    return made[0].code if done else ""


def _usual_rules(body: Organisation | None) -> str:
    """The newest rule set of the body's kind of letterhead."""
    party = body is None or body.kind in {OrganisationKind.PARTY, OrganisationKind.OTHER}
    letterhead = Letterhead.PARTY if party else Letterhead.STATE
    return next(one.key for one in RULESETS.values() if one.letterhead == letterhead)
