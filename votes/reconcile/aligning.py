"""Which papers of several keyings are the same: skipped, keyed twice, or a pile turned over."""

from __future__ import annotations

import operator
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .sheets import Keyings, Sheet

Row = tuple[int | None, ...]
Pair = tuple[int | None, int | None]


@dataclass(frozen=True)
class Alignment:
    """Which positions of the keyings are the same paper.

    One row a ballot: for each keying the 1-based position, or None where that keying has no such
    paper. `reversed` says of each keying whether its pile lay the other way round than the first.
    """

    rows: tuple[Row, ...]
    reversed: tuple[bool, ...]

    def to_json(self) -> dict[str, Any]:
        return {"rows": [list(row) for row in self.rows], "reversed": list(self.reversed)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Alignment:
        return cls(tuple(tuple(row) for row in data["rows"]), tuple(data["reversed"]))


def align(keyings: Keyings) -> Alignment:
    """Find papers that a keying skipped or keyed twice, and piles keyed in reverse.

    The straight order stands unless another explains clearly more; every position of every
    keying is in exactly one row.
    """
    first = keyings[0]
    turned = [False] + [_is_reversed(first, other) for other in keyings[1:]]
    orders = [
        range(len(sheets), 0, -1) if back else range(1, len(sheets) + 1)
        for sheets, back in zip(keyings, turned, strict=True)
    ]
    rows: list[Row] = [(position,) for position in orders[0]]
    for number in range(1, len(keyings)):
        rows = _merged(keyings, rows, number, orders[number])
    return Alignment(tuple(rows), tuple(turned))


def _merged(keyings: Keyings, rows: list[Row], number: int, order: Sequence[int]) -> list[Row]:
    """The rows so far with one more keying beside them."""
    known = [_first_reading(keyings, row) for row in rows]
    merged: list[Row] = []
    for left, right in _pairs(known, [keyings[number][position - 1] for position in order]):
        row = (None,) * number if left is None else rows[left]
        merged.append((*row, None if right is None else order[right]))
    return merged


def _first_reading(keyings: Keyings, row: Row) -> Sheet:
    number, position = next((n, p) for n, p in enumerate(row) if p is not None)
    return keyings[number][position - 1]


def _is_reversed(first: Sequence[Sheet], other: Sequence[Sheet]) -> bool:
    """Whether turning the pile over leaves less than half of what differs.

    Papers that one pile has more than the other differ either way and say nothing.
    """
    if len(first) < 2 or list(first) == list(other):
        return False
    gap = _gap(first, other)
    surplus = gap * abs(len(first) - len(other))
    straight = _distance(first, other, gap) - surplus
    backwards = _distance(first, other[::-1], gap) - surplus
    return 2 * backwards < straight


def _cost(left: Sheet, right: Sheet) -> int:
    """How many lines two papers differ in; a whole ballot where one of them is invalid."""
    if left.marks and right.marks:
        return sum(map(operator.ne, left.marks, right.marks))
    return 0 if left == right else max(len(left.marks), len(right.marks), 1)


def _gap(left: Sequence[Sheet], right: Sequence[Sheet]) -> int:
    """What a missing paper costs.

    Two of them cost more than one ballot that differs in every line: a slip that shifts all the
    marks of a ballot leaves it where it is.
    """
    return 2 + max((len(sheet.marks) for sheet in (*left, *right)), default=0) // 2


def _plain(left: Sequence[Sheet], right: Sequence[Sheet], gap: int) -> int | None:
    """What the papers cost one by one, where no gap could come cheaper."""
    if len(left) != len(right):
        return None
    cost = sum(map(_cost, left, right))
    return cost if cost <= 2 * gap else None


def _distance(left: Sequence[Sheet], right: Sequence[Sheet], gap: int) -> int:
    plain = _plain(left, right, gap)
    return _table(left, right, gap)[0][0] if plain is None else plain


def _table(left: Sequence[Sheet], right: Sequence[Sheet], gap: int) -> list[list[int]]:
    """Costs of the best alignment of every pair of ends (Needleman and Wunsch, 1970)."""
    table = [[count * gap for count in range(len(right), -1, -1)]]
    for taken, paper in enumerate(reversed(left), 1):
        below, line = table[-1], [taken * gap]
        for column in range(len(right) - 1, -1, -1):
            step = min(below[column], line[-1]) + gap
            line.append(min(below[column + 1] + _cost(paper, right[column]), step))
        table.append(line[::-1])
    return table[::-1]


def _pairs(left: Sequence[Sheet], right: Sequence[Sheet]) -> list[Pair]:
    """The best alignment as pairs of 0-based places; straight for as long as it is as good."""
    gap = _gap(left, right)
    if _plain(left, right, gap) is not None:
        return [(place, place) for place in range(len(left))]
    table = _table(left, right, gap)
    pairs: list[Pair] = []
    row = column = 0
    while row < len(left) and column < len(right):
        here = table[row][column]
        both = here == table[row + 1][column + 1] + _cost(left[row], right[column])
        down = both or here == table[row + 1][column] + gap
        across = both or not down
        pairs.append((row if down else None, column if across else None))
        row, column = row + down, column + across
    pairs.extend((place, None) for place in range(row, len(left)))
    pairs.extend((None, place) for place in range(column, len(right)))
    return pairs
