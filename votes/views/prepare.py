"""Chuẩn bị: one page a step, to be left and taken up again at any of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeAlias

from django.contrib import messages
from django.forms import BaseForm, BaseFormSet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ..forms import preparing as forms
from ..models import VoteSession
from ..services import assembling
from ..services import preparing as verbs
from ..services import preparing_people as people
from ..services.errors import Refused
from . import dashboard
from .access import allowed
from .answers import me, sent, show
from .entrance import both
from .prepare_steps import LISTS, STEPS, after, first_missing, missing, proposals, steps

Form: TypeAlias = "BaseForm | BaseFormSet[Any]"


@require_GET
@allowed("prepare")
def prepare(request: HttpRequest, session: VoteSession) -> HttpResponse:
    return redirect("prepare_step", code=session.code, step=first_missing(session))


@both
@allowed("prepare_step")
def prepare_step(request: HttpRequest, session: VoteSession, step: str) -> HttpResponse:
    if step not in STEPS:
        raise Http404(_("Không có bước này."))
    form = bound(session, step, sent(request))
    if request.method == "POST" and form is not None and form.is_valid():
        again = "more" in request.POST
        if _kept(request, session, step, form):
            return redirect("prepare_step", code=session.code, step=step if again else after(step))
    return shown(request, session, step, form=form)


def shown(request: HttpRequest, session: VoteSession, step: str, **context: Any) -> HttpResponse:
    """A step inside the frame that all of them have."""
    frame = {
        "step": step,
        "title": STEPS[step],
        "steps": list(steps(session, step)),
        "next_step": after(step),
        "next_title": STEPS[after(step)],
        "kind": LISTS.get(step, ""),
        "body": f"votes/prepare/{step}.html",
    }
    return show(request, session, "votes/prepare/page.html", **frame, **_more(session, step),
                **context)  # fmt: skip


def _more(session: VoteSession, step: str) -> dict[str, Any]:
    if step == "officials":
        return {"people": people.rated(session), "proposals": proposals(session)}
    if step == "members":
        return {"listed": people.listed(session)}
    if step == "forms":
        rows = [one for one in people.rated(session) if not one.exempt]
        return {"people": rows, "labels": [form.label for form in session.forms.all()]}
    if step == "check":
        lacking = [(key, STEPS[key], text) for key, text in missing(session).items()]
        built = assembling.with_findings(session)
        spoken = dashboard.spoken(built, batched=False)
        return {"lacking": lacking, "built": built, "spoken": spoken}
    return {}


def bound(session: VoteSession, step: str, data: Any) -> Form | None:
    """The form of a step with what stands or what was typed; None where a step has none."""
    make = _MAKE.get(step)
    return make(session, data) if make else None


def _particulars(session: VoteSession, data: Any) -> Form:
    body = session.organisation
    initial = {name: getattr(session, name) for name in verbs.MEETING}
    initial |= {name: getattr(body, name) for name in verbs.BODY}
    initial |= {"superior": body.superior.name if body.superior else "", "room": session.place}
    return forms.ParticularsForm(data, initial=initial)


def _rules(session: VoteSession, data: Any) -> Form:
    initial = {name: getattr(session, name) for name in verbs.RULES}
    return forms.RulesForm(data, initial=initial)


def _bases(session: VoteSession, data: Any) -> Form:
    names = ("kind", "number", "issued_on", "issuer")
    return forms.BasesForms(data, initial=list(session.legal_bases.values(*names)))


def _board(session: VoteSession, data: Any) -> Form:
    names = ("honorific", "name", "post", "role")
    return forms.BoardForms(data, initial=list(session.board.values(*names)))


def _ballots(session: VoteSession, data: Any) -> Form:
    rows = list(session.forms.values("pk", "label", "colour"))
    return forms.BallotForms(data, initial=rows or [{"label": "1"}])


def _summoned(session: VoteSession, data: Any) -> Form:
    names = ("summoned", "total_members")
    return forms.SummonedForm(data, initial={name: getattr(session, name) for name in names})


_MAKE: Final[dict[str, Callable[[VoteSession, Any], Form]]] = {
    "organisation": _particulars,
    "bases": _bases,
    "rules": _rules,
    "members": _summoned,
    "forms": _ballots,
    "board": _board,
}


def rows_of(form: Any, key: str) -> list[dict[str, Any]]:
    """The rows of a table in which `key` was written; the others go."""
    return [one.cleaned_data for one in form if one.cleaned_data.get(key)]


def _kept(request: HttpRequest, session: VoteSession, step: str, form: Any) -> bool:
    """Whether a step was written; else the page says why, with what was typed still in it."""
    try:
        _write(request, session, step, form)
    except Refused as refused:
        if isinstance(form, BaseForm):
            form.add_error(None, str(refused))
        else:
            messages.error(request, str(refused))
        return False
    messages.success(request, _("Đã ghi: %(step)s.") % {"step": STEPS[step]})
    return True


def _write(request: HttpRequest, session: VoteSession, step: str, form: Any) -> None:
    by = me(request)
    if step == "organisation":
        typed = form.cleaned_data
        body = {name: typed[name] for name in verbs.BODY}
        meeting = {**{name: typed[name] for name in verbs.MEETING}, "place": typed["room"]}
        verbs.set_particulars(
            session=session, body=body, superior=typed["superior"], meeting=meeting, by=by
        )
    elif step == "rules":
        verbs.set_rules(session=session, values=form.cleaned_data, by=by)
    elif step == "bases":
        verbs.set_bases(session=session, rows=rows_of(form, "kind"), by=by)
    elif step == "board":
        verbs.set_board(session=session, rows=rows_of(form, "name"), by=by)
    elif step == "members":
        people.set_summoned(session=session, by=by, **form.cleaned_data)
    else:
        rows = [(r["label"], r["colour"], r["pk"]) for r in rows_of(form, "label")]
        verbs.set_forms(session=session, rows=rows, places=places_of(request.POST), by=by)


def places_of(data: Any) -> dict[int, str]:
    """On which kind of ballot people were put, by the number of their row."""
    chosen = ((name.removeprefix("on-"), data[name]) for name in data if name.startswith("on-"))
    return {int(pk): label for pk, label in chosen if pk.isascii() and pk.isdecimal()}
