"""Who is in the demo: its boards, its accounts, a ward below. Nobody of them exists."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Final

from .. import roster
from ..choices import Role

CHAIR: Final = "Phùng Hữu Khải"
BOARD: Final = (
    roster.BoardData("Lều Văn Trọng", "Ủy viên Ban Chấp hành", "head"),
    roster.BoardData("Khuất Thị Minh Nguyệt", "Ủy viên Ban Chấp hành", "secretary"),
    roster.BoardData("Đàm Quốc Hiệu", "Ủy viên Ban Chấp hành", "member"),
)


@dataclass(frozen=True)
class Account:
    """Somebody who can log in to the demo."""

    username: str
    name: str
    role: Role


PARTY: Final = (
    Account("canbo", "Ngân Thị Hạnh", Role.ORGANISER),
    Account("diemdanh", "Lò Thị Thắm", Role.CLERK),
    Account("nhap1", "Âu Thanh Tú", Role.TYPIST),
    Account("nhap2", "Bế Quang Huy", Role.TYPIST),
    Account("truongban", "Lều Văn Trọng", Role.HEAD),
    Account("thuky", "Khuất Thị Minh Nguyệt", Role.SECRETARY),
    Account("giamsat", "Ma Văn Tính", Role.OBSERVER),
)
COUNCIL: Final = (
    Account("hdnd-canbo", "Tiêu Ngọc Diệp", Role.ORGANISER),
    Account("hdnd-nhap1", "Mạc Thị Lành", Role.TYPIST),
    Account("hdnd-nhap2", "Nông Đức Mậu", Role.TYPIST),
    Account("hdnd-truongban", "Ninh Hữu Toàn", Role.HEAD),
    Account("hdnd-thuky", "Bạch Thị Thu Hiền", Role.SECRETARY),
)
#: A ward below the Party's body; another below it has held no vote.
WARD: Final = (
    Account("khe-ha-canbo", "Chu Thị Miên", Role.ORGANISER),
    Account("khe-ha-nhap1", "Nhâm Văn Túc", Role.TYPIST),
    Account("khe-ha-nhap2", "Kha Thị Bưởi", Role.TYPIST),
    Account("khe-ha-truongban", "Lại Đình Khoát", Role.HEAD),
    Account("khe-ha-thuky", "Viên Thị Thoa", Role.SECRETARY),
)
#: Of the one who is rated in two places.
BORN: Final = datetime.date(1974, 5, 19)
WITHOUT_A_VOTE: Final = "Đảng bộ xã Khê Thượng"
WARD_POSTS: Final = (
    "Bí thư Đảng ủy phường", "Phó Bí thư Thường trực Đảng ủy phường",
    "Phó Bí thư Đảng ủy; Chủ tịch UBND phường", "Chủ nhiệm Ủy ban Kiểm tra Đảng ủy phường",
    "Chủ tịch Ủy ban MTTQ phường",
)  # fmt: skip
