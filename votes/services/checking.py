"""Holding settled ballots against the paper: a random sample, or a re-check the board ordered."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .. import sampling
from ..choices import CheckKind, SessionStatus
from ..models import Ballot, Batch, Check, CheckedPaper, User, VoteSession
from ..writing import writing
from . import audit, settling
from .errors import Refused
from .locking import locked_batch, locked_session

SEED_DIGITS = 8


@dataclass(frozen=True)
class Figures:
    """Papers looked at, papers still to look at, and papers that were not as counted."""

    looked_at: int
    waiting: int
    differing: int


def new_seed() -> str:
    return "".join(secrets.choice("0123456789") for _digit in range(SEED_DIGITS))


@writing
def open_sample(*, session: VoteSession, size: int, seed: str, by: User) -> Check:
    """Draw `size` of the settled ballots by `seed`.

    Raises Refused: `unsettled` while a batch is open, `bad_size`, `open` while a check is.
    """
    session = _ready(session)
    places = _places(Batch.objects.filter(form__session=session))
    if not 1 <= size <= len(places):
        raise Refused(_("Số phiếu kiểm tra phải từ 1 đến %(n)s.") % {"n": len(places)}, "bad_size")
    seed = seed.strip() or new_seed()
    check = _open(session, CheckKind.SAMPLE, by, seed=seed)
    _write(check, [places[place] for place in sampling.draw(places, seed, size)])
    return check


@writing
def open_recheck(*, session: VoteSession, batches: Collection[int], reason: str, by: User) -> Check:
    """Every ballot of the chosen batches, as the board ordered for `reason`.

    Raises Refused: `no_batch`, `no_reason`, `unsettled`, `open`.
    """
    session = _ready(session)
    if not reason.strip():
        raise Refused(_("Ghi Ban kiểm phiếu yêu cầu kiểm tra lại vì sao."), "no_reason")
    chosen = Batch.objects.filter(form__session=session, pk__in=batches)
    if not chosen:
        raise Refused(_("Chọn ít nhất một tập để kiểm tra lại."), "no_batch")
    check = _open(session, CheckKind.RECHECK, by, reason=reason.strip())
    _write(check, _places(chosen).values())
    return check


def _ready(session: VoteSession) -> VoteSession:
    """The session held, all its batches settled and no check under way."""
    session = locked_session(session, SessionStatus.COUNTING)
    batches = Batch.objects.filter(form__session=session)
    if not batches or batches.filter(settled=False).exists():
        raise Refused(_("Chỉ kiểm tra lại khi mọi tập đã nhập xong và khớp."), "unsettled")
    if session.checks.filter(finished=False).exists():
        raise Refused(_("Đang có một lần kiểm tra lại chưa xong."), "open")
    return session


def _places(batches: Iterable[Batch]) -> dict[sampling.Place, tuple[int, int]]:
    """Every settled ballot by its place on paper: the batch's key and the position."""
    rows = Ballot.objects.filter(batch__in=batches).values_list(
        "batch__form__label", "batch__number", "position", "batch_id"
    )
    return {(label, number, at): (batch, at) for label, number, at, batch in rows}


def _open(session: VoteSession, kind: str, by: User, **why: str) -> Check:
    number = session.checks.count() + 1
    return Check.objects.create(session=session, number=number, kind=kind, opened_by=by, **why)


def _write(check: Check, papers: Iterable[tuple[int, int]]) -> None:
    rows = [CheckedPaper(check_of=check, batch_id=batch, position=at) for batch, at in papers]
    CheckedPaper.objects.bulk_create(rows)
    audit.record(
        check.session,
        f"{check.kind}_opened",
        by=check.opened_by,
        seed=check.seed,
        reason=check.reason,
        papers=len(rows),
    )


@writing
def answer(*, paper: CheckedPaper, agrees: bool, by: User) -> None:
    """Whether a paper says what was counted; one that does not is keyed anew by the decider.

    Raises Refused (`closed`) once the check is finished or the paper has its answer.
    """
    batch = locked_batch(paper.batch)
    paper = _open_paper(paper)
    if paper.agrees is not None:
        raise Refused(_("Phiếu này đã được kiểm tra."), "closed")
    paper.agrees = agrees
    paper.save(update_fields=["agrees"])
    if not agrees:
        settling.doubt(batch, paper.position)


def _open_paper(paper: CheckedPaper) -> CheckedPaper:
    fresh = CheckedPaper.objects.select_related("check_of").filter(pk=paper.pk).first()
    if fresh is None or fresh.check_of.finished:
        raise Refused(_("Lần kiểm tra lại này đã xong."), "closed")
    return fresh


@writing
def take_back(*, paper: CheckedPaper, by: User) -> None:
    """Look at a paper again that was said to agree; a doubt stays until it is keyed anew."""
    locked_batch(paper.batch)
    paper = _open_paper(paper)
    if paper.agrees is False:
        raise Refused(
            _("Phiếu này đã chuyển sang Xử lý chỗ khác nhau, nhập lại từ giấy ở đó."), "closed"
        )
    paper.agrees = None
    paper.save(update_fields=["agrees"])


@writing
def finish(*, check: Check, by: User) -> Figures:
    """End a check and put its figures in the log. Raises Refused (`waiting`, `closed`)."""
    session = locked_session(check.session, SessionStatus.COUNTING)
    check = Check.objects.select_for_update(of=("self",)).get(pk=check.pk)
    if check.finished:
        raise Refused(_("Lần kiểm tra lại này đã xong."), "closed")
    found = figures(check)
    if found.waiting:
        raise Refused(_("Còn %(n)s phiếu chưa kiểm tra.") % {"n": found.waiting}, "waiting")
    check.finished = True
    check.save(update_fields=["finished"])
    audit.record(
        session,
        f"{check.kind}_finished",
        by=by,
        seed=check.seed,
        papers=found.looked_at,
        differences=found.differing,
    )
    return found


def figures(check: Check) -> Figures:
    """How far a check is. One query."""
    answers = list(check.papers.values_list("agrees", flat=True))
    waiting = answers.count(None)
    return Figures(len(answers) - waiting, waiting, answers.count(False))
