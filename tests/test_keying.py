"""Keying: batches handed out, papers saved under the revision rule, passes ended."""

from __future__ import annotations

import json

import pytest

from tests import build
from votes.choices import KeyingState, SessionStatus
from votes.models import Batch, Keying, Reading
from votes.services import keying as keyings
from votes.services.errors import Conflict, CountDiffers, Refused

pytestmark = pytest.mark.django_db
SIZE = 2  # papers of each batch


@pytest.fixture
def session():
    return build.counting(subjects=3, batches=[SIZE, SIZE])


@pytest.fixture
def typist(session):
    return build.typist(session)


@pytest.fixture
def keying(session, typist):
    return keyings.next_keying(session=session, by=typist)


def save(keying, position=1, marks="123", revision=1, reason="", by=None):
    return keyings.save_reading(
        keying=keying,
        position=position,
        revision=revision,
        marks=marks,
        invalid_reason=reason,
        by=by or keying.keyed_by,
    )


def stored(keying, position=1):
    reading = Reading.objects.get(keying=keying, position=position)
    return reading.marks or f"!{reading.invalid_reason}"


def test_a_typist_gets_the_first_batch(keying):
    assert (keying.batch.number, keying.number) == (1, 1)


def test_an_open_keying_is_resumed(session, typist, keying):
    assert keyings.next_keying(session=session, by=typist) == keying


def test_a_batch_open_before_somebody_else_is_passed_over(session, keying):
    other = keyings.next_keying(session=session, by=build.typist(session))
    assert (other.batch.number, other.number) == (2, 1)


def test_a_typist_cannot_key_the_same_batch_twice(session, typist):
    done = [finish_next(session, typist) for _batch in range(2)]
    assert {keying.batch.number for keying in done} == {1, 2}
    assert keyings.next_keying(session=session, by=typist) is None


def test_second_passes_come_first(session, typist):
    finish_next(session, typist)
    second = keyings.next_keying(session=session, by=build.typist(session))
    assert (second.batch.number, second.number) == (1, 2)


def finish_next(session, by, count=2):
    keying = keyings.next_keying(session=session, by=by)
    for position in range(1, count + 1):
        save(keying, position)
    keyings.finish_keying(keying=keying, by=by, confirmed_count=count)
    return keying


def test_when_every_pass_is_done_nobody_gets_a_batch(session, typist):
    other = build.typist(session)
    for by in (typist, other, typist, other):
        finish_next(session, by)
    assert keyings.next_keying(session=session, by=build.typist(session)) is None


def test_nothing_is_handed_out_before_the_count(session, typist):
    session.status = SessionStatus.VOTING
    session.save()
    with pytest.raises(Refused) as refused:
        keyings.next_keying(session=session, by=typist)
    assert refused.value.code == "wrong_state"


def test_a_saved_paper_is_acknowledged_with_the_number_saved(keying):
    assert save(keying) == keyings.Saved(1, 1, "stored", SIZE)
    assert save(keying, position=2) == keyings.Saved(2, 1, "stored", SIZE)


def test_a_repeated_save_changes_nothing(keying):
    save(keying)
    assert save(keying).outcome == "acknowledged"
    assert Reading.objects.count() == 1


def test_a_later_revision_replaces_the_paper(keying):
    save(keying)
    assert save(keying, marks="321", revision=2) == keyings.Saved(1, 2, "stored", SIZE)
    assert stored(keying) == "321"


def test_an_older_revision_is_acknowledged_and_dropped(keying):
    save(keying, marks="321", revision=3)
    assert save(keying, marks="111", revision=2) == keyings.Saved(1, 3, "acknowledged", SIZE)
    assert stored(keying) == "321"


def test_the_same_revision_with_other_marks_is_a_conflict(keying):
    save(keying)
    with pytest.raises(Conflict, match="Phiếu 1"):
        save(keying, marks="321")
    assert stored(keying) == "123"


def test_a_paper_with_no_line_marked_is_invalid_whoever_keys_it(keying):
    save(keying, marks="000")
    assert stored(keying) == "!unmarked"


def test_blank_and_several_mixed_stays_valid(keying):
    save(keying, marks="090")
    assert stored(keying) == "090"


def test_an_invalid_paper_is_stored_with_its_reason(keying):
    save(keying, marks="", reason="unstamped")
    assert stored(keying) == "!unstamped"


@pytest.mark.parametrize(
    ("marks", "reason", "code"),
    [
        ("12", "", "bad_marks"),
        ("1234", "", "bad_marks"),
        ("12x", "", "bad_marks"),
        ("", "", "bad_marks"),
        ("123", "unstamped", "bad_marks"),
        ("", "nonsense", "bad_marks"),
    ],
)
def test_marks_that_do_not_fit_the_form_are_refused(keying, marks, reason, code):
    with pytest.raises(Refused) as refused:
        save(keying, marks=marks, reason=reason)
    assert refused.value.code == code
    assert Reading.objects.count() == 0


