"""Nhập phiếu when the server, the browser, the disk or the clock fails, or two computers meet."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3

import pytest
from playwright.sync_api import expect

from tests import commands, needs
from tests.browser import FLAGS, HOST
from tests.e2e.desk import Desk, log_in
from tests.e2e.desk import keying as new_keying
from votes.models import LiveDesk
from votes.services import demonstrating

pytestmark = [
    pytest.mark.django_db(transaction=True), pytest.mark.once, pytest.mark.sqlite_only
]  # fmt: skip
HOUR = 3_600_000  # milliseconds
FULL_DISK = """
IDBObjectStore.prototype.put = () => {
  throw new DOMException("The disk is full", "QuotaExceededError");
};"""


# -- two computers -----------------------------------------------------------------------------


def test_a_second_computer_gets_the_batch_only_by_taking_it_over(desk):
    here = desk(new_keying()).open()
    here.key("123", "111")
    here.says("Đã lưu 2/5")
    there = desk(here.keying)
    there.page.goto(there.url)
    expect(there.page.locator("main")).to_contain_text("Tập 1 đang mở ở máy chủ.")
    there.page.get_by_role("button", name="Nhận nhập tiếp tập này").click()
    there.says("Phiếu 3/5")
    here.key("222")
    here.trouble(
        "Tập 1 đang mở ở máy chủ. Chỉ nhận nhập tiếp khi máy đó đã dừng. Chưa gửi: 1 phiếu"
    )
    there.key("109", "322", "900")
    there.says("Đã lưu 5/5")
    assert there.stored() == ["123", "111", "109", "322", "900"]


def test_the_first_computer_can_take_its_batch_back_and_sends_what_it_kept(desk):
    here = desk(new_keying()).open()
    here.key("123")
    here.says("Đã lưu 1/5")
    LiveDesk.objects.update(token="t" * 32, machine="192.168.1.9")
    here.key("111")
    here.trouble("Tập 1 đang mở ở máy 192.168.1.9.")
    here.press("3")
    here.says("Phiếu 3/5")
    here.page.once("dialog", lambda dialog: dialog.accept())
    here.page.locator("#trouble a").click()
    here.page.get_by_role("button", name="Nhận nhập tiếp tập này").click()
    here.says("Đã lưu 2/5")
    assert here.stored() == ["123", "111"]


# -- the disk, the clock, the network ----------------------------------------------------------


def test_on_a_full_disk_typing_goes_on_and_says_so(desk):
    window = desk(new_keying())
    window.page.add_init_script(FULL_DISK)
    window.open()
    window.page.context.set_offline(True)
    window.key("123", "111")
    window.trouble("Trình duyệt trên máy này không giữ được phiếu.")
    window.says("Phiếu 3/5")
    window.page.context.set_offline(False)
    window.says("Đã lưu 2/5")
    assert window.stored() == ["123", "111"]


@pytest.mark.parametrize("off", [-HOUR, HOUR])
def test_a_clock_an_hour_off_changes_nothing(desk, off):
    window = desk(new_keying())
    window.page.add_init_script(
        f"const now = Date.now; Date.now = () => now() + {off}; Date.prototype.getTime = Date.now;"
    )
    window.open().key("123", "111")
    window.says("Đã lưu 2/5")
    assert window.stored() == ["123", "111"]


def test_after_two_minutes_without_a_network_everything_is_sent(desk):
    window = desk(new_keying())
    window.page.clock.install()
    window.open()
    window.page.context.set_offline(True)
    window.key("123", "111")
    window.trouble("Chưa gửi: 2 phiếu.")
    window.page.clock.run_for(120_000)
    window.key("109")
    window.trouble("Chưa gửi: 3 phiếu.")
    window.page.context.set_offline(False)
    window.page.clock.run_for(11_000)
    window.says("Đã lưu 3/5")
    assert window.stored() == ["123", "111", "109"]


# -- the browser -------------------------------------------------------------------------------


@pytest.fixture
def profile(keying_browser, tmp_path, live_server):
    """`profile(keying)`: that typist's window in a browser whose folder outlives it."""
    root = live_server.url.replace("localhost", HOST).replace("127.0.0.1", HOST)

    def start(keying) -> Desk:
        context = keying_browser.browser_type.launch_persistent_context(
            tmp_path / "profile", executable_path=needs.chromium(), args=FLAGS
        )
        log_in(context, root, keying.keyed_by)
        return Desk(context.pages[0], root, keying).open()

    return start


def test_a_browser_closed_in_the_middle_of_a_paper_goes_on_where_it_was(profile):
    keying = new_keying()
    window = profile(keying)
    window.key("123")
    window.says("Đã lưu 1/5")
    window.page.context.set_offline(True)
    window.key("111")
    window.press("3", "2")
    window.trouble("Chưa gửi: 1 phiếu.")
    window.page.wait_for_function(f"({DRAFTS})()")
    window.page.context.close()
    window = profile(keying)
    window.says("Đã lưu 2/5")
    window.press("1", "Enter")
    window.says("Đã lưu 3/5")
    assert window.stored() == ["123", "111", "321"]
    window.page.context.close()


DRAFTS = """() => new Promise((resolve) => {
  const request = indexedDB.open("tinnhiem", 1);
  request.onsuccess = () => {
    const all = request.result.transaction("drafts").objectStore("drafts").getAll();
    all.onsuccess = () => resolve(all.result.some((d) => d.sheet.marks.join("") === "32"));
  };
})"""


# -- the server --------------------------------------------------------------------------------


class Demo:
    """A demo in a folder of its own, whose server can be killed and started again."""

    def __init__(self, folder) -> None:
        self.house = commands.House(folder)
        self.database = folder / "demo/tinnhiem.sqlite3"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.process = None

    def start(self) -> None:
        self.process = self.house.start("demo", "--port", str(self.port))
        assert self.process.stdout.readline().startswith(b"http://")

    def end(self, number: int) -> None:
        self.process.send_signal(number)
        self.process.communicate(timeout=30)

    def stored(self) -> list[str]:
        """What the open keying of the demo's last batch holds."""
        query = (
            "SELECT r.marks FROM votes_reading r JOIN votes_keying k ON k.id = r.keying_id "
            "WHERE k.state = 'open' ORDER BY r.position"
        )
        with sqlite3.connect(self.database) as database:
            return [marks for (marks,) in database.execute(query)]


@pytest.fixture
def demo(tmp_path):
    made = Demo(tmp_path)
    made.start()
    yield made
    made.end(signal.SIGTERM)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_server_killed_and_started_again_while_somebody_types_loses_nothing(keying_browser, demo):
    page = keying_browser.new_context().new_page()
    page.goto(f"http://{HOST}:{demo.port}/")
    page.locator("[name=username]").fill("nhap2")
    page.locator("[name=password]").fill(demonstrating.PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('Các cuộc lấy phiếu')")
    page.goto(f"http://{HOST}:{demo.port}/sessions/kiem-phieu/keyings/")
    page.locator(".btn-primary").first.click()
    expect(page.locator("#desk")).to_be_visible()
    before = demo.stored()
    papers = [mark * 12 for mark in "123123"]
    for number, paper in enumerate(papers):
        for key in [*paper, "Enter"]:
            page.keyboard.press(key)
        if number == 1:
            demo.end(signal.SIGKILL)
    expect(page.locator("#trouble")).to_contain_text("Cứ nhập tiếp")
    demo.start()
    total = len(before) + len(papers)
    expect(page.locator("#desk")).to_contain_text(f"Đã lưu {total}/", timeout=30_000)
    assert demo.stored() == [*before, *papers]
    page.context.close()
