"""Destroying what was keyed of single papers (hủy dữ liệu từng phiếu), on a numbered decision."""

from __future__ import annotations

from django.db import connection
from django.db.models import Model
from django.utils.translation import gettext as _

from ..choices import SessionStatus
from ..models import (
    Ballot,
    CheckedPaper,
    Decision,
    Keying,
    LiveDesk,
    LiveKey,
    LiveSnapshot,
    Reading,
    User,
    VoteSession,
)
from ..writing import writing
from . import audit
from .errors import Refused
from .locking import locked_session

ENDED = (SessionStatus.SEALED, SessionStatus.CANCELLED)
LONGEST = 300
#: What holds or points at single papers, in the order in which nothing refers to what is gone.
PAPERS = (LiveDesk, CheckedPaper, Decision, Reading, Ballot, Keying)


def purge(*, session: VoteSession, decision: str, by: User | None) -> int:
    """Delete readings, ballots, decisions and keyings whole; how many papers were held.

    The result still verifies, since its digest is over the sorted ballots. Raises Refused:
    `no_decision`, `purged` (before), `wrong_state`.
    """
    _overwrite_freed_pages()
    papers = _purge(session=session, decision=decision, by=by)
    _let_go_of_old_rows()
    return papers


@writing
def _purge(*, session: VoteSession, decision: str, by: User | None) -> int:
    session = locked_session(session, *ENDED)
    decision = " ".join(decision.split())
    if not decision:
        raise Refused(_("Ghi số, ngày của quyết định hủy phiếu."), "no_decision")
    if len(decision) > LONGEST:
        raise Refused(_("Số, ngày của quyết định dài quá %(n)s ký tự.") % {"n": LONGEST}, "long")
    if session.purge_decision:
        known = {"d": session.purge_decision}
        raise Refused(_("Dữ liệu từng phiếu đã hủy theo quyết định %(d)s.") % known, "purged")
    papers = Ballot.objects.filter(batch__form__session=session).count()
    for model in PAPERS:
        model._default_manager.filter(**{_way_to_session(model): session}).delete()
    LiveSnapshot.objects.filter(result__session=session).delete()
    LiveKey.objects.filter(session=session).delete()
    session.purge_decision = decision
    session.save(update_fields=["purge_decision"])
    audit.record(session, "purged", by=by, decision=decision, papers=papers)
    return papers


def _way_to_session(model: type[Model]) -> str:
    ways: dict[type[Model], str] = {
        LiveDesk: "keying__batch__form__session",
        Reading: "keying__batch__form__session",
    }
    return ways.get(model, "batch__form__session")


def _overwrite_freed_pages() -> None:
    """SQLite leaves deleted rows readable in its file unless told otherwise."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")


def _let_go_of_old_rows() -> None:
    """Nothing of the deleted rows stays in the write-ahead log or in PostgreSQL's tables."""
    if connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            for model in (*PAPERS, LiveSnapshot, LiveKey):
                cursor.execute(f"VACUUM (FULL) {model._meta.db_table}")
