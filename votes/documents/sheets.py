"""Sheets of a workbook: A4 landscape, ruled tables, typed numbers, formulas only for sums.

XlsxWriter stores the value of a sum beside its formula: a program that does not calculate (a
preview, Excel's protected view of a file just downloaded) would show nothing or 0 otherwise.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

import xlsxwriter
from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from . import facts, fitting, fonts, office
from .source import Source

SIZE: Final = 12
TITLE_SIZE: Final = 14
SMALLEST: Final = 6
#: In points: the tallest row that is set, the space in a cell, the width and height of the print.
TALLEST: Final = 330.0
PADDING: Final = 5.0
#: Before a text in a ruled cell.
INDENT: Final = 7.0
WIDTH: Final = 757.0
HEIGHT: Final = 501.0
#: A sheet this much taller than a page is set a little smaller, on one.
SHRINKS: Final = 1.3
#: In percent, of a sheet whose pages end where a block does; leaves every printer some room.
SCALE: Final = 95
#: A column's width is told in digits of the font, here 6 points wide, and its sides.
DIGIT: Final = SIZE / 2
SIDES: Final = 4.3
PAPER_A4: Final = 9
GREY: Final = "#E7E6E6"
#: Margins in inches: left 20, right 10, top and bottom 15 mm.
MARGINS: Final = {"left": 0.79, "right": 0.4, "top": 0.6, "bottom": 0.7}

Cell = str | int | Decimal | None


@dataclass(frozen=True)
class Sum:
    """A sum over `ranges` of its sheet, and what they make; None leaves the cell empty."""

    ranges: str
    value: int | None


class Book:
    """A workbook with the properties of a paper, and one format for each way of a cell."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._content = io.BytesIO()
        self.file = xlsxwriter.Workbook(
            self._content,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "default_format_properties": {"font_name": office.FONT, "font_size": SIZE},
            },
        )
        self.file.set_properties(
            {
                "title": office.title(source),
                "author": office.author(source),
                "created": office.made(source),
            }
        )
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def format(self, **properties: Any) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self.file.add_format({"valign": "vcenter", **properties})
        return self._formats[key]

    def content(self) -> bytes:
        self.file.close()
        return office.fixed(self._content.getvalue())


