"""The steps of the day (domain §1): where a session stands, and the one thing to do next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..choices import SessionStatus as Status
from ..models import VoteSession
from .answers import Doors
from .progress import Progress


@dataclass(frozen=True)
class Step:
    label: str
    state: str
    url: str = ""
    note: str = ""


@dataclass(frozen=True)
class Next:
    """The one button for the next step: what it does, its words, and the page it stands on.

    `page` is where `name` itself is no page but an act.
    """

    name: str
    label: str
    page: str = ""

    def url(self, session: VoteSession) -> str:
        return reverse(self.page or self.name, args=[session.code])


def quorum_base(session: VoteSession) -> int | None:
    """Of how many the quorum is taken under this rule set."""
    by_summons = session.ruleset.quorum_base == "summoned"
    return session.summoned if by_summons else session.total_members


def quorum_met(session: VoteSession) -> bool | None:
    """None while a number is missing."""
    base = quorum_base(session)
    if session.present is None or base is None:
        return None
    return session.ruleset.quorum_met(session.present, base)


#: What is still ahead in each state, in the order of the day.
_AHEAD = {
    Status.DRAFT: ("prepare", "roll", "votes", "papers", "keying", "results", "documents"),
    Status.VOTING: ("roll", "votes", "papers", "keying", "results", "documents"),
    Status.COUNTING: ("keying", "results", "documents"),
    Status.SEALED: ("documents",),
    Status.CANCELLED: (),
}


def _done(session: VoteSession, at: Progress) -> dict[str, bool]:
    return {
        "prepare": session.status != Status.DRAFT,
        "roll": bool(quorum_met(session)),
        "votes": at.board_voted and at.list_voted,
        "papers": session.status in {Status.COUNTING, Status.SEALED} and not at.unknown,
        "keying": at.settled,
        "results": session.status == Status.SEALED,
        "documents": False,
    }


def _current(session: VoteSession, done: dict[str, bool]) -> str:
    ahead = _AHEAD[Status(session.status)]
    return next((key for key in ahead if not done[key]), "")


def _notes(session: VoteSession, at: Progress) -> dict[str, str]:
    base = quorum_base(session)
    notes = {}
    if session.present is not None and base is not None:
        notes["roll"] = f"{session.present}/{base}"
        if not quorum_met(session):
            notes["roll"] += " – " + _("chưa đủ 2/3")
    if at.batches:
        notes["keying"] = _("%(done)s/%(all)s tập") % {
            "done": at.batches - at.unsettled,
            "all": at.batches,
        }
    return notes


def steps(session: VoteSession, at: Progress, may: Doors) -> Iterator[Step]:
    """The stepper; a step links to its page for those who may open it."""
    done = _done(session, at)
    notes = _notes(session, at)
    current = _current(session, done)
    labels = {
        "prepare": (_("Chuẩn bị"), "session"),
        "roll": (_("Điểm danh"), "roll"),
        "votes": (_("Thông qua Ban kiểm phiếu"), "votes"),
        "papers": (_("Phát, thu phiếu"), "papers"),
        "keying": (_("Nhập phiếu"), "batches"),
        "results": (_("Chốt kết quả"), "results"),
        "documents": (_("Văn bản"), "documents"),
    }
    for key, (label, name) in labels.items():
        state = "done" if done[key] else "current" if key == current else "todo"
        if key == "roll" and quorum_met(session) is False:
            state = "blocked"
        url = reverse(name, args=[session.code]) if may[name] else ""
        yield Step(label, state, url, notes.get(key, ""))


def waits_for(session: VoteSession, at: Progress) -> str:
    """What a session waits for, in a few words."""
    if session.status == Status.COUNTING:
        return _counting_waits_for(at)
    if session.status == Status.VOTING:
        return _voting_waits_for(session, at)
    return {
        Status.DRAFT: _("Kiểm tra danh sách, in phiếu, rồi bắt đầu bỏ phiếu."),
        Status.SEALED: _("In biên bản → ký → công bố."),
        Status.CANCELLED: session.cancel_reason,
    }[Status(session.status)]


def _voting_waits_for(session: VoteSession, at: Progress) -> str:
    if session.present is None:
        return _("Chưa điểm danh.")
    if at.unknown:
        return _("Chưa đủ số phiếu phát ra, thu về.")
    return _("Đã thu phiếu; mở thùng rồi bắt đầu kiểm phiếu.")


def _counting_waits_for(at: Progress) -> str:
    if at.loose:
        return _("Còn %(n)s phiếu thu về chưa chia tập.") % {"n": at.loose}
    if at.differing:
        text = ngettext("%(n)s tập có chỗ khác nhau.", "%(n)s tập có chỗ khác nhau.", at.differing)
        return text % {"n": at.differing}
    if at.settled:
        return _("Đã nhập xong; kiểm tra rồi chốt kết quả.")
    return _("Đang nhập: xong %(done)s/%(all)s tập.") % {
        "done": at.batches - at.unsettled,
        "all": at.batches,
    }


def _candidates(session: VoteSession, at: Progress) -> Iterator[Next]:
    """Pages of use now, the most pressing one first."""
    if session.status == Status.DRAFT:
        yield Next("voting_open", _("Bắt đầu bỏ phiếu"), page="session")
    elif session.status == Status.VOTING:
        if session.present is None:
            yield Next("roll", _("Điểm danh"))
        yield Next("papers", _("Phát phiếu, thu phiếu"))
    elif session.status == Status.COUNTING:
        yield from _counting_candidates(at)
    elif session.status == Status.SEALED:
        yield Next("documents", _("In biên bản"))


def _counting_candidates(at: Progress) -> Iterator[Next]:
    if at.loose:
        yield Next("batches", _("Chia tập phiếu"))
    if at.differing:
        yield Next("differences", _("Xử lý chỗ khác nhau"))
    if at.settled:
        yield Next("results", _("Kết quả"))
    if at.unsettled > at.differing:
        yield Next("keying_start", _("Nhập phiếu"))


def next_step(session: VoteSession, at: Progress, may: Doors) -> Next | None:
    """The one button, or None where the person only waits for others."""
    return next((found for found in _candidates(session, at) if may[found.name]), None)


def for_list(session: VoteSession, at: Progress, may: Doors) -> dict[str, Any]:
    """A row of the home page: what the session waits for and the button for this person."""
    if not may["session"]:
        return _for_typist(session)
    found = next_step(session, at, may)
    front = Next("session", _("Điều hành"))
    return {
        "session": session,
        "waits_for": waits_for(session, at),
        "next": found or front,
        "pressing": found is not None,
        "url": front.url(session),
        "next_url": (found or front).url(session),
    }


def _for_typist(session: VoteSession) -> dict[str, Any]:
    """Only what is theirs: a batch that is not done after both passes would say it differs."""
    key = Next("keying_start", _("Nhập phiếu"))
    counting = session.status == Status.COUNTING
    words = {
        Status.COUNTING: _("Nhận tập phiếu rồi nhập."),
        Status.SEALED: _("Đã nhập xong."),
        Status.CANCELLED: _("Không phải nhập."),
    }
    return {
        "session": session,
        "waits_for": words.get(Status(session.status), _("Chưa đến lúc nhập phiếu.")),
        "next": key if counting else None,
        "pressing": counting,
        "url": key.url(session),
        "next_url": key.url(session),
    }
