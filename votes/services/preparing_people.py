"""Single people of a draft: written, moved up or down, exempted with a reason, taken off."""

from __future__ import annotations

from typing import Final

from django.db.models import F, Max
from django.utils.translation import gettext as _

from .. import roster
from ..choices import SessionStatus
from ..models import Attendance, BallotForm, Member, Official, Subject, User, VoteSession
from ..writing import writing
from . import audit, setup
from .errors import Refused
from .listing import FIRST_FORM
from .locking import locked_session

FIELDS: Final = (
    "name", "honorific", "birth_date", "birth_year", "posts", "bloc", "appointed_on", "retiring_on",
)  # fmt: skip


@writing
def write_official(
    *, session: VoteSession, data: roster.OfficialData, by: User, subject: Subject | None = None
) -> Subject:
    """Somebody new at the end of the last ballot, or what is said of somebody there.

    A row that another session rests on is never rewritten: the person gets one of their own.
    """
    session = locked_session(session, SessionStatus.DRAFT)
    _check_single(session, data, subject)
    if subject is None:
        subject = setup.subject_of(session, data, _row(session, data, None), None)
        _set_exempt(session, subject, data.exempt, data.exempt_reason)
        subject.save()
        audit.record(session, "official_added", by=by, name=data.name)
        return subject
    subject = session.subjects.select_related("official").get(pk=subject.pk)
    subject.official = _row(session, data, subject.official)
    subject.name, subject.honorific = data.name, data.honorific
    subject.posts, subject.bloc = list(data.posts), data.bloc
    _set_exempt(session, subject, data.exempt, data.exempt_reason)
    subject.save()
    _close_up(session)
    audit.record(session, "official_changed", by=by, name=data.name)
    return subject


def _check_single(session: VoteSession, data: roster.OfficialData, me: Subject | None) -> None:
    others = session.subjects.exclude(pk=me.pk if me else 0).values_list("name", "posts")
    there = {(roster.fold(name), tuple(posts)) for name, posts in others}
    if (roster.fold(data.name), tuple(data.posts)) in there:
        text = _("“%(name)s” với chức vụ này đã có trong danh sách.")
        raise Refused(text % {"name": data.name}, "already")


def _row(session: VoteSession, data: roster.OfficialData, now: Official | None) -> Official:
    if now is not None and not now.subjects.exclude(session=session).exists():
        for name in FIELDS:
            value = getattr(data, name)
            setattr(now, name, list(value) if name == "posts" else value)
        now.save(update_fields=list(FIELDS))
        return now
    taken = session.subjects.values_list("official", flat=True)
    if now is not None:
        taken = taken.exclude(official=now)
    return setup.officials_of(session.organisation, [data], list(taken))[0]


def _set_exempt(session: VoteSession, subject: Subject, exempt: bool, reason: str) -> None:
    """On no ballot, with the reason; or at the end of the last one."""
    if exempt and not reason.strip():
        raise Refused(_("Ghi lý do không thuộc diện lấy phiếu."), "no_reason")
    subject.exempt, subject.exempt_reason = exempt, reason.strip() if exempt else ""
    if exempt:
        subject.form = subject.order = None
    elif subject.form_id is None:
        form = session.forms.last()
        form = form or BallotForm.objects.create(session=session, order=1, label=FIRST_FORM)
        line = (form.subjects.aggregate(last=Max("order"))["last"] or 0) + 1
        if line > roster.LINES_LIMIT:
            text = _("Một loại phiếu nhiều nhất %(n)s người.") % {"n": roster.LINES_LIMIT}
            raise Refused(text, "too_many")
        subject.form, subject.order = form, line


def _close_up(session: VoteSession) -> None:
    """No gap in the numbers of a ballot."""
    for form in session.forms.all():
        for line, subject in enumerate(form.subjects.order_by("order"), 1):
            if subject.order != line:
                Subject.objects.filter(pk=subject.pk).update(order=line)


@writing
def exempt(*, session: VoteSession, subject: Subject, reason: str, by: User) -> None:
    """Somebody the rule set does not have rated, confirmed by hand with a reason."""
    session = locked_session(session, SessionStatus.DRAFT)
    subject = session.subjects.get(pk=subject.pk)
    _set_exempt(session, subject, True, reason)
    subject.save()
    _close_up(session)
    audit.record(session, "exempted", by=by, name=subject.name, reason=subject.exempt_reason)


