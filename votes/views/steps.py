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
from ..permissions import RUNNING
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


def _current(session: VoteSession, at: Progress, done: dict[str, bool]) -> str:
    ahead = _AHEAD[Status(session.status)]
    # With the papers counted the day has gone past the votes, recorded or not.
    passed = "" if at.unknown else "votes"
    return next((key for key in ahead if not done[key] and key != passed), "")


def _notes(session: VoteSession, at: Progress) -> dict[str, str]:
    """What is there of each step, or what is missing, in words."""
    if session.status == Status.CANCELLED:
        return {}
    return {
        "roll": _roll_note(session),
        "votes": _votes_note(session, at),
        "papers": _papers_note(session, at),
        "keying": _keying_note(session, at),
        "results": _("chờ chốt") if session.status == Status.COUNTING and at.settled else "",
    }


def _roll_note(session: VoteSession) -> str:
    base = quorum_base(session)
    if session.present is None:
        return _("chưa ghi số có mặt")
    if base is None:
        return _("chưa ghi đủ số để tính 2/3")
    note = f"{session.present}/{base}"
    return note if quorum_met(session) else note + " – " + _("chưa đủ 2/3")


def _votes_note(session: VoteSession, at: Progress) -> str:
    topics = (
        (at.board_voted, _("Ban kiểm phiếu")),
        (at.list_voted, _("danh sách")),
    )
    left = ", ".join(word for voted, word in topics if not voted)
    return _("chưa biểu quyết: %(what)s") % {"what": left} if left else ""


def _papers_note(session: VoteSession, at: Progress) -> str:
    if session.status == Status.DRAFT:
        return ""
    if at.unknown:
        return _("chưa đủ số phát ra, thu về")
    return _("chờ bắt đầu kiểm phiếu") if session.status == Status.VOTING else ""


def _keying_note(session: VoteSession, at: Progress) -> str:
    if session.status == Status.COUNTING and at.loose:
        return _("%(n)s phiếu chưa chia tập") % {"n": at.loose}
    if not at.batches:
        return ""
    done = at.batches - at.unsettled
    return _("%(done)s/%(all)s tập") % {"done": done, "all": at.batches}


def steps(session: VoteSession, at: Progress, may: Doors) -> Iterator[Step]:
    """The stepper; a step links to its page for those who may open it."""
    done = _done(session, at)
    notes = _notes(session, at)
    current = _current(session, at, done)
    labels = {
        "prepare": (_("Chuẩn bị"), "prepare"),
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
    if session.status == Status.DRAFT and not at.listed:
        return _("Chưa có người được lấy phiếu nào trên phiếu.")
    return {
        Status.DRAFT: _("Kiểm tra danh sách, in phiếu, rồi bắt đầu bỏ phiếu."),
        Status.SEALED: _("In biên bản → ký → công bố."),
        Status.CANCELLED: session.cancel_reason,
    }[Status(session.status)]


def _voting_waits_for(session: VoteSession, at: Progress) -> str:
    if session.present is None:
        return _("Chưa điểm danh.")
    if quorum_met(session) is False:
        return _("Chưa đủ 2/3 có mặt: chưa tiến hành lấy phiếu được.")
    if at.unknown and not at.board_voted:
        return _("Chưa biểu quyết thông qua Ban kiểm phiếu.")
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


def candidates(session: VoteSession, at: Progress) -> Iterator[Next]:
    """Pages of use now, the most pressing one first."""
    if session.status == Status.DRAFT:
        if not at.listed:
            yield Next("prepare", _("Chuẩn bị"))
        yield Next("voting_open", _("Bắt đầu bỏ phiếu"), page="session")
    elif session.status == Status.VOTING:
        yield from _voting_candidates(session, at)
    elif session.status == Status.COUNTING:
        yield from _counting_candidates(at)
    elif session.status == Status.SEALED:
        yield Next("documents", _("In biên bản"))


def _voting_candidates(session: VoteSession, at: Progress) -> Iterator[Next]:
    met = quorum_met(session)
    if session.present is None or met is False:
        yield Next("roll", _("Điểm danh"))
    if met is False:
        return  # nothing may be issued yet
    if at.unknown and not (at.board_voted and at.list_voted):
        yield Next("votes", _("Thông qua Ban kiểm phiếu"))
    yield Next("papers", _("Phát phiếu, thu phiếu"))


def _counting_candidates(at: Progress) -> Iterator[Next]:
    if at.loose:
        yield Next("batches", _("Chia tập phiếu"))
    if at.differing:
        yield Next("differences", _("Xử lý chỗ khác nhau"))
    if at.settled:
        yield Next("seal", _("Kết quả"), page="results")
    if at.unsettled > at.differing:
        yield Next("keying_start", _("Nhập phiếu"))


def next_step(
    session: VoteSession, at: Progress, may: Doors, idle: frozenset[str] = frozenset()
) -> Next | None:
    """The one button, or None where the person only waits for others.

    `idle` are steps that are open to the person and hold nothing for them.
    """
    open_ones = (found for found in candidates(session, at) if may[found.name])
    return next((found for found in open_ones if found.name not in idle), None)


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
        "next": key if session.status in RUNNING else None,
        "pressing": counting,
        "url": key.url(session),
        "next_url": key.url(session),
    }
