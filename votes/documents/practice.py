"""Tập phiếu thử: the ballots of a practice copy, marked, in the order in which they are keyed."""

from __future__ import annotations

from typing import Any, Final

from reportlab.platypus import PageBreak

from ..payload import Form, MarkedPaper
from . import ballot, fonts, page
from .ballot import SIDES, Plan
from .boxes import Filled
from .errors import DocumentRefused
from .marked import Text
from .source import Source
from .styles import Styles

TITLE: Final = "Tập phiếu thử đã đánh dấu"
NUMBER_SIZE: Final = 11


def paper(source: Source, *, form: str = "") -> page.Paper:
    """Every ballot on sheets of its own, of the form with that label or of all forms."""
    deck = _deck(source, form)
    if not source.rehearsal or not deck:
        raise DocumentRefused(f"“{TITLE}” chỉ có ở bản chạy thử.")
    story: list[Any] = []
    feet: list[tuple[tuple[int, int] | None, str]] = []
    for plan, papers in deck:
        for number, one in enumerate(papers, 1):
            filled = Filled(one.marks, one.invalid)
            story += [*ballot.story_of(source, plan, filled), PageBreak()]
            label = f"Phiếu thử {number}/{len(papers)}"
            feet += [((side, plan.pages), label) for side in range(1, plan.pages + 1)]
            if plan.pages > 1 and plan.pages % SIDES:
                story += [Text("", Styles(source).style(1)), PageBreak()]
                feet.append((None, label))
    return page.Paper(
        TITLE,
        story[:-1],
        edges=ballot.edges_of(source),
        decorate=lambda canvas, number: _foot(source, canvas, *feet[number - 1]),
    )


def _deck(source: Source, form: str) -> list[tuple[Plan, list[MarkedPaper]]]:
    return [
        (ballot.plan_of(source, one), papers)
        for one in source.payload.forms
        if form in {"", one.label} and one.lines
        for papers in [_of_form(source, one)]
        if papers
    ]


def _of_form(source: Source, form: Form) -> list[MarkedPaper]:
    """A paper of another length would show marks beside the wrong people."""
    return [
        one
        for one in source.beside.deck
        if one.form == form.label and len(one.marks) == len(form.lines)
    ]


def _foot(source: Source, canvas: Any, place: tuple[int, int] | None, label: str) -> None:
    """The number stands where a real ballot has nothing that tells it from another."""
    edges = ballot.edges_of(source)
    ballot.notes(source, canvas, place)
    canvas.setFont(fonts.REGULAR, NUMBER_SIZE)
    canvas.drawString(edges.left, page.HEIGHT - edges.top * 0.7, label)
