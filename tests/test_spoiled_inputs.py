"""Tables as they really come: each is read rightly, or refused with what to do about it."""

from __future__ import annotations

import datetime
import unicodedata

import pytest

from tests import sheets
from tests.proposing import names, proposed, said
from tests.sheets import HEAD, NAMES, PEOPLE, pasted, rows
from tests.spoiled import TWO_ROWS
from votes.roster import tables
from votes.roster.legacy import Charset, from_unicode
from votes.roster.people import Kind, propose

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
