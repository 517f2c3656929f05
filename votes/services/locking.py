"""A verb first locks the row whose state it checks."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Model
from django.utils.translation import gettext as _

from ..choices import SessionStatus
from ..models import Batch, VoteSession
from ..models.session import WrongState
from .errors import Refused

RUNNING = (SessionStatus.DRAFT, SessionStatus.VOTING, SessionStatus.COUNTING)

M = TypeVar("M", bound=Model)


def locked(row: M) -> M:
    """The row as it is now, held until the transaction ends."""
    fresh: M = type(row)._default_manager.select_for_update().get(pk=row.pk)
    return fresh


def locked_session(session: VoteSession, *states: str) -> VoteSession:
    """The session held, refused unless it is in one of `states`."""
    fresh = locked(session)
    if states and fresh.status not in states:
        names = ", ".join(str(SessionStatus(state).label) for state in states)
        raise Refused(
            _("Cuộc lấy phiếu đang ở trạng thái “%(now)s”; việc này chỉ làm được khi: %(when)s.")
            % {"now": fresh.get_status_display(), "when": names},
            "wrong_state",
        )
    return fresh


def locked_batch(batch: Batch) -> Batch:
    """The batch held, with its form and session; refused unless the session is being counted.

    The session is held first, as by every verb that seals, opens keyings or writes the log: so
    nobody fixes a result while papers change, and no two verbs wait for each other.
    """
    sessions = VoteSession.objects.select_for_update(of=("self",))
    if sessions.get(forms__batches=batch.pk).status != SessionStatus.COUNTING:
        raise Refused(_("Cuộc lấy phiếu không ở bước kiểm phiếu."), "wrong_state")
    fresh: Batch = (
        Batch.objects.select_for_update(of=("self",))
        .select_related("form__session")
        .get(pk=batch.pk)
    )
    return fresh


def move(session: VoteSession, target: str, **also: object) -> None:
    """`move_to`, said as a refusal."""
    try:
        session.move_to(target, **also)
    except WrongState as error:
        raise Refused(error, "wrong_state") from error
