"""Văn bản, biểu mẫu: what can be printed now, the files, and whether a printed code is ours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from .. import documents, payload
from ..choices import SessionStatus as Status
from ..documents.registry import Document, Needs
from ..forms.result import CheckCodeForm
from ..models import VoteSession
from ..permissions import RESULT_DOCUMENTS
from ..services import assembling, printing
from . import sealed
from .access import allowed, refusal
from .answers import Doors, doors, show

TYPES = {
    "pdf": "application/pdf",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


def shows_result(document: Document) -> bool:
    return document.needs is Needs.COUNT


def _may_have(document: Document, may: Doors) -> bool:
    if not may["document"]:
        return False
    rule = RESULT_DOCUMENTS
    return not shows_result(document) or (
        may.status in rule.states and rule.allows(may.roles, may.status)
    )


def _waits(document: Document, built: payload.Payload) -> str:
    """What a document still waits for; empty when it is of use now."""
    counted = built.status in {Status.COUNTING, Status.SEALED}
    wants = {
        Needs.NOTHING: ("", True),
        Needs.LIST: (_("chờ danh sách"), any(form.lines for form in built.forms)),
        Needs.COLLECTED: (_("chờ thu phiếu"), all(f.collected is not None for f in built.forms)),
        Needs.BATCHES: (_("chờ chia tập"), any(form.batches for form in built.forms)),
        Needs.COUNT: (_("chờ kiểm phiếu"), counted),
    }
    words, there = wants[document.needs]
    return "" if there else str(words)


def _parts(document: Document, built: payload.Payload) -> list[dict[str, Any]]:
    """The parts that can be printed apart: each form, or each batch of it."""
    several = len(built.forms) > 1
    if "batch" in document.which:
        return [
            {"label": _("Tập %(n)s") % {"n": number}, "of": form.label if several else "",
             "form": form.label, "batch": number}
            for form in built.forms
            for number in (batch.number for batch in form.batches)
        ]  # fmt: skip
    if "form" in document.which and several:
        return [{"label": form.label, "form": form.label} for form in built.forms]
    return []


def rows(built: payload.Payload, may: Doors) -> Iterator[dict[str, Any]]:
    """Every document in the order of the day: its state, draft mark, formats and parts."""
    for document in (one for one in documents.DOCUMENTS.values() if one.fits(built)):
        waits = _waits(document, built)
        allowed_now = _may_have(document, may)
        yield {
            "document": document,
            "waits": waits,
            "shut": not allowed_now,
            "draft": document.marked(built),
            "formats": document.formats if allowed_now and not waits else (),
            "parts": _parts(document, built) if allowed_now and not waits else [],
        }


@require_GET
@never_cache
@allowed("documents")
def listing(request: HttpRequest, session: VoteSession) -> HttpResponse:
    built = assembling.current(session)
    context = {
        "rows": list(rows(built, doors(request, session))),
        "versions": sealed.versions(session),
        **sealed.standing(session),
    }
    if session.status == Status.SEALED:
        context["check"] = CheckCodeForm()
    return show(request, session, "votes/documents/list.html", **context)


@require_GET
@never_cache
@allowed("document")
def document(request: HttpRequest, session: VoteSession, key: str, fmt: str) -> HttpResponse:
    found = documents.DOCUMENTS.get(key)
    if found is not None and not _may_have(found, doors(request, session)):
        return _shut(request, session)
    try:
        content = printing.content(
            session=session,
            built=assembling.current(session),
            document=key,
            fmt=fmt,
            render=documents.render,
            wants=documents.wants(key),
            **_which(request),
        )
    except documents.DocumentRefused as refused:
        messages.error(request, str(refused))
        return redirect("documents", code=session.code)
    return _file(content, f"{session.code}-{key}.{fmt}", fmt)


def _shut(request: HttpRequest, session: VoteSession) -> HttpResponse:
    if session.status not in RESULT_DOCUMENTS.states:
        return refusal(request, 409, "state", _("Văn bản này có sau khi bắt đầu kiểm phiếu."))
    message = _("Trước khi chốt kết quả chỉ Ban kiểm phiếu xem được văn bản này.")
    return refusal(request, 403, "role", message)


def _which(request: HttpRequest) -> dict[str, Any]:
    """The part asked for in the address."""
    form, batch = request.GET.get("form", ""), request.GET.get("batch", "")
    which: dict[str, Any] = {"form": form} if form else {}
    if batch.isdecimal() and len(batch) < 6:
        which["batch"] = int(batch)
    return which


def _file(content: bytes, name: str, fmt: str) -> HttpResponse:
    """PDF opens beside the page, ready to print; anything else is saved."""
    how = "inline" if fmt == "pdf" else "attachment"
    response = HttpResponse(content, content_type=TYPES[fmt])
    response["Content-Disposition"] = f'{how}; filename="{name}"'
    return response


@require_GET
@never_cache
@allowed("check_code")
def check_code(request: HttpRequest, session: VoteSession) -> HttpResponse:
    """Whether the code line on a paper is this result's, an earlier version's, or neither."""
    form = CheckCodeForm(request.GET or None)
    context: dict[str, Any] = {"form": form}
    if form.is_bound and form.is_valid():
        printed = form.cleaned_data["printed"]
        known = sealed.versions(session)
        context["asked"] = True
        context["found"] = next((v for v in known if payload.same_code(printed, v["digest"])), None)
        context["newest"] = known[0]["version"]
    return show(request, session, "votes/documents/check.html", **context)
