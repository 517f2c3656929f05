"""The six meetings, each in both letterheads, as a draft and fixed; and two older rule sets."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from .. import layouts, payload, rulesets
from ..payload import Beside, Payload
from ..rulesets import RuleSet
from . import offices, papers, people, written

HELD_ON: Final = "2026-02-05"
RULESETS: Final = {"party": "qd96-2023", "state": "nq96-2023"}
BODIES: Final = {"party": offices.PARTY, "state": offices.STATE}


@dataclass(frozen=True)
class Fixture:
    """One meeting: its size, and which of the hard things it has.

    `draft` is the state in which its draft is printed; `lows` says by line how many of a thousand
    mark the worst level; `filled`: everything that the office may write is written.
    """

    key: str
    voters: int
    officials: int
    start: int
    forms: int = 1
    board: int = 3
    exempt: int = 1
    absent: int = 0
    missing: int = 0
    invalid: int = 0
    lows: Mapping[int, int] = field(default_factory=dict)
    unusual: bool = False
    filled: bool = False
    draft: str = "draft"
    spelling: str = "ủy"
    classification: str = ""
    units: int = 0

    @property
    def present(self) -> int:
        return self.voters - self.absent


FIXTURES: Final = {
    one.key: one
    for one in (
        Fixture("tiny", 5, 1, 10, board=1, exempt=0),
        Fixture("commune", 30, 10, 50, absent=2, missing=1, invalid=3, unusual=True, filled=True,
                draft="counting", spelling="uỷ", units=3),
        Fixture("twin", 40, 12, 100, invalid=1, draft="counting"),
        Fixture("council", 105, 35, 200, board=29, absent=4, invalid=7, unusual=True, filled=True,
                lows={4: 590, 11: 580, 20: 800}),
        Fixture("assembly", 480, 44, 300, forms=10, board=11, exempt=2, absent=11, missing=2,
                invalid=4, lows={2: 590}, draft="counting"),
        Fixture("congress", 700, 60, 400, board=15, absent=2, invalid=14, unusual=True,
                classification="Mật", units=9),
    )
}  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A fixture under a rule set, draft or fixed: everything a document is drawn from."""

    key: str
    payload: Payload
    digest: str
    beside: Beside
    ballots: str


def _specified() -> Iterator[tuple[str, tuple[Fixture, str, bool]]]:
    for one in FIXTURES.values():
        for letterhead, rules in RULESETS.items():
            yield f"{one.key}-{letterhead}-draft", (one, rules, False)
            yield f"{one.key}-{letterhead}", (one, rules, True)
    yield "two-levels", (replace(FIXTURES["council"], officials=4), "bo-phieu-2023", True)
    yield "nq85", (FIXTURES["council"], "nq85-2014", True)


_SPECIFIED: Final = dict(_specified())
CASES: Final = tuple(_SPECIFIED)


@functools.cache
def case(key: str) -> Case:
    """The case of that key; KeyError for an unknown one."""
    return _made(key, *_SPECIFIED[key])


