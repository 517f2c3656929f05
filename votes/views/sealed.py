"""The fixed result as pages show it: its code line, when, by whom, and the versions."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils.translation import gettext as _

from .. import payload
from ..choices import SessionStatus
from ..models import SealedResult, VoteSession


def clock(at: str) -> str:
    """10 giờ 42, from the local time of a payload."""
    moment = datetime.datetime.fromisoformat(at)
    return _("%(h)s giờ %(m)s") % {"h": moment.hour, "m": f"{moment.minute:02}"}


def version_of(result: SealedResult) -> dict[str, Any]:
    sealing = payload.parse(result.payload).sealing
    return {
        "version": result.version,
        "digest": result.digest,
        "code": payload.code_line(result.digest),
        "sealing": sealing,
        "clock": clock(sealing.at) if sealing else "",
        "day": datetime.date.fromisoformat(sealing.at[:10]) if sealing else None,
        "reason": result.reason,
    }


def versions(session: VoteSession) -> list[dict[str, Any]]:
    """Every version, the newest first; older ones are superseded."""
    return [version_of(result) for result in session.results.order_by("-version")]


def standing(session: VoteSession) -> dict[str, Any]:
    """The version that stands, for a page's context; empty while nothing is fixed."""
    if session.status != SessionStatus.SEALED:
        return {}
    return {"fixed": version_of(session.results.latest("version"))}
