"""What an office writes in a field as it likes becomes part of a sentence."""

from dataclasses import replace

import pytest

from tests import documents as sample
from votes.documents import written
from votes.documents.source import Source

PARTY = Source(sample.sample(lines=1))
STATE = Source(sample.sample("nq96-2023", 1))


def with_details(ruleset: str = "qd96-2023", **details: str) -> Source:
    return Source(sample.sample(ruleset, 1, details=details))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "…… giờ ……"),
        ("07:30", "07 giờ 30"),
        ("7h5", "07 giờ 05"),
        ("7 giờ", "07 giờ 00"),
        ("10 giờ 30 phút", "10 giờ 30"),
        ("25:10", "25:10"),
        ("10:75", "10:75"),
        ("đầu giờ chiều", "đầu giờ chiều"),
    ],
)
def test_an_hour_is_said_in_words_where_it_is_one(typed, said):
    assert written.hour(typed) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "ngày …… tháng …… năm 2026"),
        ("4/2/2026", "ngày 04 tháng 02 năm 2026"),
        ("ngày 14-10-2026", "ngày 14 tháng 10 năm 2026"),
        ("31/02/2026", "ngày 31/02/2026"),
        ("Ngày mồng 4 Tết", "Ngày mồng 4 Tết"),
    ],
)
def test_a_day_is_written_in_full_where_it_is_one(typed, said):
    assert written.day(PARTY, typed) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "……"),
        ("45", "45"),
        ("045 phiếu", "45"),
        ("1200", "1.200"),
        ("1.200 phiếu", "1.200"),
        ("Loại 1: 45 phiếu", "45"),
        ("Ủy viên - 44", "44"),
        ("02 chiếc", "2"),
        ("hai", "hai"),
        ("45 và 3 dự phòng", "45 và 3 dự phòng"),
    ],
)
def test_a_number_stands_without_its_unit(typed, said):
    assert written.number(typed) == said


@pytest.mark.parametrize("entry", ["Đồng chí Lê Văn Tùng", "đ/c Lê Văn Tùng", "Bà Lê Thị Tư"])
def test_somebody_addressed_already_is_not_addressed_again(entry):
    assert written.person(PARTY, entry) == entry


def test_comrades_are_added_in_the_party_alone():
    entries = ["Lê Văn Tùng, Văn phòng", "Hồ Thị Bảy"]
    said = written.people(PARTY, entries)
    assert said == "đồng chí Lê Văn Tùng, Văn phòng; đồng chí Hồ Thị Bảy"
    assert written.people(STATE, entries) == "; ".join(entries)


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        ("Lê Thị Thu, Chánh Văn phòng", "Lê Thị Thu"),
        ("đồng chí Lê Thị Thu - Văn phòng", "Lê Thị Thu"),
        ("Bà Lê Thị Thu (Văn phòng)", "Lê Thị Thu"),
        ("Hoàng Bà Lan", "Hoàng Bà Lan"),
        ("", ""),
    ],
)
def test_the_name_alone_stands_under_a_signature(entry, name):
    assert written.name(entry) == name


def test_markup_in_an_entry_is_only_text():
    assert "&lt;b&gt;" in written.person(PARTY, "<b>Lê</b>")
    assert "&lt;b&gt;" in written.absentees(with_details(absentees="<b>Lê</b> – ốm"))


def test_what_the_board_talked_over_is_counted_once():
    two = replace(sample.sample(lines=1).forms[0], invalid_reasons={"other": 2})
    built = replace(sample.sample(lines=1), forms=(two,))
    lead = "Các trường hợp Ban kiểm phiếu thảo luận, kết luận: "
    said = {
        "Dấu X mờ.": f"{lead}2 phiếu, Dấu X mờ.",
        "02 phiếu có dấu X mờ": f"{lead}02 phiếu có dấu X mờ.",
    }
    for text, expected in said.items():
        assert written.discussed(Source(replace(built, details={"discussed": text}))) == expected
    assert written.discussed(with_details(discussed="dấu X mờ")) == f"{lead}dấu X mờ."
    assert written.discussed(PARTY) == ""
