"""Said quietly to the head; nothing to acknowledge, nothing printed."""

from __future__ import annotations

from collections.abc import Iterator

from .. import tally
from .facts import Facts

#: N04: a form of this few ballots may show how people voted.
FEW_BALLOTS = 5
#: N02: this close to a threshold.
CLOSE = 2


def n01(facts: Facts) -> Iterator[str]:
    """somebody in a consequence group"""
    words = {band.key: band.screen for band in facts.ruleset.bands}
    for form in facts.payload.forms:
        for line in form.lines:
            if line.group:
                yield f"{line.name}: {words[line.group]}."


def n02(facts: Facts) -> Iterator[str]:
    """two ballots or fewer from a threshold"""
    for form in facts.payload.forms:
        value = form.denominator.value
        for line in form.lines if value and form.valid else ():
            for margin in tally.margins(line.counts, value, facts.ruleset):
                if abs(margin.votes) <= CLOSE:
                    yield f"{line.name}: {margin.words}."


def n03(facts: Facts) -> Iterator[str]:
    """a unanimous line"""
    for form in facts.payload.forms:
        for line in form.lines:
            if form.valid and form.valid in line.counts.values():
                yield f"{line.name}: tất cả {form.valid} phiếu hợp lệ cùng một mức."


def n04(facts: Facts) -> Iterator[str]:
    """a form of five ballots or fewer"""
    for form in facts.payload.forms:
        if form.collected is not None and form.collected <= FEW_BALLOTS:
            yield (
                f"{facts.label(form.label)}chỉ có {form.collected} phiếu, dễ suy ra ai ghi thế nào."
            )


def n05(facts: Facts) -> Iterator[str]:
    """roll call by totals only"""
    if facts.payload.roll.present is not None and not facts.payload.roll.by_name:
        yield "chỉ điểm danh bằng số tổng."


def n06(facts: Facts) -> Iterator[str]:
    """the rule set does not name this kind of body"""
    if not facts.ruleset.names_body(
        facts.payload.organisation.kind, facts.payload.organisation.name
    ):
        yield (
            f"{facts.ruleset.short_name} không nêu tên loại cơ quan này. "
            "Hỏi cấp trên trước khi áp dụng."
        )
