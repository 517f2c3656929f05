"""Which ballots are held against the paper: the size proposed, the draw anybody can repeat."""

from __future__ import annotations

import hashlib
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from votes import sampling

PLACES = [("1", batch, position) for batch in (1, 2) for position in range(1, 21)]


@pytest.mark.parametrize(("total", "size"), [(0, 0), (1, 1), (5, 5), (30, 19), (40, 21), (480, 28)])
def test_the_size_proposed_for_a_pile(total, size):
    assert sampling.proposed(total) == size


@given(st.integers(1, 700))
def test_the_size_proposed_is_the_fewest_that_would_show_one_wrong_ballot_in_ten(total):
    size, wrong = sampling.proposed(total), -(-total // 10)

    def unseen(drawn: int) -> bool:
        """Whether `wrong` ballots escape `drawn` of them with a chance above 5 %."""
        return 20 * comb(total - wrong, drawn) > comb(total, drawn)

    assert not unseen(size)
    assert size == 0 or unseen(size - 1)


def test_the_same_seed_draws_the_same_ballots_whatever_their_order():
    drawn = sampling.draw(PLACES, "20260205", 7)
    assert drawn == sampling.draw(PLACES[::-1], "20260205", 7) == sorted(drawn)
    assert drawn != sampling.draw(PLACES, "20260206", 7)


def test_the_draw_can_be_repeated_by_hand():
    def rank(place):
        return hashlib.sha256(f"99/{place[0]}/{place[1]}/{place[2]}".encode()).hexdigest()

    assert sampling.draw(PLACES, "99", 5) == sorted(sorted(PLACES, key=rank)[:5])


@given(st.integers(0, 45), st.text(max_size=5))
def test_a_draw_has_no_ballot_twice_and_none_from_elsewhere(size, seed):
    drawn = sampling.draw(PLACES, seed, size)
    assert len(set(drawn)) == len(drawn) == min(size, len(PLACES))
    assert set(drawn) <= set(PLACES)


def test_over_many_seeds_every_ballot_is_drawn_about_as_often():
    counts = dict.fromkeys(PLACES, 0)
    for seed in range(2000):
        for place in sampling.draw(PLACES, str(seed), 10):
            counts[place] += 1
    assert 400 < min(counts.values()) <= max(counts.values()) < 600
