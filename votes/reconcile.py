"""Comparing the keyings of one batch: which paper is which, what differs, what it comes to.

Nothing here decides anything: where keyings differ, a person looks at the paper. With three
keyings all must agree; there is no majority.
"""

from __future__ import annotations

import operator
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from .choices import InvalidReason, Mark
from .tally import INVALID, is_unmarked

#: The decision that there is no such paper: it was keyed twice.
NO_PAPER: Final = "-"

Kind = Literal["line", "ballot", "missing"]


@dataclass(frozen=True)
class Sheet:
    """What a keying says of one paper: a mark a line, or why the whole is invalid."""

    marks: str
    invalid: str = ""


Row = tuple[int | None, ...]


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


@dataclass(frozen=True)
class Difference:
    """One thing to look up on paper: a line, a whole ballot, or a paper that a keying misses.

    `values` are what the keyings say, in their order: marks for a line; for the whole ballot its
    marks or `!reason`, and None where the keying has no such paper.
    """

    position: int
    kind: Kind
    line: int
    values: tuple[str | None, ...]


def normalise(marks: str, invalid: str) -> Sheet:
    """A paper on which no line is marked is an invalid ballot, whoever keys it."""
    if not invalid and is_unmarked(marks):
        return Sheet("", InvalidReason.UNMARKED.value)
    return Sheet(marks, invalid)


def _said(sheet: Sheet | None) -> str | None:
    if sheet is None:
        return None
    return f"{INVALID}{sheet.invalid}" if sheet.invalid else sheet.marks


# -- which paper is which ----------------------------------------------------------------------


def align(keyings: Sequence[Sequence[Sheet]]) -> Alignment:
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


def _cost(left: Sheet, right: Sheet) -> int:
    """How many lines two papers differ in; a whole ballot where one of them is invalid."""
    if left.marks and right.marks:
        return sum(map(operator.ne, left.marks, right.marks))
    return 0 if left == right else max(len(left.marks), len(right.marks), 1)


def _gap(keyings: Iterable[Sequence[Sheet]]) -> int:
    """What a missing paper costs: a ballot that differs in every line, and a little more."""
    return 1 + max((len(sheet.marks) for sheets in keyings for sheet in sheets), default=1)


def _is_reversed(first: Sequence[Sheet], other: Sequence[Sheet]) -> bool:
    if len(first) < 2 or list(first) == list(other):
        return False
    gap = _gap((first, other))
    straight = _distance(first, other, gap)
    backwards = _distance(first, other[::-1], gap)
    return 2 * backwards < straight


def _distance(left: Sequence[Sheet], right: Sequence[Sheet], gap: int) -> int:
    if len(left) == len(right):
        plain = sum(map(_cost, left, right))
        if plain <= 2 * gap:
            return plain
    return _table(left, right, gap)[-1][-1]


def _table(left: Sequence[Sheet], right: Sequence[Sheet], gap: int) -> list[list[int]]:
    """Costs of the best alignment of every pair of beginnings (Needleman and Wunsch, 1970)."""
    table = [[column * gap for column in range(len(right) + 1)]]
    for row, paper in enumerate(left, 1):
        above, line = table[-1], [row * gap]
        for column, other in enumerate(right, 1):
            step = min(above[column], line[column - 1]) + gap
            line.append(min(above[column - 1] + _cost(paper, other), step))
        table.append(line)
    return table


def _pairs(left: Sequence[Sheet], right: Sequence[Sheet]) -> list[tuple[int | None, int | None]]:
    """The best alignment as pairs of 0-based places; straight wherever it is as good."""
    gap = _gap((left, right))
    if len(left) == len(right) and sum(map(_cost, left, right)) <= 2 * gap:
        return [(place, place) for place in range(len(left))]
    table = _table(left, right, gap)
    row, column = len(left), len(right)
    pairs: list[tuple[int | None, int | None]] = []
    while row or column:
        here = table[row][column]
        if row and column:
            straight = table[row - 1][column - 1] + _cost(left[row - 1], right[column - 1])
            if here == straight:
                row, column = row - 1, column - 1
                pairs.append((row, column))
                continue
        if row and here == table[row - 1][column] + gap:
            row -= 1
            pairs.append((row, None))
        else:
            column -= 1
            pairs.append((None, column))
    return pairs[::-1]


def _merged(
    keyings: Sequence[Sequence[Sheet]], rows: list[Row], number: int, order: Sequence[int]
) -> list[Row]:
    """The rows so far with one more keying beside them."""
    known = [_first_reading(keyings, row) for row in rows]
    merged: list[Row] = []
    for left, right in _pairs(known, [keyings[number][position - 1] for position in order]):
        row = (None,) * number if left is None else rows[left]
        merged.append((*row, None if right is None else order[right]))
    return merged


