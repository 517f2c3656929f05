"""Annex of the summary: the same counts over other bases; the legal one stands out."""

from __future__ import annotations

from typing import Any

from .. import tally
from ..payload import Form, Line
from . import fonts, page, phrases, results
from .letterhead import title
from .source import Source
from .styles import Styles
from .tables import Ruled, head_cells, introduced
from .text import count, percent

BASES = {
    "collected": "phiếu thu về",
    "valid": "phiếu hợp lệ",
    "present": "số có mặt",
    "total_members": "tổng số",
}
LEGAL_GREY = 0.88
#: Widths in millimetres before the columns of the bases.
ORDER, NAME, LEVEL, COUNT, WHOLE = 9, 40, 30, 16, 165


def story(source: Source) -> list[Any]:
    parts: list[Any] = title(source, "PHỤ LỤC", source.say("Số liệu tham khảo"))
    parts.append(Styles(source).body(_explained(source)))
    for form in source.payload.forms:
        parts += introduced(source, results.form_heading(source, form), _table(source, form))
    return parts


def _explained(source: Source) -> str:
    return source.say(
        "Cùng số phiếu ở các mức, tỷ lệ % tính trên các tổng số khác nhau. Chỉ cột tô đậm là tỷ lệ "
        "theo {rule}; các cột còn lại để tham khảo, không dùng để xác định kết quả.",
        rule=phrases.rule(source),
    )


def bases(source: Source, form: Form) -> dict[str, int]:
    """What the counts can be divided by, the legal base first; unknown ones are left out."""
    roll = source.payload.roll
    known = {
        "collected": form.collected,
        "valid": form.valid if source.counted else None,
        "present": roll.present,
        "total_members": roll.total_members,
    }
    legal = form.denominator.name
    ordered = [legal, *(name for name in known if name != legal)]
    return {name: value for name in ordered if (value := known[name])}


def _table(source: Source, form: Form) -> Any:
    over = bases(source, form)
    each = (WHOLE - ORDER - NAME - LEVEL - COUNT) / max(len(over), 1)
    labels = ["TT" if source.party else "STT", "Họ và tên", "Mức tín nhiệm", "Số phiếu"]
    labels += [_label(source, form, name, value) for name, value in over.items()]
    ruled = Ruled(
        source,
        page.margins(source).width,
        (ORDER + 1, NAME, LEVEL, COUNT - 1, *[each] * len(over)),
        [head_cells(source, labels)],
    )
    ruled.rows = [_row(source, ruled, line, over) for line in form.lines]
    ruled.commands.append(("ALIGN", (2, 1), (2, -1), "LEFT"))
    if form.denominator.name in over:
        column = len(labels) - len(over)
        grey = (LEGAL_GREY,) * 3
        ruled.commands += [
            ("FONT", (column, 1), (column, -1), fonts.BOLD, source.pt("table_size")),
            ("BACKGROUND", (column, 0), (column, -1), grey),
        ]
    return ruled.table()


def _label(source: Source, form: Form, name: str, value: int) -> str:
    legal = " (theo quy định)" if name == form.denominator.name else ""
    who = f" {phrases.members(source)}" if name == "total_members" else ""
    return source.say(
        "% trên {base}{who}: {value}{legal}",
        base=source.say(BASES[name]),
        who=who,
        value=count(value),
        legal=legal,
    )


def _row(source: Source, ruled: Ruled, line: Line, over: dict[str, int]) -> list[Any]:
    """One row an official: the levels under each other in every cell, so that none is split."""
    levels = source.ruleset.levels
    counts = [source.known(line.counts.get(level.key, 0)) for level in levels]
    places = source.payload.meeting.percent_places
    shares = [
        "\n".join(percent(None if n is None else tally.percent(n, value, places)) for n in counts)
        for value in over.values()
    ]
    return [
        str(line.order),
        ruled.text(source.say("{name}", name=line.name), 1, line.name),
        "\n".join(source.say(level.heading) for level in levels),
        "\n".join(count(n) for n in counts),
        *shares,
    ]
