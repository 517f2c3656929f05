"""The figures as a workbook: totals of the session, a sheet a ballot form, who is not rated."""

from __future__ import annotations

from ..payload import Form, Line
from . import facts, office, phrases
from .facts import said, typed
from .sheets import TITLE_SIZE, WIDTH, Book, Cell, Sheet, Sum
from .source import Source

#: Widths in points; what is left goes to a text.
ORDER, NAME, COUNT, SHARE, VOID, CHECKED = 30.0, 127.0, 50.0, 55.0, 54.0, 62.0
LABEL, PAPER = 265.0, 66.0
TOTALS, EXEMPT = "Tổng hợp", "Không thuộc diện"
VOID_HEADS = ("Không đánh dấu", "Đánh dấu nhiều ô")
#: The height of a head of two lines.
HEAD = 34.0


def figures(source: Source) -> bytes:
    book = Book(source)
    names = office.sheet_names(source, TOTALS, EXEMPT)
    _totals(book, source)
    for name, form in zip(names, source.payload.forms, strict=True):
        _form(Sheet(book, name, _form_widths(source)), source, form)
    _exempt(Sheet(book, EXEMPT, (ORDER, NAME + 35, 250, WIDTH - ORDER - NAME - 285)), source)
    return book.content()


def _order(source: Source) -> str:
    return "TT" if source.party else "STT"


def _title(sheet: Sheet, source: Source, *under: str) -> None:
    """What the sheet is of; the mark of a draft or the code line on a row of its own."""
    first, *others = under
    sheet.line(first, bold=True, size=TITLE_SIZE, align="center")
    for text in others:
        sheet.line(text, italic=True, align="center")
    for mark in (facts.standing(source), facts.rehearsal(source)):
        sheet.line(mark, bold=True, align="center")


def _totals(book: Book, source: Source) -> None:
    columns = len(facts.papers(source, source.payload.forms[0]))
    sheet = Sheet(book, TOTALS, (ORDER, LABEL, *[PAPER] * columns))
    sheet.line(office.author(source), bold=True)
    meeting, day = facts.plain(phrases.when(source)), facts.place_and_date(source)
    _title(sheet, source, office.title(source), meeting, day)
    _roll(sheet, source)
    _papers(sheet, source)
    _reasons(sheet, source)
    _groups(sheet, source)
    sheet.keep_blocks_whole()


def _roll(sheet: Sheet, source: Source) -> None:
    sheet.heading(said(source, "1. Người tham dự, người được {act}", act=phrases.act(source)))
    sheet.head([_order(source), "Nội dung", "Số liệu"])
    for number, fact in enumerate(facts.roll(source), 1):
        sheet.cells([number, fact.label, fact.value])


def _papers(sheet: Sheet, source: Source) -> None:
    """A row a form, and their sums where there are several."""
    forms = source.payload.forms
    rows = [[fact.value for fact in facts.papers(source, form)] for form in forms]
    labels = [fact.label for fact in facts.papers(source, forms[0])]
    sheet.heading("2. Số phiếu")
    sheet.head([_order(source), "Loại phiếu", *labels])
    for number, (form, row) in enumerate(zip(forms, rows, strict=True), 1):
        sheet.cells([number, facts.form_title(source, form), *row])
    if source.several_forms:
        columns = list(zip(*rows, strict=True))
        sums = [sheet.sum_down(place, values) for place, values in enumerate(columns, 2)]
        sheet.cells(["", "Cộng", *sums], bold=True)


def _reasons(sheet: Sheet, source: Source) -> None:
    reasons = facts.reasons(source)
    if not reasons:
        return
    sheet.heading("3. Lý do phiếu không hợp lệ")
    _wide_head(sheet, [_order(source), "Loại phiếu", "Số phiếu"], "Lý do")
    for number, reason in enumerate(reasons, 1):
        _wide_row(sheet, [number, reason.form, reason.count], reason.words)
    total = sheet.sum_down(2, [reason.count for reason in reasons])
    sheet.cells(["", "Cộng", total], bold=True)


