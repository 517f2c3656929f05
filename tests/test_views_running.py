"""Điều hành: what comes next, what is missing, and the moves between states."""

from __future__ import annotations

import re

import pytest

from tests import build, web
from votes.choices import KeyingState, Role
from votes.models import Batch, Keying, Reading, Subject, VoteSession
from votes.services import running, sealing

pytestmark = pytest.mark.django_db


def _page(session, role=Role.HEAD) -> str:
    return web.text(web.get(build.user("Người", role, to=session), "session", session))


def _sealed() -> VoteSession:
    session = build.ready()
    people = {"by": build.head(session), "confirmed_by": build.secretary(session)}
    sealing.seal(session=session, acknowledge_all="đã xem", **people)
    session.refresh_from_db()
    return session


def test_a_draft_shows_the_list_and_what_opening_the_vote_freezes():
    session = build.session(subjects=3)
    build.subject(session, "Cao Minh Tuấn", None, None, exempt=True, exempt_reason="Mới bổ nhiệm")
    words = _page(session, Role.ORGANISER)
    for expected in ("3 người được lấy phiếu", "Mới bổ nhiệm", "Bắt đầu bỏ phiếu", "96-QĐ/TW"):
        assert expected in words


def test_an_official_neither_rated_nor_exempt_is_named_in_the_draft():
    session = build.session()
    build.subject(session, "Cao Minh Tuấn", None, None)
    assert "Cao Minh Tuấn không có trên phiếu" in _page(session, Role.ORGANISER)


def test_opening_the_vote_freezes_the_list():
    session = build.session()
    answer = web.post(build.organiser(session), "voting_open", session)
    session.refresh_from_db()
    assert session.status == "voting"
    assert "bắt đầu bỏ phiếu" in web.text(answer).lower()


def test_a_vote_without_anybody_on_the_ballot_is_refused_on_the_same_page():
    session = build.session(subjects=0)
    words = web.text(web.post(build.organiser(session), "voting_open", session))
    assert "Chưa có người được lấy phiếu" in words and "Đang chuẩn bị" in words


def test_the_way_back_to_the_draft_is_shut_once_paper_is_issued():
    session = build.session(status="voting")
    organiser = build.organiser(session)
    session.forms.update(issued=3)
    assert "Đã phát phiếu" in web.text(web.post(organiser, "draft_back", session))
    session.forms.update(issued=None)
    web.post(organiser, "draft_back", session)
    session.refresh_from_db()
    assert session.status == "draft"


def test_the_numbers_stand_as_equations_that_are_right_or_wrong():
    session = build.counting(batches=[5], summoned=8, present=5)
    session.forms.update(printed=7, swapped=0, unused=1)
    words = _page(session)
    assert "Có mặt 5 / Được triệu tập 8 62,50%, chưa đủ 2/3" in words
    parts = "Phát ra 5 + Phiếu hỏng đã đổi 0 + Phiếu chưa sử dụng 1"
    assert f"Phiếu đã in, đóng dấu 7 = {parts} Không khớp" in words
    assert "Phát ra 5 ≥ Thu về 5 Khớp" in words


def test_work_that_is_not_due_yet_is_no_error():
    voting = build.session(status="voting")
    assert "Lỗi phải xử lý" not in _page(voting, Role.CLERK)
    counting = build.counting(batches=[], summoned=40, present=40)
    counting.forms.update(issued=40, collected=40)
    assert "Lỗi phải xử lý" not in _page(counting)
    Batch.objects.create(form=counting.forms.get(), number=1, size=25)
    assert "E03" in _page(counting)


def test_the_quorum_of_a_council_is_of_all_its_deputies():
    session = build.session(status="voting", ruleset_key="nq96-2023", total_members=60)
    assert "Có mặt 40 / Tổng số đại biểu 60 66,67%, đủ 2/3" in _page(session)


def test_batches_show_who_keys_what_and_what_is_missing_in_words():
    session = build.counting(batches=[3, 2])
    first, second = Batch.objects.filter(form__session=session)
    build.keyed(first, 1, build.typist(session, "Hạnh"), ["111", "112", "113"])
    half = Keying.objects.create(batch=second, number=1, keyed_by=build.typist(session, "Minh"))
    Reading.objects.create(keying=half, position=1, marks="111")
    words = _page(session)
    assert "3/3 Hạnh" in words and "1/2 Minh" in words
    assert "Còn thiếu: Lượt 2 tập 1; Lượt 1 tập 2 (1 phiếu); Lượt 2 tập 2." in words


def test_what_is_missing_names_the_form_where_there_are_several():
    session = build.counting(batches=[3])
    other = build.form(session, label="Giấy xanh", issued=2, collected=2)
    Batch.objects.create(form=other, number=1, size=2)
    assert "Lượt 2 tập 1 1; Lượt 1 tập 1 Giấy xanh" in _page(session)


def test_an_abandoned_pass_is_not_shown_as_one_that_counts():
    session = build.counting(batches=[3])
    batch = Batch.objects.get(form__session=session)
    Keying.objects.create(
        batch=batch, number=1, keyed_by=build.typist(session), state=KeyingState.ABANDONED
    )
    assert "chưa nhận tập" in _page(session) and "0/3" not in _page(session)


