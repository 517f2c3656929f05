"""Whoever pastes or chooses a spoiled table is told what to do, or gets what the table says."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests import build, web
from tests.browser import HOST
from tests.e2e.desk import log_in
from tests.e2e.test_lists import PASTE
from tests.spoiled import RIGHT, SPOILED, Spoiled
from votes.models import Subject

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]


@pytest.fixture
def page(keying_browser, live_server):
    """Nhập danh sách of a draft without officials, reached by its links."""
    session = build.session(subjects=0)
    root = live_server.url.replace("localhost", HOST).replace("127.0.0.1", HOST)
    context = keying_browser.new_context(viewport={"width": 1366, "height": 768})
    log_in(context, root, build.organiser(session))
    page = context.new_page()
    page.goto(root + web.url("prepare", session))
    page.get_by_role("link", name="Người được lấy phiếu").first.click()
    page.get_by_role("link", name="Dán bảng từ Word, Excel").click()
    yield page
    context.close()


def give(page: Page, spoiled: Spoiled, folder) -> None:
    """Paste or choose it and press the page's button, as somebody would."""
    if spoiled.file:
        name, data = spoiled.file
        (folder / name).write_bytes(data)
        page.get_by_label("Hoặc chọn tệp").set_input_files(folder / name)
        page.get_by_role("button", name="Đọc bảng").click()
    elif spoiled.html:
        paste(page, spoiled.html)
    else:
        page.get_by_label("Dán bảng vào đây").fill(spoiled.text)
        page.get_by_role("button", name="Đọc bảng").click()


def paste(page: Page, html: str) -> None:
    """Into the box, once the page is there: before, the event would reach no script."""
    expect(page.locator("[data-paste]")).to_be_visible()
    page.wait_for_load_state()
    page.evaluate(PASTE, [html, "x"])


def visible(page: Page, text: str) -> None:
    """The message can be seen without anything being opened."""
    expect(page.get_by_text(text).filter(visible=True).first).to_be_visible()


def write(page: Page, names: tuple[str, ...]) -> None:
    """Look at what was understood and write it."""
    expect(page.locator(".lists-rows tbody tr")).to_have_count(len(names))
    seen = page.get_by_label("Đã xem: chữ sau khi chuyển đọc đúng")
    if seen.count():
        seen.check()
    page.get_by_role("button", name="Ghi vào danh sách").click()
    visible(page, f"Đã ghi {len(names)} người")


def mend(page: Page) -> None:
    """From the page that refused, by its own way back, with the table as it should be."""
    if not page.locator("[data-paste]").count():
        page.get_by_role("link", name="Nhập danh sách").click()
    paste(page, RIGHT)


@pytest.mark.parametrize("spoiled", SPOILED, ids=[one.name for one in SPOILED])
def test_a_spoiled_table_is_understood_or_mended(page, tmp_path, spoiled):
    give(page, spoiled, tmp_path)
    visible(page, spoiled.says)
    names = spoiled.names
    if not names:
        assert not Subject.objects.exists()
        mend(page)
        names = ("Âu Thị Hòa", "Bế Quang Hưởng", "Ma Văn Tịnh")
    write(page, names)
    assert tuple(Subject.objects.order_by("order").values_list("name", flat=True)) == names
