"""Tables as offices spoil them: what is done with each, what must be seen, what mends it.

Everybody in them is invented.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from tests import sheets
from tests.sheets import HEAD, NAMES, PEOPLE, rows
from votes.roster.legacy import Charset, from_unicode
from votes.roster.tables import workbook

#: What mends a table that can't be read: the same people, copied from Word.
RIGHT = sheets.html(rows())
DATED = ("Họ và tên", "Chức vụ", "Ngày bổ nhiệm")


@dataclass(frozen=True)
class Spoiled:
    """A table pasted (`html`, `text`) or a `file` chosen; `says` is what the page must show.

    `names` are the people it gives as it is; without them it is refused and RIGHT mends it.
    """

    name: str
    says: str
    html: str = ""
    text: str = ""
    file: tuple[str, bytes] | None = None
    names: tuple[str, ...] = ()


def _pasted(name: str, says: str, table, *names: str, font: str = "") -> Spoiled:
    return Spoiled(name, says, html=sheets.html(table, font), names=names)


def _file(name: str, says: str, data: bytes, *names: str, called: str = "danh-sach.xlsx"):
    return Spoiled(name, says, file=(called, data), names=names)


def _old(charset: Charset) -> list[list[str]]:
    return [[from_unicode(str(text), charset) for text in row] for row in rows()]


def _hidden_row(sheet) -> None:
    sheet.row_dimensions[3].hidden = True


def _hidden_column(sheet) -> None:
    sheet.column_dimensions["A"].hidden = True


def _second_sheet(sheet) -> None:
    sheet.title = "Danh sách"
    sheet.parent.create_sheet("Phụ lục")


ALL = tuple(NAMES)
TWO_ROWS = [
    ["<td rowspan=2>TT</td>", "<td rowspan=2>Họ và tên</td>", "<td colspan=2>Năm sinh</td>",
     "<td rowspan=2>Chức vụ</td>"],
    ["Nam", "Nữ"],
    ["1", NAMES[0], "", "1975", PEOPLE[0][2]],
    ["2", NAMES[1], "1980", "", PEOPLE[1][2]],
]  # fmt: skip
MERGED = [
    ("TT", "Họ và tên", "Chức vụ"),
    ("<td rowspan=2>1</td>", f"<td rowspan=2>{NAMES[0]}</td>", "Bí thư"),
    ("Chủ tịch HĐND",),
    ("2", NAMES[1], "Phó Bí thư"),
]
TITLED = [
    ["<td colspan=3>DANH SÁCH</td>"], HEAD, *PEOPLE, ("", "Nơi nhận:", "TM. BAN THƯỜNG VỤ"),
    ("", "- Lưu VT", "BÍ THƯ"),
]  # fmt: skip

SPOILED: tuple[Spoiled, ...] = (
    _pasted("two-header-rows", "1975", TWO_ROWS, *NAMES[:2]),
    _pasted("merged-cells", "Chủ tịch HĐND", MERGED, *NAMES[:2]),
    _pasted("title-and-signatures", "Bỏ qua phần chữ ký, nơi nhận", TITLED, *ALL),
    _pasted("no-header", "Không thấy dòng tiêu đề", PEOPLE, *ALL),
    _pasted("missing-column", "Thiếu cột “Chức vụ”", [row[:2] for row in rows()]),
    _pasted("no-names", "Thiếu cột họ tên", [(row[0], row[2]) for row in rows()]),
    _pasted("two-names-in-a-cell", "một ô có 2 tên",
            rows(("1", "<td><p>Lò Văn An</p><p>Ma Thị Bích</p></td>", "Bí thư"))),
    _pasted("same-name-twice", "trùng tên với dòng 3",
            rows(("1", "Lò Văn An", "Bí thư"), ("2", "Lò Văn An", "Phó Bí thư")),
            "Lò Văn An", "Lò Văn An"),
    _pasted("same-but-for-the-tone", "chỉ khác cách viết",
            rows(("1", "Vũ Thúy An", "Bí thư"), ("2", "Vũ Thuý An", "Phó Bí thư")),
            "Vũ Thúy An", "Vũ Thuý An"),
    _pasted("gap-in-the-numbers", "số thứ tự nhảy từ 1 sang 3", rows(PEOPLE[0], PEOPLE[2]),
            NAMES[0], NAMES[2]),
    _pasted("no-post", "thiếu chức vụ", rows(("1", NAMES[0], ""))),
    _pasted("dates-as-text", "05/02/2024",
            [DATED, (NAMES[0], "Bí thư", "ngày 05 tháng 02 năm 2024")], NAMES[0]),
    _pasted("half-a-date", "không có ngày; sẽ ghi 01/08/2024",
            [DATED, (NAMES[0], "Bí thư", "tháng 8/2024")], NAMES[0]),
    _pasted("a-date-that-is-none", "không có trong lịch",
            [DATED, (NAMES[0], "Bí thư", "31/02/2024")]),
    _pasted("american-date", "ghi tháng trước ngày", [DATED, (NAMES[0], "Bí thư", "02/25/2024")]),
    _pasted("lost-letters", "mất chữ có dấu", rows(("1", "Nguy?n Th? Hòa", "Bí thư"))),
    _pasted("tcvn3", "Bảng mã của chữ trong bảng", _old(Charset.TCVN3), *ALL),
    _pasted("vni", "Bảng mã của chữ trong bảng", _old(Charset.VNI), *ALL),
    _pasted("windows-1258", "Bảng mã của chữ trong bảng", _old(Charset.WINDOWS), *ALL),
    Spoiled("text-only", NAMES[0], text=sheets.tabbed(rows()), names=ALL),
    Spoiled("nothing-pasted", "Chưa có gì được dán"),
    _file("csv-tcvn3", "Bảng mã của chữ trong bảng",
          sheets.csv(_old(Charset.TCVN3), ";", "latin-1"), *ALL, called="danh-sach.csv"),
    _file("csv-wrong-separator", "Thiếu cột", sheets.csv(rows(), "~"), called="danh-sach.csv"),
    _file("macros", "macro không được chạy",
          sheets.rezipped(sheets.xlsx(rows()), **{"xl/vbaProject.bin": b"macro"}), *ALL,
          called="danh-sach.xlsm"),
    _file("formulas", "có công thức mà tệp không lưu kết quả",
          sheets.xlsx(rows(("1", '="Âu "&"Hòa"', "Bí thư")))),
    _file("hidden-row", "không đưa vào", sheets.xlsx(rows(), _hidden_row), NAMES[0], NAMES[2]),
    _file("hidden-column", "Cột ẩn A không đọc", sheets.xlsx(rows(), _hidden_column), *ALL),
    _file("several-sheets", "Chỉ đọc trang tính “Danh sách”",
          sheets.xlsx(rows(), _second_sheet), *ALL),
    _file("excel-dates", "15/03/2024",
          sheets.xlsx([DATED, (NAMES[0], "Bí thư", datetime.date(2024, 3, 15))]), NAMES[0]),
    _file("old-xls", "Save As", sheets.compound("Workbook"), called="danh-sach.xls"),
    _file("old-doc", "Ctrl+C", sheets.compound("WordDocument"), called="danh-sach.xls"),
    _file("with-a-password", "có mật khẩu", sheets.compound("EncryptedPackage")),
    _file("pdf-named-xlsx", "đây là tệp PDF", b"%PDF-1.7\n%\xe2\xe3"),
    _file("fifty-megabytes", "tệp dài 50 MB, nhiều nhất 5 MB".capitalize(),
          b"PK\x03\x04" + bytes(50 * 1024 * 1024)),
    _file("zip-bomb", "quá lớn cho một danh sách", sheets.rezipped(
        sheets.xlsx(rows()), **{"xl/media/x.bin": bytes(workbook.UNPACKED_LIMIT)})),
    _file("broken", "tệp hỏng".capitalize(), b"PK\x03\x04 broken"),
)  # fmt: skip
