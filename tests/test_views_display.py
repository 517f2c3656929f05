"""Trình chiếu: never a figure before the seal, after it only what the session may disclose."""

from __future__ import annotations

import pytest

from tests import build, web
from votes.choices import Disclosure
from votes.services import sealing
from votes.views import slides

pytestmark = pytest.mark.django_db
PAPERS = ("133", "133", "112", "109", "122")


def _ready(**fields):
    session = build.ready(papers=PAPERS)
    for name, value in fields.items():
        setattr(session, name, value)
    session.save()
    return session


def _fixed(**fields):
    session = _ready(**fields)
    people = {"by": build.head(session), "confirmed_by": build.secretary(session)}
    sealing.seal(session=session, acknowledge_all="đã xem", **people)
    session.refresh_from_db()
    return session


def _hall(session, name: str = "display") -> str:
    return web.text(web.get(build.observer(session), name, session))


def _name(session) -> str:
    return session.subjects.first().name


@pytest.mark.parametrize("disclosure", Disclosure.values)
@pytest.mark.parametrize("page", ["display", "display_live"])
def test_before_the_seal_there_is_progress_and_nothing_else(disclosure, page):
    session = _ready(disclosure=disclosure)
    words = _hall(session, page)
    assert "Đang kiểm phiếu" in words and "1 /1 tập phiếu đã xong" in words
    assert _name(session) not in words and "%" not in words and "Hợp lệ" not in words


@pytest.mark.parametrize(
    ("status", "says"),
    [
        ("draft", "Chuẩn bị lấy phiếu"),
        ("voting", "Đang bỏ phiếu"),
        ("cancelled", "Cuộc lấy phiếu đã hủy"),
    ],
)
def test_the_hall_sees_which_step_the_session_is_at(status, says):
    reason = {"cancel_reason": "thử"} if status == "cancelled" else {}
    assert says in _hall(build.session(status=status, **reason))


def test_a_full_disclosure_shows_the_whole_table():
    session = _fixed(disclosure=Disclosure.FULL)
    words = _hall(session)
    assert _name(session) in words and "5 100,00%" in words


def test_a_summary_shows_totals_and_no_name():
    session = _fixed(disclosure=Disclosure.SUMMARY)
    words = _hall(session)
    assert "Thu về 5 Hợp lệ 5" in words
    assert _name(session) not in words and "%" not in words


def test_without_disclosure_only_the_act_is_shown():
    session = _fixed(disclosure=Disclosure.NONE)
    words = _hall(session)
    assert "Đã chốt kết quả" in words
    assert _name(session) not in words and "Hợp lệ" not in words


def test_what_was_fixed_decides_and_not_a_setting_changed_afterwards():
    session = _fixed(disclosure=Disclosure.NONE)
    type(session).objects.filter(pk=session.pk).update(disclosure=Disclosure.FULL)
    assert _name(session) not in _hall(session)


@pytest.mark.parametrize("make", [_ready, _fixed])
def test_a_classified_session_is_never_shown(make):
    session = make(disclosure=Disclosure.FULL, classification="Mật")
    words = _hall(session)
    assert "Không trình chiếu" in words and "có độ mật" in words
    assert _name(session) not in words and "/1" not in words


def test_a_session_classified_when_it_was_fixed_stays_hidden():
    session = _fixed(disclosure=Disclosure.FULL, classification="Mật")
    type(session).objects.filter(pk=session.pk).update(classification="")
    assert _name(session) not in _hall(session)


def test_the_screen_is_sent_again_only_when_something_changed():
    session = _ready()
    browser = web.client(build.observer(session))
    mark = browser.get(web.url("display", session)).context["mark"]
    live = web.url("display_live", session)
    assert browser.get(live, {"shown": mark}).status_code == 204
    assert browser.get(live, {"shown": "other"}).status_code == 200


@pytest.mark.parametrize(
    ("lines", "sizes"),
    [(0, [0]), (1, [1]), (8, [8]), (9, [5, 4]), (12, [6, 6]), (26, [7, 7, 6, 6])],
)
def test_a_table_is_cut_into_pages_of_at_most_eight_rows_and_about_the_same(lines, sizes):
    pages = slides.pages(list(range(lines)))
    assert [len(page) for page in pages] == sizes
    assert [line for page in pages for line in page] == list(range(lines))


def test_after_the_table_each_official_is_a_screen_with_the_number_that_shows_it():
    session = _fixed(disclosure=Disclosure.FULL)
    shown = web.get(build.observer(session), "display", session).context["slides"]
    assert [slide.get("number", 0) for slide in shown] == [0, 1, 2, 3]
    assert "Trang 1/1" not in _hall(session)
