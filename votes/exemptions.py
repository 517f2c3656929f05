"""Who is not rated by date, in the rule set's words (domain §2): a proposal, no decision."""

from __future__ import annotations

import datetime

from .rulesets import RuleSet


def ground(
    rules: RuleSet,
    held_on: datetime.date,
    appointed_on: datetime.date | None,
    retiring_on: datetime.date | None,
) -> str:
    """The rule's ground that fits these dates; empty where none does or the rule has none."""
    retiring, *others = rules.exempt_grounds or ("",)
    if retiring_on is not None and retiring:
        return retiring
    if others and appointed_on is not None and appointed_on.year == held_on.year:
        return others[0]
    return ""
