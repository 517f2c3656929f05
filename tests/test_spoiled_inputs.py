"""Tables as they really come: each is read rightly, or refused with what to do about it."""

from __future__ import annotations

import datetime
import unicodedata

import pytest

from tests import sheets
from tests.sheets import HEAD, NAMES, PEOPLE, pasted, rows, xlsx
from votes import roster
from votes.roster import tables
from votes.roster.legacy import Charset, from_unicode
from votes.roster.people import Kind, propose
from votes.roster.tables import workbook

#: What Word and Excel put around their cells.
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!--
p.MsoNormal {font-family:"Times New Roman"} --></style></head><body><!--StartFragment-->
<table class=MsoTableGrid border=1><tr style='mso-yfti-irow:0'>
<td width=40 rowspan=2><p class=MsoNormal align=center><b>TT<o:p></o:p></b></p></td>
<td rowspan=2><p class=MsoNormal><b>Họ và
  tên<o:p></o:p></b></p></td><td colspan=2><p class=MsoNormal><b>Năm sinh</b></p></td>
<td rowspan=2><p>Chức vụ</p></td></tr><tr><td><p>Nam</p></td><td><p>Nữ</p></td></tr>
<tr><td><p>1<o:p></o:p></p></td><td><p><span lang=VI>Âu Thị</span><span> Hòa</span></p></td>
<td><p>&nbsp;</p></td><td><p>1975</p></td><td><p>Bí thư;</p><p>Chủ tịch HĐND<o:p></o:p></p></td>
</tr></table><!--EndFragment--></body></html>"""
EXCEL = """<html><head><style><!--table {mso-displayed-decimal-separator:"\\,";}
.xl65 {font-family:.VnTime, sans-serif;} .xl66 {font-family:".VnTimeH";} --></style></head><body>
<table><col width=64><tr height=20><td class=xl65>TT</td><td class=xl65>Hä vµ tªn</td>
<td class=xl65>Chøc vô</td></tr><tr style='display:none'><td class=xl65>1</td>
<td class=xl65>Lß V¨n A</td><td>BÝ th\xad</td></tr><tr><td class=xl65>2</td>
<td class=xl65>¢u ThÞ Hßa</td><td class=xl66>bÝ th\xad</td></tr>
<![if supportMisalignedColumns]><tr height=0 style='display:none'><td></td></tr><![endif]>
</table></body></html>"""
TWO_ROWS = [
    ["<td rowspan=2>TT</td>", "<td rowspan=2>Họ và tên</td>", "<td colspan=2>Năm sinh</td>",
     "<td rowspan=2>Chức vụ</td>"],
    ["Nam", "Nữ"],
    ["1", "Âu Thị Hòa", "", "1975", "Bí thư"],
    ["2", "Bế Quang Hưởng", "1980", "", "Phó Bí thư"],
]  # fmt: skip


def proposed(table, kind=Kind.OFFICIALS, **how):
    found = propose(table, kind, **how)
    assert not found.errors, list(map(str, found.errors))
    return found


def names(table, kind=Kind.OFFICIALS) -> list[str]:
    return [one.name for one in proposed(table, kind).rows]


def said(found) -> str:
    return " | ".join(map(str, (*found.remarks, *found.errors, *found.warnings)))


def refusal(data: bytes) -> str:
    with pytest.raises(roster.RosterErrors) as caught:
        tables.read(data)
    return str(caught.value)


# -- headings ----------------------------------------------------------------------------------


def test_two_row_merged_heading_gives_year_and_honorific():
    first, second = proposed(pasted(TWO_ROWS)).rows
    assert (first.honorific, str(first.birth)) == ("Bà", "1975")
    assert (second.honorific, str(second.birth)) == ("Ông", "1980")


def test_two_row_heading_pasted_as_text_has_no_merges_and_means_the_same():
    text = "TT\tHọ và tên\tNăm sinh\t\tChức vụ\n\t\tNam\tNữ\t\n1\tÂu Thị Hòa\t\t1975\tBí thư"
    (one,) = proposed(tables.paste("", text)).rows
    assert (one.line, one.name, one.honorific, str(one.birth)) == (3, "Âu Thị Hòa", "Bà", "1975")


def test_family_and_given_name_in_two_columns():
    for head in (("Họ và tên đệm", "Tên", "Chức vụ"), ("<td colspan=2>Họ và tên</td>", "Chức vụ")):
        table = pasted(rows(("Âu Thị", "Hòa", "Bí thư"), head=head))
        assert names(table) == ["Âu Thị Hòa"]


def test_titles_above_signatures_below_and_column_numbers_are_no_people():
    table = pasted([["<td colspan=3>DANH SÁCH</td>"], ["<td colspan=3>(Kèm theo Tờ trình)</td>"],
                    HEAD, ("(1)", "(2)", "(3)"), *PEOPLE, ("", "Nơi nhận:", "TM. BAN THƯỜNG VỤ"),
                    ("", "- Lưu VT", "BÍ THƯ"), ("", "", "Phạm Thế Sự")])  # fmt: skip
    found = proposed(table)
    assert [one.name for one in found.rows] == NAMES
    assert "Bỏ qua phần chữ ký, nơi nhận: dòng 8–10" in said(found)


def test_bloc_headings_between_people():
    table = pasted([HEAD, ("I", "<td colspan=2>Khối Đảng (01 đồng chí)</td>"), PEOPLE[0],
                    ("<td colspan=3>KHỐI CHÍNH QUYỀN</td>",), PEOPLE[1]])  # fmt: skip
    assert [one.bloc for one in proposed(table).rows] == ["Khối Đảng", "KHỐI CHÍNH QUYỀN"]


def test_columns_in_any_order():
    table = pasted([("Chức vụ", "TT", "Họ tên"), ("Bí thư", "1", "Âu Thị Hòa")])
    assert proposed(table).rows[0].posts == ("Bí thư",)


def test_missing_column_is_named_with_what_is_expected():
    found = propose(pasted([("TT", "Họ và tên"), ("1", "Âu Thị Hòa")]), Kind.OFFICIALS)
    assert "Thiếu cột “Chức vụ”" in said(found) and "“TT”, “Họ và tên”" in said(found)
    found = propose(pasted([("TT", "Chức vụ"), ("1", "Bí thư")]), Kind.MEMBERS)
    assert "Thiếu cột họ tên" in said(found) and "“Họ” và “Tên”" in said(found)


def test_no_heading_at_all_is_guessed_and_said():
    found = proposed(pasted(PEOPLE))
    assert [one.name for one in found.rows] == NAMES
    assert "Không thấy dòng tiêu đề" in said(found)


def test_what_word_puts_on_the_clipboard():
    (one,) = proposed(tables.paste(WORD, "")).rows
    assert (one.name, one.honorific, one.posts) == ("Âu Thị Hòa", "Bà", ("Bí thư", "Chủ tịch HĐND"))


def test_what_excel_puts_on_the_clipboard_in_old_fonts_with_a_hidden_row():
    found = proposed(tables.paste(EXCEL, ""))
    assert [(one.name, one.posts) for one in found.rows] == [("Âu Thị Hòa", ("BÍ THƯ",))]
    assert "Dòng ẩn (Lò Văn A)" in said(found)


# -- people ------------------------------------------------------------------------------------


def test_numbering_and_addresses_before_names():
    written = (
        "1. đ/c Âu Thị Hòa",
        "02) Đồng chí Bế Quang Hưởng",
        "Bà  Ma Thị Tịnh",
        "Ông Lò Văn A",
    )
    found = proposed(pasted([("Họ và tên", "Chức vụ"), *((name, "Bí thư") for name in written)]))
    assert [one.name for one in found.rows] == [
        "Âu Thị Hòa", "Bế Quang Hưởng", "Ma Thị Tịnh", "Lò Văn A",
    ]  # fmt: skip
    assert [one.honorific for one in found.rows] == ["", "", "Bà", "Ông"]


@pytest.mark.parametrize(
    "post",
    ["Phó Bí thư; Chủ tịch UBND xã", "Phó Bí thư, Chủ tịch UBND xã",
     "<td><p>- Phó Bí thư,</p><p>- Chủ tịch UBND xã</p></td>"],
)  # fmt: skip
def test_posts_by_semicolon_comma_or_line(post):
    assert proposed(pasted(rows(("1", "Âu Thị Hòa", post)))).rows[0].posts == (
        "Phó Bí thư", "Chủ tịch UBND xã",
    )  # fmt: skip


def test_a_comma_inside_a_post_is_kept_and_shown():
    found = proposed(pasted(rows(("1", "Âu Thị Hòa", "Giám đốc Sở Văn hóa, Thể thao và Du lịch"))))
    assert found.rows[0].posts == ("Giám đốc Sở Văn hóa, Thể thao và Du lịch",)
    assert "giữ dấu phẩy" in str(found.rows[0].remarks[0])


def test_duplicate_names_and_tones_placed_otherwise_name_both_rows():
    table = pasted(rows(("1", "Vũ Thúy An", "x"), ("2", "Vũ Thuý An", "y"), ("3", "Lò A", "z"),
                        ("4", "Lò A", "t")))  # fmt: skip
    first, second, third, fourth = (str(one.remarks[0]) for one in proposed(table).rows)
    assert "dòng 2" in first and "dòng 3 (“Vũ Thuý An”, chỉ khác cách viết)" in first
    assert "với dòng 2" in second and "với dòng 5" in third and "với dòng 4" in fourth


def test_empty_rows_and_lines_nobody_filled_in():
    table = pasted([HEAD, PEOPLE[0], ("", "", ""), PEOPLE[1], ("3", "", ""), ("4.", "", "")])
    found = proposed(table)
    assert [one.line for one in found.rows] == [2, 4]


def test_merged_cells_a_person_over_two_rows_and_a_bloc_over_two_people():
    table = pasted([("TT", "Họ và tên", "Chức vụ", "Khối"),
                    ("<td rowspan=2>1</td>", "<td rowspan=2>Âu Thị Hòa</td>", "Bí thư",
                     "<td rowspan=3>Đảng</td>"),
                    ("Chủ tịch HĐND",), ("2", "Ma Văn Tịnh", "Phó Bí thư")])  # fmt: skip
    first, second = proposed(table).rows
    assert first.posts == ("Bí thư", "Chủ tịch HĐND")
    assert (first.bloc, second.bloc) == ("Đảng", "Đảng")


def test_a_post_on_a_line_of_its_own_goes_to_the_person_above():
    found = proposed(tables.paste("", "TT\tHọ và tên\tChức vụ\n1\tLò A\tBí thư\n\t\tChủ tịch HĐND"))
    assert found.rows[0].posts == ("Bí thư", "Chủ tịch HĐND")
    assert "dòng 3: Không có họ tên riêng; ghép vào dòng 2" in said(found)


def test_two_names_in_one_cell_are_an_error_with_row_and_column():
    table = pasted(rows(("1", "<td><p>Lò Văn An</p><p>Ma Thị Bích</p></td>", "Bí thư")))
    (error,) = propose(table, Kind.OFFICIALS).errors
    assert str(error).startswith("dòng 2, cột “Họ và tên”: một ô có 2 tên")


def test_dates_as_text_of_every_kind():
    dates = ("05/02/2024", "5-2-24", "ngày 05 tháng 02 năm 2024", "2024-02-05", "45327")
    table = pasted([("Họ và tên", "Chức vụ", "Ngày bổ nhiệm"), *(("Lò A", "x", d) for d in dates)])
    assert {one.appointed.first_day() for one in proposed(table).rows} == {
        datetime.date(2024, 2, 5)
    }


def test_half_a_date_is_kept_and_said():
    head = ("Họ và tên", "Chức vụ", "Ngày bổ nhiệm")
    found = proposed(pasted([head, ("Lò A", "x", "tháng 8/2024"), ("Ma B", "y", "2023")]))
    assert [str(one.appointed) for one in found.rows] == ["08/2024", "2023"]
    assert "“08/2024” không có ngày; sẽ ghi 01/08/2024" in said(found)


@pytest.mark.parametrize("text", ["31/02/2024", "02/25/2024", "chưa rõ", "9/9/9999"])
def test_a_date_that_is_none_names_row_and_column(text):
    table = pasted([("Họ và tên", "Chức vụ", "Ngày bổ nhiệm"), ("Lò Văn A", "x", text)])
    (error,) = propose(table, Kind.OFFICIALS).errors
    assert error.place == "dòng 2, cột “Ngày bổ nhiệm”" and "Ghi" in error.message


# -- charsets ----------------------------------------------------------------------------------


@pytest.mark.parametrize("charset", [x for x in Charset if x != Charset.UNICODE])
def test_old_charsets_pasted_are_converted_and_shown(charset):
    old = [[from_unicode(str(text), charset) for text in row] for row in rows()]
    found = proposed(pasted(old))
    assert [one.name for one in found.rows] == NAMES
    assert found.converted.charset == charset
    assert (old[2][1], NAMES[1]) in found.converted.samples


@pytest.mark.parametrize("charset", [Charset.TCVN3, Charset.VNI, Charset.WINDOWS])
def test_old_charsets_in_a_csv(charset):
    old = [[from_unicode(str(text), charset) for text in row] for row in rows()]
    assert names(tables.read(sheets.csv(old, ";", "latin-1"))) == NAMES


def test_a_font_of_capitals_makes_capitals_and_a_capital_with_a_tone_begins_each_name():
    old = from_unicode("Họ và tên", Charset.TCVN3), from_unicode("Chức vụ", Charset.TCVN3)
    person = from_unicode("ánh hòa", Charset.TCVN3), from_unicode("ủy viên", Charset.TCVN3)
    (one,) = proposed(pasted([old, person], ".VnTime")).rows
    assert (one.name, one.posts) == ("Ánh Hòa", ("Ủy viên",))
    (one,) = proposed(pasted([old, person], ".VnTimeH")).rows
    assert one.name == "ÁNH HÒA"


def test_decomposed_letters_hard_spaces_and_invisible_characters():
    name = unicodedata.normalize("NFD", "Âu\u00a0Thị\u200b  Hòa")
    assert names(pasted(rows(("1", name, "Bí thư")))) == ["Âu Thị Hòa"]


def test_letters_lost_as_question_marks_are_an_error():
    found = propose(pasted(rows(("1", "Nguy?n Th? Hòa", "Bí thư"))), Kind.OFFICIALS)
    assert "mất chữ có dấu" in str(found.errors[0])


# -- files -------------------------------------------------------------------------------------


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
