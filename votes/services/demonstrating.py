"""The demo: two invented bodies with a session at every stage, all of it in one transaction."""

from __future__ import annotations

import datetime
import random
from dataclasses import replace
from pathlib import Path
from typing import Final

from django.contrib.auth.hashers import make_password

from .. import invented, roster
from ..choices import Role, Topic
from ..models import BallotForm, Batch, Organisation, RoleAssignment, User, VoteSession
from ..writing import writing
from . import audit, generating, keying, rehearsing, running, sealing, settling, setup
from .demo_people import (
    BOARD,
    BORN,
    CHAIR,
    COUNCIL,
    PARTY,
    WARD,
    WARD_POSTS,
    WITHOUT_A_VOTE,
    Account,
)

DATA: Final = Path(__file__).resolve().parent.parent / "data"
#: Printed with the accounts: the demo answers on 127.0.0.1 only and holds nobody's data.
PASSWORD: Final = "dung-thu"  # noqa: S105
SEED: Final = 2023
RETIRED: Final = "Đã có thông báo nghỉ hưu từ ngày 01/12/2026"
#: Slips of the second typist: paper and line of the first batch, and what was keyed.
SLIPS: Final = {(3, 4): "3", (11, 9): "0", (20, 1): "2"}
KEYED_OF_LAST: Final = 6

People = dict[str, User]


def is_there() -> bool:
    """Whether the demo was prepared before."""
    return User.objects.filter(username=PARTY[0].username).exists()


@writing
def prepare() -> None:
    """Make everything of the demo."""
    rng = random.Random(SEED)  # noqa: S311  (nothing secret is drawn)
    twin = _twin()
    later = _next_round(twin)
    password = make_password(PASSWORD)
    fixed = setup.import_session(data=_named(twin, "da-chot", twin.session.held_on), by=None)
    party = _people(fixed.organisation, PARTY, password)
    _fix(rng, fixed, party)
    _draft(_named(later, "chuan-bi", datetime.date(2026, 12, 18)), party)
    _voting(_named(later, "bo-phieu", datetime.date(2026, 11, 20)), party)
    _counting(rng, _named(later, "kiem-phieu", datetime.date(2026, 11, 6)), party)
    council = setup.import_session(data=_file("council_2023.json"), by=None)
    people = _people(council.organisation, COUNCIL, password)
    _fix(rng, council, people)
    running.record_vote(
        session=council,
        topic=Topic.RESOLUTION,
        agree=52,
        against=0,
        other=0,
        by=people["organiser"],
    )
    _compared(twin, later, party, password)


def _compared(
    twin: roster.SessionFile, later: roster.SessionFile, party: People, password: str
) -> None:
    """What the pages that compare have to show, and a practice copy; by a seed of its own."""
    rng = random.Random(SEED + 1)  # noqa: S311
    again = _draft(_named(later, "giua-nhiem-ky", datetime.date(2025, 6, 20)), party)
    _fix(rng, again, party)
    ward = setup.import_session(data=_ward(rng, twin), by=None)
    _fix(rng, ward, _people(ward.organisation, WARD, password))
    Organisation.objects.create(
        name=WITHOUT_A_VOTE, kind=ward.organisation.kind, superior=again.organisation
    )
    draft = VoteSession.objects.get(code="chuan-bi")
    rehearsing.rehearse(session=draft, by=party["organiser"])


def _ward(rng: random.Random, twin: roster.SessionFile) -> roster.SessionFile:
    """A small body's vote of the same year; its first official is rated in both places."""
    first = twin.officials[-1]
    named = invented.people(rng, len(WARD_POSTS) - 1)
    officials = (
        replace(first, posts=(WARD_POSTS[0],), bloc=""),
        *(
            roster.OfficialData(name, tuple(post.split("; ")), honorific=said)
            for (name, said), post in zip(named, WARD_POSTS[1:], strict=True)
        ),
    )
    body = roster.OrganisationData(
        name="Đảng bộ phường Khê Hạ",
        kind=twin.organisation.kind,
        committee="Ban Chấp hành Đảng bộ phường",
        superior=twin.organisation.name,
        issuer="Đảng ủy phường Khê Hạ",
        place="Khê Hạ",
    )
    said = replace(
        twin.session,
        code="khe-ha",
        title="Lấy phiếu tín nhiệm đối với Ủy viên Ban Thường vụ Đảng ủy phường",
        held_on=datetime.date(2023, 10, 12),
        place="Hội trường Đảng ủy phường",
        chair=first.name,
    )
    return replace(
        twin, organisation=body, session=said, officials=officials, summoned=15, present=15,
        forms=(roster.FormData("1", tuple(range(len(officials)))),),
    )  # fmt: skip


def _twin() -> roster.SessionFile:
    """The twin of the example, with what its minutes leave open."""
    data = _file("twin_2023.json")
    said = replace(
        data.session,
        starts_at=datetime.time(14, 0),
        ends_at=datetime.time(15, 10),
        chair=CHAIR,
        copies=3,
    )
    *others, last = data.officials
    officials = (*others, replace(last, birth_date=BORN))
    return replace(data, session=said, officials=officials, board=BOARD)


def _file(name: str) -> roster.SessionFile:
    return roster.parse_session((DATA / name).read_bytes())


