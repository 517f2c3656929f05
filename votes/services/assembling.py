"""The payload of a session as it stands: what a draft shows and what sealing fixes."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from .. import details, findings, layouts, payload, reconcile, tally
from ..choices import KeyingState, SessionStatus
from ..models import Ballot, BallotForm, Batch, Organisation, Subject, VoteSession
from ..rulesets import RuleSet
from . import assurance


def live_payload(session: VoteSession) -> payload.Payload:
    """Everything of the session but findings, seal and chain. A fixed number of queries."""
    ruleset = session.ruleset
    papers = settled_papers(session)
    subjects = list(session.subjects.select_related("form", "official"))
    return payload.Payload(
        status=session.status,
        ruleset=ruleset.to_dict(),
        organisation=organisation_of(session.organisation, ruleset.letterhead),
        meeting=_meeting(session),
        classification=_classification(session),
        legal_bases=tuple(
            payload.LegalBasis(b.kind, b.number, _iso(b.issued_on), b.issuer)
            for b in session.legal_bases.all()
        ),
        board=tuple(
            payload.BoardMember(m.name, m.role, m.honorific, m.post) for m in session.board.all()
        ),
        votes=tuple(
            payload.MeetingVote(v.topic, v.agree, v.against, v.other)
            for v in session.votes.order_by("topic")
        ),
        roll=_roll(session),
        exempt=tuple(
            payload.Exempt(s.name, tuple(s.posts), s.exempt_reason, s.honorific)
            for s in subjects
            if s.exempt
        ),
        forms=tuple(
            _form(session, ruleset, form, [s for s in subjects if s.form_id == form.pk], papers)
            for form in session.forms.prefetch_related("batches")
        ),
        layout=_layout(session, ruleset),
        details=details.fixed(session.details.values_list("key", "text")),
        assurance=assurance.of(session),
        ballots_digest=payload.digest(ballots_text(papers).encode()),
    )


def _layout(session: VoteSession, ruleset: RuleSet) -> dict[str, int | str]:
    """The profile's measures with the office's own; what it no longer allows gives way to it."""
    key = _layout_key(session, ruleset)
    own = layouts.standing(key, session.organisation.layout.get(key, {}))
    return layouts.resolve(key, own)


def _layout_key(session: VoteSession, ruleset: RuleSet) -> str:
    """The rule set picks the profile; an organisation's letterhead overrides it."""
    chosen = session.organisation.letterhead
    if not chosen or chosen == ruleset.letterhead:
        return ruleset.layout
    return layouts.newest(chosen)


def _iso(value: datetime.date | None) -> str:
    return value.isoformat() if value else ""


def _clock(value: datetime.time | None) -> str:
    return value.strftime("%H:%M") if value else ""


def organisation_of(body: Organisation, letterhead: str) -> payload.Organisation:
    """The body as papers name it; `letterhead` is the one of the rule set."""
    return payload.Organisation(
        uid=str(body.uid),
        name=body.name,
        kind=body.kind,
        letterhead=body.letterhead or letterhead,
        committee=body.committee,
        issuer=body.issuer,
        superior=body.superior.name if body.superior else "",
        place=body.place,
        spelling=body.spelling,
    )


def _meeting(session: VoteSession) -> payload.Meeting:
    return payload.Meeting(
        code=session.code,
        uid=str(session.uid),
        title=session.title,
        held_on=session.held_on.isoformat(),
        meeting=session.meeting,
        starts_at=_clock(session.starts_at),
        ends_at=_clock(session.ends_at),
        place=session.place,
        chair=session.chair,
        minutes_number=session.minutes_number,
        copies=session.copies,
        disclosure=session.disclosure,
        percent_places=session.percent_places,
        keyings=session.keyings_required,
        absent_ballots_allowed=int(session.absent_ballots_allowed),
        rehearsal=int(session.is_rehearsal),
    )


def _classification(session: VoteSession) -> payload.Classification:
    return payload.Classification(
        session.classification,
        session.classification_ground,
        session.classification_by,
        session.copy_number,
        session.recipients,
    )


def _roll(session: VoteSession) -> payload.Roll:
    return payload.Roll(
        session.summoned,
        session.present,
        session.total_members,
        int(session.attendance.filter(present=True).exists()),
    )


Papers = dict[int, list[reconcile.Sheet]]


def settled_papers(session: VoteSession) -> Papers:
    """The settled ballots by form, forms in their order. Two queries."""
    papers: Papers = {pk: [] for pk in session.forms.values_list("pk", flat=True)}
    rows = Ballot.objects.filter(batch__form__session=session)
    for form, marks, invalid in rows.values_list("batch__form", "marks", "invalid_reason"):
        papers[form].append(reconcile.Sheet(marks, invalid))
    return papers


def ballots_text(papers: Papers) -> str:
    """The sorted ballots, form by form: what may leave the room."""
    return payload.ballots_text(
        [tally.paper_line(sheet.marks, sheet.invalid) for sheet in sheets]
        for sheets in papers.values()
    )


