"""The list of papers: the state of each, what it waits for, its formats and parts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import documents, payload
from ..choices import SessionStatus as Status
from ..documents.registry import Document, Needs
from ..models import VoteSession
from ..permissions import OTHER_DOCUMENTS, RESULT_DOCUMENTS, Rule
from ..services import printing
from . import chain
from .answers import Doors

#: What a format is called on its button.
FORMATS: Final = {"pdf": "PDF", "docx": "Word", "xlsx": "Excel", "pptx": "PowerPoint"}
#: With which paper a new part of the list begins.
STAGES: Final = {
    "counts": gettext_lazy("Trong khi kiểm phiếu"),
    "minutes": gettext_lazy("Sau khi kiểm phiếu"),
}


def shows_result(document: Document) -> bool:
    return document.needs is Needs.COUNT


def rule_of(document: Document) -> Rule | None:
    """Who may have it and when, where that is not everybody who has the page of papers."""
    shown = RESULT_DOCUMENTS if shows_result(document) else None
    return OTHER_DOCUMENTS.get(document.key, shown)


def may_have(document: Document, may: Doors) -> bool:
    if not may["document"]:
        return False
    rule = rule_of(document)
    return rule is None or (may.status in rule.states and rule.allows(may.roles, may.status))


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


def rows(session: VoteSession, built: payload.Payload, may: Doors) -> Iterator[dict[str, Any]]:
    """Every document of the letterhead in the order of the day: its state, formats and parts."""
    printed = printing.printed(session)
    stage: Any = _("Trước khi bỏ phiếu")
    for document in documents.of(built):
        stage = STAGES.get(document.key, stage)
        if not chain.applies(document, built) or _nobody_below(document, session):
            continue
        waits = _waits(document, built)
        allowed_now = may_have(document, may)
        now = allowed_now and not waits
        yield {
            "document": document,
            "stage": stage,
            "waits": waits,
            "shut": not allowed_now,
            "draft": document.marked(built),
            "printed": document.key in printed,
            "now": now,
            "formats": _formats(document) if now else [],
            "parts": _parts(document, built) if now else [],
        }


def _nobody_below(document: Document, session: VoteSession) -> bool:
    """Whether it rolls up bodies where there are none."""
    return "units" in document.wants and not session.organisation.subordinates.exists()


def _formats(document: Document) -> list[tuple[str, str]]:
    return [(fmt, FORMATS.get(fmt, fmt.upper())) for fmt in document.formats]


def shown(asked: str, listed: list[dict[str, Any]], following: Any) -> Document | None:
    """The paper beside the list: the one asked for, the next one to print, the minutes, any."""
    ready = {row["document"].key: row["document"] for row in listed if row["now"]}
    wanted = (asked, following["document"].key if following else "", "minutes", "ballot")
    found = [ready[key] for key in wanted if key in ready] or list(ready.values())
    return found[0] if found else None
