"""What a rule set says, as plain frozen values that go to a dict and back."""

from __future__ import annotations

import dataclasses
import datetime
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from ..choices import Mark

_TUPLES: Final = ("quorum", "exempt_grounds", "bodies", "unnamed_words")


@dataclass(frozen=True)
class LegalSource:
    """Where a rule set stands; `issued_on` is an ISO date."""

    kind: str
    number: str
    issued_on: str
    issuer: str

    @property
    def date(self) -> datetime.date:
        return datetime.date.fromisoformat(self.issued_on)


@dataclass(frozen=True)
class Level:
    """One box on the ballot: `mark` is the key that keys it."""

    key: str
    mark: str
    label: str
    heading: str


@dataclass(frozen=True)
class Band:
    """A consequence group: a share of `level` from `lower` to below `upper`.

    Both are fractions of integers; `reached` is 1 when the fraction itself belongs to the group
    ("từ 2/3 trở lên"), 0 when it must be exceeded ("quá 1/2"). `upper` of (0, 1): no end.
    `words` are printed, `screen` and `threshold` are shown.
    """

    key: str
    level: str
    lower: tuple[int, int]
    reached: int
    upper: tuple[int, int]
    words: str
    screen: str
    threshold: str
    meaning: str

    def passed(self, count: int, denominator: int) -> bool:
        """Whether `count` has come over the lower threshold; integers only."""
        left, right = count * self.lower[1], self.lower[0] * denominator
        return left >= right if self.reached else left > right

    def contains(self, count: int, denominator: int) -> bool:
        over, under = self.upper
        ended = over > 0 and count * under >= over * denominator
        return self.passed(count, denominator) and not ended

    def fewest(self, denominator: int) -> int:
        """The smallest count that passes the lower threshold."""
        whole, rest = divmod(self.lower[0] * denominator, self.lower[1])
        return whole if self.reached and not rest else whole + 1

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Band:
        return cls(**{**data, "lower": tuple(data["lower"]), "upper": tuple(data["upper"])})


@dataclass(frozen=True)
class RuleSet:
    """How one kind of vote is counted and worded.

    `denominator` is what every percentage is taken of ("collected" or "total_members"),
    `quorum_base` of whom the quorum is ("summoned" or "total_members"). `denominator_words` is a
    sentence for the minutes with `{n}` for the number and, where it is of the members, `{body}`.
    Dates are ISO or empty. `unnamed_words` are kinds of unit whose councils it does not name.
    """

    key: str
    name: str
    short_name: str
    source: LegalSource
    valid_from: str
    valid_until: str
    letterhead: str
    layout: str
    levels: tuple[Level, ...]
    denominator: str
    denominator_words: str
    quorum_base: str
    quorum: tuple[int, int]
    bands: tuple[Band, ...]
    exempt_grounds: tuple[str, ...]
    bodies: tuple[str, ...]
    result_act: str
    archive_only: int = 0
    unnamed_words: tuple[str, ...] = ()

    def level(self, key: str) -> Level:
        """The level of this key; KeyError if the rule set has none."""
        return {level.key: level for level in self.levels}[key]

    @property
    def marks(self) -> frozenset[str]:
        return frozenset(level.mark for level in self.levels)

    @property
    def allowed_marks(self) -> frozenset[str]:
        """What a line may be keyed as: a level, nothing marked, several marked."""
        return self.marks | {Mark.BLANK.value, Mark.MULTIPLE.value}

    def quorum_met(self, present: int, base: int) -> bool:
        """Whether enough are here; of nobody there is no quorum."""
        return base > 0 and present * self.quorum[1] >= base * self.quorum[0]

    def band_of(self, counts: Mapping[str, int], denominator: int | None) -> str | None:
        """The key of the consequence group, or None; integers only (Điều 11, 12)."""
        if not denominator:
            return None
        found = (b.key for b in self.bands if b.contains(counts[b.level], denominator))
        return next(found, None)

    def names_body(self, kind: str, name: str) -> bool:
        """Whether the rule set names this kind of body (domain §7: communes are not named)."""
        return kind in self.bodies and not any(_says(name, word) for word in self.unnamed_words)

    def to_dict(self) -> dict[str, Any]:
        """Strings, integers, lists and dicts only: what a payload keeps."""
        plain: dict[str, Any] = json.loads(json.dumps(dataclasses.asdict(self)))
        return plain

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> RuleSet:
        """The rule set a payload was sealed with; TypeError or KeyError if it is none."""
        fields = dict(data)
        fields["source"] = LegalSource(**fields["source"])
        fields["levels"] = tuple(Level(**level) for level in fields["levels"])
        fields["bands"] = tuple(Band.from_dict(band) for band in fields["bands"])
        fields.update({name: tuple(fields[name]) for name in _TUPLES if name in fields})
        return cls(**fields)


def _says(name: str, word: str) -> bool:
    # A "thị xã" is no "xã": it ranks with the districts.
    plain = unicodedata.normalize("NFC", name).casefold()
    return re.search(rf"(?<!\w)(?<!thị ){re.escape(word)}(?!\w)", plain) is not None
