"""Who works where, since when and until when: what a head would walk through the room to see."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from .. import forecast
from ..choices import KeyingState, Role
from ..forms.turn import in_order, people_of
from ..models import VoteSession
from ..services import audit

Moment = datetime.datetime
Rows = list[dict[str, Any]]
#: What the log has of whole keyings, and of the papers coming out of the box.
TIMED = ("papers_counted", "counting_started", "keying_opened", "keying_finished")


@dataclass(frozen=True)
class At:
    """Where somebody is: at a batch, on a computer, or waiting for one."""

    name: str
    what: str
    machine: str = ""
    idle: bool = False


@dataclass
class Times:
    """From the log: when the papers were collected, and when each keying began and ended."""

    collected: Moment | None = None
    opened: dict[tuple[str, int], Moment] = field(default_factory=dict)
    ended: dict[tuple[str, int], Moment] = field(default_factory=dict)

    def note(self, action: str, moment: Moment, said: dict[str, Any]) -> None:
        one = (str(said.get("batch")), said.get("keying", 0))
        if action == "keying_opened":
            self.opened[one] = moment
            self.ended.pop(one, None)
        elif action == "keying_finished":
            self.ended[one] = moment
        elif self.collected is None and (action == "counting_started" or said.get("collected")):
            self.collected = moment


def times(session: VoteSession) -> Times:
    """One query. An entry that somebody tampered with is passed over; `verify` speaks of it."""
    found = Times()
    entries = session.audit_entries.filter(action__in=TIMED).order_by("number")
    for at, action, details in entries.values_list("at", "action", "details"):
        if (moment := _moment(at)) is not None:
            found.note(action, moment, audit.details_of(details))
    return found


def _moment(text: Any) -> Moment | None:
    try:
        moment = datetime.datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo else None


def _passes(rows: Rows, known: Times) -> Iterator[forecast.Pass]:
    for row in rows:
        batch = row["batch"]
        for number, keying in row["keyings"]:
            if keying is None:
                yield forecast.Pass(batch.size)
                continue
            one = (f"{batch.form.label}/{batch.number}", number)
            over = keying.state == KeyingState.FINISHED
            yield forecast.Pass(
                batch.size, keying.saved, known.opened.get(one), known.ended.get(one), over
            )


def clocks(session: VoteSession, rows: Rows, now: Moment | None = None) -> dict[str, Any]:
    """Minutes since the papers were collected, and when the keying will be done."""
    now = now or timezone.now()
    known = times(session)
    done = forecast.done_at(list(_passes(rows, known)), now)
    return {
        "collected_at": _hand(known.collected),
        "since": forecast.minutes(known.collected, now) if known.collected else None,
        "done_at": _hand(done),
    }


def _hand(moment: Moment | None) -> str:
    return f"{timezone.localtime(moment):%H:%M}" if moment else ""


def people(session: VoteSession, rows: Rows) -> list[At]:
    """Everybody who keys or decides now, then the typists who wait for a batch."""
    busy, found = set(), []
    for row in rows:
        for number, keying in row["keyings"]:
            if keying is not None and keying.keyed_by and keying.state == KeyingState.OPEN:
                busy.add(keying.keyed_by_id)
                found.append(_keying(row["batch"], number, keying))
        decides = row["batch"].decided_by
        if row["differs"] and decides is not None:
            busy.add(decides.pk)
            what = _("Xử lý chỗ khác nhau tập %(b)s") % {"b": row["batch"].number}
            found.append(At(str(decides), what))
    typists = in_order(people_of(session).filter(role_assignments__role=Role.TYPIST))
    waiting = (user for user in typists if user.pk not in busy)
    return found + [At(str(user), _("chưa nhận tập"), idle=True) for user in waiting]


def _keying(batch: Any, number: int, keying: Any) -> At:
    what = _("Tập %(b)s, lượt %(k)s: %(n)s/%(all)s phiếu") % {
        "b": batch.number,
        "k": number,
        "n": keying.saved,
        "all": batch.size,
    }
    desk = getattr(keying, "desk", None)
    return At(str(keying.keyed_by), what, desk.machine if desk else "")
