"""What an office writes once for its papers: the points that no figure and no list gives.

Each is one field of the page Chi tiết văn bản. Those of the meeting are fixed with the result;
those marked `later` (numbers of papers, who took what over) are known only afterwards and are
kept until the paper that has them is first printed. An empty one prints dots.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

LONGEST: Final = 4000
BOTH: Final = frozenset({"party", "state"})
PARTY: Final = frozenset({"party"})
STATE: Final = frozenset({"state"})
_DAY: Final = re.compile(r"(?:ngày\s+)?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.IGNORECASE)


@dataclass(frozen=True)
class Detail:
    """One point: `papers` are the documents that print it, `rows` lines of its field; a field
    of several rows is a list where `listed`, one entry a line. `dated`: written out in full.
    """

    key: str
    label: str
    papers: tuple[str, ...]
    hint: str = ""
    rows: int = 1
    listed: bool = False
    later: bool = False
    letterheads: frozenset[str] = field(default=BOTH)
    dated: bool = False

    def entries(self, text: str) -> list[str]:
        """The entries of a list, one a line, without marks and full stops at the ends."""
        cleaned = (line.strip().lstrip("-+•").strip(" .;") for line in text.splitlines())
        return [line for line in cleaned if line]

    def misread(self, text: str) -> str:
        """Why the papers, which write a date out in full, can't read this one; or empty."""
        if not self.dated or not text.strip() or day_of(text.strip()):
            return ""
        return f"“{self.label}”: “{text}” không phải ngày. Viết như 10/02/2026, hoặc để trống."


def day_of(text: str) -> datetime.date | None:
    """The day of "10/02/2026" or "ngày 10.2.2026"; None where it is no day of the calendar."""
    if not (found := _DAY.fullmatch(text)):
        return None
    day, month, year = map(int, found.groups())
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


_EACH = "Mỗi người một dòng: họ và tên, chức vụ hoặc đơn vị; văn bản nhà nước ghi cả Ông, Bà."

