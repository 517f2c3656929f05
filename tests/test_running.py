"""The steps of the day, each with what it refuses."""

from __future__ import annotations

import pytest

from tests import build
from votes.choices import SessionStatus
from votes.models import Batch
from votes.services import running
from votes.services.errors import Refused

pytestmark = pytest.mark.django_db
DRAFT, VOTING, COUNTING, SEALED, CANCELLED = SessionStatus


@pytest.fixture
def draft():
    return build.session(subjects=2)


@pytest.fixture
def by(draft):
    return build.user("Cán bộ", "organiser", to=draft)


def refused(verb, **kwargs) -> str:
    with pytest.raises(Refused) as error:
        verb(**kwargs)
    return error.value.code


def at(session, status):
    type(session).objects.filter(pk=session.pk).update(status=status)
    session.refresh_from_db()
    return session


def test_opening_the_vote_freezes_names_and_posts_as_they_are(draft, by):
    subject = draft.subjects.first()
    subject.official.name, subject.official.posts = "Tên Mới", ["Chức mới"]
    subject.official.save()
    running.open_voting(session=draft, by=by)
    subject.official.name = "Tên Sau"
    subject.official.save()
    subject.refresh_from_db()
    assert (subject.name, subject.posts) == ("Tên Mới", ["Chức mới"])


def test_a_form_without_names_is_not_opened(draft, by):
    build.form(draft, subjects=0, label="Phiếu xanh")
    assert refused(running.open_voting, session=draft, by=by) == "empty"


def test_a_session_without_subjects_is_not_opened(by):
    assert refused(running.open_voting, session=build.session(subjects=0), by=by) == "empty"


def test_the_list_is_opened_again_only_while_nothing_is_issued(draft, by):
    at(draft, VOTING)
    draft.forms.update(issued=0)
    running.back_to_draft(session=draft, by=by)
    at(draft, VOTING)
    draft.forms.update(issued=1)
    assert refused(running.back_to_draft, session=draft, by=by) == "issued"


def test_counting_starts_when_issued_and_collected_are_known(draft, by):
    at(draft, VOTING)
    draft.forms.update(issued=40)
    assert refused(running.start_counting, session=draft, by=by) == "unknown"
    draft.forms.update(collected=40)
    running.start_counting(session=draft, by=by)
    draft.refresh_from_db()
    assert draft.status == COUNTING


def test_counting_goes_back_only_while_nothing_is_keyed(by):
    session = build.counting(batches=[1])
    build.keyed(Batch.objects.get(), 1, build.typist(session), ["111"])
    assert refused(running.back_to_voting, session=session, by=by) == "keyed"
    Batch.objects.get().keyings.all().delete()
    running.back_to_voting(session=session, by=by)
    session.refresh_from_db()
    assert session.status == VOTING


def test_cancelling_needs_a_reason_and_is_final(draft, by):
    assert refused(running.cancel, session=draft, reason=" ", by=by) == "no_reason"
    running.cancel(session=draft, reason="không đủ 2/3", by=by)
    draft.refresh_from_db()
    assert (draft.status, draft.cancel_reason) == (CANCELLED, "không đủ 2/3")
    assert refused(running.open_voting, session=draft, by=by) == "wrong_state"


def test_a_fixed_session_is_not_cancelled(draft, by):
    assert refused(running.cancel, session=at(draft, SEALED), reason="x", by=by) == "wrong_state"


def test_the_roll_is_called_by_totals(draft, by):
    running.set_roll(session=draft, summoned=41, present=40, total_members=None, by=by)
    draft.refresh_from_db()
    assert (draft.summoned, draft.present, draft.total_members) == (41, 40, None)


def test_the_roll_is_closed_once_the_result_is_fixed(draft, by):
    at(draft, SEALED)
    kwargs = {"summoned": 1, "present": 1, "total_members": 1}
    assert refused(running.set_roll, session=draft, by=by, **kwargs) == "wrong_state"


def test_a_vote_of_the_meeting_may_be_corrected(draft, by):
    for agree in (39, 40):
        running.record_vote(session=draft, topic="board", agree=agree, against=0, other=0, by=by)
    assert [vote.agree for vote in draft.votes.all()] == [40]


def test_the_resolution_is_voted_after_the_result_is_fixed(draft, by):
    kwargs = {"topic": "resolution", "agree": 40, "against": 0, "other": 0, "by": by}
    assert refused(running.record_vote, session=draft, **kwargs) == "wrong_state"
    running.record_vote(session=at(draft, SEALED), **kwargs)
    assert draft.votes.get().topic == "resolution"


def count(form, by, **numbers):
    given = {"printed": None, "issued": 40, "swapped": 0, "unused": None, "collected": 40}
    running.set_paper_counts(form=form, by=by, **(given | numbers))


def test_more_collected_than_issued_is_refused_with_both_numbers(draft, by):
    form = at(draft, VOTING).forms.get()
    with pytest.raises(Refused, match="Phát ra 40, thu về 41"):
        count(form, by, collected=41)
    form.refresh_from_db()
    assert form.collected is None


def test_papers_are_not_counted_in_a_draft(draft, by):
    with pytest.raises(Refused) as error:
        count(draft.forms.get(), by)
    assert error.value.code == "wrong_state"


def test_collected_papers_are_laid_out_in_batches_of_25(by):
    session = build.counting(batches=[1])
    form = session.forms.get()
    Batch.objects.all().delete()
    form.issued = form.collected = 60
    form.save()
    assert running.make_batches(form=form, by=by) == 3
    assert list(form.batches.values_list("number", "size")) == [(1, 25), (2, 25), (3, 10)]


def test_papers_found_later_get_a_batch_of_their_own(by):
    form = build.counting(batches=[25]).forms.get()
    form.issued = form.collected = 27
    form.save()
    running.make_batches(form=form, by=by)
    assert list(form.batches.values_list("number", "size")) == [(1, 25), (2, 2)]
    assert refused(running.make_batches, form=form, by=by) == "enough"


@pytest.mark.parametrize("size", [0, 51])
def test_a_batch_has_one_to_fifty_papers(by, size):
    form = build.counting(batches=[2]).forms.get()
    assert refused(running.make_batches, form=form, size=size, by=by) == "bad_size"


def test_a_batch_is_corrected_until_somebody_keys_it(by):
    session = build.counting(batches=[25, 15])
    first, second = Batch.objects.order_by("number")
    running.resize_batch(batch=first, size=24, by=by)
    running.resize_batch(batch=second, size=0, by=by)
    assert list(Batch.objects.values_list("size", flat=True)) == [24]
    build.keyed(first, 1, build.typist(session), ["111"])
    assert refused(running.resize_batch, batch=first, size=23, by=by) == "keyed"
    assert refused(running.resize_batch, batch=first, size=51, by=by) == "keyed"


def test_every_step_is_in_the_log(draft, by):
    running.set_roll(session=draft, summoned=2, present=2, total_members=2, by=by)
    running.open_voting(session=draft, by=by)
    count(draft.forms.get(), by, issued=2, collected=2)
    running.start_counting(session=draft, by=by)
    assert list(draft.audit_entries.values_list("action", flat=True)) == [
        "roll_called",
        "voting_opened",
        "papers_counted",
        "counting_started",
    ]
