"""Two rows of one name, and numbers that jump: what is worth a look before it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..names import fold
from .choices import Meaning
from .headings import Heading
from .layout import Layout, cell_of
from .records import WARNING, Person, Remark


def same_names(people: Sequence[Person]) -> Iterator[Remark]:
    """Names that differ in capitals, spaces and the place of the tone at most; both rows said."""
    by_name: dict[str, list[Person]] = {}
    for one in people:
        by_name.setdefault(fold(one.name), []).append(one)
    for same in by_name.values():
        for one in same[1:]:
            yield _same(one, same[0])
            yield _same(same[0], one)


def _same(one: Person, other: Person) -> Remark:
    if one.name == other.name:
        what = f"trùng tên với dòng {other.line}"
    else:
        what = f"trùng tên với dòng {other.line} (“{other.name}”, chỉ khác cách viết)"
    return Remark(WARNING, f"“{one.name}” {what}. Nếu là một người, bỏ một dòng.", one.line)


def gaps(layout: Layout, heading: Heading) -> Iterator[Remark]:
    """An order number that jumps: a row may be missing."""
    before = None
    for row, _bloc in layout.people:
        found = re.fullmatch(r"\(?(\d{1,3})\)?\.?", cell_of(row, heading, Meaning.NUMBER))
        number = int(found[1]) if found else None
        if number and before and number > before + 1:
            text = f"số thứ tự nhảy từ {before} sang {number}. Kiểm tra có thiếu người không."
            yield Remark(WARNING, text, row.line)
        before = number or before
