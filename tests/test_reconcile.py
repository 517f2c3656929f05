"""What differs between keyings of one batch, and what decisions from the paper come to."""

from __future__ import annotations

from collections import Counter
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from votes import reconcile
from votes.choices import InvalidReason
from votes.reconcile import Alignment, Difference, Sheet

MARKS = "12309"
BAD = Sheet("", "unstamped")


def pile(*papers: str) -> list[Sheet]:
    """Papers as they are keyed: marks, or `!` and a reason."""
    return [Sheet("", said[1:]) if said.startswith("!") else Sheet(said) for said in papers]


def compare(*keyings: list[Sheet]) -> tuple[Difference, ...]:
    return reconcile.differences(keyings, reconcile.align(keyings))


def resolve(keyings, decisions) -> dict[int, Sheet | None]:
    return reconcile.resolve(keyings, reconcile.align(keyings), decisions)


# -- what differs ------------------------------------------------------------------------------


def test_keyings_that_agree_have_nothing_to_decide():
    same = pile("123", "!writing", "909")
    assert compare(same, same) == ()
    assert reconcile.agreed([same, same], reconcile.align([same, same])) == dict(enumerate(same, 1))


def test_each_line_that_differs_is_one_difference():
    assert compare(pile("1231", "1111"), pile("1231", "1213")) == (
        Difference(2, "line", 2, ("1", "2")),
        Difference(2, "line", 4, ("1", "3")),
    )


def test_with_three_keyings_there_is_no_majority():
    two, three = pile("111", "121"), pile("111", "131")
    assert compare(two, two, three) == (Difference(2, "line", 2, ("2", "2", "3")),)
    assert list(reconcile.agreed([two, two, three], reconcile.align([two, two, three]))) == [1]


def test_a_ballot_valid_for_one_and_invalid_for_the_other_differs_as_a_whole():
    assert compare(pile("111", "222"), pile("!unstamped", "222")) == (
        Difference(1, "ballot", 0, ("111", "!unstamped")),
    )


def test_two_reasons_for_the_same_invalid_ballot_differ_as_a_whole():
    assert compare(pile("!unstamped"), pile("!writing")) == (
        Difference(1, "ballot", 0, ("!unstamped", "!writing")),
    )


def test_ballots_of_two_lengths_differ_as_a_whole():
    assert compare(pile("111"), pile("1111")) == (Difference(1, "ballot", 0, ("111", "1111")),)


def test_a_paper_that_one_keying_lacks_is_one_difference():
    assert compare(pile("111", "222", "333"), pile("111", "333")) == (
        Difference(2, "missing", 0, ("222", None)),
    )


def test_a_single_keying_differs_from_nothing():
    alone = [pile("12", "21")]
    assert reconcile.differences(alone, reconcile.align(alone)) == ()
    assert list(reconcile.agreed(alone, reconcile.align(alone))) == [1, 2]


# -- no line marked ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("marks", "invalid", "sheet"),
    [
        ("000", "", Sheet("", "unmarked")),
        ("", "unmarked", Sheet("", "unmarked")),
        ("009", "", Sheet("009")),
        ("", "writing", Sheet("", "writing")),
    ],
)
def test_a_ballot_of_nothing_but_zeros_is_invalid(marks, invalid, sheet):
    assert reconcile.normalise(marks, invalid) == sheet


def test_zeros_and_the_reason_unmarked_are_the_same_reading():
    keyings = [pile("000", "111"), pile("!unmarked", "111")]
    alignment = reconcile.align(keyings)
    assert reconcile.differences(keyings, alignment) == ()
    assert reconcile.agreed(keyings, alignment)[1] == Sheet("", "unmarked")


# -- decisions from the paper ------------------------------------------------------------------


def test_a_ballot_appears_once_all_its_lines_are_decided():
    keyings = [pile("1231"), pile("2232")]
    assert resolve(keyings, {(1, 1): "1"}) == {}
    assert resolve(keyings, {(1, 1): "1", (1, 4): "2"}) == {1: Sheet("1232")}


def test_both_keyings_may_be_wrong():
    assert resolve([pile("123"), pile("133")], {(1, 2): "9"}) == {1: Sheet("193")}


def test_lines_decided_as_unmarked_leave_an_invalid_ballot():
    keyings = [pile("10"), pile("20")]
    assert resolve(keyings, {(1, 1): "0"}) == {1: Sheet("", "unmarked")}


@pytest.mark.parametrize(
    ("value", "sheet"),
    [
        ("121", Sheet("121")),
        ("!writing", Sheet("", "writing")),
        ("000", Sheet("", "unmarked")),
    ],
)
def test_a_whole_ballot_is_decided_by_its_marks_or_a_reason(value, sheet):
    assert resolve([pile("111"), pile("!unstamped")], {(1, 0): value}) == {1: sheet}


@pytest.mark.parametrize(
    ("value", "sheet"), [("222", Sheet("222")), ("!other", Sheet("", "other")), ("-", None)]
)
def test_a_missing_paper_is_found_or_is_none(value, sheet):
    keyings = [pile("111", "222", "333"), pile("111", "333")]
    assert resolve(keyings, {(2, 0): value}) == {2: sheet}


