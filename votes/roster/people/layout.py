"""The rows below a heading: people, names of blocs between them, and what is no person at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from ..tables import Row
from .choices import Meaning
from .headings import Heading
from .words import begins_body, begins_post, is_signature, is_total, looks_like_name

#: The column that says who somebody is.
NAMED: Final = (Meaning.NAME, Meaning.GIVEN)
_ORDER: Final = re.compile(r"\(?\d{1,3}\)?\.?")
_ROMAN: Final = re.compile(r"[IVXL]{1,6}[.)/-]?|[A-ZĐ][.)/-]?")
_MARK: Final = re.compile(r"^(?:[IVXL]{1,6}|[A-ZĐ]|\d{1,2})\s*[.)/:-]+\s*")
_COUNT: Final = re.compile(
    r"\s*[(:–-]\s*(?:gồm\s*)?\d+\s*(?:đ/c|đồng chí|người|đại biểu)\s*\)?$", re.I
)


@dataclass
class Layout:
    """People's rows with the bloc each stands under, and the lines of what was left out."""

    people: list[tuple[Row, str]] = field(default_factory=list)
    above: list[int] = field(default_factory=list)
    below: list[int] = field(default_factory=list)
    hidden: list[Row] = field(default_factory=list)
    blocs: list[tuple[int, str]] = field(default_factory=list)
    joined: list[tuple[int, int]] = field(default_factory=list)


def lay_out(rows: Sequence[Row], heading: Heading) -> Layout:
    """Sort the rows out. Hidden ones stay out: the list is what the office sees."""
    found = Layout(above=[row.line for row in rows[: heading.start]])
    bloc = ""
    ended = False
    repeated = _cut(rows[heading.start - 1]) if heading.found and heading.start else None
    for row in rows[heading.start :]:
        texts = _texts(row)
        if row.hidden:
            found.hidden.append(row)
        elif _cut(row) == repeated or _says_nothing(row, heading, texts):
            continue
        elif any(map(is_signature, texts)) or (ended and not _numbered(row, heading)):
            ended = True
            found.below.append(row.line)
        elif found.people and _goes_on(found.people[-1][0], row, heading, texts):
            found.joined.append((row.line, found.people[-1][0].line))
            found.people[-1] = _joined(found.people[-1][0], row), found.people[-1][1]
        elif name := _bloc(row, heading, texts):
            bloc = name
            found.blocs.append((row.line, name))
        else:
            found.people.append((row, bloc))
    return found


def _cut(row: Row) -> tuple[str, ...]:
    return tuple(" ".join(cell.text.split()).lower() for cell in row.cells)


def _texts(row: Row) -> list[str]:
    """The texts of a row, each once: a merge says its own but once."""
    return list(dict.fromkeys(cell.text.strip() for cell in row.cells if cell.text.strip()))


def cell_of(row: Row, heading: Heading, meaning: Meaning) -> str:
    """The text of the row's column of that meaning; empty where the table has none."""
    if meaning not in heading.meanings:
        return ""
    return row.cells[heading.meanings.index(meaning)].text.strip()


def _says_nothing(row: Row, heading: Heading, texts: list[str]) -> bool:
    """An empty row, a total, or a line of a form that nobody filled in."""
    if not texts or is_total(texts[0]):
        return True
    return (
        texts == [cell_of(row, heading, Meaning.NUMBER)] and _ORDER.fullmatch(texts[0]) is not None
    )


def _goes_on(before: Row, row: Row, heading: Heading, texts: list[str]) -> bool:
    """Whether a row belongs to the person above: the name is merged, or there is only a post."""
    named = next((at for at, meaning in enumerate(heading.meanings) if meaning in NAMED), None)
    if named is None:
        return False
    cell = row.cells[named]
    if cell.merged and cell.text and cell.text == before.cells[named].text:
        return True
    posts = [
        row.cells[at].text for at, meaning in enumerate(heading.meanings) if meaning == Meaning.POST
    ]
    return not cell.text and len(texts) == 1 and texts[0] in posts and not cell.merged


def _joined(before: Row, row: Row) -> Row:
    """Both rows as one: what the second has of its own stands on a line below."""
    cells = (
        above if not below.text or below.merged or below.text == above.text
        else replace(above, text=f"{above.text}\n{below.text}".strip())
        for above, below in zip(before.cells, row.cells, strict=True)
    )  # fmt: skip
    return replace(before, cells=tuple(cells))


def _numbered(row: Row, heading: Heading) -> bool:
    number = cell_of(row, heading, Meaning.NUMBER)
    return _ORDER.fullmatch(number) is not None and len(_texts(row)) > 1


def _bloc(row: Row, heading: Heading, texts: list[str]) -> str:
    """The name of a bloc where the row is one, without its Roman number and its count."""
    number = cell_of(row, heading, Meaning.NUMBER)
    words = [text for text in texts if text != number] or texts
    if len(words) != 1 or _numbered(row, heading):
        return ""
    bare = _COUNT.sub("", _MARK.sub("", words[0])).strip(" .:")
    spread = sum(bool(cell.text.strip()) for cell in row.cells) > len(texts)
    roman = bool(number and _ROMAN.fullmatch(number)) or _MARK.match(words[0]) is not None
    if begins_body(bare) or ((spread or roman) and not _person(bare, words[0])):
        return " ".join(bare.split())
    only_column = len(set(heading.meanings) - {Meaning.IGNORE, Meaning.NUMBER}) <= 1
    return "" if only_column or _person(bare, words[0]) else " ".join(bare.split())


def _person(bare: str, written: str) -> bool:
    """Whether the one text of a row may be somebody's name."""
    return looks_like_name(bare) and not begins_post(bare) and not bare.isupper()
