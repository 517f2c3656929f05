"""Xử lý chỗ khác nhau: from the paper, by somebody who keyed nothing of the batch."""

from __future__ import annotations

import re

import pytest

from tests import build, web
from votes.choices import KeyingState, Role
from votes.models import Ballot, Batch, Decision, Keying
from votes.services import settling
from votes.views import cells

pytestmark = pytest.mark.django_db


def _differing(first, second, size: int | None = None):
    """A batch keyed twice, in a session of its own, and the head who decides."""
    session = build.counting(subjects=3, batches=[size or len(first)])
    batch = Batch.objects.get(form__session=session)
    build.twice_keyed(batch, first, second)
    batch.refresh_from_db()
    return session, batch, build.head(session)


def _cell(position: int, line: int, value: str) -> dict[str, object]:
    return {"position": position, "line": line, "value": value}


def _paper(position: int, marks: str = "", reason: str = "") -> dict[str, object]:
    lines = {f"line_{number}": mark for number, mark in enumerate(marks, 1)}
    return {"position": position, "line": 0, "revision": 1, "invalid_reason": reason, **lines}


def test_the_paper_and_line_to_look_at_are_named():
    session, batch, head = _differing(["111", "112"], ["111", "132"])
    words = web.text(web.get(head, "difference", session, batch.pk))
    name = session.subjects.get(order=2).name
    assert f"PHIẾU 2 · DÒNG 2 {name}" in words
    assert "còn 1 chỗ" in words and "Không biết ai nhập gì. Chỉ theo phiếu." in words


def test_the_readings_stand_without_the_names_of_who_keyed_them():
    session, batch, head = _differing(["112"], ["132"])
    words = web.text(web.get(head, "difference", session, batch.pk))
    assert "Người nhập" not in words and "Lượt 1" not in words and "Lượt 2" not in words


def _order(page) -> list[str]:
    return re.findall(r'class="decide-choice"[^>]*data-key="(\d)"', page.content.decode())


def test_the_order_of_the_readings_does_not_say_who_keyed_which():
    session, batch, head = _differing(["112"] * 12, ["132"] * 12)
    state = settling.batch_state(batch)
    orders = {tuple(cells.shuffled("12", f"{batch.pk}/{d.position}", b"k")) for d in state.pending}
    assert orders == {("1", "2"), ("2", "1")}
    assert cells.shuffled("12", "place", b"k") == cells.shuffled("21", "place", b"k")
    first = _order(web.get(head, "difference", session, batch.pk))
    assert first == _order(web.get(head, "difference", session, batch.pk))


def test_every_mark_of_the_rule_set_can_be_chosen_and_no_other():
    session, batch, head = _differing(["112"], ["132"])
    page = web.get(head, "difference", session, batch.pk).content.decode()
    assert sorted(re.findall(r'data-key="(\d)"', page)) == ["0", "1", "2", "3", "9"]


def test_deciding_goes_on_to_the_next_cell_and_then_to_closing_the_batch():
    session, batch, head = _differing(["111", "112"], ["121", "132"])
    answer = web.post(head, "decide", session, batch.pk, **_cell(1, 2, "2"))
    assert "PHIẾU 2 · DÒNG 2" in web.text(answer)
    answer = web.post(head, "decide", session, batch.pk, **_cell(2, 2, "9"))
    assert "Đã kết luận hết" in web.text(answer)
    web.post(head, "batch_close", session, batch.pk)
    assert list(Ballot.objects.values_list("marks", flat=True)) == ["121", "192"]


def test_the_one_before_can_be_done_again():
    session, batch, head = _differing(["111", "112"], ["121", "132"])
    answer = web.post(head, "decide", session, batch.pk, **_cell(1, 2, "2"))
    assert "Làm lại chỗ trước (phiếu 1, dòng 2)" in web.text(answer)
    answer = web.post(head, "decision_undo", session, batch.pk, position=1, line=2)
    assert "PHIẾU 1 · DÒNG 2" in web.text(answer)
    assert not Decision.objects.exists()


@pytest.mark.parametrize("value", ["", "7", "12", "!unstamped"])
def test_a_value_that_is_no_mark_is_refused_on_the_same_page(value):
    session, batch, head = _differing(["112"], ["132"])
    answer = web.post(head, "decide", session, batch.pk, **_cell(1, 2, value))
    assert f"Kết luận “{value}” không dùng được" in web.text(answer)
    assert not Decision.objects.exists()


def test_a_ballot_valid_for_one_and_invalid_for_the_other_is_keyed_anew_from_the_paper():
    session, batch, head = _differing(["112"], ["!unstamped"])
    words = web.text(web.get(head, "difference", session, batch.pk))
    assert "Phiếu hợp lệ" in words and "không có dấu treo" in words
    web.post(head, "decide", session, batch.pk, **_paper(1, "113"))
    assert Decision.objects.get().value == "113"


def test_a_ballot_can_be_invalid_for_a_reason_that_nobody_keyed():
    session, batch, head = _differing(["112"], ["!unstamped"])
    web.post(head, "decide", session, batch.pk, **_paper(1, reason="writing"))
    assert Decision.objects.get().value == "!writing"


def test_the_marks_of_a_reading_are_not_shown_where_the_paper_is_keyed_anew():
    session, batch, head = _differing(["132"], ["!unstamped"])
    page = web.get(head, "difference", session, batch.pk).content.decode()
    assert "checked" not in page


def test_a_paper_keyed_anew_with_a_line_left_out_says_which():
    session, batch, head = _differing(["112"], ["!unstamped"])
    answer = web.post(head, "decide", session, batch.pk, **_paper(1, "11"))
    assert answer.status_code == 200 and "Chưa chọn" in web.text(answer)
    assert not Decision.objects.exists()


