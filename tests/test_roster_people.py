"""People proposed from tables, piece by piece and whatever is in the cells."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import sheets
from votes import roster
from votes.roster import tables
from votes.roster.people import Commas, Kind, Meaning, PartDate, propose
from votes.roster.people.cells import read_honorific, read_name, read_role
from votes.roster.people.dates import read_date
from votes.roster.people.posts import split_posts
from votes.roster.people.words import looks_like_name

CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["Họ và tên", "TT", "Chức vụ", "Nam", "Nữ", "1", "I", "Âu Thị Hòa", "05/2024",
                     "Khối Đảng", "Bí thư; Chủ tịch", "Nơi nhận:", "x", "45327", ""]),
)  # fmt: skip
TABLES = st.lists(st.lists(CELLS, min_size=1, max_size=5), min_size=1, max_size=8)


@given(TABLES, st.sampled_from(Kind), st.booleans())
@settings(max_examples=120, deadline=None)
def test_no_table_is_too_strange_to_propose(cells, kind, as_html):
    text = sheets.tabbed(cells)
    try:
        table = tables.paste(sheets.html(cells) if as_html else "", text)
    except roster.RosterErrors:
        return
    found = propose(table, kind, honorifics=True)
    lines = [one.line for one in found.rows]
    assert lines == sorted(set(lines)) and set(lines) <= {row.line for row in table.rows}
    assert all(one.name == tables.tidy(one.name) for one in found.rows)
    assert propose(tables.load(tables.dump(table)), kind, honorifics=True) == found


@given(st.binary(max_size=300))
@settings(max_examples=80, deadline=None)
def test_no_file_is_too_strange_to_refuse(data):
    for content in (data, b"PK\x03\x04" + data, sheets.zipped(**{"xl/workbook.xml": data})):
        try:
            tables.read(content)
        except roster.RosterErrors as errors:
            assert all(problem.message for problem in errors.problems)


@given(st.permutations(range(3)), st.sampled_from(["; ", "\n", ";\n"]))
@settings(max_examples=20, deadline=None)
def test_the_order_of_columns_changes_nothing(order, between):
    posts = between.join(["Phó Bí thư", "Chủ tịch UBND xã"])
    head, row = ("TT", "Họ và tên", "Chức vụ"), ("1", "Âu Thị Hòa", posts.replace("\n", "<br>"))
    mixed = [[line[at] for at in order] for line in (head, row)]
    (one,) = propose(sheets.pasted(mixed), Kind.OFFICIALS).rows
    assert (one.name, one.posts) == ("Âu Thị Hòa", ("Phó Bí thư", "Chủ tịch UBND xã"))


@given(st.dates(datetime.date(1920, 1, 1), datetime.date(2100, 1, 1)))
@settings(max_examples=60, deadline=None)
def test_every_day_is_read_from_every_way_of_writing_it(day):
    serial = (day - datetime.date(1899, 12, 30)).days
    written = [f"{day:%d/%m/%Y}", f"{day.day}-{day.month}-{day.year}", f"{day:%d.%m.%Y}"]
    written += [day.isoformat(), f"ngày {day:%d} tháng {day:%m} năm {day.year}", str(serial)]
    assert {read_date(text).first_day() for text in written} == {day}


@pytest.mark.parametrize(
    ("text", "birth", "found"),
    [
        ("5-2-75", True, PartDate(1975, 2, 5)),
        ("5/2/24", False, PartDate(2024, 2, 5)),
        ("tháng 8/2024", False, PartDate(2024, 8)),
        ("8.2024", False, PartDate(2024, 8)),
        ("Tháng 8 năm 2024", False, PartDate(2024, 8)),
        ("1975", True, PartDate(1975)),
        ("năm 2020", False, PartDate(2020)),
    ],
)
def test_dates_with_parts_left_out(text, birth, found):
    assert read_date(text, birth=birth) == found


@pytest.mark.parametrize(
    ("text", "commas", "posts"),
    [
        ("Ủy viên BTV, Trưởng Ban Tổ chức", Commas.GUESS, ("Ủy viên BTV", "Trưởng Ban Tổ chức")),
        ("Ủy viên BTV, Trưởng Ban Tổ chức", Commas.KEEP, ("Ủy viên BTV, Trưởng Ban Tổ chức",)),
        ("Sở Văn hóa, Thể thao", Commas.SPLIT, ("Sở Văn hóa", "Thể thao")),
        ("Phó Bí thư\nĐảng ủy xã", Commas.GUESS, ("Phó Bí thư Đảng ủy xã",)),
        ("Bí thư Đảng ủy,\nChủ tịch HĐND;", Commas.GUESS, ("Bí thư Đảng ủy", "Chủ tịch HĐND")),
        ("+ Bí thư\n+ Bí thư", Commas.GUESS, ("Bí thư",)),
        ("1. Bí thư\n2. Chủ tịch", Commas.GUESS, ("Bí thư", "Chủ tịch")),
        (" ; , ", Commas.GUESS, ()),
    ],
)  # fmt: skip
def test_posts(text, commas, posts):
    assert split_posts(text, commas)[0] == posts


@pytest.mark.parametrize(
    ("text", "name", "honorific"),
    [
        ("12. Đ/c Lò Văn A", "Lò Văn A", ""),
        ("đ.c. Bà Lò Thị B", "Lò Thị B", "Bà"),
        ("Ông: Lò Văn A.", "Lò Văn A", "Ông"),
        ("Lò Văn\nA", "Lò Văn A", ""),
        ("Bà Rịa", "Rịa", "Bà"),
        ("Ôn Thị Bà", "Ôn Thị Bà", ""),
        ("NGUYỄN VĂN A", "NGUYỄN VĂN A", ""),
    ],
)
def test_names(text, name, honorific):
    found = read_name(text)
    assert (found.text, found.honorific) == (name, honorific)


@pytest.mark.parametrize(
    ("text", "words"),
    [("Lò", "chỉ có một chữ"), ("Lò A (Bí thư)", "ký tự “(”"), ("Bí thư xã", "giống chức vụ")],
)
def test_a_name_that_may_be_none_is_worth_a_look(text, words):
    assert words in read_name(text).warning


def test_names_are_told_from_posts_and_bodies():
    names = ("Trương Văn An", "Tống Thị Bình", "Đoàn Văn Hậu", "Hội Thị Lan", "Y Krông", "NGÔ A")
    assert [looks_like_name(text) for text in names[:3]] == [True] * 3
    others = ("Trưởng Công An", "Khối Đảng", "Ủy Viên Ban", "Ban Thường Vụ", "một hai", "Một")
    assert not any(map(looks_like_name, others))


def test_sexes_and_roles():
    assert [read_honorific(x) for x in ("Nam", "nữ", "Ông", "BÀ")] == ["Ông", "Bà", "Ông", "Bà"]
    roles = ("Trưởng ban", "Phó Trưởng ban", "Thư ký", "Ủy viên", "Thành viên")
    assert [read_role(x) for x in roles] == ["head", "member", "secretary", "member", "member"]
    for read in (read_honorific, read_role):
        with pytest.raises(ValueError, match="Ghi"):
            read("khác")


def _board(*people, head=("Họ và tên", "Chức vụ", "Nhiệm vụ")):
    return propose(sheets.pasted([head, *people]), Kind.BOARD)


def test_the_board_has_one_head_and_says_so():
    good = _board(("Lò A", "x", "Trưởng ban"), ("Lò B", "y", ""))
    assert [one.role for one in good.rows] == ["head", "member"] and not good.errors
    two = _board(("Lò A", "x", "Trưởng ban"), ("Lò B", "y", "Trưởng ban"))
    assert "Có 2 Trưởng ban: dòng 2 (Lò A); dòng 3 (Lò B)" in str(two.errors[0])
    none = _board(("Lò A", "x"), head=("Họ và tên", "Chức vụ"))
    assert "Thiếu cột “Nhiệm vụ”" in str(none.warnings[0])


def test_a_tick_under_nam_or_nữ_is_a_sex_and_the_date_stands_elsewhere():
    head = ("Họ và tên", "Nam", "Nữ", "Ngày sinh", "Chức vụ")
    found = propose(sheets.pasted([head, ("Lò A", "", "x", "1/2/1980", "y")]), Kind.OFFICIALS)
    assert (found.rows[0].honorific, str(found.rows[0].birth)) == ("Bà", "01/02/1980")
    both = propose(sheets.pasted([head, ("Lò A", "x", "x", "", "y")]), Kind.OFFICIALS)
    assert "cả ở cột Nam và cột Nữ" in str(both.errors[0])


def test_an_honorific_that_contradicts_its_column_is_worth_a_look():
    head = ("Họ và tên", "Giới tính", "Chức vụ")
    found = propose(sheets.pasted([head, ("Bà Lò A", "Nam", "y")]), Kind.OFFICIALS)
    assert "vừa ghi Ông vừa ghi Bà" in str(found.warnings[-1])


def test_papers_that_print_ông_and_bà_ask_for_them():
    found = propose(sheets.pasted(sheets.rows()), Kind.OFFICIALS, honorifics=True)
    assert "Chưa biết Ông hay Bà của 3 người (dòng 2, 3, 4)" in str(found.warnings[0])


def test_an_exemption_needs_its_reason_and_a_note_of_one_is_pointed_out():
    head = (*sheets.HEAD, "Lý do không thuộc diện")
    one = propose(sheets.pasted([head, ("1", "Lò A", "y", "x")]), Kind.OFFICIALS)
    assert "chưa ghi lý do" in str(one.errors[0])
    noted = sheets.pasted([(*sheets.HEAD, "Ghi chú"), ("1", "Lò A", "y", "Nghỉ hưu 01/12")])
    (warning,) = (w for w in propose(noted, Kind.OFFICIALS).warnings if w.column)
    assert "Nghỉ hưu 01/12" in warning.message and warning.column == "Ghi chú"
    chosen = propose(noted, Kind.OFFICIALS, meanings={3: Meaning.EXEMPT})
    assert (chosen.rows[0].exempt, chosen.rows[0].exempt_reason) == (True, "Nghỉ hưu 01/12")


def test_a_number_that_jumps_may_be_a_missing_row():
    found = propose(sheets.pasted(sheets.rows(sheets.PEOPLE[0], sheets.PEOPLE[2])), Kind.MEMBERS)
    assert "nhảy từ 1 sang 3" in str(found.warnings[0])


def test_a_birth_of_a_child_is_no_birth_of_a_member():
    table = sheets.pasted([("Họ và tên", "Ngày sinh"), ("Lò A", "01/01/2024")])
    assert "Kiểm tra năm" in str(propose(table, Kind.MEMBERS).errors[0])
