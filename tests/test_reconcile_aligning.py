"""Papers skipped, stuck together or keyed twice, and piles that were turned over."""

from __future__ import annotations

import json
import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from votes import reconcile
from votes.reconcile import Alignment, Sheet

PAPER = st.one_of(
    st.text("12309", min_size=3, max_size=3).map(Sheet),
    st.sampled_from(["unstamped", "writing"]).map(lambda reason: Sheet("", reason)),
)
KEYINGS = st.lists(st.lists(PAPER, max_size=10), min_size=1, max_size=3)
SEEDS = st.integers(0, 2**32)


def papers(seed: int, count: int = 25, lines: int = 30) -> list[str]:
    """Ballots that differ from each other in many lines."""
    rng = random.Random(seed)
    return ["".join(rng.choices("123", k=lines)) for _ in range(count)]


def sheets(marks: list[str]) -> list[Sheet]:
    return [Sheet(one) for one in marks]


def identity(count: int, keyings: int = 2) -> tuple[tuple[int, ...], ...]:
    return tuple((n,) * keyings for n in range(1, count + 1))


def slip(marks: str, line: int, mark: str = "9") -> str:
    return marks[:line] + mark + marks[line + 1 :]


# -- one thing at a time -----------------------------------------------------------------------


def test_equal_piles_are_aligned_straight():
    pile = sheets(papers(1))
    assert reconcile.align([pile, pile]) == Alignment(identity(25), (False, False))


def test_a_single_keying_is_aligned_with_itself():
    assert reconcile.align([sheets(papers(1, 3))]) == Alignment(((1,), (2,), (3,)), (False,))


def test_a_skipped_paper_is_found_where_it_lies():
    pile = papers(2, 6)
    found = reconcile.align([sheets(pile), sheets(pile[:2] + pile[3:])])
    assert found.rows == ((1, 1), (2, 2), (3, None), (4, 3), (5, 4), (6, 5))


def test_a_paper_keyed_twice_is_found():
    pile = papers(3, 4)
    found = reconcile.align([sheets(pile), sheets([*pile[:2], pile[1], *pile[2:]])])
    assert Counter(row[0] for row in found.rows)[None] == 1
    assert found.rows[0] == (1, 1)
    assert found.rows[-2:] == ((3, 4), (4, 5))


def test_one_skipped_and_one_keyed_twice_are_found_though_the_counts_are_equal():
    pile = papers(4, 12)
    other = [*pile[:2], *pile[3:9], pile[8], *pile[9:]]
    found = reconcile.align([sheets(pile), sheets(other)])
    assert len(other) == len(pile)
    assert found.rows[2] == (3, None)
    assert found.rows[-3:] == ((10, 10), (11, 11), (12, 12))


def test_a_paper_missing_at_the_beginning_or_the_end_is_found():
    pile = sheets(papers(5, 3))
    assert reconcile.align([pile, pile[1:]]).rows == ((1, None), (2, 1), (3, 2))
    assert reconcile.align([pile[:2], pile]).rows == ((1, 1), (2, 2), (None, 3))


def test_a_keying_without_a_paper_lacks_them_all():
    assert reconcile.align([sheets(papers(6, 2)), []]).rows == ((1, None), (2, None))


def test_among_equal_papers_the_last_one_is_taken_as_missing():
    unanimous = sheets(["1111"] * 5)
    assert reconcile.align([unanimous, unanimous[:4]]).rows == (*identity(4), (5, None))


def test_a_pile_keyed_in_reverse_is_turned_back():
    pile = sheets(papers(7, 5))
    found = reconcile.align([pile, pile[::-1]])
    assert found == Alignment(((1, 5), (2, 4), (3, 3), (4, 2), (5, 1)), (False, True))
    assert reconcile.differences([pile, pile[::-1]], found) == ()


def test_a_reversed_pile_with_a_skipped_paper_and_a_slip_is_turned_back():
    pile = papers(8, 6)
    other = [slip(pile[5], 4), pile[4], pile[3], pile[1], pile[0]]
    found = reconcile.align([sheets(pile), sheets(other)])
    assert found.reversed == (False, True)
    assert found.rows == ((1, 5), (2, 4), (3, None), (4, 3), (5, 2), (6, 1))


def test_a_nearly_unanimous_pile_is_turned_back_even_with_a_skipped_paper():
    pile = ["111111111111"] * 20
    for place, line in ((1, 3), (4, 0), (7, 11)):
        pile[place] = slip(pile[place], line, "2")
    found = reconcile.align([sheets(pile), sheets(pile[:0:-1])])
    assert found.reversed == (False, True)
    assert sum(None in row for row in found.rows) == 1


@pytest.mark.parametrize(
    "pile",
    [["1111"] * 6, ["1112", "1113", "1111", "1113", "1112"], ["1231"], []],
    ids=["all the same", "the same both ways", "one", "none"],
)
def test_a_pile_that_reads_the_same_both_ways_stays_straight(pile):
    keyings = [sheets(pile), sheets(pile[::-1])]
    assert reconcile.align(keyings) == Alignment(identity(len(pile)), (False, False))


