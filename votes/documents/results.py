"""The tables of results: a row an official, a pair of columns a level."""

from __future__ import annotations

from typing import Any

from ..payload import Form, Line
from . import page, phrases
from .source import Source
from .styles import Styles
from .tables import Ruled, head_cells
from .text import Markup, count, percent

#: Widths in millimetres; the columns of the levels share what is left.
ORDER, VOID, SPOKEN_FOR = 9, 14, 13
LEVEL_COUNT_SHARE = 0.45
FOR_THIS_PERSON = ("Số phiếu hợp lệ", "Số phiếu không hợp lệ")
OF_WHOM = "(đối với người này)"
#: In points, between a table and the heading of the next.
TABLE_GAP = 10


def form_heading(source: Source, form: Form) -> list[Any]:
    """Which form a table is of, where there are several."""
    if not source.several_forms:
        return []
    said = source.say("<b>Loại phiếu: {name}</b>", name=phrases.form_name(source, form))
    return [Styles(source).body(said, spaceBefore=TABLE_GAP)]


def party_table(source: Source, form: Form) -> Any:
    """Name and posts in one column; what is void for this person in two at the end."""
    ruled = _ruled(source, ["TT", "Họ và tên, chức vụ"], (ORDER, 47), trailing=(VOID, VOID))
    _void_heads(ruled, source)
    for line in form.lines:
        named = ruled.text(_name_and_posts(source, line), 1, line.name)
        ruled.rows.append([str(line.order), named, *_levels(source, line), *_void(source, line)])
    return ruled.table()


def state_table(source: Source, form: Form) -> Any:
    """Valid and invalid ballots for each person, as councils publish them."""
    labels = ["STT", "Họ và tên", "Chức vụ", *FOR_THIS_PERSON]
    ruled = _ruled(source, labels, (ORDER + 1, 29, 30, SPOKEN_FOR, SPOKEN_FOR))
    _spoken_for_heads(ruled, source, 3)
    for line in form.lines:
        ruled.rows.append(
            [
                *_who(source, ruled, line),
                *_for_this_person(source, form, line),
                *_levels(source, line),
            ]
        )
    return ruled.table()


def levels_table(source: Source, form: Form) -> Any:
    """Name, posts and levels alone, as a resolution confirms them."""
    ruled = _ruled(source, ["STT", "Họ và tên", "Chức vụ"], (ORDER + 1, 35, 38))
    for line in form.lines:
        ruled.rows.append([*_who(source, ruled, line), *_levels(source, line)])
    return ruled.table()


def public_table(source: Source, form: Form) -> Any:
    """What a council makes known: valid and invalid ballots for each person, and every level."""
    labels = ["STT", "Họ và tên, chức vụ", *FOR_THIS_PERSON]
    ruled = _ruled(source, labels, (ORDER + 1, 45, 21, 21))
    _spoken_for_heads(ruled, source, 2)
    for line in form.lines:
        named = ruled.text(_name_and_posts(source, line), 1, line.name)
        spoken_for = _for_this_person(source, form, line)
        ruled.rows.append([str(line.order), named, *spoken_for, *_levels(source, line)])
    return ruled.table()


def summary_table(source: Source, form: Form) -> Any:
    """Name, posts, levels and what is void, in both profiles."""
    labels = ["TT" if source.party else "STT", "Họ và tên", "Chức vụ"]
    ruled = _ruled(source, labels, (ORDER + 0.5, 28, 30), trailing=(VOID - 0.5, VOID - 0.5))
    _void_heads(ruled, source)
    for line in form.lines:
        ruled.rows.append(
            [*_who(source, ruled, line), *_levels(source, line), *_void(source, line)]
        )
    return ruled.table()


def _ruled(
    source: Source,
    labels: list[str],
    leading: tuple[float, ...],
    trailing: tuple[float, ...] = (),
) -> Ruled:
    """A table with the two-line head of the levels after `labels`."""
    levels = [level.heading for level in source.ruleset.levels]
    first, pairs = len(labels), len(levels) * 2
    each = (165 - sum(leading) - sum(trailing)) / len(levels)
    pair = (each * LEVEL_COUNT_SHARE, each * (1 - LEVEL_COUNT_SHARE))
    top = [*labels, *(text for level in levels for text in (level, "")), *([""] * len(trailing))]
    under = [*([""] * first), *(["Số phiếu", "%"] * len(levels)), *([""] * len(trailing))]
    ruled = Ruled(
        source,
        page.margins(source).width,
        (*leading, *(pair * len(levels)), *trailing),
        [head_cells(source, [source.voice.own(text) for text in row]) for row in (top, under)],
    )
    ruled.commands += [("SPAN", (column, 0), (column, 1)) for column in range(first)]
    ruled.commands += [
        ("SPAN", (column, 0), (column + 1, 0)) for column in range(first, first + pairs, 2)
    ]
    return ruled


def _void_heads(ruled: Ruled, source: Source) -> None:
    top, under = ruled.head
    top[-2] = head_cells(source, ["Không tính cho người này"])[0]
    under[-2:] = head_cells(source, ["Không đánh dấu", "Đánh dấu nhiều ô"])
    ruled.commands.append(("SPAN", (-2, 0), (-1, 0)))


def _spoken_for_heads(ruled: Ruled, source: Source, column: int) -> None:
    """Under the two columns of what counts for this person, once, of whom they speak."""
    apart = [("SPAN", (at, 0), (at, 1)) for at in (column, column + 1)]
    ruled.commands[:] = [command for command in ruled.commands if command not in apart]
    ruled.head[1][column] = head_cells(source, [OF_WHOM])[0]
    ruled.commands.append(("SPAN", (column, 1), (column + 1, 1)))


def _who(source: Source, ruled: Ruled, line: Line) -> list[Any]:
    name = source.say("{name}", name=line.name)
    posts = phrases.posts(source, line.posts)
    return [
        str(line.order),
        ruled.text(name, 1, line.name),
        ruled.text(posts, 2, line.name),
    ]


def _name_and_posts(source: Source, line: Line) -> Markup:
    posts = phrases.posts(source, line.posts)
    if not posts:
        return source.say("{name}", name=line.name)
    return source.say("<b>{name}</b>,<br/>{posts}", name=line.name, posts=posts)


def _levels(source: Source, line: Line) -> list[str]:
    cells = []
    for level in source.ruleset.levels:
        known = source.known(line.counts.get(level.key, 0))
        cells += [count(known), percent(line.percent.get(level.key) if source.counted else None)]
    return cells


def _void(source: Source, line: Line) -> list[str]:
    return [count(source.known(line.blank)), count(source.known(line.multiple))]


def _for_this_person(source: Source, form: Form, line: Line) -> list[str]:
    """Marks that count for this person, and the rest of what was collected."""
    if not source.counted:
        return [count(None), count(None)]
    valid = sum(line.counts.values())
    invalid = None if form.collected is None else form.collected - valid
    return [count(valid), count(invalid)]