@pytest.mark.parametrize("role", [Role.ORGANISER, Role.CLERK, Role.HEAD, Role.OBSERVER])
def test_nothing_of_the_result_is_seen_here_before_it_is_fixed(role):
    session = build.ready(papers=("133", "133", "133", "132", "111"))
    words = _page(session, role)
    for subject in Subject.objects.filter(session=session):
        assert subject.name not in words
    assert "tín nhiệm thấp" not in words


def test_after_the_seal_the_page_says_when_by_whom_and_what_to_print():
    words = _page(_sealed())
    for expected in ("Đã chốt kết quả lúc", "Mã đối chiếu số liệu", "In biên bản", "Công bố"):
        assert expected in words


def test_a_cancelled_session_says_why():
    session = build.session(status="cancelled", cancel_reason="Không đủ 2/3")
    assert "Lý do: Không đủ 2/3" in _page(session)


def test_the_live_part_is_sent_again_only_when_something_moved():
    session = build.counting(batches=[3])
    browser = web.client(build.head(session))
    page = browser.get(web.url("session", session))
    query = {"status": session.status, "shown": page.context["mark"]}
    live = web.url("session_live", session)
    assert browser.get(live, query).status_code == 204
    build.keyed(Batch.objects.get(form__session=session), 1, build.typist(session), ["111"] * 3)
    moved = browser.get(live, query)
    assert "3/3" in web.text(moved)
    assert 'hx-swap-oob="innerHTML"' in moved.content.decode()
    assert "<html" not in moved.content.decode()


def test_the_live_part_asks_for_the_whole_page_when_the_state_changed():
    session = build.session(status="voting")
    answer = web.get(build.head(session), "session_live", session, status="draft", shown="")
    assert answer["HX-Refresh"] == "true"


def test_the_page_costs_the_same_for_one_batch_and_for_many(django_assert_max_num_queries):
    session = build.counting(batches=[2] * 12)
    browser = web.client(build.head(session))
    for batch in Batch.objects.filter(form__session=session):
        build.keyed(batch, 1, build.typist(session), ["111", "112"])
    with django_assert_max_num_queries(32):
        browser.get(web.url("session", session))


def test_counting_starts_from_the_page_of_the_papers_and_leads_to_the_batches():
    session = build.session(status="voting")
    head = build.head(session)
    assert "chưa có số phát ra" in web.text(web.post(head, "counting_start", session))
    session.forms.update(issued=40, collected=40)
    answer = web.post(head, "counting_start", session)
    assert answer.redirect_chain[-1][0] == web.url("batches", session)
    session.refresh_from_db()
    assert session.status == "counting"


def test_the_way_back_to_voting_is_shut_once_somebody_keys():
    session = build.counting(batches=[2])
    head = build.head(session)
    Keying.objects.create(
        batch=Batch.objects.get(form__session=session), number=1, keyed_by=build.typist(session)
    )
    assert "Đã có lượt nhập" in web.text(web.post(head, "voting_back", session))
    Keying.objects.all().delete()
    web.post(head, "voting_back", session)
    session.refresh_from_db()
    assert session.status == "voting"


def test_cancelling_takes_a_reason_and_the_code_typed():
    session = build.counting()
    head = build.head(session)
    wrong = web.post(head, "cancel", session, reason="Không đủ 2/3", confirm="khac")
    assert "Mã không đúng" in web.text(wrong)
    assert "Chưa ghi lý do" in web.text(web.post(head, "cancel", session, confirm=session.code))
    session.refresh_from_db()
    assert session.status == "counting"
    web.post(head, "cancel", session, reason="Không đủ 2/3", confirm=session.code)
    session.refresh_from_db()
    assert (session.status, session.cancel_reason) == ("cancelled", "Không đủ 2/3")


@pytest.mark.parametrize(
    ("change", "label"),
    [
        ({}, "Tiếp: Điểm danh"),
        ({"present": 20}, "Tiếp: Điểm danh"),
        ({"present": 40}, "Tiếp: Thông qua Ban kiểm phiếu"),
    ],
)
def test_while_voting_the_one_button_is_the_next_thing_to_do(change, label):
    session = build.session(status="voting", **({"present": None} | change))
    assert label in _page(session, Role.SECRETARY)


def test_counted_papers_leave_a_vote_that_was_not_recorded_behind():
    session = build.session(status="voting")
    head = build.head(session)
    assert "Thông qua Ban kiểm phiếu" in _current_step(head, session)
    session.forms.update(issued=40, collected=40)
    assert "Phát, thu phiếu" in _current_step(head, session)


def _current_step(user, session) -> str:
    page = web.get(user, "session", session).content.decode()
    return web.plain(re.search(r'<li[^>]*aria-current="step".*?</li>', page, re.S)[0])


def test_somebody_who_only_waits_for_others_has_no_button():
    assert "Tiếp:" not in _page(build.counting(), Role.OBSERVER)


def test_the_steps_link_only_to_pages_the_person_may_open():
    session = build.session(status="voting")
    page = web.get(build.observer(session), "session", session).content.decode()
    assert web.url("roll", session) not in page
    assert (
        web.url("roll", session)
        in web.get(build.clerk(session), "session", session).content.decode()
    )


def test_a_session_reopened_by_the_head_is_a_session_being_counted():
    session = _sealed()
    running_head = build.head(session)
    sealing.reopen(
        session=session, reason="Sót tập", by=running_head, confirmed_by=build.secretary(session)
    )
    session.refresh_from_db()
    assert "Đang kiểm phiếu" in _page(session)
    with pytest.raises(running.Refused):
        running.back_to_voting(session=session, by=running_head)
