"""The figures of a payload for other programs: JSON as the contract has it, a table, CSV. Pure."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from typing import Any

from .payload import Form, Line, Payload
from .rulesets import RuleSet


def as_json(payload: Payload, digest: str | None) -> str:
    """`tally --format json`; unknown counts and percentages over 0 or unknown are null."""
    rules = RuleSet.from_dict(payload.ruleset)
    data = {
        "code": payload.meeting.code,
        "status": payload.status,
        "ruleset": rules.key,
        "digest": digest,
        "denominator": {"name": rules.denominator},
        "summoned": payload.roll.summoned,
        "present": payload.roll.present,
        "total_members": payload.roll.total_members,
        "exempt": [{"name": person.name, "reason": person.reason} for person in payload.exempt],
        "forms": [_form(form, rules) for form in payload.forms],
        "findings": [{"code": note.code, "message": note.message} for note in payload.findings],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _form(form: Form, rules: RuleSet) -> dict[str, Any]:
    return {
        "label": form.label,
        "printed": form.printed,
        "issued": form.issued,
        "swapped": form.swapped,
        "unused": form.unused,
        "collected": form.collected,
        "valid": form.valid,
        "invalid": form.invalid,
        "invalid_reasons": dict(form.invalid_reasons),
        "denominator": {"name": form.denominator.name, "value": form.denominator.value},
        "lines": [_line(line, rules) for line in form.lines],
    }


def _line(line: Line, rules: RuleSet) -> dict[str, Any]:
    levels = [level.key for level in rules.levels]
    return {
        "order": line.order,
        "name": line.name,
        "posts": list(line.posts),
        **{key: line.counts[key] for key in levels},
        "blank": line.blank,
        "multiple": line.multiple,
        "percent": {key: line.percent.get(key) for key in levels},
        "group": line.group or None,
    }


def _rows(payload: Payload) -> list[list[str]]:
    """A heading and a row a line, over all forms."""
    rules = RuleSet.from_dict(payload.ruleset)
    heading = ["Loại phiếu", "TT", "Họ và tên", "Chức vụ"]
    for level in rules.levels:
        heading += [level.heading, f"{level.heading} %"]
    rows = [[*heading, "Không đánh dấu", "Đánh dấu nhiều ô"]]
    for form in payload.forms:
        for line in form.lines:
            row = [form.label, str(line.order), line.name, "; ".join(line.posts)]
            for level in rules.levels:
                percent = line.percent.get(level.key, "")
                row += [str(line.counts[level.key]), percent.replace(".", ",")]
            rows.append([*row, str(line.blank), str(line.multiple)])
    return rows


def as_csv(payload: Payload, digest: str | None) -> str:
    """UTF-8 with a byte order mark, so that spreadsheets read the names."""
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\n").writerows(_rows(payload))
    return "\ufeff" + out.getvalue()


def as_table(payload: Payload, digest: str | None) -> str:
    """Columns in line on a terminal, also where letters are built of several characters."""
    rows = _rows(payload)
    widths = [max(_width(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ["  ".join(_padded(cell, width) for cell, width in zip(row, widths, strict=True))
             for row in rows]  # fmt: skip
    lines += [
        f"Loại phiếu {form.label}: phát ra {_or_dash(form.issued)}, "
        f"thu về {_or_dash(form.collected)}, hợp lệ {form.valid}, không hợp lệ {form.invalid}"
        for form in payload.forms
    ]
    lines += [f"{note.code} {note.message}" for note in payload.findings]
    lines += [f"Mã đối chiếu: {digest}"] if digest else []
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _or_dash(value: int | None) -> str:
    return "–" if value is None else str(value)


def _width(text: str) -> int:
    return len(unicodedata.normalize("NFC", text))


def _padded(text: str, width: int) -> str:
    space = " " * (width - _width(text))
    numeric = text.replace(",", "").isdecimal()
    return space + text if numeric else text + space
