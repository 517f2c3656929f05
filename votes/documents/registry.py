"""Every document by its key: what it is called, when it can be made, and what makes it.

The next document is a new entry here and a module of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from ..payload import Payload
from . import (
    announcement,
    ballot,
    batch,
    board,
    certificate,
    counts,
    log,
    minutes,
    notice,
    practice,
    report,
    resolution,
    roll,
    rollup,
    script,
    sealing,
    stock,
    summary,
)
from .page import Paper
from .source import Source


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


#: Only a practice copy has it.
DECK = Document(
    "deck",
    practice.TITLE,
    practice.paper,
    DraftMark.NEVER,
    Needs.LIST,
    which=frozenset({"form"}),
    wants=frozenset({"deck"}),
)


def of(payload: Payload) -> list[Document]:
    """The documents of a session in the order of its day, whatever its letterhead."""
    return [*([DECK] if payload.meeting.rehearsal else []), *DOCUMENTS.values()]


def find(key: str) -> Document | None:
    return DECK if key == DECK.key else DOCUMENTS.get(key)
