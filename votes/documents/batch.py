"""Bìa tập phiếu: the cover that keeps a batch together and says who keyed and decided it."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import PageBreak, Spacer

from ..payload import Batch, Form
from . import page, phrases
from .errors import DocumentRefused
from .letterhead import counting_board, letterhead
from .marked import Text
from .source import Source
from .styles import Styles
from .tables import Ruled, head_cells

TITLE = "Bìa tập phiếu"
NUMBER_SIZE = 96
COUNT_SIZES = (24, 18, 14)
ROW_HEIGHT = 34
#: A third keying may be asked for on the day, so its line is always there.
KEYINGS = (1, 2, 3)


def paper(source: Source, *, form: str = "", batch: int = 0) -> page.Paper:
    """One page a batch: all of the session, of one form, or the one of that number."""
    chosen = [
        (one, bundle)
        for one in source.payload.forms
        if form in {"", one.label}
        for bundle in one.batches
        if batch in {0, bundle.number}
    ]
    if not chosen:
        raise DocumentRefused(
            f"Không có tập {batch}."
            if batch
            else "Chưa chia tập phiếu. Chia tập ở trang Phát phiếu, thu phiếu."
        )
    story: list[Any] = []
    for one, bundle in chosen:
        story += [*_cover(source, one, bundle), PageBreak()]
    return page.Paper(TITLE, story[:-1], decorate=lambda canvas, number: None)


def _cover(source: Source, form: Form, bundle: Batch) -> list[Any]:
    """On one page; a long form name makes its lines smaller."""
    covers = (_set(source, form, bundle, size) for size in COUNT_SIZES)
    for parts in covers:
        if page.fit_one(source, parts):
            break
    return parts


def _set(source: Source, form: Form, bundle: Batch, count_size: float) -> list[Any]:
    styles = Styles(source)
    big = styles.style(NUMBER_SIZE, 1, leading=NUMBER_SIZE * 1.15, spaceAfter=24)
    middle = styles.style(count_size, 1, spaceAfter=6)
    return [
        *letterhead(source, counting_board(source)),
        styles.line("<b>BÌA TẬP PHIẾU</b>", "kind_size"),
        styles.balanced(phrases.subject(source), "subject_size", page.margins(source).width),
        Spacer(0, 20),
        Text(source.say("<b>Tập {n}</b>", n=bundle.number), big),
        Text(source.say("Loại phiếu: {name}", name=phrases.form_title(source, form)), middle),
        Text(source.say("Số phiếu trong tập: <b>{n}</b> phiếu", n=bundle.size), middle),
        Spacer(0, 14),
        _people(source),
    ]


def _people(source: Source) -> Any:
    rows = [*(f"Lượt {number}" for number in KEYINGS), "Kết luận theo phiếu"]
    ruled = Ruled(
        source,
        page.margins(source).width,
        (45, 70, 50),
        [head_cells(source, ["Việc", "Họ và tên", "Ký"])],
        [[row, "", ""] for row in rows],
        above=ROW_HEIGHT / 2,
        below=ROW_HEIGHT / 2,
    )
    return ruled.table()
