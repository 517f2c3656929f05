"""A batch handed back, a further keying, and the one browser that has a batch open."""

from __future__ import annotations

import pytest

from tests import build
from votes.models import Batch, Keying, LiveDesk
from votes.services import assembling, desks, keying, passes
from votes.services.errors import Refused

pytestmark = pytest.mark.django_db
HERE = desks.Browser("h" * 32, "192.168.1.2")
THERE = desks.Browser("t" * 32, "192.168.1.3")


@pytest.fixture
def session():
    return build.counting(subjects=3, batches=[2])


@pytest.fixture
def typist(session):
    return build.typist(session)


@pytest.fixture
def open_keying(session, typist):
    return keying.next_keying(session=session, by=typist)


def save(found: Keying, position: int, marks: str = "123", desk: str = "") -> keying.Saved:
    return keying.save_reading(
        keying=found, position=position, revision=1, marks=marks, invalid_reason="",
        by=found.keyed_by, desk=desk,
    )  # fmt: skip


def refused(code: str, verb, **arguments) -> str:
    with pytest.raises(Refused) as found:
        verb(**arguments)
    assert found.value.code == code
    return str(found.value)


# -- handed back -------------------------------------------------------------------------------


def test_a_batch_handed_back_is_keyed_by_somebody_else_from_its_first_paper(session, open_keying):
    save(open_keying, 1)
    passes.hand_back(keying=open_keying, by=open_keying.keyed_by)
    again = keying.next_keying(session=session, by=build.typist(session, "Minh"))
    assert (again.batch, again.number, again.readings.count()) == (open_keying.batch, 1, 0)
    assert open_keying.readings.count() == 1


def test_who_handed_a_batch_back_does_not_get_it_again(session, typist, open_keying):
    passes.hand_back(keying=open_keying, by=typist)
    assert keying.next_keying(session=session, by=typist) is None


def test_only_the_typist_hands_a_batch_back_and_only_while_it_is_open(session, open_keying):
    other = build.typist(session, "Minh")
    refused("not_yours", passes.hand_back, keying=open_keying, by=other)
    passes.hand_back(keying=open_keying, by=open_keying.keyed_by)
    refused("closed", passes.hand_back, keying=open_keying, by=open_keying.keyed_by)


# -- one keying more ---------------------------------------------------------------------------


@pytest.fixture
def differing(session):
    batch = Batch.objects.get(form__session=session)
    build.twice_keyed(batch, ["111", "112"], ["113", "112"])
    return batch


def test_a_further_keying_is_by_yet_another_person_and_all_must_agree(session, differing):
    assert passes.order_keying(batch=differing, by=build.head(session), reason="lệch nhiều") == 3
    third = keying.next_keying(session=session, by=build.typist(session, "Ba"))
    assert third.number == 3
    for position, marks in ((1, "111"), (2, "112")):
        save(third, position, marks)
    keying.finish_keying(keying=third, by=third.keyed_by)
    differing.refresh_from_db()
    assert (differing.settled, differing.differences) == (False, 1)


def test_until_then_nothing_of_the_batch_counts(session, differing):
    passes.order_keying(batch=differing, by=build.head(session), reason="lệch nhiều")
    assert differing.ballots.count() == 0
    messages = [n.message for n in assembling.with_findings(session).findings if n.code == "E08"]
    assert messages == ["Tập 1: xong 2/3 lượt nhập. Nhập nốt các lượt còn thiếu."]


def test_a_fourth_keying_or_one_without_a_reason_is_refused(session, differing):
    head = build.head(session)
    refused("no_reason", passes.order_keying, batch=differing, by=head, reason=" ")
    passes.order_keying(batch=differing, by=head, reason="lệch nhiều")
    refused("enough", passes.order_keying, batch=differing, by=head, reason="lệch nhiều")


# -- one browser at a time ---------------------------------------------------------------------


def test_a_second_computer_is_told_where_the_batch_lies_open(open_keying):
    desks.sit_down(keying=open_keying, at=HERE)
    said = refused("elsewhere", desks.sit_down, keying=open_keying, at=THERE)
    assert said == ("Tập 1 đang mở ở máy 192.168.1.2. Chỉ nhận nhập tiếp khi máy đó đã dừng.")


def test_the_same_computer_opens_its_batch_again(open_keying):
    desks.sit_down(keying=open_keying, at=HERE)
    desks.sit_down(keying=open_keying, at=HERE)
    assert LiveDesk.objects.count() == 1


def test_after_a_take_over_the_first_computer_saves_and_ends_nothing(open_keying):
    desks.sit_down(keying=open_keying, at=HERE)
    desks.take_over(keying=open_keying, at=THERE, by=open_keying.keyed_by)
    with pytest.raises(desks.Elsewhere):
        save(open_keying, 1, desk=HERE.token)
    assert save(open_keying, 1, desk=THERE.token).saved == 1
    save(open_keying, 2, desk=THERE.token)
    with pytest.raises(desks.Elsewhere):
        keying.finish_keying(keying=open_keying, by=open_keying.keyed_by, desk=HERE.token)


def test_a_take_over_is_in_the_log_with_the_computer(session, open_keying):
    desks.take_over(keying=open_keying, at=THERE, by=open_keying.keyed_by)
    entry = session.audit_entries.get(action="keying_moved")
    assert THERE.machine in entry.details


def test_no_computer_has_a_keying_that_is_over(open_keying):
    desks.sit_down(keying=open_keying, at=HERE)
    for position in (1, 2):
        save(open_keying, position, desk=HERE.token)
    keying.finish_keying(keying=open_keying, by=open_keying.keyed_by, desk=HERE.token)
    assert not LiveDesk.objects.exists()
    refused("closed", desks.take_over, keying=open_keying, at=HERE, by=open_keying.keyed_by)
