"""The rule sets a vote is held under, by key.

A sealed session keeps the rule set it was held under, so a RuleSet goes to a plain dict and back.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from .shape import Band, LegalSource, Level, RuleSet
from .values import BO_PHIEU_2023, NQ85_2014, NQ96_2023, QD96_2023

__all__ = [
    "RULESETS",
    "Band",
    "LegalSource",
    "Level",
    "RuleSet",
    "UnknownRuleSet",
    "ruleset",
]

RULESETS: Final[Mapping[str, RuleSet]] = MappingProxyType(
    {rules.key: rules for rules in (QD96_2023, NQ96_2023, NQ85_2014, BO_PHIEU_2023)}
)


class UnknownRuleSet(KeyError):
    """No rule set has this key; the message lists the known ones."""

    def __str__(self) -> str:
        return str(self.args[0])


def ruleset(key: str) -> RuleSet:
    """The rule set of this key; UnknownRuleSet lists the known ones."""
    try:
        return RULESETS[key]
    except KeyError:
        known = ", ".join(RULESETS)
        raise UnknownRuleSet(f"Không có quy định “{key}”. Các quy định: {known}.") from None
