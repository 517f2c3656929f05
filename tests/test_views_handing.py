"""Whose the next step is: no page leaves anybody without a word of what comes next."""

from __future__ import annotations

import pytest

from tests import build, web
from votes.choices import Role
from votes.models import Batch, VoteSession
from votes.services import keying as keyings

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    return build.counting(subjects=3, batches=[2])


def page_of(user, name: str, session) -> str:
    return web.get(user, name, session).content.decode()


def primary(user, name: str, session) -> str:
    """The words at the place of the one button."""
    markup = page_of(user, name, session).partition('class="page-primary"')[2]
    return web.plain(f"<div {markup.partition('</header>')[0]}")


def test_whoever_waits_is_told_whose_the_next_step_is(session):
    build.typist(session, "Hạnh")
    words = web.plain(page_of(build.head(session), "session", session))
    assert "là việc của: Người nhập phiếu." in words
    assert "nhấn “Đổi người”, chọn Hạnh." in words


def test_where_nobody_can_go_on_the_organiser_is_led_to_the_accounts(session):
    assert "Tiếp: Tài khoản" in primary(build.organiser(session), "session", session)


def test_where_nobody_can_go_on_others_are_told_whom_to_ask(session):
    words = web.plain(page_of(build.head(session), "session", session))
    assert "đề nghị cán bộ chuẩn bị thêm người" in words


def test_nobody_is_sent_to_decide_a_batch_they_keyed(session):
    both = build.user("Vân", Role.TYPIST, Role.SECRETARY, to=session)
    head = build.head(session)
    batch = Batch.objects.get(form__session=session)
    build.keyed(batch, 1, both, ["111", "112"])
    build.keyed(batch, 2, build.typist(session), ["111", "122"])
    Batch.objects.update(differences=1)
    assert "Xử lý chỗ khác nhau" not in primary(both, "session", session)
    assert "Xử lý chỗ khác nhau" in primary(head, "session", session)


def test_a_secretary_with_nothing_to_key_is_not_offered_keying(session):
    both = build.user("Vân", Role.TYPIST, Role.SECRETARY, to=session)
    build.keyed(Batch.objects.get(form__session=session), 1, both, ["111", "112"])
    assert "Nhập phiếu" not in primary(both, "session", session)


def test_only_the_head_is_sent_to_the_result(session):
    build.twice_keyed(Batch.objects.get(form__session=session), ["111", "112"])
    assert "Tiếp: Kết quả" in primary(build.head(session), "session", session)
    assert "Đổi người" in primary(build.secretary(session), "session", session)


def test_after_the_last_pass_the_head_is_chosen_to_sit_down(session):
    typist, head = build.typist(session), build.head(session)
    build.twice_keyed(Batch.objects.get(form__session=session), ["111", "112"], ["111", "122"])
    chosen = page_of(typist, "turn", session).partition("checked")[0].rpartition("<input")[2]
    assert f'value="{head.pk}"' in chosen


def test_whoever_has_other_work_too_goes_straight_to_their_pass(session):
    both = build.user("Vân", Role.TYPIST, Role.SECRETARY, to=session)
    data = {"user": both.pk, "password": build.PASSWORD}
    answer = web.client(build.head(session)).post(web.url("turn", session), data, follow=True)
    mine = keyings.next_keying(session=session, by=both)
    assert answer.request["PATH_INFO"] == web.url("keying", session, mine.pk)


def test_a_typist_with_no_batch_left_is_told_to_change(session):
    typist = build.typist(session)
    build.keyed(Batch.objects.get(form__session=session), 1, typist, ["111", "112"])
    assert primary(typist, "keying_start", session).startswith("Đổi người")


@pytest.mark.parametrize(
    ("status", "sizes", "waits"),
    [("voting", [2], "opening"), ("counting", [], "unlaid"), ("counting", [2], "turn")],
)
def test_a_page_that_waits_says_so_and_asks_by_itself(status, sizes, waits):
    session = build.counting(batches=sizes)
    VoteSession.objects.update(status=status)
    typist = build.typist(session)
    if waits == "turn":
        keyings.next_keying(session=session, by=build.typist(session, "Minh"))
    assert f"?waits={waits}" in page_of(typist, "keying_start", session)
    assert web.get(typist, "keying_start", session, waits=waits).status_code == 204


def test_a_waiting_page_loads_anew_when_there_is_a_batch(session):
    answer = web.get(build.typist(session), "keying_start", session, waits="unlaid")
    assert answer["HX-Refresh"] == "true"
    assert "data-live" not in page_of(build.typist(session), "keying_start", session)


@pytest.mark.parametrize("name", ["votes", "batches", "differences"])
def test_a_page_with_nothing_left_to_do_leads_on(session, name):
    for topic in ("board", "list"):
        session.votes.create(topic=topic, agree=2)
    secretary = build.secretary(session)
    assert "Tiếp: Điều hành" in primary(secretary, name, session)


def test_after_both_votes_of_the_meeting_the_day_goes_on():
    session = build.session(status="voting")
    clerk = build.clerk(session)
    for topic in ("board", "list"):
        votes = {"topic": topic, "agree": 3, "against": 0, "other": 0}
        answer = web.post(clerk, "votes", session, **votes)
    assert answer.request["PATH_INFO"] == web.url("session", session)
