"""The rule sets a vote is held under, as dated values with their source (domain §2).

A sealed session keeps the rule set it was held under, so a RuleSet goes to a plain dict and
back. The next rule set is a new entry in RULESETS, never a change of an old one.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from .choices import Mark


class UnknownRuleSet(KeyError):
    """No rule set has this key; the message lists the known ones."""

    def __str__(self) -> str:
        return str(self.args[0])


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


@dataclass(frozen=True)
class RuleSet:
    """How one kind of vote is counted and worded.

    `denominator` is what every percentage is taken of ("collected" or "total_members"),
    `quorum_base` of whom the quorum is ("summoned" or "total_members"). `denominator_words` is a
    sentence for the minutes with `{n}` for the number.
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
        return next(level for level in self.levels if level.key == key)

    @property
    def marks(self) -> frozenset[str]:
        return frozenset(level.mark for level in self.levels)

    @property
    def allowed_marks(self) -> frozenset[str]:
        return self.marks | {Mark.BLANK.value, Mark.MULTIPLE.value}

    def quorum_met(self, present: int, base: int) -> bool:
        return present * self.quorum[1] >= base * self.quorum[0]

    def band_of(self, counts: Mapping[str, int], denominator: int | None) -> str | None:
        """The key of the consequence group, or None; integers only (Điều 11, 12)."""
        if not denominator:
            return None
        found = (b.key for b in self.bands if b.contains(counts[b.level], denominator))
        return next(found, None)

    def names_body(self, kind: str, name: str) -> bool:
        """Whether the rule set names this kind of body (domain §7: communes are not named)."""
        lowered = f" {name.lower()} "
        return kind in self.bodies and not any(word in lowered for word in self.unnamed_words)

    def to_dict(self) -> dict[str, Any]:
        """Strings, integers, lists and dicts only: what a payload keeps."""
        return dataclasses.asdict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> RuleSet:
        """The rule set a payload was sealed with; TypeError or KeyError if it is none."""
        fields = dict(data)
        fields["source"] = LegalSource(**fields["source"])
        fields["levels"] = tuple(Level(**level) for level in fields["levels"])
        fields["bands"] = tuple(_band(band) for band in fields["bands"])
        for name in ("quorum", "exempt_grounds", "bodies", "unnamed_words"):
            fields[name] = tuple(fields.get(name, ()))
        return cls(**fields)


def _band(data: Mapping[str, Any]) -> Band:
    return Band(**{**data, "lower": tuple(data["lower"]), "upper": tuple(data["upper"])})


_THREE: Final = (
    Level("high", Mark.HIGH.value, "tín nhiệm cao", "Tín nhiệm cao"),
    Level("medium", Mark.MEDIUM.value, "tín nhiệm", "Tín nhiệm"),
    Level("low", Mark.LOW.value, "tín nhiệm thấp", "Tín nhiệm thấp"),
)
_TWO: Final = (
    Level("confidence", Mark.HIGH.value, "tín nhiệm", "Tín nhiệm"),
    Level("no_confidence", Mark.MEDIUM.value, "không tín nhiệm", "Không tín nhiệm"),
)
_HALF: Final = (1, 2)
_TWO_THIRDS: Final = (2, 3)
_NO_END: Final = (0, 1)
_BAND_A: Final = Band(
    key="A",
    level="low",
    lower=_HALF,
    reached=0,
    upper=_TWO_THIRDS,
    words='quá nửa đến dưới hai phần ba tổng số phiếu đánh giá "tín nhiệm thấp"',
    screen='Quá 1/2 đến dưới 2/3 "tín nhiệm thấp"',
    threshold="quá 1/2",
    meaning="có thể xin từ chức; không từ chức thì bỏ phiếu tín nhiệm (Điều 12)",
)
_BAND_B: Final = Band(
    key="B",
    level="low",
    lower=_TWO_THIRDS,
    reached=1,
    upper=_NO_END,
    words='từ hai phần ba tổng số phiếu trở lên đánh giá "tín nhiệm thấp"',
    screen='Từ 2/3 "tín nhiệm thấp" trở lên',
    threshold="từ 2/3",
    meaning="tiến hành việc miễn nhiệm",
)
_STATE: Final[dict[str, Any]] = {
    "letterhead": "state",
    "layout": "state-2020",
    "quorum_base": "total_members",
    "quorum": _TWO_THIRDS,
    "bodies": ("council", "assembly"),
}