def _form(
    session: VoteSession,
    ruleset: RuleSet,
    form: BallotForm,
    subjects: list[Subject],
    papers: Papers,
) -> payload.Form:
    sheets = papers[form.pk]
    reasons = Counter(sheet.invalid for sheet in sheets if sheet.invalid)
    valid = [sheet.marks for sheet in sheets if not sheet.invalid]
    denominator = _denominator(session, ruleset, form)
    return payload.Form(
        label=form.label,
        colour=form.colour,
        printed=form.printed,
        issued=form.issued,
        swapped=form.swapped,
        unused=form.unused,
        collected=form.collected,
        valid=len(valid),
        invalid=len(sheets) - len(valid),
        invalid_reasons=dict(reasons),
        denominator=denominator,
        lines=tuple(_lines(session, ruleset, subjects, valid, denominator.value)),
        batches=tuple(payload.Batch(b.number, b.size) for b in form.batches.all()),
    )


def _denominator(session: VoteSession, ruleset: RuleSet, form: BallotForm) -> payload.Denominator:
    value = form.collected if ruleset.denominator == "collected" else session.total_members
    return payload.Denominator(ruleset.denominator, value)


def _lines(
    session: VoteSession,
    ruleset: RuleSet,
    subjects: list[Subject],
    valid: list[str],
    denominator: int | None,
) -> Iterable[payload.Line]:
    # A ballot that fits no line adds to none, so that E04 says so instead of nothing being shown.
    fitting = [marks for marks in valid if tally.fits(marks, len(subjects))]
    counted = tally.count_lines(fitting, len(subjects))
    for subject, line in zip(subjects, counted, strict=True):
        counts = line.by_level(ruleset)
        percent = {
            key: tally.percent(count, denominator, session.percent_places)
            for key, count in counts.items()
        }
        yield payload.Line(
            order=subject.order or 0,
            name=subject.name,
            posts=tuple(subject.posts),
            honorific=subject.honorific,
            bloc=subject.bloc,
            counts=counts,
            blank=line.blank,
            multiple=line.multiple,
            percent={key: text for key, text in percent.items() if text is not None},
            group=ruleset.band_of(counts, denominator) or "",
        )


def facts(session: VoteSession, built: payload.Payload) -> findings.Facts:
    """What the findings look at, beside the payload."""
    return findings.Facts(
        payload=built,
        batches=tuple(_batch_facts(session)),
        subjects=tuple(_subject_facts(session)),
    )


def _batch_facts(session: VoteSession) -> Iterable[findings.BatchFact]:
    batches = (
        Batch.objects.filter(form__session=session)
        .select_related("form")
        .prefetch_related("keyings", "decisions")
    )
    for batch in batches:
        decided = sum(decision.position > 0 for decision in batch.decisions.all())
        yield findings.BatchFact(
            form=batch.form.label,
            number=batch.number,
            size=batch.size,
            settled=batch.settled,
            keyings=tuple(
                findings.KeyingFact(
                    k.number, k.source, k.state == KeyingState.FINISHED, k.file_digest
                )
                for k in batch.keyings.all()
                if k.state != KeyingState.ABANDONED
            ),
            ordered=batch.keyings_ordered,
            open_differences=max(batch.differences - decided, 0),
        )


def _subject_facts(session: VoteSession) -> Iterable[findings.SubjectFact]:
    for subject in session.subjects.select_related("official"):
        yield findings.SubjectFact(
            name=subject.name,
            on_form=subject.form_id is not None,
            exempt=subject.exempt,
            exempt_reason=subject.exempt_reason,
            appointed_on=_iso(subject.official.appointed_on),
            retiring_on=_iso(subject.official.retiring_on),
        )


def with_findings(session: VoteSession) -> payload.Payload:
    """The live payload with its findings and who acknowledged them."""
    built = live_payload(session)
    found = findings.find(facts(session, built))
    return replace(built, findings=tuple(_notes(session, found)))


def _notes(session: VoteSession, found: list[findings.Finding]) -> Iterable[payload.FindingNote]:
    rows = session.acknowledgements.values_list("code", "message", "by_name", "reason")
    known = {(code, message): (name, reason) for code, message, name, reason in rows}
    for finding in found:
        name, reason = known.get((finding.code, finding.message), ("", ""))
        yield payload.FindingNote(finding.code, finding.message, name, reason)


def current(session: VoteSession) -> payload.Payload:
    """What documents and pages show: the sealed payload, or a draft built the same way.

    Raises PayloadError when what was fixed does not fit its digest: no figure of it gets out.
    """
    if session.status == SessionStatus.SEALED:
        result = session.results.order_by("-version").first()
        if result is not None:
            if payload.digest(result.payload.encode()) != result.digest:
                raise payload.PayloadError("mã đối chiếu không khớp nội dung")
            return payload.parse(result.payload)
    return with_findings(session)


def digest_of(session: VoteSession) -> str | None:
    """The digest of the standing result; None while nothing is fixed."""
    if session.status != SessionStatus.SEALED:
        return None
    return session.results.latest("version").digest
