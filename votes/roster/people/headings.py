"""The heading of a table, on one row or on several with merges, and what each column means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ..tables import Row
from .choices import COLUMNS_OF, SHARED, Kind, Meaning
from .words import looks_like_name, plain

#: Rows above a heading: titles, the body's name, "Mẫu số 3".
_DEEPEST: Final = 40
_LONGEST: Final = 80
#: Asked of the heading without its marks, in this order.
_PATTERNS: Final = tuple(
    (meaning, re.compile(pattern))
    for meaning, pattern in (
        (Meaning.NUMBER, r"(s\.?t\.?t|t\.?t|so tt|so thu tu|no|#)\.?"),
        (Meaning.FAMILY, r"ho|ho (va )?(ten )?(chu )?(dem|lot).*|ho,? (chu )?(dem|lot).*"),
        (Meaning.GIVEN, r"ten"),
        (Meaning.NAME, r"ho.{0,5}ten.*|ten (dai bieu|can bo|dong chi|nguoi|thanh vien).*|"
                       r"(dong chi|dai bieu|can bo|thanh vien)"),
        (Meaning.BIRTH, r".*(nam|ngay|thang).{0,12}sinh.*|sinh (ngay|nam).*|sinh"),
        (Meaning.HONORIFIC, r"gioi( tinh)?|ong ?[/-]? ?ba|(cach )?(xung ho|danh xung).*"),
        (Meaning.RETIRING, r".*(nghi huu|nghi che do|nghi cong tac|thoi diem nghi|ngay nghi).*"),
        (Meaning.EXEMPT, r".*(khong thuoc dien|khong lay phieu|ly do|mien lay).*"),
        (Meaning.APPOINTED, r".*(bo nhiem|duoc bau|ngay bau|bau, |phe chuan|giu chuc|"
                            r"nhan nhiem vu|thoi gian bau).*"),
        (Meaning.ROLE, r".*(nhiem vu|vai tro|phan cong|trong ban).*"),
        (Meaning.BLOC, r"khoi.*"),
        (Meaning.POST, r".*(chuc vu|chuc danh|cong tac|chuc vi).*"),
    )
)  # fmt: skip
#: With their marks: without them Nam (a man) would be năm (a year).
_SEXES: Final = {"nam": Meaning.BIRTH_MR, "nữ": Meaning.BIRTH_MRS}
_NUMBERING: Final = re.compile(r"\(?\[?(\d{1,2}|[a-z])\]?\)?\.?", re.I)


@dataclass(frozen=True)
class Heading:
    """Where the rows of people begin, and by column the heading's text and meaning."""

    start: int
    texts: tuple[str, ...]
    meanings: tuple[Meaning, ...]
    found: bool = True


def meaning_of(text: str, kind: Kind) -> Meaning:
    """What a heading says its column means in a list of this kind."""
    last = text.split(" / ")[-1].lower().strip(" .:*")
    if last in _SEXES:
        return _SEXES[last]
    for part in (last, text.replace(" / ", " ")):
        words = plain(part).strip(" .:*()")
        for meaning, pattern in _PATTERNS:
            if meaning in COLUMNS_OF[kind] and len(words) <= _LONGEST and pattern.fullmatch(words):
                return meaning
    return Meaning.IGNORE


def find_heading(rows: Sequence[Row], kind: Kind) -> Heading:
    """The first row whose cells are headings, and the rows that stand below it in two-row ones."""
    for place, row in enumerate(rows[:_DEEPEST]):
        if row.hidden:
            continue
        last = _last_row(rows, place)
        texts = _texts(rows[place : last + 1])
        meanings = tuple(meaning_of(text, kind) for text in texts)
        if _is_heading(texts, meanings):
            start = last + 1
            while start < len(rows) and _is_numbering(rows[start]):
                start += 1
            return Heading(start, texts, _once(meanings))
    return _guessed(rows, kind)


