"""The results as slides for a hall: ballots, a table and bars a form, groups, who is not rated.

What of it is shown is the decision of those who have the file, as with the papers.
"""

from __future__ import annotations

from decimal import Decimal

from pptx.enum.text import PP_ALIGN
from pptx.util import Pt

from ..payload import Form
from . import facts, fitting, fonts, office, phrases, slide_chart, template
from .deck import Deck, write
from .facts import said, typed
from .slide_table import SIZE, Column, Table, Value, percent
from .source import Source
from .template import BODY

#: Widths in points.
ORDER, COUNT, SHARE, VOID, NUMBER = 46.0, 70.0, 80.0, 88.0, 130.0
COVER_SIZES = (32.0, 26.0, 26.0)
#: Of the paper's figures those that are read out in the hall, in its words.
SHOWN = {
    "Phát ra": "Số phiếu phát ra",
    "Thu về": "Số phiếu thu về",
    "Hợp lệ": "Số phiếu hợp lệ",
    "Không hợp lệ": "Số phiếu không hợp lệ",
}


def figures(source: Source) -> bytes:
    deck = Deck(source)
    _cover(deck)
    _ballots(deck)
    for form in source.payload.forms:
        _results(deck, form)
        if source.counted:
            slide_chart.slides(deck, _of_form(source, form, "Biểu đồ kết quả"), form)
    _groups(deck)
    _exempt(deck)
    return deck.content()


def _cover(deck: Deck) -> None:
    """Who, what, when: body over the title, subject and meeting under it."""
    source = deck.source
    slide = deck.slide(facts.heading(source).upper(), cover=True)
    body = slide.shapes.add_textbox(*(Pt(one) for one in (template.SIDE, 80.0, BODY, 44.0)))
    name = office.author(source)
    size = fitting.size(name, (BODY - 16, 40), (28, 10), name[:80], fonts.BOLD)
    write(body.text_frame.paragraphs[0], name, size, bold=True, align=PP_ALIGN.CENTER)
    texts = (facts.about(source), facts.plain(phrases.when(source)), facts.place_and_date(source))
    frame = slide.placeholders[1].text_frame
    for number, (text, largest) in enumerate(zip(texts, COVER_SIZES, strict=True)):
        largest = fitting.one_line(text, largest, BODY - 16, fonts.BOLD)
        size = fitting.size(text, (BODY - 16, 80), (largest, 10), text[:80], fonts.BOLD)
        paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
        write(paragraph, text, size, bold=number == 0)


def _order(source: Source) -> str:
    return "TT" if source.party else "STT"


def _of_form(source: Source, form: Form, title: str) -> str:
    """A title that says which form it is of, where there are several."""
    if not source.several_forms:
        return title
    return said(source, "{title}: {form}", title=title, form=facts.form_title(source, form))


def _ballots(deck: Deck) -> None:
    """Who was there, the ballots, and why some are invalid."""
    source = deck.source
    columns = [Column(("Nội dung",), BODY - NUMBER, text=True), Column(("Số liệu",), NUMBER)]
    table = Table(deck, "Người tham dự, số phiếu", columns)
    for fact in facts.roll(source)[:4]:
        value = fact.value
        signed = f"{percent(value, table.places)}%" if isinstance(value, Decimal) else value
        table.add([fact.label, signed])
    if not source.several_forms:
        for one in facts.papers(source, source.payload.forms[0]):
            if one.label in SHOWN:
                table.add([SHOWN[one.label], one.value])
    table.slides()
    if source.several_forms:
        _ballots_by_form(deck)
    _reasons(deck)


def _ballots_by_form(deck: Deck) -> None:
    source = deck.source
    first = Column(("Loại phiếu",), BODY - NUMBER * len(SHOWN), text=True)
    table = Table(deck, "Số phiếu", [first, *(Column((label,), NUMBER) for label in SHOWN)])
    for form in source.payload.forms:
        title = facts.form_title(source, form)
        counts = {one.label: one.value for one in facts.papers(source, form)}
        table.add([title, *(counts[label] for label in SHOWN)], title)
    table.slides()


