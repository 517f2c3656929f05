"""Settled ballots against the paper: drawn, answered, doubted, keyed anew, in the log."""

from __future__ import annotations

import json

import pytest

from tests import build
from votes.models import Ballot, Batch, CheckedPaper
from votes.services import assembling, checking, keying, passes, sealing, settling
from votes.services.errors import Refused

pytestmark = pytest.mark.django_db
PAPERS = ["123", "112", "111", "109", "122"]


@pytest.fixture
def session():
    return build.ready(papers=PAPERS)


@pytest.fixture
def head(session):
    return build.head(session)


@pytest.fixture
def sample(session, head):
    return checking.open_sample(session=session, size=3, seed="7", by=head)


def batch_of(session) -> Batch:
    return Batch.objects.get(form__session=session)


def details(session, action: str) -> dict:
    return json.loads(session.audit_entries.get(action=action).details)


def answer_all(check, by, *, wrong: int = 0) -> None:
    for number, paper in enumerate(check.papers.all()):
        checking.answer(paper=paper, agrees=number >= wrong, by=by)


def refused(code: str, verb, **arguments) -> None:
    with pytest.raises(Refused) as found:
        verb(**arguments)
    assert found.value.code == code


def test_a_sample_is_drawn_by_its_seed_and_the_log_has_the_seed_but_no_ballot(session, sample):
    assert sample.papers.count() == 3
    assert details(session, "sample_opened") == {"seed": "7", "reason": "", "papers": 3}


def test_an_empty_seed_is_drawn_by_the_program(session, head):
    check = checking.open_sample(session=session, size=1, seed=" ", by=head)
    assert check.seed.isdecimal() and len(check.seed) == checking.SEED_DIGITS


@pytest.mark.parametrize("size", [0, 6])
def test_a_sample_is_of_the_ballots_there_are(session, head, size):
    refused("bad_size", checking.open_sample, session=session, size=size, seed="", by=head)


def test_nothing_is_checked_before_every_batch_is_settled(head):
    session = build.counting(batches=[5])
    refused("unsettled", checking.open_sample, session=session, size=1, seed="", by=head)


def test_one_check_at_a_time(session, head, sample):
    refused("open", checking.open_sample, session=session, size=1, seed="", by=head)


def test_a_recheck_is_of_whole_batches_and_needs_a_reason(session, head):
    batches = [batch_of(session).pk]
    arguments = {"session": session, "by": head}
    refused("no_reason", checking.open_recheck, batches=batches, reason=" ", **arguments)
    refused("no_batch", checking.open_recheck, batches=[], reason="khiếu nại", **arguments)
    check = checking.open_recheck(batches=batches, reason="khiếu nại", **arguments)
    assert list(check.papers.values_list("position", flat=True)) == [1, 2, 3, 4, 5]


def test_a_batch_of_another_session_is_not_rechecked(session, head):
    other = batch_of(build.ready())
    arguments = {"session": session, "by": head, "reason": "khiếu nại"}
    refused("no_batch", checking.open_recheck, batches=[other.pk], **arguments)


def test_all_right_ends_in_the_log_with_its_figures(session, head, sample):
    answer_all(sample, head)
    found = checking.finish(check=sample, by=head)
    assert (found.looked_at, found.differing) == (3, 0)
    assert details(session, "sample_finished") == {"seed": "7", "papers": 3, "differences": 0}


def test_a_check_ends_once_and_not_before_every_paper_was_looked_at(head, sample):
    refused("waiting", checking.finish, check=sample, by=head)
    answer_all(sample, head)
    checking.finish(check=sample, by=head)
    refused("closed", checking.finish, check=sample, by=head)
    refused("closed", checking.answer, paper=sample.papers.first(), agrees=True, by=head)


def test_an_answer_is_given_once_and_can_be_looked_at_again(head, sample):
    paper = sample.papers.first()
    checking.answer(paper=paper, agrees=True, by=head)
    refused("closed", checking.answer, paper=paper, agrees=False, by=head)
    checking.take_back(paper=paper, by=head)
    assert CheckedPaper.objects.get(pk=paper.pk).agrees is None


