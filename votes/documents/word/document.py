"""The story of a paper, written part by part into a Word file."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any, Final, cast

from docx import Document
from docx.oxml.ns import qn
from reportlab.platypus import (
    CondPageBreak,
    HRFlowable,
    KeepTogether,
    PageBreak,
    Spacer,
    Table,
)

from ... import archive
from .. import page
from ..chart import Bar
from ..marked import Text
from ..source import Source
from ..text import Figure
from . import bars, frame, settings
from .elements import element, twentieths
from .runs import Look, Runs
from .styles import StyleSheet
from .tables import Cell, Layout, row_properties, table_properties

#: What Word's schema has in a paragraph's properties before a page break.
BEFORE_BREAK: Final = frozenset(map(qn, ("w:pStyle", "w:keepNext", "w:keepLines")))


def docx(source: Source, paper: page.Paper) -> bytes:
    """The file's bytes: the same for the same payload, whenever and wherever."""
    document = Document()
    body = document.element.body
    for old in list(body)[:-1]:
        body.remove(old)
    frame.set_up(document, source, paper)
    frame.describe(document, source, paper.title)
    settings.settle(document)
    edges = paper.edges or page.margins(source)
    for made in Writer(document, source).blocks(paper.story, edges.width):
        body.insert(len(body) - 1, made)
    target = io.BytesIO()
    document.save(target)
    return archive.repack(target.getvalue())


class Writer:
    """Flowables in, Word's paragraphs and tables out."""

    def __init__(self, document: Any, source: Source) -> None:
        self.sheet = StyleSheet(document.styles, source)
        self.runs = Runs()

    def blocks(self, story: Iterable[Any], width: float, *, keep: bool = False) -> list[Any]:
        """Elements for a body or a cell `width` points wide; `keep`: all on one page."""
        made: list[Any] = []
        turn = together = False
        for part in story:
            if isinstance(part, PageBreak):
                turn = True
            elif isinstance(part, CondPageBreak):
                together = True
            else:
                parts = self._of(part, width, keep=keep or (together and not _ends(part)))
                together = together and not _ends(part)
                if made and _is_table(made[-1]) and parts and _is_table(parts[0]):
                    made.append(bars.thin())
                made += _turned(parts) if turn else parts
                turn = False
        return made

    def _of(self, part: Any, width: float, *, keep: bool) -> list[Any]:
        if isinstance(part, Text):
            return [self.paragraph(part, keep=keep)]
        if isinstance(part, KeepTogether):
            made = self.blocks(cast(Any, part)._content, width, keep=True)
            return made if keep else _released(made)
        if isinstance(part, Table):
            return [self.table(part, keep=keep)]
        if isinstance(part, Spacer):
            return [_space(part.height, keep)] if part.height else []
        if isinstance(part, HRFlowable):
            return [_rule(part, width)]
        if isinstance(part, Bar):
            return bars.bar(part, self.runs)
        raise TypeError(f"{type(part).__name__} can't be written as Word")

    def paragraph(self, text: Text, *, keep: bool = False) -> Any:
        name = self.sheet.name_of(text)
        stays = keep or bool(getattr(text.style, "keepWithNext", 0))
        properties = element(
            "w:pPr",
            *([element("w:pStyle", val=self.sheet.id_of(name))] if name else []),
            *([element("w:keepNext")] if stays else []),
            *([element("w:keepLines")] if keep else []),
            *self.sheet.differences(text.style, name),
        )
        look = Look(size=0 if name else text.style.fontSize)
        return element("w:p", properties, *self.runs.of(text.markup, look))

    def table(self, table: Any, *, keep: bool) -> Any:
        layout = Layout(table)
        if keep:
            layout.part_names()
        align = "left" if str(table.hAlign).upper() == "LEFT" else "center"
        rows = (
            element(
                "w:tr",
                row_properties(layout, row),
                *(self._cell(cell, keep=keep) for cell in layout.visible(row)),
            )
            for row in range(len(layout.rows))
        )
        return element("w:tbl", *table_properties(layout, align), *rows)

    def _cell(self, cell: Cell, *, keep: bool) -> Any:
        if isinstance(cell.value, str):
            inside = [self._plain(cell, keep=keep)]
        else:
            parts = cell.value if isinstance(cell.value, (list, tuple)) else [cell.value]
            inside = self.blocks(parts, cell.inner, keep=keep)
        if not inside or _is_table(inside[-1]):
            inside.append(bars.thin())
        return element("w:tc", cell.properties(), *inside)

    def _plain(self, cell: Cell, *, keep: bool) -> Any:
        """A cell of bare text; what has a digit is a figure, or the number of a row."""
        properties = element(
            "w:pPr",
            *([element("w:keepNext")] if keep else []),
            element("w:spacing", before=0, after=0, line=240, lineRule="auto"),
            element("w:jc", val=cell.align),
        )
        if not cell.value:
            return element("w:p", properties)
        look = Look(bold=cell.bold, size=cell.size)
        locked = isinstance(cell.value, Figure) or any(map(str.isdigit, cell.value))
        runs = [self.runs.figure(cell.value, look)] if locked else self.runs.plain(cell.value, look)
        return element("w:p", properties, *runs)


def _ends(part: Any) -> bool:
    """What a heading is kept with: the first table after it."""
    return isinstance(part, Table)


def _is_table(made: Any) -> bool:
    return str(made.tag).endswith("}tbl")


def _turned(parts: list[Any]) -> list[Any]:
    """A page break before what comes: in its first paragraph, or in a thin one before a table."""
    made = parts if parts and not _is_table(parts[0]) else [bars.thin(), *parts]
    properties = made[0].pPr
    place = sum(1 for child in properties if child.tag in BEFORE_BREAK)
    properties.insert(place, element("w:pageBreakBefore"))
    return made


def _released(made: list[Any]) -> list[Any]:
    """The last part is not kept with what follows: a chain longer than a page holds nothing."""
    last = made[-1].findall(qn("w:tr"))[-1:] or made[-1:] if made else []
    for part in last:
        for mark in list(part.iter(qn("w:keepNext"))):
            mark.getparent().remove(mark)
    return made


def _space(height: float, keep: bool) -> Any:
    exact = element("w:spacing", before=0, after=0, line=twentieths(height), lineRule="exact")
    stays = [element("w:keepNext")] if keep else []
    size = element("w:rPr", element("w:sz", val=2))
    return element("w:p", element("w:pPr", *stays, exact, size))


def _rule(rule: HRFlowable, width: float) -> Any:
    """A line as the border of a thin paragraph, centred by its indents."""
    long = float(cast(float, rule.width))
    side = twentieths(max((width - long) / 2, 0))
    line = element("w:bottom", val="single", sz=max(round(rule.lineWidth * 8), 2), space=0)
    spacing = element(
        "w:spacing",
        before=0,
        after=twentieths(rule.spaceAfter),
        line=twentieths(rule.spaceBefore + 1),
        lineRule="exact",
    )
    indent = element("w:ind", left=side, right=side)
    size = element("w:rPr", element("w:sz", val=2))
    borders = element("w:pBdr", line)
    return element("w:p", element("w:pPr", borders, spacing, indent, size))