def test_the_third_level_is_refused_where_there_are_two():
    session = build.counting(subjects=3, batches=[2], ruleset_key="bo-phieu-2023")
    keying = keyings.next_keying(session=session, by=build.typist(session))
    with pytest.raises(Refused, match="0 1 2 9"):
        save(keying, marks="123")


@pytest.mark.parametrize(
    ("position", "revision"), [(0, 1), (1, 0), (-1, 1), (10**5, 1), (1, 10**10)]
)
def test_positions_and_revisions_start_at_one_and_end_somewhere(keying, position, revision):
    with pytest.raises(Refused) as refused:
        save(keying, position=position, revision=revision)
    assert refused.value.code == "bad_position"


def test_somebody_elses_keying_takes_nothing(session, keying):
    with pytest.raises(Refused) as refused:
        save(keying, by=build.typist(session))
    assert refused.value.code == "not_yours"


def test_a_finished_keying_takes_nothing(session, typist):
    keying = finish_next(session, typist)
    with pytest.raises(Refused) as refused:
        save(keying)
    assert refused.value.code == "closed"


def test_a_pass_with_a_gap_does_not_end(keying):
    save(keying, position=2)
    with pytest.raises(Refused, match="phiếu 1"):
        keyings.finish_keying(keying=keying, by=keying.keyed_by)


def test_a_pass_without_papers_does_not_end(keying):
    with pytest.raises(Refused) as refused:
        keyings.finish_keying(keying=keying, by=keying.keyed_by, confirmed_count=0)
    assert refused.value.code == "gap"


def test_another_count_than_the_batch_asks_to_be_confirmed(keying):
    save(keying)
    with pytest.raises(CountDiffers, match="ghi 2 phiếu, đã nhập 1"):
        keyings.finish_keying(keying=keying, by=keying.keyed_by)
    with pytest.raises(CountDiffers):
        keyings.finish_keying(keying=keying, by=keying.keyed_by, confirmed_count=3)
    done = keyings.finish_keying(keying=keying, by=keying.keyed_by, confirmed_count=1)
    assert done == keyings.FinishedBatch(1, 1, 1, 2)


def test_the_last_required_pass_settles_the_batch(session, typist):
    finish_next(session, typist)
    finish_next(session, build.typist(session))
    assert Batch.objects.get(number=1).settled


def test_what_ending_a_pass_says_is_the_same_whether_it_agrees_or_not(session, typist):
    finish_next(session, typist)
    other = build.typist(session)
    keying = keyings.next_keying(session=session, by=other)
    save(keying, 1, "111")
    save(keying, 2, "111")
    assert keyings.finish_keying(keying=keying, by=other) == keyings.FinishedBatch(1, 2, 2, 2)


def test_the_log_names_the_pass_and_no_ballot(session, typist):
    finish_next(session, typist)
    details = json.loads(session.audit_entries.get(action="keying_finished").details)
    fingerprint = details.pop("fingerprint")
    assert details == {"batch": "1/1", "keying": 1, "count": 2}
    assert len(fingerprint) == 64


def test_an_abandoned_pass_is_keyed_anew_by_another_person(session, typist):
    keying = finish_next(session, typist)
    keyings.abandon_keying(keying=keying, by=build.head(session), reason="cầm nhầm tập")
    assert keyings.next_keying(session=session, by=typist).batch.number == 2
    again = keyings.next_keying(session=session, by=build.typist(session))
    assert (again.batch.number, again.number) == (1, 1)
    assert Keying.objects.get(pk=keying.pk).readings.count() == 2


def test_abandoning_takes_back_what_was_settled(session, typist):
    finish_next(session, typist)
    keying = finish_next(session, build.typist(session))
    keyings.abandon_keying(keying=keying, by=build.head(session), reason="cầm nhầm tập")
    batch = Batch.objects.get(number=1)
    assert (batch.settled, batch.alignment, batch.ballots.count()) == (False, None, 0)


def test_abandoning_needs_a_reason_and_happens_once(session, keying):
    by = build.head(session)
    with pytest.raises(Refused, match="lý do"):
        keyings.abandon_keying(keying=keying, by=by, reason=" ")
    keyings.abandon_keying(keying=keying, by=by, reason="x")
    with pytest.raises(Refused) as refused:
        keyings.abandon_keying(keying=keying, by=by, reason="x")
    assert refused.value.code == "closed"
    assert Keying.objects.get(pk=keying.pk).state == KeyingState.ABANDONED


def test_a_save_takes_few_queries(keying, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        save(keying)