def _is_heading(texts: Sequence[str], meanings: Sequence[Meaning]) -> bool:
    """At least two meanings with a name among them, or a table of one column of names."""
    known = {meaning for meaning in meanings if meaning != Meaning.IGNORE}
    named = known & {Meaning.NAME, Meaning.FAMILY, Meaning.GIVEN}
    filled = len(set(filter(None, texts)))
    if filled == 1:
        return bool(named) and len(texts) == 1
    return len(known) >= 2 or (bool(named) and filled <= 2)


def _last_row(rows: Sequence[Row], place: int) -> int:
    """The last row of the heading that begins at `place`: what stands under merged cells."""
    last = place
    while last + 1 < len(rows) and last < place + 2 and _goes_on(rows[place], rows[last + 1]):
        last += 1
    return last


def _goes_on(first: Row, row: Row) -> bool:
    """Whether a row only divides columns of the heading above it: nothing under its first cells."""
    if row.hidden or not first.cells:
        return False
    own = [cell.text.strip() and not cell.merged for cell in row.cells]
    begun = [bool(cell.text.strip()) for cell in first.cells]
    if not any(own) or not any(begun):
        return False
    return not own[begun.index(True)] and sum(map(bool, own)) < sum(begun) + 3 and _words_only(row)


def _words_only(row: Row) -> bool:
    """No cell of a heading has a digit in it or is longer than a few words."""
    texts = [cell.text for cell in row.cells if not cell.merged]
    return all(len(text) <= 40 and not re.search(r"\d", text) for text in texts)


def _texts(rows: Sequence[Row]) -> tuple[str, ...]:
    """By column the heading's texts from above to below, "Ngày sinh / Nam"."""
    found = []
    above = ""
    for column in range(len(rows[0].cells)):
        parts = [" ".join(row.cells[column].text.split()) for row in rows]
        # Pasted as text, a merged cell has its words over its first column only.
        above = parts[0] or above
        if not parts[0] and len(parts) > 1 and parts[1]:
            parts[0] = above
        found.append(" / ".join(dict.fromkeys(filter(None, parts))))
    return tuple(found)


def _is_numbering(row: Row) -> bool:
    """The row of column numbers under a heading: 1 2 3, (1) (2) (3) or A B 1 2."""
    texts = [cell.text.strip() for cell in row.cells if cell.text.strip()]
    return len(texts) >= 2 and all(_NUMBERING.fullmatch(text) for text in texts)


def _once(meanings: Sequence[Meaning]) -> tuple[Meaning, ...]:
    """A meaning once; “Họ và tên” over two columns is family name and given name."""
    kept: list[Meaning] = []
    for place, meaning in enumerate(meanings):
        if meaning == Meaning.NAME and kept[-1:] == [Meaning.NAME] and place:
            kept[-1] = Meaning.FAMILY
            kept.append(Meaning.GIVEN)
        elif meaning in kept and meaning not in SHARED:
            kept.append(Meaning.IGNORE)
        else:
            kept.append(meaning)
    return tuple(kept)


def _guessed(rows: Sequence[Row], kind: Kind) -> Heading:
    """No heading: the column of names by what is in it, the longest other one for posts."""
    width = len(rows[0].cells) if rows else 0
    columns = [[row.cells[at].text.strip() for row in rows] for at in range(width)]
    meanings = [Meaning.IGNORE] * width
    shares = [_share_of_names(texts) for texts in columns]
    if shares and max(shares) > 0.5:
        named = shares.index(max(shares))
        meanings[named] = Meaning.NAME
        for place, texts in enumerate(columns):
            if place < named and all(re.fullmatch(r"\d*\.?", text) for text in texts):
                meanings[place] = Meaning.NUMBER
        if named + 1 < width and any(columns[named + 1]):
            others = range(named + 1, width)
            longest = max(others, key=lambda at: sum(map(len, columns[at])))
            if sum(map(len, columns[longest])) > 8 * len(rows):
                meanings[longest] = Meaning.POST
    return Heading(0, ("",) * width, tuple(meanings), found=False)


def _share_of_names(texts: Sequence[str]) -> float:
    stripped = [re.sub(r"^\d+[.)]?\s*", "", text) for text in texts if text]
    return sum(map(looks_like_name, stripped)) / len(stripped) if stripped else 0.0
