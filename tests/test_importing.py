"""A machine-read keying from a file: all rows or none."""

from __future__ import annotations

import json

import pytest

from tests import build, commands
from votes import payload, roster
from votes.choices import KeyingSource, KeyingState, SessionStatus
from votes.models import Ballot, Batch, Keying, Reading
from votes.services import assembling, importing, keying
from votes.services.errors import Refused

pytestmark = pytest.mark.django_db
PAPERS = ("12", "11", "!unstamped", "39")


def load(session, text: str, number: int = 1) -> importing.Imported:
    return importing.import_ballots(session=session, data=text.encode(), number=number)


def refused(session, text: str, number: int = 1) -> str:
    with pytest.raises(Refused) as error:
        load(session, text, number)
    assert not Reading.objects.filter(keying__source=KeyingSource.IMPORTED).exists()
    return error.value.code


@pytest.fixture
def counting():
    """A session in counting: two lines, one batch of four papers."""
    return build.counting(subjects=2, batches=[4])


@pytest.fixture
def draft():
    return build.session(subjects=2)


def test_the_keying_is_finished_imported_and_of_nobody(counting):
    text = commands.ballots(*PAPERS)
    load(counting, text)
    made = Keying.objects.get()
    assert (made.state, made.source) == (KeyingState.FINISHED, KeyingSource.IMPORTED)
    assert (made.keyed_by, made.number) == (None, 1)
    assert made.file_digest == payload.digest(text.encode())


def test_every_paper_is_a_reading_at_its_position(counting):
    load(counting, commands.ballots(*PAPERS))
    rows = Reading.objects.values_list("position", "marks", "invalid_reason")
    assert list(rows) == [(1, "12", ""), (2, "11", ""), (3, "", "unstamped"), (4, "39", "")]


def test_two_keyings_that_agree_become_ballots(counting):
    assert load(counting, commands.ballots(*PAPERS)) == importing.Imported(4, 0, False)
    assert load(counting, commands.ballots(*PAPERS) + "\n", 2).differences == 0
    assert Ballot.objects.count() == 4
    assert Batch.objects.get().settled


def test_what_differs_is_counted_and_waits(counting):
    load(counting, commands.ballots(*PAPERS))
    done = load(counting, commands.ballots("12", "13", "!unstamped", "29"), 2)
    assert (done.ballots, done.differences) == (4, 2)
    assert Ballot.objects.count() == 2


def test_another_number_of_papers_than_the_batch_has_is_a_difference(counting):
    load(counting, commands.ballots(*PAPERS[:3]))
    assert load(counting, commands.ballots(*PAPERS[:3]), 2).differences == 1
    assert not Batch.objects.get().settled


def test_differences_are_counted_over_all_batches_of_the_session():
    session = build.counting(subjects=1, batches=[1, 1])
    for number, mark in enumerate("12", 1):
        load(session, commands.ballots(mark, lines=1), number)
    rows = commands.ballots("1", lines=1, batch=2)
    load(session, rows)
    assert load(session, rows, 2).differences == 1


def test_the_same_content_twice_is_allowed_and_said(counting):
    text = commands.ballots(*PAPERS)
    assert not load(counting, text).repeated
    assert load(counting, text, 2).repeated
    codes = {note.code for note in assembling.with_findings(counting).findings}
    assert "W05" in codes


def test_a_draft_goes_through_voting_to_counting_without_board_or_roll_call(draft):
    draft.board.all().delete()
    type(draft).objects.update(present=None)
    load(draft, commands.ballots(*PAPERS))
    draft.refresh_from_db()
    assert draft.status == SessionStatus.COUNTING
    actions = list(draft.audit_entries.values_list("action", flat=True))
    assert actions == ["voting_opened", "papers_counted", "counting_started", "keying_imported"]


def test_batches_and_unset_counts_come_from_the_file(draft):
    second = commands.ballots("11", batch=3, head=False)
    load(draft, commands.ballots(*PAPERS) + second)
    form = draft.forms.get()
    assert (form.issued, form.collected) == (5, 5)
    assert list(form.batches.values_list("number", "size")) == [(1, 4), (3, 1)]


@pytest.mark.parametrize(
    ("issued", "collected", "after"), [(9, None, (9, 4)), (9, 8, (9, 8)), (None, None, (4, 4))]
)
def test_counts_that_are_set_stay(draft, issued, collected, after):
    draft.forms.update(issued=issued, collected=collected)
    load(draft, commands.ballots(*PAPERS))
    assert draft.forms.values_list("issued", "collected").get() == after