def _first_reading(keyings: Sequence[Sequence[Sheet]], row: Row) -> Sheet:
    number, position = next((n, p) for n, p in enumerate(row) if p is not None)
    return keyings[number][position - 1]


# -- what differs and what it comes to ---------------------------------------------------------


def _readings(keyings: Sequence[Sequence[Sheet]], row: Row) -> list[Sheet | None]:
    return [
        None if position is None else sheets[position - 1]
        for sheets, position in zip(keyings, row, strict=True)
    ]


def differences(keyings: Sequence[Sequence[Sheet]], alignment: Alignment) -> tuple[Difference, ...]:
    """Everything a person must look up, in the order of the pile."""
    found: list[Difference] = []
    for position, row in enumerate(alignment.rows, 1):
        found.extend(_differences_of(position, _readings(keyings, row)))
    return tuple(found)


def _differences_of(position: int, readings: list[Sheet | None]) -> list[Difference]:
    if all(reading == readings[0] for reading in readings):
        return []
    whole = tuple(_said(reading) for reading in readings)
    if None in readings:
        return [Difference(position, "missing", 0, whole)]
    sheets = [reading for reading in readings if reading is not None]
    if any(sheet.invalid or len(sheet.marks) != len(sheets[0].marks) for sheet in sheets):
        return [Difference(position, "ballot", 0, whole)]
    columns = zip(*(sheet.marks for sheet in sheets), strict=True)
    return [
        Difference(position, "line", line, column)
        for line, column in enumerate(columns, 1)
        if len(set(column)) > 1
    ]


def agreed(keyings: Sequence[Sequence[Sheet]], alignment: Alignment) -> dict[int, Sheet]:
    """The ballots on which all keyings agree, by position."""
    same: dict[int, Sheet] = {}
    for position, row in enumerate(alignment.rows, 1):
        readings = _readings(keyings, row)
        if readings[0] is not None and all(reading == readings[0] for reading in readings):
            same[position] = readings[0]
    return same


def resolve(
    keyings: Sequence[Sequence[Sheet]],
    alignment: Alignment,
    decisions: Mapping[tuple[int, int], str],
) -> dict[int, Sheet | None]:
    """What the decided papers come to, by position; None where there is no such paper.

    `decisions` are by (position, line); line 0 is the whole ballot: its marks, `!reason` or `-`.
    A ballot appears once all its differences are decided. Raises ValueError for a decision that
    fits no difference or whose value can't stand there.
    """
    found = differences(keyings, alignment)
    cells = {(difference.position, difference.line): difference for difference in found}
    for cell, value in decisions.items():
        _check(keyings, cells, cell, value)
    open_positions = {position for position, line in cells if (position, line) not in decisions}
    settled: dict[int, Sheet | None] = {}
    for position in {position for position, _line in cells} - open_positions:
        readings = _readings(keyings, alignment.rows[position - 1])
        own = {line: value for (at, line), value in decisions.items() if at == position}
        settled[position] = _decided(readings, own)
    return settled


def _check(
    keyings: Sequence[Sequence[Sheet]],
    cells: Mapping[tuple[int, int], Difference],
    cell: tuple[int, int],
    value: str,
) -> None:
    if cell not in cells:
        raise ValueError(f"phiếu {cell[0]}, dòng {cell[1]} không có chỗ khác nhau")
    if cells[cell].kind == "line":
        fits = value in Mark.values
    elif value.startswith(INVALID):
        fits = value[1:] in InvalidReason.values
    else:
        lines = {len(sheet.marks) for sheets in keyings for sheet in sheets if sheet.marks}
        marks = not set(value) - set(Mark.values) and (not lines or len(value) in lines)
        fits = bool(value) and (marks or (value == NO_PAPER and cells[cell].kind == "missing"))
    if not fits:
        raise ValueError(f"phiếu {cell[0]}, dòng {cell[1]}: không kết luận {value!r} được")


def _decided(readings: list[Sheet | None], own: Mapping[int, str]) -> Sheet | None:
    whole = own.get(0)
    if whole == NO_PAPER:
        return None
    if whole is not None:
        return Sheet("", whole[1:]) if whole.startswith(INVALID) else normalise(whole, "")
    base = next(reading for reading in readings if reading is not None)
    marks = "".join(own.get(line, mark) for line, mark in enumerate(base.marks, 1))
    return normalise(marks, "")
