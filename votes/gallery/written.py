"""What an office writes itself, and what stands beside a payload: roll, log and units below."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Final

from ..details import DETAILS, Detail
from ..payload import Attendee, Chain, LogEntry
from . import people

ACTIONS: Final = (
    ("Cán bộ chuẩn bị", "Chốt danh sách và mẫu phiếu, bắt đầu bỏ phiếu."),
    ("Thư ký điểm danh, phát thu phiếu", "Điểm danh: triệu tập và có mặt như biên bản."),
    ("Trưởng Ban kiểm phiếu", "Bắt đầu kiểm phiếu."),
    ("Người nhập phiếu", "Nhập xong tập {n}, lượt 1: 25 phiếu."),
    ("Người nhập phiếu", "Nhập xong tập {n}, lượt 2: 25 phiếu."),
    ("Trưởng Ban kiểm phiếu", "Kết luận theo phiếu tập {n}: 2 chỗ khác nhau, 25 phiếu."),
)
#: As an office writes it; a point that is not here says that it is written by the office.
WRITTEN: Final = {
    "guests": "Ông Lục Văn Trường, Giám đốc Sở Nội vụ\nBà Giang Thị Hòa, Phó Trưởng Ban Tổ chức",
    "term": "XVII",
    "years": "2021 - 2026",
    "stock_at": "07:30",
    "stock_on": "04/02/2026",
    "stock_place": "phòng họp số 2",
    "stock_giver": "Tống Minh Đạt, Chánh Văn phòng",
    "stamped": "33",
    "spoilt": "2",
    "boxes": "2",
    "seals": "4",
    "staff": "Lê Hữu Khoa, Văn phòng\nHồ Thị Mỹ Duyên, Trung tâm Chuyển đổi số",
    "observers": "Chử Xuân Lộc, Ủy viên Ủy ban Kiểm tra",
    "absentees": "Viên Đình Khoa – đi công tác nước ngoài\nBạch Thị Thu Hiền – nghỉ ốm",
    "expected_at": "10:30",
    "other_reason": "đánh dấu bằng bút chì đã tẩy xóa ở nhiều dòng",
    "discussed": "dấu (X) nằm giữa hai ô được tính là đánh dấu nhiều ô ở dòng đó; phiếu có vết "
    "tẩy xóa ở nhiều dòng được toàn Ban kiểm phiếu kết luận là không hợp lệ",
    "complaints": "không có",
    "handed_at": "11:15",
    "handed_to": "Tống Minh Đạt, Chánh Văn phòng",
    "packages": "2",
    "log_pages": "14",
    "medium": "TL-2026-03",
    "seal_signed_by": "Trưởng Ban kiểm phiếu, thư ký và đại diện Văn phòng",
    "kept_until": "Ban Thường vụ",
    "opened_by": "cấp có thẩm quyền",
    "witness": "Chử Xuân Lộc",
    "resolution_bases": "Nghị quyết số 15/NQ-HĐND ngày 10 tháng 12 năm 2025 về chương trình "
    "giám sát năm 2026",
    "issued_on": "10/02/2026",
    "signed_for": "Ban Thường vụ",
    "proposal": "12/TTr-HĐND ngày 02/02/2026",
    "report_to": "Ban Thường vụ Tỉnh ủy\nBan Tổ chức Tỉnh ủy",
    "prepared": "Ban Thường vụ đã ban hành kế hoạch, rà soát danh sách, gửi báo cáo tự đánh giá "
    "đến các đại biểu trước 10 ngày",
    "assessment": "Việc lấy phiếu được thực hiện nghiêm túc, dân chủ, đúng quy trình; đề nghị "
    "Ban Tổ chức hướng dẫn việc lưu trữ kết quả",
    "enclosures": "danh sách không thuộc diện lấy phiếu",
    "recipients": "Như kính gửi\nCác đồng chí được lấy phiếu\nBan Tổ chức",
    "signer_post": "Phó Bí thư",
    "signer": "Ninh Hữu Toàn",
}
SENTENCE: Final = "Nội dung do Văn phòng soạn"


def details(letterhead: str, *, later: bool) -> dict[str, str]:
    """Every point of that kind filled in."""
    return {
        key: _written(one)
        for key, one in DETAILS.items()
        if letterhead in one.letterheads and one.later == later
    }


def _written(one: Detail) -> str:
    return WRITTEN.get(one.key, "07" if one.key.endswith("_number") else SENTENCE)


def roll(summoned: int, present: int, party: bool, unit: str) -> tuple[Attendee, ...]:
    """Everybody summoned; the last of them are absent."""
    return tuple(
        Attendee(name, honorific, ", ".join(people.posts(n, party, unit)), int(n < present))
        for n, (name, honorific) in enumerate(people.people(summoned, 1000))
    )


def log(entries: int, on: str) -> tuple[LogEntry, ...]:
    """A chain of so many entries on that day."""
    return tuple(_entries(entries, on))


def _entries(count: int, on: str) -> Iterator[LogEntry]:
    before = ""
    for number in range(1, count + 1):
        role, words = ACTIONS[min(number - 1, 3 + number % 3)]
        who = people.people(1, 40 + number % 5)[0][0]
        at = f"{on}T{8 + number // 60:02}:{number % 60:02}:{number * 7 % 60:02}"
        before = hashlib.sha256(f"{before}{number}{at}{words}".encode()).hexdigest()
        action = words.format(n=1 + number // 3)
        yield LogEntry(number, at, who, role, action, hash=before)


def chain(entries: tuple[LogEntry, ...]) -> Chain:
    return Chain(len(entries), entries[-1].hash if entries else "")
