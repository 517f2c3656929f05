"""Fixing the result (chốt kết quả) and opening it again. Sealing the papers is another act."""

from __future__ import annotations

import json
from dataclasses import replace

from django.utils import timezone
from django.utils.translation import gettext as _

from .. import findings, payload, tally
from ..choices import SECOND_ROLES, Role, SessionStatus
from ..models import (
    Acknowledgement,
    Decision,
    LiveSnapshot,
    SealedResult,
    User,
    VoteSession,
)
from ..retelling import told
from ..writing import writing
from . import archived, assembling, audit, day_accounts, retracing, snapshot
from .errors import Refused
from .locking import locked_session, move


@writing
def acknowledge(*, session: VoteSession, code: str, message: str, reason: str, by: User) -> None:
    """Somebody checked what a warning says; it holds while the warning says the same."""
    session = locked_session(session, SessionStatus.COUNTING)
    built = assembling.with_findings(session)
    standing = {(note.code, note.message) for note in built.findings if note.code[0] == "W"}
    if (code, message) not in standing:
        raise Refused(_("Lưu ý này đã thay đổi. Tải lại trang."), "gone")
    if not reason.strip():
        raise Refused(_("Ghi đã kiểm tra thế nào."), "no_reason")
    _acknowledge(session, [(code, message)], reason, by)


def _acknowledge(
    session: VoteSession, notes: list[tuple[str, str]], reason: str, by: User | None
) -> None:
    for code, message in notes:
        Acknowledgement.objects.update_or_create(
            session=session,
            code=code,
            message=message,
            defaults={
                "reason": reason.strip(),
                "by": by,
                "by_name": str(by) if by else audit.COMMAND_LINE,
            },
        )
        audit.record(session, "acknowledged", by=by, code=code, message=message, reason=reason)


@writing
def seal(
    *,
    session: VoteSession,
    by: User | None,
    confirmed_by: User | None,
    acknowledge_all: str = "",
) -> SealedResult:
    """Fix the result: payload, sorted ballots, digest, a new version.

    `by` and `confirmed_by` have proved who they are; both None from the command line. Raises
    Refused: `findings` while an E stands or a W is not acknowledged, `people`, `wrong_state`.
    """
    session = locked_session(session, SessionStatus.COUNTING)
    _check_people(session, by, confirmed_by)
    built = assembling.with_findings(session)
    if acknowledge_all.strip():
        _acknowledge(session, _unacknowledged(built), acknowledge_all, by)
        built = assembling.with_findings(session)
    _check_findings(built)
    _check_papers(session)
    return _fix(session, built, by, confirmed_by)


def _check_people(session: VoteSession, by: User | None, confirmed_by: User | None) -> None:
    if by is None and confirmed_by is None:
        return
    if by is None or confirmed_by is None or by == confirmed_by:
        raise Refused(_("Chốt kết quả cần hai người khác nhau."), "people")
    if Role.HEAD not in by.roles_in(session):
        raise Refused(_("Người chốt phải là Trưởng Ban kiểm phiếu."), "people")
    if not SECOND_ROLES & confirmed_by.roles_in(session):
        raise Refused(
            _("Người thứ hai phải là Thư ký Ban kiểm phiếu hoặc cán bộ chuẩn bị."), "people"
        )
    deciders = _deciders(session)
    if by.pk in deciders and confirmed_by.pk in deciders:
        raise Refused(
            _(
                "Cả hai người đều đã kết luận chỗ khác nhau. "
                "Một người phải chưa kết luận phiếu nào."
            ),
            "people",
        )


def _deciders(session: VoteSession) -> set[int]:
    rows = Decision.objects.filter(batch__form__session=session)
    return set(rows.values_list("decided_by_id", flat=True))


def _unacknowledged(built: payload.Payload) -> list[tuple[str, str]]:
    return [
        (note.code, note.message)
        for note in built.findings
        if note.code[0] == "W" and not note.reason
    ]


