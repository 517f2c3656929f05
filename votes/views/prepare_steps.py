"""The steps of preparing: which are done, and in words what is missing of the others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..choices import BoardRole
from ..exemptions import ground
from ..models import Subject, VoteSession
from ..retelling import told
from ..services.preparing_people import rated
from .steps import Step

STEPS: Final = {
    "organisation": gettext_lazy("Cơ quan, hội nghị"),
    "bases": gettext_lazy("Căn cứ"),
    "rules": gettext_lazy("Quy định áp dụng"),
    "officials": gettext_lazy("Người được lấy phiếu"),
    "members": gettext_lazy("Danh sách triệu tập"),
    "forms": gettext_lazy("Loại phiếu"),
    "board": gettext_lazy("Ban kiểm phiếu"),
    "check": gettext_lazy("Kiểm tra, bắt đầu"),
}
#: Where the table of a list is pasted for a step.
LISTS: Final = {"officials": "officials", "members": "members", "board": "board"}


def after(step: str) -> str:
    """The step behind this one; the last one's is itself."""
    keys = list(STEPS)
    return keys[min(keys.index(step) + 1, len(keys) - 1)]


def proposals(session: VoteSession) -> list[tuple[Subject, str]]:
    """Who stands on a ballot though a date says otherwise, with the rule's words."""
    found = []
    for subject in rated(session):
        who = subject.official
        words = ground(session.ruleset, session.held_on, who.appointed_on, who.retiring_on)
        if words and not subject.exempt:
            found.append((subject, words))
    return found


def missing(session: VoteSession) -> dict[str, str]:
    """What is missing, by step; a step that lacks nothing is not there."""
    found = {
        "organisation": _of_organisation(session),
        "bases": _of_bases(session),
        "officials": _of_officials(session),
        "members": "" if session.summoned else _("Chưa biết triệu tập bao nhiêu người."),
        "forms": _of_forms(session),
        "board": _of_board(session),
    }
    return {step: text for step, text in found.items() if text}


def _of_organisation(session: VoteSession) -> str:
    body = session.organisation
    party = session.ruleset.letterhead == "party"
    lacking = [
        words
        for words, value in (
            (_("cấp ủy triệu tập"), body.committee or not party),
            (_("địa danh"), body.place),
            (_("hội nghị, kỳ họp"), session.meeting),
        )
        if not value
    ]
    return _("Chưa ghi: %(what)s.") % {"what": ", ".join(lacking)} if lacking else ""


def _of_bases(session: VoteSession) -> str:
    bases = list(session.legal_bases.all())
    if not bases:
        return _("Chưa có căn cứ nào.")
    if any(not basis.number for basis in bases):
        return _("Có căn cứ chưa ghi số.")
    return ""


def _of_officials(session: VoteSession) -> str:
    if not session.subjects.filter(exempt=False).exists():
        return _("Chưa có người nào.")
    waiting = len(proposals(session))
    return _("%(n)s người cần xem có thuộc diện không.") % {"n": waiting} if waiting else ""


def _of_forms(session: VoteSession) -> str:
    forms = list(session.forms.prefetch_related("subjects"))
    if not forms:
        return _("Chưa có loại phiếu.")
    for form in forms:
        if not form.subjects.all():
            return _("Loại phiếu “%(form)s” chưa có tên ai.") % {"form": form.label}
    colours = [form.colour.casefold() for form in forms]
    if len(forms) > 1 and len(set(colours)) < len(colours):
        return _("Mỗi loại phiếu nên một màu giấy.")
    return ""


def _of_board(session: VoteSession) -> str:
    roles = list(session.board.values_list("role", flat=True))
    if not roles:
        return _("Chưa có ai.")
    return "" if BoardRole.HEAD in roles else _("Chưa có Trưởng ban.")


def steps(session: VoteSession, at: str) -> Iterator[Step]:
    """The stepper beside every step; all of them may be opened in any order."""
    lacking = missing(session)
    for key, label in STEPS.items():
        state = "current" if key == at else "todo" if key in {*lacking, "check"} else "done"
        url = reverse("prepare_step", args=[session.code, key])
        yield Step(str(label), state, url, lacking.get(key, "") or _note(session, key))


def _note(session: VoteSession, key: str) -> str:
    if key == "rules":
        return told(session.ruleset.short_name)
    if key == "officials":
        return _("%(n)s người") % {"n": session.subjects.count()}
    if key == "members":
        return _("%(n)s người") % {"n": session.summoned}
    return ""


def first_missing(session: VoteSession) -> str:
    """Where to go on: the first step that lacks something."""
    return next(iter(missing(session)), "check")
