import pytest
from hypothesis import given
from hypothesis import strategies as st

from votes.documents import words

BELOW_TEN = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
TEENS = "mười,mười một,mười hai,mười ba,mười bốn,mười lăm,mười sáu,mười bảy,mười tám,mười chín"
AFTER_TENS = ["", " mốt", " hai", " ba", " tư", " lăm", " sáu", " bảy", " tám", " chín"]


def below_hundred() -> list[str]:
    """0–99, each written out from lists: nothing of the code under test."""
    tens = [f"{BELOW_TEN[ten]} mươi{unit}" for ten in range(2, 10) for unit in AFTER_TENS]
    return [*BELOW_TEN, *TEENS.split(","), *tens]


def oracle(zero: str) -> list[str]:
    """0–9999 by putting tables together."""
    two = below_hundred()
    tail = ["", *(f" {zero} {unit}" for unit in BELOW_TEN[1:]), *(f" {text}" for text in two[10:])]
    hundreds = [f"{BELOW_TEN[h]} trăm{tail[rest]}" for h in range(10) for rest in range(100)]
    small = two + hundreds[100:]
    thousands = [
        f"{BELOW_TEN[t]} nghìn" + (f" {hundreds[rest]}" if rest else "")
        for t in range(1, 10)
        for rest in range(1000)
    ]
    return small + thousands


@pytest.mark.parametrize("zero", ["lẻ", "linh"])
def test_every_number_below_ten_thousand_is_what_the_tables_say(zero):
    expected = oracle(zero)
    assert len(expected) == 10_000
    assert [words.number(n, zero) for n in range(10_000)] == expected


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "không"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (40, "bốn mươi"),
        (44, "bốn mươi tư"),
        (55, "năm mươi lăm"),
        (105, "một trăm lẻ năm"),
        (1015, "một nghìn không trăm mười lăm"),
        (2001, "hai nghìn không trăm lẻ một"),
        (10_000, "mười nghìn"),
        (21_000, "hai mươi mốt nghìn"),
        (100_005, "một trăm nghìn không trăm lẻ năm"),
        (1_000_000, "một triệu"),
        (1_000_021, "một triệu không trăm hai mươi mốt"),
        (2_000_000_000, "hai tỷ"),
        (1_005_000_000_000, "một nghìn không trăm lẻ năm tỷ"),
        (1_000_000_007, "một tỷ không trăm lẻ bảy"),
    ],
)
def test_numbers_are_read_as_people_read_them(number, said):
    assert words.number(number) == said


def test_a_number_below_zero_has_no_words():
    with pytest.raises(ValueError, match="-1"):
        words.number(-1)


@given(st.integers(0, 10**15), st.integers(0, 10**15))
def test_different_numbers_have_different_words(one, other):
    assert (words.number(one) == words.number(other)) == (one == other)


@given(st.integers(0, 10**15))
def test_words_are_never_joined_by_more_than_one_space(number):
    said = words.number(number)
    assert said == " ".join(said.split())