def _named(data: roster.SessionFile, code: str, held_on: datetime.date) -> roster.SessionFile:
    return replace(data, session=replace(data.session, code=code, held_on=held_on))


def _next_round(twin: roster.SessionFile) -> roster.SessionFile:
    """The same people three years on: who was new is rated, and the last one retires."""
    first, *rest, last = twin.officials
    first = replace(first, exempt=False, exempt_reason="")
    last = replace(last, exempt=True, exempt_reason=RETIRED)
    lines = tuple(range(len(twin.officials) - 1))
    return replace(twin, officials=(first, *rest, last), forms=(roster.FormData("1", lines),))


def _people(body: Organisation, accounts: tuple[Account, ...], password: str) -> People:
    """The accounts with their roles in every session of the body, by role; typists by number."""
    people: People = {}
    for account in accounts:
        user = User.objects.create(
            username=account.username, name=account.name, organisation=body, password=password
        )
        RoleAssignment.objects.create(user=user, organisation=body, role=account.role)
        details = {"account": account.username, "roles": [account.role.value], "session": ""}
        audit.record(body, "account_created", by=None, **details)
        key = account.username[-5:] if account.role == Role.TYPIST else account.role.value
        people[key] = user
    people.setdefault(Role.CLERK.value, people[Role.SECRETARY.value])
    return people


def _draft(data: roster.SessionFile, people: People) -> VoteSession:
    return setup.import_session(data=data, by=people["organiser"])


def _voting(data: roster.SessionFile, people: People) -> VoteSession:
    """Papers issued, none collected yet; the roll was called by name."""
    session = _draft(replace(data, members=_members(data.present or 0)), people)
    _open(session, people)
    form = session.forms.get()
    _count_papers(form, people, collected=None)
    return session


def _members(count: int) -> tuple[roster.MemberData, ...]:
    """So many who are all here; by a seed of their own, so that no paper of the demo changes."""
    named = invented.people(random.Random(SEED), count)  # noqa: S311
    return tuple(roster.MemberData(name, said, present=True) for name, said in named)


def _open(session: VoteSession, people: People) -> None:
    """Roll call, the votes of the meeting, the list frozen."""
    present = session.present or 0
    running.set_roll(
        session=session,
        summoned=session.summoned,
        present=present,
        total_members=session.total_members,
        by=people["clerk"],
    )
    for topic in (Topic.BOARD, Topic.LIST):
        running.record_vote(
            session=session, topic=topic, agree=present, against=0, other=0, by=people["clerk"]
        )
    running.open_voting(session=session, by=people["organiser"])
    session.refresh_from_db()


def _count_papers(form: BallotForm, people: People, *, collected: int | None) -> None:
    present = form.session.present or 0
    running.set_paper_counts(
        form=form,
        printed=present + 5,
        issued=present,
        swapped=0,
        unused=5,
        collected=collected,
        by=people["clerk"],
    )


def _to_counting(session: VoteSession, people: People) -> list[Batch]:
    _open(session, people)
    form = session.forms.get()
    _count_papers(form, people, collected=session.present)
    running.start_counting(session=session, by=people["head"])
    running.make_batches(form=form, by=people["clerk"])
    session.refresh_from_db()
    return list(Batch.objects.filter(form=form).select_related("form__session"))


def _papers(rng: random.Random, session: VoteSession) -> list[str]:
    lines = session.forms.get().subjects.count()
    return invented.papers(rng, session.present or 0, lines)


def _counting(rng: random.Random, data: roster.SessionFile, people: People) -> VoteSession:
    """The first batch keyed twice with slips; the last keyed once, its second keying begun."""
    session = _draft(data, people)
    first, last = _to_counting(session, people)
    papers = _papers(rng, session)
    head, rest = papers[: first.size], papers[first.size :]
    generating.key_batches(batches=[first, last], papers=papers, number=1, typist=people["nhap1"])
    generating.key_batches(batches=[first], papers=_slipped(head), number=2, typist=people["nhap2"])
    settling.reconcile_batch(first)
    begun = keying.next_keying(session=session, by=people["nhap2"])
    if begun is not None:
        begun.readings.bulk_create(
            generating.reading(begun, position, paper)
            for position, paper in enumerate(rest[:KEYED_OF_LAST], 1)
        )
    return session


def _slipped(papers: list[str]) -> list[str]:
    """The papers with another mark in the three cells of SLIPS."""
    keyed = list(papers)
    for (paper, line), mark in SLIPS.items():
        marks = list(keyed[paper - 1])
        marks[line - 1] = mark if marks[line - 1] != mark else "1"
        keyed[paper - 1] = "".join(marks)
    return keyed


def _fix(rng: random.Random, session: VoteSession, people: People) -> None:
    """Keyed twice alike, and the result fixed by the head and the secretary."""
    batches, papers = _to_counting(session, people), _papers(rng, session)
    for number in (1, 2):
        generating.key_batches(
            batches=batches, papers=papers, number=number, typist=people[f"nhap{number}"]
        )
    for batch in batches:
        settling.reconcile_batch(batch)
    sealing.seal(session=session, by=people["head"], confirmed_by=people["secretary"])
    session.refresh_from_db()
