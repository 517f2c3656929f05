"""Taking a fixed result in from an archive: read-only, and verifiable as where it was fixed."""

from __future__ import annotations

import datetime
import itertools
import re
import uuid

from django.utils.translation import gettext as _

from .. import payload
from ..choices import SessionStatus
from ..models import ImportedLog, Organisation, Print, SealedResult, User, VoteSession
from ..rulesets import RuleSet
from ..writing import writing
from . import archived, audit
from .errors import Refused
from .unpacking import Unpacked, Version, unpack

CODE = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


def import_archive(
    *, data: bytes, by: User | None, below: Organisation | None = None
) -> VoteSession:
    """The session of an archive, new or with the versions it did not have yet.

    It is the same session by its uid; a code that is taken gets a number. Raises Refused as
    `unpack` does, and `known` when there is nothing new in it, `own` when it was fixed here,
    `elsewhere` when it is of a body that is not under `below`.
    """
    return _store(unpack(data), by, below)


@writing
def _store(found: Unpacked, by: User | None, below: Organisation | None) -> VoteSession:
    if any(version.result.meeting.rehearsal for version in found.versions):
        raise Refused(_("Đây là bản chạy thử, không có giá trị, không nhận."), "rehearsal")
    session = VoteSession.objects.select_for_update(of=("self",)).filter(uid=found.uid).first()
    if session is None:
        session = _session(found)
    elif not archived.came_from_elsewhere(session.pk):
        raise Refused(_("Cuộc lấy phiếu này được chốt tại đây, mã %s.") % session.code, "own")
    if below is not None:
        _belongs(session.organisation, below)
    known = _known(session, found)
    new = found.versions[known:]
    previous = session.results.order_by("-version").first()
    for version in new:
        previous = _version(session, version, previous)
    ImportedLog.objects.update_or_create(session=session, defaults={"entries": found.log})
    last = found.versions[-1]
    audit.record(session, "archive_imported", by=by, version=last.number, digest=last.digest)
    return session


def _belongs(body: Organisation, top: Organisation) -> None:
    """What this very import has made is undone with the refusal."""
    if body.pk != top.pk and top.pk not in {above.pk for above in body.line_of_superiors()}:
        said = {"body": body.name, "top": top.name}
        raise Refused(_("Kết quả của “%(body)s”, không trực thuộc “%(top)s”.") % said, "elsewhere")


def _known(session: VoteSession, found: Unpacked) -> int:
    """How many of the versions are here already; they must be the same ones."""
    here = list(session.results.order_by("version").values_list("digest", flat=True))
    there = [version.digest for version in found.versions]
    if here != there[: len(here)]:
        raise Refused(_("Đã có kết quả khác của cuộc này, mã %s.") % session.code, "other")
    if len(here) == len(there):
        raise Refused(_("Kết quả này đã có, mã %s.") % session.code, "known")
    return len(here)


def _session(found: Unpacked) -> VoteSession:
    built = found.versions[-1].result
    meeting = built.meeting
    return VoteSession.objects.create(
        uid=uuid.UUID(found.uid),
        organisation=_organisation(built.organisation),
        code=_free(found.code),
        title=meeting.title,
        ruleset_key=RuleSet.from_dict(built.ruleset).key,
        meeting=meeting.meeting,
        held_on=datetime.date.fromisoformat(meeting.held_on),
        place=meeting.place,
        chair=meeting.chair,
        summoned=built.roll.summoned,
        present=built.roll.present,
        total_members=built.roll.total_members,
        percent_places=meeting.percent_places,
        keyings_required=meeting.keyings,
        disclosure=meeting.disclosure,
        classification=built.classification.level,
        status=SessionStatus.SEALED,
    )


def _free(code: str) -> str:
    """The code, or the first of code-2, code-3 … that nobody has."""
    base = code if CODE.fullmatch(code) else "luu-tru"
    numbered = (f"{base[:58]}-{number}" for number in itertools.count(2))
    return next(
        one
        for one in itertools.chain([base], numbered)
        if not VoteSession.objects.filter(code=one).exists()
    )


def _organisation(told: payload.Organisation) -> Organisation:
    """By uid; else a new one under its superior, as the archive names it."""
    known = Organisation.objects.filter(uid=told.uid).first()
    if known is not None:
        return known
    superior = _superior(told)
    same_name = Organisation.objects.filter(name=told.name, superior=superior).first()
    if same_name is not None:
        return same_name
    return Organisation.objects.create(
        uid=uuid.UUID(told.uid),
        name=told.name,
        kind=told.kind,
        letterhead=told.letterhead,
        committee=told.committee,
        issuer=told.issuer,
        place=told.place,
        spelling=told.spelling,
        superior=superior,
    )


def _superior(told: payload.Organisation) -> Organisation | None:
    if not told.superior:
        return None
    known = Organisation.objects.filter(name=told.superior).order_by("pk").first()
    return known or Organisation.objects.create(name=told.superior, kind=told.kind)


def _version(session: VoteSession, version: Version, previous: SealedResult | None) -> SealedResult:
    sealing = version.result.sealing
    result = SealedResult.objects.create(
        session=session,
        version=version.number,
        format=version.result.format,
        payload=version.text,
        ballots=version.ballots,
        digest=version.digest,
        supersedes=previous,
        reason=sealing.reason if sealing else "",
    )
    Print.objects.bulk_create(
        Print(result=result, document=one.document, format=one.format, content=one.content,
              sha256=one.sha256)
        for one in version.prints
    )  # fmt: skip
    return result
