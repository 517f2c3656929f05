"""The states of a session: one table, one door, and nobody is overtaken unseen."""

from __future__ import annotations

import itertools

import pytest

from tests import build
from votes.choices import TRANSITIONS, SessionStatus
from votes.models import VoteSession
from votes.models.session import WrongState
from votes.services import locking
from votes.services.errors import Refused

pytestmark = pytest.mark.django_db
DRAFT, VOTING, COUNTING, SEALED, CANCELLED = SessionStatus
#: Written out again, so that a change of the table is a change of this test.
MOVES = {
    (DRAFT, VOTING), (VOTING, DRAFT), (VOTING, COUNTING), (COUNTING, VOTING),
    (COUNTING, SEALED), (SEALED, COUNTING),
    (DRAFT, CANCELLED), (VOTING, CANCELLED), (COUNTING, CANCELLED),
}  # fmt: skip
PAIRS = set(itertools.product(SessionStatus, SessionStatus))


def at(status: str) -> VoteSession:
    reason = "mất điều kiện tiến hành" if status == CANCELLED else ""
    return build.session(subjects=1, status=status, cancel_reason=reason)


def stored(session: VoteSession) -> str:
    return VoteSession.objects.values_list("status", flat=True).get(pk=session.pk)


def test_the_table_of_moves_is_the_one_of_the_design():
    assert {(a, b) for a, targets in TRANSITIONS.items() for b in targets} == MOVES
    assert set(TRANSITIONS) == set(SessionStatus)


@pytest.mark.parametrize(("now", "target"), sorted(MOVES))
def test_an_allowed_move_is_stored(now, target):
    session = at(now)
    session.move_to(target, cancel_reason="mất điều kiện" if target == CANCELLED else "")
    assert (session.status, stored(session)) == (target, target)


@pytest.mark.parametrize(("now", "target"), sorted(PAIRS - MOVES))
def test_any_other_move_is_refused_with_both_states_and_nothing_is_stored(now, target):
    session = at(now)
    with pytest.raises(WrongState) as error:
        session.move_to(target)
    assert f"“{now.label}”" in str(error.value)
    assert f"“{target.label}”" in str(error.value)
    assert (session.status, stored(session)) == (now, now)


@pytest.mark.parametrize("target", [VOTING, CANCELLED])
def test_who_comes_second_is_told_so_and_changes_nothing(target):
    first = at(DRAFT)
    second = VoteSession.objects.get(pk=first.pk)
    first.move_to(VOTING)
    with pytest.raises(WrongState, match="Có người vừa đổi trạng thái"):
        second.move_to(target, cancel_reason="chậm một bước")
    first.refresh_from_db()
    assert (first.status, first.cancel_reason) == (VOTING, "")
    assert second.status == DRAFT


def test_what_is_written_with_a_move_is_one_update(django_assert_num_queries):
    session = at(COUNTING)
    with django_assert_num_queries(1):
        session.move_to(CANCELLED, cancel_reason="lấy phiếu lại")
    session.refresh_from_db()
    assert session.cancel_reason == "lấy phiếu lại"


def test_a_state_that_is_none_is_refused():
    with pytest.raises(ValueError, match="lost"):
        at(DRAFT).move_to("lost")


def test_a_verb_says_a_wrong_state_as_a_refusal():
    with pytest.raises(Refused) as error:
        locking.move(at(DRAFT), SEALED)
    assert error.value.code == "wrong_state"
