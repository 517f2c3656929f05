"""A fixed result counted again from its sorted ballots."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from .. import payload, tally
from ..choices import Topic
from ..rulesets import RuleSet

#: What comes from nothing but the rows that the seal binds.
BOUND_PARTS: Final = (
    *("meeting", "classification", "roll", "legal_bases", "board", "votes", "exempt"),
    *("forms", "assurance", "ballots_digest"),
)


def contradictions(fixed: payload.Payload, live: payload.Payload) -> Iterator[str]:
    """Every place of a fixed result that its own untouched live rows give otherwise."""
    one, two = _comparable(fixed), _comparable(live)
    for name in BOUND_PARTS:
        for place in _different(one.get(name), two.get(name), name):
            yield f"cột payload, {place}: khác với dữ liệu gốc"


def _comparable(built: payload.Payload) -> dict[str, Any]:
    """Without what may change after the seal: attendance by name, the resolution's vote."""
    votes = tuple(vote for vote in built.votes if vote.topic != Topic.RESOLUTION)
    known = replace(built, votes=votes, roll=replace(built.roll, by_name=0))
    data: dict[str, Any] = json.loads(payload.canonical(known))
    return data


def _different(one: Any, two: Any, place: str) -> Iterator[str]:
    """Places that differ; what only `two` has was not fixed yet when `one` was."""
    if isinstance(one, dict) and isinstance(two, dict):
        for key, value in one.items():
            yield from _different(value, two.get(key), f"{place}.{key}")
    elif isinstance(one, list) and isinstance(two, list) and len(one) == len(two):
        for number, pair in enumerate(zip(one, two, strict=True), 1):
            yield from _different(*pair, f"{place}[{number}]")
    elif one != two:
        yield place


def problems(built: payload.Payload, ballots: str) -> Iterator[str]:
    """Every count, percentage or group that the sorted ballots do not give."""
    ruleset = RuleSet.from_dict(built.ruleset)
    for form, papers in zip(built.forms, payload.ballots_of(ballots), strict=True):
        valid = [paper for paper in papers if not paper.startswith("!")]
        if (form.valid, form.invalid) != (len(valid), len(papers) - len(valid)):
            yield f"loại phiếu {form.label}: số phiếu hợp lệ, không hợp lệ sai"
        if dict(form.invalid_reasons) != Counter(_reasons(papers)):
            yield f"loại phiếu {form.label}: lý do không hợp lệ sai"
        if form.denominator != _denominator(built, ruleset, form):
            yield f"loại phiếu {form.label}: tổng số để tính tỷ lệ sai"
        for line, count in zip(form.lines, tally.count_lines(valid, len(form.lines)), strict=True):
            counts = count.by_level(ruleset)
            if (dict(line.counts), line.blank, line.multiple) != (
                counts,
                count.blank,
                count.multiple,
            ):
                yield f"loại phiếu {form.label}, dòng {line.order}: số phiếu sai"
            if not _derived_fits(built, ruleset, form, line):
                yield f"loại phiếu {form.label}, dòng {line.order}: tỷ lệ hoặc hệ quả sai"


def _reasons(papers: list[str]) -> Iterator[str]:
    return (paper[1:] for paper in papers if paper.startswith(tally.INVALID))


def _denominator(
    built: payload.Payload, ruleset: RuleSet, form: payload.Form
) -> payload.Denominator:
    collected = ruleset.denominator == "collected"
    value = form.collected if collected else built.roll.total_members
    return payload.Denominator(ruleset.denominator, value)


def _derived_fits(
    built: payload.Payload, ruleset: RuleSet, form: payload.Form, line: payload.Line
) -> bool:
    value, places = form.denominator.value, built.meeting.percent_places
    percent = {key: tally.percent(n, value, places) for key, n in line.counts.items()}
    known = {key: text for key, text in percent.items() if text is not None}
    return dict(line.percent) == known and line.group == (ruleset.band_of(line.counts, value) or "")