def _groups(sheet: Sheet, source: Source) -> None:
    sheet.heading("4. Tổng hợp" if facts.reasons(source) else "3. Tổng hợp")
    _wide_head(sheet, [_order(source), "Trường hợp", "Số người"], "Họ và tên")
    over = facts.over_half(source)
    if over:
        _wide_row(sheet, [1, over.label, over.value], "")
    for number, group in enumerate(facts.groups(source), 2 if over else 1):
        people = group.people
        names = "; ".join(typed(line.name) for _form, line in people or ())
        value = None if people is None else len(people)
        _wide_row(sheet, [number, group.words, value], names)


def _wide_head(sheet: Sheet, labels: list[str], last: str) -> None:
    row, columns = sheet.row, len(sheet.widths)
    sheet.head([*labels, *[""] * (columns - len(labels))])
    sheet.head_across(row, (len(labels), columns - 1), last)


def _wide_row(sheet: Sheet, values: list[Cell | Sum], text: str) -> None:
    """A row that ends with a text over all columns that are left."""
    tall = sheet.across(len(values), len(sheet.widths) - 1, text, border=1, indent=1)
    sheet.cells(values, tall=tall)


def _form_widths(source: Source) -> tuple[float, ...]:
    figures = [*[COUNT, SHARE] * len(source.ruleset.levels), VOID, VOID, CHECKED]
    return (ORDER, NAME, WIDTH - ORDER - NAME - sum(figures), *figures)


def _form(sheet: Sheet, source: Source, form: Form) -> None:
    _title(sheet, source, facts.form_title(source, form))
    _form_head(sheet, source)
    for line in form.lines:
        sheet.cells(_line(sheet, source, line), typed(line.name))
    sheet.line(facts.plain(phrases.denominator(source, form)), italic=True)


def _form_head(sheet: Sheet, source: Source) -> None:
    """Two rows: a level over its count and percentage."""
    levels = source.ruleset.levels
    top, last = sheet.row, len(sheet.widths) - 1
    void = last - 2
    sheet.head([""] * len(sheet.widths), tall=HEAD)
    sheet.head(["", "", "", *["Số phiếu", "Tỷ lệ %"] * len(levels), *VOID_HEADS, ""])
    for column, label in enumerate((_order(source), "Họ và tên", "Chức vụ")):
        sheet.head_across(top, (column, column), label, rows=2)
    for place, level in enumerate(levels):
        pair = (3 + 2 * place, 4 + 2 * place)
        sheet.head_across(top, pair, source.voice.own(level.heading))
    sheet.head_across(top, (void, void + 1), "Không tính cho người này")
    sheet.head_across(top, (last, last), "Cộng (bằng số phiếu hợp lệ)", rows=2)
    sheet.freeze(2, head_rows=2)


def _line(sheet: Sheet, source: Source, line: Line) -> list[Cell | Sum]:
    """An official; the last cell adds up what stands in the row, for the eye to compare."""
    levels = [level.key for level in source.ruleset.levels]
    counts = [facts.count(source, line, level) for level in levels]
    blank, multiple = facts.void(source, line)
    pairs: list[Cell | Sum] = []
    for level, count in zip(levels, counts, strict=True):
        pairs += [count, facts.percent(source, line, level)]
    last = 3 + len(pairs)
    columns = [*range(3, last, 2), last, last + 1]
    total = sheet.sum_across(columns, [*counts, blank, multiple])
    who: list[Cell | Sum] = [line.order, typed(line.name), facts.posts(line.posts)]
    return [*who, *pairs, blank, multiple, total]


def _exempt(sheet: Sheet, source: Source) -> None:
    _title(sheet, source, said(source, "Không thuộc diện {act}", act=phrases.act(source)))
    sheet.head([_order(source), "Họ và tên", "Chức vụ", "Lý do"])
    sheet.freeze(2, head_rows=1)
    for number, one in enumerate(source.payload.exempt, 1):
        name = typed(one.name)
        sheet.cells([number, name, facts.posts(one.posts), typed(one.reason)], name)
    if not source.payload.exempt:
        sheet.line("Không có.", border=1)
