"""In biên bản → ký → công bố: the papers of a fixed result in the order they are needed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _

from .. import details, documents, payload
from ..choices import Disclosure, SessionStatus
from ..documents.registry import Document
from ..models import VoteSession
from ..services import detailing, printing
from .answers import Doors

#: Those that a letterhead does not have are left out.
ORDER: Final = (
    "minutes", "announcement", "summary", "resolution", "report", "certificate", "notice",
    "sealing", "log",
)  # fmt: skip


def letterhead(built: payload.Payload) -> str:
    """Whose papers a session prints."""
    return str(built.layout.get("letterhead") or built.organisation.letterhead)


def applies(document: Document, built: payload.Payload) -> bool:
    return letterhead(built) in document.letterheads


def of(session: VoteSession, built: payload.Payload, may: Doors) -> dict[str, Any]:
    """For a page's context: the chain and its next paper; empty while nothing is fixed."""
    if session.status != SessionStatus.SEALED or not may["document"]:
        return {}
    papers = list(_papers(built))
    printed = printing.printed(session)
    done = [one.key in printed for one in papers]
    at = _next(done)
    written = detailing.written(session)
    chain = [
        {
            "document": one,
            "state": "done" if done[place] else "current" if place == at else "todo",
            "url": reverse("document", args=[session.code, one.key, "pdf"]),
            "note": _note(one),
            "open": [] if done[place] else _open(one, written, letterhead(built)),
        }
        for place, one in enumerate(papers)
    ]
    return {"chain": chain, "next_paper": chain[at] if at is not None else None}


def _papers(built: payload.Payload) -> Iterator[Document]:
    for key in ORDER:
        known = documents.DOCUMENTS.get(key)
        silent = key == "announcement" and built.meeting.disclosure == Disclosure.NONE
        if known is not None and applies(known, built) and not silent:
            yield known


def _next(done: list[bool]) -> int | None:
    """The first one that waits after the last that is printed, so that one can be passed over."""
    waiting = [place for place, printed in enumerate(done) if not printed]
    last = max((place for place, printed in enumerate(done) if printed), default=-1)
    return next((place for place in waiting if place > last), waiting[0] if waiting else None)


def _note(document: Document) -> str:
    if document.key == "minutes":
        return _("Ban kiểm phiếu ký; so mã đối chiếu trên giấy với mã ở trên.")
    return ""


def _open(document: Document, written: dict[str, str], head: str) -> list[str]:
    """The points of a paper that can still be written and are not: it would print dots."""
    return [
        point.label
        for point in details.of_letterhead(head)
        if point.later and document.key in point.papers and point.key not in written
    ]
