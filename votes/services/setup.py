"""A session from its file: organisation, people, forms and board in one transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from .. import roster
from ..models import (
    Attendance,
    BallotForm,
    BoardMember,
    LegalBasis,
    Member,
    Official,
    Organisation,
    Subject,
    User,
    VoteSession,
)
from ..writing import writing
from . import audit, bodies
from .errors import Refused


@writing
def import_session(*, data: roster.SessionFile, by: User | None) -> VoteSession:
    """Write a draft session. Raises Refused for a taken code or somebody else's organisation."""
    if VoteSession.objects.filter(code=data.session.code).exists():
        raise _taken(data.session.code)
    body = bodies.home_of(data.organisation, by)
    if by is not None and by.organisation_id != body.pk:
        raise Refused(
            _("organisation.name: “%(name)s” không phải cơ quan của đồng chí.")
            % {"name": body.name},
            "other_organisation",
        )
    try:
        with transaction.atomic():
            session = _make_session(data, body)
    except IntegrityError as error:  # somebody took the code since we looked
        raise _taken(data.session.code) from error
    _make_subjects(session, data)
    _make_lists(session, data)
    _make_roll(session, data)
    audit.record(session, "session_imported", by=by, code=session.code)
    return session


def _taken(code: str) -> Refused:
    message = _("session.code: mã “%(code)s” đã có. Chọn mã khác.") % {"code": code}
    return Refused(message, "taken")


def _make_session(data: roster.SessionFile, body: Organisation) -> VoteSession:
    said = data.session
    total = said.total_members if said.total_members is not None else data.summoned
    return VoteSession.objects.create(
        organisation=body,
        code=said.code,
        title=said.title,
        ruleset_key=said.ruleset,
        meeting=said.meeting,
        held_on=said.held_on,
        starts_at=said.starts_at,
        ends_at=said.ends_at,
        place=said.place,
        chair=said.chair,
        minutes_number=said.minutes_number,
        copies=said.copies,
        summoned=data.summoned,
        present=data.present,
        total_members=total,
        percent_places=said.percent_places,
        keyings_required=said.keyings,
        disclosure=said.disclosure,
    )


def _make_subjects(session: VoteSession, data: roster.SessionFile) -> None:
    people = officials_of(session.organisation, data.officials)
    places: dict[int, tuple[BallotForm, int]] = {}
    for order, form in enumerate(data.forms, 1):
        made = BallotForm.objects.create(
            session=session,
            order=order,
            label=form.label,
            colour=form.colour,
            printed=form.printed,
            issued=form.issued,
            swapped=form.swapped,
            unused=form.unused,
            collected=form.collected,
        )
        places.update({index: (made, line) for line, index in enumerate(form.lines, 1)})
    Subject.objects.bulk_create(
        subject_of(session, official, person, places.get(index))
        for index, (official, person) in enumerate(zip(data.officials, people, strict=True))
    )


def subject_of(
    session: VoteSession,
    official: roster.OfficialData,
    person: Official,
    place: tuple[BallotForm, int] | None,
) -> Subject:
    """Somebody on the list: at a place of a form, or on none. Not saved."""
    form, line = place or (None, None)
    return Subject(
        session=session,
        official=person,
        form=form,
        order=line,
        name=official.name,
        honorific=official.honorific,
        posts=list(official.posts),
        bloc=official.bloc,
        exempt=official.exempt,
        exempt_reason=official.exempt_reason,
    )


def officials_of(
    body: Organisation, said: Iterable[roster.OfficialData], taken: Collection[int] = ()
) -> list[Official]:
    """A row each: the one known already when nothing of it differs, else a new one.

    Who shares a name may be somebody else, and what other sessions rest on is never rewritten.
    `taken` are rows that nobody of this list can be.
    """
    known: dict[tuple[object, ...], list[Official]] = {}
    for person in body.officials.exclude(pk__in=taken).order_by("pk"):
        known.setdefault(_as_written(person), []).append(person)
    return [_same_birth(known.get(_as_written(one), []), one) or _new_official(body, one)
            for one in said]  # fmt: skip


