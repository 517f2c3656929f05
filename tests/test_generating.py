"""An invented session in counting with two keyings."""

from __future__ import annotations

import pytest

from votes.choices import KeyingSource, KeyingState, SessionStatus
from votes.models import Ballot, Batch, Keying, Reading, VoteSession
from votes.services import assembling, audit, generating, sealing, verifying

pytestmark = pytest.mark.django_db


def made(voters=40, officials=12, seed=1, error_rate=0.0) -> generating.Generated:
    return generating.generate(voters=voters, officials=officials, seed=seed, error_rate=error_rate)


def marks(session: VoteSession, number: int) -> list[tuple[str, str]]:
    rows = Reading.objects.filter(
        keying__batch__form__session=session, keying__number=number
    ).order_by("keying__batch__number", "position")
    return list(rows.values_list("marks", "invalid_reason"))


def test_it_is_counted_in_batches_of_25_with_two_finished_keyings_each():
    session = made(voters=60).session
    assert session.status == SessionStatus.COUNTING
    assert list(session.forms.get().batches.values_list("size", flat=True)) == [25, 25, 10]
    rows = Keying.objects.values_list("state", "source")
    assert set(rows) == {(KeyingState.FINISHED, KeyingSource.TYPED)}
    assert Keying.objects.count() == 6


def test_two_typists_own_the_keyings_one_each():
    made()
    rows = Keying.objects.values_list("number", "keyed_by__name")
    assert set(rows) == {(1, "Người nhập 1"), (2, "Người nhập 2")}


def test_nobody_can_log_in_as_an_invented_typist():
    made()
    assert not any(keying.keyed_by.has_usable_password() for keying in Keying.objects.all())


def test_without_slips_everything_is_settled_and_can_be_fixed():
    session = made().session
    assert (Ballot.objects.count(), Batch.objects.filter(settled=False).count()) == (40, 0)
    sealing.seal(session=session, by=None, confirmed_by=None, acknowledge_all="dữ liệu thử")
    assert verifying.verify(code=session.code) == []


def test_the_same_seed_gives_the_same_names_and_marks_under_another_code():
    first, second = made(seed=5).session, made(seed=5).session
    assert first.code != second.code
    assert [s.name for s in first.subjects.all()] == [s.name for s in second.subjects.all()]
    assert marks(first, 1) == marks(second, 1)


def test_another_seed_gives_other_marks():
    assert marks(made(seed=1).session, 1) != marks(made(seed=2).session, 1)


def test_codes_of_sessions_never_meet():
    codes = [made(voters=2, officials=1).session.code for _n in range(3)]
    assert codes == ["thu-2x1-1", "thu-2x1-1-2", "thu-2x1-1-3"]


def test_every_slip_that_is_not_the_same_in_both_keyings_is_a_difference():
    done = made(voters=200, officials=10, error_rate=0.02)
    one, two = marks(done.session, 1), marks(done.session, 2)
    apart = sum(
        a != b for x, y in zip(one, two, strict=True) for a, b in zip(x[0], y[0], strict=True)
    )
    found = sum(Batch.objects.values_list("differences", flat=True))
    assert found == apart > 0
    assert done.slips[0] > 0
    assert done.slips[1] > 0


def test_the_papers_themselves_do_not_depend_on_the_error_rate():
    clean, slipped = made(voters=100), made(voters=100, error_rate=0.001)
    differ = sum(
        a != b for a, b in zip(marks(clean.session, 1), marks(slipped.session, 1), strict=True)
    )
    assert differ <= slipped.slips[0]


def test_the_log_of_an_invented_session_is_whole():
    session = made().session
    assert audit.broken_at(VoteSession, session.pk) is None
    assert session.audit_entries.filter(action="keying_finished").count() == 4


def test_nothing_but_notes_stands_against_a_clean_session():
    codes = {note.code[0] for note in assembling.with_findings(made().session).findings}
    assert codes <= {"N"}


@pytest.mark.sqlite_only
def test_480_voters_and_44_officials_are_made():
    session = made(voters=480, officials=44, error_rate=0.005).session
    assert session.present == 480
