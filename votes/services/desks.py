"""One browser at a time has an open keying; another one takes it over only when told to."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..choices import KeyingState
from ..models import Keying, LiveDesk, User
from ..writing import writing
from . import audit
from .errors import Refused


@dataclass(frozen=True)
class Browser:
    """Where a request comes from: the browser's own token, and the computer's name in the room."""

    token: str
    machine: str


class Elsewhere(Refused):
    """The batch lies open in another browser."""

    code = "elsewhere"

    def __init__(self, batch: int, machine: str) -> None:
        text = _("Tập %(n)s đang mở ở máy %(machine)s. Chỉ nhận nhập tiếp khi máy đó đã dừng.")
        super().__init__(text % {"n": batch, "machine": machine})


@writing
def sit_down(*, keying: Keying, at: Browser) -> None:
    """Open a keying in a browser. Raises Elsewhere while it lies open in another one."""
    desk, made = LiveDesk.objects.get_or_create(
        keying=keying, defaults={"token": at.token, "machine": at.machine}
    )
    if not made and desk.token != at.token:
        raise Elsewhere(keying.batch.number, desk.machine)


@writing
def take_over(*, keying: Keying, at: Browser, by: User) -> None:
    """Go on with a keying here; what the other browser still sends is refused from now on.

    Raises Refused (`closed`) when the keying is over.
    """
    keying = Keying.objects.select_for_update(of=("self",)).get(pk=keying.pk)
    if keying.state != KeyingState.OPEN:
        raise Refused(_("Lượt nhập này đã kết thúc."), "closed")
    values = {"token": at.token, "machine": at.machine}
    LiveDesk.objects.update_or_create(keying=keying, defaults=values)
    batch = keying.batch
    audit.record(
        batch.form.session,
        "keying_moved",
        by=by,
        batch=f"{batch.form.label}/{batch.number}",
        keying=keying.number,
        machine=at.machine,
    )


def check(batch: int, lies: str | None, machine: str | None, token: str) -> None:
    """Raises Elsewhere when the batch's keying lies in another browser than `token`'s."""
    if lies is not None and lies != token:
        raise Elsewhere(batch, machine or "")


def clear(keying: Keying) -> None:
    """The keying is over: no browser has it any more."""
    LiveDesk.objects.filter(keying=keying).delete()
