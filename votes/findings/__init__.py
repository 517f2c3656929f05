"""Findings: what must be right before a result is fixed, each rule with its code.

E blocks, W asks to be acknowledged, N is said quietly. Pure: facts in, findings out. A rule is a
generator of messages named by its code; its docstring is the rule in words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import ModuleType

from . import errors, notes, warnings
from .facts import BatchFact, Facts, Finding, KeyingFact, SubjectFact

__all__ = ["RULES", "BatchFact", "Facts", "Finding", "KeyingFact", "SubjectFact", "find"]

Rule = Callable[[Facts], Iterator[str]]


def _rules(module: ModuleType, letter: str) -> dict[str, Rule]:
    names = sorted(name for name in vars(module) if name[0] == letter and name[1:].isdigit())
    return {name.upper(): getattr(module, name) for name in names}


#: Every rule by its code, in the order in which findings are shown.
RULES: dict[str, Rule] = {
    **_rules(errors, "e"),
    **_rules(warnings, "w"),
    **_rules(notes, "n"),
}


def find(facts: Facts) -> list[Finding]:
    """All findings, E before W before N."""
    return [
        Finding(code, message[0].upper() + message[1:])
        for code, rule in RULES.items()
        for message in rule(facts)
    ]