_ALL: Final = (
    Detail("guests", "Đại biểu mời, giới thiệu khi khai mạc", ("script",), _EACH, rows=3,
           listed=True),
    Detail("term", "Khóa của Hội đồng", ("minutes", "script", "resolution"), "Ví dụ: XIV.",
           letterheads=STATE),
    Detail("years", "Nhiệm kỳ", ("minutes", "script", "resolution"), "Ví dụ: 2021 - 2026.",
           letterheads=STATE),
    Detail("stock_at", "Giờ kiểm đếm, giao nhận phiếu", ("stock",), "Ví dụ: 07:30."),
    Detail("stock_on", "Ngày kiểm đếm, giao nhận phiếu", ("stock",), "Ví dụ: 04/02/2026."),
    Detail("stock_place", "Nơi kiểm đếm, giao nhận phiếu", ("stock",)),
    Detail("stock_giver", "Bên giao phiếu", ("stock",), "Họ và tên, chức vụ."),
    Detail("stamped", "Số phiếu đã đóng dấu treo", ("stock",),
           "Từng loại phiếu một dòng nếu có nhiều loại.", rows=2, listed=True),
    Detail("spoilt", "Số phiếu in hỏng đã hủy", ("stock",),
           "Từng loại phiếu một dòng nếu có nhiều loại.", rows=2, listed=True),
    Detail("boxes", "Số thùng phiếu", ("stock",)),
    Detail("seals", "Số tờ giấy niêm phong", ("stock",)),
    Detail("staff", "Nhân viên kỹ thuật giúp việc", ("minutes", "script"), _EACH,
           rows=3, listed=True),
    Detail("observers", "Giám sát, chứng kiến", ("minutes",), _EACH, rows=3, listed=True),
    Detail("absentees", "Người vắng mặt", ("minutes", "script"),
           "Mỗi người một dòng: họ và tên – lý do.", rows=3, listed=True),
    Detail("expected_at", "Dự kiến báo cáo kết quả lúc", ("counts", "script"), "Ví dụ: 10:30."),
    Detail("other_reason", "Lý do khác của phiếu không hợp lệ",
           ("minutes", "summary", "report"), "Nội dung Ban kiểm phiếu kết luận."),
    Detail("discussed", "Trường hợp Ban kiểm phiếu thảo luận, kết luận", ("minutes",), rows=3),
    Detail("complaints", "Ý kiến, khiếu nại và kết luận", ("minutes",),
           "Không có thì ghi: không có.", rows=2),
    Detail("handed_at", "Giờ niêm phong, bàn giao", ("sealing",), "Ví dụ: 11:15.", later=True),
    Detail("handed_to", "Bên nhận phiếu", ("sealing",), "Họ và tên, chức vụ, cơ quan.",
           later=True),
    Detail("packages", "Số gói phiếu niêm phong", ("sealing",), later=True),
    Detail("log_pages", "Số trang Nhật ký kiểm phiếu", ("sealing",), later=True),
    Detail("medium", "Số của thiết bị lưu dữ liệu", ("sealing",), later=True),
    Detail("seal_signed_by", "Niêm phong có chữ ký của", ("sealing",), later=True),
    Detail("kept_until", "Thời hạn lưu theo quyết định của", ("sealing",), later=True),
    Detail("opened_by", "Cấp có thẩm quyền quyết định mở", ("sealing",), later=True),
    Detail("witness", "Người chứng kiến", ("sealing",), "Họ và tên.", later=True),
    Detail("certificate_number", "Số thông báo kết quả cá nhân", ("certificate",), later=True),
    Detail("resolution_number", "Số nghị quyết", ("resolution", "notice", "certificate"),
           later=True, letterheads=STATE),
    Detail("resolution_bases", "Căn cứ khác của nghị quyết", ("resolution",),
           "Mỗi căn cứ một dòng.", rows=3, listed=True, later=True, letterheads=STATE),
    Detail("proposal", "Tờ trình của Thường trực: số, ngày", ("resolution",),
           "Ví dụ: 12/TTr-HĐND ngày 02/02/2026.", later=True, letterheads=STATE),
    Detail("notice_number", "Số thông báo công khai", ("notice",), later=True,
           letterheads=STATE),
    Detail("report_number", "Số báo cáo", ("report", "rollup"), later=True),
    Detail("report_to", "Kính gửi", ("report", "rollup"), "Mỗi nơi một dòng.", rows=2,
           listed=True, later=True),
    Detail("prepared", "Lãnh đạo, chỉ đạo, chuẩn bị", ("report",), rows=4, later=True,
           letterheads=PARTY),
    Detail("assessment", "Đánh giá, kiến nghị", ("report", "rollup"), rows=4, later=True),
    Detail("enclosures", "Gửi kèm", ("report",), "Ngoài biên bản kiểm phiếu và danh sách.",
           later=True, letterheads=PARTY),
    Detail("recipients", "Nơi nhận", ("report", "resolution", "notice", "certificate", "rollup"),
           "Mỗi nơi một dòng; dòng Lưu được in sẵn.", rows=3, listed=True, later=True),
    Detail("issued_on", "Ngày ký văn bản", ("report", "notice", "certificate", "rollup"),
           "Ví dụ: 10/02/2026. Để trống thì ghi tay.", later=True, dated=True),
    Detail("signed_for", "Ký thay mặt", ("report", "certificate", "rollup"),
           "Để trống thì in: BAN THƯỜNG VỤ.", later=True, letterheads=PARTY),
    Detail("signer_post", "Chức vụ người ký văn bản", ("report", "resolution", "notice",
           "certificate", "rollup"),
           "Ví dụ: Phó Bí thư; Chủ tịch; KT. Chủ tịch / Phó Chủ tịch.", later=True),
    Detail("signer", "Họ và tên người ký văn bản", ("report", "resolution", "notice",
           "certificate", "rollup"), later=True),
)  # fmt: skip

DETAILS: Final[dict[str, Detail]] = {detail.key: detail for detail in _ALL}


def of_letterhead(letterhead: str) -> Iterator[Detail]:
    """Every point that papers of this letterhead print, in the order of the day."""
    return (detail for detail in _ALL if letterhead in detail.letterheads)


def fixed(rows: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Those of (key, text) that are fixed with the result."""
    return {key: text for key, text in rows if key in DETAILS and not DETAILS[key].later}


def later(rows: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Those of (key, text) that are known only after the result is fixed."""
    return {key: text for key, text in rows if key in DETAILS and DETAILS[key].later}
