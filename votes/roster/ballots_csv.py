"""A machine-read keying: columns form, batch, ballot, invalid, 1, 2, …, M."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ..choices import InvalidReason
from ..reconcile import Sheet, normalise
from .problems import Problem, RosterErrors

HEAD: Final = ("form", "batch", "ballot", "invalid")
#: So many problems are listed; the rest is counted.
LISTED: Final = 50


@dataclass(frozen=True)
class FormShape:
    label: str
    lines: int


@dataclass(frozen=True)
class BatchRows:
    """One batch as the file has it: its papers in the order of their positions."""

    form: str
    number: int
    sheets: tuple[Sheet, ...]


Key = tuple[int, int]


def parse_ballots(
    data: bytes, forms: Sequence[FormShape], allowed_marks: Collection[str]
) -> list[BatchRows]:
    """Read the file; RosterErrors names every bad row by its line in the file."""
    rows = _rows(data)
    problems: list[Problem] = []
    _check_head(next(rows)[1], forms)
    found: dict[Key, dict[int, Sheet]] = {}
    for line, cells in rows:
        try:
            key, ballot, sheet = _row(cells, forms, allowed_marks)
            papers = found.setdefault(key, {})
            if ballot in papers:
                raise ValueError(f"cột ballot: phiếu {ballot} của tập này có hai dòng.")
            papers[ballot] = sheet
        except ValueError as error:
            problems.append(Problem(f"dòng {line}", str(error)))
    problems.extend(_gaps(found, forms))
    if not found and not problems:
        problems.append(Problem("", "tệp không có phiếu nào."))
    if problems:
        raise RosterErrors(_shortened(problems))
    return [
        BatchRows(forms[form].label, number, tuple(papers[n] for n in sorted(papers)))
        for (form, number), papers in sorted(found.items())
    ]


def _rows(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """The rows with their line numbers, blank ones left out; the heading comes first."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RosterErrors(
            [Problem("", f"tệp không phải UTF-8 (byte {error.start}). Lưu lại CSV UTF-8.")]
        ) from error
    heading = text.split("\n", 1)[0]
    delimiter = ";" if heading.count(";") > heading.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    empty = True
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                empty = False
                yield reader.line_num, [cell.strip() for cell in cells]
    except csv.Error as error:
        place = f"dòng {reader.line_num}"
        raise RosterErrors([Problem(place, f"không đọc được ({error}).")]) from error
    if empty:
        raise RosterErrors([Problem("", "tệp rỗng.")])


def _check_head(cells: list[str], forms: Sequence[FormShape]) -> None:
    longest = max(form.lines for form in forms)
    wanted = [*HEAD, *map(str, range(1, longest + 1))]
    given = [cell.lower() for cell in cells]
    if given != wanted:
        shown = ",".join(wanted[:6]) + (f",…,{longest}" if longest > 2 else "")
        raise RosterErrors([Problem("dòng 1", f"các cột phải là {shown}.")])


def _row(
    cells: list[str], forms: Sequence[FormShape], allowed: Collection[str]
) -> tuple[Key, int, Sheet]:
    longest = max(form.lines for form in forms)
    if len(cells) > len(HEAD) + longest:
        raise ValueError(f"có {len(cells)} ô, nhiều nhất {len(HEAD) + longest}.")
    cells = cells + [""] * (len(HEAD) + longest - len(cells))
    form = _form(cells[0], forms)
    batch, ballot = _positive(cells[1], "batch"), _positive(cells[2], "ballot")
    return (form, batch), ballot, _sheet(cells[3], cells[4:], forms[form].lines, allowed)


def _form(text: str, forms: Sequence[FormShape]) -> int:
    labels = [form.label for form in forms]
    if text in labels:
        return labels.index(text)
    if text.isdecimal() and 1 <= int(text) <= len(forms):
        return int(text) - 1
    raise ValueError(f"cột form: không có loại phiếu “{text}”. Các loại: {', '.join(labels)}.")


def _positive(text: str, column: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 1_000_000:
        raise ValueError(f"cột {column}: “{text}” phải là số từ 1.")
    return int(text)


def _sheet(invalid: str, cells: list[str], lines: int, allowed: Collection[str]) -> Sheet:
    if invalid:
        if invalid not in InvalidReason.values:
            reasons = ", ".join(InvalidReason.values)
            raise ValueError(f"cột invalid: không có lý do “{invalid}”. Các lý do: {reasons}.")
        if any(cells):
            raise ValueError("cột invalid: phiếu không hợp lệ thì các ô phải để trống.")
        return Sheet("", invalid)
    for number, cell in enumerate(cells, 1):
        if number > lines and cell:
            raise ValueError(f"cột {number}: loại phiếu này chỉ có {lines} dòng, ô phải để trống.")
        if number <= lines and cell not in allowed:
            marks = ", ".join(sorted(allowed))
            raise ValueError(f"cột {number}: “{cell}” không dùng được. Chỉ dùng {marks}.")
    return normalise("".join(cells[:lines]), "")


def _gaps(found: dict[Key, dict[int, Sheet]], forms: Sequence[FormShape]) -> Iterator[Problem]:
    for (form, number), papers in sorted(found.items()):
        missing = sorted(set(range(1, max(papers) + 1)) - papers.keys())
        if missing:
            place = f"loại phiếu {forms[form].label}, tập {number}"
            yield Problem(place, f"thiếu phiếu {missing[0]}. Phiếu phải đánh số 1…n không sót.")


def _shortened(problems: list[Problem]) -> list[Problem]:
    rest = len(problems) - LISTED
    if rest <= 0:
        return problems
    return [*problems[:LISTED], Problem("", f"và {rest} lỗi nữa.")]