def _check_findings(built: payload.Payload) -> None:
    errors = [note for note in built.findings if findings.Finding(note.code, "").blocks]
    if errors:
        listed = " ".join(f"{note.code}: {told(note.message)}" for note in errors)
        raise Refused(_("Chưa chốt được: %(why)s") % {"why": listed}, "findings")
    waiting = _unacknowledged(built)
    if waiting:
        listed = " ".join(f"{code}: {told(message)}" for code, message in waiting)
        raise Refused(
            _("Chưa chốt được, lưu ý chưa được xác nhận đã kiểm tra: %(why)s") % {"why": listed},
            "findings",
        )


def _check_papers(session: VoteSession) -> None:
    """No finding, since nobody at the table can cause it: somebody wrote into the tables."""
    if wrong := list(retracing.problems(session)):
        raise Refused(
            _("Chưa chốt được, dữ liệu không khớp nhật ký: %(why)s")
            % {"why": "; ".join(map(told, wrong))},
            "tampered",
        )


def _fix(
    session: VoteSession, built: payload.Payload, by: User | None, confirmed_by: User | None
) -> SealedResult:
    previous = session.results.order_by("-version").first()
    move(session, SessionStatus.SEALED)
    whole, cells = snapshot.fingerprints(session.pk, audit.session_key(session))
    sealed = replace(
        built,
        status=SessionStatus.SEALED.value,
        audit=payload.Chain(session.audit_length, session.audit_head),
        live=whole,
        sealing=_sealing(previous, session, by, confirmed_by),
    )
    text = payload.canonical(sealed)
    result = SealedResult.objects.create(
        session=session,
        version=sealed.sealing.version if sealed.sealing else 1,
        payload=text.decode(),
        ballots=assembling.ballots_text(assembling.settled_papers(session)),
        digest=payload.digest(text),
        sealed_by=by,
        confirmed_by=confirmed_by,
        supersedes=previous,
        reason=_reopening_reason(session) if previous else "",
    )
    LiveSnapshot.objects.create(result=result, cells=snapshot.canonical_cells(cells))
    audit.record(
        session,
        "sealed",
        by=by,
        version=result.version,
        digest=result.digest,
        confirmed_by=str(confirmed_by or audit.COMMAND_LINE),
        differences=sealed.assurance.differences,
        marks=sealed.assurance.marks,
        per_thousand=tally.per_thousand(sealed.assurance.differences, sealed.assurance.marks),
        sealed_by_id=by.pk if by else 0,
        confirmed_by_id=confirmed_by.pk if confirmed_by else 0,
    )
    day_accounts.end_of_day(session, by)
    return result


def _sealing(
    previous: SealedResult | None,
    session: VoteSession,
    by: User | None,
    confirmed_by: User | None,
) -> payload.Sealing:
    return payload.Sealing(
        version=previous.version + 1 if previous else 1,
        at=timezone.localtime().strftime("%Y-%m-%dT%H:%M"),
        by=str(by or audit.COMMAND_LINE),
        confirmed_by=str(confirmed_by or audit.COMMAND_LINE),
        supersedes=previous.digest if previous else "",
        reason=_reopening_reason(session) if previous else "",
    )


def _reopening_reason(session: VoteSession) -> str:
    entry = session.audit_entries.filter(action="reopened").order_by("-number").first()
    return str(json.loads(entry.details)["reason"]) if entry else ""


@writing
def reopen(*, session: VoteSession, reason: str, by: User, confirmed_by: User) -> None:
    """Open a fixed result: two people and a reason; the old version stays verifiable."""
    session = locked_session(session, SessionStatus.SEALED)
    _check_people(session, by, confirmed_by)
    if not reason.strip():
        raise Refused(_("Ghi lý do mở lại kết quả."), "no_reason")
    if archived.came_from_elsewhere(session.pk):
        raise Refused(_("Kết quả được chốt ở nơi khác, chỉ mở lại được ở nơi đó."), "elsewhere")
    if session.purge_decision:
        raise Refused(_("Phiếu đã được hủy theo quyết định, không mở lại được."), "purged")
    move(session, SessionStatus.COUNTING)
    audit.record(session, "reopened", by=by, reason=reason.strip(), confirmed_by=str(confirmed_by))
    day_accounts.go_on(session)
