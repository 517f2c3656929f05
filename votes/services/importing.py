"""A machine-read keying from a file: all rows or none."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .. import payload, reconcile, roster
from ..choices import KeyingSource, KeyingState, SessionStatus
from ..models import BallotForm, Batch, Keying, Reading, VoteSession
from ..writing import writing
from . import audit, running, settling
from .errors import Refused
from .locking import locked_session, move


@dataclass(frozen=True)
class Imported:
    """How many ballots the file had, and how many differences stand in the session now."""

    ballots: int
    differences: int
    repeated: bool


@writing
def import_ballots(*, session: VoteSession, data: bytes, number: int) -> Imported:
    """Store a file as the keying `number` of every batch in it.

    Raises roster.RosterErrors for the file, Refused for the keying or the session's state.
    """
    states = (SessionStatus.DRAFT, SessionStatus.VOTING, SessionStatus.COUNTING)
    session = locked_session(session, *states)
    if not 1 <= number <= session.keyings_required:
        raise Refused(
            _("Lượt %(n)s không có: cuộc lấy phiếu này nhập %(all)s lượt.")
            % {"n": number, "all": session.keyings_required},
            "bad_number",
        )
    batches = roster.parse_ballots(data, _shapes(session), session.ruleset.allowed_marks)
    _open_count(session, batches)
    digest = payload.digest(data)
    repeated = Keying.objects.filter(batch__form__session=session, file_digest=digest).exists()
    forms = {form.label: form for form in session.forms.all()}
    for rows in batches:
        _store(forms[rows.form], rows, number, digest)
    counted = Batch.objects.filter(form__session=session)
    differences = sum(counted.values_list("differences", flat=True))
    return Imported(sum(len(rows.sheets) for rows in batches), differences, repeated)


def _shapes(session: VoteSession) -> list[roster.FormShape]:
    shapes = [roster.FormShape(form.label, form.subjects.count()) for form in session.forms.all()]
    empty = next((shape.label for shape in shapes if not shape.lines), None)
    if empty is not None:
        raise Refused(_("Loại phiếu “%(f)s” chưa có tên ai.") % {"f": empty}, "empty")
    if not shapes:
        raise Refused(_("Cuộc lấy phiếu chưa có loại phiếu nào."), "empty")
    return shapes


def _open_count(session: VoteSession, batches: list[roster.BatchRows]) -> None:
    """A draft goes through voting to counting; issued and collected come from the file if unset.

    A form that the file does not hold keeps its unknown numbers (E09 says so).
    """
    if session.status == SessionStatus.DRAFT:
        running.open_voting(session=session, by=None)
        session.refresh_from_db()
    papers = Counter[str]()
    for rows in batches:
        papers[rows.form] += len(rows.sheets)
    for form in session.forms.filter(label__in=papers):
        _fill_counts(form, papers[form.label])
    if session.status == SessionStatus.VOTING:
        move(session, SessionStatus.COUNTING)
        audit.record(session, "counting_started", by=None)


def _fill_counts(form: BallotForm, papers: int) -> None:
    if form.issued is not None and form.collected is not None:
        return
    collected = papers if form.collected is None else form.collected
    issued = collected if form.issued is None else form.issued
    if collected > issued:
        raise Refused(
            _("Loại phiếu “%(f)s”: phát ra %(i)s, tệp có %(c)s phiếu. Sửa số phát ra hoặc tệp.")
            % {"f": form.label, "i": issued, "c": collected},
            "more_collected",
        )
    form.issued, form.collected = issued, collected
    form.save(update_fields=["issued", "collected"])
    audit.record(
        form.session, "papers_counted", by=None, form=form.label, issued=issued, collected=collected
    )


def _store(form: BallotForm, rows: roster.BatchRows, number: int, digest: str) -> None:
    batch, _made = Batch.objects.get_or_create(
        form=form, number=rows.number, defaults={"size": len(rows.sheets)}
    )
    keying = _new_keying(batch, number, digest)
    Reading.objects.bulk_create(_readings(keying, rows.sheets), batch_size=500)
    keying.state = KeyingState.FINISHED
    keying.save(update_fields=["state"])
    audit.record(
        form.session,
        "keying_imported",
        by=None,
        batch=f"{form.label}/{batch.number}",
        keying=number,
        count=len(rows.sheets),
        file=digest,
        fingerprint=audit.keying_fingerprint(keying),
    )
    settling.reconcile_batch(batch)


def _new_keying(batch: Batch, number: int, digest: str) -> Keying:
    live = batch.keyings.exclude(state=KeyingState.ABANDONED)
    if live.filter(number=number).exists():
        raise Refused(
            _("Loại phiếu “%(f)s”, tập %(b)s đã có lượt %(n)s.")
            % {"f": batch.form.label, "b": batch.number, "n": number},
            "exists",
        )
    return Keying.objects.create(
        batch=batch, number=number, source=KeyingSource.IMPORTED, file_digest=digest
    )


def _readings(keying: Keying, sheets: tuple[reconcile.Sheet, ...]) -> list[Reading]:
    return [
        Reading(keying=keying, position=at, marks=sheet.marks, invalid_reason=sheet.invalid)
        for at, sheet in enumerate(sheets, 1)
    ]
