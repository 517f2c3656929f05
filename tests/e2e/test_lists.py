"""Nhập danh sách in a real browser: a paste is read at once, a column's meaning is changed."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests import build, sheets, web
from tests.browser import HOST
from tests.e2e.desk import log_in
from tests.e2e.test_axe import AXE as AXE_SOURCE

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]
PASTE = """([html, text]) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", text);
  const options = { clipboardData: data, bubbles: true, cancelable: true };
  const event = new ClipboardEvent("paste", options);
  document.querySelector("[data-paste]").dispatchEvent(event);
}"""
AXE = "async () => (await axe.run(document)).violations.map(({ id }) => id)"


def test_a_word_table_is_pasted_looked_at_and_written(keying_browser, live_server):
    session = build.session(subjects=0)
    root = live_server.url.replace("localhost", HOST).replace("127.0.0.1", HOST)
    context = keying_browser.new_context(bypass_csp=True)
    log_in(context, root, build.organiser(session))
    page = context.new_page()
    page.goto(root + web.url("lists", session))
    head = ("TT", "Họ và tên", "Đảm nhiệm")
    page.evaluate(PASTE, [sheets.html(sheets.rows(head=head)), "x"])
    expect(page.locator(".remark-error")).to_contain_text("Thiếu cột “Chức vụ”")
    page.get_by_label("Đảm nhiệm").select_option("post")
    expect(page.locator(".lists-rows tbody tr")).to_have_count(3)
    page.evaluate(AXE_SOURCE)
    assert page.evaluate(AXE) == []
    page.get_by_role("button", name="Ghi vào danh sách").click()
    expect(page.locator("#messages")).to_contain_text("Đã ghi 3 người")
    context.close()
