"""The ballot of a draft with what is being typed beside it; nothing is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from django.forms import BaseForm, BaseFormSet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from .. import documents, payload
from ..models import Organisation, Subject, VoteSession
from ..retelling import told
from ..services import assembling
from ..services import preparing as verbs
from ..services.preparing_people import rated
from . import framed
from .access import allowed
from .entrance import both
from .prepare import bound, places_of, rows_of
from .prepare_people import OFFICIALS
from .prepare_people import bound as person_form
from .prepare_people import found as person_found
from .prepare_steps import STEPS

#: Lines of a ballot on which nobody stands yet.
EMPTY: Final = 5
DOTS: Final = "………………"


@both
@allowed("prepare_preview")
def prepare_preview(request: HttpRequest, session: VoteSession, step: str) -> HttpResponse:
    if step not in STEPS:
        raise Http404(_("Không có bước này."))
    data = request.POST if request.method == "POST" else request.GET
    built = _built(session, step, data)
    if isinstance(built, list):
        return framed.refused(request, built)
    try:
        content = documents.render("ballot", built)
    except documents.DocumentRefused as refused:
        return framed.refused(request, [told(str(refused))])
    return framed.paper(content, "phieu-du-thao.pdf")


def _built(session: VoteSession, step: str, data: Any) -> payload.Payload | list[str]:
    """The draft with the typed values, or what is wrong with them."""
    if data.get("person"):
        return _with_person(session, data)
    form = bound(session, step, data) if data else None
    if form is not None:
        if not form.is_valid():
            return _problems(form)
        _set(session, step, form)
    built = assembling.live_payload(session)
    if step == "forms" and form is not None:
        built = replace(built, forms=tuple(_forms(session, built, form, data)))
    return _with_lines(built)


def _problems(form: BaseForm | BaseFormSet[Any]) -> list[str]:
    """What is wrong, each once."""
    errors: list[Any] = [form.errors] if isinstance(form, BaseForm) else list(form.errors)
    said = (str(text) for one in errors for texts in one.values() for text in texts)
    return list(dict.fromkeys(said))


def _set(session: VoteSession, step: str, form: Any) -> None:
    """The typed values on the session and the body at hand; they are never saved."""
    if step == "organisation":
        typed, body = form.cleaned_data, session.organisation
        for name in verbs.BODY:
            setattr(body, name, typed[name])
        body.superior = Organisation(name=typed["superior"]) if typed["superior"] else None
        for name in verbs.MEETING:
            setattr(session, name, typed[name])
        session.place = typed["room"]
    elif step == "rules":
        for name in verbs.RULES:
            setattr(session, name, form.cleaned_data[name])


def _forms(
    session: VoteSession, built: payload.Payload, form: Any, data: Any
) -> Iterable[payload.Form]:
    """The kinds of ballot as they are typed, with everybody where they are put."""
    rows = rows_of(form, "label") or [{"label": "1", "colour": "", "pk": None}]
    places = places_of(data)
    labels = {row["pk"]: row["label"] for row in rows}
    known = [row["label"] for row in rows]
    on: dict[str, list[payload.Line]] = {label: [] for label in known}
    people = [subject for subject in rated(session) if not subject.exempt]
    for subject in people:
        usual = labels.get(subject.form_id, known[0])
        label = places.get(subject.pk, usual)
        lines = on[label if label in on else usual]
        lines.append(_line(subject, len(lines) + 1))
    denominator = built.forms[0].denominator if built.forms else payload.Denominator("collected")
    for row in rows:
        standing = tuple(on[row["label"]])
        yield payload.Form(row["label"], denominator, standing, colour=row["colour"])


def _line(subject: Subject, order: int) -> payload.Line:
    return payload.Line(order, subject.name, tuple(subject.posts), subject.honorific, subject.bloc)


def _with_person(session: VoteSession, data: Any) -> payload.Payload | list[str]:
    """The ballot with one person as they are being written."""
    pk = data["person"]
    row = person_found(session, OFFICIALS, int(pk) if pk.isascii() and pk.isdecimal() else 0)
    form = person_form(OFFICIALS, row, data)
    if not form.is_valid():
        return _problems(form)
    built = assembling.live_payload(session)
    if form.cleaned_data["exempt_reason"]:
        return _with_lines(built)
    typed = form.cleaned_data
    said = (typed["name"], typed["posts"], typed["honorific"], typed["bloc"])
    place = (row.form.label, row.order) if isinstance(row, Subject) and row.form else None
    forms = tuple(_with_line(one, place, said) for one in built.forms)
    if place is None:
        last = forms[-1] if forms else _empty_form(())
        added = payload.Line(len(last.lines) + 1, *said)
        forms = (*forms[:-1], replace(last, lines=(*last.lines, added)))
    return _with_lines(replace(built, forms=forms))


def _with_line(form: payload.Form, place: Any, said: tuple[Any, ...]) -> payload.Form:
    lines = (
        payload.Line(line.order, *said) if (form.label, line.order) == place else line
        for line in form.lines
    )
    return replace(form, lines=tuple(lines))


def _with_lines(built: payload.Payload) -> payload.Payload:
    """Dotted lines where nobody stands yet, so that there is a ballot to look at from the start."""
    if any(form.lines for form in built.forms):
        return built
    lines = tuple(payload.Line(n, DOTS, (DOTS,)) for n in range(1, EMPTY + 1))
    return replace(built, forms=(_empty_form(lines),))


def _empty_form(lines: tuple[payload.Line, ...]) -> payload.Form:
    return payload.Form("1", payload.Denominator("collected"), lines)
