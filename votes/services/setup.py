"""A session from its file: organisation, people, forms and board in one transaction."""

from __future__ import annotations

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
from . import audit
from .errors import Refused


@writing
def import_session(*, data: roster.SessionFile, by: User | None) -> VoteSession:
    """Write a draft session. Raises Refused for a taken code or somebody else's organisation."""
    if VoteSession.objects.filter(code=data.session.code).exists():
        raise Refused(
            _("session.code: mã “%(code)s” đã có. Chọn mã khác.") % {"code": data.session.code},
            "taken",
        )
    body = find_organisation(data.organisation) or _make_organisation(data.organisation, by)
    if by is not None and by.organisation_id != body.pk:
        raise Refused(
            _("organisation.name: “%(name)s” không phải cơ quan của đồng chí.")
            % {"name": body.name},
            "other_organisation",
        )
    session = _make_session(data, body)
    _make_subjects(session, data)
    _make_lists(session, data)
    _make_roll(session, data)
    audit.record(session, "session_imported", by=by, code=session.code)
    return session


def find_organisation(data: roster.OrganisationData) -> Organisation | None:
    """The organisation of the same name under the same superior, however the tones are placed."""
    name, superior = roster.fold(data.name), roster.fold(data.superior)
    for body in Organisation.objects.select_related("superior"):
        above = roster.fold(body.superior.name) if body.superior else ""
        if (roster.fold(body.name), above) == (name, superior):
            return body
    return None


def _make_organisation(data: roster.OrganisationData, by: User | None) -> Organisation:
    """A new one; but an account's own organisation without a superior yet gets it filled in."""
    superior = _superior(data) if data.superior else None
    own = by.organisation if by else None
    if own is not None and own.superior is None and roster.fold(own.name) == roster.fold(data.name):
        own.superior = superior
        own.committee = own.committee or data.committee
        own.issuer, own.place = own.issuer or data.issuer, own.place or data.place
        own.kind = data.kind
        own.save()
        return own
    return Organisation.objects.create(
        name=data.name,
        kind=data.kind,
        committee=data.committee,
        issuer=data.issuer,
        place=data.place,
        superior=superior,
    )


def _superior(data: roster.OrganisationData) -> Organisation:
    wanted = roster.fold(data.superior)
    for body in Organisation.objects.order_by("superior_id", "pk"):
        if roster.fold(body.name) == wanted:
            return body
    return Organisation.objects.create(name=data.superior, kind=data.kind)


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
    people = [_official(session.organisation, official) for official in data.officials]
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
        _subject(session, official, person, places.get(index))
        for index, (official, person) in enumerate(zip(data.officials, people, strict=True))
    )


def _subject(
    session: VoteSession,
    official: roster.OfficialData,
    person: Official,
    place: tuple[BallotForm, int] | None,
) -> Subject:
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


def _official(body: Organisation, said: roster.OfficialData) -> Official:
    """A new row a session: who shares a name may be somebody else, and posts change with time."""
    return Official.objects.create(
        organisation=body,
        name=said.name,
        honorific=said.honorific,
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
    BoardMember.objects.bulk_create(
        BoardMember(
            session=session, order=order, name=member.name, post=member.post, role=member.role
        )
        for order, member in enumerate(data.board, 1)
    )


def _make_roll(session: VoteSession, data: roster.SessionFile) -> None:
    known = {roster.fold(member.name): member for member in session.organisation.members.all()}
    rows = []
    for said in data.members:
        member = known.pop(roster.fold(said.name), None) or Member.objects.create(
            organisation=session.organisation,
            name=said.name,
            honorific=said.honorific,
            posts=[said.post] if said.post else [],
        )
        rows.append(Attendance(session=session, member=member, present=bool(said.present)))
    Attendance.objects.bulk_create(rows)
