"""The boxes of a ballot, and what stands on one that was filled in for practice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from reportlab.platypus import Flowable

from . import fonts

MULTIPLE: Final = "9"
#: What somebody wrote on a paper that is invalid for it, beside the title.
WRITTEN: Final[Mapping[str, str]] = {
    "name_added": "Tôi đề nghị thêm: Trần Văn Thử",
    "writing": "Không có ý kiến gì khác!",
}
GREY: Final = 0.4
#: Of the room for the stamp.
STAMP: Final = 0.36
STAMP_SIZE: Final = 8.0


@dataclass(frozen=True)
class Filled:
    """The marks of a ballot, a key a line, and why it is invalid; both empty for one to print."""

    marks: str = ""
    invalid: str = ""

    @property
    def stamped(self) -> bool:
        """Whether a stamp is drawn: the room for it is empty on what is printed to be stamped."""
        return bool(self.marks) and self.invalid != "unstamped"

    @property
    def written(self) -> str:
        return WRITTEN.get(self.invalid, "")

    def crossed_out(self, line: int) -> bool:
        """Whether the name is, on a line counted from 0."""
        return self.invalid == "crossed_out" and line == 0

    def boxes(self, line: int, levels: list[str]) -> list[bool]:
        """Which boxes of a line are marked; of three where several are, two."""
        mark = self.marks[line] if self.marks else ""
        if mark != MULTIPLE:
            return [level == mark for level in levels]
        spared = line % len(levels) if len(levels) > 2 else None
        return [place != spared for place in range(len(levels))]


BLANK: Final = Filled()


class Box(Flowable):
    """The square that is marked, empty unless filled in for practice."""

    def __init__(self, side: float, *, marked: bool = False) -> None:
        super().__init__()
        self.width = self.height = side
        self.hAlign = "CENTER"
        self.marked = marked

    def draw(self) -> None:
        self.canv.setLineWidth(0.9)
        self.canv.rect(0, 0, self.width, self.height)
        if self.marked:
            low, high = self.width * 0.14, self.width * 0.86
            self.canv.setLineWidth(1.6)
            self.canv.line(low, low, high, high)
            self.canv.line(low, high, high, low)


class Stamp(Flowable):
    """In place of the stamp; it takes no room, as a stamp on a finished paper takes none."""

    def __init__(self, side: float) -> None:
        super().__init__()
        self.width, self.height, self.radius = side, 0.0, side * STAMP

    def draw(self) -> None:
        middle = self.width / 2
        self.canv.saveState()
        self.canv.setStrokeGray(GREY)
        self.canv.setFillGray(GREY)
        self.canv.setLineWidth(1.5)
        self.canv.circle(middle, 0, self.radius)
        self.canv.setFont(fonts.BOLD, STAMP_SIZE)
        self.canv.drawCentredString(middle, 1, "DẤU TREO")
        self.canv.drawCentredString(middle, -STAMP_SIZE - 1, "(chạy thử)")
        self.canv.restoreState()
