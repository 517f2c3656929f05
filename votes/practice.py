"""The papers of a practice copy (chạy thử), whose answers are known: a seed gives the same ones."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Final

from .choices import InvalidReason, Mark

#: Papers of one form: a batch that two people key in a few minutes.
SIZE: Final = 20
#: One paper each; a paper from elsewhere can't be told from a print of the same file.
SPOILED: Final = (
    InvalidReason.UNSTAMPED,
    InvalidReason.CROSSED_OUT,
    InvalidReason.NAME_ADDED,
    InvalidReason.WRITING,
    InvalidReason.UNMARKED,
)
#: So many further papers have a line without a mark and one with several.
DOUBTFUL: Final = 3
#: How often the levels are marked, from the best one on.
WEIGHTS: Final = (14, 5, 2)

#: What stands on a paper, and why the board calls it invalid (or nothing).
Paper = tuple[str, str]


def papers(seed: str, lines: int, levels: Sequence[str]) -> list[Paper]:
    """The deck of a form with so many lines, whose levels are marked by these keys."""
    rng = random.Random(f"{seed}/{lines}")  # noqa: S311  (nothing secret is drawn)
    made = [_marked(rng, lines, levels) for _paper in range(SIZE)]
    reasons = [reason.value for reason in SPOILED] + [""] * (SIZE - len(SPOILED))
    deck = [
        _doubtful(rng, marks, number - len(SPOILED)) if number >= len(SPOILED) else marks
        for number, marks in enumerate(made)
    ]
    deck[SPOILED.index(InvalidReason.UNMARKED)] = Mark.BLANK.value * lines
    found = list(zip(deck, reasons, strict=True))
    rng.shuffle(found)
    return found


def _marked(rng: random.Random, lines: int, levels: Sequence[str]) -> str:
    return "".join(rng.choices(levels, WEIGHTS[: len(levels)], k=lines))


def _doubtful(rng: random.Random, marks: str, number: int) -> str:
    """The first few papers with several boxes marked on a line and, where there are two, none."""
    if number >= DOUBTFUL:
        return marks
    line, *others = rng.sample(range(len(marks)), min(2, len(marks)))
    found = list(marks)
    found[line] = Mark.MULTIPLE.value
    for other in others:
        found[other] = Mark.BLANK.value
    return "".join(found)
