"""Logging in, one-time codes, passwords of one's own."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.urls import reverse

from tests import build, web
from votes import guesses
from votes.forms import people
from votes.models import AuditEntry, User
from votes.services import accounts

pytestmark = pytest.mark.django_db
LOGIN = "/login/"


@pytest.fixture(autouse=True)
def _no_guesses():
    cache.clear()
    yield
    cache.clear()


def _log_in(name: str, password: str, browser=None, **more: str):
    browser = browser or web.client()
    return browser.post(LOGIN, {"username": name, "password": password, **more})


def _person(**fields):
    return build.user("Hạnh", "typist", to=build.session(), **fields)


def test_name_and_password_open_the_list_of_sessions():
    answer = _log_in(_person().username, build.PASSWORD)
    assert answer["Location"] == reverse("home")


def test_one_comes_to_the_page_one_asked_for():
    wanted = "/sessions/abc/roll/"
    assert _log_in(_person().username, build.PASSWORD, next=wanted)["Location"] == wanted


@pytest.mark.parametrize("trap", ["https://example.org/", "//example.org", "javascript:alert(1)"])
def test_nobody_is_sent_to_another_site(trap):
    assert _log_in(_person().username, build.PASSWORD, next=trap)["Location"] == reverse("home")


def test_capitals_and_stray_spaces_in_the_name_are_forgiven():
    person = build.user("hanh", "typist", to=build.session())
    assert _log_in(f"  {person.username.upper()} ", build.PASSWORD).status_code == 302


@pytest.mark.parametrize("password", ["sai", ""])
def test_a_wrong_password_says_what_to_do(password):
    answer = _log_in(_person().username, password)
    assert answer.status_code == 200
    words = web.text(answer)
    assert "không đúng" in words or "Chưa nhập mật khẩu" in words


def test_a_name_nobody_has_sounds_the_same_as_a_wrong_password():
    known, unknown = _log_in(_person().username, "sai"), _log_in("không ai", "sai")
    assert "Tên đăng nhập hoặc mật khẩu không đúng" in web.text(known)
    assert "Tên đăng nhập hoặc mật khẩu không đúng" in web.text(unknown)


def test_a_locked_account_says_so_to_its_owner_only():
    person = _person(is_active=False)
    assert "đã bị khóa" in web.text(_log_in(person.username, build.PASSWORD))
    assert "đã bị khóa" not in web.text(_log_in(person.username, "sai"))


def test_after_five_wrong_guesses_even_the_right_password_has_to_wait():
    person = _person()
    for _guess in range(guesses.FREE):
        _log_in(person.username, "sai")
    answer = _log_in(person.username, build.PASSWORD)
    assert "Đợi" in web.text(answer) and "giây" in web.text(answer)


def test_a_one_time_code_is_read_from_paper_however_it_is_typed():
    person = _person()
    code = accounts.reset_account(user=person, by=None)
    assert _log_in(person.username, f" {code.upper()} ").status_code == 302


def test_a_one_time_code_leads_to_a_password_of_ones_own_first():
    person = _person()
    browser = web.client()
    _log_in(person.username, accounts.reset_account(user=person, by=None), browser)
    assert browser.get(reverse("home"))["Location"] == reverse("password_first")
    answer = browser.post(
        reverse("password_first"), {"password": "be-vang-2", "again": "be-vang-2"}
    )
    assert answer["Location"] == reverse("home")
    assert browser.get(reverse("home")).status_code == 200
    person.refresh_from_db()
    assert person.check_password("be-vang-2") and not person.must_set_password


def test_setting_a_password_is_in_the_organisations_log():
    person = _person(must_set_password=True)
    web.client(person).post(
        reverse("password_first"), {"password": "be-vang-2", "again": "be-vang-2"}
    )
    assert AuditEntry.objects.filter(organisation=person.organisation, action="password_set")


@pytest.mark.parametrize(
    ("password", "again", "says"),
    [
        ("12345", "12345", "quá ngắn"),
        ("be-vang-2", "be-vang-3", "không giống nhau"),
        (build.PASSWORD, build.PASSWORD, "khác với mật khẩu"),
    ],
)
def test_a_password_that_will_not_do_says_why(password, again, says):
    person = _person(must_set_password=True)
    data = {"password": password, "again": again}
    answer = web.client(person).post(reverse("password_first"), data)
    assert says in web.text(answer)
    person.refresh_from_db()
    assert person.must_set_password


def test_a_password_is_changed_by_whoever_knows_the_old_one():
    person = _person()
    data = {"old": build.PASSWORD, "password": "be-vang-2", "again": "be-vang-2"}
    assert web.client(person).post(reverse("password_change"), data).status_code == 302
    person.refresh_from_db()
    assert person.check_password("be-vang-2")


def test_a_password_is_not_changed_by_whoever_found_the_computer_open():
    person = _person()
    data = {"old": "sai", "password": "be-vang-2", "again": "be-vang-2"}
    answer = web.client(person).post(reverse("password_change"), data)
    assert "không đúng" in web.text(answer)
    person.refresh_from_db()
    assert person.check_password(build.PASSWORD)


def test_logging_out_takes_a_press_of_a_button():
    browser = web.client(_person())
    assert browser.get(reverse("logout")).status_code == 405
    assert browser.post(reverse("logout"))["Location"] == reverse("login")
    assert browser.get(reverse("home")).status_code == 302


def test_whoever_is_logged_in_needs_no_log_in_page():
    assert web.client(_person()).get(LOGIN)["Location"] == reverse("home")


def test_the_language_is_chosen_without_logging_in():
    answer = web.client().post(reverse("set_language"), {"language": "en", "next": LOGIN})
    assert answer.cookies["django_language"].value == "en"


def test_guesses_at_the_admins_door_are_counted_with_the_others():
    keeper = User.objects.create_superuser("quan-tri", build.PASSWORD)
    door = reverse("admin:login")
    for _guess in range(guesses.FREE):
        web.client().post(door, {"username": keeper.username, "password": "sai"})
    typed = {"username": keeper.username, "password": build.PASSWORD}
    assert "Đợi" in web.text(web.client().post(door, typed))
    assert "Đợi" in web.text(_log_in(keeper.username, build.PASSWORD))


def test_guesses_made_at_the_same_moment_are_counted(monkeypatch):
    person = _person()
    seen = []
    monkeypatch.setattr(people, "authenticate", lambda *_a, **_k: seen.append(_count(person)))
    _log_in(person.username, "sai")
    assert seen == [1]


def _count(person) -> int:
    """Wrong guesses so far, as the next request would find them."""
    return cache.get(guesses._key(person.username), (0, 0.0))[0]


def test_the_keeper_of_the_server_changes_a_password_too():
    keeper = User.objects.create_superuser("quan-tri", build.PASSWORD)
    typed = {"old": build.PASSWORD, "password": "moi-hoan-toan", "again": "moi-hoan-toan"}
    assert web.client(keeper).post("/password/", typed).status_code == 302
    keeper.refresh_from_db()
    assert keeper.check_password("moi-hoan-toan")
