"""Văn bản in the browser: Enter opens the next paper, what is typed is drawn beside the form."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests import build
from tests.browser import HOST
from tests.e2e.desk import log_in
from votes.choices import Role
from votes.services import printing, sealing

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]


@pytest.fixture
def visit(keying_browser, live_server):
    """`visit(user, url)`: the page in that person's window; what it complains of is a failure."""
    root = live_server.url.replace("localhost", HOST).replace("127.0.0.1", HOST)
    context = keying_browser.new_context(viewport={"width": 1366, "height": 768})
    complaints: list[str] = []

    def at(user, url: str) -> Page:
        log_in(context, root, user)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(root + url)
        return page

    yield at
    context.close()
    assert complaints == []


def _print_next(page: Page, title: str) -> None:
    expect(page.locator(".btn-primary")).to_contain_text(f"In: {title}")
    with page.expect_popup() as paper:
        page.keyboard.press("Enter")
    paper.value.close()


def test_enter_prints_one_paper_after_the_other(visit):
    session = build.ready()
    sealing.seal(session=session, by=None, confirmed_by=None, acknowledge_all="đã xem")
    session.refresh_from_db()
    page = visit(build.head(session), reverse("results", args=[session.code]))
    _print_next(page, "Biên bản kiểm phiếu")
    _print_next(page, "Bảng tổng hợp kết quả lấy phiếu tín nhiệm")
    done = page.locator(".chain-done")
    expect(done.nth(1)).to_contain_text("Bảng tổng hợp")
    assert printing.printed(session) == {"minutes", "summary"}


def test_a_paper_is_looked_at_beside_the_list_and_not_printed(visit):
    session = build.ready()
    sealing.seal(session=session, by=None, confirmed_by=None, acknowledge_all="đã xem")
    session.refresh_from_db()
    page = visit(build.head(session), reverse("documents", args=[session.code]))
    with page.expect_response(re.compile(r"/summary\.pdf\?preview")) as answer:
        page.get_by_role("link", name="Bảng tổng hợp", exact=False).nth(1).click()
    assert answer.value.status == 200
    expect(page.locator("#preview-title")).to_contain_text("Bảng tổng hợp")
    assert printing.printed(session) == set()
    with page.expect_download() as file:
        page.locator("#all").click()
    assert file.value.suggested_filename == f"{session.code}.zip"


def test_what_is_typed_is_drawn_beside_the_form(visit):
    office = build.user("Cán bộ", Role.ORGANISER, to=build.organisation())
    page = visit(office, reverse("layout"))
    with page.expect_response(re.compile(r"margin_left=27%2C5")) as answer:
        page.locator("[name=margin_left]").fill("27,5")
    assert answer.value.headers["content-type"] == "application/pdf"
    page.get_by_role("button", name=re.compile("Về mẫu.*Lề trái")).click()
    expect(page.locator("[name=margin_left]")).to_have_value("30")