def test_a_paper_that_only_one_keyed_may_not_exist():
    session, batch, head = _differing(["111", "222", "333"], ["111", "333"], size=2)
    words = web.text(web.get(head, "difference", session, batch.pk))
    assert "PHIẾU 2" in words and "Không có phiếu này" in words
    web.post(head, "decide", session, batch.pk, **_cell(2, 0, "-"))
    web.post(head, "batch_close", session, batch.pk)
    assert list(Ballot.objects.values_list("marks", flat=True)) == ["111", "333"]


def test_a_paper_that_only_one_keyed_may_exist_and_is_keyed_from_the_paper():
    session, batch, head = _differing(["111", "222", "333"], ["111", "333"], size=3)
    web.post(head, "decide", session, batch.pk, **_paper(2, "223"))
    web.post(head, "batch_close", session, batch.pk)
    assert list(Ballot.objects.values_list("marks", flat=True)) == ["111", "223", "333"]


def test_another_number_of_papers_than_the_batch_says_is_confirmed_on_paper():
    session, batch, head = _differing(["111", "222"], ["111", "222"], size=3)
    words = web.text(web.get(head, "difference", session, batch.pk))
    assert "Tập ghi 3 phiếu; theo các lượt nhập có 2 phiếu" in words
    answer = web.post(head, "decide", session, batch.pk, **_cell(0, 0, "2"))
    assert "Đã kết luận hết" in web.text(answer)


def test_whoever_keyed_the_batch_is_refused_with_the_reason_and_sees_nothing_of_it():
    session, batch, _head = _differing(["112"], ["132"])
    typist = batch.keyings.first().keyed_by
    build.RoleAssignment.objects.create(
        user=typist, organisation=session.organisation, session=session, role=Role.HEAD
    )
    answer = web.client(typist).get(web.url("difference", session, batch.pk), follow=True)
    words = web.text(answer)
    assert "Đồng chí đã nhập tập 1. Người khác phải kết luận tập này." in words
    assert "PHIẾU" not in words


def test_one_person_decides_a_batch():
    session, batch, head = _differing(["111", "112"], ["121", "132"])
    web.post(head, "decide", session, batch.pk, **_cell(1, 2, "2"))
    answer = web.post(build.secretary(session), "decide", session, batch.pk, **_cell(2, 2, "3"))
    assert "Trưởng ban đang kết luận tập 1" in web.text(answer)
    assert Decision.objects.count() == 1


def test_a_batch_with_something_left_is_not_closed():
    session, batch, head = _differing(["112"], ["132"])
    answer = web.post(head, "batch_close", session, batch.pk)
    assert "còn chỗ khác nhau chưa kết luận" in web.text(answer)


def test_a_batch_nobody_has_keyed_twice_has_no_differences_yet():
    session = build.counting(batches=[2])
    batch = Batch.objects.get(form__session=session)
    answer = web.client(build.head(session)).get(
        web.url("difference", session, batch.pk), follow=True
    )
    assert "Tập 1 chưa nhập đủ các lượt" in web.text(answer)


def test_the_list_names_what_waits_and_who_decides_it():
    session, batch, head = _differing(["111", "112"], ["121", "132"])
    assert "Tập 1 2 chỗ –" in web.text(web.get(head, "differences", session))
    web.post(head, "decide", session, batch.pk, **_cell(1, 2, "2"))
    assert "Tập 1 1 chỗ Trưởng ban" in web.text(web.get(head, "differences", session))
    other = web.text(web.get(build.secretary(session), "differences", session))
    assert "Mỗi tập chỉ một người kết luận" in other


def test_an_empty_list_says_so():
    session = build.ready()
    words = web.text(web.get(build.head(session), "differences", session))
    assert "Không còn chỗ khác nhau nào" in words and "1 tập đã xong" in words


def test_a_closed_batch_is_taken_up_again_with_a_reason():
    session, batch, head = _differing(["112"], ["132"])
    web.post(head, "decide", session, batch.pk, **_cell(1, 2, "1"))
    web.post(head, "batch_close", session, batch.pk)
    assert "Chưa ghi lý do" in web.text(
        web.post(head, "batch_reopen", session, batch.pk, reason=" ")
    )
    web.post(head, "batch_reopen", session, batch.pk, reason="Xem lại phiếu 1")
    batch.refresh_from_db()
    assert not batch.settled and not Ballot.objects.exists()


def test_a_pass_is_set_aside_with_a_reason_so_that_another_person_keys_it():
    session, batch, head = _differing(["112"], ["132"])
    keying = batch.keyings.first()
    page = web.text(web.get(head, "keying_abandon", session, keying.pk))
    assert "Bỏ lượt 1 tập 1" in page and "Người nhập: Người nhập 1" in page
    web.post(head, "keying_abandon", session, keying.pk, reason="Nhập nhầm tập")
    assert Keying.objects.get(pk=keying.pk).state == KeyingState.ABANDONED


def test_a_pass_is_not_set_aside_twice():
    session, batch, head = _differing(["112"], ["132"])
    keying = batch.keyings.first()
    for _time in range(2):
        answer = web.post(head, "keying_abandon", session, keying.pk, reason="Nhầm tập")
    assert "đã được bỏ" in web.text(answer)


def test_two_level_votes_offer_no_third_level():
    session = build.counting(subjects=2, batches=[1], ruleset_key="bo-phieu-2023")
    batch = Batch.objects.get(form__session=session)
    build.twice_keyed(batch, ["12"], ["11"])
    page = web.get(build.head(session), "difference", session, batch.pk).content.decode()
    assert sorted(re.findall(r'data-key="(\d)"', page)) == ["0", "1", "2", "9"]
    assert "Không tín nhiệm" in page
