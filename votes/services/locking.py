"""A verb first locks the row whose state it checks."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Model
from django.utils.translation import gettext as _

from ..choices import SessionStatus
from ..models import Batch, VoteSession
from ..models.session import WrongState
from .errors import Refused

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
    """The batch held, with its form and session; refused unless the session is being counted."""
    fresh = (
        Batch.objects.select_for_update(of=("self",))
        .select_related("form__session")
        .get(pk=batch.pk)
    )
    if fresh.form.session.status != SessionStatus.COUNTING:
        raise Refused(_("Cuộc lấy phiếu không ở bước kiểm phiếu."), "wrong_state")
    return fresh


def move(session: VoteSession, target: str, **also: object) -> None:
    """`move_to`, said as a refusal."""
    try:
        session.move_to(target, **also)
    except WrongState as error:
        raise Refused(error, "wrong_state") from error
