"""Stacked bars in greys and hatching, readable after a black-and-white copy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.platypus import Flowable

from . import fonts

OUTLINE = 0.6
LABEL_SIZE = 10.0


@dataclass(frozen=True)
class Pattern:
    """A grey ground, lines `step` points apart going up or both ways, and the grey of a number."""

    ground: float
    step: float = 0
    crossed: bool = False
    ink: float = 0


DARK = Pattern(ground=0.3, ink=1)
LINED = Pattern(ground=0.95, step=5)
CROSSED = Pattern(ground=0.8, step=3.5, crossed=True)
#: From the best level to the worst.
THREE = (DARK, LINED, CROSSED)
TWO = (DARK, CROSSED)


def patterns(levels: int) -> tuple[Pattern, ...]:
    return TWO if levels == len(TWO) else THREE


class Bar(Flowable):
    """Segments as long as their counts; what is left of `total` stays white.

    `labelled`: each count is also written on its segment where there is room for it.
    """

    def __init__(
        self,
        size: tuple[float, float],
        total: int,
        segments: Sequence[tuple[int, Pattern]],
        labelled: bool = True,
    ) -> None:
        super().__init__()
        self.width, self.height = size
        self.total = max(total, sum(value for value, _ in segments), 1)
        self.segments = segments
        self.labelled = labelled
        self.hAlign = "CENTER"

    def draw(self) -> None:
        left = 0.0
        self.canv.setLineWidth(OUTLINE)
        self.canv.setFillGray(1)
        self.canv.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        for value, pattern in self.segments:
            width = self.width * value / self.total
            if value:
                self._segment(left, width, pattern)
                self._label(str(value), left, width, pattern)
            left += width
        self.canv.rect(0, 0, self.width, self.height, fill=0)

    def _segment(self, left: float, width: float, pattern: Pattern) -> None:
        canvas = self.canv
        canvas.setFillGray(pattern.ground)
        canvas.rect(left, 0, width, self.height, stroke=1, fill=1)
        if not pattern.step:
            return
        canvas.saveState()
        clip = canvas.beginPath()
        clip.rect(left, 0, width, self.height)
        canvas.clipPath(clip, stroke=0)
        canvas.setLineWidth(OUTLINE / 1.5)
        canvas.lines(_hatch(left, width, self.height, pattern))
        canvas.restoreState()

    def _label(self, text: str, left: float, width: float, pattern: Pattern) -> None:
        room = fonts.width(text, fonts.BOLD, LABEL_SIZE) + 4
        if not self.labelled or room > width:
            return
        canvas, middle = self.canv, left + width / 2
        if pattern.step:
            canvas.setFillGray(1)
            canvas.rect(middle - room / 2, 1.5, room, self.height - 3, stroke=0, fill=1)
        canvas.setFillGray(pattern.ink)
        canvas.setFont(fonts.BOLD, LABEL_SIZE)
        canvas.drawCentredString(middle, self.height / 2 - LABEL_SIZE * 0.34, text)


def _hatch(left: float, width: float, height: float, pattern: Pattern) -> list[tuple[Any, ...]]:
    """Lines at 45 degrees on one grid for all bars, so that a copy keeps them apart."""
    steps = int((width + 2 * height) / pattern.step) + 2
    start = left - height - (left % pattern.step)
    starts = [start + number * pattern.step for number in range(steps)]
    lines: list[tuple[Any, ...]] = [(x, 0, x + height, height) for x in starts]
    if pattern.crossed:
        lines += [(x, height, x + height, 0) for x in starts]
    return lines
