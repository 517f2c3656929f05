"""Ai đã làm gì: each person's part in the session, for those who watch over the count."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from ..models import VoteSession
from ..services import work as parts
from .access import allowed
from .answers import show


@require_GET
@allowed("work")
def work(request: HttpRequest, session: VoteSession) -> HttpResponse:
    several = session.forms.count() > 1
    rows = [_row(one, several) for one in parts.by_person(session)]
    rows.sort(key=lambda row: not row["did"])  # by name within both
    return show(request, session, "votes/work/page.html", rows=rows)


def _row(one: parts.Work, several: bool) -> dict[str, Any]:
    return {
        "work": one,
        "keyed": [_named(bundle, several) for bundle in one.keyed],
        "keying": [_named(bundle, several) for bundle in one.keying],
        "decided": [_named(bundle, several) for bundle in one.decided],
        "papers": sum(bundle.count for bundle in one.keyed),
        "other": sorted(one.other.items()),
        "did": bool(one.keyed or one.keying or one.decided or one.other),
    }


def _named(bundle: parts.Bundle, several: bool) -> dict[str, Any]:
    """A batch by its number, and by its form where the session has several."""
    form, _slash, number = bundle.batch.rpartition("/")
    return {"number": number, "form": form if several else "", "bundle": bundle}
