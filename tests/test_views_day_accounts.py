"""The day's people on the page: from a list to slips, together, to the end of the day."""

from __future__ import annotations

import re

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from tests import build, web
from votes.models import User
from votes.services import sealing

pytestmark = pytest.mark.django_db
LIST = "1. đ/c Lò Thị Mai, Chuyên viên\n2. Bế Văn Hùng, Thư ký\n3. Lò Thị Mai"


@pytest.fixture(autouse=True)
def _no_guesses():
    cache.clear()


def _add(organiser, session, names=LIST, role="typist"):
    return web.post(organiser, "accounts_day", session, names=names, role=role)


def _pins(answer) -> list[str]:
    return re.findall(r'slip-pin">([\d ]+)<', answer.content.decode())


def _many(organiser, session, *users, **fields):
    return web.post(organiser, "accounts_many", session, who=[one.pk for one in users], **fields)


def _log_in(name: str, password: str, browser=None):
    typed = {"username": name, "password": password}
    return (browser or web.client()).post("/login/", typed)


# -- slips -------------------------------------------------------------------------------------


def test_a_pasted_list_becomes_slips_with_name_role_and_pin():
    session = build.session()
    answer = _add(build.organiser(session), session)
    words, pins = web.text(answer), _pins(answer)
    assert len(pins) == 3 and len(set(pins)) == 3
    assert "Người nhập phiếu · Chuyên viên" in words and "Thư ký Ban kiểm phiếu" in words
    assert "Lò Thị Mai 2" in words
    assert User.objects.get(username="Lò Thị Mai").check_password(pins[0].replace(" ", ""))


def test_slips_are_shown_once_and_kept_nowhere():
    session = build.session()
    browser = web.client(build.organiser(session))
    data = {"names": LIST, "role": "typist"}
    answer = browser.post(web.url("accounts_day", session), data)
    pins = _pins(answer)
    assert "no-store" in answer["Cache-Control"]
    pages = [browser.get(web.url(name, session)) for name in ("accounts", "accounts_day")]
    kept = str([one.get_decoded() for one in Session.objects.all()])
    kept += "".join(page.content.decode() for page in pages)
    assert not [pin for pin in pins if pin in kept or pin.replace(" ", "") in kept]


def test_the_address_on_a_slip_is_the_one_the_organiser_came_by():
    session = build.session()
    browser = web.client(build.organiser(session))
    url, data = web.url("accounts_day", session), {"names": "Lò Thị Mai", "role": "typist"}
    there = browser.post(url, data, headers={"host": "192.168.1.7:8000"})
    assert "http://192.168.1.7:8000/" in web.text(there)
    here = browser.post(url, data | {"names": "Bế Văn Hùng"}, headers={"host": "127.0.0.1:8000"})
    assert "127.0.0.1" not in web.text(here) and "máy khác: …" in web.text(here)


def test_wrong_lines_are_named_and_what_was_pasted_stays():
    session = build.session()
    answer = _add(build.organiser(session), session, "Lò Thị Mai\n???, nhập phiếu")
    assert "Dòng 2: thiếu họ tên" in web.text(answer)
    assert "Lò Thị Mai\n???" in answer.content.decode()
    assert not User.objects.filter(day_of=session).exists()


@pytest.mark.parametrize(
    ("names", "says"),
    [
        (" \n", "Chưa ghi tên ai"),
        ("5\n6", "Chưa ghi tên ai"),
        ("\n".join(f"Lò Văn {'A' * n}" for n in range(1, 102)), "nhiều nhất 100"),
        ("Cán bộ chuẩn bị", "đã có tài khoản của cơ quan"),
    ],
)
def test_a_list_that_will_not_do_says_why(names, says):
    session = build.session()
    assert says in web.text(_add(build.organiser(session), session, names))


