"""The hall's screen: opened by a short code that is soon over, bound to one browser."""

from __future__ import annotations

import datetime
import secrets
from dataclasses import dataclass
from typing import Final

from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from ..choices import SessionStatus
from ..models import LiveScreen, User, VoteSession
from ..writing import writing
from . import audit
from .errors import Refused
from .locking import locked_session

LIFETIME: Final = datetime.timedelta(minutes=10)
DIGITS: Final = 6


@dataclass(frozen=True)
class Standing:
    """What Điều hành says of the screen: a code that waits, minutes left of it, or open."""

    code: str = ""
    minutes: int = 0
    open: bool = False


def _fresh_code() -> str:
    while True:
        code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
        if not LiveScreen.objects.filter(code=code).exists():
            return code


@writing
def make_code(*, session: VoteSession, by: User) -> str:
    """A code to type on the hall's computer; it shuts what was open before.

    Raises Refused (`classified`, `wrong_state`).
    """
    session = locked_session(session)
    if session.status == SessionStatus.CANCELLED:
        raise Refused(_("Cuộc lấy phiếu đã hủy: không trình chiếu."), "wrong_state")
    if session.classification:
        raise Refused(_("Cuộc lấy phiếu có độ mật: không trình chiếu."), "classified")
    code = _fresh_code()
    values = {"code": code, "key": "", "made_at": timezone.now()}
    LiveScreen.objects.update_or_create(session=session, defaults=values)
    audit.record(session, "screen_code_made", by=by)
    return code


@writing
def enter(*, code: str) -> tuple[VoteSession, str]:
    """The session a code opens, and the key for the browser that typed it; once only.

    Raises Refused (`bad_code`), the same for a wrong code as for one that is over.
    """
    # A row without a code is one that somebody has opened already.
    row = LiveScreen.objects.select_for_update().exclude(code="").filter(code=code).first()
    if row is None or _over(row) or row.session.classification:
        raise Refused(_("Mã không đúng hoặc đã hết hạn. Lấy mã mới ở trang Điều hành."), "bad_code")
    row.code, row.key = "", secrets.token_urlsafe(32)
    row.save(update_fields=["code", "key"])
    return row.session, row.key


def _over(row: LiveScreen) -> bool:
    return timezone.now() >= row.made_at + LIFETIME


def holds(*, session_code: str, key: str) -> VoteSession | None:
    """The session, if this key is that of its screen. One query."""
    rows = LiveScreen.objects.select_related("session__organisation__superior")
    row = rows.filter(session__code=session_code).first()
    if row is None or not key or not constant_time_compare(row.key, key):
        return None
    return row.session


@writing
def close(*, session: VoteSession, by: User) -> None:
    """No browser shows the session any more without a log-in."""
    session = locked_session(session)
    if LiveScreen.objects.filter(session=session).delete()[0]:
        audit.record(session, "screen_closed", by=by)


def standing(session: VoteSession) -> Standing:
    """One query."""
    row = LiveScreen.objects.filter(session=session).first()
    if row is None:
        return Standing()
    if row.key:
        return Standing(open=True)
    if not row.code or _over(row):
        return Standing()
    left = (row.made_at + LIFETIME - timezone.now()).total_seconds()
    return Standing(code=row.code, minutes=max(int(left // 60), 1))
