"""A fixed result against what the log says was done with it."""

from __future__ import annotations

import pytest

from tests import build
from tests.test_verifying import change, reopen, seal, sealed_session, verify
from votes.services import running

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    return sealed_session()


def test_a_purge_that_the_log_does_not_know_hides_nothing(session):
    change("votes_votesession", "purge_decision", "Số 5, 01/3/2026")
    change("votes_ballot", "marks", "222", "marks = '123'")
    problems = verify(session)
    assert any("cột purge_decision: khác" in problem for problem in problems)
    assert any("cột marks: khác" in problem for problem in problems)


@pytest.mark.parametrize("status", ["sealed", "voting"])
def test_a_reopened_result_stays_reopened_whatever_the_session_says(session, status):
    reopen(session)
    change("votes_votesession", "status", status)
    (problem,) = verify(session)
    assert problem.endswith("cột status: nhật ký ghi kết quả đã mở lại")


def voted(session, agree):
    running.record_vote(
        session=session, topic="resolution", agree=agree, against=0, other=1, by=build.head(session)
    )


def test_the_resolution_voted_after_the_seal_changes_nothing(session):
    voted(session, 8)
    voted(session, 9)
    assert verify(session) == []


def test_a_resolution_voted_before_a_second_seal_changes_nothing(session):
    voted(session, 9)
    reopen(session)
    seal(session)
    assert verify(session) == []


def test_a_resolution_changed_behind_the_log_is_named(session):
    voted(session, 9)
    change("votes_meetingvote", "other", 0, "topic = 'resolution'")
    (problem,) = verify(session)
    assert "cột other: khác với nhật ký" in problem


def test_a_resolution_deleted_or_added_behind_the_log_is_found(session):
    session.votes.create(topic="resolution", agree=9)
    assert "không có trong nhật ký" in verify(session)[0]
    session.votes.filter(topic="resolution").delete()
    voted(session, 9)
    session.votes.filter(topic="resolution").delete()
    assert "đã bị xóa" in verify(session)[0]
