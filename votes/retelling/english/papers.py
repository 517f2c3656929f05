"""Why a paper can't be drawn (votes/documents), and what of a sealed payload can't be read."""

from __future__ import annotations

from typing import Final

SENTENCES: Final = {
    "Không in được {1} trong {2}. Gõ lại chỗ đó rồi in.": (
        "{1} in {2} can't be printed. Type it again, then print."
    ),
    "ký tự{1} U+{2}": "character{=1} U+{=2}",
    "chi tiết văn bản “{1}”": "the detail “{1}”",
    "danh sách đại biểu, {1}": "the roster, {=1}",
    "tên cơ quan “{1}”": "the organisation's name “{=1}”",
    "tên cơ quan": "the organisation's name",
    "tên cấp triệu tập": "the name of the convening committee",
    "tên cơ quan ban hành": "the name of the issuing body",
    "tên cấp trên": "the name of the superior body",
    "địa danh": "the place",
    "tên hội nghị, kỳ họp": "the name of the meeting",
    "tên người chủ trì “{1}”": "the chair's name “{=1}”",
    "căn cứ “{1}”": "the legal basis “{=1}”",
    "Ban kiểm phiếu, {1}": "the counting board, {=1}",
    "người không thuộc diện lấy phiếu {1}": "the exempt official {=1}",
    "tên loại phiếu “{1}”": "the name of ballot form “{=1}”",
    "màu giấy của loại phiếu “{1}”": "the paper colour of ballot form “{=1}”",
    "{1} không đọc được thành chữ": "{=1} can't be written in words",
    "{1} không ghi được vào kết quả: {2}": "{1} can't be part of a result: {=2}",
    "{1}: phải là {2}, không phải {3}": "{1}: must be {=2}, not {=3}",
    "{1}: khóa lạ {2}": "{1}: unknown key {=2}",
    "{1}: thiếu dữ liệu ({2})": "{1}: data missing ({=2})",
    "{1} không có chỗ khác nhau để kết luận.": "{1} has no difference to decide.",
    "{1}: không kết luận “{2}” được.": "{1}: “{=2}” can't be decided.",
    "Phiếu {1}, dòng {2}": "Ballot {1}, line {2}",
    "Phiếu {1}": "Ballot {1}",
}
