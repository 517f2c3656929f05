"""Who signs: blocks with room for a wet signature, never alone on a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.platypus import KeepTogether, Spacer

from . import page
from .source import Source
from .styles import CENTER, Styles
from .text import DOTS, Markup, typed

IN_A_ROW = 3
NAME_DOTS = DOTS * 7
SHORT_DOTS = DOTS * 5
#: Points at either side of a block where three long headings stand beside each other.
PADDING, NARROW = 6, 1


@dataclass(frozen=True)
class Signatory:
    """The lines over a signature, as markup, and the name under it; dots where nobody is known."""

    lines: tuple[str, ...]
    name: str


def board_heads(source: Source) -> list[Signatory | None]:
    """The secretary (None where the board has none) and the head, for the whole board."""
    head, secretary = source.head(), source.secretary()
    on_behalf = source.say("<b>{short} BAN KIỂM PHIẾU</b>", short=source.word("on_behalf"))
    post = Markup("Trưởng ban") if source.party else Markup("<b>TRƯỞNG BAN</b>")
    right = Signatory((on_behalf, post), head.name if head else "")
    if source.payload.board and secretary is None:
        return [None, right]
    return [Signatory(("<b>THƯ KÝ</b>", ""), secretary.name if secretary else ""), right]


def other_members(source: Source) -> list[str]:
    """Everybody of the board who is not the head or the first secretary."""
    apart = (source.head(), source.secretary())
    return [m.name for m in source.payload.board if not any(m is one for one in apart)]


def heads(source: Source, last: Sequence[Any]) -> list[Any]:
    """The last paragraphs, then secretary and head."""
    return [*last, Spacer(0, 6), _row(source, board_heads(source))]


def side_by_side(
    source: Source, last: Sequence[Any], people: Sequence[Signatory | None]
) -> list[Any]:
    """The last paragraphs, then people who sign beside each other; None leaves a place empty."""
    return [*last, Spacer(0, 6), _row(source, people)]


def closing(source: Source, last: Sequence[Any], *groups: Sequence[Any]) -> list[Any]:
    """The last paragraphs and every signature, on one page where that can hold them.

    Each group is a heading and its rows; a heading is never without its first row.
    """
    first = heads(source, last)
    everything = [*first, *(part for group in groups for part in group)]
    if page.fit_one(source, everything):
        return [KeepTogether(everything)]
    apart: list[Any] = [KeepTogether(first)]
    for group in groups:
        apart += [KeepTogether(list(group[:2])), *group[2:]] if group else []
    return apart


def signed(source: Source, last: Sequence[Any], people: Sequence[Signatory]) -> list[Any]:
    """The last paragraphs, then everybody who signs, side by side; on one page."""
    return [KeepTogether([*last, Spacer(0, 6), _row(source, people, NARROW)])]


def group(source: Source, heading: str, names: Sequence[str]) -> list[Any]:
    """A heading and signatures under it, three in a row; nothing without names."""
    if not names:
        return []
    top = Styles(source).line(f"<b>{heading}</b>", "sign_size", spaceBefore=10)
    rows = [names[start : start + IN_A_ROW] for start in range(0, len(names), IN_A_ROW)]
    return [top, *(_row(source, [Signatory((), name) for name in row]) for row in rows)]


def _row(source: Source, people: Sequence[Signatory | None], padding: float = PADDING) -> Any:
    width = page.margins(source).width / len(people)
    dots = SHORT_DOTS if len(people) >= IN_A_ROW else NAME_DOTS
    return page.grid(
        [[_block(source, person, dots) if person else "" for person in people]],
        colWidths=[width] * len(people),
        style=[
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("LEFTPADDING", (0, 0), (-1, -1), padding),
            ("RIGHTPADDING", (0, 0), (-1, -1), padding),
        ],
    )


def _block(source: Source, person: Signatory, dots: str) -> list[Any]:
    styles = Styles(source)
    over = [styles.line(line or "&nbsp;", "sign_size") for line in person.lines]
    name = f"<b>{typed(person.name)}</b>" if person.name else dots
    room = Spacer(0, source.mm("sign_room"))
    return [*over, room, styles.line(name, "sign_size", CENTER)]
