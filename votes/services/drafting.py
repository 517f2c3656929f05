"""A draft begins: from nothing, from what bodies of its kind usually have, or from a session."""

from __future__ import annotations

import datetime
import re
import unicodedata
from typing import Final

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from .. import presets, rulesets
from ..choices import Disclosure, OrganisationKind
from ..models import (
    Attendance,
    BallotForm,
    BoardMember,
    LegalBasis,
    Organisation,
    Subject,
    User,
    VoteSession,
)
from ..writing import writing
from . import audit
from .errors import Refused

_OTHERS: Final = re.compile(r"[^a-z0-9]+")
#: Sets of a session that the next one usually has too.
_KEPT: Final = (
    "ruleset_key", "meeting", "place", "chair", "percent_places", "keyings_required", "disclosure",
    "absent_ballots_allowed", "summoned", "total_members",
)  # fmt: skip


def code_for(body: Organisation, held_on: datetime.date) -> str:
    """A code nobody has: the place or the body without accents, and the year."""
    plain = unicodedata.normalize("NFD", (body.place or body.name).lower().replace("đ", "d"))
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    stem = f"{_OTHERS.sub('-', letters).strip('-')[:50].strip('-') or 'cuoc'}-{held_on.year}"
    taken = set(VoteSession.objects.filter(code__startswith=stem).values_list("code", flat=True))
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return next(code for code in (stem, *numbered) if code not in taken)


@writing
def create_draft(
    *, title: str, held_on: datetime.date, ruleset: str, by: User, code: str = "", preset: str = ""
) -> VoteSession:
    """An empty draft of the person's organisation; `preset` fills in what is usual."""
    body = _body(by)
    rulesets.ruleset(ruleset)
    usual = presets.PRESETS.get(preset)
    party = body.kind in {OrganisationKind.PARTY, OrganisationKind.OTHER}
    session = _insert(
        VoteSession(
            organisation=body,
            code=code or code_for(body, held_on),
            title=title,
            held_on=held_on,
            ruleset_key=ruleset,
            meeting=usual.meeting if usual else "",
            place=body.place,
            disclosure=Disclosure.NONE if party else Disclosure.FULL,
        )
    )
    source = session.ruleset.source
    LegalBasis.objects.create(
        session=session,
        order=1,
        kind=source.kind,
        number=source.number,
        issued_on=source.date,
        issuer=source.issuer,
    )
    if usual:
        _fill(session, usual)
    audit.record(session, "draft_created", by=by, code=session.code)
    return session


def _body(by: User) -> Organisation:
    if by.organisation is None:
        raise Refused(_("Tài khoản này không thuộc cơ quan nào."), "no_organisation")
    return by.organisation


def _insert(session: VoteSession) -> VoteSession:
    try:
        with transaction.atomic():
            session.save(force_insert=True)
    except IntegrityError as error:
        text = _("Mã “%(code)s” đã có. Chọn mã khác.")
        raise Refused(text % {"code": session.code}, "taken") from error
    return session


def _fill(session: VoteSession, usual: presets.Preset) -> None:
    """The usual bases, and the names the body has not got yet."""
    LegalBasis.objects.bulk_create(
        LegalBasis(session=session, order=order, kind=kind, number=number, issuer=issuer)
        for order, (kind, number, issuer) in enumerate(usual.bases, 2)
    )
    body = session.organisation
    session.disclosure = usual.disclosure
    session.save(update_fields=["disclosure"])
    body.committee = body.committee or usual.committee
    if body.place:
        body.issuer = body.issuer or usual.issuer.replace(presets.BLANK, body.place)
    body.save(update_fields=["committee", "issuer"])


@writing
def copy_draft(
    *, source: VoteSession, title: str, held_on: datetime.date, by: User, code: str = ""
) -> VoteSession:
    """A draft with the officials, forms, board, bases and roll of a session; never its result."""
    if source.organisation_id != _body(by).pk:
        raise Refused(_("Cuộc này không phải của cơ quan đồng chí."), "other_organisation")
    session = _insert(
        VoteSession(
            organisation=source.organisation,
            code=code or code_for(source.organisation, held_on),
            title=title,
            held_on=held_on,
            **{name: getattr(source, name) for name in _KEPT},
        )
    )
    _copy_lists(source, session)
    _copy_people(source, session)
    audit.record(session, "draft_copied", by=by, code=session.code, source=source.code)
    return session


def _copy_lists(source: VoteSession, session: VoteSession) -> None:
    LegalBasis.objects.bulk_create(
        LegalBasis(
            session=session,
            order=one.order,
            kind=one.kind,
            number=one.number,
            issued_on=one.issued_on,
            issuer=one.issuer,
        )
        for one in source.legal_bases.all()
    )
    BoardMember.objects.bulk_create(
        BoardMember(
            session=session,
            order=one.order,
            name=one.name,
            honorific=one.honorific,
            post=one.post,
            role=one.role,
        )
        for one in source.board.all()
    )
    Attendance.objects.bulk_create(
        Attendance(session=session, member_id=pk)
        for pk in source.attendance.order_by("pk").values_list("member", flat=True)
    )


def _copy_people(source: VoteSession, session: VoteSession) -> None:
    """Forms without their counts, and who stood on them; W03 says of whom dates now differ."""
    forms = {
        one.pk: BallotForm.objects.create(
            session=session, order=one.order, label=one.label, colour=one.colour
        )
        for one in source.forms.all()
    }
    Subject.objects.bulk_create(
        Subject(
            session=session,
            official_id=one.official_id,
            form=forms.get(one.form_id) if one.form_id else None,
            order=one.order,
            name=one.name,
            honorific=one.honorific,
            posts=list(one.posts),
            bloc=one.bloc,
            exempt=one.exempt,
            exempt_reason=one.exempt_reason,
        )
        for one in source.subjects.all()
    )