def _as_written(person: Official | roster.OfficialData) -> tuple[object, ...]:
    dates = person.appointed_on, person.retiring_on
    return person.name, person.honorific, tuple(person.posts), person.bloc, *dates


def _same_birth(same: list[Official], said: roster.OfficialData) -> Official | None:
    """The first of `same` who may be born then; a date that was not known is filled in."""
    for person in same:
        if _may_be_born(person, said):
            _learn_birth(person, said)
            same.remove(person)
            return person
    return None


def _learn_birth(person: Official, said: roster.OfficialData) -> None:
    """Fill in what was not known; a day in place of its year."""
    if (said.birth_date and not person.birth_date) or (said.birth_year and not person.born_in):
        person.birth_date, person.birth_year = said.birth_date, said.birth_year
        person.save(update_fields=["birth_date", "birth_year"])


def _may_be_born(person: Official | Member, said: roster.OfficialData | roster.MemberData) -> bool:
    """Whether what is said of a birth goes with what is known; nothing said or known does."""
    if said.birth_date and person.birth_date:
        return said.birth_date == person.birth_date
    year = said.birth_date.year if said.birth_date else said.birth_year
    return year in {None, person.born_in} or person.born_in is None


def _new_official(body: Organisation, said: roster.OfficialData) -> Official:
    return Official.objects.create(
        organisation=body,
        name=said.name,
        honorific=said.honorific,
        birth_date=said.birth_date,
        birth_year=said.birth_year,
        posts=list(said.posts),
        bloc=said.bloc,
        appointed_on=said.appointed_on,
        retiring_on=said.retiring_on,
    )


def _make_lists(session: VoteSession, data: roster.SessionFile) -> None:
    LegalBasis.objects.bulk_create(
        LegalBasis(
            session=session,
            order=order,
            kind=basis.kind,
            number=basis.number,
            issued_on=basis.issued_on,
            issuer=basis.issuer,
        )
        for order, basis in enumerate(data.legal_bases, 1)
    )
    said = {roster.fold(one.name): one.honorific for one in data.members}
    BoardMember.objects.bulk_create(
        BoardMember(
            session=session,
            order=order,
            name=member.name,
            honorific=said.get(roster.fold(member.name), ""),
            post=member.post,
            role=member.role,
        )
        for order, member in enumerate(data.board, 1)
    )


def _make_roll(session: VoteSession, data: roster.SessionFile) -> None:
    people = members_of(session.organisation, data.members)
    Attendance.objects.bulk_create(
        Attendance(session=session, member=member, present=bool(said.present))
        for member, said in zip(people, data.members, strict=True)
    )


def members_of(
    body: Organisation, said: Iterable[roster.MemberData], taken: Collection[int] = ()
) -> list[Member]:
    """The members of these names, each once; two of one name are two people.

    Somebody of whom anything else was known is another row: older papers print what they had.
    """
    known: dict[str, list[Member]] = {}
    for member in body.members.exclude(pk__in=taken).order_by("pk"):
        known.setdefault(roster.fold(member.name), []).append(member)
    people: list[Member] = []
    new: list[Member] = []
    for data in said:
        same = known.get(roster.fold(data.name), [])
        if found := next((one for one in same if _agrees(one, data)), None):
            same.remove(found)
            people.append(found)
            continue
        new.append(_new_member(body, data))
        people.append(new[-1])
    Member.objects.bulk_create(new)
    return people


def _agrees(member: Member, said: roster.MemberData) -> bool:
    """Whether a row holds all that is said of somebody; what is not said does not count."""
    pairs = (
        (said.post, "; ".join(member.posts)),
        (said.honorific, member.honorific),
        (said.birth_date, member.birth_date),
        (said.birth_year, member.born_in),
    )
    return all(not new or new == old for new, old in pairs)


def _new_member(body: Organisation, said: roster.MemberData) -> Member:
    return Member(
        organisation=body,
        name=said.name,
        honorific=said.honorific,
        birth_date=said.birth_date,
        birth_year=said.birth_year,
        posts=[said.post] if said.post else [],
    )
