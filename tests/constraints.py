"""Ways to break each constraint around the forms: of bodies, sessions, subjects and accounts."""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import F
from django.utils import timezone

from tests import build
from votes.models import (
    Attendance,
    BallotForm,
    BoardMember,
    LegalBasis,
    LiveScreen,
    MeetingVote,
    Member,
    Official,
    Organisation,
    RoleAssignment,
    Subject,
    User,
    VoteSession,
)

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


# -- people ------------------------------------------------------------------------------------


@breaks("member_birth_by_date_or_year")
def _member_born_twice(session):
    Member.objects.create(
        organisation=session.organisation, name="A", birth_year=1975, birth_date="1975-03-15"
    )


@breaks("member_birth_year_likely")
def _member_of_another_age(session):
    Member.objects.create(organisation=session.organisation, name="A", birth_year=1899)


updates("official_birth_by_date_or_year", Official, birth_year=1975, birth_date="1975-03-15")
updates("official_birth_year_likely", Official, birth_year=2101)


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


@breaks("screen_code_opens_one_session")
def _screen(session):
    first = LiveScreen.objects.create(session=session, code="123456", made_at=timezone.now())
    twice(first, session=build.session())


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


@breaks("user_only_an_account_of_the_day_closes")
def _closed(session):
    build.typist(session)
    User.objects.update(closes_at=timezone.now())


@breaks("user_of_the_day_keeps_no_server")
def _keeper(session):
    build.day_account(session, "typist")
    User.objects.update(is_staff=True)


@breaks("role_assignment_role_known")
def _role(session):
    build.typist(session)
    RoleAssignment.objects.update(role="boss")
