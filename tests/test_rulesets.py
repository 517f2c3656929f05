"""The four rule sets: what they say, where their thresholds lie, and that they keep."""

from __future__ import annotations

import dataclasses
import datetime
import json
import unicodedata
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from votes import layouts, rulesets
from votes.choices import Letterhead, Mark, OrganisationKind
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


# -- finding one -------------------------------------------------------------------------------


def test_all_four_rule_sets_are_there_under_their_own_keys():
    assert list(RULESETS) == ["qd96-2023", "nq96-2023", "nq85-2014", "bo-phieu-2023"]
    assert all(rules.key == key for key, rules in RULESETS.items())


def test_an_unknown_rule_set_is_refused_by_name_with_the_known_ones():
    with pytest.raises(rulesets.UnknownRuleSet) as refused:
        ruleset("qd262-2014")
    assert str(refused.value) == (
        "Không có quy định “qd262-2014”. "
        "Các quy định: qd96-2023, nq96-2023, nq85-2014, bo-phieu-2023."
    )


def test_a_rule_set_cannot_be_added_or_changed_while_the_program_runs():
    with pytest.raises(TypeError):
        RULESETS["mine"] = ruleset("qd96-2023")
    with pytest.raises(dataclasses.FrozenInstanceError):
        ruleset("qd96-2023").denominator = "valid"


# -- what they say -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "denominator", "base", "letterhead"),
    [
        ("qd96-2023", "collected", "summoned", "party"),
        ("nq96-2023", "collected", "total_members", "state"),
        ("nq85-2014", "total_members", "total_members", "state"),
        ("bo-phieu-2023", "total_members", "total_members", "state"),
    ],
)
def test_denominator_quorum_and_letterhead_are_those_of_the_law(key, denominator, base, letterhead):
    rules = ruleset(key)
    assert (rules.denominator, rules.quorum_base, rules.letterhead) == (
        denominator,
        base,
        letterhead,
    )


@pytest.mark.parametrize(
    ("key", "number", "issued", "issuer"),
    [
        ("qd96-2023", "96-QĐ/TW", datetime.date(2023, 2, 2), "Bộ Chính trị"),
        ("nq96-2023", "96/2023/QH15", datetime.date(2023, 6, 23), "Quốc hội"),
        ("nq85-2014", "85/2014/QH13", datetime.date(2014, 11, 28), "Quốc hội"),
        ("bo-phieu-2023", "96/2023/QH15", datetime.date(2023, 6, 23), "Quốc hội"),
    ],
)
def test_every_rule_set_names_its_source(key, number, issued, issuer):
    source = ruleset(key).source
    assert (source.number, source.date, source.issuer) == (number, issued, issuer)
    assert number in ruleset(key).short_name


@EVERY
def test_a_rule_set_is_valid_from_its_source_on(rules):
    begins = datetime.date.fromisoformat(rules.valid_from)
    ends = rules.valid_until and datetime.date.fromisoformat(rules.valid_until)
    assert rules.source.date <= begins
    assert not ends or begins < ends


def test_only_the_rule_set_of_2014_is_for_the_archive():
    assert [key for key, rules in RULESETS.items() if rules.archive_only] == ["nq85-2014"]
    assert ruleset("nq85-2014").valid_until == "2023-06-30"
    assert ruleset("nq96-2023").valid_from == "2023-07-01"


@EVERY
def test_letterhead_layout_and_bodies_are_words_of_the_vocabulary(rules):
    assert rules.letterhead in Letterhead.values
    assert rules.layout in layouts.PROFILES
    assert set(rules.bodies) <= set(OrganisationKind.values)


@pytest.mark.parametrize("key", THREE_LEVELS)
def test_three_levels_are_keyed_one_to_three(key):
    levels = ruleset(key).levels
    assert [(level.key, level.mark) for level in levels] == [
        ("high", "1"),
        ("medium", "2"),
        ("low", "3"),
    ]
    assert [level.label for level in levels] == [
        str(mark.label) for mark in (Mark.HIGH, Mark.MEDIUM, Mark.LOW)
    ]


def test_bo_phieu_has_two_levels_and_refuses_the_mark_three():
    rules = ruleset("bo-phieu-2023")
    assert [(level.key, level.mark, level.heading) for level in rules.levels] == [
        ("confidence", "1", "Tín nhiệm"),
        ("no_confidence", "2", "Không tín nhiệm"),
    ]
    assert rules.allowed_marks == {"1", "2", "0", "9"}


