"""The people of a day as somebody pastes them: a name on each line, what they do after it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import Final

from ..choices import Role
from .legacy import likely, to_unicode
from .names import bare, clean, fold, foreign_character
from .people.cells import read_name

#: With one go; a name is also what one logs in with.
PEOPLE_LIMIT: Final = 100
NAME_LIMIT: Final = 120
_NUMBER: Final = re.compile(r"\(?\d{1,3}\)?[.)/-]*")
_BULLET: Final = re.compile(r"^\s*[-–—•*+]\s*")
_CELLS: Final = re.compile(r"\t|[,;|()]|\s[-–—]\s")
#: The whole of what is said must be one of these: a "Trưởng ban Tổ chức" is a post, no role.
_ROLES: Final = {
    "nguoi nhap phieu": Role.TYPIST, "nguoi nhap": Role.TYPIST, "nhap phieu": Role.TYPIST,
    "nhap": Role.TYPIST, "nhan vien ky thuat": Role.TYPIST, "ky thuat": Role.TYPIST,
    "diem danh": Role.CLERK, "thu ky diem danh": Role.CLERK, "phat phieu": Role.CLERK,
    "phat thu phieu": Role.CLERK, "thu ky diem danh phat thu phieu": Role.CLERK,
    "truong ban kiem phieu": Role.HEAD, "truong bkp": Role.HEAD, "truong ban": Role.HEAD,
    "thu ky ban kiem phieu": Role.SECRETARY, "thu ky bkp": Role.SECRETARY,
    "thu ky": Role.SECRETARY, "nguoi giam sat": Role.OBSERVER, "giam sat": Role.OBSERVER,
    "can bo chuan bi": Role.ORGANISER,
}  # fmt: skip


@dataclass(frozen=True)
class Helper:
    """Somebody on a line; `role` is empty where it names none, `error` what is wrong with it."""

    line: int
    name: str
    role: str = ""
    post: str = ""
    error: str = ""


def read_helpers(text: str) -> tuple[Helper, ...]:
    """Everybody on the list in its order; of two with one name the second is called “… 2”."""
    lines = unicodedata.normalize("NFC", text).splitlines()
    charset = likely(lines)
    rows = [
        _row(number, to_unicode(line, charset) if line.strip() else "")
        for number, line in enumerate(lines, 1)
    ]
    return tuple(_told_apart(row for row in rows if row is not None))


def _row(number: int, line: str) -> Helper | None:
    """The person of a line; None where it is empty or holds only a number."""
    if hidden := foreign_character(line.replace("\t", " ")):
        return Helper(number, line.strip(), error=f"có ký tự ẩn {hidden}. Xóa và gõ lại.")
    cells = [cell.strip() for cell in _CELLS.split(_BULLET.sub("", line)) if cell.strip()]
    said = [cell for cell in cells if not _NUMBER.fullmatch(cell)]
    if not said:
        return None
    name = read_name(said[0])
    role = next((found for cell in said[1:] if (found := _role(cell))), "")
    post = ", ".join(cell for cell in said[1:] if not _role(cell))
    return Helper(
        number, clean(" ".join(name.text.split())), role, post, _wrong(name.text, name.error)
    )


def _role(cell: str) -> str:
    words = " ".join(re.sub(r"[\W_]+", " ", bare(cell)).split())
    return str(_ROLES.get(words, ""))


def _wrong(name: str, error: str) -> str:
    if error:
        return error
    if not re.search(r"[^\W\d_]", name):
        return "thiếu họ tên. Ghi họ tên, hoặc bỏ dòng này."
    if len(name) > NAME_LIMIT:
        return f"họ tên dài hơn {NAME_LIMIT} chữ. Viết gọn lại."
    return ""


def _told_apart(rows: Iterable[Helper]) -> Iterator[Helper]:
    taken: set[str] = set()
    for row in rows:
        name = free_name(row.name, taken)
        taken.add(fold(name))
        yield replace(row, name=name)


def free_name(name: str, taken: set[str]) -> str:
    """The name, or with the first number that tells it from those taken (as `fold` has them)."""
    if fold(name) not in taken:
        return name
    stem = re.sub(r"\s+\d+$", "", name)
    numbered = (f"{stem} {number}" for number in count(2))
    return next(one for one in numbered if fold(one) not in taken)
