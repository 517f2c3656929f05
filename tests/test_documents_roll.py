"""Danh sách đại biểu dự hội nghị."""

import pytest

from tests import documents as sample
from votes import documents, layouts, payload
from votes.documents import roll
from votes.documents.closed import ClosedTable
from votes.documents.source import TENTH_MM, Source

HEAD = "TT Họ và tên Chức vụ, đơn vị Ký tên Ghi chú"


def people(*names: str, present: int | None = 1) -> payload.Beside:
    listed = (payload.Attendee(name, "Ông", "Ủy viên", present) for name in names)
    return payload.Beside(roll=tuple(listed))


def said(built: payload.Payload, beside: payload.Beside | None = None) -> str:
    return sample.said(documents.render("roll", built, beside=beside))


def table(roll_of: payload.Roll, beside: payload.Beside | None = None) -> ClosedTable:
    built = sample.sample(lines=1, roll=roll_of)
    source = Source(built, beside=beside or payload.Beside())
    return next(part for part in roll.paper(source).story if isinstance(part, ClosedTable))


def rows(roll_of: payload.Roll, beside: payload.Beside | None = None) -> int:
    return len(table(roll_of, beside)._cellvalues) - 1


def test_names_stand_in_the_order_of_the_vietnamese_alphabet():
    beside = people("Lê Văn Đạt", "Đỗ Thị Ánh", "Bùi Văn Anh", "Trần Văn Dũng", "An Thị Ánh")
    text = said(sample.sample(lines=1), beside)
    order = ["1 Bùi Văn Anh", "2 An Thị Ánh", "3 Đỗ Thị Ánh", "4 Trần Văn Dũng", "5 Lê Văn Đạt"]
    places = [text.index(name) for name in order]
    assert places == sorted(places)


def test_the_party_lists_those_at_the_meeting_and_a_council_its_deputies():
    meeting = "đại biểu dự Hội nghị Ban Chấp hành Đảng bộ xã Thanh Khê"
    assert f"DANH SÁCH {meeting}" in said(sample.sample(lines=1))
    council = "Đại biểu Hội đồng nhân dân tỉnh Hoa Lư (Kỳ họp thứ 12"
    assert f"DANH SÁCH {council}" in said(sample.sample("nq96-2023", 1))


@pytest.mark.parametrize(
    ("roll_of", "names", "lines"),
    [
        (payload.Roll(12), 0, 12),
        (payload.Roll(None, None, 30), 0, 30),
        (payload.Roll(), 0, roll.LINES),
        (payload.Roll(4), 3, 4),
        (payload.Roll(2), 3, 3),
        (payload.Roll(), 3, 3),
        (payload.Roll(10**9), 0, roll.MOST_LINES),
    ],
)
def test_there_is_a_line_for_everybody_who_is_summoned(roll_of, names, lines):
    assert rows(roll_of, people(*sample.names(names))) == lines


def test_no_row_is_too_low_to_sign_in():
    heights = table(payload.Roll(3), people("Lê Văn Đạt"))._rowHeights[1:]
    assert min(heights) >= 90 * TENTH_MM


def test_who_was_absent_is_noted_only_once_the_roll_was_called_by_name():
    absent = people("Lê Văn Đạt", present=0)
    called = sample.sample(lines=1, roll=payload.Roll(2, 1, 2, by_name=1))
    assert "Lê Văn Đạt Ủy viên vắng mặt" in said(called, absent)
    assert "Ủy viên vắng mặt" not in said(sample.sample(lines=1), absent)


def test_the_totals_are_said_or_left_to_be_written():
    known = sample.sample(lines=1, roll=payload.Roll(41, 40))
    assert "Tổng số được triệu tập: 41 đồng chí; có mặt: 40; vắng mặt: 1." in said(known)
    text = said(sample.sample("nq96-2023", 1, roll=payload.Roll(3)))
    assert "triệu tập: 3 đại biểu; có mặt: ……; vắng mặt: ……./. NGƯỜI LẬP DANH SÁCH" in text


def test_the_head_is_repeated_and_the_signature_never_stands_without_names():
    for summoned in range(17, 24):
        built = sample.sample(lines=1, roll=payload.Roll(summoned))
        pages = sample.pages(documents.render("roll", built))
        text = " ".join(pages[-1].split())
        assert HEAD in text
        assert f"{summoned} Tổng số được triệu tập" in text


def test_seven_hundred_names_are_listed_once_each():
    names = [f"{name} {letter}" for letter in "ABC" for name in sample.names(240)][:700]
    built = sample.sample(lines=1, roll=payload.Roll(700))
    pages = sample.pages(documents.render("roll", built, beside=people(*names)))
    text = " ".join("\n".join(pages).split())
    assert text.count(HEAD) == len(pages)
    assert all(text.count(f" {name} Ủy viên") == 1 for name in names)


def test_a_post_too_long_for_any_page_is_refused_by_name():
    long = payload.Beside(roll=(payload.Attendee("Lê Văn Dài", "", "Ủy viên " * 3000),))
    with pytest.raises(documents.DocumentRefused, match="Lê Văn Dài: chữ quá dài"):
        documents.render("roll", sample.sample(lines=1), beside=long)


def test_it_is_a_list_in_every_profile_even_before_anybody_is_rated():
    for ruleset, profile in (("qd96-2023", "party-2026"), ("nq96-2023", "state-2020")):
        built = sample.sample(ruleset, 1, forms=0, layout=layouts.resolve(profile))
        assert "DANH SÁCH" in said(built)
