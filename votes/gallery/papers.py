"""Invented ballots and what they add up to, form by form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from .. import tally
from ..payload import Batch, Denominator, Form, Line
from ..rulesets import RuleSet

#: Out of a thousand marks of a line; the rest is the best level.
BLANK, MULTIPLE = 6, 9
WHOLE: Final = 1000
REASONS: Final = (
    *("unstamped", "crossed_out", "other", "writing"),
    *("unmarked", "name_added", "not_issued"),
)
BATCH: Final = 25
#: From so many papers of a form on, its batches are larger.
MANY, LARGE_BATCH = 400, 100
UNUSED: Final = 5
#: A linear congruential step (Numerical Recipes); its high bits are spread well enough.
FACTOR, STEP, MODULUS = 1664525, 1013904223, 2**32
Person = tuple[str, str, tuple[str, ...]]


@dataclass(frozen=True)
class Voting:
    """How a form is voted on: papers issued and never put in, invalid ones, and by line how many
    of a thousand mark the worst level.
    """

    issued: int
    missing: int = 0
    invalid: int = 0
    lows: Mapping[int, int] = field(default_factory=dict)


def ballots(voting: Voting, lines: int, levels: int, seed: int) -> list[str]:
    """What the papers of one form say, a line each: marks, or the reason after `!`."""
    numbers = _numbers(seed)
    weights = [_weights(voting.lows.get(line, seed * 5 % 40), line) for line in range(lines)]
    valid = voting.issued - voting.missing - voting.invalid
    made = ["".join(_mark(next(numbers), one, levels) for one in weights) for _ in range(valid)]
    wrong = [f"{tally.INVALID}{REASONS[n % len(REASONS)]}" for n in range(voting.invalid)]
    return [marks if marks.strip("0") else "1" * lines for marks in made] + wrong


def _numbers(seed: int) -> Iterator[int]:
    state = seed * 7919 + 1
    while True:
        state = (state * FACTOR + STEP) % MODULUS
        yield (state >> 12) % WHOLE


def _weights(low: int, line: int) -> tuple[int, int]:
    return low, 60 + line * 37 % 150


def _mark(number: int, weights: tuple[int, int], levels: int) -> str:
    low, medium = weights
    for share, mark in ((BLANK, "0"), (MULTIPLE, "9"), (low, str(levels))):
        if number < share:
            return mark
        number -= share
    return "2" if levels > 2 and number < medium else "1"


def form(
    label: str,
    colour: str,
    people: Sequence[Person],
    papers: Sequence[str],
    voting: Voting,
    rules: RuleSet,
    members: int,
) -> Form:
    """A form with every figure that follows from its papers; none of them without papers."""
    lines = tuple(_lines(people, papers, rules, len(papers) or None, members))
    base = members if rules.denominator == "total_members" else len(papers) or None
    if not papers:
        return Form(label, Denominator(rules.denominator, base), lines, colour)
    swapped = voting.issued // 40
    wrong = Counter(paper[1:] for paper in papers if paper.startswith(tally.INVALID))
    return Form(
        label,
        Denominator(rules.denominator, base),
        lines,
        colour,
        printed=voting.issued + swapped + UNUSED,
        issued=voting.issued,
        swapped=swapped,
        unused=UNUSED,
        collected=len(papers),
        valid=len(papers) - wrong.total(),
        invalid=wrong.total(),
        invalid_reasons=dict(wrong),
        batches=tuple(_batches(len(papers))),
    )


def _lines(
    people: Sequence[Person],
    papers: Sequence[str],
    rules: RuleSet,
    collected: int | None,
    members: int,
) -> Iterator[Line]:
    base = members if rules.denominator == "total_members" else collected
    counted = tally.count_lines(
        [paper for paper in papers if not paper.startswith(tally.INVALID)], len(people)
    )
    for number, ((name, honorific, posts), count) in enumerate(
        zip(people, counted, strict=True), 1
    ):
        counts = count.by_level(rules)
        shares = {key: tally.percent(value, base) for key, value in counts.items()}
        yield Line(
            number,
            name,
            posts,
            honorific,
            counts=counts,
            blank=count.blank,
            multiple=count.multiple,
            percent={key: share for key, share in shares.items() if share},
            group=(rules.band_of(counts, base) or "") if papers else "",
        )


def _batches(papers: int) -> Iterator[Batch]:
    size = BATCH if papers < MANY else LARGE_BATCH
    for number, start in enumerate(range(0, papers, size), 1):
        yield Batch(number, min(size, papers - start))
