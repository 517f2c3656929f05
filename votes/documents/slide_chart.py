"""Native charts on slides: a stacked bar an official, in greys and hatching as on paper."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any, Final

import xlsxwriter
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_PATTERN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from ..payload import Form, Line
from . import facts, fonts, office
from .deck import NOTE, Deck
from .slide_table import ROWS, even
from .template import BODY, BOTTOM, SIDE, TOP

SIZE: Final = 20.0
#: The part of a chart's width that its bars take, about.
BARS: Final = 0.62
BLACK, WHITE = RGBColor(0, 0, 0), RGBColor(0xFF, 0xFF, 0xFF)
DARK, LIGHT = RGBColor(0x4D, 0x4D, 0x4D), RGBColor(0xCC, 0xCC, 0xCC)
#: From the best level to the worst: plain dark, lines, crossed lines.
THREE: Final = (None, MSO_PATTERN.WIDE_UPWARD_DIAGONAL, MSO_PATTERN.DIAGONAL_CROSS)
WHITE_GROUND: Final = '<c:spPr {ns}><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></c:spPr>'
NO_LABEL: Final = '<c:dLbl {ns}><c:idx val="{index}"/><c:delete val="1"/></c:dLbl>'
WORDS: Final = "Phần để trắng: phiếu không hợp lệ và dòng không tính cho người này."


def slides(deck: Deck, title: str, form: Form) -> None:
    """The charts of a form, so many officials each, all over the same number of ballots."""
    each = even(len(form.lines), ROWS)
    parts = [form.lines[start : start + each] for start in range(0, len(form.lines), each)]
    for number, lines in enumerate(parts, 1):
        several = f" ({number}/{len(parts)})" if len(parts) > 1 else ""
        slide = deck.slide(f"{title}{several}")
        _chart(deck, slide, form, lines)
        deck.note(slide, WORDS)


def _chart(deck: Deck, slide: Any, form: Form, lines: Sequence[Line]) -> None:
    levels = deck.source.ruleset.levels
    names = [f"{line.order}. {facts.typed(line.name)}" for line in lines]
    series = [
        (deck.source.voice.own(level.heading), [line.counts.get(level.key, 0) for line in lines])
        for level in levels
    ]
    data = CategoryChartData()
    data.categories = names
    for heading, counts in series:
        data.add_series(heading, counts)
    box = (Pt(one) for one in (SIDE, TOP, BODY, BOTTOM - TOP - NOTE))
    frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_STACKED, *box, data)
    frame.name = "Biểu đồ"
    frame._element.nvGraphicFramePr.cNvPr.set("descr", _in_words(names, series))
    frame.chart.part.chart_workbook.update_from_xlsx_blob(_workbook(deck, names, series))
    total = max(form.collected or 0, *(sum(values) for _, values in _rows(names, series)), 1)
    _arrange(frame.chart, total)
    for drawn, pattern in zip(frame.chart.plots[0].series, _patterns(len(levels)), strict=True):
        _paint(drawn, pattern, total)


Series = Sequence[tuple[str, Sequence[int]]]


def _rows(names: Sequence[str], series: Series) -> list[tuple[str, list[int]]]:
    return [(name, [counts[row] for _heading, counts in series]) for row, name in enumerate(names)]


def _in_words(names: Sequence[str], series: Series) -> str:
    """For those who do not see the bars."""
    headings = [heading for heading, _counts in series]
    people = (
        f"{name}: " + ", ".join(f"{h} {n}" for h, n in zip(headings, counts, strict=True))
        for name, counts in _rows(names, series)
    )
    return f"Biểu đồ số phiếu ở từng mức. {'; '.join(people)}."


def _workbook(deck: Deck, names: Sequence[str], series: Series) -> bytes:
    """The figures behind a chart: names always as text, and no moment of its making.

    The library's own would take a name that begins with "=" for a formula.
    """
    content = io.BytesIO()
    file = xlsxwriter.Workbook(content, {"in_memory": True})
    file.set_properties({"created": office.made(deck.source)})
    page = file.add_worksheet("Sheet1")
    for column, (heading, counts) in enumerate(series, 1):
        page.write_string(0, column, heading)
        for row, value in enumerate(counts, 1):
            page.write_number(row, column, value)
    for row, name in enumerate(names, 1):
        page.write_string(row, 0, name)
    file.close()
    return office.fixed(content.getvalue())


def _arrange(chart: Any, total: int) -> None:
    chart.font.size, chart.font.name = Pt(SIZE), office.FONT
    chart.font.color.rgb = BLACK
    chart.has_title = False
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    chart.plots[0].gap_width, chart.plots[0].overlap = 35, 100
    officials, ballots = chart.category_axis, chart.value_axis
    officials.reverse_order = True
    officials.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    officials.format.line.color.rgb = BLACK
    ballots.minimum_scale, ballots.maximum_scale = 0, total
    ballots.has_major_gridlines = ballots.visible = False


def _patterns(levels: int) -> tuple[Any, ...]:
    return THREE if levels == len(THREE) else (THREE[0], THREE[-1])


def _paint(series: Any, pattern: Any, total: int) -> None:
    fill = series.format.fill
    if pattern is None:
        fill.solid()
        fill.fore_color.rgb = DARK
    else:
        fill.patterned()
        fill.pattern = pattern
        fill.fore_color.rgb, fill.back_color.rgb = BLACK, WHITE
    series.format.line.color.rgb, series.format.line.width = BLACK, Pt(1)
    _label(series, total, dark=pattern is None)


def _label(series: Any, total: int, *, dark: bool) -> None:
    """The count on its part of the bar, where there is room for it."""
    labels = series.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = "#,##0", False
    labels.font.size, labels.font.bold, labels.font.name = Pt(SIZE), True, office.FONT
    labels.font.color.rgb = WHITE if dark else BLACK
    element = labels._element
    if not dark:
        element.numFmt.addnext(parse_xml(WHITE_GROUND.format(ns=nsdecls("c", "a"))))
    for index, value in reversed(list(enumerate(series.values))):
        room = BODY * BARS * value / total
        if fonts.width(f"{value:.0f}", fonts.BOLD, SIZE) + 6 > room:
            element.insert(0, parse_xml(NO_LABEL.format(ns=nsdecls("c"), index=index)))
