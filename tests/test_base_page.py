"""The frame of every page: theme, language, account, messages, and the error pages."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import RequestFactory

from votes.models import Organisation, User
from votes.templatetags import tinnhiem


def page(template: str, user=None, cookies=None, **values) -> str:
    request = RequestFactory().get("/sessions/yen-son/?a=1")
    request.COOKIES.update(cookies or {})
    request.user = user or AnonymousUser()
    return render_to_string(template, values, request=request)


def test_every_pattern_of_the_bars_lies_in_every_page():
    for template in ("base.html", "base_full.html"):
        text = page(template)
        assert all(f'id="fill-{f}"' in text for fills in tinnhiem.FILLS.values() for f in fills)


@pytest.mark.parametrize(
    ("chosen", "media"),
    [
        ("", "screen and (prefers-color-scheme: dark)"),
        ("dark", "screen"),
        ("light", "not all"),
        ("<x>", "screen and (prefers-color-scheme: dark)"),
    ],
)
def test_the_theme_follows_the_visitors_choice_or_else_the_system(chosen, media):
    text = page("base.html", cookies={"theme": chosen})
    assert f'media="{media}" id="dark"' in text
    assert "<x>" not in text
    assert ('data-theme="' in text) == (chosen in {"light", "dark"})


def test_a_page_has_language_a_way_past_the_bar_and_a_place_for_messages():
    text = page("base.html", messages=[SimpleNamespace(level_tag="error")])
    assert '<html lang="vi"' in text
    assert text.index('class="skip" href="#main"') < text.index('<main id="main"')
    assert 'id="messages" role="status"' in text
    assert 'class="alert alert-danger"' in text


def test_somebody_logged_in_sees_who_and_where():
    body = Organisation(name="Đảng bộ xã Yên Sơn")
    text = page("base.html", user=User(username="hoa", name="Bùi Thị Hoa", organisation=body))
    assert text.count("Bùi Thị Hoa") == 2
    assert '<span class="topbar-place">Đảng bộ xã Yên Sơn</span>' in text


def test_a_visitor_not_logged_in_sees_no_account():
    assert "Đăng xuất" not in page("base.html")


@pytest.mark.parametrize("number", [400, 403, 404, 409, 500, 503])
def test_an_error_page_needs_neither_request_nor_database(number):
    text = render_to_string(f"{number}.html")
    assert "<h1>" in text
    assert "Về trang Các cuộc lấy phiếu" in text
    assert "Traceback" not in text


@pytest.mark.parametrize("number", [403, 409])
def test_a_refusal_says_its_own_reason_first(number):
    text = page(f"{number}.html", message="Kết quả đã chốt.")
    assert "<b>Kết quả đã chốt.</b>" in text
