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
    assert verify(session) == ["bản 1 đã được mở lại, chưa chốt lại"]
