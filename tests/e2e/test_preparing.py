"""Preparing the twin's session in a real browser by what the screen says, from the first button."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests import build, sheets
from tests.browser import HOST
from tests.e2e.desk import log_in
from tests.e2e.test_axe import AXE as AXE_SOURCE
from tests.e2e.test_lists import AXE, PASTE
from votes.choices import Role
from votes.models import VoteSession

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]
TWIN = Path(__file__).resolve().parents[2] / "votes/data/twin_2023.json"


def word_table(people) -> str:
    """The office's table: number, name, posts in lines, the day of the appointment."""
    head = ("TT", "Họ và tên", "Chức vụ", "Ngày bổ nhiệm")
    rows = [head]
    for number, one in enumerate(people, 1):
        day = "/".join(reversed(one.get("appointed_on", "").split("-")))
        rows.append((str(number), one["name"], "; ".join(one["posts"]), day))
    return sheets.html(rows)


class Office:
    """Somebody who reads the page and presses its one button."""

    def __init__(self, page) -> None:
        self.page = page

    def fill(self, **fields: str) -> None:
        for label, text in fields.items():
            self.page.get_by_label(label.replace("_", " "), exact=False).first.fill(text)

    def on(self, heading: str) -> None:
        expect(self.page.locator("h1")).to_contain_text(heading)

    def press(self) -> None:
        self.page.locator(".page-primary .btn-primary").click()


@pytest.fixture
def office(keying_browser, live_server):
    body = build.organisation("Đảng bộ thị xã Vân Khê", place="Vân Khê", committee="")
    root = live_server.url.replace("localhost", HOST).replace("127.0.0.1", HOST)
    context = keying_browser.new_context(bypass_csp=True, viewport={"width": 1366, "height": 768})
    log_in(context, root, build.user("Hiền", Role.ORGANISER, to=body))
    page = context.new_page()
    page.goto(root)
    yield Office(page)
    context.close()


def test_a_newcomer_prepares_the_session_by_pasting_a_word_table(office):
    twin = json.loads(TWIN.read_text(encoding="utf-8"))
    office.press()
    office.on("Tạo cuộc lấy phiếu")
    office.fill(Tên_cuộc_lấy_phiếu=twin["session"]["title"], Ngày_lấy_phiếu="20/10/2023")
    office.press()
    office.on("Cơ quan, hội nghị")
    office.fill(Cấp_trên_trực_tiếp=twin["organisation"]["superior"])
    office.press()
    office.on("Căn cứ")
    office.press()
    office.on("Quy định áp dụng")
    office.press()
    office.on("Người được lấy phiếu")
    office.press()
    office.on("Nhập danh sách")
    office.page.evaluate(PASTE, [word_table(twin["officials"]), "x"])
    expect(office.page.locator(".lists-rows tbody tr")).to_have_count(13)
    office.press()
    office.on("Người được lấy phiếu")
    office.page.get_by_role("button", name="Xác nhận không thuộc diện").click()
    expect(office.page.locator(".prepare-exempt")).to_contain_text("Đinh Quang Tuệ")
    office.page.evaluate(AXE_SOURCE)
    assert office.page.evaluate(AXE) == []
    _the_rest(office)
    session = VoteSession.objects.get()
    assert (session.status, session.code) == ("voting", "van-khe-2023")
    assert session.forms.get().subjects.count() == 12


def _the_rest(office) -> None:
    office.press()
    office.on("Danh sách triệu tập")
    office.fill(Số_người_được_triệu_tập="40", Tổng_số_thành_viên="40")
    office.press()
    office.on("Loại phiếu")
    office.press()
    office.on("Ban kiểm phiếu")
    office.fill(Họ_và_tên="Lò Văn Tám")
    office.page.get_by_label("Nhiệm vụ, dòng 1").select_option("head")
    office.press()
    office.on("Kiểm tra, bắt đầu")
    office.press()
    expect(office.page.locator("#messages")).to_contain_text("Bắt đầu bỏ phiếu")
