"""Percentages as the press printed them, from the counts the press printed (domain §8)."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import pytest

from votes import tally
from votes.rulesets import RULESETS, RuleSet, ruleset

FILE = Path(__file__).parent / "data" / "published_results.csv"
LEVELS = ("high", "medium", "low")


@dataclass(frozen=True)
class Cell:
    """One printed percentage with the count it is of."""

    vote: str
    date: str
    person: str
    level: str
    count: int
    printed: str
    denominator: int

    @property
    def key(self) -> tuple[str, str, str]:
        return self.vote, self.person, self.level

    @property
    def value(self) -> Fraction:
        """As printed; the table left trailing zeros off: 6.9 was 6,90%, 40 was 40,00%."""
        return Fraction(self.printed)


#: Misprints of the press: what is printed, and what the counts come to.
#: Hà Nội cut its figures off; Đà Nẵng took two cells of 47 ballots instead of 48 deputies.
MISPRINTS = {
    ("HDND-HaNoi-2014-12", "Nguyễn Thế Thảo", "high"): ("71.27", "71.28"),
    ("HDND-HaNoi-2014-12", "Nguyễn Đức Chung", "high"): ("76.59", "76.60"),
    ("HDND-DaNang-2014-12", "Lương Nguyệt Thu", "medium"): ("29.79", "29.17"),
    ("HDND-DaNang-2014-12", "Mai Đức Lộc", "medium"): ("29.79", "29.17"),
}


def rows() -> list[dict[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cells() -> list[Cell]:
    return [
        Cell(
            row["vote_id"],
            row["date"],
            row["person"],
            level,
            int(row[level]),
            row[f"pct_{level}"],
            int(row["denominator_inferred"]),
        )
        for row in rows()
        for level in LEVELS
        if row[level] and row[f"pct_{level}"] and row["denominator_inferred"]
    ]


def naive(cell: Cell) -> Fraction:
    """Half-up to two places, in fractions; shares nothing with the code under test."""
    return Fraction(int(Fraction(10_000 * cell.count, cell.denominator) + Fraction(1, 2)), 100)


def rules_of(date: str) -> RuleSet:
    """The rule set of the State that a vote of this day is counted by."""
    councils = [rules for rules in RULESETS.values() if len(rules.levels) == 3]
    state = [rules for rules in councils if rules.letterhead == "state"]
    fits = [rules for rules in state if not rules.valid_until or date <= rules.valid_until]
    return min(fits, key=lambda rules: rules.valid_until or "9999")


EVERY = pytest.mark.parametrize("cell", cells(), ids=lambda cell: "/".join(cell.key))


@EVERY
def test_a_printed_percentage_comes_from_its_count(cell):
    computed = tally.percent(cell.count, cell.denominator, places=2)
    printed, arithmetic = MISPRINTS.get(cell.key, (cell.printed, cell.printed))
    assert cell.printed == printed
    assert Fraction(computed) == Fraction(arithmetic) == naive(cell)


def test_the_misprints_are_those_listed_and_no_others():
    wrong = {cell.key for cell in cells() if cell.value != naive(cell)}
    assert wrong == set(MISPRINTS)


def test_every_misprint_listed_really_differs_from_its_arithmetic():
    assert all(printed != arithmetic for printed, arithmetic in MISPRINTS.values())


def test_ha_noi_cut_off_where_it_should_have_rounded():
    cut = [tally.percent(count, 94, places=2) for count in (67, 72)]
    assert cut == ["71.28", "76.60"]
    assert [10_000 * count // 94 for count in (67, 72)] == [7127, 7659]


def test_da_nang_took_two_cells_of_the_ballots_collected():
    assert tally.percent(14, 47) == "29.79"
    assert {cell.denominator for cell in cells() if cell.vote == "HDND-DaNang-2014-12"} == {48}


def test_so_many_cells_were_checked():
    found = cells()
    assert len(rows()) == 83
    assert len(found) == 107
    assert sum(cell.key not in MISPRINTS for cell in found) == 103


def test_no_cell_is_counted_twice():
    assert max(Counter(cell.key for cell in cells()).values()) == 1


# -- the denominator of the rule set -----------------------------------------------------------


@pytest.mark.parametrize(
    ("date", "key"),
    [("2013-07-10", "nq85-2014"), ("2023-06-30", "nq85-2014"), ("2023-12-06", "nq96-2023")],
)
def test_votes_before_july_2023_are_counted_by_the_rules_of_2014(date, key):
    assert rules_of(date) == ruleset(key)


def known_denominators() -> list[tuple[str, str, str]]:
    """Rule set, the number it takes percentages of, and the one the percentages fit."""
    columns = {"collected": "ballots_collected", "total_members": "total_deputies"}
    found = [(rules_of(row["date"]), row) for row in rows()]
    return [
        (rules.key, row[columns[rules.denominator]], row["denominator_inferred"])
        for rules, row in found
        if row[columns[rules.denominator]] and row["denominator_inferred"]
    ]


def test_the_denominator_is_the_one_of_the_rule_set():
    known = known_denominators()
    assert Counter(key for key, _given, _fits in known) == {"nq85-2014": 7, "nq96-2023": 4}
    assert all(given == fits for _key, given, fits in known)


@pytest.mark.parametrize(
    ("vote", "collected", "deputies"),
    [("HDND-DaNang-2014-12", 47, 48), ("HDND-QuangNam-2018-12", 53, 58)],
)
def test_percentages_of_the_old_rules_are_not_of_the_ballots_collected(vote, collected, deputies):
    assert rules_of("2018-12-05").denominator == "total_members"
    exact = [cell for cell in cells() if cell.vote == vote and cell.key not in MISPRINTS]
    counted = [cell for cell in exact if cell.count]
    assert all(Fraction(tally.percent(cell.count, deputies)) == cell.value for cell in counted)
    assert not any(Fraction(tally.percent(cell.count, collected)) == cell.value for cell in counted)


@pytest.mark.parametrize(
    "row",
    [row for row in rows() if all(row[level] for level in LEVELS)],
    ids=lambda row: f"{row['vote_id']}/{row['person']}",
)
def test_a_row_never_exceeds_its_denominator_and_need_not_reach_it(row):
    denominator = row["denominator_inferred"] or row["ballots_collected"]
    assert sum(int(row[level]) for level in LEVELS) <= int(denominator)


@pytest.mark.parametrize("cell", [cell for cell in cells() if cell.level == "low"], ids=str)
def test_nobody_published_here_is_in_a_consequence_group(cell):
    assert 2 * cell.count <= cell.denominator
    assert rules_of(cell.date).band_of({"low": cell.count}, cell.denominator) is None
