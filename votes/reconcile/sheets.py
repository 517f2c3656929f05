"""What a keying says of one paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..choices import InvalidReason
from ..tally import is_unmarked


@dataclass(frozen=True)
class Sheet:
    """What a keying says of one paper: a mark a line, or why the whole is invalid."""

    marks: str
    invalid: str = ""


#: The passes over one batch, each in the order its papers were keyed.
Keyings = Sequence[Sequence[Sheet]]


def normalise(marks: str, invalid: str) -> Sheet:
    """A paper on which no line is marked is an invalid ballot, whoever keys it."""
    if not invalid and is_unmarked(marks):
        return Sheet("", InvalidReason.UNMARKED.value)
    return Sheet(marks, invalid)
