"""The chart of one official's results: a column a vote, its levels as shares of the ballots."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django.utils.text import capfirst

from ..retelling import told
from ..rulesets import Band
from ..services.comparing import Rated
from ..templatetags.tinnhiem import FILLS, percent

LEFT: Final = 48
STEP: Final = 112
#: Where the thresholds are named.
RIGHT: Final = 72
WIDE: Final = 56
TOP: Final = 16
TALL: Final = 200
BELOW: Final = 48
#: Under this height of a part its share has no room.
ROOM: Final = 18
GRID: Final = (0, 25, 50, 75, 100)


def trend(rated: Sequence[Rated], levels: Sequence[Any], bands: Sequence[Band]) -> dict[str, Any]:
    """Lengths of the drawing; the columns are numbered as the rows of the table below it.

    The thresholds are those of the level at the bottom of every column.
    """
    columns = [_column(number, one, levels) for number, one in enumerate(rated)]
    return {
        "width": LEFT + STEP * max(len(columns), 3) + RIGHT,
        "height": TOP + TALL + BELOW,
        "grid": [{"share": share, "y": _y(share), "text": _y(share) + 4} for share in GRID],
        "thresholds": [_threshold(band) for band in bands],
        "columns": columns,
        "words": "; ".join(column["words"] for column in columns),
    }


def _threshold(band: Band) -> dict[str, Any]:
    y = _y(100 * band.lower[0] / band.lower[1])
    return {"y": y, "text": y + 4, "words": told(band.threshold)}


def _y(share: float) -> float:
    return round(TOP + TALL - TALL * share / 100, 1)


def _column(number: int, one: Rated, levels: Sequence[Any]) -> dict[str, Any]:
    """The worst level stands at the bottom, where its thresholds are read off."""
    of = one.of or 0
    x = LEFT + STEP * number + (STEP - WIDE) // 2
    parts, below = [], 0
    for level, fill in reversed(list(zip(levels, FILLS[len(levels)], strict=True))):
        count = one.line.counts.get(level.key, 0)
        top, bottom = (_y(100 * n / of if of else 0) for n in (below + count, below))
        below += count
        if count and of:
            share = percent(one.line.percent.get(level.key))
            height = round(bottom - top, 1)
            parts.append(
                {
                    "fill": fill,
                    "share": share,
                    "y": top,
                    "height": height,
                    "middle": round(top + height / 2, 1),
                    "roomy": height >= ROOM,
                }
            )
    day = f"{one.held.held_on:%d/%m/%Y}"
    said = (
        f"{capfirst(told(level.label))} {percent(one.line.percent.get(level.key))}"
        for level in levels
    )
    return {
        "x": x,
        "width": WIDE,
        "middle": x + WIDE // 2,
        "number": number + 1,
        "day": day,
        "parts": parts,
        "words": f"{number + 1}. {day}: {', '.join(said)}",
        "label_y": TOP + TALL + 18,
        "day_y": TOP + TALL + 36,
        "top": TOP,
        "tall": TALL,
    }