def _made(key: str, fixture: Fixture, ruleset: str, sealed: bool) -> Case:
    rules = rulesets.ruleset(ruleset)
    office = BODIES[rules.letterhead][fixture.key]
    counted = sealed or fixture.draft != "draft"
    forms, ballots = _forms(fixture, rules, office, counted)
    party, size = rules.letterhead == "party", max(4, min(fixture.voters // 4, 90))
    entries = written.log(size, HELD_ON)
    built = Payload(
        status="sealed" if sealed else fixture.draft,
        ruleset=rules.to_dict(),
        organisation=_organisation(fixture, rules, office),
        meeting=_meeting(key, fixture, rules, office),
        classification=payload.Classification(fixture.classification),
        legal_bases=_bases(fixture, party),
        board=people.board(fixture.board, fixture.start + 300, party),
        votes=_votes(fixture),
        roll=payload.Roll(fixture.voters, fixture.present, fixture.voters, int(fixture.filled)),
        exempt=people.exempt(fixture.exempt, fixture.start + 400, party, office.unit),
        forms=forms,
        layout=layouts.resolve(rules.layout),
        details=written.details(rules.letterhead, later=False) if fixture.filled else {},
        assurance=_assurance(fixture) if counted else payload.Assurance(),
        ballots_digest=payload.digest(ballots.encode()),
        audit=written.chain(entries),
        sealing=_sealing(fixture) if sealed else None,
    )
    beside = Beside(
        roll=written.roll(fixture.voters, fixture.present, party, office.unit)
        if fixture.filled
        else (),
        log=entries,
        units=tuple(_units(fixture, ruleset)),
        details=written.details(rules.letterhead, later=True) if fixture.filled else {},
    )
    return Case(key, built, payload.digest(payload.canonical(built)), beside, ballots)


def _organisation(fixture: Fixture, rules: RuleSet, office: offices.Office) -> payload.Organisation:
    party = rules.letterhead == "party"
    return payload.Organisation(
        uid=f"gallery-{fixture.key}",
        name=office.name,
        kind="party" if party else office.kind,
        letterhead=rules.letterhead,
        committee=office.committee,
        issuer=office.issuer,
        superior=office.superior,
        place=office.place,
        spelling=fixture.spelling,
    )


def _meeting(key: str, fixture: Fixture, rules: RuleSet, office: offices.Office) -> payload.Meeting:
    act = "Lấy phiếu" if len(rules.levels) > 2 else "Bỏ phiếu"
    bare = not office.hall
    return payload.Meeting(
        code=key,
        uid=f"gallery-{key}",
        title=f"{act} tín nhiệm đối với {office.rated}",
        held_on=HELD_ON,
        meeting=office.meeting,
        starts_at="" if bare else "08:05",
        ends_at="" if bare else "10:42",
        place=office.hall,
        chair="" if bare else people.people(1, fixture.start + 500)[0][0],
        minutes_number="5" if fixture.filled else "",
        copies=None if bare else 2,
    )


def _bases(fixture: Fixture, party: bool) -> tuple[payload.LegalBasis, ...]:
    if not fixture.filled:
        return ()
    return offices.PARTY_BASES if party else offices.STATE_BASES


def _votes(fixture: Fixture) -> tuple[payload.MeetingVote, ...]:
    """Nobody wrote the votes of the smallest meeting down."""
    if fixture.key == "tiny":
        return ()
    topics = ("board", "list", "resolution")
    return tuple(payload.MeetingVote(topic, fixture.present - 1, 0, 1) for topic in topics)


def _forms(
    fixture: Fixture, rules: RuleSet, office: offices.Office, counted: bool
) -> tuple[tuple[payload.Form, ...], str]:
    """The forms and the text of their ballots; nothing is counted in a draft."""
    party = rules.letterhead == "party"
    rated = [
        (name, honorific, people.posts(number, party, office.unit))
        for number, (name, honorific) in enumerate(
            people.officials(fixture.officials, fixture.start, unusual=fixture.unusual)
        )
    ]
    forms, texts = [], []
    for number in range(fixture.forms):
        own = rated[number :: fixture.forms]
        label, colour = offices.FORMS[number] if fixture.forms > 1 else ("1", "trắng")
        voting = papers.Voting(fixture.present, fixture.missing, fixture.invalid, fixture.lows)
        seed = fixture.start + number
        lines = papers.ballots(voting, len(own), len(rules.levels), seed) if counted else []
        forms.append(papers.form(label, colour, own, lines, voting, rules, fixture.voters))
        texts.append(lines)
    return tuple(forms), payload.ballots_text(texts)


def _assurance(fixture: Fixture) -> payload.Assurance:
    marks = fixture.present * fixture.officials
    found = marks // 150
    return payload.Assurance(
        differences=found,
        decided_ballots=found,
        marks=marks,
        sampled=20 if fixture.filled else 0,
        rechecked=4 if fixture.filled else 0,
    )


def _sealing(fixture: Fixture) -> payload.Sealing:
    (first, _), (second, _) = people.people(2, fixture.start + 300)
    return payload.Sealing(1, f"{HELD_ON}T10:42", first, second)


def _units(fixture: Fixture, ruleset: str) -> Iterator[payload.Unit]:
    """Bodies below, each with a result of its own but the last."""
    for number in range(fixture.units):
        name = f"Đảng bộ xã {people.PLACES[number]}"
        small = Fixture("tiny", 20 + number, 7 + number % 3, 60 + 10 * number, invalid=number % 2,
                        lows={2: 590} if number == 1 else {})  # fmt: skip
        made = _made("unit", small, ruleset, sealed=True)
        body = replace(made.payload.organisation, name=name)
        result = replace(made.payload, organisation=body)
        unit = payload.Unit(name, f"unit-{number}", level=1, code=f"xa-{number}")
        if number < fixture.units - 1:
            title = result.meeting.title
            unit = replace(unit, state="fixed", title=title, result=result, digest=made.digest)
        yield unit