class Sheet:
    """One sheet, written from the top; `row` is the next row, widths are in points."""

    def __init__(self, book: Book, name: str, widths: Sequence[float]) -> None:
        self.book, self.widths, self.row, self.tall = book, widths, 0, 0.0
        self.blocks: list[tuple[int, float]] = []
        self.page = book.file.add_worksheet(name)
        for column, width in enumerate(widths):
            self.page.set_column(column, column, (width - SIDES) / DIGIT)
        self._print_set_up()

    def _print_set_up(self) -> None:
        self.page.set_landscape()
        self.page.set_paper(PAPER_A4)
        self.page.set_margins(**MARGINS)
        self.page.center_horizontally()
        self.page.hide_gridlines(2)
        font = f'&"{office.FONT},Regular"&10'
        mark, source = "", self.book.source
        if source.rehearsal:
            mark = f'&C&"{office.FONT},Bold"&14{facts.rehearsal(source)}'
        self.page.set_footer(f"&L{font}{facts.standing(source)}{mark}&R{font}Trang &P/&N")

    def line(self, text: str, *, bold: bool = False, size: int = SIZE, **more: Any) -> None:
        """A text over all columns, as tall as it needs; nothing for no text."""
        if text:
            tall = self.across(0, len(self.widths) - 1, text, bold=bold, font_size=size, **more)
            self._next(tall)

    def across(self, first: int, last: int, text: str, **properties: Any) -> float:
        """A text in merged cells of the row; how tall it is."""
        size, tall = self._fit(first, last, text, text[:80], **properties)
        form = self.book.format(text_wrap=True, **{**properties, "font_size": size})
        self.page.merge_range(self.row, first, self.row, last, "", form)
        self._put(self.row, first, text, form)
        return tall

    def heading(self, text: str) -> None:
        """The beginning of a block."""
        self.blocks.append((self.row, self.tall))
        self._next(SIZE)
        self.line(text, bold=True)

    def head(self, labels: Sequence[str], tall: float = 0) -> None:
        """Bold grey cells, at least so tall; an empty label is left to `head_across`."""
        for column, label in enumerate(labels):
            self._put(self.row, column, label, self._head_format())
            tall = max(tall, self._fit(column, column, label, label, bold=True)[1])
        self._next(tall)

    def head_across(self, row: int, columns: tuple[int, int], text: str, rows: int = 1) -> None:
        """A cell of a head already written, over several columns or rows."""
        form = self._head_format()
        self.page.merge_range(row, columns[0], row + rows - 1, columns[1], "", form)
        self._put(row, columns[0], text, form)

    def _head_format(self) -> Any:
        return self.book.format(bold=True, border=1, align="center", text_wrap=True, bg_color=GREY)

    def cells(
        self, values: Sequence[Cell | Sum], whose: str = "", *, bold: bool = False, tall: float = 0
    ) -> None:
        """A ruled row: texts to the left, numbers in the middle, sums as formulas."""
        for column, value in enumerate(values):
            if isinstance(value, str):
                tall = max(tall, self._text(column, value, whose, bold))
            else:
                self._figure(column, value, bold)
        self._next(max(tall, SIZE * fitting.PITCH + PADDING))

    def _next(self, tall: float) -> None:
        """No row is left to a program's guess of its height: not every one makes a guess."""
        self.page.set_row(self.row, tall)
        self.row += 1
        self.tall += tall
        self.page.fit_to_pages(1, int(self.tall <= HEIGHT * SHRINKS))

    def _fit(
        self, first: int, last: int, text: str, whose: str, **properties: Any
    ) -> tuple[float, float]:
        """The size at which a text fits into those columns, and how tall it is then."""
        width = sum(self.widths[first : last + 1]) - PADDING
        width -= INDENT * properties.get("indent", 0)
        font = fonts.BOLD if properties.get("bold") else fonts.REGULAR
        largest = properties.get("font_size", SIZE)
        size = fitting.size(text, (width, TALLEST - PADDING), (largest, SMALLEST), whose, font)
        return size, fitting.height(text, size, width, font) + PADDING

    def keep_blocks_whole(self) -> None:
        """Begin a page with the block that the last one can't hold; breaks need a fixed scale."""
        if self.tall <= HEIGHT * SHRINKS:
            return
        self.page.set_print_scale(SCALE)
        ends = [*(start for _row, start in self.blocks[1:]), self.tall]
        page, breaks = 0.0, []
        for (row, start), end in zip(self.blocks, ends, strict=True):
            if end - page > HEIGHT * 100 / SCALE and start > page:
                breaks.append(row)
                page = start
        self.page.set_h_pagebreaks(breaks)

    def sum_across(self, columns: Sequence[int], values: Sequence[int | None]) -> Sum:
        """The sum of those columns of the next row."""
        return Sum(
            ",".join(xl_rowcol_to_cell(self.row, column) for column in columns), _add(values)
        )

    def sum_down(self, column: int, values: Sequence[int | None]) -> Sum:
        """The sum of the rows just written, as many as there are values."""
        return Sum(xl_range(self.row - len(values), column, self.row - 1, column), _add(values))

    def freeze(self, columns: int, head_rows: int) -> None:
        """Keep all rows so far and some columns in sight; repeat the head on each printed page."""
        self.page.freeze_panes(self.row, columns)
        self.page.repeat_rows(self.row - head_rows, self.row - 1)

    def _text(self, column: int, text: str, whose: str, bold: bool) -> float:
        """A ruled text; how tall it is."""
        size, tall = self._fit(column, column, text, whose or text[:80], bold=bold, indent=1)
        form = self.book.format(border=1, indent=1, text_wrap=True, bold=bold, font_size=size)
        self._put(self.row, column, text, form)
        return tall

    def _put(self, row: int, column: int, text: str, form: Any) -> None:
        """Always text, whatever it begins with; no text is an empty cell."""
        if text:
            self.page.write_string(row, column, text, form)
        else:
            self.page.write_blank(row, column, None, form)

    def _figure(self, column: int, value: int | Decimal | Sum | None, bold: bool) -> None:
        form = self._number_format(bold)
        if value is None or (isinstance(value, Sum) and value.value is None):
            self.page.write_blank(self.row, column, None, form)
        elif isinstance(value, Sum):
            self.page.write_formula(self.row, column, f"=SUM({value.ranges})", form, value.value)
        elif isinstance(value, Decimal):
            self.page.write_number(self.row, column, value, self._percent_format(bold))
        else:
            self.page.write_number(self.row, column, value, form)

    def _number_format(self, bold: bool) -> Any:
        return self.book.format(border=1, align="center", num_format="#,##0", bold=bold)

    def _percent_format(self, bold: bool) -> Any:
        places = self.book.source.payload.meeting.percent_places
        decimals = f"0.{'0' * places}%" if places else "0%"
        return self.book.format(border=1, align="center", num_format=decimals, bold=bold)


def _add(values: Sequence[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None
