"""Kết quả: the figures, what stands against fixing them, and fixing or opening them again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from .. import payload, tally
from ..choices import SessionStatus
from ..forms.base import ReasonForm
from ..forms.result import ReopenForm, TwoPeopleForm
from ..models import VoteSession
from ..retelling import told
from ..rulesets import RuleSet
from ..services import assembling, sealing
from . import chain, dashboard, sealed
from .access import allowed
from .answers import answer_refusals, carried_out, doors, me, sent, show
from .entrance import both


def tables(built: payload.Payload) -> Iterator[dict[str, Any]]:
    """A table a form: its lines with the words of their group and their nearest threshold."""
    rules = RuleSet.from_dict(built.ruleset)
    words = {band.key: told(band.screen) for band in rules.bands}
    for form in built.forms:
        lines = [
            {
                "line": line,
                "cells": [(line.counts[lv.key], line.percent.get(lv.key)) for lv in rules.levels],
                "band": words.get(line.group, ""),
                "margin": _nearest(line, form, rules),
            }
            for line in form.lines
        ]
        yield {
            "form": form,
            "rules": rules,
            "lines": lines,
            "equations": list(dashboard.equations(form, built.status)),
            "denominator": _denominator(rules, form),
            "partial": form.collected is not None and form.valid + form.invalid < form.collected,
            "counted": form.valid + form.invalid,
        }


def _nearest(line: payload.Line, form: payload.Form, rules: RuleSet) -> str:
    """The margin to the nearest threshold, for a line with any mark that leads there."""
    margins = tally.margins(line.counts, form.denominator.value, rules)
    if not any(line.counts[band.level] for band in rules.bands):
        return ""
    return told(min(margins, key=lambda margin: abs(margin.votes)).words) if margins else ""


def _denominator(rules: RuleSet, form: payload.Form) -> str:
    of = _("tổng số phiếu thu về") if rules.denominator == "collected" else _("tổng số đại biểu")
    value = form.denominator.value
    return f"{of} ({value})" if value is not None else of


def _by_letter(built: payload.Payload) -> dict[str, list[payload.FindingNote]]:
    return {
        name: [note for note in built.findings if note.code.startswith(letter)]
        for name, letter in (("errors", "E"), ("warnings", "W"), ("notes", "N"))
    }


@require_GET
@never_cache
@allowed("results")
def results(request: HttpRequest, session: VoteSession) -> HttpResponse:
    built = assembling.current(session)
    fixed = session.status == SessionStatus.SEALED
    context = {
        "built": built,
        "tables": list(tables(built)),
        **_by_letter(built),
        **sealed.standing(session),
        **chain.of(session, built, doors(request, session)),
        "versions": sealed.versions(session),
        "current": fixed,
    }
    return show(request, session, "votes/results/page.html", **context)


@require_POST
@allowed("acknowledge")
@answer_refusals("results")
def acknowledge(request: HttpRequest, session: VoteSession) -> HttpResponse:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Ghi đã kiểm tra thế nào, nhiều nhất 500 chữ."))
        return redirect("results", code=session.code)
    sealing.acknowledge(
        session=session,
        code=request.POST.get("code", ""),
        message=request.POST.get("message", ""),
        reason=form.cleaned_data["reason"],
        by=me(request),
    )
    messages.success(request, _("Đã ghi: đã kiểm tra."))
    return redirect("results", code=session.code)


@both
@never_cache
@allowed("seal")
@sensitive_post_parameters()
def seal(request: HttpRequest, session: VoteSession) -> HttpResponse:
    form = TwoPeopleForm(sent(request), session=session, head=me(request))
    if request.method == "POST" and form.is_valid() and _sealed(request, session, form):
        return redirect("results", code=session.code)
    built = assembling.with_findings(session)
    found = _by_letter(built)
    waiting = [note for note in found["warnings"] if not note.reason]
    against = [_against(told(note.message)) for note in found["errors"]]
    context = {"form": form, "built": built, "waiting": waiting, "against": against}
    context["tables"] = list(tables(built))
    return show(request, session, "votes/results/seal.html", **context)


def _against(message: str) -> str:
    return _("Chưa chốt được: %(why)s") % {"why": message[0].lower() + message[1:]}


def _sealed(request: HttpRequest, session: VoteSession, form: TwoPeopleForm) -> bool:
    people = {"by": me(request), "confirmed_by": form.cleaned_data["second"]}
    if not carried_out(form, sealing.seal, session=session, **people):
        return False
    session.refresh_from_db()
    at = sealed.standing(session)["fixed"]["clock"]
    text = _("Đã chốt kết quả lúc %(at)s. In biên bản → ký → công bố.")
    messages.success(request, text % {"at": at})
    return True


@both
@never_cache
@allowed("reopen")
@sensitive_post_parameters()
def reopen(request: HttpRequest, session: VoteSession) -> HttpResponse:
    form = ReopenForm(sent(request), session=session, head=me(request), code=session.code)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        people = {"by": me(request), "confirmed_by": data["second"]}
        if carried_out(form, sealing.reopen, session=session, reason=data["reason"], **people):
            messages.warning(request, _("Đã mở lại kết quả. Bản đã chốt được giữ nguyên."))
            return redirect("session", code=session.code)
    context = {"form": form, **sealed.standing(session)}
    return show(request, session, "votes/results/reopen.html", **context)