# -- logging in --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed", ["Lò Thị Hoà", "lò  thị hòa", "LÒ THỊ HÒA", "lo thi hoa", "Lo\u0300 Thị Hòa"]
)
def test_name_and_pin_open_the_day_however_the_keyboard_is_set(typed):
    session = build.session()
    (pin,) = _pins(_add(build.organiser(session), session, "Lò Thị Hòa"))
    browser = web.client()
    assert _log_in(typed, f" {pin}", browser).status_code == 302
    assert session.title in web.text(browser.get(reverse("home")))


def test_without_marks_only_one_person_can_be_meant():
    session = build.session()
    pins = _pins(_add(build.organiser(session), session, "Lò Thị Hòa\nLò Thị Hoa"))
    assert _log_in("lo thi hoa", pins[0]).status_code == 200
    assert _log_in("lò thị hòa", pins[0]).status_code == 302


def test_spellings_of_one_name_are_guessed_at_together():
    session = build.session()
    (pin,) = _pins(_add(build.organiser(session), session, "Lò Thị Hòa"))
    for typed in ("Lò Thị Hòa", "lò thị hoà", "lo thi hoa", "LÒ THỊ HOÀ", "lo  thi hoa"):
        _log_in(typed, "11111111")
    assert "Đợi" in web.text(_log_in("Lò Thị Hòa", pin))


def test_whoever_signs_sets_a_pin_of_their_own_and_no_easy_one():
    session = build.session()
    (pin,) = _pins(_add(build.organiser(session), session, "Bế Văn Hùng", "head"))
    browser = web.client()
    _log_in("Bế Văn Hùng", pin, browser)
    first = reverse("password_first")
    assert browser.get(reverse("home"))["Location"] == first
    easy = {"password": "12345678", "again": "12345678"}
    assert "dễ đoán" in web.text(browser.post(first, easy))
    own = {"password": "4071 93", "again": "407193"}
    assert browser.post(first, own, follow=True).redirect_chain
    assert User.objects.get(username="Bế Văn Hùng").check_password("407193")


def test_another_session_is_not_there_for_somebody_of_the_day():
    session, other = build.session(), build.session()
    user = build.day_account(session, "observer")
    assert web.get(user, "session", session).status_code == 200
    assert web.get(user, "session", other).status_code == 404


# -- the end of the day ------------------------------------------------------------------------


def _sealed(*roles):
    """A session fixed while somebody of the day was logged in, and their browser."""
    session = build.ready()
    user = build.day_account(session, *roles)
    browser = web.client(user)
    people = {"by": build.head(session), "confirmed_by": build.secretary(session)}
    sealing.seal(session=session, acknowledge_all="đã xem", **people)
    return session, user, browser


def test_an_open_browser_is_told_that_the_day_is_over_and_logged_out():
    session, user, browser = _sealed("typist")
    answer = browser.get(web.url("keying_start", session))
    assert answer.status_code == 403
    assert f"Việc của {user}" in web.text(answer) and "đã xong" in web.text(answer)
    assert browser.get(reverse("home"))["Location"].startswith(reverse("login"))


@pytest.mark.parametrize("page", ["home", "password_change", "password_first"])
def test_no_page_at_all_is_open_to_a_closed_account(page):
    _session, _user, browser = _sealed("observer")
    assert browser.get(reverse(page)).status_code == 403


