"""The minutes of invented people, to look at a letterhead before it is anybody's."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from typing import Final

from .. import invented, tally
from ..payload import (
    BoardMember,
    Denominator,
    Form,
    LegalBasis,
    Line,
    Meeting,
    MeetingVote,
    Organisation,
    Payload,
    Roll,
)
from ..rulesets import RULESETS, RuleSet

SEED: Final = 5
PEOPLE: Final = 5
VOTERS: Final = 40
BOARD: Final = ("head", "secretary", "member")


def payload(organisation: Organisation, layout: Mapping[str, int | str]) -> Payload:
    """A whole count under the first rule set of that letterhead."""
    rules = next(one for one in RULESETS.values() if one.letterhead == layout["letterhead"])
    people = invented.people(random.Random(SEED), PEOPLE + len(BOARD))  # noqa: S311
    source = rules.source
    return Payload(
        ruleset=rules.to_dict(),
        organisation=organisation,
        meeting=_meeting(organisation),
        roll=Roll(summoned=VOTERS, present=VOTERS, total_members=VOTERS),
        forms=(_form(rules, people[:PEOPLE]),),
        status="counting",
        legal_bases=(LegalBasis(source.kind, source.number, source.issued_on, source.issuer),),
        board=tuple(
            BoardMember(name, role, honorific)
            for role, (name, honorific) in zip(BOARD, people[PEOPLE:], strict=True)
        ),
        votes=(MeetingVote("board", VOTERS),),
        layout=layout,
    )


def _meeting(organisation: Organisation) -> Meeting:
    return Meeting(
        code="mau",
        uid="mau",
        title="Lấy phiếu tín nhiệm đối với người giữ chức vụ",
        held_on="2026-02-05",
        meeting="Hội nghị mẫu",
        starts_at="09:00",
        ends_at="10:30",
        place=organisation.place,
        minutes_number="5",
        copies=3,
    )


def _form(rules: RuleSet, people: list[tuple[str, str]]) -> Form:
    lines = tuple(_lines(rules, people))
    return Form(
        label="1",
        denominator=Denominator(rules.denominator, VOTERS),
        lines=lines,
        printed=VOTERS,
        issued=VOTERS,
        collected=VOTERS,
        valid=VOTERS,
    )


def _lines(rules: RuleSet, people: list[tuple[str, str]]) -> Iterator[Line]:
    first, *others = (level.key for level in rules.levels)
    for order, (name, honorific) in enumerate(people, 1):
        counts = dict.fromkeys(others, order % 3)
        counts[first] = VOTERS - sum(counts.values())
        percent = {key: tally.percent(count, VOTERS) or "" for key, count in counts.items()}
        post = invented.POSTS[order]
        yield Line(order, name, (post,), honorific, counts=counts, percent=percent)