def test_the_second_file_does_not_change_the_counts(draft):
    load(draft, commands.ballots(*PAPERS))
    load(draft, commands.ballots(*PAPERS[:3]), 2)
    assert draft.forms.values_list("issued", "collected").get() == (4, 4)


def test_more_papers_than_were_issued_are_refused_with_both_numbers(draft):
    draft.forms.update(issued=3)
    with pytest.raises(Refused, match="phát ra 3, tệp có 4 phiếu"):
        load(draft, commands.ballots(*PAPERS))
    draft.refresh_from_db()
    assert draft.status == SessionStatus.DRAFT


def test_a_form_that_is_not_in_the_file_keeps_its_unknown_counts(draft):
    build.form(draft, subjects=1, label="Phiếu hồng")
    load(draft, commands.ballots(*PAPERS))
    assert draft.forms.get(order=2).collected is None
    load(draft, commands.ballots("1", form="Phiếu hồng"))
    assert draft.forms.get(order=2).collected == 1


def test_the_file_says_the_form_by_label_or_by_number(draft):
    build.form(draft, subjects=1, label="Phiếu hồng")
    second = commands.ballots("1", form="2", head=False)
    load(draft, commands.ballots(*PAPERS) + second)
    assert Reading.objects.get(keying__batch__form__label="Phiếu hồng").marks == "1"


@pytest.mark.parametrize("number", [0, 3])
def test_a_keying_above_those_required_is_refused(counting, number):
    assert refused(counting, commands.ballots(*PAPERS), number) == "bad_number"


def test_a_keying_that_is_there_already_is_refused(counting):
    typist = build.typist(counting)
    build.keyed(Batch.objects.get(), 1, typist, ["11"] * 4)
    assert refused(counting, commands.ballots(*PAPERS)) == "exists"


def test_a_keying_that_was_abandoned_may_be_imported_anew(counting):
    load(counting, commands.ballots(*PAPERS))
    keying.abandon_keying(keying=Keying.objects.get(), by=build.head(counting), reason="tệp sai")
    assert load(counting, commands.ballots("22")).ballots == 1


@pytest.mark.parametrize("status", ["sealed", "cancelled"])
def test_a_fixed_or_cancelled_session_is_refused(counting, status):
    type(counting).objects.update(status=status, cancel_reason="x")
    assert refused(counting, commands.ballots(*PAPERS)) == "wrong_state"


def test_a_session_without_forms_or_names_is_refused():
    session = build.session(subjects=0)
    assert refused(session, commands.ballots("1")) == "empty"
    session.forms.all().delete()
    assert refused(session, commands.ballots("1")) == "empty"


def test_one_bad_row_and_nothing_is_written(draft):
    with pytest.raises(roster.RosterErrors, match="dòng 3: cột 2: “7” không dùng được"):
        load(draft, commands.ballots("11", "17"))
    draft.refresh_from_db()
    assert (draft.status, Batch.objects.count()) == (SessionStatus.DRAFT, 0)


def test_the_third_mark_is_refused_where_there_are_two_levels():
    session = build.session(subjects=1, ruleset_key="bo-phieu-2023")
    with pytest.raises(roster.RosterErrors, match="“3” không dùng được"):
        load(session, commands.ballots("3", lines=1))


def test_a_file_beside_a_typist_settles_the_batch_when_the_last_one_ends(counting):
    typist = build.typist(counting)
    begun = keying.next_keying(session=counting, by=typist)
    load(counting, commands.ballots(*PAPERS), 2)
    assert not Ballot.objects.exists()
    begun.readings.bulk_create(build.reading(begun, at, p) for at, p in enumerate(PAPERS, 1))
    keying.finish_keying(keying=begun, by=typist)
    assert Ballot.objects.count() == 4


def test_the_log_holds_count_file_and_fingerprint_but_no_paper(counting):
    load(counting, commands.ballots(*PAPERS))
    details = json.loads(counting.audit_entries.get(action="keying_imported").details)
    assert (details["batch"], details["keying"], details["count"]) == ("1/1", 1, 4)
    assert set(details) == {"batch", "keying", "count", "file", "fingerprint"}


def test_480_papers_of_44_lines_are_imported_in_few_queries(django_assert_max_num_queries):
    session = build.session(subjects=44)
    papers = ["1" * 44] * 24
    parts = [commands.ballots(*papers, lines=44, batch=n, head=n == 1) for n in range(1, 21)]
    with django_assert_max_num_queries(700):
        assert load(session, "".join(parts)).ballots == 480
