"""From a table to people: charset, heading, rows, cells, and what of it all to look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from ...choices import BoardRole
from ..legacy import Charset, font_charset, likely, to_unicode
from ..tables import Cell, Row, Table, tidy
from .choices import COLUMNS_OF, Commas, Kind, Meaning
from .headings import Heading, find_heading
from .layout import Layout, cell_of, lay_out
from .matching import gaps, same_names
from .records import ERROR, NOTE, WARNING, Column, Converted, Person, Proposal, Remark
from .rows import Reading, person

_SAMPLES: Final = 6


def propose(
    table: Table,
    kind: Kind,
    *,
    charset: Charset | None = None,
    meanings: Mapping[int, Meaning] | None = None,
    commas: Commas = Commas.GUESS,
    honorifics: bool = False,
) -> Proposal:
    """Who is on the table. `charset` and `meanings` are what somebody chose over the guess.

    `honorifics`: the papers print Ông or Bà, so that a missing one is worth a word.
    """
    rows, converted = _converted(table, charset)
    heading = _chosen(find_heading(rows, kind), meanings or {})
    layout = lay_out(rows, heading)
    reading = Reading(kind, heading, commas, from_tcvn3=converted.charset == Charset.TCVN3)
    people = [person(row, bloc, reading) for row, bloc in layout.people]
    missing = tuple(_missing(heading, kind, people))
    if any(remark.level == ERROR for remark in missing):
        people = []
    people = _with(people, [*same_names(people), *gaps(layout, heading)])
    remarks = (
        *missing,
        *_of_board(people, kind, heading),
        *(_without_honorific(people) if honorifics else ()),
        *(Remark(NOTE, note) for note in table.notes),
        *_left_out(layout, heading),
    )
    columns = tuple(_columns([row for row, _bloc in layout.people], heading))
    return Proposal(kind, tuple(people), columns, remarks, converted)


def _converted(table: Table, charset: Charset | None) -> tuple[tuple[Row, ...], Converted]:
    """The rows in Unicode, and some cells before and after where that changed any."""
    cells = [cell for row in table.rows for cell in row.cells if cell.text and not cell.merged]
    hints = {hint for cell in cells if (hint := font_charset(cell.font))}
    if charset is None:
        hinted = next(iter(hints)) if len(hints) == 1 else None
        charset = likely((cell.text for cell in cells), hinted)
    changed: dict[str, str] = {}
    rows = []
    for row in table.rows:
        now = tuple(replace(cell, text=_cell(cell, charset)) for cell in row.cells)
        for before, after in zip(row.cells, now, strict=True):
            if charset != Charset.UNICODE and tidy(before.text) != after.text:
                changed.setdefault(before.text, after.text)
        rows.append(replace(row, cells=now))
    longest = sorted(changed.items(), key=lambda pair: -len(pair[0].split()))
    return tuple(rows), Converted(charset, tuple(longest[:_SAMPLES]))


def _cell(cell: Cell, charset: Charset) -> str:
    """A cell in Unicode; letters that only Unicode has show that it already was."""
    already = any("\u0100" <= c <= "\u01b0" or "\u1ea0" <= c <= "\u1ef9" for c in cell.text)
    text = cell.text if already and charset != Charset.MISREAD else to_unicode(cell.text, charset)
    capitals = charset == Charset.TCVN3 and cell.font.lower().startswith(".vn")
    return tidy(text.upper() if capitals and cell.font.upper().endswith("H") else text)


def _chosen(heading: Heading, meanings: Mapping[int, Meaning]) -> Heading:
    now = tuple(meanings.get(at, meaning) for at, meaning in enumerate(heading.meanings))
    return replace(heading, meanings=now)


def _missing(heading: Heading, kind: Kind, people: list[Person]) -> Iterator[Remark]:
    """What the table lacks: the column's name, what is expected, what there is."""
    known = set(heading.meanings)
    seen = ", ".join(f"“{text}”" for text in heading.texts if text) or "không có tiêu đề"
    if not heading.found:
        yield Remark(
            WARNING,
            "Không thấy dòng tiêu đề (Họ và tên, Chức vụ…); các cột được đoán theo nội dung. "
            "Kiểm tra từng cột.",
        )
    if Meaning.NAME not in known and Meaning.GIVEN not in known:
        yield Remark(
            ERROR,
            "Thiếu cột họ tên. Bảng cần cột “Họ và tên”, hoặc hai cột “Họ” và “Tên”. "
            f"Các cột của bảng: {seen}. Chọn lại ý nghĩa của cột, hoặc sửa tiêu đề rồi nạp lại.",
        )
    elif kind == Kind.OFFICIALS and Meaning.POST not in known:
        yield Remark(
            ERROR,
            "Thiếu cột “Chức vụ”: phiếu in chức vụ của từng người. "
            f"Các cột của bảng: {seen}. Chọn lại ý nghĩa của cột, hoặc thêm cột rồi nạp lại.",
        )
    elif not people:
        yield Remark(ERROR, "Bảng không có dòng nào là người. Kiểm tra bảng, rồi nạp lại.")


