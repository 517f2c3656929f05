"""One list of a draft, written from a table: officials, members or the counting board."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Max
from django.utils.translation import gettext as _

from .. import roster
from ..choices import BoardRole, SessionStatus
from ..models import Attendance, BallotForm, BoardMember, Subject, User, VoteSession
from ..roster.people import Kind, Person
from ..writing import writing
from . import audit, setup
from .errors import Refused
from .locking import locked_session

#: The form of a session that has none yet.
FIRST_FORM: Final = "1"


@dataclass(frozen=True)
class Written:
    """How many were written, and how many stand on the list now."""

    written: int
    total: int


def size(session: VoteSession, kind: Kind) -> int:
    """How many stand on a list."""
    if kind == Kind.OFFICIALS:
        return session.subjects.count()
    return session.attendance.count() if kind == Kind.MEMBERS else session.board.count()


@writing
def write_list(
    *, session: VoteSession, kind: Kind, people: Sequence[Person], replace: bool, by: User
) -> Written:
    """Write people on a list in their order, in place of those there or after them.

    Refused outside a draft, for an empty list, for somebody who stands there already.
    """
    session = locked_session(session, SessionStatus.DRAFT)
    if not people:
        raise Refused(_("Không còn người nào để ghi."), "empty")
    if any(one.wrong for one in people):
        raise Refused(_("Còn dòng có lỗi. Sửa bảng rồi nạp lại, hoặc bỏ các dòng đó."), "wrong")
    verbs = {Kind.OFFICIALS: _officials, Kind.MEMBERS: _members, Kind.BOARD: _board}
    verbs[kind](session, people, replace)
    total = size(session, kind)
    numbers = {"list": kind.value, "count": len(people), "total": total}
    if replace:
        audit.record(session, "list_replaced", by=by, **numbers)
    else:
        audit.record(session, "list_extended", by=by, **numbers)
    return Written(len(people), total)


def _officials(session: VoteSession, people: Sequence[Person], replace: bool) -> None:
    form = _form(session, first=replace)
    if replace:
        session.subjects.all().delete()
        session.forms.exclude(pk=form.pk).delete()
    said = [_official(one) for one in people]
    present = list(session.subjects.values_list("official", "name", "posts"))
    there = {(roster.fold(name), tuple(posts)) for _pk, name, posts in present}
    for one in said:
        if (roster.fold(one.name), one.posts) in there:
            raise _already(one.name)
    taken = {pk for pk, _name, _posts in present}
    rows = setup.officials_of(session.organisation, said, taken)
    line = form.subjects.aggregate(last=Max("order"))["last"] or 0
    subjects = []
    for one, person in zip(said, rows, strict=True):
        line += not one.exempt
        subjects.append(
            setup.subject_of(session, one, person, None if one.exempt else (form, line))
        )
    if line > roster.LINES_LIMIT:
        text = _("Một loại phiếu nhiều nhất %(n)s người; bảng đưa lên thành %(all)s.")
        raise Refused(text % {"n": roster.LINES_LIMIT, "all": line}, "too_many")
    Subject.objects.bulk_create(subjects)


def _form(session: VoteSession, *, first: bool) -> BallotForm:
    """The form people are written on: the last one, where they follow those already there."""
    form = session.forms.first() if first else session.forms.last()
    return form or BallotForm.objects.create(session=session, order=1, label=FIRST_FORM)


def _already(name: str) -> Refused:
    text = _("“%(name)s” đã có trong danh sách. Bỏ dòng đó, hoặc chọn thay cả danh sách.")
    return Refused(text % {"name": name}, "already")


def _official(one: Person) -> roster.OfficialData:
    return roster.OfficialData(
        name=one.name,
        posts=one.posts,
        honorific=one.honorific,
        bloc=one.bloc[:200],
        appointed_on=one.appointed.first_day() if one.appointed else None,
        retiring_on=one.retiring.first_day() if one.retiring else None,
        exempt=one.exempt,
        exempt_reason=one.exempt_reason[:500],
        **_birth(one),
    )


def _birth(one: Person) -> dict[str, Any]:
    """The day where it is known, else the year."""
    if one.birth is None:
        return {}
    return one.birth.kept()


def _members(session: VoteSession, people: Sequence[Person], replace: bool) -> None:
    if replace:
        session.attendance.all().delete()
    said = [
        roster.MemberData(
            name=one.name,
            honorific=one.honorific,
            post="; ".join(one.posts)[:300],
            **_birth(one),
        )
        for one in people
    ]
    taken = session.attendance.values_list("member", flat=True)
    rows = setup.members_of(session.organisation, said, list(taken))
    Attendance.objects.bulk_create(Attendance(session=session, member=one) for one in rows)
    _count(session)


def _count(session: VoteSession) -> None:
    """The roll says how many are summoned; all members are as many where nobody has said."""
    session.summoned = session.attendance.count()
    if session.total_members is None:
        session.total_members = session.summoned
    session.save(update_fields=["summoned", "total_members"])


def _board(session: VoteSession, people: Sequence[Person], replace: bool) -> None:
    if replace:
        session.board.all().delete()
    heads = session.board.filter(role=BoardRole.HEAD).count()
    if heads + sum(one.role == BoardRole.HEAD for one in people) > 1:
        raise Refused(_("Ban kiểm phiếu chỉ có một Trưởng ban. Sửa cột Nhiệm vụ."), "two_heads")
    there = {roster.fold(name) for name in session.board.values_list("name", flat=True)}
    if found := next((one for one in people if roster.fold(one.name) in there), None):
        raise _already(found.name)
    last = session.board.aggregate(last=Max("order"))["last"] or 0
    BoardMember.objects.bulk_create(
        BoardMember(
            session=session,
            order=order,
            name=one.name,
            honorific=one.honorific,
            post="; ".join(one.posts)[:300],
            role=one.role or BoardRole.MEMBER,
        )
        for order, one in enumerate(people, last + 1)
    )
