"""Ai đã làm gì: by batch, for those who watch over the count."""

from __future__ import annotations

import pytest

from tests import build, web
from votes.log_words import SENTENCES
from votes.models import Batch
from votes.services import keying, running, sealing, settling, work

pytestmark = pytest.mark.django_db


def _keyed(session, typist, papers=("111", "112")):
    """A batch keyed by somebody through the verbs, so that the log knows."""
    begun = keying.next_keying(session=session, by=typist)
    for position, marks in enumerate(papers, 1):
        keying.save_reading(
            keying=begun, position=position, revision=1, marks=marks, invalid_reason="", by=typist
        )
    keying.finish_keying(keying=begun, by=typist)


def test_the_head_sees_batches_keyings_and_decisions_by_person():
    session = build.counting(subjects=3, batches=[2, 2])
    an, binh, head = build.typist(session, "An"), build.typist(session, "Bình"), build.head(session)
    _keyed(session, an)
    _keyed(session, binh)
    keying.next_keying(session=session, by=an)
    words = web.text(web.get(head, "work", session))
    assert "An Người nhập phiếu Tập 1 · Lượt 1 · 2 phiếu Tập 2 · Lượt 1 · đang nhập" in words
    assert "Bình Người nhập phiếu Tập 1 · Lượt 2 · 2 phiếu" in words


def test_what_somebody_decided_is_told_by_batch_and_never_by_paper():
    session = build.counting(subjects=3, batches=[2])
    batch, head = Batch.objects.get(form__session=session), build.head(session)
    build.twice_keyed(batch, ["111", "112"], ["111", "122"])
    settling.decide(batch=batch, position=2, line=2, value="1", by=head)
    settling.close_batch(batch=Batch.objects.get(pk=batch.pk), by=head)
    one = next(one for one in work.by_person(session) if one.name == "Trưởng ban")
    assert one.decided == [work.Bundle("1/1", 1, 2)]
    assert "Tập 1 · 1 chỗ khác nhau" in web.text(web.get(head, "work", session))


def test_both_who_fix_the_result_are_named_with_it():
    session = build.ready()
    head, secretary = build.head(session), build.secretary(session)
    running.set_roll(session=session, summoned=5, present=5, total_members=5, by=secretary)
    people = {"by": head, "confirmed_by": secretary}
    sealing.seal(session=session, acknowledge_all="đã xem", **people)
    found = {one.name: one.other for one in work.by_person(session)}
    assert found["Trưởng ban"]["Chốt kết quả"] == 1
    assert found["Thư ký"] == {"Điểm danh": 1, "Cùng chốt kết quả (người thứ hai)": 1}


def test_who_did_something_and_has_no_role_any_more_is_still_there():
    session = build.session()
    clerk = build.clerk(session)
    running.set_roll(session=session, summoned=5, present=5, total_members=5, by=clerk)
    clerk.role_assignments.all().delete()
    assert [one.name for one in work.by_person(session)] == ["Thư ký điểm danh"]


def test_every_action_of_the_log_is_counted_as_something():
    assert set(work.GROUPS) | work.UNCOUNTED == set(SENTENCES)
    assert not set(work.GROUPS) & work.UNCOUNTED


def test_the_page_costs_the_same_for_few_and_for_many(django_assert_max_num_queries):
    session = build.counting(batches=[2])
    for number in range(12):
        running.set_roll(
            session=session, summoned=5, present=5, total_members=5,
            by=build.user(f"Thư ký {number}", "clerk", to=session),
        )  # fmt: skip
    with django_assert_max_num_queries(4):
        assert len(work.by_person(session)) == 12
