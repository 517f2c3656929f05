"""Where the keyings of a batch differ, and what the decisions from the paper come to."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from ..choices import InvalidReason, Mark
from ..tally import INVALID, paper_line
from .aligning import Alignment, Row
from .sheets import Keyings, Sheet, normalise

#: The decision that there is no such paper: it was keyed twice.
NO_PAPER: Final = "-"

Kind = Literal["line", "ballot", "missing", "doubted"]
#: Ballot number and line, both from 1; line 0 is the whole ballot.
Cell = tuple[int, int]


@dataclass(frozen=True)
class Difference:
    """One thing to look up on paper: a line, a whole ballot, or a paper that a keying misses.

    `doubted` is a whole ballot that was not as counted when somebody looked at the paper again.
    `values` are what the keyings say, in their order: marks for a line; for the whole ballot its
    marks or `!reason`, and None where the keying has no such paper.
    """

    position: int
    kind: Kind
    line: int
    values: tuple[str | None, ...]


def differences(
    keyings: Keyings, alignment: Alignment, doubted: Collection[int] = ()
) -> tuple[Difference, ...]:
    """Everything a person must look up, in the order of the pile; `doubted` are positions."""
    found: list[Difference] = []
    for position, row in enumerate(alignment.rows, 1):
        readings = _readings(keyings, row)
        if position in doubted and None not in readings:
            found.append(Difference(position, "doubted", 0, tuple(map(_said, readings))))
        else:
            found.extend(_differences_of(position, readings))
    return tuple(found)


def agreed(
    keyings: Keyings, alignment: Alignment, doubted: Collection[int] = ()
) -> dict[int, Sheet]:
    """The ballots on which all keyings agree and that nobody doubts, by position."""
    same: dict[int, Sheet] = {}
    for position, row in enumerate(alignment.rows, 1):
        first, *others = _readings(keyings, row)
        alike = first is not None and all(reading == first for reading in others)
        if first is not None and alike and position not in doubted:
            same[position] = first
    return same


def resolve(
    keyings: Keyings,
    alignment: Alignment,
    decisions: Mapping[Cell, str],
    doubted: Collection[int] = (),
) -> dict[int, Sheet | None]:
    """What the decided papers come to, by position; None where there is no such paper.

    For the whole ballot a decision is its marks, `!reason` or `-`. A ballot appears once all its
    differences are decided. Raises ValueError for a decision that fits no difference or whose
    value can't stand there.
    """
    found = differences(keyings, alignment, doubted)
    cells = {(one.position, one.line): one for one in found}
    for cell, value in decisions.items():
        _check(keyings, cells, cell, value)
    waiting = {position for position, line in cells if (position, line) not in decisions}
    settled: dict[int, Sheet | None] = {}
    for position in sorted({position for position, _line in cells} - waiting):
        own = {line: value for (at, line), value in decisions.items() if at == position}
        settled[position] = _decided(_readings(keyings, alignment.rows[position - 1]), own)
    return settled


def _readings(keyings: Keyings, row: Row) -> list[Sheet | None]:
    papers = (None if at is None else keyings[n][at - 1] for n, at in enumerate(row))
    return [None if paper is None else normalise(paper.marks, paper.invalid) for paper in papers]


def _said(sheet: Sheet | None) -> str | None:
    return None if sheet is None else paper_line(sheet.marks, sheet.invalid)


def _differences_of(position: int, readings: list[Sheet | None]) -> list[Difference]:
    if all(reading == readings[0] for reading in readings):
        return []
    sheets = [reading for reading in readings if reading is not None]
    whole = tuple(_said(reading) for reading in readings)
    if len(sheets) < len(readings):
        return [Difference(position, "missing", 0, whole)]
    if any(sheet.invalid or len(sheet.marks) != len(sheets[0].marks) for sheet in sheets):
        return [Difference(position, "ballot", 0, whole)]
    columns = zip(*(sheet.marks for sheet in sheets), strict=True)
    return [
        Difference(position, "line", line, column)
        for line, column in enumerate(columns, 1)
        if len(set(column)) > 1
    ]


def _check(keyings: Keyings, cells: Mapping[Cell, Difference], cell: Cell, value: str) -> None:
    place = f"Phiếu {cell[0]}, dòng {cell[1]}" if cell[1] else f"Phiếu {cell[0]}"
    if cell not in cells:
        raise ValueError(f"{place} không có chỗ khác nhau để kết luận.")
    if not _fits(keyings, cells[cell].kind, value):
        raise ValueError(f"{place}: không kết luận “{value}” được.")


def _fits(keyings: Keyings, kind: Kind, value: str) -> bool:
    if kind == "line":
        return value in Mark.values
    if value == NO_PAPER:
        return kind == "missing"
    if value.startswith(INVALID):
        return value[len(INVALID) :] in InvalidReason.values
    lines = {len(sheet.marks) for sheets in keyings for sheet in sheets if sheet.marks}
    return bool(value) and set(value) <= set(Mark.values) and (not lines or len(value) in lines)


def _decided(readings: list[Sheet | None], own: Mapping[int, str]) -> Sheet | None:
    whole = own.get(0)
    if whole == NO_PAPER:
        return None
    if whole is not None:
        return Sheet("", whole[1:]) if whole.startswith(INVALID) else normalise(whole, "")
    base = next(reading for reading in readings if reading is not None)
    marks = "".join(own.get(line, mark) for line, mark in enumerate(base.marks, 1))
    return normalise(marks, "")
