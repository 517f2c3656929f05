"""Chạy thử: a practice copy of a session, its papers with known answers, and its end."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Model
from django.utils.translation import gettext as _

from .. import payload, practice, tally
from ..choices import InvalidReason, SessionStatus
from ..models import (
    AuditEntry,
    BallotForm,
    BoardMember,
    LegalBasis,
    Print,
    PrintDetail,
    RoleAssignment,
    Subject,
    User,
    VoteSession,
)
from ..retelling import told
from ..rulesets import RuleSet
from ..writing import writing
from . import audit, running
from .errors import Refused
from .locking import locked_session, move

#: What a copy has of its own: the rest of a session's columns is the original's.
OWN = {"id", "uid", "code", "status", "rehearsal_of", "cancel_reason", "purge_decision",
       "audit_length", "audit_head", "summoned", "present", "total_members"}  # fmt: skip
#: Lists of a session that a copy has too.
LISTS: tuple[type[Model], ...] = (LegalBasis, BoardMember, PrintDetail, RoleAssignment)
ENDING = "-thu"
LONGEST_STEM = 56


@writing
def rehearse(*, session: VoteSession, by: User) -> VoteSession:
    """A practice copy in voting: list and forms of the session, papers counted, none keyed.

    Raises Refused: `wrong_state`, `rehearsal` (a copy of a copy), `empty`.
    """
    session = locked_session(session, SessionStatus.DRAFT, SessionStatus.VOTING)
    if session.is_rehearsal:
        raise Refused(_("Đây đã là bản chạy thử."), "rehearsal")
    copy = _copy(session)
    _open(copy, session.status, by)
    for form in copy.forms.all():
        running.set_paper_counts(
            form=form,
            printed=practice.SIZE,
            issued=practice.SIZE,
            swapped=0,
            unused=0,
            collected=practice.SIZE,
            by=by,
        )
    audit.record(session.organisation, "rehearsal_made", by=by, code=copy.code, of=session.code)
    copy.refresh_from_db()
    return copy


def _copy(session: VoteSession) -> VoteSession:
    fields = [one.name for one in VoteSession._meta.concrete_fields if one.name not in OWN]
    people = dict.fromkeys(("summoned", "present", "total_members"), practice.SIZE)
    copy = VoteSession.objects.create(
        code=_free_code(session.code),
        rehearsal_of=session,
        **{name: getattr(session, name) for name in fields},
        **people,
    )
    for model in LISTS:
        _copy_rows(model, session, copy)
    forms = {
        form.pk: BallotForm.objects.create(
            session=copy, order=form.order, label=form.label, colour=form.colour
        )
        for form in session.forms.all()
    }
    subjects = list(session.subjects.all())
    for subject in subjects:
        subject.pk, subject.session = None, copy
        subject.form = forms[subject.form_id] if subject.form_id else None
    Subject.objects.bulk_create(subjects)
    return copy


def _copy_rows(model: type[Model], session: VoteSession, copy: VoteSession) -> None:
    rows = list(model._default_manager.filter(session=session))
    for row in rows:
        row.pk = None
        row.session = copy  # type: ignore[attr-defined]
    model._default_manager.bulk_create(rows)


def _free_code(code: str) -> str:
    """The code with an ending that says what it is, and a number where that is taken."""
    stem = f"{code[:LONGEST_STEM].rstrip('-')}{ENDING}"
    taken = set(VoteSession.objects.filter(code__startswith=stem).values_list("code", flat=True))
    numbered = (f"{stem}-{number}" for number in itertools.count(2))
    return next(one for one in itertools.chain([stem], numbered) if one not in taken)


def _open(copy: VoteSession, status: str, by: User) -> None:
    """A list that is frozen already is taken as it stands."""
    if status == SessionStatus.DRAFT:
        running.open_voting(session=copy, by=by)
    else:
        move(copy, SessionStatus.VOTING)
        audit.record(copy, "voting_opened", by=by, subjects=copy.subjects.count())


@writing
def wipe(*, session: VoteSession, by: User | None) -> None:
    """Delete a practice copy whole, its log and result too. Raises Refused (`real`)."""
    session = locked_session(session)
    if not session.is_rehearsal:
        raise Refused(_("Chỉ xóa được bản chạy thử."), "real")
    Print.objects.filter(result__session=session).delete()
    for result in session.results.order_by("-version"):
        result.delete()
    AuditEntry.objects.filter(session=session).delete()
    RoleAssignment.objects.filter(session=session).delete()
    body, code = session.organisation, session.code
    session.delete()
    audit.record(body, "rehearsal_wiped", by=by, code=code)


def deck(session: VoteSession) -> Iterator[payload.MarkedPaper]:
    """The papers of a practice copy, form by form, in the order in which they are keyed."""
    levels = [level.mark for level in session.ruleset.levels]
    for form in session.forms.all() if session.is_rehearsal else ():
        seed = f"{session.uid}/{form.order}"
        for marks, invalid in practice.papers(seed, form.subjects.count(), levels):
            yield payload.MarkedPaper(form.label, marks, invalid)


@dataclass(frozen=True)
class Compared:
    """A figure as it must be and as it was counted."""

    label: str
    expected: int
    counted: int

    @property
    def same(self) -> bool:
        return self.expected == self.counted


@dataclass(frozen=True)
class Row:
    """An official's figures, one a level and the void ones."""

    line: payload.Line
    cells: tuple[Compared, ...]

    @property
    def same(self) -> bool:
        return all(cell.same for cell in self.cells)