@writing
def rate_again(*, session: VoteSession, subject: Subject, by: User) -> None:
    """Back on the ballot."""
    session = locked_session(session, SessionStatus.DRAFT)
    subject = session.subjects.get(pk=subject.pk)
    _set_exempt(session, subject, False, "")
    subject.save()
    audit.record(session, "exemption_lifted", by=by, name=subject.name)


@writing
def move(*, session: VoteSession, subject: Subject, up: bool, by: User) -> None:
    """One place up or down on their ballot; at its end nothing happens."""
    session = locked_session(session, SessionStatus.DRAFT)
    subject = session.subjects.get(pk=subject.pk)
    if subject.form_id is None or subject.order is None:
        return
    place = subject.order + (-1 if up else 1)
    other = session.subjects.filter(form=subject.form_id, order=place).first()
    if other is None:
        return
    here = subject.order
    last = session.subjects.aggregate(last=Max("order"))["last"]
    session.subjects.filter(pk=subject.pk).update(order=last + 1)
    session.subjects.filter(pk=other.pk).update(order=here)
    session.subjects.filter(pk=subject.pk).update(order=place)
    audit.record(session, "official_moved", by=by, name=subject.name, place=place)


@writing
def remove_official(*, session: VoteSession, subject: Subject, by: User) -> None:
    session = locked_session(session, SessionStatus.DRAFT)
    subject = session.subjects.get(pk=subject.pk)
    name = subject.name
    subject.delete()
    _close_up(session)
    audit.record(session, "official_removed", by=by, name=name)


@writing
def write_member(
    *, session: VoteSession, data: roster.MemberData, by: User, place: Attendance | None = None
) -> None:
    """Somebody more on the list of those summoned, or what is said of somebody there."""
    session = locked_session(session, SessionStatus.DRAFT)
    if place is None:
        Attendance.objects.create(session=session, member=_member(session, data))
        _count(session, 1)
        audit.record(session, "member_added", by=by, name=data.name)
        return
    place = session.attendance.select_related("member").get(pk=place.pk)
    if place.member.attendance.exclude(pk=place.pk).exists():
        place.member = _member(session, data)
        place.save(update_fields=["member"])
    else:
        who = place.member
        who.name, who.honorific = data.name, data.honorific
        who.posts = [data.post] if data.post else []
        who.save(update_fields=["name", "honorific", "posts"])
    audit.record(session, "member_changed", by=by, name=data.name)


def _member(session: VoteSession, data: roster.MemberData) -> Member:
    taken = list(session.attendance.values_list("member", flat=True))
    return setup.members_of(session.organisation, [data], taken)[0]


def _count(session: VoteSession, more: int) -> None:
    session.summoned = session.attendance.count()
    if session.total_members is None or session.total_members == session.summoned - more:
        session.total_members = session.summoned
    session.save(update_fields=["summoned", "total_members"])


@writing
def remove_member(*, session: VoteSession, place: Attendance, by: User) -> None:
    session = locked_session(session, SessionStatus.DRAFT)
    place = session.attendance.select_related("member").get(pk=place.pk)
    name = place.member.name
    place.delete()
    _count(session, -1)
    audit.record(session, "member_removed", by=by, name=name)


@writing
def set_summoned(
    *, session: VoteSession, summoned: int | None, total_members: int | None, by: User
) -> None:
    """How many are summoned and how many there are, where the list is kept on paper."""
    session = locked_session(session, SessionStatus.DRAFT)
    listed = session.attendance.count()
    if listed and summoned != listed:
        text = _("Danh sách triệu tập có %(n)s người, không ghi số khác được. Sửa danh sách.")
        raise Refused(text % {"n": listed}, "listed")
    session.summoned, session.total_members = summoned, total_members
    session.save(update_fields=["summoned", "total_members"])
    numbers = {"summoned": summoned, "total_members": total_members}
    known = {name: value for name, value in numbers.items() if value is not None}
    audit.record(session, "members_numbered", by=by, **known)


def listed(session: VoteSession) -> list[Attendance]:
    """Those summoned, in the order they were written."""
    return list(session.attendance.select_related("member").order_by("pk"))


def rated(session: VoteSession) -> list[Subject]:
    """Everybody, those on a ballot first and in its order."""
    order = F("form__order").asc(nulls_last=True), "order", "pk"
    return list(session.subjects.select_related("official", "form").order_by(*order))