def test_the_pages_own_scripts_are_told_too():
    session, _user, browser = _sealed("clerk")
    answer = browser.get(web.url("session_live", session), headers={"accept": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (410, "closed")


def test_a_page_that_waits_loads_anew_so_that_the_words_are_read():
    session, _user, browser = _sealed("typist")
    url = web.url("keying_start", session)
    assert browser.get(url, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    assert "đã xong" in web.text(browser.get(url))


def test_a_closed_account_says_so_to_its_owner_only():
    _session, user, _browser = _sealed("typist")
    assert "đã đóng" in web.text(_log_in(user.username, build.PASSWORD))
    assert "đã đóng" not in web.text(_log_in(user.username, "sai"))


def test_the_head_of_the_day_still_prints_and_reads_until_closed():
    session, _head, browser = _sealed("head")
    assert browser.get(web.url("document", session, "minutes", "pdf")).status_code == 200
    organiser = build.organiser(session)
    assert "mở đến" in web.text(web.get(organiser, "accounts", session))
    said = web.text(web.post(organiser, "accounts_close", session))
    assert "Đã đóng 1 tài khoản" in said and "Đã đóng " in said
    assert browser.get(web.url("documents", session)).status_code == 403
    again = web.text(web.post(organiser, "accounts_close", session))
    assert "Không còn tài khoản trong ngày nào mở" in again


def test_a_closed_account_neither_sits_down_nor_stands_beside_the_head():
    session = build.counting()
    user = build.day_account(session, "secretary", "typist")
    User.objects.filter(pk=user.pk).update(closes_at=timezone.now())
    typist, head = build.typist(session), build.head(session)
    assert str(user) not in web.text(web.get(typist, "turn", session))
    assert str(user) not in web.text(web.get(head, "seal", session))


# -- several at once ---------------------------------------------------------------------------


def test_those_ticked_get_new_pins_on_slips():
    session = build.session()
    users = [build.day_account(session, "typist", name=name) for name in ("An", "Bình")]
    answer = _many(build.organiser(session), session, *users, act="pins")
    assert len(_pins(answer)) == 2
    users[0].refresh_from_db()
    assert not users[0].check_password(build.PASSWORD)


def test_one_alone_gets_a_slip_from_the_row():
    session = build.session()
    user = build.day_account(session, "typist")
    assert len(_pins(web.post(build.organiser(session), "account_reset", session, user.pk))) == 1


def test_those_ticked_are_locked_opened_and_given_a_role():
    session, organiser = (made := build.session()), build.organiser(made)
    users = [build.day_account(session, "typist", name="An"), build.typist(session, "Bình")]
    assert "Đã khóa tài khoản: An, Bình" in web.text(_many(organiser, session, *users, act="lock"))
    assert not User.objects.filter(pk__in=[one.pk for one in users], is_active=True).exists()
    _many(organiser, session, *users, act="unlock")
    said = web.text(_many(organiser, session, *users, act="role", role="clerk"))
    assert "Đã giao thêm vai trò cho: An, Bình" in said
    assert users[1].roles_in(session) == {"typist", "clerk"}


@pytest.mark.parametrize(
    ("picked", "fields", "says"),
    [
        ([], {"act": "lock"}, "Chưa chọn ai"),
        (["typist"], {"act": "dance"}, "Chưa chọn ai"),
        (["typist", "organiser"], {"act": "lock"}, "Không tự khóa"),
        (["typist"], {"act": "role", "role": "boss"}, "Không có vai trò này"),
        (["day", "typist"], {"act": "pins"}, "có tài khoản của cơ quan"),
        (["typist", "elsewhere"], {"act": "lock"}, "cả ở cuộc khác"),
    ],
)
def test_what_can_not_be_done_for_one_is_done_for_nobody(picked, fields, says):
    session = build.session()
    people = {"organiser": build.organiser(session), "typist": build.typist(session)}
    people |= {"day": build.day_account(session, "typist")}
    people |= {"elsewhere": build.typist(build.session(), "Nơi khác")}
    chosen = [people[one] for one in picked]
    assert says in web.text(_many(people["organiser"], session, *chosen, **fields))
    assert not User.objects.filter(is_active=False).exists()
    assert people["typist"].roles_in(session) == {"typist"}


def test_somebody_of_another_day_is_not_found():
    session = build.session()
    other = build.day_account(build.session(), "typist")
    assert _many(build.organiser(session), session, other, act="lock").status_code == 404


def test_the_list_says_which_kind_an_account_is():
    session, organiser = (made := build.session()), build.organiser(made)
    build.day_account(session, "typist")
    words = web.text(web.get(organiser, "accounts", session))
    assert "Trong ngày, mã PIN" in words and "Của cơ quan, mật khẩu" in words
    assert "Chưa đăng nhập lần đầu" in words
