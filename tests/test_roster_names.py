"""Names: matched however the tones are placed, sorted by the Vietnamese alphabet."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from votes import roster

LETTERS = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hòa", "Hoà"),
        ("Thúy", "Thuý"),
        ("Ủy viên", "Uỷ viên"),
        ("ĐỖ  VĂN  đạt", "Đỗ Văn Đạt"),
        ("Ðặng", "Đặng"),
        ("Khỏe", "Khoẻ"),
    ],
)
def test_two_spellings_of_one_name_match(one, other):
    assert roster.fold(one) == roster.fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hoa", "Hòa"), ("Hòa", "Hóa"), ("Đạt", "Dạt"), ("Lân", "Lan"), ("Tuấn", "Tuân")],
)
def test_different_names_do_not_match(one, other):
    assert roster.fold(one) != roster.fold(other)


@given(st.text(LETTERS + " ", max_size=20))
def test_decomposed_and_composed_text_match(text):
    assert roster.fold(unicodedata.normalize("NFD", text)) == roster.fold(text.upper())


def test_people_are_sorted_by_given_name_then_family_then_middle():
    people = ["Trần Văn An", "Lê Văn An", "Lê Thị An", "Ngô Ân", "Đỗ Ánh", "Bùi Anh"]
    assert sorted(people, key=roster.sort_key) == [
        "Lê Thị An",
        "Lê Văn An",
        "Trần Văn An",
        "Bùi Anh",
        "Đỗ Ánh",
        "Ngô Ân",
    ]


def test_d_comes_before_đ_and_the_older_first():
    assert roster.sort_key("Lê Dũng") < roster.sort_key("Lê Đạt") < roster.sort_key("Lê Em")
    assert roster.sort_key("Lê An", "1970-01-01") < roster.sort_key("Lê An", "1980-01-01")


@pytest.mark.parametrize("hidden", ["\u200b", "\u202e", "\x07", "\ufeff", "\u2066"])
def test_a_hidden_character_is_named(hidden):
    assert roster.foreign_character(f"Lê{hidden}An") == f"U+{ord(hidden):04X}"


@given(st.text(LETTERS + " .,-'", max_size=30))
def test_ordinary_text_has_no_hidden_character(text):
    assert roster.foreign_character(text) is None


def test_what_is_stored_is_what_was_written_composed_and_trimmed():
    assert roster.clean("  Thu\u0309y  Anh ") == "Thủy  Anh"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("hoa", True),
        ("HOÀ", True),
        ("dang h", True),
        ("h đặng", True),
        ("oa", False),
        ("an", False),
    ],
)
def test_somebody_is_looked_up_by_how_words_begin_marks_aside(query, found):
    assert roster.looked_up("Đặng Thị  Hoà", query) is found
