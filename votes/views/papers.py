"""Văn bản, biểu mẫu: what can be printed now, the files, and whether a printed code is ours."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from .. import archive, documents, payload
from ..choices import SessionStatus as Status
from ..documents.registry import Document
from ..forms.result import CheckCodeForm
from ..models import VoteSession
from ..permissions import ORGANISATION
from ..retelling import told
from ..services import assembling, printing
from . import chain, framed, sealed
from .access import allowed, has_role, refusal
from .answers import doors, me, show
from .drawing import one_at_a_time
from .paper_rows import may_have, rows, rule_of, shown

TYPES = {
    "pdf": "application/pdf",
    "zip": "application/zip",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
#: What the zip holds of a paper: the first alone, or what an office goes on writing in as well.
IN_ZIP = ("pdf", "docx", "xlsx")
OFFICE = "office"


@require_GET
@never_cache
@allowed("documents")
def listing(request: HttpRequest, session: VoteSession) -> HttpResponse:
    """The list, and beside it the paper that `show` names: else the one that is needed now."""
    built = assembling.current(session)
    may = doors(request, session)
    listed = list(rows(session, built, may))
    line = chain.of(session, built, may)
    context = {
        "rows": listed,
        "shown": shown(request.GET.get("show", ""), listed, line.get("next_paper")),
        "ready": sum(row["now"] for row in listed),
        "versions": sealed.versions(session),
        "may_layout": has_role(me(request), ORGANISATION["layout"]),
        **line,
        **sealed.standing(session),
    }
    if session.status == Status.SEALED:
        context["check"] = CheckCodeForm()
    return show(request, session, "votes/documents/list.html", **context)


@require_GET
@never_cache
@one_at_a_time
@allowed("document")
def document(request: HttpRequest, session: VoteSession, key: str, fmt: str) -> HttpResponse:
    """A file; with `preview` only to look at, in a frame, and no first print."""
    found = documents.find(key)
    if found is not None and not may_have(found, doors(request, session)):
        return _shut(request, session, found)
    preview = fmt == "pdf" and "preview" in request.GET
    name = f"{session.code}-{key}.{fmt}"
    try:
        content = _content(session, assembling.current(session), key, fmt, _which(request, preview))
    except documents.DocumentRefused as refused:
        if preview:
            return framed.refused(request, [told(str(refused))])
        messages.error(request, told(str(refused)))
        return redirect("documents", code=session.code)
    return framed.paper(content, name) if preview else _file(content, name, fmt)


def _content(
    session: VoteSession, built: payload.Payload, key: str, fmt: str, which: dict[str, Any]
) -> bytes:
    return printing.content(
        session=session,
        built=built,
        document=key,
        fmt=fmt,
        render=documents.render,
        wants=documents.wants(key),
        **which,
    )


@require_GET
@never_cache
@one_at_a_time
@allowed("documents_zip")
def documents_zip(request: HttpRequest, session: VoteSession) -> HttpResponse:
    """Every paper that can be printed now, in the order of the day; `with` its office forms too."""
    built = assembling.current(session)
    ready = [row["document"] for row in rows(session, built, doors(request, session)) if row["now"]]
    wanted = IN_ZIP if request.GET.get("with") == OFFICE else IN_ZIP[:1]
    if not ready:
        messages.error(request, _("Chưa có văn bản nào in được."))
        return redirect("documents", code=session.code)
    try:
        files = [
            (_in_zip(one, built, fmt), _content(session, built, one.key, fmt, {}))
            for one in ready
            for fmt in wanted
            if fmt in one.formats
        ]
    except documents.DocumentRefused as refused:
        messages.error(request, told(str(refused)))
        return redirect("documents", code=session.code)
    return _file(archive.pack(files), f"{session.code}.zip", "zip")


def _in_zip(document: Document, built: payload.Payload, fmt: str) -> str:
    """08-bien-ban-kiem-phieu.pdf: its place in the day and its title without accents."""
    place = documents.of(built).index(document) + 1
    bare = unicodedata.normalize("NFD", document.title.lower().replace("đ", "d"))
    letters = bare.encode("ascii", "ignore").decode()
    return f"{place:02}-{re.sub('[^a-z0-9]+', '-', letters).strip('-')}.{fmt}"


def _shut(request: HttpRequest, session: VoteSession, document: Document) -> HttpResponse:
    rule = rule_of(document)
    if rule and session.status not in rule.states:
        return refusal(request, 409, "state", _("Văn bản này có sau khi bắt đầu kiểm phiếu."))
    message = _("Trước khi chốt kết quả chỉ Ban kiểm phiếu xem được văn bản này.")
    if document.key == "log":
        message = _("Nhật ký in được cho mọi người sau khi chốt kết quả.")
    return refusal(request, 403, "role", message)


def _which(request: HttpRequest, preview: bool) -> dict[str, Any]:
    """The part asked for in the address, and whether it is only looked at."""
    form, batch = request.GET.get("form", ""), request.GET.get("batch", "")
    which: dict[str, Any] = {"keep": not preview}
    if form:
        which["form"] = form
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
