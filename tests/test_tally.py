"""Counting against a naive count that shares nothing with it, and exact percentages."""

from __future__ import annotations

import random
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from votes import tally
from votes.rulesets import RULESETS, ruleset
from votes.tally import LineCount

PARTY = ruleset("qd96-2023")
MARKS = "12309"


@st.composite
def piles(draw) -> tuple[int, list[str]]:
    lines = draw(st.integers(1, 60))
    ballot = st.text(MARKS, min_size=lines, max_size=lines)
    return lines, draw(st.lists(ballot, max_size=40))


def naive(ballots: list[str], lines: int) -> list[Counter[str]]:
    return [Counter(ballot[line] for ballot in ballots) for line in range(lines)]


def as_counter(line: LineCount) -> Counter[str]:
    pairs = zip(MARKS, (line.one, line.two, line.three, line.blank, line.multiple), strict=True)
    return Counter({mark: count for mark, count in pairs if count})


# -- counting ----------------------------------------------------------------------------------


def test_three_ballots_are_counted_line_by_line():
    assert tally.count_lines(["12", "10", "39"], 2) == [
        LineCount(one=2, two=0, three=1, blank=0, multiple=0),
        LineCount(one=0, two=1, three=0, blank=1, multiple=1),
    ]


def test_no_ballots_give_a_row_of_zeros_for_every_line():
    assert tally.count_lines([], 3) == [LineCount(0, 0, 0, 0, 0)] * 3


def test_ballots_may_come_from_a_generator():
    assert tally.count_lines((marks for marks in ["1", "1"]), 1)[0].one == 2


@given(piles())
def test_counts_are_those_of_a_naive_count(pile):
    lines, ballots = pile
    assert [as_counter(line) for line in tally.count_lines(ballots, lines)] == naive(ballots, lines)


@given(piles(), st.randoms(use_true_random=False))
def test_the_order_of_the_ballots_never_changes_the_tally(pile, rng: random.Random):
    lines, ballots = pile
    shuffled = rng.sample(ballots, len(ballots))
    assert tally.count_lines(shuffled, lines) == tally.count_lines(ballots, lines)


@given(piles())
def test_every_line_adds_up_to_the_valid_ballots(pile):
    lines, ballots = pile
    for line in tally.count_lines(ballots, lines):
        assert sum(line.by_level(PARTY).values()) + line.blank + line.multiple == len(ballots)


@given(piles(), st.integers(0, 40))
def test_two_parts_of_a_pile_count_as_much_as_the_whole(pile, cut):
    lines, ballots = pile
    parts = [naive(part, lines) for part in (ballots[:cut], ballots[cut:])]
    whole = tally.count_lines(ballots, lines)
    assert [as_counter(line) for line in whole] == [a + b for a, b in zip(*parts, strict=True)]


@pytest.mark.parametrize(
    ("ballots", "said"),
    [
        (["111", "11", "111"], "phiếu 2 có 2 dòng, phải có 3"),
        (["111", "111", "1111"], "phiếu 3 có 4 dòng, phải có 3"),
        (["111", ""], "phiếu 2 có 0 dòng, phải có 3"),
        (["111", "1x1"], "phiếu 2 có dấu lạ 'x'"),
        (["141", "111"], "phiếu 1 có dấu lạ '4'"),
        (["111", "111", "1１1"], "phiếu 3 có dấu lạ '１'"),
    ],
)
def test_a_ballot_that_cannot_be_counted_is_named(ballots, said):
    with pytest.raises(ValueError, match=said):
        tally.count_lines(ballots, 3)


def test_levels_go_by_the_keys_of_the_rule_set():
    line = LineCount(one=30, two=8, three=1, blank=1, multiple=2)
    assert line.by_level(PARTY) == {"high": 30, "medium": 8, "low": 1}
    two_levels = line.by_level(ruleset("bo-phieu-2023"))
    assert two_levels == {"confidence": 30, "no_confidence": 8}


def test_seven_hundred_ballots_of_sixty_lines_are_counted_as_a_naive_count_does():
    rng = random.Random(7)
    ballots = ["".join(rng.choices(MARKS, k=60)) for _ in range(700)]
    counted = tally.count_lines(ballots, 60)
    assert [as_counter(line) for line in counted] == naive(ballots, 60)


# -- percentages -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("count", "denominator", "places", "text"),
    [
        (1, 32, 2, "3.13"),
        (18, 32, 1, "56.3"),
        (18, 32, 2, "56.25"),
        (38, 40, 2, "95.00"),
        (0, 40, 2, "0.00"),
        (40, 40, 2, "100.00"),
        (40, 40, 0, "100"),
        (1, 200, 0, "1"),
        (1, 201, 0, "0"),
        (1, 3, 1, "33.3"),
        (2, 3, 2, "66.67"),
        (1, 20_000, 2, "0.01"),
        (1, 800, 2, "0.13"),
        (201, 800, 2, "25.13"),
        (999_999, 1_000_000, 2, "100.00"),
    ],
)
def test_percentages_are_rounded_half_up(count, denominator, places, text):
    assert tally.percent(count, denominator, places) == text