def _reasons(deck: Deck) -> None:
    """A row a reason; the form in front of it where there are several."""
    source, reasons = deck.source, facts.reasons(deck.source)
    if not reasons:
        return
    forms = [Column(("Loại phiếu",), 330, text=True)] if source.several_forms else []
    rest = BODY - NUMBER - sum(column.width for column in forms)
    columns = [*forms, Column(("Lý do",), rest, text=True), Column(("Số phiếu",), NUMBER)]
    table = Table(deck, "Lý do phiếu không hợp lệ", columns)
    for reason in reasons:
        form: list[Value] = [reason.form] if forms else []
        table.add([*form, reason.words, reason.count], reason.words)
    table.slides()


def _results(deck: Deck, form: Form) -> None:
    source = deck.source
    levels = source.ruleset.levels
    title = _of_form(source, form, "Kết quả kiểm phiếu")
    base = facts.plain(phrases.denominator(source, form))
    table = Table(deck, title, _columns(source), SIZE, base)
    for line in form.lines:
        values: list[Value] = [line.order, typed(line.name)]
        for level in levels:
            values += [facts.count(source, line, level.key), facts.percent(source, line, level.key)]
        table.add([*values, *facts.void(source, line)], typed(line.name))
    table.slides()


def _columns(source: Source) -> list[Column]:
    """A level over its count and percentage, what is void at the end; the name has the rest."""
    pairs: list[Column] = []
    for level in source.ruleset.levels:
        pairs.append(Column((source.voice.own(level.heading), "Số phiếu"), COUNT))
        pairs.append(Column(("", "%"), SHARE))
    void = [
        Column(("Không tính cho người này", "Không đánh dấu"), VOID),
        Column(("", "Đánh dấu nhiều ô"), VOID),
    ]
    name = BODY - ORDER - sum(column.width for column in (*pairs, *void))
    return [
        Column((_order(source), ""), ORDER),
        Column(("Họ và tên", ""), name, text=True),
        *pairs,
        *void,
    ]


def _groups(deck: Deck) -> None:
    """How many in each group, then by name those of the groups that have consequences."""
    source = deck.source
    columns = [Column(("Trường hợp",), BODY - NUMBER, text=True), Column(("Số người",), NUMBER)]
    table = Table(deck, "Tổng hợp", columns)
    over = facts.over_half(source)
    if over:
        table.add([over.label, over.value])
    for group in facts.groups(source):
        table.add([group.words, None if group.people is None else len(group.people)])
    table.slides()
    for group in facts.groups(source):
        if group.people:
            _members(deck, group)


def _members(deck: Deck, group: facts.Group) -> None:
    source = deck.source
    heading = source.voice.own(source.ruleset.level(group.level).heading)
    columns = [
        Column((_order(source), ""), ORDER),
        Column(("Họ và tên", ""), BODY - ORDER - 2 * NUMBER, text=True),
        Column((heading, "Số phiếu"), NUMBER),
        Column(("", "%"), NUMBER),
    ]
    table = Table(deck, group.words, columns)
    for number, (_form, line) in enumerate(group.people or (), 1):
        count = facts.count(source, line, group.level)
        percent = facts.percent(source, line, group.level)
        table.add([number, typed(line.name), count, percent], typed(line.name))
    table.slides()


def _exempt(deck: Deck) -> None:
    source = deck.source
    if not source.payload.exempt:
        return
    columns = [
        Column((_order(source),), ORDER),
        Column(("Họ và tên, chức vụ",), 330, text=True),
        Column(("Lý do",), BODY - ORDER - 330, text=True),
    ]
    title = said(source, "Không thuộc diện {act}", act=phrases.act(source))
    table = Table(deck, title, columns)
    for number, one in enumerate(source.payload.exempt, 1):
        who = ", ".join(part for part in (typed(one.name), facts.posts(one.posts)) if part)
        table.add([number, who, typed(one.reason)], typed(one.name))
    table.slides()
