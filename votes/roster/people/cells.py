"""What single cells say: a name with what stands before it, Ông/Bà, a role in the board."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ...choices import BoardRole, Honorific
from .words import begins_post, looks_like_name, plain

_NUMBERING: Final = re.compile(r"^\(?\d{1,3}\s*[.)/-]+\s*|^\d{1,3}\s+")
_ADDRESS: Final = re.compile(
    r"^(?:các\s+)?(?P<what>đồng\s+chí|đ/\s?c|đ\.\s?c\.?|đc\.|ông|bà|anh|chị)\s*[.:]?\s+", re.I
)
_SEXES: Final = {
    "ong": Honorific.MR, "nam": Honorific.MR, "mr": Honorific.MR, "anh": Honorific.MR,
    "ba": Honorific.MRS, "nu": Honorific.MRS, "ms": Honorific.MRS, "mrs": Honorific.MRS,
    "chi": Honorific.MRS, "co": Honorific.MRS,
}  # fmt: skip
_ODD: Final = re.compile(r"[^\w\s'’.\-]|[\d_]")
_LOST: Final = re.compile(r"\w\?|\?\w|\ufffd")


@dataclass(frozen=True)
class Name:
    """A name as the office wrote it, the honorific before it, and what is odd about it."""

    text: str
    honorific: str = ""
    error: str = ""
    warning: str = ""


def read_name(text: str) -> Name:
    """The name in a cell without its number and “đ/c”; nothing else of it is changed."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    names = [line for line in lines if looks_like_name(_NUMBERING.sub("", line))]
    if len(names) > 1:
        return Name(lines[0], error=f"một ô có {len(names)} tên. Tách mỗi người một dòng.")
    rest = _NUMBERING.sub("", " ".join(lines)).strip(" ,;.:")
    honorific = ""
    while found := _ADDRESS.match(rest):
        honorific = honorific or _SEXES.get(plain(found["what"]), "")
        rest = rest[found.end() :].strip()
    return Name(rest, str(honorific), *_odd(rest))


def _odd(name: str) -> tuple[str, str]:
    """What is certainly wrong with a name, and what is worth a look."""
    if _LOST.search(name):
        return (
            f"“{name}” mất chữ có dấu (còn dấu ?). Lưu tệp lại: Save As → "
            "“Excel Workbook (*.xlsx)” rồi nạp."
        ), ""
    if len(name) > 300:
        return "họ tên dài hơn 300 chữ. Kiểm tra cột họ tên.", ""
    if found := _ODD.search(name):
        return "", f"“{name}” có ký tự “{found[0]}”. Kiểm tra họ tên."
    if begins_post(name) and len(name.split()) > 1 and not looks_like_name(name):
        return "", f"“{name}” giống chức vụ hơn họ tên. Kiểm tra cột họ tên."
    return "", "" if len(name.split()) > 1 else f"“{name}” chỉ có một chữ. Kiểm tra họ và tên."


def read_honorific(text: str) -> str:
    """Ông or Bà from a cell of sex or address; ValueError for anything else."""
    word = plain(text).strip(" .")
    if word in _SEXES:
        return str(_SEXES[word])
    raise ValueError(f"“{text}” không rõ Ông hay Bà. Ghi Ông, Bà, Nam hoặc Nữ.")


def read_role(text: str) -> str:
    """The role in the counting board; ValueError where the words name none."""
    word = plain(text)
    if re.search(r"\btruong ban\b|\btruong\b", word) and "pho" not in word:
        return str(BoardRole.HEAD)
    if "thu ky" in word:
        return str(BoardRole.SECRETARY)
    if re.search(r"thanh vien|uy vien|pho", word):
        return str(BoardRole.MEMBER)
    raise ValueError(f"“{text}” không phải nhiệm vụ. Ghi Trưởng ban, Thư ký hoặc Thành viên.")


def is_mark(text: str) -> bool:
    """A tick in a column, and no date or reason."""
    return text.strip().lower() in {"x", "v", "√", "✓", "✔", "1", "+", "có", "co"}
