"""Nhật ký kiểm phiếu: what was done, by whom, in words; and whether the chain is whole."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from ..log_words import role_names, sentence
from ..models import AuditEntry, VoteSession
from ..retelling import told
from ..services import audit
from .access import allowed
from .answers import show

PAGE = 50


@require_GET
@never_cache
@allowed("log")
def log(request: HttpRequest, session: VoteSession) -> HttpResponse:
    entries = Paginator(session.audit_entries.order_by("-number"), PAGE)
    page = entries.get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [_row(entry) for entry in page.object_list],
        "broken_at": audit.broken_at(VoteSession, session.pk),
        "length": session.audit_length,
    }
    return show(request, session, "votes/log.html", **context)


def _row(entry: AuditEntry) -> dict[str, Any]:
    """An entry in words; one that was tampered with is shown as it stands."""
    return {
        "number": entry.number,
        "at": _moment(entry.at),
        "who": told(entry.who_name),
        "roles": role_names(entry.who_role),
        "words": sentence(entry.action, audit.details_of(entry.details)),
    }


def _moment(text: str) -> datetime.datetime | str:
    try:
        return localtime(datetime.datetime.fromisoformat(text))
    except ValueError:
        return text
