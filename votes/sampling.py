"""Which settled ballots are held against the paper: a random sample that can be drawn again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from math import ceil
from typing import Final

#: A ballot's place: form label, batch number, position in the batch.
Place = tuple[str, int, int]

#: The sample shows with `CONFIDENCE` percent that fewer than one ballot in `SHARE` is wrong.
SHARE: Final = 10
CONFIDENCE: Final = 95


def proposed(total: int) -> int:
    """How many of `total` ballots to look at: 21 of 40, 28 of 480; all of a tiny pile.

    The fewest so that, were one in ten wrong, all of them being right had a chance below 5 %
    (drawn without putting back). Integers only; 0 for an empty pile.
    """
    wrong = ceil(total / SHARE)
    missed = chances = 1
    for drawn in range(total):
        if 100 * missed <= (100 - CONFIDENCE) * chances:
            return drawn
        missed *= max(total - wrong - drawn, 0)
        chances *= total - drawn
    return total


def draw(places: Iterable[Place], seed: str, size: int) -> list[Place]:
    """The first `size` places in the order of SHA-256 over seed and place, in paper order.

    Anybody draws the same with any program: the text hashed is `seed/form/batch/position`.
    """
    ranked = sorted(places, key=lambda place: _rank(seed, place))
    return sorted(ranked[:size])


def _rank(seed: str, place: Place) -> bytes:
    text = "/".join([seed, *map(str, place)])
    return hashlib.sha256(text.encode()).digest()
