"""Tables of slides as DrawingML: bold text in ruled cells, black on white."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from xml.sax.saxutils import escape

from pptx.util import Pt

from . import office
from .template import LANGUAGE

#: Beside and above a text, in points.
SPACE, ABOVE = 5.0, 3.0
BLACK: Final = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
#: A built-in look of every program for slides: a plain grid.
GRID_STYLE: Final = "{5940675A-B579-460E-94D1-54222C63F5DA}"
BORDERS: Final = "".join(
    f'<a:{side} w="9525">{BLACK}</a:{side}>' for side in ("lnL", "lnR", "lnT", "lnB")
)
MARGINS: Final = (
    f'marL="{Pt(SPACE)}" marR="{Pt(SPACE)}" marT="{Pt(ABOVE)}" marB="{Pt(ABOVE)}" anchor="ctr"'
)
SPACE_OF_NAMES: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"


def table(grid: str, rows: Iterable[str]) -> str:
    return (
        f'<a:tbl xmlns:a="{SPACE_OF_NAMES}"><a:tblPr firstRow="1">'
        f"<a:tableStyleId>{GRID_STYLE}</a:tableStyleId></a:tblPr>"
        f"<a:tblGrid>{grid}</a:tblGrid>{''.join(rows)}</a:tbl>"
    )


def cell(text: str, size: float, *, centred: bool, fill: str = "", span: str = "") -> str:
    """A cell with one run of text, or none; `span` are the attributes of a merge."""
    align = "ctr" if centred else "l"
    ground = f'<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>' if fill else "<a:noFill/>"
    return (
        f"<a:tc{span}><a:txBody><a:bodyPr/><a:lstStyle/>"
        f'<a:p><a:pPr algn="{align}"/>{_run(text, size)}</a:p></a:txBody>'
        f"<a:tcPr {MARGINS}>{BORDERS}{ground}</a:tcPr></a:tc>"
    )


def _run(text: str, size: float) -> str:
    look = f'lang="{LANGUAGE}" sz="{size * 100:.0f}" b="1"'
    font = f'{BLACK}<a:latin typeface="{office.FONT}"/>'
    if not text:
        return f"<a:endParaRPr {look}>{font}</a:endParaRPr>"
    return f"<a:r><a:rPr {look}>{font}</a:rPr><a:t>{escape(text)}</a:t></a:r>"
