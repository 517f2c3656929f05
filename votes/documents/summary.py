"""Bảng tổng hợp kết quả: tables, bars, exempt people, and an annex on other bases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportlab.platypus import KeepTogether, PageBreak, Spacer

from ..payload import Form
from . import annex, page, phrases, results, signatures
from .chart import Bar, patterns
from .letterhead import counting_board, letterhead, title
from .source import Source
from .styles import Styles
from .tables import Ruled, head_cells, introduced
from .text import Markup, count

TITLE = "Bảng tổng hợp kết quả lấy phiếu tín nhiệm"
ROMAN = ("", "I", "II", "III", "IV", "V", "VI")
BAR_HEIGHT = 15
#: Widths in millimetres: order, name, bar, and the count of each level.
ORDER, NAME, LEVEL, WHOLE = 9, 42, 16, 165


def paper(source: Source) -> page.Paper:
    subject = source.say("kết quả {act}", act=phrases.subject(source))
    story: list[Any] = [
        *letterhead(source, counting_board(source)),
        *title(source, "BẢNG TỔNG HỢP", subject, phrases.when(source)),
        *_results(source),
        *_groups(source),
        *_exempt(source),
        *_bars(source),
        PageBreak(),
        *annex.story(source),
    ]
    name = f"Bảng tổng hợp kết quả {phrases.subject_plain(source)}"
    return page.Paper(name, story)


def section(source: Source, number: int, words: str, *, keep: bool = False) -> Any:
    """A heading in the profile's way: "I- KẾT QUẢ" or "1. Kết quả"; `keep` before plain text."""
    said = source.say(words)
    text = f"{ROMAN[number]}- {said.upper()}" if source.party else f"{number}. {said}"
    return Styles(source).heading(text, keep=keep)


def _results(source: Source) -> Iterator[Any]:
    styles = Styles(source)
    lead = [section(source, 1, "Kết quả kiểm phiếu")]
    for form in source.payload.forms:
        lead += [*results.form_heading(source, form), styles.body(_paper(source, form))]
        yield from introduced(source, lead, results.summary_table(source, form))
        lead = []
        yield styles.body(phrases.denominator(source, form), spaceBefore=6)


def _paper(source: Source, form: Form) -> Markup:
    why = phrases.reasons(source, form)
    return source.say(
        "Số phiếu phát ra: {issued}; thu về: {collected}; hợp lệ: {valid}; không hợp lệ: "
        "{invalid}{why}.",
        issued=count(form.issued),
        collected=count(form.collected),
        valid=count(source.known(form.valid)),
        invalid=count(source.known(form.invalid)),
        why=source.say(" ({why})", why=why) if why else "",
    )


def _groups(source: Source) -> Iterator[Any]:
    yield section(source, 2, "Tổng hợp", keep=True)
    for line in phrases.group_lines(source):
        yield Styles(source).body(source.say("- Có {line}.", line=line))


def _exempt(source: Source) -> Iterator[Any]:
    people = source.payload.exempt
    heading = section(source, 3, f"Không thuộc diện {phrases.act(source)}", keep=not people)
    if not people:
        yield from (heading, Styles(source).body(source.say("Không có.")))
        return
    labels = ["TT" if source.party else "STT", "Họ và tên", "Chức vụ", "Lý do"]
    ruled = Ruled(
        source, page.margins(source).width, (10, 40, 45, 70), [head_cells(source, labels)]
    )
    for number, one in enumerate(people, 1):
        posts = phrases.posts(source, one.posts)
        texts = (source.say("{name}", name=one.name), posts, source.say("{why}", why=one.reason))
        cells = [ruled.text(text, column, one.name) for column, text in enumerate(texts, 1)]
        ruled.rows.append([str(number), *cells])
    yield from introduced(source, [heading], ruled.table())


def _bars(source: Source) -> Iterator[Any]:
    """A chart a form; the last one stays with the signatures where a page can hold both."""
    yield Spacer(0, 8)
    lead = [section(source, 4, "Biểu đồ")]
    *others, last = source.payload.forms
    for form in others:
        lead += results.form_heading(source, form)
        yield from introduced(source, lead, _chart(source, form))
        lead = []
    lead += results.form_heading(source, last)
    chart, end = _chart(source, last), _end(source)
    if page.fit_one(source, [*lead, chart, *end]):
        yield KeepTogether([*lead, chart, *end])
    else:
        yield from (*introduced(source, lead, chart), KeepTogether(end))


def _end(source: Source) -> list[Any]:
    """What the white of the bars is, the code line, and who signs."""
    styles = Styles(source)
    white = "<i>Phần để trắng: phiếu không hợp lệ và dòng không tính cho người này.</i>"
    code = source.say("Mã đối chiếu số liệu: {code}.", code=source.code) if source.code else ""
    last = [styles.body(source.say(white), spaceBefore=4), *([styles.body(code)] if code else [])]
    return signatures.heads(source, last)


def _chart(source: Source, form: Form) -> Any:
    """A bar an official in ballot order; the heads of the count columns are the legend."""
    levels = source.ruleset.levels
    bar = WHOLE - ORDER - NAME - LEVEL * len(levels)
    labels = ["TT" if source.party else "STT", "Họ và tên", "Số phiếu"]
    width = page.margins(source).width
    ruled = Ruled(
        source, width, (ORDER, NAME, bar, *[LEVEL] * len(levels)), [head_cells(source, labels)]
    )
    ruled.head[0] += [
        [Bar((26, 9), 1, [(1, pattern)], labelled=False), *head_cells(source, [level.heading])]
        for level, pattern in zip(levels, patterns(len(levels)), strict=True)
    ]
    ruled.commands.append(("VALIGN", (3, 0), (-1, 0), "TOP"))
    size = (ruled.widths[2] - 10, BAR_HEIGHT)
    for line in form.lines:
        values = [source.known(line.counts.get(level.key, 0)) for level in levels]
        segments = list(zip((value or 0 for value in values), patterns(len(levels)), strict=True))
        name = ruled.text(source.say("{name}", name=line.name), 1, line.name)
        drawn = Bar(size, form.collected or 0, segments)
        ruled.rows.append([str(line.order), name, drawn, *(count(value) for value in values)])
    return ruled.table()