def test_a_ballot_invalid_for_both_may_be_decided_as_marks_of_any_length():
    keyings = [pile("!unstamped"), pile("!writing")]
    assert resolve(keyings, {(1, 0): "1"}) == {1: Sheet("1")}
    with pytest.raises(ValueError, match="Phiếu 1: không kết luận “” được"):
        resolve(keyings, {(1, 0): ""})


@pytest.mark.parametrize(
    ("cell", "value", "said"),
    [
        ((1, 1), "2", "Phiếu 1, dòng 1 không có chỗ khác nhau để kết luận."),
        ((2, 0), "121", "Phiếu 2 không có chỗ khác nhau để kết luận."),
        ((9, 2), "1", "Phiếu 9, dòng 2 không có chỗ khác nhau để kết luận."),
        ((2, 2), "4", "Phiếu 2, dòng 2: không kết luận “4” được."),
        ((2, 2), "", "Phiếu 2, dòng 2: không kết luận “” được."),
        ((2, 2), "12", "Phiếu 2, dòng 2: không kết luận “12” được."),
        ((3, 0), "", "Phiếu 3: không kết luận “” được."),
        ((3, 0), "11", "Phiếu 3: không kết luận “11” được."),
        ((3, 0), "1x1", "Phiếu 3: không kết luận “1x1” được."),
        ((3, 0), "!torn", "Phiếu 3: không kết luận “!torn” được."),
        ((3, 0), "!", "Phiếu 3: không kết luận “!” được."),
        ((3, 0), "-", "Phiếu 3: không kết luận “-” được."),
    ],
)
def test_a_decision_that_cannot_stand_is_refused_by_its_place(cell, value, said):
    with pytest.raises(ValueError) as refused:
        resolve([pile("111", "121", "111"), pile("111", "131", "!writing")], {cell: value})
    assert str(refused.value) == said


# -- at random ---------------------------------------------------------------------------------

PAPER = st.one_of(
    st.text(MARKS, min_size=4, max_size=4).map(Sheet),
    st.sampled_from(InvalidReason.values).map(lambda reason: Sheet("", reason)),
)
KEYINGS = st.lists(st.lists(PAPER, max_size=9), min_size=1, max_size=3)


def normal(sheet: Sheet) -> Sheet:
    return Sheet("", "unmarked") if sheet.marks == "0000" else sheet


def truth_of(difference: Difference) -> str:
    return "9" if difference.kind == "line" else "1239"


@given(KEYINGS)
def test_every_ballot_either_agrees_or_differs_and_never_both(keyings):
    alignment = reconcile.align(keyings)
    agreed = set(reconcile.agreed(keyings, alignment))
    differing = {found.position for found in reconcile.differences(keyings, alignment)}
    assert agreed | differing == set(range(1, len(alignment.rows) + 1))
    assert not agreed & differing


@given(KEYINGS)
def test_what_agrees_is_what_every_keying_says(keyings):
    alignment = reconcile.align(keyings)
    for position, sheet in reconcile.agreed(keyings, alignment).items():
        row = alignment.rows[position - 1]
        said = {normal(keyings[n][at - 1]) for n, at in enumerate(row)}
        assert said == {sheet}


@given(KEYINGS)
def test_agreed_and_resolved_cover_the_batch_once_all_is_decided(keyings):
    alignment = reconcile.align(keyings)
    found = reconcile.differences(keyings, alignment)
    try:
        settled = reconcile.resolve(
            keyings, alignment, {(f.position, f.line): truth_of(f) for f in found}
        )
    except ValueError as refused:
        pytest.fail(str(refused))
    agreed = reconcile.agreed(keyings, alignment)
    assert sorted(chain(agreed, settled)) == list(range(1, len(alignment.rows) + 1))


@given(KEYINGS, st.data())
def test_half_decided_ballots_stay_away(keyings, data):
    alignment = reconcile.align(keyings)
    found = reconcile.differences(keyings, alignment)
    done = data.draw(st.sets(st.sampled_from(found)) if found else st.just(set()))
    decisions = {(f.position, f.line): truth_of(f) for f in done}
    needed = Counter(f.position for f in found)
    given_so_far = Counter(f.position for f in done)
    whole = {position for position, count in needed.items() if given_so_far[position] == count}
    assert set(reconcile.resolve(keyings, alignment, decisions)) == whole


@given(st.lists(st.text(MARKS, min_size=5, max_size=5), max_size=8), st.data())
def test_differing_lines_are_those_of_a_naive_comparison(papers, data):
    other = [data.draw(st.text(MARKS, min_size=5, max_size=5)) for _ in papers]
    straight = Alignment(tuple((n, n) for n in range(1, len(papers) + 1)), (False, False))
    found = reconcile.differences([pile(*papers), pile(*other)], straight)
    lines = {(f.position, f.line): f.values for f in found if f.kind == "line"}
    assert lines == {
        (number, line): cell
        for number, pair in enumerate(zip(papers, other, strict=True), 1)
        for line, cell in enumerate(zip(*pair, strict=True), 1)
        if cell[0] != cell[1] and "00000" not in pair
    }
