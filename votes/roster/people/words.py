"""The words by which headings, posts, blocs and signatures are known."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from ..names import fold


def _folded(*words: str) -> tuple[str, ...]:
    """Each as `fold` has it; a space at its end says that the word must end there."""
    return tuple(fold(word) + (" " if word.endswith(" ") else "") for word in words)


# With their marks: without them Trương would be a trưởng and Tống a tổng.
#: A person's post begins with one of these.
_POSTS: Final = _folded(
    "bí thư", "phó ", "chủ tịch", "ủy viên", "trưởng ", "quyền chủ", "quyền trưởng",
    "quyền giám", "giám đốc", "chánh ", "chủ nhiệm", "chỉ huy", "chính trị viên", "viện trưởng",
    "tổng bí", "tổng giám", "tổng biên", "thư ký", "đại biểu", "hiệu trưởng", "cán bộ",
    "chuyên viên", "công chức", "kế toán", "đội trưởng", "tổ trưởng", "thành viên", "nguyên ",
    "đảng ủy viên", "tỉnh ủy viên", "thành ủy viên", "huyện ủy viên", "chi ủy viên",
    "thường trực", "thiếu tướng", "trung tướng", "đại tá", "thượng tá", "trung tá", "thiếu tá",
    "bộ trưởng", "thứ trưởng", "vụ trưởng", "cục trưởng", "chính ủy",
)  # fmt: skip
#: A body, not a person, begins with one of these.
_BODIES: Final = _folded(
    "khối", "ban chấp", "ban thường", "ban tổ chức", "ban tuyên", "ban dân", "ban xây",
    "ban kiểm", "ban nội", "ban pháp", "ban kinh", "ban văn", "ban chỉ", "ban quản", "ủy ban",
    "ubnd", "hđnd", "hội ", "sở ", "đảng ủy", "đảng bộ", "chi bộ", "thường trực", "mặt trận",
    "mttq", "ubmttq", "các ", "cơ quan", "đơn vị", "đoàn thanh", "đoàn đại", "đoàn tncs",
    "đoàn xã", "liên đoàn", "văn phòng", "công an", "quân sự", "tòa án", "viện kiểm", "xã ",
    "phường ", "tỉnh ", "thành phố", "huyện ", "tổ chức", "nhóm ", "phòng ", "trung tâm",
    "trường ", "tổ đại", "lĩnh vực", "danh sách",
)  # fmt: skip
_SIGNATURES: Final = re.compile(
    r"noi nhan|nguoi lap|lap bieu|ky ten|\(ky|t/m|tm\.|tl\.|kt\.|xac nhan|thu truong|nguoi duyet|"
    r"danh sach (nay )?(co|gom)|an dinh danh sach|luu:|- luu|ghi chu:|"
    r".{0,40}, ?ngay .{0,12}thang .{0,12}nam"
)
_TOTALS: Final = re.compile(r"cong|(tong so|tong cong|cong)\b.*\d.*|tong (so|cong)[: ]*")
#: Letters that are looked at for how a text begins.
_ENOUGH: Final = 40
_SENTENCE: Final = 150
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")


def plain(text: str) -> str:
    """Small letters without marks and double spaces: for finding words, never for names."""
    lowered = unicodedata.normalize("NFD", text.lower()).replace("đ", "d").replace("ð", "d")
    bare = "".join(letter for letter in lowered if not unicodedata.combining(letter))
    return " ".join(bare.split())


def begins_post(text: str) -> bool:
    return f"{fold(text[:_ENOUGH])} ".startswith(_POSTS)


def begins_body(text: str) -> bool:
    return f"{fold(text[:_ENOUGH])} ".startswith(_BODIES)


def is_signature(text: str) -> bool:
    return _SIGNATURES.match(plain(text[:_SENTENCE])) is not None


def is_total(text: str) -> bool:
    return _TOTALS.fullmatch(plain(text[:_SENTENCE])) is not None


def looks_like_name(text: str) -> bool:
    """Two to seven words that each begin with a capital, and no post or body."""
    words = text.split()
    return (
        2 <= len(words) <= 7
        and all(word[0].isupper() and _WORD.fullmatch(word) for word in words)
        and not begins_post(text)
        and not begins_body(text)
    )