@EVERY
def test_nothing_and_several_marked_can_always_be_keyed_but_are_no_level(rules):
    assert rules.allowed_marks - rules.marks == {"0", "9"}


@EVERY
def test_a_level_is_found_by_its_key(rules):
    assert [rules.level(level.key) for level in rules.levels] == list(rules.levels)
    with pytest.raises(KeyError):
        rules.level("rất cao")


@EVERY
def test_the_sentence_on_the_denominator_takes_its_number(rules):
    sentence = rules.denominator_words.format(n=40, body="Hội đồng nhân dân tỉnh")
    assert sentence.startswith("Tỷ lệ % tính trên tổng số ")
    assert "(40 " in sentence
    assert "{" not in sentence


def test_the_sentence_on_the_denominator_is_the_one_of_the_minutes():
    assert ruleset("qd96-2023").denominator_words.format(n=40) == (
        "Tỷ lệ % tính trên tổng số phiếu thu về (40 phiếu), theo Điều 6 Quy định số 96-QĐ/TW."
    )
    assert ruleset("nq85-2014").denominator_words.format(n=497, body="Quốc hội") == (
        "Tỷ lệ % tính trên tổng số đại biểu Quốc hội (497 đại biểu)."
    )


@EVERY
def test_a_consequence_group_is_never_called_by_its_letter(rules):
    for band in rules.bands:
        said = f"{band.words} {band.screen} {band.meaning}".lower()
        assert "nhóm" not in said
        assert "dải" not in said
        assert rules.level(band.level).label in said


def test_party_and_council_print_the_groups_in_their_own_words():
    party, council = ruleset("qd96-2023").bands, ruleset("nq96-2023").bands
    assert [band.words for band in party] == [
        'từ trên 50% đến dưới 2/3 số phiếu "tín nhiệm thấp"',
        'từ 2/3 số phiếu "tín nhiệm thấp" trở lên',
    ]
    assert [band.words for band in council] == [
        'quá nửa đến dưới hai phần ba tổng số phiếu đánh giá "tín nhiệm thấp"',
        'từ hai phần ba tổng số phiếu trở lên đánh giá "tín nhiệm thấp"',
    ]
    assert [band.screen for band in party] == [band.screen for band in council]


def test_long_sick_leave_exempts_under_the_rules_of_2014_only():
    assert [key for key, rules in RULESETS.items() if "chữa bệnh" in str(rules.exempt_grounds)] == [
        "nq85-2014"
    ]


# -- whose rules they are ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "kind", "name", "named"),
    [
        ("qd96-2023", "party", "Đảng bộ xã Bình An", True),
        ("qd96-2023", "council", "Hội đồng nhân dân tỉnh Bình An", False),
        ("nq96-2023", "party", "Đảng bộ tỉnh Bình An", False),
        ("nq96-2023", "assembly", "Quốc hội", True),
        ("nq96-2023", "council", "Hội đồng nhân dân tỉnh Bình An", True),
        ("nq96-2023", "council", "Hội đồng nhân dân thành phố Bình An", True),
        ("nq96-2023", "council", "Hội đồng nhân dân thị xã Bình An", True),
        ("nq96-2023", "council", "Hội đồng nhân dân xã Bình An", False),
        ("nq96-2023", "council", "HỘI ĐỒNG NHÂN DÂN XÃ BÌNH AN", False),
        ("nq96-2023", "council", "Hội đồng nhân dân Phường Một", False),
        ("nq96-2023", "council", "Hội đồng nhân dân phường Một, thị xã Bình An", False),
        ("nq96-2023", "council", "Hội đồng nhân dân đặc khu Hòn Xa", False),
        ("nq96-2023", "council", unicodedata.normalize("NFD", "HĐND đặc khu Hòn Xa"), False),
        ("bo-phieu-2023", "council", "Hội đồng nhân dân xã Bình An", False),
        ("nq85-2014", "council", "Hội đồng nhân dân xã Bình An", True),
        ("nq96-2023", "other", "Công đoàn tỉnh", False),
    ],
)
def test_a_rule_set_says_which_bodies_it_names(key, kind, name, named):
    assert ruleset(key).names_body(kind, name) is named


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
