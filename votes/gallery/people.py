"""Names and posts for the gallery. Nobody of them exists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..invented import FAMILIES, MEN, MEN_GIVEN, WOMEN, WOMEN_GIVEN
from ..payload import BoardMember, Exempt

#: Steps that visit every combination of the lists above before one comes again.
MEN_STEP: Final = 1117
WOMEN_STEP: Final = 1447
#: Long ones, ones of other peoples, and both places of the tone mark.
UNUSUAL: Final = (
    ("Công Tằng Tôn Nữ Phương Quỳnh Như", "Bà"),
    ("H'Bơ Liă Niê Kđăm", "Bà"),
    ("Trần Lê Quốc Nguyễn Hoàng Bảo Khang", "Ông"),
    ("Lương Thị Thuý", "Bà"),
    ("Y Bliăč Ksơr", "Ông"),
    ("Lương Thị Thúy", "Bà"),
)
PLACES: Final = (
    *("Suối Ngọc", "Khê Hạ", "Đồng Lam", "Bến Lội", "Phú Ưng", "Tân Khương", "Yên Hoà"),
    *("Quỳ Lĩnh", "Thượng Đẳng", "Hồng Ngự Thuỷ", "An Lưỡng"),
)
PARTY_POSTS: Final = (
    ("Bí thư Đảng ủy", "Chủ tịch Hội đồng nhân dân"),
    ("Phó Bí thư Thường trực Đảng ủy",),
    ("Phó Bí thư Đảng ủy", "Chủ tịch Ủy ban nhân dân", "Chỉ huy trưởng Phòng thủ dân sự"),
    ("Chủ nhiệm Ủy ban Kiểm tra Đảng ủy",),
    ("Trưởng Ban Xây dựng Đảng",),
    ("Chánh Văn phòng Đảng ủy", "Giám đốc Trung tâm Chính trị"),
    ("Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam",),
    ("Chỉ huy trưởng Ban Chỉ huy Quân sự",),
    ("Trưởng Công an",),
    ("Phó Chủ tịch Ủy ban nhân dân",),
)
STATE_POSTS: Final = (
    ("Chủ tịch Hội đồng nhân dân",),
    ("Phó Chủ tịch Hội đồng nhân dân",),
    ("Trưởng Ban Pháp chế",),
    ("Trưởng Ban Kinh tế - Ngân sách", "Ủy viên Thường trực Hội đồng nhân dân"),
    ("Chủ tịch Ủy ban nhân dân",),
    ("Phó Chủ tịch Ủy ban nhân dân", "Trưởng Ban Chỉ đạo chuyển đổi số", "Ủy viên Ủy ban nhân dân"),
    ("Giám đốc Sở Tài chính", "Ủy viên Ủy ban nhân dân"),
    ("Chánh Thanh tra", "Ủy viên Ủy ban nhân dân"),
    ("Giám đốc Sở Nông nghiệp và Môi trường", "Ủy viên Ủy ban nhân dân"),
    ("Trưởng Ban Văn hóa - Xã hội",),
)
EXEMPT_REASON: Final = (
    "được điều động, phân công, chỉ định giữ chức vụ từ tháng 8 năm 2026 theo quyết định của cấp "
    "có thẩm quyền, đến ngày lấy phiếu chưa đủ thời gian giữ chức vụ theo quy định, đồng thời đã "
    "có thông báo nghỉ hưu kể từ ngày 01 tháng 01 năm 2027"
)


def people(count: int, start: int = 0) -> list[tuple[str, str]]:
    """So many different names with Ông or Bà; another `start` gives others."""
    return [_person(start + number) for number in range(count)]


def _person(number: int) -> tuple[str, str]:
    if number % 3:
        return _name(number * MEN_STEP, (FAMILIES, MEN, MEN_GIVEN)), "Ông"
    return _name(number * WOMEN_STEP, (FAMILIES, WOMEN, WOMEN_GIVEN)), "Bà"


def _name(number: int, parts: Sequence[Sequence[str]]) -> str:
    chosen = []
    for part in parts:
        number, index = divmod(number, len(part))
        chosen.append(part[index])
    return " ".join(chosen)


def officials(count: int, start: int, *, unusual: bool) -> list[tuple[str, str]]:
    """The people rated, some of them with names that are hard to set."""
    found = people(count, start)
    if unusual:
        for number, person in enumerate(UNUSUAL[:count]):
            found[(number * 7 + 1) % count] = person
    return found


def posts(number: int, party: bool, unit: str) -> tuple[str, ...]:
    """What the official of that number is, in `unit` or, further down the list, in a place."""
    known = PARTY_POSTS if party else STATE_POSTS
    rank, index = divmod(number, len(known))
    where = f"xã {PLACES[(rank + index) % len(PLACES)]}" if rank else unit
    first, *others = known[index]
    return (f"{first} {where}", *others)


def board(size: int, start: int, party: bool) -> tuple[BoardMember, ...]:
    """The counting board: head, secretary and so many others."""
    roles = ["head", "secretary", *["member"] * size][:size]
    post = "Ủy viên Ban Chấp hành Đảng bộ" if party else "Đại biểu Hội đồng nhân dân"
    return tuple(
        BoardMember(name, role, honorific, post)
        for (name, honorific), role in zip(people(size, start), roles, strict=True)
    )


def exempt(count: int, start: int, party: bool, unit: str) -> tuple[Exempt, ...]:
    """People who are not rated, each with a reason of three lines."""
    return tuple(
        Exempt(name, posts(number, party, unit), EXEMPT_REASON, honorific)
        for number, (name, honorific) in enumerate(people(count, start))
    )
