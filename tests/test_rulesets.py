"""The four rule sets: what they say, in whose words, and for whom."""

from __future__ import annotations

import dataclasses
import datetime
import unicodedata

import pytest

from votes import layouts, rulesets
from votes.choices import Letterhead, Mark, OrganisationKind
from votes.rulesets import RULESETS, ruleset

EVERY = pytest.mark.parametrize("rules", RULESETS.values(), ids=RULESETS.keys())
THREE_LEVELS = ("qd96-2023", "nq96-2023", "nq85-2014")


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
