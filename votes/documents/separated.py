"""The figures as one table of text: a row an official over all forms, for other programs.

UTF-8 with a byte order mark, so that Excel reads the names. Semicolons, because the decimals
stand after a comma, as everywhere in Vietnam and on every paper of the session; no point between
thousands. A percentage is written as printed, without its sign.

Typed text stands exactly as it is, also where it begins with = + - @: whoever compares names with
the signed paper must find the same letters, and a mark put before them would be one more. A
spreadsheet may take such a cell for a formula; the .xlsx beside it holds it as text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from ..payload import Form, Line
from . import facts, phrases
from .page import DRAFT_MARK
from .source import Source

DELIMITER = ";"
MARK = "\ufeff"
REASONS = {**phrases.INVALID_REASONS, "other": "lý do khác"}
#: The denominator of a form's percentages, by its name in the rule set.
BASES = {"collected": "Số phiếu thu về", "total_members": "Tổng số thành viên"}


def figures(source: Source) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, header(source), delimiter=DELIMITER, lineterminator="\r\n")
    writer.writeheader()
    for form in source.payload.forms:
        shared = {**_session(source), **_paper(source, form)}
        writer.writerows({**shared, **row} for row in _lines(source, form))
    return (MARK + out.getvalue()).encode()


def header(source: Source) -> list[str]:
    """The same for every session under one rule set, whatever the office's spelling."""
    levels = [text for level in source.ruleset.levels for text in _level(level.heading)]
    return [
        *("Cuộc lấy phiếu", "Ngày", "Tình trạng", "Mã đối chiếu số liệu"),
        *("Được triệu tập", "Có mặt", "Tổng số thành viên"),
        *("Loại phiếu", "In, đóng dấu", "Phát ra", "Ghi hỏng, đã đổi", "Chưa sử dụng"),
        *("Thu về", "Hợp lệ", "Không hợp lệ", *map(_invalid, REASONS.values())),
        *("Tỷ lệ tính trên", "Số để tính tỷ lệ"),
        *("TT", "Họ và tên", "Chức vụ", *levels, "Không đánh dấu", "Đánh dấu nhiều ô"),
    ]


def _invalid(words: str) -> str:
    return f"Không hợp lệ: {words}"


def _level(heading: str) -> tuple[str, str]:
    return heading, f"{heading} %"


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _session(source: Source) -> dict[str, str]:
    meeting, roll = source.payload.meeting, source.payload.roll
    return {
        "Cuộc lấy phiếu": meeting.code,
        "Ngày": meeting.held_on,
        "Tình trạng": facts.rehearsal(source) or _state(source),
        "Mã đối chiếu số liệu": source.code,
        "Được triệu tập": _number(roll.summoned),
        "Có mặt": _number(roll.present),
        "Tổng số thành viên": _number(roll.total_members),
    }


def _state(source: Source) -> str:
    return DRAFT_MARK if source.draft_mark else "Đã chốt kết quả"


def _paper(source: Source, form: Form) -> dict[str, str]:
    base = form.denominator
    counted = form.invalid_reasons
    return {
        "Loại phiếu": facts.typed(form.label),
        **{fact.label: _number(fact.value) for fact in facts.papers(source, form)},
        **{
            _invalid(words): _number(source.known(counted.get(key, 0)))
            for key, words in REASONS.items()
        },
        "Tỷ lệ tính trên": BASES.get(base.name, base.name),
        "Số để tính tỷ lệ": _number(base.value),
    }


def _lines(source: Source, form: Form) -> Iterator[dict[str, str]]:
    for line in form.lines:
        row = {
            "TT": str(line.order),
            "Họ và tên": facts.typed(line.name),
            "Chức vụ": facts.posts(line.posts),
        }
        for level in source.ruleset.levels:
            count, percent = _level(level.heading)
            row[count] = _number(facts.count(source, line, level.key))
            row[percent] = _percent(source, line, level.key)
        blank, multiple = facts.void(source, line)
        yield {**row, "Không đánh dấu": _number(blank), "Đánh dấu nhiều ô": _number(multiple)}


def _percent(source: Source, line: Line, level: str) -> str:
    return line.percent.get(level, "").replace(".", ",") if source.counted else ""
