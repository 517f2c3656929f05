"""Chi tiết văn bản: what the office writes itself for its papers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from .. import details, roster
from ..choices import SessionStatus
from ..models import PrintDetail, User, VoteSession
from ..retelling import told
from ..writing import writing
from . import audit, printing
from .errors import Refused
from .locking import locked_session

#: A session that was called off prints nothing more.
OPEN = (
    SessionStatus.DRAFT,
    SessionStatus.VOTING,
    SessionStatus.COUNTING,
    SessionStatus.SEALED,
)


def written(session: VoteSession) -> dict[str, str]:
    """Every point that somebody wrote, by its key."""
    return dict(session.details.values_list("key", "text"))


def closed(session: VoteSession) -> dict[str, str]:
    """The points nobody can change any more, each with the paper whose print fixed it.

    Those that are fixed with the result itself have no paper.
    """
    if session.status != SessionStatus.SEALED:
        return {}
    printed = {name.partition(":")[0] for name in printing.printed(session)}
    shut = {}
    for key, detail in details.DETAILS.items():
        if not detail.later:
            shut[key] = ""
        elif paper := next((paper for paper in detail.papers if paper in printed), ""):
            shut[key] = paper
    return shut


@writing
def write(*, session: VoteSession, texts: Mapping[str, str], by: User) -> list[str]:
    """Keep the points of `texts` that changed and return their keys; an empty one goes.

    Raises Refused: `closed` for a point that is fixed, `unknown`, `too_long`, `wrong_state`.
    """
    session = locked_session(session, *OPEN)
    known = written(session)
    tidied = {key: _tidy(text) for key, text in texts.items()}
    changed = [key for key, text in tidied.items() if text != known.get(key, "")]
    _check(changed, tidied, closed(session))
    for key in changed:
        _keep(session, key, tidied[key])
    if changed:
        labels = [details.DETAILS[key].label for key in changed]
        audit.record(session, "details_written", by=by, points=labels)
    return changed


def _tidy(text: str) -> str:
    """As it is stored: lines of the field, without empty ones at the ends."""
    lines = roster.clean(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def _check(changed: Iterable[str], texts: Mapping[str, str], shut: Mapping[str, str]) -> None:
    for key in changed:
        if key not in details.DETAILS:
            raise Refused(_("Không có mục “%(key)s” trong văn bản nào.") % {"key": key}, "unknown")
        label = told(details.DETAILS[key].label)
        if key in shut:
            raise Refused(
                _("“%(label)s” không sửa được nữa: kết quả đã chốt hoặc văn bản đã in.")
                % {"label": label},
                "closed",
            )
        if len(texts[key]) > details.LONGEST:
            raise Refused(
                _("“%(label)s” dài quá %(max)s chữ.") % {"label": label, "max": details.LONGEST},
                "too_long",
            )
        if wrong := details.DETAILS[key].misread(texts[key]):
            raise Refused(wrong, "misread")


def _keep(session: VoteSession, key: str, text: str) -> None:
    if text:
        PrintDetail.objects.update_or_create(session=session, key=key, defaults={"text": text})
    else:
        session.details.filter(key=key).delete()
