"""An invented session in counting with two finished keyings, for trying and measuring."""

from __future__ import annotations

import datetime
import itertools
import random
from dataclasses import dataclass

from .. import invented, roster, tally
from ..choices import Role
from ..models import Batch, Keying, Reading, RoleAssignment, User, VoteSession
from ..writing import writing
from . import keying, running, settling, setup

BODY = roster.OrganisationData(
    name="Đảng bộ xã Thử Nghiệm",
    kind="party",
    committee="Ban Chấp hành Đảng bộ xã Thử Nghiệm",
    superior="Đảng bộ tỉnh Thử Nghiệm",
    issuer="Đảng ủy xã Thử Nghiệm",
    place="Thử Nghiệm",
)
BATCH = 25
HELD_ON = datetime.date(2026, 6, 15)


@dataclass(frozen=True)
class Generated:
    """The session; slips made in each keying; and slips that are the same in both."""

    session: VoteSession
    slips: tuple[int, int]
    identical: int


@writing
def generate(*, voters: int, officials: int, seed: int, error_rate: float) -> Generated:
    """One session of `voters` papers with `officials` lines; the same seed, the same papers."""
    rng = random.Random(f"{voters}/{officials}/{seed}")  # noqa: S311  (nothing secret is drawn)
    session = setup.import_session(data=_file(rng, voters, officials, seed), by=None)
    running.open_voting(session=session, by=None)
    form = session.forms.get()
    running.set_paper_counts(
        form=form, printed=None, issued=voters, swapped=0, unused=None, collected=voters, by=None
    )
    session.refresh_from_db()
    running.start_counting(session=session, by=None)
    papers = invented.papers(rng, voters, officials)
    batches = _batches(session, voters)
    keyed = [_key(rng, session, batches, papers, number, error_rate) for number in (1, 2)]
    for batch in batches:
        settling.reconcile_batch(batch)
    session.refresh_from_db()
    return Generated(session, (_slips(keyed[0], papers), _slips(keyed[1], papers)),
                     _identical(keyed, papers))  # fmt: skip


def _slips(keyed: list[str], papers: list[str]) -> int:
    return sum(
        a != b
        for one, two in zip(keyed, papers, strict=True)
        for a, b in zip(one, two, strict=True)
    )


def _identical(keyed: list[list[str]], papers: list[str]) -> int:
    cells = (
        (a, b, true)
        for one, two, paper in zip(*keyed, papers, strict=True)
        for a, b, true in zip(one, two, paper, strict=True)
    )
    return sum(a == b != true for a, b, true in cells)


def _free_code(stem: str) -> str:
    taken = set(VoteSession.objects.filter(code__startswith=stem).values_list("code", flat=True))
    number = 2
    code = stem
    while code in taken:
        code, number = f"{stem}-{number}", number + 1
    return code


def _file(rng: random.Random, voters: int, officials: int, seed: int) -> roster.SessionFile:
    people = invented.people(rng, officials + 3)
    rated = tuple(
        roster.OfficialData(
            name=name,
            honorific=honorific,
            posts=(invented.POSTS[number % len(invented.POSTS)],),
        )
        for number, (name, honorific) in enumerate(people[:officials])
    )
    board = tuple(
        roster.BoardData(name, "Ủy viên Ban Chấp hành", role)
        for (name, _honorific), role in zip(
            people[officials:], ("head", "secretary", "member"), strict=True
        )
    )
    return roster.SessionFile(
        organisation=BODY,
        session=roster.SessionData(
            code=_free_code(f"thu-{voters}x{officials}-{seed}"),
            title="Lấy phiếu tín nhiệm (dữ liệu thử)",
            ruleset="qd96-2023",
            held_on=HELD_ON,
            place="Hội trường Thử Nghiệm",
        ),
        legal_bases=(
            roster.LegalBasisData(
                "Quy định", "96-QĐ/TW", datetime.date(2023, 2, 2), "Bộ Chính trị"
            ),
        ),
        summoned=voters,
        present=voters,
        members=(),
        officials=rated,
        forms=(roster.FormData("1", tuple(range(officials))),),
        board=board,
    )


def _batches(session: VoteSession, voters: int) -> list[Batch]:
    form = session.forms.get()
    starts = range(0, voters, BATCH)
    return Batch.objects.bulk_create(
        Batch(form=form, number=number, size=min(BATCH, voters - start))
        for number, start in enumerate(starts, 1)
    )


def _key(
    rng: random.Random,
    session: VoteSession,
    batches: list[Batch],
    papers: list[str],
    number: int,
    rate: float,
) -> list[str]:
    """One pass by one invented typist over every batch; returns what was keyed."""
    keyed = [invented.slipped(rng, paper, rate)[0] for paper in papers]
    key_batches(batches=batches, papers=keyed, number=number, typist=_typist(session, number))
    return keyed


def key_batches(*, batches: list[Batch], papers: list[str], number: int, typist: User) -> None:
    """A finished keying of each batch, papers in their order; the caller reconciles."""
    keyings = Keying.objects.bulk_create(
        Keying(batch=batch, number=number, keyed_by=typist) for batch in batches
    )
    rest = iter(papers)
    Reading.objects.bulk_create(
        (
            reading(one, position, paper)
            for one in keyings
            for position, paper in enumerate(itertools.islice(rest, one.batch.size), 1)
        ),
        batch_size=1000,
    )
    for one in keyings:
        keying.close(one)


def reading(of: Keying, position: int, paper: str) -> Reading:
    """A paper as one keying says it, from its marks or `!reason`."""
    invalid = paper.startswith(tally.INVALID)
    return Reading(
        keying=of,
        position=position,
        marks="" if invalid else paper,
        invalid_reason=paper[1:] if invalid else "",
    )


def _typist(session: VoteSession, number: int) -> User:
    user = User.objects.create_user(
        f"nhap-phieu-{number}-{session.code}",
        None,
        name=f"Người nhập {number}",
        organisation=session.organisation,
    )
    RoleAssignment.objects.create(
        user=user, organisation=session.organisation, session=session, role=Role.TYPIST
    )
    return user