def test_a_doubted_ballot_counts_no_more_until_it_is_keyed_anew_from_the_paper(session, head):
    batch = batch_of(session)
    check = build.check(session, by=head, papers=[(batch, 2)])
    answer_all(check, head, wrong=1)
    assert not Ballot.objects.filter(batch=batch, position=2).exists()
    codes = {note.code for note in assembling.with_findings(session).findings}
    assert "E08" in codes
    batch.refresh_from_db()
    (found,) = settling.batch_state(batch).pending
    assert (found.position, found.line, found.kind) == (2, 0, "doubted")
    settling.decide(batch=batch, position=2, line=0, value="113", by=head)
    settling.close_batch(batch=batch, by=head)
    assert Ballot.objects.get(batch=batch, position=2).marks == "113"
    assert batch.ballots.count() == 5


def test_a_doubt_is_not_taken_back(session, head):
    check = build.check(session, by=head, papers=[(batch_of(session), 2)])
    answer_all(check, head, wrong=1)
    refused("closed", checking.take_back, paper=check.papers.get(), by=head)


def test_a_doubt_outlives_a_reopened_batch(session, head):
    batch = batch_of(session)
    answer_all(build.check(session, by=head, papers=[(batch, 2), (batch, 3)]), head, wrong=1)
    settling.reopen_batch(batch=batch, by=head, reason="xem lại")
    batch.refresh_from_db()
    assert [d.position for d in settling.batch_state(batch).pending] == [2]
    assert list(batch.checked.values_list("position", flat=True)) == [2]


def test_a_doubt_on_a_line_that_was_decided_asks_for_the_whole_ballot(head):
    session = build.counting(batches=[2])
    batch = batch_of(session)
    build.twice_keyed(batch, ["111", "112"], ["113", "112"])
    by = build.head(session)
    settling.decide(batch=batch, position=1, line=3, value="3", by=by)
    settling.close_batch(batch=batch, by=by)
    answer_all(build.check(session, by=by, papers=[(batch, 1)]), by, wrong=1)
    batch.refresh_from_db()
    assert [(d.line, d.kind) for d in settling.batch_state(batch).pending] == [(0, "doubted")]


def test_a_doubted_ballot_may_turn_out_invalid(session, head):
    batch = batch_of(session)
    answer_all(build.check(session, by=head, papers=[(batch, 1)]), head, wrong=1)
    settling.decide(batch=batch, position=1, line=0, value="!writing", by=head)
    settling.close_batch(batch=batch, by=head)
    assert Ballot.objects.get(batch=batch, position=1).invalid_reason == "writing"


def test_a_third_keying_keeps_the_doubt(session, head):
    batch = batch_of(session)
    answer_all(build.check(session, by=head, papers=[(batch, 4)]), head, wrong=1)
    passes.order_keying(batch=batch, by=head, reason="nhiều chỗ khác nhau")
    third = keying.next_keying(session=session, by=build.typist(session, "Ba"))
    for position, marks in enumerate(PAPERS, 1):
        keying.save_reading(
            keying=third, position=position, revision=1, marks=marks, invalid_reason="",
            by=third.keyed_by,
        )  # fmt: skip
    keying.finish_keying(keying=third, by=third.keyed_by)
    batch.refresh_from_db()
    assert [d.position for d in settling.batch_state(batch).pending] == [4]


def test_the_payload_says_how_many_papers_were_looked_at_and_what_differed(session, head, sample):
    answer_all(sample, head, wrong=1)
    checking.finish(check=sample, by=head)
    batch = batch_of(session)
    (found,) = settling.batch_state(batch).pending
    settling.decide(batch=batch, position=found.position, line=0, value="111", by=head)
    settling.close_batch(batch=batch, by=head)
    assured = assembling.live_payload(session).assurance
    assert (assured.sampled, assured.rechecked, assured.differences) == (3, 0, 0)
    assert assured.marks == 15


def test_the_log_has_the_differences_for_a_thousand_marks():
    session = build.counting(batches=[5])
    batch = batch_of(session)
    build.twice_keyed(batch, PAPERS, ["131", *PAPERS[1:]])
    by = build.head(session)
    for line, mark in ((2, "2"), (3, "3")):
        settling.decide(batch=batch, position=1, line=line, value=mark, by=by)
    settling.close_batch(batch=batch, by=by)
    sealing.seal(session=session, by=None, confirmed_by=None, acknowledge_all="đã xem")
    sealed = details(session, "sealed")
    assert (sealed["differences"], sealed["marks"], sealed["per_thousand"]) == (2, 15, "133,33")
