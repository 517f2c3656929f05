"""What the rules look at, and what they say."""

from __future__ import annotations

from dataclasses import dataclass, field

from .. import payload, rulesets


@dataclass(frozen=True)
class Finding:
    code: str
    message: str

    @property
    def blocks(self) -> bool:
        return self.code.startswith("E")

    @property
    def asks(self) -> bool:
        return self.code.startswith("W")


@dataclass(frozen=True)
class KeyingFact:
    number: int
    source: str
    finished: bool
    file_digest: str = ""


@dataclass(frozen=True)
class BatchFact:
    """One batch: its form, its size, its keyings not abandoned, whether it is settled.

    `ordered` is the number of keyings where more were ordered than the session requires.
    """

    form: str
    number: int
    size: int
    settled: bool
    keyings: tuple[KeyingFact, ...] = ()
    ordered: int | None = None
    open_differences: int = 0


@dataclass(frozen=True)
class SubjectFact:
    """An official of the session; dates are ISO or empty."""

    name: str
    on_form: bool
    exempt: bool
    exempt_reason: str = ""
    appointed_on: str = ""
    retiring_on: str = ""


@dataclass(frozen=True)
class Facts:
    """All that the rules look at."""

    payload: payload.Payload
    batches: tuple[BatchFact, ...] = ()
    subjects: tuple[SubjectFact, ...] = ()
    ruleset: rulesets.RuleSet = field(init=False)

    def __post_init__(self) -> None:
        ruleset = rulesets.RuleSet.from_dict(self.payload.ruleset)
        object.__setattr__(self, "ruleset", ruleset)

    def label(self, form: str) -> str:
        """The form's name before a message, where there is more than one form."""
        return f"{form}: " if len(self.payload.forms) > 1 else ""
