"""Every constraint of every table, met around the forms: by update and bulk_create.

A constraint without a test here fails the suite, and so does a test without its constraint.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import CheckConstraint, F

from tests import build
from votes.models import (
    Acknowledgement,
    Attendance,
    AuditEntry,
    Ballot,
    BallotForm,
    Batch,
    BoardMember,
    Decision,
    Keying,
    LegalBasis,
    MeetingVote,
    Member,
    Organisation,
    Print,
    Reading,
    RoleAssignment,
    SealedResult,
    Subject,
    VoteSession,
)

pytestmark = pytest.mark.django_db
Break = Callable[[VoteSession], object]
CASES: list[tuple[str, str, Break]] = []


def breaks(name: str, *, how: str = "") -> Callable[[Break], Break]:
    """A way to break the constraint of this name; `how` tells several ways apart."""

    def keep(case: Break) -> Break:
        CASES.append((name, how or case.__name__.strip("_"), case))
        return case

    return keep


def twice(row, **changes) -> None:
    """The same row once more under a new key, with `changes`."""
    row.pk = None
    for name, value in changes.items():
        setattr(row, name, value)
    if hasattr(row, "uid"):
        row.uid = type(row)._meta.get_field("uid").get_default()
    type(row).objects.bulk_create([row])


def updates(name: str, model, **values) -> None:
    CASES.append(
        (name, ",".join(f"{k}={v}" for k, v in values.items()),
         lambda session: model.objects.update(**values))
    )  # fmt: skip


# -- organisation ------------------------------------------------------------------------------


@breaks("organisation_name_unique_at_the_top")
def _top(session):
    twice(session.organisation)


@breaks("organisation_name_unique_under_superior")
def _under(session):
    session.organisation.superior = Organisation.objects.create(name="Đảng bộ tỉnh", kind="party")
    session.organisation.save()
    twice(session.organisation)


updates("organisation_not_its_own_superior", Organisation, superior=F("id"))

# -- session -----------------------------------------------------------------------------------

updates("session_one_to_three_keyings", VoteSession, keyings_required=0)
updates("session_one_to_three_keyings", VoteSession, keyings_required=4)
updates("session_percent_places_at_most_two", VoteSession, percent_places=3)
updates("session_status_known", VoteSession, status="lost")
updates("session_cancelled_with_a_reason", VoteSession, status="cancelled")
updates("form_collected_within_issued", BallotForm, issued=2, collected=3)


@breaks("legal_basis_order_unique")
def _basis(session):
    twice(LegalBasis.objects.get())


@breaks("board_order_unique")
def _board(session):
    twice(BoardMember.objects.get(order=3))


@breaks("board_has_one_head")
def _two_heads(session):
    twice(BoardMember.objects.get(role="head"), order=9)


@breaks("meeting_vote_once")
def _vote(session):
    twice(MeetingVote.objects.create(session=session, topic="board", agree=1))


@breaks("form_label_unique")
def _label(session):
    twice(BallotForm.objects.get(), order=2)


@breaks("form_order_unique")
def _form_order(session):
    twice(BallotForm.objects.get(), label="2")


@breaks("attendance_once")
def _attendance(session):
    member = Member.objects.create(organisation=session.organisation, name="A")
    twice(Attendance.objects.create(session=session, member=member))


# -- subjects ----------------------------------------------------------------------------------


@breaks("subject_order_unique_on_form")
def _subject_order(session):
    build.subject(session, "Ngô B", session.forms.get(), 1)


@breaks("subject_once_a_session")
def _subject_twice(session):
    twice(Subject.objects.get(order=1), order=9)


updates("subject_exempt_is_on_no_form", Subject, exempt=True)
updates("subject_on_a_form_has_a_place", Subject, order=None)
updates("subject_on_a_form_has_a_place", Subject, form=None)
updates("subject_on_a_form_has_a_place", Subject, order=0)

# -- accounts ----------------------------------------------------------------------------------


@breaks("role_assignment_once_per_session")
def _role_here(session):
    build.typist(session)
    twice(RoleAssignment.objects.get())


@breaks("role_assignment_once_per_organisation")
def _role_everywhere(session):
    build.user("Cán bộ", "organiser", to=session.organisation)
    twice(RoleAssignment.objects.get())


@breaks("role_assignment_role_known")
def _role(session):
    build.typist(session)
    RoleAssignment.objects.update(role="boss")


# -- papers ------------------------------------------------------------------------------------


@breaks("batch_number_unique")
def _batch(session):
    twice(Batch.objects.get())


updates("batch_number_and_size_positive", Batch, number=0)
updates("batch_number_and_size_positive", Batch, size=0)


def keying(session: VoteSession) -> Keying:
    return build.keyed(Batch.objects.get(), 1, build.typist(session), ["123"])


@breaks("keying_number_unique_in_batch")
def _keying_number(session):
    twice(keying(session), keyed_by=build.typist(session))


@breaks("keying_once_a_person_and_batch")
def _keying_person(session):
    twice(keying(session), number=2)


@breaks("keying_once_a_person_and_batch", how="an abandoned one counts")
def _keying_abandoned(session):
    made = keying(session)
    Keying.objects.update(state="abandoned")
    twice(made)


@breaks("keying_number_one_to_three", how="none")
def _keying_zero(session):
    keying(session)
    Keying.objects.update(number=0)


@breaks("keying_number_one_to_three", how="a fourth")
def _keying_four(session):
    keying(session)
    Keying.objects.update(number=4)


@breaks("keying_state_known")
def _keying_state(session):
    keying(session)
    Keying.objects.update(state="paused")


@breaks("keying_typed_by_somebody")
def _keying_nobody(session):
    keying(session)
    Keying.objects.update(keyed_by=None)


@breaks("decision_once_a_cell")
def _decision(session):
    head = build.head(session)
    twice(
        Decision.objects.create(batch=Batch.objects.get(), position=1, value="1", decided_by=head)
    )


@breaks("decision_says_something")
def _decision_empty(session):
    Decision.objects.create(
        batch=Batch.objects.get(), position=1, value="", decided_by=build.head(session)
    )


def paper(session: VoteSession, model) -> Reading | Ballot:
    """A valid paper of either table."""
    if model is Reading:
        return keying(session).readings.get()
    return Ballot.objects.create(batch=Batch.objects.get(), position=1, marks="123")


PAPERS = {
    "marks_known": [{"marks": "124"}, {"marks": "12 "}, {"marks": "１23"}],
    "marks_or_a_reason": [{"marks": ""}, {"invalid_reason": "unstamped"},
                          {"marks": "", "invalid_reason": "torn"}],
    "valid_says_something": [{"marks": "000"}],
    "position_from_one": [{"position": 0}],
}  # fmt: skip


def _paper_case(model, values) -> Break:
    def case(session):
        paper(session, model)
        model.objects.update(**values)

    return case


for _model in (Reading, Ballot):
    for _name, _ways in PAPERS.items():
        for _values in _ways:
            breaks(f"{_model._meta.model_name}_{_name}", how=str(_values))(
                _paper_case(_model, _values)
            )


@breaks("reading_position_unique")
def _reading(session):
    twice(paper(session, Reading))


@breaks("ballot_position_unique")
def _ballot(session):
    twice(paper(session, Ballot))


# -- result and log ----------------------------------------------------------------------------


def result(session: VoteSession, **fields) -> SealedResult:
    values = {"version": 1, "payload": "{}", "digest": "0"} | fields
    return SealedResult.objects.create(session=session, **values)


@breaks("result_version_unique")
def _version(session):
    twice(result(session))


@breaks("result_supersedes_with_a_reason", how="a second version of nothing")
def _second(session):
    result(session, version=2, reason="x")


@breaks("result_supersedes_with_a_reason", how="without a reason")
def _no_reason(session):
    result(session, version=2, supersedes=result(session))


@breaks("print_first_is_kept")
def _print(session):
    values = {"document": "minutes", "format": "pdf", "content": b"", "sha256": ""}
    twice(Print.objects.create(result=result(session), **values))


@breaks("acknowledged_once")
def _acknowledged(session):
    values = {"code": "W01", "message": "m", "reason": "r", "by_name": "b"}
    twice(Acknowledgement.objects.create(session=session, **values))


@breaks("acknowledged_with_a_reason")
def _acknowledged_so(session):
    Acknowledgement.objects.create(session=session, code="W01", message="m", by_name="b")


def entry(**chain) -> AuditEntry:
    return AuditEntry.objects.create(number=1, at="", who_name="", action="x", hash="", **chain)


@breaks("audit_number_in_session")
def _log(session):
    twice(entry(session=session))


@breaks("audit_number_in_organisation")
def _log_of_body(session):
    twice(entry(organisation=session.organisation))


@breaks("audit_entry_has_one_chain", how="none")
def _no_chain(session):
    entry()


@breaks("audit_entry_has_one_chain", how="two")
def _two_chains(session):
    entry(session=session, organisation=session.organisation)


# -- the tests ---------------------------------------------------------------------------------


def constraints() -> dict[str, object]:
    models = apps.get_app_config("votes").get_models()
    return {c.name: c for model in models for c in model._meta.constraints}


def test_every_constraint_has_a_case_and_every_case_its_constraint():
    assert {name for name, _how, _case in CASES} == set(constraints())


@pytest.mark.parametrize(("name", "how", "case"), CASES, ids=[f"{n}: {h}" for n, h, _c in CASES])
def test_the_database_refuses(name, how, case):
    session = build.counting(subjects=3, batches=[1])
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        case(session)
    assert name in str(error.value) or columns_of(name) in str(error.value)


def columns_of(name: str) -> str:
    """How SQLite names a unique constraint: by its columns, an index with a condition by name."""
    constraint = constraints()[name]
    if connection.vendor != "sqlite" or isinstance(constraint, CheckConstraint):
        return name
    model = next(m for m in apps.get_models() if constraint in m._meta.constraints)
    columns = [model._meta.get_field(field).column for field in constraint.fields]
    return ", ".join(f"{model._meta.db_table}.{column}" for column in columns)


def test_what_the_constraints_allow_is_stored():
    session = build.counting(subjects=3, batches=[1])
    made = keying(session)
    Keying.objects.update(state="abandoned")
    twice(made, keyed_by=build.typist(session))
    build.subject(session, "Ngô B", None, None, exempt=True, exempt_reason="nghỉ hưu")
    first = result(session)
    result(session, version=2, supersedes=first, reason="sửa")
    Reading.objects.update(marks="090")
    assert Keying.objects.count() == 2