def _of_board(people: list[Person], kind: Kind, heading: Heading) -> Iterator[Remark]:
    if kind != Kind.BOARD or not people:
        return
    heads = [one for one in people if one.role == BoardRole.HEAD]
    if len(heads) > 1:
        who = "; ".join(f"dòng {one.line} ({one.name})" for one in heads)
        yield Remark(ERROR, f"Có {len(heads)} Trưởng ban: {who}. Chỉ để một người.")
    if not heads:
        column = "" if Meaning.ROLE in heading.meanings else " Thiếu cột “Nhiệm vụ”."
        yield Remark(WARNING, f"Chưa có Trưởng ban.{column} Ghi “Trưởng ban” ở cột Nhiệm vụ.")


def _without_honorific(people: list[Person]) -> Iterator[Remark]:
    lines = [str(one.line) for one in people if not one.honorific]
    if lines:
        which = ", ".join(lines[:10]) + ("…" if len(lines) > 10 else "")
        text = (
            f"Chưa biết Ông hay Bà của {len(lines)} người (dòng {which}). "
            "Thêm cột “Ông/Bà” hoặc “Giới tính”; giấy tờ in Ông/Bà."
        )
        yield Remark(WARNING, text)


def _left_out(layout: Layout, heading: Heading) -> Iterator[Remark]:
    """What of the table is no person, by line."""
    if layout.above and heading.found:
        yield Remark(NOTE, f"Tiêu đề: {_lines(layout.above)}.")
    for line, name in layout.blocs:
        yield Remark(NOTE, f"“{name}” là tên khối của các dòng dưới.", line)
    for line, above in layout.joined:
        yield Remark(NOTE, f"Không có họ tên riêng; ghép vào dòng {above}.", line)
    if layout.below:
        yield Remark(NOTE, f"Bỏ qua phần chữ ký, nơi nhận: {_lines(layout.below)}.")
    for row in layout.hidden:
        name = cell_of(row, heading, Meaning.NAME) or cell_of(row, heading, Meaning.GIVEN)
        who = f" ({' '.join(name.split())})" if name else ""
        yield Remark(
            WARNING, f"Dòng ẩn{who} không đưa vào. Cần thì bỏ ẩn dòng rồi nạp lại.", row.line
        )


def _lines(lines: list[int]) -> str:
    """“dòng 1–4” or “dòng 7”."""
    first, last = lines[0], lines[-1]
    return f"dòng {first}" if first == last else f"dòng {first}–{last}"


def _with(people: list[Person], remarks: list[Remark]) -> list[Person]:
    """The people, each with the remarks of their line added."""
    by_line: dict[int, list[Remark]] = {}
    for remark in remarks:
        by_line.setdefault(remark.line, []).append(remark)
    return [replace(one, remarks=(*one.remarks, *by_line.get(one.line, ()))) for one in people]


def _columns(rows: list[Row], heading: Heading) -> Iterator[Column]:
    """Every column with a text in it, for people to look at and to choose anew."""
    for index, (text, meaning) in enumerate(zip(heading.texts, heading.meanings, strict=True)):
        below = (row.cells[index].text for row in rows)
        samples = tuple(dict.fromkeys(" ".join(one.split()) for one in below if one))[:3]
        if text or samples:
            yield Column(index, text, meaning, samples)


def allowed_meaning(text: str, kind: Kind) -> Meaning | None:
    """The meaning of that name if a column of this list may have it."""
    return next((meaning for meaning in COLUMNS_OF[kind] if meaning.value == text), None)
