"""A fixed result counted again from its sorted ballots."""

from __future__ import annotations

from collections.abc import Iterator

from .. import payload, tally
from ..rulesets import RuleSet


def problems(built: payload.Payload, ballots: str) -> Iterator[str]:
    """Every count, percentage or group that the sorted ballots do not give."""
    ruleset = RuleSet.from_dict(built.ruleset)
    for form, papers in zip(built.forms, payload.ballots_of(ballots), strict=True):
        valid = [paper for paper in papers if not paper.startswith("!")]
        if (form.valid, form.invalid) != (len(valid), len(papers) - len(valid)):
            yield f"loại phiếu {form.label}: số phiếu hợp lệ, không hợp lệ sai"
        for line, count in zip(form.lines, tally.count_lines(valid, len(form.lines)), strict=True):
            counts = count.by_level(ruleset)
            if (dict(line.counts), line.blank, line.multiple) != (
                counts,
                count.blank,
                count.multiple,
            ):
                yield f"loại phiếu {form.label}, dòng {line.order}: số phiếu sai"
            if not _derived_fits(built, ruleset, form, line):
                yield f"loại phiếu {form.label}, dòng {line.order}: tỷ lệ hoặc nhóm sai"


def _derived_fits(
    built: payload.Payload, ruleset: RuleSet, form: payload.Form, line: payload.Line
) -> bool:
    value, places = form.denominator.value, built.meeting.percent_places
    percent = {key: tally.percent(n, value, places) for key, n in line.counts.items()}
    known = {key: text for key, text in percent.items() if text is not None}
    return dict(line.percent) == known and line.group == (ruleset.band_of(line.counts, value) or "")
