"""The hall's screen: a short code, one browser, one page."""

from __future__ import annotations

import datetime

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from tests import build, web
from votes.models import LiveScreen
from votes.permissions import RULES
from votes.services import screens, sealing
from votes.services.errors import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    cache.clear()
    return build.counting(batches=[5])


def _code(session) -> str:
    return screens.make_code(session=session, by=build.head(session))


def _enter(browser, code: str):
    return browser.post(reverse("screen"), {"code": code})


def _hall(session):
    """The hall's browser, opened by a code."""
    browser = web.client()
    _enter(browser, _code(session))
    return browser


def test_the_code_opens_the_projectors_page_without_a_log_in(session):
    code, browser = _code(session), web.client()
    answer = _enter(browser, f" {code[:3]} {code[3:]} ")
    assert answer["Location"] == web.url("display", session)
    for name in ("display", "display_live"):
        assert "Đang kiểm phiếu" in web.text(browser.get(web.url(name, session)))


def test_the_halls_browser_gets_that_page_and_nothing_else(session):
    browser, other = _hall(session), build.counting(batches=[5])
    plain = set(RULES) - {"display", "display_live"}
    for name in ("session", "results", "documents", "log", "roll"):
        assert name in plain and browser.get(web.url(name, session))["Location"].startswith(
            "/login"
        )
    assert browser.get(web.url("display", other))["Location"].startswith("/login")
    assert "Điều hành" not in web.text(browser.get(web.url("display", session)))
    assert browser.get(reverse("home"))["Location"].startswith("/login")


def test_a_code_is_used_once(session):
    code = _code(session)
    _enter(web.client(), code)
    assert "Mã không đúng" in web.text(_enter(web.client(), code))


def test_a_code_is_over_after_ten_minutes(session):
    code = _code(session)
    LiveScreen.objects.update(made_at=timezone.now() - datetime.timedelta(minutes=10))
    assert "đã hết hạn" in web.text(_enter(web.client(), code))
    assert screens.standing(session) == screens.Standing()


@pytest.mark.parametrize("act", ["screen_code", "screen_close"])
def test_a_new_code_or_closing_shuts_the_screen(session, act):
    browser = _hall(session)
    web.post(build.head(session), act, session)
    assert browser.get(web.url("display", session))["Location"].startswith("/login")


@pytest.mark.parametrize("code", ["", "   ", "000000x", "１２３４５６"])
def test_nothing_that_is_no_code_opens_a_screen_even_one_that_is_open(session, code):
    _hall(session)
    assert _enter(web.client(), code).status_code == 200
    with pytest.raises(Refused):
        screens.enter(code=code.strip())


def test_wrong_codes_have_to_wait_and_then_even_the_right_one(session):
    code, browser = _code(session), web.client()
    for wrong in range(5):
        _enter(browser, f"x{wrong}")
    assert "Đợi 60 giây" in web.text(_enter(browser, code))
    elsewhere = web.client().post(reverse("screen"), {"code": code}, REMOTE_ADDR="10.0.0.9")
    assert elsewhere.status_code == 302


def test_a_classified_session_gets_no_code_and_no_screen(session):
    code = _code(session)
    type(session).objects.update(classification="Mật")
    assert "Mã không đúng" in web.text(_enter(web.client(), code))
    words = web.text(web.post(build.head(session), "screen_code", session))
    assert "có độ mật: không trình chiếu" in words and "Lấy mã trình chiếu" not in words


def test_a_cancelled_session_gets_no_code():
    session = build.session(status="cancelled", cancel_reason="thử")
    with pytest.raises(Refused, match="đã hủy"):
        _code(session)


def test_the_page_shows_the_code_then_that_the_screen_is_open(session):
    head = build.head(session)
    words = web.text(web.post(head, "screen_code", session))
    code = LiveScreen.objects.get().code
    assert f"{code[:3]} {code[3:]}" in words and "http://testserver/screen/" in words
    _enter(web.client(), code)
    words = web.text(web.get(head, "session", session))
    assert "Đang trình chiếu" in words and code[:3] not in words
    observer = web.text(web.get(build.observer(session), "session", session))
    assert "Màn hình hội trường" not in observer


def test_the_page_with_a_code_is_not_sent_again_and_again(session):
    _code(session)
    browser = web.client(build.head(session))
    page = browser.get(web.url("session", session))
    asks = {"status": session.status, "shown": page.context["mark"]}
    assert browser.get(web.url("session_live", session), asks).status_code == 204


def test_a_result_somebody_wrote_over_is_not_shown_in_the_hall():
    session = build.ready()
    browser = _hall(session)
    people = {"by": build.head(session), "confirmed_by": build.secretary(session)}
    result = sealing.seal(session=session, acknowledge_all="đã xem", **people)
    type(result).objects.update(payload="{}")
    assert browser.get(web.url("display", session)).status_code == 409
