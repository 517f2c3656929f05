"""The people of a day, pasted as a list."""

from __future__ import annotations

import pytest

from votes.roster.helpers import NAME_LIMIT, Helper, read_helpers


def _one(line: str) -> Helper:
    (found,) = read_helpers(line)
    return found


@pytest.mark.parametrize(
    "line",
    ["Lò Thị Mai", "1. đ/c Lò Thị Mai", "2)  Đồng chí Lò  Thị Mai", "3\tLò Thị Mai",
     "- Bà Lò Thị Mai", "(4) Lò Thị Mai;", "Lo\u0300 Thi\u0323 Mai"],
)  # fmt: skip
def test_number_address_and_spaces_are_no_part_of_a_name(line):
    assert (_one(line).name, _one(line).error) == ("Lò Thị Mai", "")


@pytest.mark.parametrize(
    ("said", "role", "post"),
    [
        (", Người giám sát", "observer", ""),
        ("\tnhập phiếu\tChuyên viên", "typist", "Chuyên viên"),
        (" – Trưởng Ban kiểm phiếu", "head", ""),
        (" (Thư ký)", "secretary", ""),
        (", Thư ký điểm danh, phát thu phiếu", "clerk", ""),
        (", Trưởng ban Tổ chức", "", "Trưởng ban Tổ chức"),
    ],
)
def test_a_role_is_read_where_it_is_the_whole_of_what_is_said(said, role, post):
    found = _one(f"Bế Văn Hùng{said}")
    assert (found.name, found.role, found.post) == ("Bế Văn Hùng", role, post)


def test_people_of_one_name_are_told_apart_by_a_number():
    names = "Nguyễn Thị Hòa\nNguyễn Thị Hoà\nNguyễn Thị Hoa\nNGUYỄN THỊ HÒA"
    found = [one.name for one in read_helpers(names)]
    assert found == ["Nguyễn Thị Hòa", "Nguyễn Thị Hoà 2", "Nguyễn Thị Hoa", "NGUYỄN THỊ HÒA 3"]


def test_lines_keep_their_numbers_over_empty_ones():
    found = read_helpers("\n1. Lò Thị Mai\n\n7\nBế Văn Hùng\n")
    assert [(one.line, one.name) for one in found] == [(2, "Lò Thị Mai"), (5, "Bế Văn Hùng")]


@pytest.mark.parametrize(
    ("line", "says"),
    [("Lò\u200bMai", "ký tự ẩn"), ("???, nhập phiếu", "thiếu họ tên"),
     (f"Lò {'x' * NAME_LIMIT}", "dài hơn"), ("Nguy?n V?n An", "mất chữ")],
)  # fmt: skip
def test_a_line_that_will_not_do_says_why(line, says):
    assert says in _one(line).error


def test_text_of_the_years_before_unicode_is_converted():
    found = read_helpers("NguyÔn ThÞ Hoµ\nTrÇn V¨n Lý")
    assert [one.name for one in found] == ["Nguyễn Thị Hoà", "Trần Văn Lý"]
