"""A stacked bar as a row of shaded cells: greys and hatching that Word has itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from .. import fonts
from ..chart import CROSSED, DARK, LABEL_SIZE, LINED, Bar, Pattern
from .elements import element, twentieths
from .runs import Look, Runs

HATCHING: Final = {DARK: "clear", LINED: "thinDiagStripe", CROSSED: "thinDiagCross"}
#: In eighths of a point.
OUTLINE: Final = 4
#: In points: the paragraph that Word wants after a table within a cell.
AFTER: Final = 1.0


def bar(drawn: Bar, runs: Runs) -> list[Any]:
    """A table of one row, as wide as the bar, and the paragraph after it."""
    pieces = list(_pieces(drawn))
    side: dict[str, Any] = {"val": "single", "sz": OUTLINE, "space": 0}
    names = ("top", "left", "bottom", "right", "insideV")
    height = element("w:trHeight", val=twentieths(drawn.height), hRule="exact")
    table = element(
        "w:tbl",
        element(
            "w:tblPr",
            element("w:tblW", w=twentieths(drawn.width), type="dxa"),
            element("w:jc", val="center"),
            element("w:tblBorders", *(element(f"w:{name}", **side) for name in names)),
            element("w:tblLayout", type="fixed"),
            element(
                "w:tblCellMar",
                *(element(f"w:{name}", w=0, type="dxa") for name in ("left", "right")),
            ),
        ),
        element("w:tblGrid", *(element("w:gridCol", w=twentieths(w)) for w, *_ in pieces)),
        element("w:tr", element("w:trPr", height), *(_cell(runs, *piece) for piece in pieces)),
    )
    return [table, thin()]


def thin() -> Any:
    """The smallest paragraph there is."""
    spacing = element("w:spacing", before=0, after=0, line=twentieths(AFTER), lineRule="exact")
    size = element("w:rPr", element("w:sz", val=2))
    return element("w:p", element("w:pPr", spacing, size))


def _pieces(drawn: Bar) -> Iterator[tuple[float, str, Pattern | None]]:
    """Width, label and pattern of each segment; what is left of the whole is white."""
    rest = drawn.width
    for value, pattern in drawn.segments:
        width = drawn.width * value / drawn.total
        if not value:
            continue
        rest -= width
        room = fonts.width(str(value), fonts.BOLD, LABEL_SIZE) + 4
        label = str(value) if drawn.labelled and room <= width else ""
        yield width, label, pattern
    if rest > 1:
        yield rest, "", None


def _cell(runs: Runs, width: float, label: str, pattern: Pattern | None) -> Any:
    shade = []
    if pattern:
        ground = f"{round(pattern.ground * 255):02X}" * 3
        shade = [element("w:shd", val=HATCHING[pattern], color="000000", fill=ground)]
    properties = element(
        "w:tcPr",
        element("w:tcW", w=twentieths(width), type="dxa"),
        *shade,
        element("w:vAlign", val="center"),
    )
    hatched = bool(pattern and pattern.step)
    white = bool(pattern and pattern.ink == 1)
    look = Look(bold=True, size=LABEL_SIZE, white=white, on_paper=hatched)
    text = [runs.figure(label, look)] if label else []
    exact = element("w:spacing", before=0, after=0, line=twentieths(LABEL_SIZE), lineRule="exact")
    middle = element("w:jc", val="center")
    return element("w:tc", properties, element("w:p", element("w:pPr", exact, middle), *text))
