"""Các cuộc lấy phiếu, a new one from a file, and whether the server is well."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from .. import roster
from ..choices import Role
from ..forms.day import SessionFileForm
from ..models import User, VoteSession
from ..services import setup
from ..services.errors import Refused
from .access import allowed_in_organisation
from .answers import Doors, me, sent
from .entrance import both
from .finding import Asked, found
from .progress import progress_of, with_progress
from .steps import for_list

PAGE = 25
EXAMPLE = Path(__file__).resolve().parent.parent / "data" / "session_example.json"


@require_GET
@allowed_in_organisation("home")
def home(request: HttpRequest) -> HttpResponse:
    everywhere, by_session = _roles(me(request))
    asked = Asked.of(request.GET)
    mine = found(me(request), asked, None if everywhere else by_session)
    page = Paginator(mine.sessions, PAGE).get_page(request.GET.get("page"))

    def row(session: VoteSession) -> dict[str, Any]:
        may = Doors(everywhere | by_session.get(session.pk, frozenset()), session.status)
        return for_list(session, progress_of(session), may)

    rows = [row(session) for session in _with_progress(list(page.object_list))]
    organises = Role.ORGANISER in everywhere
    context = {"page": page, "rows": rows, "asked": asked, "years": mine.years, "all": mine.all}
    context |= {"may_import": organises, "may_layout": organises}
    context["search"] = mine.all > PAGE or asked
    if page.number == 1 and not asked:
        context["rehearsals"] = [row(session) for session in _with_progress(mine.copies[:PAGE])]
    return render(request, "votes/home.html", context)


def _roles(user: User) -> tuple[frozenset[str], dict[int, frozenset[str]]]:
    """The roles held everywhere, and those held in one session each. One query."""
    everywhere: frozenset[str] = frozenset()
    by_session: dict[int, frozenset[str]] = {}
    held = user.role_assignments.filter(organisation=user.organisation_id)
    for pk, role in held.values_list("session", "role"):
        if pk is None:
            everywhere |= {role}
        else:
            by_session[pk] = by_session.get(pk, frozenset()) | {role}
    return everywhere, by_session


def _with_progress(chosen: Sequence[int]) -> list[VoteSession]:
    """The sessions of one page, in its order: nothing is counted of those not shown."""
    if not chosen:
        return []
    known = with_progress(VoteSession.objects.filter(pk__in=list(chosen))).in_bulk()
    return [known[pk] for pk in chosen if pk in known]


@both
@allowed_in_organisation("session_import")
def session_import(request: HttpRequest) -> HttpResponse:
    form = SessionFileForm(sent(request), request.FILES or None)
    problems: tuple[roster.Problem, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            data = roster.parse_session(form.cleaned_data["file"].read())
            session = setup.import_session(data=data, by=me(request))
        except roster.RosterErrors as errors:
            problems = errors.problems
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Đã tạo cuộc lấy phiếu. Kiểm tra danh sách bên dưới."))
            return redirect("session", code=session.code)
    return render(request, "votes/import.html", {"form": form, "problems": problems})


@require_GET
@allowed_in_organisation("session_import")
def session_example(request: HttpRequest) -> HttpResponse:
    """A file to fill in: invented people, the visitor's own organisation."""
    example: dict[str, Any] = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    body = me(request).organisation
    if body is not None:
        example["organisation"]["name"] = body.name
        example["organisation"]["kind"] = body.kind
        example["organisation"]["superior"] = body.superior.name if body.superior else ""
    text = json.dumps(example, ensure_ascii=False, indent=2) + "\n"
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="cuoc-lay-phieu-mau.json"'
    return response


@require_GET
def healthz(request: HttpRequest) -> HttpResponse:
    """For whoever watches the server: 200 when the database answers, 503 when not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("database", status=503, content_type="text/plain")
    return HttpResponse("ok", content_type="text/plain")
