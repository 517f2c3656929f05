"""Every document by its key: what it is called, when it can be made, and what makes it.

The next document is a new entry here and a module of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from ..payload import Payload
from . import ballot, batch, counts, minutes, summary
from .errors import DocumentRefused
from .source import Source, check

Renderer = Callable[..., bytes]


class DraftMark(StrEnum):
    """Until when a document carries DỰ THẢO."""

    NEVER = "never"
    WHILE_DRAFT = "while_draft"
    UNTIL_SEALED = "until_sealed"


class Needs(StrEnum):
    """From which point of the day a document is of use; it renders before, with dots."""

    NOTHING = "nothing"
    LIST = "list"
    BATCHES = "batches"
    COLLECTED = "collected"
    COUNT = "count"


@dataclass(frozen=True)
class Document:
    """One kind of paper; `which` are the keyword arguments that pick a part of the session."""

    key: str
    title: str
    renderers: Mapping[str, Renderer]
    draft_mark: DraftMark
    needs: Needs
    code_line: bool = False
    which: frozenset[str] = field(default_factory=frozenset)
    letterheads: frozenset[str] = frozenset({"party", "state"})

    @property
    def formats(self) -> tuple[str, ...]:
        return tuple(self.renderers)

    def marked(self, payload: Payload) -> bool:
        """Whether this payload's print carries DỰ THẢO."""
        if self.draft_mark is DraftMark.UNTIL_SEALED:
            return not payload.sealed
        return self.draft_mark is DraftMark.WHILE_DRAFT and payload.status == "draft"


DOCUMENTS: dict[str, Document] = {
    document.key: document
    for document in (
        Document(
            "ballot",
            "Phiếu tín nhiệm",
            {"pdf": ballot.pdf},
            DraftMark.WHILE_DRAFT,
            Needs.LIST,
            which=frozenset({"form"}),
        ),
        Document(
            "counts",
            "Báo cáo số phiếu phát ra, thu về",
            {"pdf": counts.pdf},
            DraftMark.NEVER,
            Needs.COLLECTED,
        ),
        Document(
            "batch",
            "Bìa tập phiếu",
            {"pdf": batch.pdf},
            DraftMark.NEVER,
            Needs.BATCHES,
            which=frozenset({"form", "batch"}),
        ),
        Document(
            "minutes",
            "Biên bản kiểm phiếu",
            {"pdf": minutes.pdf},
            DraftMark.UNTIL_SEALED,
            Needs.COUNT,
            code_line=True,
        ),
        Document(
            "summary",
            "Bảng tổng hợp kết quả lấy phiếu tín nhiệm",
            {"pdf": summary.pdf},
            DraftMark.UNTIL_SEALED,
            Needs.COUNT,
            code_line=True,
        ),
    )
}


def render(
    key: str, payload: Payload, format: str = "pdf", *, digest: str = "", **which: Any
) -> bytes:
    """The document's bytes. `digest`: SHA-256 of the canonical payload, for a fixed result.

    `which` picks a part: `form` (label) for `ballot` and `batch`, `batch` (number) for `batch`;
    without it, all. DocumentRefused says what is wrong and what to do.
    """
    document = _document(key)
    renderer = document.renderers.get(format)
    if renderer is None:
        offered = ", ".join(document.formats)
        raise DocumentRefused(f"“{document.title}” không có dạng {format}, chỉ có: {offered}.")
    if payload.sealed and document.code_line and not digest:
        raise DocumentRefused(f"“{document.title}”: thiếu mã đối chiếu của kết quả đã chốt.")
    if document.needs is not Needs.NOTHING and not any(form.lines for form in payload.forms):
        raise DocumentRefused(
            f"“{document.title}”: chưa có người được lấy phiếu. Thêm người vào loại phiếu rồi in."
        )
    source = Source(payload, digest, draft_mark=document.marked(payload))
    if source.word("letterhead") not in document.letterheads:
        raise DocumentRefused(f"“{document.title}” không có theo thể thức của cuộc lấy phiếu này.")
    _known_part(document, payload, which)
    check(payload)
    return renderer(source, **{name: value for name, value in which.items() if value})


def _document(key: str) -> Document:
    try:
        return DOCUMENTS[key]
    except KeyError:
        known = ", ".join(DOCUMENTS)
        raise DocumentRefused(f"Không có văn bản “{key}”. Các văn bản: {known}.") from None


def _known_part(document: Document, payload: Payload, which: Mapping[str, Any]) -> None:
    unknown = sorted(set(which) - document.which)
    if unknown:
        raise DocumentRefused(f"“{document.title}” không in riêng theo “{unknown[0]}”.")
    form = which.get("form")
    if form and form not in [one.label for one in payload.forms]:
        raise DocumentRefused(f"Không có loại phiếu “{form}” trong cuộc lấy phiếu này.")
