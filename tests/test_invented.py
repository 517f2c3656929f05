"""Invented people and papers."""

from __future__ import annotations

import random

import pytest

from votes import invented, roster
from votes.choices import InvalidReason, Mark


def drawn(seed: int, voters: int = 400, lines: int = 12) -> list[str]:
    return invented.papers(random.Random(seed), voters, lines)


def test_the_same_seed_gives_the_same_people_and_papers():
    assert invented.people(random.Random(7), 60) == invented.people(random.Random(7), 60)
    assert drawn(7) == drawn(7)
    assert drawn(7) != drawn(8)


def test_nobody_is_invented_twice():
    names = [roster.fold(name) for name, _honorific in invented.people(random.Random(1), 120)]
    assert len(set(names)) == 120


def test_everybody_is_ong_or_ba_as_the_middle_name_says():
    people = invented.people(random.Random(1), 60)
    assert {honorific for _name, honorific in people} == {"Ông", "Bà"}
    assert all(honorific == "Bà" for name, honorific in people if " Thị " in name)


def test_papers_are_marks_of_every_kind_or_a_reason():
    papers = drawn(3, voters=2000)
    valid = [paper for paper in papers if not paper.startswith("!")]
    reasons = {paper[1:] for paper in papers if paper.startswith("!")}
    assert set("".join(valid)) == set(Mark.values)
    assert reasons
    assert reasons <= set(InvalidReason.values)
    assert {len(paper) for paper in valid} == {12}


def test_most_marks_are_high_as_in_published_results():
    marks = "".join(paper for paper in drawn(3) if not paper.startswith("!"))
    assert 0.7 < marks.count(Mark.HIGH.value) / len(marks) < 0.95


def test_a_paper_with_nothing_marked_is_invented_as_invalid():
    papers = drawn(5, voters=3000, lines=1)
    assert f"!{InvalidReason.UNMARKED.value}" in papers
    assert "0" not in papers


@pytest.mark.parametrize("rate", [0.0, 0.005, 0.2])
def test_a_typist_slips_as_often_as_asked(rate):
    rng = random.Random(1)
    slips = sum(invented.slipped(rng, "1" * 30, rate)[1] for _paper in range(2000))
    assert abs(slips / 60000 - rate) < 0.004


def test_a_slip_is_another_mark_and_an_invalid_paper_is_keyed_as_it_is():
    keyed, slips = invented.slipped(random.Random(1), "1" * 50, 0.5)
    assert slips == sum(mark != "1" for mark in keyed) > 0
    assert invented.slipped(random.Random(1), "!unstamped", 0.99) == ("!unstamped", 0)


def test_slips_never_leave_a_paper_with_nothing_marked():
    rng = random.Random(2)
    assert all(invented.slipped(rng, "1", 0.9)[0] != "0" for _paper in range(200))
