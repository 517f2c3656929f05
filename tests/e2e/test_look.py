"""The look in a real browser: font, colours, menu, policy. Pages are rendered here, no server."""

import re
from pathlib import Path
from urllib.parse import urlparse

import pytest
from django.conf import settings
from django.template import Context, Template
from django.test import RequestFactory
from playwright.sync_api import Page, Route, sync_playwright

from tests import needs
from tests.test_documents_fonts import letters
from votes.middleware import POLICY
from votes.models import Organisation, User

pytestmark = pytest.mark.once
STATIC = Path(settings.BASE_DIR) / "static"
ADDRESS = "http://tinnhiem.test/"
SOURCE = """{% extends "base.html" %}{% load tinnhiem %}
{% block htmx %}{% include "components/htmx.html" %}{% endblock %}
{% block heading %}Điều hành{% endblock %}
{% block primary %}<button class="btn btn-primary">Tiếp</button>{% endblock %}
{% block content %}<p id="all">LETTERS</p><p><b id="bold">LETTERS</b></p>
<form method="post" action="/sent"><button id="send">Gửi</button></form>
{% progress 7 25 "Lượt 1" %}{% endblock %}"""
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


class Visit:
    """One page in one window, what the browser complained about and what it asked for."""

    def __init__(self, page: Page) -> None:
        self.page, self.complaints, self.asked = page, [], []
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.route("**/*", self.answer)
        page.goto(ADDRESS)

    def answer(self, route: Route) -> None:
        path = urlparse(route.request.url).path
        self.asked.append(path)
        file = STATIC / path.removeprefix(settings.STATIC_URL)
        if path == "/sent":
            route.fulfill(status=204)
        elif path == "/":
            headers = {"Content-Security-Policy": POLICY}
            cookie = route.request.headers.get("cookie", "")
            body = html(dict(re.findall(r"(\w+)=(\w+)", cookie)))
            route.fulfill(body=body, headers=headers, content_type="text/html; charset=utf-8")
        else:
            route.fulfill(path=file) if file.is_file() else route.fulfill(status=404)

    def ground(self) -> str:
        return self.page.evaluate("getComputedStyle(document.body).backgroundColor")


def html(cookies: dict[str, str]) -> str:
    request = RequestFactory().get("/")
    request.COOKIES = cookies
    user = User(username="hoa", name="Bùi Thị Hoa", organisation=Organisation(name="Đảng bộ xã"))
    source = SOURCE.replace("LETTERS", " ".join(letters()))
    context = {"request": request, "user": user, "csrf_token": "abc"}
    return Template(source).render(Context(context))


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=needs.chromium(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium):
    contexts = []

    def open_window(width: int = 1366, scheme: str = "light") -> Visit:
        size = {"width": width, "height": 768}
        contexts.append(chromium.new_context(viewport=size, color_scheme=scheme))
        return Visit(contexts[-1].new_page())

    yield open_window
    for context in contexts:
        context.close()


def fonts_of(page: Page, selector: str) -> set[str]:
    """The fonts from which the browser really draws an element's text."""
    page.evaluate("document.fonts.ready.then(() => true)")
    tools = page.context.new_cdp_session(page)
    tools.send("DOM.enable")
    tools.send("CSS.enable")
    root = tools.send("DOM.getDocument")["root"]["nodeId"]
    node = tools.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    used = tools.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    return {font["familyName"] for font in used if font["isCustomFont"]} | {
        f"not shipped: {font['familyName']}" for font in used if not font["isCustomFont"]
    }


@pytest.mark.parametrize("selector", ["#all", "#bold"])
def test_every_vietnamese_letter_is_drawn_from_the_shipped_font(visit, selector):
    families = fonts_of(visit().page, selector)
    assert families
    assert all(family.startswith("Be Vietnam Pro") for family in families)


def test_vietnamese_text_needs_four_font_files(visit):
    window = visit()
    window.page.wait_for_load_state("networkidle")
    fonts = {path.rsplit("/", 1)[1] for path in window.asked if path.endswith(".woff2")}
    assert fonts == {f"{part}-{w}.woff2" for part in ("latin", "vietnamese") for w in (400, 600)}


def test_a_page_keeps_the_strict_policy_and_finds_all_its_files(visit):
    window = visit()
    window.page.wait_for_load_state("networkidle")
    window.page.click("details.menu summary")
    assert window.complaints == []


def test_htmx_neither_evaluates_nor_adds_styles(visit):
    config = visit().page.evaluate("htmx.config")
    assert config["allowEval"] is config["includeIndicatorStyles"] is False
    assert config["selfRequestsOnly"] is True


def test_the_theme_follows_the_system(visit):
    assert visit(scheme="light").ground() == "rgb(246, 247, 249)"
    assert visit(scheme="dark").ground() == "rgb(17, 21, 26)"


def test_a_chosen_theme_stays_after_a_reload_and_can_be_given_up(visit):
    window = visit(scheme="light")
    for choice, ground in (("dark", "rgb(17, 21, 26)"), ("", "rgb(246, 247, 249)")):
        window.page.click("details.menu summary")
        window.page.click(f"[data-theme-choice='{choice}']")
        assert window.ground() == ground
        window.page.reload()
        assert window.ground() == ground


def test_paper_is_white_in_the_dark_theme_too(visit):
    window = visit(scheme="dark")
    window.page.emulate_media(media="print", color_scheme="dark")
    assert window.ground() == "rgb(255, 255, 255)"
    assert not window.page.is_visible(".topbar")


def test_escape_closes_the_menu_and_gives_the_focus_back(visit):
    page = visit().page
    page.focus("details.menu summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert page.query_selector("details.menu[open]") is None
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_a_click_elsewhere_closes_the_menu(visit):
    page = visit().page
    page.click("details.menu summary")
    assert page.is_visible(".menu-panel")
    page.click("h1")
    assert not page.is_visible(".menu-panel")


def test_an_impatient_finger_sends_a_form_once(visit):
    window = visit()
    for _press in range(3):
        window.page.click("#send", no_wait_after=True)
    window.page.wait_for_timeout(200)
    assert window.asked.count("/sent") == 1


def test_the_first_tab_leads_past_the_bar_and_is_seen(visit):
    page = visit().page
    page.keyboard.press("Tab")
    box = page.locator(":focus").bounding_box()
    assert page.locator(":focus").get_attribute("href") == "#main"
    assert box["y"] >= 0
    assert page.evaluate("getComputedStyle(document.activeElement).outlineWidth") == "2px"


def test_the_primary_button_is_top_right_on_a_desk_and_at_the_bottom_of_a_phone(visit):
    desk = visit().page.locator(".btn-primary").bounding_box()
    phone = visit(width=390).page.locator(".btn-primary").bounding_box()
    assert desk["x"] > 1000
    assert desk["y"] < 160
    assert phone["y"] > 680
    assert phone["width"] > 340


def test_a_phone_has_no_empty_bar_where_there_is_nothing_to_press(visit):
    page = visit(width=390).page
    page.evaluate("document.querySelector('.page-primary').innerHTML = '<div></div>'")
    assert not page.is_visible(".page-primary")


def test_a_phone_never_scrolls_sideways(visit):
    assert visit(width=390).page.evaluate("document.documentElement.scrollWidth") == 390
