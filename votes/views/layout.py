"""Thể thức: an organisation's own measures of its papers, looked at while they are typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from .. import documents, layouts
from ..choices import Letterhead, OrganisationKind
from ..documents import sample
from ..forms.layout import GROUPS, LayoutForm, group_of
from ..models import Organisation
from ..retelling import told
from ..services import assembling
from ..services import layout as verbs
from . import framed
from .access import allowed_in_organisation
from .answers import carried_out, me
from .entrance import both


@both
@allowed_in_organisation("layout")
def layout(request: HttpRequest) -> HttpResponse:
    body, profile = _body(request), _profile(request)
    form = _form(body, profile, _sent(request))
    if request.method == "POST" and form.is_valid() and _kept(request, body, form):
        return redirect(f"{reverse('layout')}?profile={profile.key}")
    context = {
        "form": form,
        "profile": profile,
        "profiles": layouts.PROFILES.values(),
        "groups": list(_groups(form)),
        "preview": reverse("layout_preview"),
    }
    return render(request, "votes/layout/page.html", context)


def _body(request: HttpRequest) -> Organisation:
    """Never None: whoever has a role in the whole of an organisation belongs to one."""
    return cast(Organisation, me(request).organisation)


def _profile(request: HttpRequest) -> layouts.Profile:
    """The profile asked for, or the newest one of the body's letterhead."""
    asked = request.POST.get("profile") or request.GET.get("profile", "")
    if asked in layouts.PROFILES:
        return layouts.profile(asked)
    body = _body(request)
    party = body.kind == OrganisationKind.PARTY
    usual = Letterhead.PARTY if party else Letterhead.STATE
    return layouts.profile(layouts.newest(body.letterhead or usual))


def _form(body: Organisation, profile: layouts.Profile, data: Any) -> LayoutForm:
    return LayoutForm(
        data,
        profile=profile,
        own=layouts.standing(profile.key, body.layout.get(profile.key, {})),
        initial={"letterhead": body.letterhead, "spelling": body.spelling},
    )


def _sent(request: HttpRequest) -> QueryDict | None:
    """What was typed; the button beside a field gives that one back to the profile."""
    if request.method != "POST":
        return None
    data = request.POST.copy()
    if key := data.get("reset", ""):
        data.pop(key, None)
    return data


def _kept(request: HttpRequest, body: Organisation, form: LayoutForm) -> bool:
    chosen = {name: form.cleaned_data[name] for name in ("letterhead", "spelling")}
    if not carried_out(
        form,
        verbs.set_layout,
        organisation=body,
        profile=form.profile.key,
        values=form.values,
        by=me(request),
        **chosen,
    ):
        return False
    messages.success(request, _("Đã ghi thể thức."))
    return True


def _groups(form: LayoutForm) -> Iterator[dict[str, Any]]:
    """The entries under their headings."""
    lines = [(group_of(line.key, line.entry), line) for line in form.lines()]
    for title in GROUPS:
        yield {"title": title, "lines": [line for group, line in lines if group is title]}


@both
@allowed_in_organisation("layout_preview")
def layout_preview(request: HttpRequest) -> HttpResponse:
    """The minutes of invented people with the values as they are typed; nothing is kept."""
    body, profile = _body(request), _profile(request)
    form = _form(body, profile, _typed(request, _form(body, profile, None)))
    if not form.is_valid():
        return framed.refused(request, form.problems())
    named = replace(
        assembling.organisation_of(body, profile.letterhead),
        letterhead=profile.letterhead,
        spelling=form.cleaned_data["spelling"],
    )
    measures = layouts.resolve(profile.key, form.values)
    try:
        content = documents.render("minutes", sample.payload(named, measures))
    except documents.DocumentRefused as refused:
        return framed.refused(request, [told(str(refused))])
    return framed.paper(content, "the-thuc.pdf")


def _typed(request: HttpRequest, standing: LayoutForm) -> QueryDict:
    """The values of the address or of the form; those it does not name are as they stand."""
    data = (request.POST if request.method == "POST" else request.GET).copy()
    for name, field in standing.fields.items():
        data.setdefault(name, standing.get_initial_for_field(field, name))
    return data
