"""Ba người, một máy: another person sits down by name and PIN; a batch handed back or moved."""

from __future__ import annotations

import pytest
from django.test import Client

from tests import build, web
from votes.models import Batch, Keying
from votes.services import keying as keyings

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    return build.counting(subjects=3, batches=[2])


@pytest.fixture
def first(session):
    return build.typist(session, "An")


@pytest.fixture
def second(session):
    return build.typist(session, "Bình")


def turn(browser: Client, session, user, password: str = build.PASSWORD):
    data = {"user": user.pk, "password": password}
    return browser.post(web.url("turn", session), data, follow=True)


def test_the_next_typist_is_chosen_already_and_only_the_pin_is_typed(session, first, second):
    page = web.get(first, "turn", session).content.decode()
    assert f'value="{second.pk}"' in page.partition("checked")[0].rpartition("<input")[2]


def test_a_typist_sits_down_at_their_batch(session, first, second):
    browser = web.client(first)
    browser.get(web.url("keying", session, keyings.next_keying(session=session, by=first).pk))
    build.keyed(Batch.objects.create(form=session.forms.get(), number=2, size=1), 1, first, ["111"])
    answer = turn(browser, session, second)
    mine = Keying.objects.get(keyed_by=second)
    assert answer.request["PATH_INFO"] == web.url("keying", session, mine.pk)
    assert int(browser.session["_auth_user_id"]) == second.pk


def test_the_same_batch_is_never_keyed_twice_by_one_person_at_one_computer(session, first, second):
    browser = web.client(first)
    keying = keyings.next_keying(session=session, by=first)
    for position in (1, 2):
        keyings.save_reading(
            keying=keying, position=position, revision=1, marks="111", invalid_reason="", by=first
        )
    keyings.finish_keying(keying=keying, by=first)
    turn(browser, session, second)
    assert Keying.objects.get(keyed_by=second).batch == keying.batch
    turn(browser, session, first)
    assert Keying.objects.filter(batch=keying.batch, keyed_by=first).count() == 1


def test_a_wrong_pin_changes_nobody(session, first, second):
    browser = web.client(first)
    answer = turn(browser, session, second, "sai-ma-pin")
    assert "Mật khẩu của Bình không đúng." in web.text(answer)
    assert int(browser.session["_auth_user_id"]) == first.pk


def test_wrong_pins_are_slowed_down_here_too(session, first, second):
    browser = web.client(first)
    said = [web.text(turn(browser, session, second, "sai-ma-pin")) for _guess in range(8)]
    assert "Đã nhập sai nhiều lần" in said[-1]


def test_the_head_sits_down_at_the_sessions_page(session, first):
    browser = web.client(first)
    answer = turn(browser, session, build.head(session))
    assert answer.request["PATH_INFO"] == web.url("session", session)


def test_nobody_of_another_session_or_without_a_password_is_offered(session, first):
    other = build.typist(build.session(), "Người nơi khác")
    new = build.user("Chưa đặt", "typist", to=session, must_set_password=True)
    said = web.text(web.get(first, "turn", session))
    assert str(other) not in said and str(new) not in said


def test_alone_one_is_told_so(session, first):
    said = web.text(web.client(first).post(web.url("turn", session), {"password": "x"}))
    assert "Chưa có ai khác đặt mật khẩu riêng" in said


# -- handed back, moved to another computer ----------------------------------------------------


def test_a_batch_is_handed_back_from_the_start_page(session, first):
    keying = keyings.next_keying(session=session, by=first)
    assert "Trả lại tập 1" in web.text(web.get(first, "keying_start", session))
    said = web.text(web.post(first, "keying_return", session, keying.pk))
    assert "Đã trả lại tập 1. Giao tập giấy cho Trưởng Ban kiểm phiếu." in said
    assert "closed" not in said
    again = web.text(web.post(first, "keying_return", session, keying.pk))
    assert "Lượt nhập này đã kết thúc, không trả lại được nữa." in again


def test_another_computer_takes_a_batch_over_only_when_told_to(session, first):
    keying = keyings.next_keying(session=session, by=first)
    here, there = web.client(first), web.client(first)
    assert here.get(web.url("keying", session, keying.pk)).status_code == 200
    answer = there.get(web.url("keying", session, keying.pk))
    assert answer.status_code == 409
    assert "Tập 1 đang mở ở máy chủ." in web.text(answer)
    taken = there.post(web.url("keying_take", session, keying.pk), follow=True)
    assert taken.status_code == 200
    assert here.get(web.url("keying", session, keying.pk)).status_code == 409


def test_the_other_computers_papers_are_refused_by_name(session, first):
    keying = keyings.next_keying(session=session, by=first)
    here, there = web.client(first), web.client(first)
    here.get(web.url("keying", session, keying.pk))
    there.post(web.url("keying_take", session, keying.pk))
    url = web.url("keying_paper", session, keying.pk, 1)
    data = {"marks": "111", "revision": "1", "invalid_reason": ""}
    answer = here.post(url, data, HTTP_ACCEPT="application/json")
    assert (answer.status_code, answer.json()["code"]) == (409, "elsewhere")
    assert keying.readings.count() == 0


def test_a_forged_desk_is_as_good_as_none(session, first):
    keying = keyings.next_keying(session=session, by=first)
    browser = web.client(first)
    browser.cookies["desk"] = "<script>"
    browser.get(web.url("keying", session, keying.pk))
    assert len(browser.cookies["desk"].value) >= 20


def test_the_head_orders_one_keying_more(session):
    batch = Batch.objects.get(form__session=session)
    build.twice_keyed(batch, ["111", "112"], ["113", "112"])
    head = build.head(session)
    assert "Thêm lượt nhập" in web.text(web.get(head, "differences", session))
    said = web.text(web.post(head, "keying_order", session, batch.pk, reason="lệch nhiều"))
    assert "Tập 1 cần thêm một lượt nhập" in said
    assert "Lượt 3" in web.text(web.get(head, "session", session))
    refused = web.text(web.post(head, "keying_order", session, batch.pk, reason="nữa"))
    assert "Mỗi tập nhập nhiều nhất 3 lượt." in refused
