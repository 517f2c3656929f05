"""Chi tiết văn bản: the points of the papers that the office writes itself."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from .. import details as points
from .. import documents
from ..forms.details import DetailsForm
from ..models import VoteSession
from ..retelling import told
from ..services import assembling, detailing
from . import chain
from .access import allowed
from .answers import carried_out, me, sent, show
from .entrance import both

#: Points for which one button writes that there was nothing.
NOTHING: Final = {"complaints": "không có"}


@both
@never_cache
@allowed("details")
def details(request: HttpRequest, session: VoteSession) -> HttpResponse:
    listed = _of_session(session)
    shut, written = detailing.closed(session), detailing.written(session)
    open_points = [point for point, _papers in listed if point.key not in shut]
    form = DetailsForm(
        _sent(request), points=open_points, written=written, unprintable=documents.unprintable
    )
    if request.method == "POST" and form.is_valid():
        texts = form.cleaned_data
        if carried_out(form, detailing.write, session=session, texts=texts, by=me(request)):
            messages.success(request, _("Đã ghi chi tiết văn bản."))
            return redirect("details", code=session.code)
    groups = list(_groups(listed, form, shut, written))
    context = {
        "form": form,
        "groups": [group for group in groups if group["open"]],
        "shut": [group for group in groups if not group["open"]],
    }
    return show(request, session, "votes/documents/details.html", **context)


def _sent(request: HttpRequest) -> Any:
    """What was typed; the button "không có" writes so into its own field."""
    data = sent(request)
    key = data.get("nothing", "") if data is not None else ""
    if data is None or key not in NOTHING:
        return data
    changed = data.copy()
    changed[key] = NOTHING[key]
    return changed


Listed = list[tuple[points.Detail, list[str]]]


def _of_session(session: VoteSession) -> Listed:
    """The points of the session's letterhead, each with the titles of its papers, in day order."""
    built = assembling.current(session)
    place = {key: n for n, key in enumerate(documents.DOCUMENTS)}
    found = []
    for point in points.of_letterhead(chain.letterhead(built)):
        papers = [documents.DOCUMENTS[key] for key in point.papers if key in documents.DOCUMENTS]
        papers = sorted(
            (one for one in papers if chain.applies(one, built)), key=lambda one: place[one.key]
        )
        if papers:
            found.append((place[papers[0].key], point, [one.title for one in papers]))
    found.sort(key=lambda row: row[0])
    return [(point, titles) for _place, point, titles in found]


def _groups(
    listed: Listed, form: DetailsForm, shut: dict[str, str], written: dict[str, str]
) -> Iterator[dict[str, Any]]:
    """The rows paper by paper; a paper is open while any point of it can be written."""
    for title, found in groupby(listed, key=lambda row: row[1][0]):
        rows = [
            {
                "point": point,
                "also": [told(title) for title in titles[1:]],
                "field": form[point.key] if point.key in form.fields else None,
                "text": written.get(point.key, ""),
                "why": _why(shut[point.key]) if point.key in shut else "",
                "nothing": point.key in NOTHING,
            }
            for point, titles in found
        ]
        yield {"title": title, "rows": rows, "open": any(row["field"] for row in rows)}


def _why(paper: str) -> str:
    if not paper:
        return _("Đã chốt cùng kết quả.")
    known = documents.DOCUMENTS.get(paper)
    return _("Đã in trong “%(paper)s”.") % {"paper": told(known.title) if known else paper}