@dataclass(frozen=True)
class FormCompared:
    """One form: its papers, and everybody on it."""

    label: str
    papers: tuple[Compared, ...]
    rows: tuple[Row, ...]

    @property
    def complete(self) -> bool:
        """Whether as many ballots are settled as there are papers."""
        valid, invalid = self.papers[:2]
        return valid.counted + invalid.counted == valid.expected + invalid.expected

    @property
    def same(self) -> bool:
        papers = all(one.same for one in self.papers)
        return papers and all(one.same for one in self.rows)


def compared(session: VoteSession, built: payload.Payload) -> list[FormCompared]:
    """What was counted so far against the known answers."""
    known: dict[str, list[payload.MarkedPaper]] = {form.label: [] for form in built.forms}
    for paper in deck(session):
        known[paper.form].append(paper)
    rules = session.ruleset
    return [
        FormCompared(
            form.label,
            tuple(_papers(form, known[form.label])),
            tuple(_rows(form, known[form.label], rules)),
        )
        for form in built.forms
    ]


def _papers(form: payload.Form, papers: Iterable[payload.MarkedPaper]) -> Iterator[Compared]:
    known = Counter(paper.invalid for paper in papers)
    valid = known.pop("", 0)
    yield Compared(_("Hợp lệ"), valid, form.valid)
    yield Compared(_("Không hợp lệ"), known.total(), form.invalid)
    for reason in InvalidReason:
        counted = form.invalid_reasons.get(reason.value, 0)
        if known[reason.value] or counted:
            yield Compared(str(reason.label), known[reason.value], counted)


def _rows(
    form: payload.Form, papers: Iterable[payload.MarkedPaper], rules: RuleSet
) -> Iterator[Row]:
    valid = [paper.marks for paper in papers if not paper.invalid]
    known = tally.count_lines(valid, len(form.lines))
    for line, expected in zip(form.lines, known, strict=True):
        counts = expected.by_level(rules)
        levels = [
            Compared(told(level.heading), counts[level.key], line.counts.get(level.key, 0))
            for level in rules.levels
        ]
        void = [
            Compared(_("Không đánh dấu"), expected.blank, line.blank),
            Compared(_("Đánh dấu nhiều ô"), expected.multiple, line.multiple),
        ]
        yield Row(line, (*levels, *void))
