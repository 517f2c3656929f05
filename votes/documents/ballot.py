"""Phiếu tín nhiệm: the paper ballot of one form, or of every form of the session.

Nothing on it tells one ballot from another. The order is the payload's, which is also the keying
page's; a heavier rule after every fifth line matches the page's group breaks.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reportlab.platypus import KeepTogether, PageBreak, Spacer

from ..payload import Form
from . import fonts, page, phrases
from .boxes import BLANK, Box, Filled, Stamp
from .errors import DocumentRefused
from .letterhead import letterhead, meeting_body, under_subject
from .marked import Text
from .source import TENTH_MM, Source
from .styles import CENTER, JUSTIFY, Align, Styles
from .tables import GRID, fitted
from .text import Markup

GROUP = 5
GROUP_RULE = 1.4
#: Widths in 0.1 mm: number, name; a level each; what is left is for the posts.
NUMBER, NAME, LEVEL = 100, 480, 200
SIDES = 2


@dataclass(frozen=True)
class Density:
    """How tight a ballot is set: row height against the profile's least, sizes in points, and
    the gap under the title.

    `stamp_over_name`: the stamp's room takes in the name of the body, as dấu treo may.
    """

    row: float
    size: float
    note_size: float
    gap: float
    stamp_over_name: bool = False


DENSITIES = (
    Density(1.5, 13, 13, 6),
    Density(1.25, 12.5, 12, 6),
    Density(1.1, 11.5, 11.5, 4),
    Density(1, 10.5, 10.5, 2, stamp_over_name=True),
)


@dataclass(frozen=True)
class Plan:
    form: Form
    density: Density
    pages: int


def paper(source: Source, *, form: str = "") -> page.Paper:
    """The ballot of the form with that label, or of all forms, each beginning on a new sheet."""
    forms = [one for one in source.payload.forms if form in {"", one.label} and one.lines]
    if not forms:
        raise DocumentRefused("Chưa có người được lấy phiếu. Thêm người trước khi in phiếu.")
    plans = [plan_of(source, one) for one in forms]
    two_sided = any(plan.pages > 1 for plan in plans)
    story: list[Any] = []
    places: list[tuple[int, int] | None] = []
    for plan in plans:
        story += [*story_of(source, plan), PageBreak()]
        places += [(number, plan.pages) for number in range(1, plan.pages + 1)]
        if two_sided and plan.pages % SIDES and plan is not plans[-1]:
            story += [Text("", Styles(source).style(1)), PageBreak()]
            places.append(None)
    return page.Paper(
        phrases.paper(source),
        story[:-1],
        edges=edges_of(source),
        decorate=lambda canvas, number: notes(source, canvas, places[number - 1]),
    )


def plan_of(source: Source, form: Form) -> Plan:
    """The roomiest setting on as few sides as it takes."""
    plans = (Plan(form, density, sides) for sides in itertools.count(1) for density in DENSITIES)
    return next(plan for plan in plans if _may_fit(source, plan) and _fits(source, plan))


def _may_fit(source: Source, plan: Plan) -> bool:
    """A quick no: rows and stamp alone are taller than so many sides."""
    rows = len(plan.form.lines) * source.mm("ballot_row") * plan.density.row
    return rows + source.mm("stamp_side") < plan.pages * edges_of(source).height


def _fits(source: Source, plan: Plan) -> bool:
    """Whether the sides are enough; they are made to see it when what is measured says no more."""
    story, edges = story_of(source, plan), edges_of(source)
    measured = (part for part in story if not isinstance(part, KeepTogether))
    least = sum(part.wrap(edges.width, edges.height)[1] for part in measured)
    if least > plan.pages * edges.height:
        return False
    blank = page.build(source, "", story, edges=edges, decorate=lambda canvas, number: None)
    return blank[1] <= plan.pages


def edges_of(source: Source) -> page.Margins:
    ends, sides = source.mm("ballot_margin_ends"), source.mm("ballot_margin_sides")
    return page.Margins(ends, ends, sides, sides)


def story_of(source: Source, plan: Plan, filled: Filled = BLANK) -> list[Any]:
    """One ballot, to be marked or marked for practice: as many sides either way."""
    head, table = _head(source, plan, filled), _table(source, plan, filled)
    if source.party:
        return [*head, _how_to(source, plan), table, _signature(source, plan)]
    return [*head, table, _note(source, plan)]


def _head(source: Source, plan: Plan, filled: Filled) -> Iterator[Any]:
    """Letterhead and title; the room for the stamp is left of the title, or takes in the name."""
    edges, side = edges_of(source), source.mm("stamp_side")
    head = letterhead(source, meeting_body(source), edges.width, gap=0)
    yield from head
    least = side
    if plan.density.stamp_over_name:
        least = max(side - sum(part.wrap(edges.width, edges.height)[1] for part in head), 0)
    stamp = Stamp(side) if filled.stamped else ""
    written = _paragraph(source, f"<i>{filled.written}</i>", 12, CENTER) if filled.written else ""
    yield page.grid(
        [[stamp, _title_block(source, plan.form), written]],
        colWidths=[side, edges.width - 2 * side, side],
        minRowHeights=[least],
        style=[
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("ALIGN", (0, 0), (-1, -1), "CENTER"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), plan.density.gap),
        ],
    )
    if plan.pages > SIDES:
        sheets = -(-plan.pages // SIDES)
        ask = source.say("<i>(Phiếu gồm {n} tờ, đóng ghim trước khi phát)</i>", n=sheets)
        yield Styles(source).line(ask, "table_size", spaceAfter=4)


def _title_block(source: Source, form: Form) -> list[Any]:
    styles, about = Styles(source), phrases.about(source)
    width = edges_of(source).width - 2 * source.mm("stamp_side")
    block: list[Any] = [styles.line(f"<b>{phrases.paper(source).upper()}</b>", "kind_size")]
    if about:
        block.append(styles.balanced(f"<b>{about}</b>", "subject_size", width))
    if source.several_forms:
        form_line = f"({_form_and_colour(source, form)})"
        block.append(styles.balanced(form_line, "subject_size", width))
    return [*block, *under_subject(source, styles)]


def _form_and_colour(source: Source, form: Form) -> Markup:
    name = phrases.form_name(source, form)
    if form.label.strip().isdigit():
        name = source.say("loại phiếu {name}", name=name)
    if not form.colour:
        return name
    return source.say("{name} – giấy màu {colour}", name=name, colour=form.colour)


def _paragraph(
    source: Source, markup: str, size: float, align: Align = JUSTIFY, **more: Any
) -> Text:
    return Text(markup, Styles(source).style(size, align, leading=size * 1.15, **more))


def _how_to(source: Source, plan: Plan) -> Text:
    text = source.say(
        "<b><i>Cách ghi phiếu:</i></b> Đối với mỗi đồng chí, đánh dấu (X) vào <b>MỘT</b> trong "
        "{how_many} ô {levels}. Không gạch, sửa họ tên, không ghi thêm vào phiếu. "
        "Nếu ghi hỏng, đề nghị Ban kiểm phiếu đổi phiếu khác.",
        how_many="hai" if phrases.two_levels(source) else "ba",
        levels=", ".join(f'"{level.heading}"' for level in source.ruleset.levels),
    )
    return _paragraph(source, text, plan.density.note_size, spaceAfter=6)


def _note(source: Source, plan: Plan) -> Any:
    text = source.say(
        "<b><i>Ghi chú:</i></b> Đại biểu đánh dấu (X) vào một trong {how_many} ô tương ứng với mức "
        "độ tín nhiệm đối với từng người. Phiếu không do Ban kiểm phiếu phát ra, không có dấu của "
        "{body} là phiếu không hợp lệ.",
        how_many="hai" if phrases.two_levels(source) else "ba",
        body=phrases.body(source),
    )
    return KeepTogether([Spacer(0, 6), _paragraph(source, text, plan.density.note_size)])


def _signature(source: Source, plan: Plan) -> Any:
    """Centred on the right half; who votes may sign or not."""
    size = plan.density.note_size
    lines = ("<b>NGƯỜI GHI PHIẾU</b>", "<i>(có thể ký hoặc không ký tên)</i>")
    block = [_paragraph(source, line, size, CENTER) for line in lines]
    half = edges_of(source).width / 2
    style = [("TOPPADDING", (0, 0), (-1, -1), 4), ("BOTTOMPADDING", (0, 0), (-1, -1), 0)]
    return page.grid([["", block]], colWidths=[half, half], style=style)


def _table(source: Source, plan: Plan, filled: Filled) -> Any:
    levels = [level.heading for level in source.ruleset.levels]
    widths = _widths(source, len(levels))
    styles = Styles(source)
    labels = ["TT" if source.party else "STT", "Họ và tên", "Chức vụ", *levels]
    head = [styles.cell(f"<b>{source.say(label)}</b>", CENTER, head=True) for label in labels]
    rows = [
        _row(source, plan, line, widths, filled, place)
        for place, line in enumerate(plan.form.lines)
    ]
    least = source.mm("ballot_row") * plan.density.row
    return page.grid(
        [head, *rows],
        colWidths=widths,
        minRowHeights=[least * 1.1] + [least] * len(rows),
        repeatRows=1,
        style=[
            ("GRID", (0, 0), (-1, -1), GRID, "black"),
            ("FONT", (0, 0), (-1, -1), fonts.REGULAR, plan.density.size),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("ALIGN", (0, 0), (0, -1), "CENTER"),
            ("ALIGN", (3, 0), (-1, -1), "CENTER"),
            ("LEFTPADDING", (0, 0), (-1, -1), 3),
            ("RIGHTPADDING", (0, 0), (-1, -1), 2),
            ("TOPPADDING", (0, 0), (-1, -1), 0.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
            *_group_rules(len(rows)),
        ],
    )


def _widths(source: Source, levels: int) -> list[float]:
    """Two-level ballots have as much room for marks as three-level ones."""
    level = LEVEL * 3 / levels * TENTH_MM
    fixed = [NUMBER * TENTH_MM, NAME * TENTH_MM]
    posts = edges_of(source).width - sum(fixed) - level * levels
    return [*fixed, posts, *[level] * levels]


def _row(
    source: Source, plan: Plan, line: Any, widths: list[float], filled: Filled, place: int
) -> list[Any]:
    size = plan.density.size
    name = source.say("{name}", name=line.name)
    if not source.party:
        name = phrases.person(source, line.name, line.honorific)
    if filled.crossed_out(place):
        name = Markup(f"<strike>{name}</strike>")
    texts = [name, phrases.posts(source, line.posts)]
    cells = [
        fitted(source, text, w - 5, size, line.name)
        for text, w in zip(texts, widths[1:3], strict=True)
    ]
    marked = filled.boxes(place, [level.mark for level in source.ruleset.levels])
    boxes = (Box(source.mm("ballot_box"), marked=one) for one in marked)
    return [str(line.order), *cells, *boxes]


def _group_rules(rows: int) -> list[tuple[Any, ...]]:
    return [
        ("LINEBELOW", (0, row), (-1, row), GROUP_RULE, "black") for row in range(GROUP, rows, GROUP)
    ]


def notes(source: Source, canvas: Any, place: tuple[int, int] | None) -> None:
    """Where a ballot goes on: over the leaf, and which sheet this is when there are several."""
    if place is None:
        return
    number, pages = place
    edges, sheets = edges_of(source), -(-pages // SIDES)
    canvas.setFont(fonts.ITALIC, 11)
    if number % SIDES and number < pages:
        canvas.drawRightString(page.WIDTH - edges.right, edges.bottom / 2, "(xem tiếp mặt sau)")
    if number % SIDES and sheets > 1:
        sheet = f"Tờ {(number + 1) // SIDES}/{sheets}"
        canvas.drawRightString(page.WIDTH - edges.right, page.HEIGHT - edges.top * 0.7, sheet)
