"""A document's bytes in one of its formats, or why there are none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..payload import Beside, Payload
from . import figures, page, word
from .errors import DocumentRefused
from .page import Paper
from .registry import DOCUMENTS, Document, Needs, find
from .source import Source, check

#: Every format but csv, xlsx and pptx is written from the same paper.
WRITERS: Mapping[str, Callable[[Source, Paper], bytes]] = {"pdf": page.pdf, "docx": word.docx}
#: Figures alone, written from the payload.
FIGURES: Mapping[str, Callable[[Source], bytes]] = figures.WRITERS


def render(
    key: str,
    payload: Payload,
    format: str = "pdf",
    *,
    digest: str = "",
    beside: Beside | None = None,
    **which: Any,
) -> bytes:
    """The document's bytes. `digest`: SHA-256 of the canonical payload, for a fixed result.

    `beside` holds what the document `wants`. `which` picks a part: `form` (label) for `ballot`
    and `batch`, `batch` (number) for `batch`; without it, all. DocumentRefused says what is wrong
    and what to do.
    """
    document = _document(key)
    if format not in document.formats:
        offered = ", ".join(document.formats)
        raise DocumentRefused(f"“{document.title}” không có dạng {format}, chỉ có: {offered}.")
    source = Source(payload, digest, draft_mark=document.marked(payload), beside=beside or Beside())
    _possible(document, source)
    _known_part(document, payload, which)
    check(source)
    if format in FIGURES:
        return FIGURES[format](source)
    paper = document.compose(source, **{name: value for name, value in which.items() if value})
    return WRITERS[format](source, paper)


def wants(key: str) -> frozenset[str]:
    """The fields of `payload.Beside` that the document of that key prints."""
    document = find(key)
    return document.wants if document else frozenset()


def _possible(document: Document, source: Source) -> None:
    payload = source.payload
    if payload.sealed and document.code_line and not source.digest:
        raise DocumentRefused(f"“{document.title}”: thiếu mã đối chiếu của kết quả đã chốt.")
    if document.needs is not Needs.NOTHING and not any(form.lines for form in payload.forms):
        raise DocumentRefused(
            f"“{document.title}”: chưa có người được lấy phiếu. Thêm người vào loại phiếu rồi in."
        )
    if not document.fits(payload):
        raise DocumentRefused(f"“{document.title}” không có theo thể thức của cuộc lấy phiếu này.")


def _document(key: str) -> Document:
    document = find(key)
    if document is None:
        known = ", ".join(DOCUMENTS)
        raise DocumentRefused(f"Không có văn bản “{key}”. Các văn bản: {known}.")
    return document


def _known_part(document: Document, payload: Payload, which: Mapping[str, Any]) -> None:
    unknown = sorted(set(which) - document.which)
    if unknown:
        raise DocumentRefused(f"“{document.title}” không in riêng theo “{unknown[0]}”.")
    form = which.get("form")
    if form and form not in [one.label for one in payload.forms]:
        raise DocumentRefused(f"Không có loại phiếu “{form}” trong cuộc lấy phiếu này.")
