"""Files that hold a table, or none: each is read rightly, or refused with what to do about it."""

from __future__ import annotations

import datetime

import pytest

from tests import sheets
from tests.proposing import names, proposed, refusal, said
from tests.sheets import HEAD, NAMES, PEOPLE, rows, xlsx
from votes import roster
from votes.roster import tables
from votes.roster.people import Kind, propose
from votes.roster.tables import workbook


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_of_any_separator_and_unicode_encoding(separator, encoding):
    assert names(tables.read(sheets.csv(rows(), separator, encoding))) == NAMES


def test_a_wrong_separator_is_a_missing_column():
    found = propose(tables.read(sheets.csv(rows(), "~")), Kind.OFFICIALS)
    assert "Thiếu cột" in said(found)


def test_a_workbook_with_dates_numbers_and_a_wrong_dimension():
    table = [(*HEAD, "Ngày sinh"), (1, "Âu Thị Hòa", "Bí thư", datetime.date(1975, 3, 15))]
    data = xlsx(table)
    sheet = "xl/worksheets/sheet1.xml"
    with workbook.check_archive(data) as archive:
        content = archive.read(sheet).replace(b'ref="A1:D2"', b'ref="A1"')
    (one,) = proposed(tables.read(sheets.rezipped(data, **{sheet: content}))).rows
    assert (one.name, str(one.birth)) == ("Âu Thị Hòa", "15/03/1975")


def test_hidden_rows_stay_out_and_are_named():
    def hide(sheet):
        sheet.row_dimensions[3].hidden = True

    found = proposed(tables.read(xlsx(rows(), hide)))
    assert [one.name for one in found.rows] == [NAMES[0], NAMES[2]]
    assert f"dòng 3: Dòng ẩn ({NAMES[1]}) không đưa vào" in said(found)


def test_hidden_columns_are_not_read():
    def hide(sheet):
        sheet.column_dimensions["D"].hidden = True

    found = proposed(tables.read(xlsx(rows((*PEOPLE[0], "Khối Đảng"), head=(*HEAD, "Khối")), hide)))
    assert found.rows[0].bloc == "" and "Cột ẩn D không đọc" in said(found)


def test_merged_cells_of_a_workbook():
    def merge(sheet):
        for place in ("A1:A2", "B1:B2", "C1:D1", "E1:E2"):
            sheet.merge_cells(place)

    table = [("TT", "Họ và tên", "Năm sinh", None, "Chức vụ"), (None, None, "Nam", "Nữ", None),
             (1, "Âu Thị Hòa", None, 1975, "Bí thư")]  # fmt: skip
    (one,) = proposed(tables.read(xlsx(table, merge))).rows
    assert (one.honorific, str(one.birth), one.line) == ("Bà", "1975", 3)


def test_a_formula_without_its_value_is_named():
    found = propose(tables.read(xlsx(rows(("1", '="Âu "&"Hòa"', "Bí thư")))), Kind.OFFICIALS)
    assert "Ô B2 có công thức mà tệp không lưu kết quả" in said(found)
    assert "dòng 2, cột “Họ và tên”: thiếu họ tên" in said(found)


def test_macros_are_never_run_and_said():
    data = sheets.rezipped(xlsx(rows()), **{"xl/vbaProject.bin": b"macro"})
    found = proposed(tables.read(data))
    assert [one.name for one in found.rows] == NAMES
    assert "macro không được chạy" in said(found)


def test_several_sheets_the_one_read_is_named():
    def add(sheet):
        sheet.title = "Danh sách"
        sheet.parent.create_sheet("Phụ lục")

    assert "Chỉ đọc trang tính “Danh sách”, không đọc “Phụ lục”" in said(
        proposed(tables.read(xlsx(rows(), add)))
    )


def test_fifty_megabytes_are_refused_by_size():
    with pytest.raises(roster.RosterErrors, match="tệp dài 50 MB, nhiều nhất 5 MB"):
        tables.check_size(50 * 1024 * 1024)


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    bomb = sheets.rezipped(xlsx(rows()), **{"xl/media/x.bin": bytes(workbook.UNPACKED_LIMIT)})
    assert len(bomb) < tables.SIZE_LIMIT
    assert "quá lớn cho một danh sách" in refusal(bomb)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "tệp trống"),
        (b" \n\t", "tệp trống"),
        (b"%PDF-1.7\n%\xe2\xe3", "tệp PDF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "đây là ảnh"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "đây là ảnh"),
        (sheets.compound("EncryptedPackage"), "có mật khẩu"),
        (sheets.compound("Workbook"), "Save As"),
        (sheets.compound("WordDocument"), "Ctrl+C"),
        (b"{\\rtf1\\ansi", "RTF"),
        (sheets.zipped(**{"word/document.xml": b"<w/>"}), "tệp Word"),
        (sheets.zipped(**{"xl/workbook.bin": b""}), ".xlsb"),
        (sheets.zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), ".ods"),
        (sheets.zipped(**{"a.txt": b""}), "tệp nén"),
        (b"PK\x03\x04 broken", "tệp hỏng"),
        (sheets.zipped(**{"xl/workbook.xml": b"<broken"}), "tệp hỏng"),
        (xlsx([]), "không có ô nào có chữ"),
        (b"MZ\x90\x00\x03\x00", "không phải tệp bảng"),
        (b"<html><table></table></html>\x0b", "không có dòng nào"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused_with_the_remedy(data, words):
    assert words in refusal(data)


def test_a_page_saved_as_xls_is_read_as_the_page_it_is():
    assert names(tables.read(sheets.html(rows()).encode())) == NAMES


def test_nothing_pasted_says_how_to():
    with pytest.raises(roster.RosterErrors, match="Ctrl"):
        tables.paste("<p>không có bảng</p>", " \n ")
