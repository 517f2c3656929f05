"""Comparing the keyings of one batch: which paper is which, what differs, what it comes to.

Nothing here decides anything: where keyings differ, a person looks at the paper. With three
keyings all must agree; there is no majority.
"""

from __future__ import annotations

from .aligning import Alignment, align
from .comparing import NO_PAPER, Difference, Kind, agreed, differences, resolve
from .sheets import Keyings, Sheet, normalise

__all__ = [
    "NO_PAPER",
    "Alignment",
    "Difference",
    "Keyings",
    "Kind",
    "Sheet",
    "agreed",
    "align",
    "differences",
    "normalise",
    "resolve",
]
