"""A workbook to fill in, one for each list; the people in it are invented."""

from __future__ import annotations

import io
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils.cell import get_column_letter

Lines = tuple[tuple[str, ...], ...]
_OFFICIALS: Final[Lines] = (
    ("TT", "Họ và tên", "Ông/Bà", "Ngày sinh", "Chức vụ", "Khối", "Ngày bổ nhiệm, bầu",
     "Lý do không thuộc diện lấy phiếu"),
    ("1", "Âu Thị Hòa", "Bà", "15/03/1975", "Phó Bí thư Đảng ủy; Chủ tịch UBND xã", "Khối Đảng",
     "12/08/2025", ""),
    ("2", "Bế Quang Huy", "Ông", "02/11/1980", "Ủy viên Ban Thường vụ Đảng ủy", "Khối Đảng",
     "12/08/2025", ""),
    ("3", "Ma Văn Tính", "Ông", "30/06/1964", "Chủ tịch Ủy ban MTTQ Việt Nam xã", "Khối MTTQ",
     "05/2020", "Đã có thông báo nghỉ hưu"),
)  # fmt: skip
_MEMBERS: Final[Lines] = (
    ("TT", "Họ và tên", "Ông/Bà", "Ngày sinh", "Chức vụ"),
    ("1", "Lò Thị Thắm", "Bà", "20/10/1983", "Bí thư chi bộ thôn Đông"),
    ("2", "Khuất Văn Trọng", "Ông", "04/02/1979", "Trưởng Công an xã"),
)
_BOARD: Final[Lines] = (
    ("TT", "Họ và tên", "Ông/Bà", "Chức vụ", "Nhiệm vụ"),
    ("1", "Lều Văn Trọng", "Ông", "Ủy viên Ban Chấp hành", "Trưởng ban"),
    ("2", "Đàm Thị Nguyệt", "Bà", "Ủy viên Ban Chấp hành", "Thư ký"),
    ("3", "Tiêu Quốc Hiệu", "Ông", "Ủy viên Ban Chấp hành", "Thành viên"),
)
LISTS: Final = {"officials": _OFFICIALS, "members": _MEMBERS, "board": _BOARD}
_WIDTHS: Final = (6, 26, 9, 14, 40, 22, 20, 34)


def template(kind: str) -> bytes:
    """The .xlsx of a list: a heading that stays in view and people to write over."""
    book = Workbook()
    del book["Sheet"]
    sheet = book.create_sheet("Danh sách")
    for line in LISTS[kind]:
        sheet.append(line)
    for place, width in zip(range(1, len(LISTS[kind][0]) + 1), _WIDTHS, strict=False):
        sheet.column_dimensions[get_column_letter(place)].width = width
    for row in sheet.iter_rows():
        for cell in row:
            # Text, so that Excel turns no date round as it is typed.
            cell.number_format = "@"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(name="Times New Roman", size=13, bold=cell.row == 1)
    sheet.freeze_panes = "A2"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
