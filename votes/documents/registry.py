"""Every document by its key: what it is called, when it can be made, and what makes it.

The next document is a new entry here and a module of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from ..payload import Beside, Payload
from . import (
    announcement,
    ballot,
    batch,
    board,
    certificate,
    counts,
    figures,
    log,
    minutes,
    notice,
    page,
    report,
    resolution,
    roll,
    rollup,
    script,
    sealing,
    stock,
    summary,
    word,
)
from .errors import DocumentRefused
from .page import Paper
from .source import Source, check

#: Every format but csv, xlsx and pptx is written from the same paper.
WRITERS: Mapping[str, Callable[[Source, Paper], bytes]] = {"pdf": page.pdf, "docx": word.docx}
#: Figures alone, written from the payload.
FIGURES: Mapping[str, Callable[[Source], bytes]] = figures.WRITERS


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
    """One kind of paper, composed from a source and written in any of its formats.

    `which` are the keyword arguments that pick a part of the session, `wants` the fields of
    `Beside` that it prints, `figures` the formats that hold its figures alone.
    """

    key: str
    title: str
    compose: Callable[..., Paper]
    draft_mark: DraftMark
    needs: Needs
    code_line: bool = False
    which: frozenset[str] = field(default_factory=frozenset)
    wants: frozenset[str] = field(default_factory=frozenset)
    word: bool = False
    figures: tuple[str, ...] = ()
    letterheads: frozenset[str] = frozenset({"party", "state"})

    @property
    def formats(self) -> tuple[str, ...]:
        return ("pdf", *(("docx",) if self.word else ()), *self.figures)

    def fits(self, payload: Payload) -> bool:
        """Whether a session of this payload's letterhead has such a paper."""
        return Source(payload).word("letterhead") in self.letterheads

    def marked(self, payload: Payload) -> bool:
        """Whether this payload's print carries DỰ THẢO."""
        if self.draft_mark is DraftMark.UNTIL_SEALED:
            return not payload.sealed
        return self.draft_mark is DraftMark.WHILE_DRAFT and payload.status == "draft"


DOCUMENTS: dict[str, Document] = {
    document.key: document
    for document in (
        Document(
            "roll",
            roll.TITLE,
            roll.paper,
            DraftMark.NEVER,
            Needs.NOTHING,
            wants=frozenset({"roll"}),
        ),
        Document("stock", stock.TITLE, stock.paper, DraftMark.NEVER, Needs.LIST),
        Document("board", board.TITLE, board.paper, DraftMark.NEVER, Needs.NOTHING, word=True),
        Document("script", script.TITLE, script.paper, DraftMark.NEVER, Needs.LIST, word=True),
        Document(
            "ballot",
            "Phiếu tín nhiệm",
            ballot.paper,
            DraftMark.WHILE_DRAFT,
            Needs.LIST,
            which=frozenset({"form"}),
        ),
        Document(
            "counts",
            "Báo cáo số phiếu phát ra, thu về",
            counts.paper,
            DraftMark.NEVER,
            Needs.COLLECTED,
        ),
        Document(
            "batch",
            "Bìa tập phiếu",
            batch.paper,
            DraftMark.NEVER,
            Needs.BATCHES,
            which=frozenset({"form", "batch"}),
        ),
        Document(
            "minutes",
            "Biên bản kiểm phiếu",
            minutes.paper,
            DraftMark.UNTIL_SEALED,
            Needs.COUNT,
            code_line=True,
            word=True,
            figures=("xlsx", "csv", "pptx"),
        ),
        Document(
            "announcement",
            announcement.TITLE,
            announcement.paper,
            DraftMark.UNTIL_SEALED,
            Needs.COUNT,
            figures=("pptx",),
        ),
        Document(
            "summary",
            "Bảng tổng hợp kết quả lấy phiếu tín nhiệm",
            summary.paper,
            DraftMark.UNTIL_SEALED,
            Needs.COUNT,
            code_line=True,
            word=True,
            figures=("xlsx", "csv", "pptx"),
        ),
        Document(
            "resolution",
            "Nghị quyết xác nhận kết quả",
            resolution.paper,
            DraftMark.UNTIL_SEALED,
            Needs.COUNT,
            word=True,
            letterheads=frozenset({"state"}),
        ),
        Document(
            "report",
            report.TITLE,
            report.paper,
            DraftMark.UNTIL_SEALED,
            Needs.COUNT,
            wants=frozenset({"around"}),
            word=True,
            letterheads=frozenset({"party"}),
        ),
        Document(
            "certificate",
            certificate.TITLE,
            certificate.paper,
            DraftMark.UNTIL_SEALED,
            Needs.COUNT,
            word=True,
        ),
        Document(
            "notice",
            "Thông báo công khai kết quả",
            notice.paper,
            DraftMark.UNTIL_SEALED,
            Needs.COUNT,
            word=True,
            letterheads=frozenset({"state"}),
        ),
        Document("sealing", sealing.TITLE, sealing.paper, DraftMark.NEVER, Needs.COUNT),
        Document(
            "log",
            log.TITLE,
            log.paper,
            DraftMark.NEVER,
            Needs.NOTHING,
            code_line=True,
            wants=frozenset({"log"}),
        ),
        Document(
            "rollup",
            rollup.TITLE,
            rollup.paper,
            DraftMark.NEVER,
            Needs.NOTHING,
            wants=frozenset({"units"}),
            word=True,
        ),
    )
}


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
    return DOCUMENTS[key].wants if key in DOCUMENTS else frozenset()


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