def test_two_places_are_printed_unless_the_session_says_otherwise():
    assert tally.percent(35, 90) == "38.89"


@pytest.mark.parametrize("denominator", [None, 0])
def test_a_share_of_nothing_or_of_the_unknown_is_unknown(denominator):
    assert tally.percent(0, denominator) is None


@given(st.integers(0, 5000), st.integers(1, 5000), st.integers(0, 2))
def test_percentages_are_those_of_exact_decimals(count, denominator, places):
    exact = Fraction(100 * count, denominator)
    step = Decimal(1).scaleb(-places)
    # Cut far beyond the digits asked for: a half stays a half, what is below stays below.
    digits = Decimal(exact.numerator * 10**12 // exact.denominator).scaleb(-12)
    assert tally.percent(count, denominator, places) == str(digits.quantize(step, ROUND_HALF_UP))


@pytest.mark.parametrize(
    ("text", "table", "prose"),
    [
        ("97.50", "97,50%", "97,50%"),
        ("100.00", "100,00%", "100%"),
        ("0.00", "0,00%", "0%"),
        ("0.01", "0,01%", "0,01%"),
        ("56.3", "56,3%", "56,3%"),
        ("100", "100%", "100%"),
        ("10.00", "10,00%", "10,00%"),
    ],
)
def test_percentages_are_written_the_vietnamese_way(text, table, prose):
    assert tally.percent_vi(text) == table
    assert tally.percent_prose(text) == prose


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0"), (40, "40"), (1015, "1.015"), (1_234_567, "1.234.567")]
)
def test_thousands_are_parted_by_a_point(number, text):
    assert tally.number_vi(number) == text


# -- how far from a threshold ------------------------------------------------------------------


def low_margins(low: int, denominator: int | None, key: str = "qd96-2023") -> list[tuple[int, str]]:
    rules = ruleset(key)
    counts = dict.fromkeys((level.key for level in rules.levels), 0)
    found = tally.margins(counts | {rules.bands[0].level: low}, denominator, rules)
    return [(margin.votes, margin.words) for margin in found]


def test_the_margin_says_how_many_more_votes_pass_a_threshold():
    assert low_margins(19, 40) == [
        (2, 'Thêm 2 phiếu "tín nhiệm thấp" là quá 1/2'),
        (8, 'Thêm 8 phiếu "tín nhiệm thấp" là từ 2/3'),
    ]


def test_the_margin_says_how_many_fewer_votes_fall_below_it():
    assert low_margins(27, 40) == [
        (-7, 'Bớt 7 phiếu "tín nhiệm thấp" thì không còn quá 1/2'),
        (-1, 'Bớt 1 phiếu "tín nhiệm thấp" thì không còn từ 2/3'),
    ]


def test_exactly_one_half_lacks_one_vote_and_exactly_two_thirds_lacks_none():
    assert [votes for votes, _words in low_margins(20, 40)] == [1, 7]
    assert [votes for votes, _words in low_margins(26, 39)] == [-7, -1]


def test_bo_phieu_has_one_margin_in_its_own_words():
    assert low_margins(30, 60, "bo-phieu-2023") == [
        (1, 'Thêm 1 phiếu "không tín nhiệm" là quá 1/2')
    ]


@pytest.mark.parametrize("denominator", [None, 0])
def test_without_a_denominator_there_is_no_margin(denominator):
    assert low_margins(0, denominator) == []


@given(st.integers(0, 700), st.integers(1, 700))
def test_taking_the_margin_at_its_word_crosses_the_threshold(low, denominator):
    for rules in RULESETS.values():
        for band in rules.bands:
            votes = tally.margin(low, denominator, band, rules).votes
            there, almost = low + votes, low + votes - (1 if votes > 0 else -1)
            assert band.passed(there, denominator) is (votes > 0)
            assert band.passed(almost, denominator) is (votes < 0)


@pytest.mark.parametrize(
    ("count", "denominator", "over"),
    [(20, 40, False), (21, 40, True), (20, 39, True), (5, None, False), (5, 0, False)],
)
def test_one_half_itself_is_not_over_one_half(count, denominator, over):
    assert tally.over_half(count, denominator) is over


# -- ballots as lines --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("marks", "unmarked"), [("0", True), ("0000", True), ("0900", False), ("9", False), ("", False)]
)
def test_a_ballot_of_nothing_but_zeros_is_unmarked(marks, unmarked):
    assert tally.is_unmarked(marks) is unmarked


def test_an_invalid_ballot_is_written_as_its_reason_and_never_reads_as_marks():
    assert tally.paper_line("1230", "") == "1230"
    assert tally.paper_line("", "unstamped") == "!unstamped"
