"""What every rule set can do: quorum, consequence groups, and being kept with a sealed result."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from votes.rulesets import RULESETS, RuleSet, ruleset

EVERY = pytest.mark.parametrize("rules", RULESETS.values(), ids=RULESETS.keys())
THREE_LEVELS = ("qd96-2023", "nq96-2023", "nq85-2014")
COUNTS = st.tuples(st.integers(0, 700), st.integers(1, 700)).map(lambda pair: (min(pair), pair[1]))


def group(key: str, low: int, denominator: int | None) -> str | None:
    rules = ruleset(key)
    counts = dict.fromkeys((level.key for level in rules.levels), 0)
    return rules.band_of(counts | {rules.bands[0].level: low}, denominator)


def naive_group(key: str, low: int, denominator: int) -> str | None:
    """Domain §2 read aloud, in fractions."""
    share = Fraction(low, denominator)
    if key == "bo-phieu-2023":
        return "A" if share > Fraction(1, 2) else None
    if share >= Fraction(2, 3):
        return "B"
    return "A" if share > Fraction(1, 2) else None


# -- quorum and thresholds ---------------------------------------------------------------------


@EVERY
@pytest.mark.parametrize(
    ("present", "base", "met"), [(40, 60, True), (39, 60, False), (67, 100, True), (66, 100, False)]
)
def test_two_thirds_are_the_quorum_and_exactly_two_thirds_will_do(rules, present, base, met):
    assert rules.quorum_met(present, base) is met


@pytest.mark.parametrize("key", THREE_LEVELS)
@pytest.mark.parametrize(
    ("low", "denominator", "expected"),
    [
        (20, 40, None),
        (21, 40, "A"),
        (26, 40, "A"),
        (27, 40, "B"),
        (20, 41, None),
        (21, 41, "A"),
        (25, 39, "A"),
        (26, 39, "B"),
        (40, 40, "B"),
        (0, 40, None),
    ],
)
def test_groups_begin_beyond_one_half_and_at_two_thirds(key, low, denominator, expected):
    assert group(key, low, denominator) == expected


def test_bo_phieu_has_one_group_that_has_no_end():
    found = [group("bo-phieu-2023", low, 60) for low in (30, 31, 40, 60)]
    assert found == [None, "A", "A", "A"]


def test_the_group_is_not_taken_from_the_rounded_percentage():
    # 66.67 % printed, yet below two thirds; 50.00 % printed, yet beyond one half.
    assert group("qd96-2023", 66_666, 100_000) == "A"
    assert group("qd96-2023", 50_001, 100_000) == "A"


@EVERY
def test_without_a_denominator_nobody_is_in_a_group(rules):
    assert group(rules.key, 5, None) is None
    assert group(rules.key, 0, 0) is None


@EVERY
@given(cell=COUNTS)
def test_groups_are_those_of_exact_fractions(rules, cell):
    assert group(rules.key, *cell) == naive_group(rules.key, *cell)


@EVERY
@given(cell=COUNTS)
def test_nobody_is_in_two_groups(rules, cell):
    assert sum(band.contains(*cell) for band in rules.bands) <= 1


@EVERY
@given(denominator=st.integers(1, 2000))
def test_the_fewest_votes_of_a_group_are_the_first_that_pass(rules, denominator):
    for band in rules.bands:
        fewest = band.fewest(denominator)
        assert band.passed(fewest, denominator)
        assert not band.passed(fewest - 1, denominator)


# -- a sealed session keeps its own ------------------------------------------------------------


@EVERY
def test_a_rule_set_comes_back_from_json_as_it_was(rules):
    text = json.dumps(rules.to_dict(), ensure_ascii=False)
    assert RuleSet.from_dict(json.loads(text)) == rules


@EVERY
def test_a_rule_set_is_kept_in_strings_integers_and_lists_only(rules):
    plain = rules.to_dict()
    assert kinds(plain) <= {dict, list, str, int}


def kinds(value: object) -> set[type]:
    inner = value.values() if isinstance(value, dict) else value if type(value) is list else ()
    return {type(value)}.union(*map(kinds, inner))


def test_a_kept_rule_set_decides_by_what_was_kept_not_by_todays_entry():
    kept = ruleset("qd96-2023").to_dict()
    kept["bands"][0]["lower"] = [1, 4]
    assert RuleSet.from_dict(kept).band_of({"low": 11}, 40) == "A"
    assert group("qd96-2023", 11, 40) is None


@pytest.mark.parametrize("missing", ["quorum", "levels", "source", "denominator"])
def test_a_kept_rule_set_that_lacks_a_part_is_none(missing):
    kept = ruleset("qd96-2023").to_dict()
    del kept[missing]
    with pytest.raises((KeyError, TypeError)):
        RuleSet.from_dict(kept)
