"""Word's own styles, one for each kind of paragraph, with the measures of the layout profile."""

from __future__ import annotations

import re
from typing import Any, Final

from reportlab.lib.styles import ParagraphStyle

from ..marked import Text
from ..source import Source
from ..styles import CENTER, JUSTIFY, LEFT, RIGHT, Styles
from .elements import element, replace, twentieths

FONT: Final = "Times New Roman"
LANGUAGE: Final = "vi-VN"
AIR: Final = 3.0
PLAIN: Final = "Normal"
BODY: Final = "Nội dung"
HEADING: Final = "Đề mục"
#: By the name of the story's paragraph style: what the office sees in Word's list of styles.
NAMES: Final = {
    "body": BODY,
    "country_size": "Quốc hiệu",
    "motto_size": "Tiêu đề, tiêu ngữ",
    "superior_size": "Cơ quan cấp trên",
    "issuer_size": "Cơ quan ban hành",
    "number_size": "Số, ký hiệu",
    "date_size": "Địa danh, ngày tháng",
    "kind_size": "Tên loại văn bản",
    "subject_size": "Trích yếu",
    "sign_size": "Thể thức ký",
    "table_size": "Chữ trong bảng",
    "table_head_size": "Đầu bảng",
    "reading_size": "Văn bản đọc",
    "recipients_size": "Nơi nhận",
    "recipients_list_size": "Danh sách nơi nhận",
}
ALIGN: Final = {LEFT: "left", CENTER: "center", RIGHT: "right", JUSTIFY: "both"}


class StyleSheet:
    """Adds a style to the file when the first paragraph of its kind comes."""

    def __init__(self, styles: Any, source: Source) -> None:
        self.styles = styles
        self.usual = Styles(source)
        self.made: dict[str, ParagraphStyle] = {}
        self._defaults()

    def _defaults(self) -> None:
        """Times and Vietnamese everywhere, no space that the profile does not give."""
        fonts = element("w:rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
        language = element("w:lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi=LANGUAGE)
        root = self.styles.element
        for name in ("w:docDefaults",):
            for old in root.findall(root.nsmap["w"].join(["{", "}"]) + name.partition(":")[2]):
                root.remove(old)
        spacing = element("w:spacing", before=0, after=0)
        root.insert(
            0,
            element(
                "w:docDefaults",
                element("w:rPrDefault", element("w:rPr", fonts, element("w:sz", val=28), language)),
                element("w:pPrDefault", element("w:pPr", spacing)),
            ),
        )

    def name_of(self, text: Text) -> str:
        """The Word style of a paragraph, made at need; unnamed ones are plain text."""
        name = HEADING if _heads(text) else NAMES.get(text.style.name, "")
        if name and name not in self.made:
            # Running text has the profile's measures, whatever its first paragraph has.
            running = name in {BODY, HEADING}
            self._make(name, self.usual.body("").style if running else text.style)
        return name

    def _make(self, name: str, style: ParagraphStyle) -> None:
        self.made[name] = style
        heading = name == HEADING
        added = self.styles.add_style(name, 1)
        added.base_style = self.styles[PLAIN]
        added.quick_style = True
        properties = added.element.get_or_add_pPr()
        for child in [
            *([element("w:keepNext")] if heading else []),
            *paragraph_properties(style),
            *([element("w:outlineLvl", val=0)] if heading else []),
        ]:
            replace(properties, child)
        added.element.get_or_add_rPr().extend(
            [*([element("w:b")] if heading else []), element("w:sz", val=round(style.fontSize * 2))]
        )

    def id_of(self, name: str) -> str:
        return str(self.styles[name].style_id)

    def differences(self, style: ParagraphStyle, name: str) -> list[Any]:
        """What a paragraph has otherwise than its Word style."""
        if not name:
            return paragraph_properties(style)
        usual = {_text(one) for one in paragraph_properties(self.made[name])}
        return [one for one in paragraph_properties(style) if _text(one) not in usual]


def _heads(text: Text) -> bool:
    """A bold line of the running text that stays with what follows it; not who speaks next."""
    bold = re.fullmatch(r"<b>(?!<i>).*</b>", text.markup)
    return bool(bold) and text.style.name == "body" and bool(getattr(text.style, "keepWithNext", 0))


def paragraph_properties(style: ParagraphStyle) -> list[Any]:
    """Pitch, space around, indents and alignment, in the order that Word's schema has."""
    spacing = element(
        "w:spacing",
        before=twentieths(style.spaceBefore),
        after=twentieths(style.spaceAfter),
        line=twentieths(style.leading),
        lineRule="exact" if style.name == "body" else "atLeast",
    )
    indent = element(
        "w:ind",
        left=twentieths(_indent(style, style.leftIndent)),
        right=twentieths(_indent(style, style.rightIndent)),
        firstLine=twentieths(max(style.firstLineIndent, 0)),
    )
    return [spacing, indent, element("w:jc", val=ALIGN[int(style.alignment)])]


def _indent(style: ParagraphStyle, length: float) -> float:
    """Lines that are balanced fit to a point on the PDF; Word's own font needs some air."""
    return max(length - AIR, 0) if style.alignment == CENTER else length


def _text(made: Any) -> str:
    return f"{made.tag}{sorted(made.attrib.items())}"
