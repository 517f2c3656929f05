"""The empty file that slides are added to: 16:9, one cover, one slide with a title, in our font.

python-pptx brings a template of 4:3 with eleven layouts, English prompts and a picture of an
empty slide; what is not needed is taken out of it and the rest arranged. Lengths are in points.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER as Kind
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Pt

from . import office

Box = tuple[float, float, float, float]

WIDTH, HEIGHT = 960.0, 540.0
SIDE: Final = 36.0
BODY: Final = WIDTH - 2 * SIDE
#: What stands between title and foot.
TOP, BOTTOM = 94.0, 500.0
TITLE: Final[Box] = (SIDE, 14.0, BODY, 74.0)
COVER_TITLE: Final[Box] = (SIDE, 130.0, BODY, 80.0)
COVER_UNDER: Final[Box] = (SIDE, 220.0, BODY, 250.0)
KEPT_LAYOUTS: Final = (0, 5)
LANGUAGE: Final = "vi-VN"
FOOT_SIZE: Final = "1600"
BOXES: Final[dict[Any, Box]] = {
    Kind.TITLE: TITLE,
    Kind.CENTER_TITLE: COVER_TITLE,
    Kind.SUBTITLE: COVER_UNDER,
    Kind.BODY: (SIDE, TOP, BODY, BOTTOM - TOP),
    Kind.FOOTER: (SIDE, 504.0, 640.0, 28.0),
    Kind.SLIDE_NUMBER: (WIDTH - SIDE - 120, 504.0, 120.0, 28.0),
}
LEFTOVERS: Final = ("/thumbnail", "/printerSettings", "/extended-properties")
PROMPTS: Final = {
    Kind.TITLE: "Tiêu đề",
    Kind.CENTER_TITLE: "Tiêu đề",
    Kind.SUBTITLE: "Nội dung",
    Kind.BODY: "Nội dung",
}


def place(shape: Any, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = (Pt(value) for value in box)


def presentation() -> Any:
    """A new file without slides; its first layout is the cover, its second has a title only."""
    file = Presentation()
    file.slide_width, file.slide_height = Pt(WIDTH), Pt(HEIGHT)
    kept = [file.slide_layouts[number] for number in KEPT_LAYOUTS]
    for layout in list(file.slide_layouts):
        if layout not in kept:
            file.slide_layouts.remove(layout)
    for owner in (file.slide_master, *kept):
        for shape in list(owner.placeholders):
            _arrange(shape)
        _in_vietnamese(owner._element)
    _in_vietnamese(file.element)
    _set_font(file.slide_master)
    for part in (file.part.package, file.part):
        _drop_leftovers(part)
    return file


def _arrange(shape: Any) -> None:
    """Put a placeholder where 16:9 has it, black and large enough to be read in a hall."""
    kind = shape.placeholder_format.type
    if kind not in BOXES:
        shape._element.getparent().remove(shape._element)
        return
    place(shape, BOXES[kind])
    if kind in PROMPTS:
        shape.text_frame.text = PROMPTS[kind]
    if kind in {Kind.FOOTER, Kind.SLIDE_NUMBER}:
        for level in _all(shape._element, "a:defRPr"):
            level.set("sz", FOOT_SIZE)
    if kind == Kind.FOOTER:
        for level in _all(shape._element, "a:lvl1pPr"):
            level.set("algn", "l")


def _in_vietnamese(element: Any) -> None:
    for tint in list(_all(element, "a:tint")):
        tint.getparent().remove(tint)
    for tag in ("a:defRPr", "a:rPr", "a:endParaRPr"):
        for properties in _all(element, tag):
            properties.set("lang", LANGUAGE)


def _set_font(master: Any) -> None:
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    ours = f'<a:latin typeface="{office.FONT}"/>'.encode()
    theme.blob = theme.blob.replace(b'<a:latin typeface="Calibri"/>', ours)


def _drop_leftovers(part: Any) -> None:
    """The parts that say what the template once was: picture, printer, 4:3 on a Macintosh."""
    relations = part._rels
    for key in [key for key, one in relations.items() if one.reltype.endswith(LEFTOVERS)]:
        relations.pop(key)


def _all(element: Any, tag: str) -> Iterable[Any]:
    return element.iter(qn(tag))  # type: ignore[no-any-return]