def test_slips_alone_never_turn_a_pile_over():
    pile = ["1111"] * 6
    one = sheets([slip(pile[0], 2), *pile[1:]])
    other = sheets([*pile[:3], slip(pile[3], 1), *pile[4:]])
    assert reconcile.align([one, other]) == Alignment(identity(6), (False, False))


def test_a_pile_is_not_turned_over_while_half_of_what_differs_would_stay():
    pile = ["2111", "1111", "1111", "1111"]
    other = ["1111", "1911", "1191", "2111"]
    assert reconcile.align([sheets(pile), sheets(other)]).reversed == (False, False)


def test_a_ballot_keyed_one_line_off_stays_in_its_row():
    pile = papers(9, 8)
    shifted = [*pile[:3], pile[3][1:] + "1", *pile[4:]]
    assert reconcile.align([sheets(pile), sheets(shifted)]).rows == identity(8)


def test_a_ballot_wrong_in_every_line_stays_in_its_row():
    pile = ["111", "222", "111"]
    assert reconcile.align([sheets(pile), sheets(["111", "333", "111"])]).rows == identity(3)


def test_an_invalid_ballot_stays_in_its_row():
    pile = sheets(papers(10, 5))
    other = [*pile[:2], Sheet("", "unstamped"), *pile[3:]]
    assert reconcile.align([pile, other]).rows == identity(5)


def test_three_keyings_are_aligned_with_each_other():
    pile = papers(11, 5)
    found = reconcile.align([sheets(pile[1:]), sheets(pile[::-1]), sheets(pile[:4])])
    assert found.reversed == (False, True, False)
    assert found.rows == ((None, 5, 1), (1, 4, 2), (2, 3, 3), (3, 2, 4), (4, 1, None))


def test_an_alignment_comes_back_from_json():
    found = reconcile.align([sheets(papers(12, 4)), sheets(papers(12, 4)[:0:-1])])
    assert Alignment.from_json(json.loads(json.dumps(found.to_json()))) == found


# -- at random ---------------------------------------------------------------------------------


@given(KEYINGS)
def test_no_position_is_lost_and_none_stands_in_two_rows(keyings):
    found = reconcile.align(keyings)
    for number, pile in enumerate(keyings):
        places = [row[number] for row in found.rows if row[number] is not None]
        order = places[::-1] if found.reversed[number] else places
        assert order == list(range(1, len(pile) + 1))
    assert all(any(row) and len(row) == len(keyings) for row in found.rows)


@given(st.lists(PAPER, max_size=12), st.integers(2, 3))
def test_the_same_pile_keyed_twice_is_always_straight(pile, times):
    assert reconcile.align([pile] * times).rows == identity(len(pile), times)


@given(SEEDS, st.sets(st.tuples(st.integers(0, 24), st.integers(0, 29)), max_size=12))
def test_slips_are_found_in_their_cells_and_nothing_else(seed, cells):
    pile = papers(seed)
    other = list(pile)
    for paper, line in cells:
        other[paper] = slip(other[paper], line)
    keyings = [sheets(pile), sheets(other)]
    found = reconcile.differences(keyings, reconcile.align(keyings))
    assert {(f.position - 1, f.line - 1) for f in found} == cells


def disturbed(rng: random.Random, pile: list[str]) -> list[str]:
    """A pass in which papers are skipped, keyed twice and slipped on, perhaps upside down."""
    said: list[str] = []
    for marks in pile:
        said += [marks] * rng.choices((0, 1, 2), weights=(4, 92, 4))[0]
    said = said[::-1] if rng.random() < 0.5 else said
    return [slip(marks, rng.randrange(30), "0") if rng.random() < 0.1 else marks for marks in said]


def from_the_paper(found, rows, pile: list[str]) -> dict[tuple[int, int], str]:
    """Every difference decided by someone who holds the pile in the order of the first pass."""
    decisions = {}
    for one in found:
        at = rows[one.position - 1][0]
        paper = "-" if at is None else pile[at - 1]
        decisions[one.position, one.line] = paper[one.line - 1] if one.line else paper
    return decisions


@given(SEEDS)
def test_whatever_the_second_pass_loses_repeats_or_turns_over_the_batch_is_the_pile(seed):
    rng, pile = random.Random(seed), papers(seed)
    first = [slip(marks, 7) if rng.random() < 0.2 else marks for marks in pile]
    keyings = [sheets(first), sheets(disturbed(rng, pile))]
    found = reconcile.align(keyings)
    decisions = from_the_paper(reconcile.differences(keyings, found), found.rows, pile)
    ballots = reconcile.agreed(keyings, found) | reconcile.resolve(keyings, found, decisions)
    assert sorted(sheet.marks for sheet in ballots.values() if sheet) == sorted(pile)


@given(SEEDS, st.integers(0, 24), st.booleans())
def test_a_skipped_paper_is_the_only_difference_wherever_it_lies(seed, skipped, back):
    pile = papers(seed)
    other = [*pile[:skipped], *pile[skipped + 1 :]]
    keyings = [sheets(pile), sheets(other[::-1] if back else other)]
    found = reconcile.differences(keyings, reconcile.align(keyings))
    assert [(one.position, one.kind) for one in found] == [(skipped + 1, "missing")]
