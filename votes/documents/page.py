"""Pages of A4 with the profile's margins, page numbers and the mark of a draft."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Table

from . import fonts
from .source import Source

DRAFT_MARK = "DỰ THẢO"
DRAFT_SIZE = 90.0
DRAFT_GREY = 0.9
REHEARSAL_MARK = "CHẠY THỬ – KHÔNG CÓ GIÁ TRỊ"
REHEARSAL_SIZE = 16.0
#: Few printers reach closer to the edge than this; in points.
PRINTABLE = 15.6
WIDTH, HEIGHT = A4
#: Streams stay as they are packed; written in letters and digits they are a quarter longer.
rl_config.useA85 = 0


class OneAtATime(Canvas):
    """Takes the letters out of the font's files while no other thread does."""

    def save(self) -> None:
        with fonts.reading:
            super().save()


@dataclass(frozen=True)
class Margins:
    """In points."""

    top: float
    bottom: float
    left: float
    right: float

    @property
    def width(self) -> float:
        return float(WIDTH - self.left - self.right)

    @property
    def height(self) -> float:
        return float(HEIGHT - self.top - self.bottom)


def margins(source: Source) -> Margins:
    """The margins of an official paper."""
    sides = ("top", "bottom", "left", "right")
    return Margins(**{side: source.mm(f"margin_{side}") for side in sides})


def grid(
    rows: list[list[Any]], style: Iterable[Any], *, kind: type[Table] = Table, **more: Any
) -> Table:
    """A table in our own font: reportlab's default would be written into every file."""
    commands = [("FONT", (0, 0), (-1, -1), fonts.REGULAR, 10), *style]
    table = kind(rows, style=commands, **more)
    # reportlab sorts them away; a Word file is written from them.
    table.commands = commands  # type: ignore[attr-defined]
    return table


def fit_one(source: Source, flowables: Iterable[Any]) -> bool:
    """Whether they fit on one page together (reportlab can't tell of nested KeepTogethers)."""
    return height_of(source, flowables) < margins(source).height


def height_of(source: Source, flowables: Iterable[Any]) -> float:
    """How much of a page they take, one under the other."""
    edges = margins(source)
    return float(
        sum(
            part.wrap(edges.width, edges.height)[1] + part.getSpaceBefore() + part.getSpaceAfter()
            for part in flowables
        )
    )


@dataclass(frozen=True)
class Paper:
    """A document before it is a file: `title` of the file, flowables, and how its pages look.

    Every format is written from the same story. `decorate(canvas, page)` replaces the page
    numbers of the PDF.
    """

    title: str
    story: list[Any]
    edges: Margins | None = None
    decorate: Callable[[Any, int], None] | None = None


def pdf(source: Source, paper: Paper) -> bytes:
    return build(source, paper.title, paper.story, edges=paper.edges, decorate=paper.decorate)[0]


def build(
    source: Source,
    title: str,
    story: list[Any],
    *,
    edges: Margins | None = None,
    decorate: Callable[[Any, int], None] | None = None,
) -> tuple[bytes, int]:
    """The PDF and its number of pages; `decorate(canvas, page)` replaces the page numbers."""
    edges = edges or margins(source)
    target = io.BytesIO()
    fonts.register()
    template = BaseDocTemplate(
        target,
        pagesize=A4,
        invariant=1,
        initialFontName=fonts.REGULAR,
        lang="vi",
        title=title,
        subject=source.payload.meeting.title,
        author=source.payload.organisation.issuer or source.payload.organisation.name,
        creator="Tín nhiệm",
        producer="Tín nhiệm",
    )
    frame = Frame(edges.left, edges.bottom, edges.width, edges.height, 0, 0, 0, 0)
    number = decorate or numbers(source)

    def on_page(canvas: Any, document: Any) -> None:
        if source.draft_mark:
            _draft_mark(canvas)
        if source.rehearsal:
            _rehearsal_mark(canvas, edges.bottom)
        number(canvas, document.page)

    template.addPageTemplates(PageTemplate(frames=[frame], onPage=on_page))
    template.build(story, canvasmaker=OneAtATime)
    return target.getvalue(), int(template.page)


def _draft_mark(canvas: Any) -> None:
    """One run of text across the page, drawn before everything else.

    It lies flat: text that is turned is read out of the file letter by letter.
    """
    canvas.saveState()
    canvas.setFont(fonts.BOLD, DRAFT_SIZE)
    canvas.setFillGray(DRAFT_GREY)
    canvas.drawCentredString(WIDTH / 2, HEIGHT / 2 - DRAFT_SIZE / 3, DRAFT_MARK)
    canvas.restoreState()


def _rehearsal_mark(canvas: Any, room: float) -> None:
    """One run of text in the margin under the text, `room` points high: it hides nothing."""
    size = min(REHEARSAL_SIZE, room * 0.42)
    canvas.saveState()
    canvas.setFont(fonts.BOLD, size)
    canvas.drawCentredString(WIDTH / 2, max(PRINTABLE, (room - size) / 2), REHEARSAL_MARK)
    canvas.restoreState()


def numbers(source: Source, key: str = "page_number_size") -> Callable[[Any, int], None]:
    """Draws page numbers of the size that `key` names: top centre from page 2; the profile's
    distance is from the edge to the top of the digits.
    """
    size = source.pt(key)
    baseline = HEIGHT - source.mm("page_number_edge") - size * 0.68

    def draw(canvas: Any, page: int) -> None:
        if page > 1:
            canvas.setFont(fonts.REGULAR, size)
            canvas.drawCentredString(WIDTH / 2, baseline, str(page))

    return draw