QD96_2023: Final = RuleSet(
    key="qd96-2023",
    name="Quy định 96-QĐ/TW ngày 02/02/2023 của Bộ Chính trị về việc lấy phiếu tín nhiệm",
    short_name="Quy định số 96-QĐ/TW",
    source=LegalSource("Quy định", "96-QĐ/TW", "2023-02-02", "Bộ Chính trị"),
    valid_from="2023-02-02",
    valid_until="",
    letterhead="party",
    layout="party-2026",
    levels=_THREE,
    denominator="collected",
    denominator_words=(
        "Tỷ lệ % tính trên tổng số phiếu thu về ({n} phiếu), theo Điều 6 Quy định số 96-QĐ/TW."
    ),
    quorum_base="summoned",
    quorum=_TWO_THIRDS,
    bands=(
        dataclasses.replace(
            _BAND_A,
            words='từ trên 50% đến dưới 2/3 số phiếu "tín nhiệm thấp"',
            meaning=(
                "đưa ra khỏi quy hoạch các chức vụ cao hơn; xem xét cho thôi giữ chức vụ, bố trí "
                "công tác khác, từ chức hoặc bỏ phiếu tín nhiệm (Điều 11)"
            ),
        ),
        dataclasses.replace(
            _BAND_B,
            words='từ 2/3 số phiếu "tín nhiệm thấp" trở lên',
            meaning=(
                "cho thôi giữ chức vụ, bố trí công tác khác (thấp hơn), không chờ hết nhiệm kỳ"
            ),
        ),
    ),
    exempt_grounds=(
        "đã có thông báo nghỉ hưu",
        "được bổ nhiệm, bầu giữ chức vụ trong năm lấy phiếu",
    ),
    bodies=("party",),
    result_act="biên bản và báo cáo cấp trên",
)
NQ96_2023: Final = RuleSet(
    key="nq96-2023",
    name="Nghị quyết 96/2023/QH15 ngày 23/6/2023 của Quốc hội, lấy phiếu tín nhiệm",
    short_name="Nghị quyết số 96/2023/QH15",
    source=LegalSource("Nghị quyết", "96/2023/QH15", "2023-06-23", "Quốc hội"),
    valid_from="2023-07-01",
    valid_until="",
    levels=_THREE,
    denominator="collected",
    denominator_words=(
        "Tỷ lệ % tính trên tổng số phiếu thu về ({n} phiếu), theo khoản 3 Điều 19 "
        "Nghị quyết số 96/2023/QH15."
    ),
    bands=(_BAND_A, _BAND_B),
    exempt_grounds=(
        "đã có thông báo nghỉ hưu",
        "được bầu, phê chuẩn trong năm lấy phiếu tín nhiệm",
    ),
    # It names the councils of provinces and districts, not those of communes.
    unnamed_words=(" xã ", " phường ", " đặc khu ", " thị trấn "),
    result_act="biên bản và nghị quyết xác nhận",
    **_STATE,
)
NQ85_2014: Final = RuleSet(
    key="nq85-2014",
    name="Nghị quyết 85/2014/QH13 ngày 28/11/2014 của Quốc hội, lấy phiếu tín nhiệm",
    short_name="Nghị quyết số 85/2014/QH13",
    source=LegalSource("Nghị quyết", "85/2014/QH13", "2014-11-28", "Quốc hội"),
    valid_from="2015-01-01",
    valid_until="2023-06-30",
    levels=_THREE,
    denominator="total_members",
    denominator_words="Tỷ lệ % tính trên tổng số đại biểu {body} ({n} đại biểu).",
    bands=(_BAND_A, _BAND_B),
    exempt_grounds=(
        "đã có thông báo nghỉ hưu",
        "được bầu, phê chuẩn trong năm lấy phiếu tín nhiệm",
        "nghỉ dài ngày để chữa bệnh",
    ),
    result_act="biên bản và nghị quyết xác nhận",
    archive_only=1,
    **_STATE,
)
BO_PHIEU_2023: Final = RuleSet(
    key="bo-phieu-2023",
    name="Bỏ phiếu tín nhiệm theo Điều 13 Nghị quyết 96/2023/QH15",
    short_name="Nghị quyết số 96/2023/QH15",
    source=LegalSource("Nghị quyết", "96/2023/QH15", "2023-06-23", "Quốc hội"),
    valid_from="2023-07-01",
    valid_until="",
    levels=_TWO,
    denominator="total_members",
    denominator_words="Tỷ lệ % tính trên tổng số đại biểu {body} ({n} đại biểu).",
    bands=(
        Band(
            key="A",
            level="no_confidence",
            lower=_HALF,
            reached=0,
            upper=_NO_END,
            words='quá nửa tổng số đại biểu đánh giá "không tín nhiệm"',
            screen='Quá 1/2 "không tín nhiệm"',
            threshold="quá 1/2",
            meaning="tiến hành việc miễn nhiệm, cách chức",
        ),
    ),
    exempt_grounds=(),
    result_act="nghị quyết",
    **_STATE,
)

RULESETS: Final[Mapping[str, RuleSet]] = MappingProxyType(
    {rules.key: rules for rules in (QD96_2023, NQ96_2023, NQ85_2014, BO_PHIEU_2023)}
)


def ruleset(key: str) -> RuleSet:
    """The rule set of this key; UnknownRuleSet lists the known ones."""
    try:
        return RULESETS[key]
    except KeyError:
        known = ", ".join(RULESETS)
        raise UnknownRuleSet(f"Không có quy định “{key}”. Các quy định: {known}.") from None
