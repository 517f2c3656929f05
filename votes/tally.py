"""Counting: marks strings in, integers and exact percentages out. No database, no floats."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from .choices import Mark
from .rulesets import Band, RuleSet

_MARKS: Final = frozenset(Mark.values)
#: What stands before the reason of an invalid ballot where ballots are written as lines.
INVALID: Final = "!"


@dataclass(frozen=True)
class LineCount:
    """How often each mark stands on one line."""

    one: int
    two: int
    three: int
    blank: int
    multiple: int

    def by_level(self, rules: RuleSet) -> dict[str, int]:
        """Counts by the level keys of a rule set, in its order."""
        by_mark = {Mark.HIGH: self.one, Mark.MEDIUM: self.two, Mark.LOW: self.three}
        return {level.key: by_mark[Mark(level.mark)] for level in rules.levels}


def fits(marks: str, lines: int) -> bool:
    """Whether a ballot has one known mark for each line of its form."""
    return len(marks) == lines and _MARKS.issuperset(marks)


def count_lines(ballots: Iterable[str], lines: int) -> list[LineCount]:
    """Count every line over all valid ballots.

    Raises ValueError naming the ballot (1-based) of another length or with a foreign mark.
    """
    papers = list(ballots)
    for number, marks in enumerate(papers, 1):
        if len(marks) != lines:
            raise ValueError(f"phiếu {number} có {len(marks)} dòng, phải có {lines}")
    text = "".join(papers)
    foreign = set(text) - _MARKS
    if foreign:
        number = text.index(min(foreign)) // lines + 1
        raise ValueError(f"phiếu {number} có dấu lạ {min(foreign)!r}")
    return [_count(text[line::lines]) for line in range(lines)]


def _count(column: str) -> LineCount:
    return LineCount(
        one=column.count(Mark.HIGH.value),
        two=column.count(Mark.MEDIUM.value),
        three=column.count(Mark.LOW.value),
        blank=column.count(Mark.BLANK.value),
        multiple=column.count(Mark.MULTIPLE.value),
    )


def percent(count: int, denominator: int | None, places: int = 2) -> str | None:
    """A share with exactly `places` decimals and a point, half-up; None over 0 or unknown."""
    if not denominator:
        return None
    scale = 10**places
    units = (2 * count * 100 * scale + denominator) // (2 * denominator)
    whole, rest = divmod(units, scale)
    return f"{whole}.{rest:0{places}}" if places else str(whole)


def per_thousand(count: int, of: int) -> str:
    """A rate as people write it, two decimals, half-up: 3 of 960 is "3,13"; 0 of nothing "0,00"."""
    units = (2 * count * 100_000 + of) // (2 * of) if of else 0
    return f"{units // 100},{units % 100:02}"


def percent_vi(text: str) -> str:
    """A percentage for tables: "97.50" as "97,50%"."""
    return f"{text.replace('.', ',')}%"


def percent_prose(text: str) -> str:
    """A percentage for running text: 100% and 0% stand without decimals."""
    whole, _point, rest = text.partition(".")
    return f"{whole}%" if whole in {"0", "100"} and not rest.strip("0") else percent_vi(text)


def number_vi(number: int) -> str:
    """A count with a point between the thousands: 1.015."""
    return f"{number:,}".replace(",", ".")


@dataclass(frozen=True)
class Margin:
    """How far a line is from a threshold.

    `votes` more of the deciding level pass it (1 or more), or so many fewer fall below it
    (negative). `words` is the sentence for the screen.
    """

    band: str
    votes: int
    words: str


def margin(count: int, denominator: int, band: Band, rules: RuleSet) -> Margin:
    """The distance of one line to the lower threshold of one band."""
    label = rules.level(band.level).label
    missing = band.fewest(denominator) - count
    if missing > 0:
        return Margin(band.key, missing, f'Thêm {missing} phiếu "{label}" là {band.threshold}')
    fewer = missing - 1
    return Margin(band.key, fewer, f'Bớt {-fewer} phiếu "{label}" thì không còn {band.threshold}')


def margins(counts: Mapping[str, int], denominator: int | None, rules: RuleSet) -> list[Margin]:
    """The distances of one line to every threshold of its rule set."""
    if not denominator:
        return []
    return [margin(counts[band.level], denominator, band, rules) for band in rules.bands]


def over_half(count: int, denominator: int | None) -> bool:
    """Whether a count exceeds one half of the denominator (minutes, part V); integers only."""
    return denominator is not None and 0 < denominator < 2 * count


def is_unmarked(marks: str) -> bool:
    """Whether no line is marked at all: such a ballot is invalid."""
    return bool(marks) and not marks.strip(Mark.BLANK.value)


def paper_line(marks: str, invalid: str) -> str:
    """A ballot as one line of text: its marks, or `!` and the reason."""
    return f"{INVALID}{invalid}" if invalid else marks
