"""Nhập phiếu in a real browser, over plain http by a host name: what is keyed is what is stored."""

from __future__ import annotations

from itertools import cycle

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect, sync_playwright

from tests import build, needs
from votes.choices import KeyingState
from votes.models import Keying
from votes.services import keying as keyings

pytestmark = [pytest.mark.django_db(transaction=True)]

HOST = "tinnhiem.test"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    f"--host-resolver-rules=MAP {HOST} 127.0.0.1",
]
PAPERS = ["123", "111", "109", "322", "900"]
STORED = """() => new Promise((resolve, reject) => {
  const request = indexedDB.open("tinnhiem", 1);
  request.onerror = () => reject(request.error);
  request.onsuccess = () => {
    const read = request.result.transaction(["papers", "drafts"]);
    const papers = read.objectStore("papers").getAll();
    const drafts = read.objectStore("drafts").getAll();
    read.oncomplete = () => resolve([papers.result.length, drafts.result.length]);
  };
})"""


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=needs.chromium(), args=FLAGS)
        yield browser
        browser.close()


class Desk:
    """One typist's window on one batch."""

    def __init__(self, page: Page, root: str, keying: Keying) -> None:
        self.page, self.root, self.keying, self.complaints = page, root, keying, []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._note)
        here = {"code": keying.batch.form.session.code, "pk": keying.pk}
        self.url = root + reverse("keying", kwargs=here)

    def _note(self, message) -> None:
        if "Content Security Policy" in message.text:
            self.complaints.append(message.text)

    def open(self) -> Desk:
        self.page.goto(self.url)
        expect(self.page.locator("#desk")).to_be_visible()
        return self

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def key(self, *papers: str) -> None:
        for paper in papers:
            self.press(*paper, "Enter")

    def says(self, text: str) -> None:
        expect(self.page.locator("#desk")).to_contain_text(text)

    def trouble(self, text: str) -> None:
        expect(self.page.locator("#trouble")).to_contain_text(text, timeout=15_000)

    def waiting(self) -> list[int]:
        """Papers and drafts that lie in this browser."""
        return self.page.evaluate(STORED)

    def stored(self) -> list[str]:
        rows = self.keying.readings.order_by("position")
        return [row.marks or f"!{row.invalid_reason}" for row in rows]


@pytest.fixture
def desk(chromium, live_server):
    """`desk(keying)`: a window of the person who keys it, logged in."""
    contexts = []

    def at(keying: Keying, **window) -> Desk:
        size = {"width": 1366, "height": 768}
        context = chromium.new_context(**({"viewport": size} | window))
        contexts.append(context)
        root = live_server.url.replace("localhost", HOST).replace("127.0.0.1", HOST)
        log_in(context, root, keying.keyed_by)
        return Desk(context.new_page(), root, keying)

    yield at
    for context in contexts:
        context.close()


def log_in(context, root: str, user) -> None:
    client = Client()
    client.force_login(user)
    cookie = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": root, "httpOnly": True}])


def keying(*, subjects: int = 3, size: int = 5, **fields) -> Keying:
    session = build.counting(subjects=subjects, batches=[size], **fields)
    return keyings.next_keying(session=session, by=build.typist(session))


def test_a_batch_is_keyed_without_a_mouse(desk):
    window = desk(keying()).open()
    window.key(*PAPERS)
    window.says("Đã lưu 5/5")
    window.says("Đã nhập 5/5 phiếu của tập 1.")
    window.press("Enter")
    expect(window.page.locator("main")).to_contain_text("Xong tập 1: 5/5 phiếu.")
    expect(window.page.locator("main")).to_contain_text("giao cho Trưởng Ban kiểm phiếu")
    assert window.stored() == PAPERS
    window.keying.refresh_from_db()
    assert window.keying.state == KeyingState.FINISHED
    assert window.waiting() == [0, 0]
    assert window.complaints == []


def test_a_paper_costs_its_lines_and_one_key(desk):
    window = desk(keying(subjects=12)).open()
    window.page.evaluate(
        "addEventListener('keydown', () => (window.keys = (window.keys || 0) + 1))"
    )
    window.key("123111122019")
    window.says("Phiếu 2/5")
    assert window.page.evaluate("window.keys") == 13


def test_the_top_row_and_the_number_pad_both_key(desk):
    window = desk(keying()).open()
    window.press("Digit1", "Numpad2", "Digit3", "NumpadEnter")
    window.says("Đã lưu 1/5")
    assert window.stored() == ["123"]


def test_an_invalid_paper_takes_a_reason_by_one_key(desk):
    window = desk(keying()).open()
    window.press("1", "x", "2", "Enter")
    window.says("Đã lưu 1/5")
    assert window.stored() == ["!unstamped"]


def test_a_paper_without_a_mark_is_shown_and_stored_as_invalid(desk):
    window = desk(keying()).open()
    window.press("0", "0", "0")
    window.says("Không đánh dấu ở tất cả các dòng")
    window.press("Enter")
    window.says("Đã lưu 1/5")
    assert window.stored() == ["!unmarked"]


def test_the_paper_before_is_reopened_and_corrected(desk):
    window = desk(keying()).open()
    window.key("123", "111")
    window.press("2", "PageUp", "ArrowLeft", "3", "Enter")
    window.says("Phiếu 3/5")
    window.press("2", "2", "Enter")
    window.says("Đã lưu 3/5")
    assert window.stored() == ["123", "113", "222"]


def test_the_summary_counts_what_was_keyed(desk):
    window = desk(keying(subjects=5)).open()
    window.press(*"11290")
    window.says("Đủ 5 dòng. So với phiếu rồi nhấn Enter để lưu.")
    window.says("Cao 2 · Tín nhiệm 1 · Thấp 0 · Không đánh dấu 1 · Nhiều ô 1")


def test_the_third_level_does_nothing_where_there_are_two_and_says_so(desk):
    window = desk(keying(ruleset_key="bo-phieu-2023")).open()
    window.press("1", "3")
    window.says("chỉ có hai mức")
    window.press("2", "9", "Enter")
    window.says("Đã lưu 1/5")
    assert window.stored() == ["129"]


def test_a_reload_goes_on_where_the_typist_was(desk):
    window = desk(keying()).open()
    window.key("123", "111")
    window.press("3")
    window.says("Đã lưu 2/5")
    window.open()
    window.says("Phiếu 3/5")
    window.press("2", "1", "Enter")
    window.says("Đã lưu 3/5")
    assert window.stored() == ["123", "111", "321"]


def test_a_cut_network_loses_and_doubles_nothing(desk):
    window = desk(keying()).open()
    window.key("123")
    window.says("Đã lưu 1/5")
    window.page.context.set_offline(True)
    window.key("111", "109", "322")
    window.trouble("Mất kết nối. Cứ nhập tiếp, phiếu vẫn được giữ trên máy này. Chưa gửi: 3 phiếu.")
    window.page.context.set_offline(False)
    window.key("900")
    window.says("Đã lưu 5/5")
    assert window.stored() == PAPERS
    assert set(window.keying.readings.values_list("revision", flat=True)) == {1}


def test_what_was_not_sent_survives_a_reload(desk):
    window = desk(keying()).open()
    window.page.route("**/papers/*/", lambda route: route.abort())
    window.key("123", "111")
    window.trouble("Chưa gửi: 2 phiếu.")
    window.page.once("dialog", lambda dialog: dialog.accept())
    window.open()
    window.says("Phiếu 3/5")
    window.page.unroute("**/papers/*/")
    window.says("Đã lưu 2/5")
    assert window.stored() == ["123", "111"]


def test_leaving_with_unsent_papers_warns(desk):
    window = desk(keying()).open()
    window.page.route("**/papers/*/", lambda route: route.abort())
    window.key("123")
    window.trouble("Chưa gửi: 1 phiếu.")
    asked = []
    window.page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    window.page.reload()
    assert asked == ["beforeunload"]


def test_an_answer_that_got_lost_is_asked_for_again_and_stored_once(desk):
    window = desk(keying()).open()
    lost = []

    def store_and_drop(route):
        if lost:
            return route.continue_()
        lost.append(store(window.keying, "123"))
        return route.abort()

    window.page.route("**/papers/*/", store_and_drop)
    window.key("123", "111")
    window.says("Đã lưu 2/5")
    assert len(lost) == 1
    assert window.stored() == ["123", "111"]


def store(keying: Keying, marks: str) -> keyings.Saved:
    """Paper 1, stored by another way than this page."""
    paper = {"position": 1, "revision": 1, "marks": marks, "invalid_reason": ""}
    return keyings.save_reading(keying=keying, by=keying.keyed_by, **paper)


def test_an_expired_log_in_goes_on_after_the_typist_logged_in_again(desk):
    window = desk(keying()).open()
    window.page.context.clear_cookies(name="sessionid")
    window.key("123")
    window.trouble("Đã hết hạn đăng nhập")
    expect(window.page.locator("#trouble a")).to_have_attribute("target", "_blank")
    log_in(window.page.context, window.root, window.keying.keyed_by)
    window.says("Đã lưu 1/5")
    expect(window.page.locator("#trouble")).to_be_hidden()
    assert window.stored() == ["123"]


def test_somebody_elses_log_in_sends_nothing(desk):
    window = desk(keying()).open()
    other = build.typist(window.keying.batch.form.session, "Minh")
    log_in(window.page.context, window.root, other)
    window.key("123")
    window.trouble("tài khoản khác")
    assert window.stored() == []
    log_in(window.page.context, window.root, window.keying.keyed_by)
    window.says("Đã lưu 1/5")


def test_the_next_paper_is_ready_before_the_server_answered(desk):
    window = desk(keying()).open()
    held = []
    window.page.route("**/papers/*/", lambda route: held.append(route))
    with window.page.expect_request("**/papers/1/"):
        window.key("123")
    window.says("Phiếu 2/5")
    window.says("Đã lưu 0/5")
    held[0].continue_()
    window.says("Đã lưu 1/5")
    assert len(held) == 1


def test_a_paper_stored_otherwise_elsewhere_is_named_and_corrected(desk):
    window = desk(keying()).open()
    store(window.keying, "333")
    window.key("123")
    window.trouble("Phiếu 1 chưa được lưu")
    window.press("PageUp", "Enter")
    expect(window.page.locator("#trouble")).to_be_hidden()
    window.says("Đã lưu 1/5")
    assert window.stored() == ["123"]
    assert window.waiting() == [0, 0]


def test_ending_early_asks_for_the_count(desk):
    window = desk(keying()).open()
    window.key("123", "111")
    window.press("k")
    window.says("Tập 1 ghi 5 phiếu, đồng chí đã nhập 2.")
    window.press("3", "Enter")
    window.says("Số vừa gõ khác số phiếu đã nhập (2)")
    window.press("2", "Enter")
    expect(window.page.locator("main")).to_contain_text("Xong tập 1: 2/5 phiếu.")


def test_one_more_paper_than_the_batch_is_keyed_and_confirmed(desk):
    window = desk(keying(size=2)).open()
    window.key("123", "111")
    window.press("t")
    window.key("222")
    window.press("Enter", "3", "Enter")
    expect(window.page.locator("main")).to_contain_text("Xong tập 1: 3/2 phiếu.")
    assert window.stored() == ["123", "111", "222"]


def test_repeats_pastes_and_wheels_do_nothing(desk):
    window = desk(keying(subjects=12)).open()
    window.page.keyboard.down("1")
    window.page.keyboard.down("1")
    window.page.keyboard.up("1")
    window.page.evaluate("document.execCommand('insertText', false, '222')")
    window.page.keyboard.insert_text("333")
    window.page.mouse.move(600, 300)
    window.page.mouse.wheel(0, 600)
    marks = window.page.locator(".k-mark").all_inner_texts()
    assert [mark for mark in marks if mark] == ["1 Tín nhiệm cao"]


def test_an_input_method_that_holds_the_keys_corrupts_no_mark(desk):
    window = desk(keying()).open()
    events = [("Digit1", "Process"), ("KeyA", "a"), ("Backspace", "Backspace"), ("", "á")]
    for code, key in events:
        window.page.evaluate(
            """([code, key]) => document.getElementById("sheet").dispatchEvent(
              new KeyboardEvent("keydown", { code, key, isComposing: true, bubbles: true }))""",
            [code, key],
        )
    window.says("không có gì thay đổi")
    window.press("2", "3", "Enter")
    window.says("Đã lưu 1/5")
    assert window.stored() == ["123"]


def test_read_aloud_shows_the_line_large_and_is_remembered(desk):
    window = desk(keying()).open()
    name = window.keying.batch.form.subjects.get(order=2).name
    window.press("l", "1")
    expect(window.page.locator("#aloud")).to_contain_text(name)
    expect(window.page.locator("#aloud")).to_contain_text("1 Tín nhiệm cao")
    window.open()
    expect(window.page.locator("#aloud")).to_contain_text(name)


def test_sounds_are_off_until_asked_for_and_stop_no_key(desk):
    window = desk(keying()).open()
    button = window.page.locator("button[data-command=sound]")
    expect(button).to_have_attribute("aria-pressed", "false")
    window.press("m")
    expect(button).to_have_attribute("aria-pressed", "true")
    window.key("123")
    window.says("Đã lưu 1/5")
    assert window.complaints == []


def test_a_server_that_is_busy_is_said_and_tried_again(desk):
    window = desk(keying()).open()
    answers = iter([503, 500])

    def answer(route):
        status = next(answers, None)
        return route.fulfill(status=status) if status else route.continue_()

    window.page.route("**/papers/*/", answer)
    window.key("123")
    window.trouble("Máy chủ chưa nhận được phiếu")
    window.says("Đã lưu 1/5")
    assert window.stored() == ["123"]


def test_a_pass_that_was_taken_away_says_whom_to_tell(desk):
    window = desk(keying()).open()
    session = window.keying.batch.form.session
    keyings.abandon_keying(keying=window.keying, by=build.head(session), reason="cầm nhầm tập")
    window.key("123")
    window.trouble("Lượt nhập này đã kết thúc, không sửa được nữa.")
    window.trouble("báo Trưởng Ban kiểm phiếu")


def test_the_tab_key_never_takes_the_keys_away(desk):
    window = desk(keying()).open()
    for _press in range(40):
        window.press("Tab")
    window.press("Tab", "1", "2", "3", "Enter")
    window.says("Đã lưu 1/5")
    assert window.stored() == ["123"]


def test_the_page_opened_last_has_the_batch(desk):
    first = desk(keying()).open()
    second = Desk(first.page.context.new_page(), first.root, first.keying).open()
    first.trouble("vừa được mở ở một trang khác")
    first.press("1")
    second.key("123")
    second.says("Đã lưu 1/5")
    assert first.page.locator(".k-mark").first.inner_text() == ""


def test_what_an_abandoned_pass_left_in_the_browser_goes(desk):
    window = desk(keying()).open()
    window.page.route("**/papers/*/", lambda route: route.abort())
    window.key("123")
    window.press("1")
    window.trouble("Chưa gửi: 1 phiếu.")
    assert window.waiting() == [1, 1]
    session = window.keying.batch.form.session
    keyings.abandon_keying(keying=window.keying, by=build.head(session), reason="cầm nhầm tập")
    window.page.once("dialog", lambda dialog: dialog.accept())
    window.page.goto(window.root + reverse("keying_start", args=[session.code]))
    window.page.wait_for_function(f"({STORED})().then(([papers, drafts]) => papers + drafts === 0)")


def test_a_visit_between_batches_keeps_what_was_not_sent(desk):
    window = desk(keying()).open()
    window.page.route("**/papers/*/", lambda route: route.abort())
    window.key("123")
    window.trouble("Chưa gửi: 1 phiếu.")
    window.page.once("dialog", lambda dialog: dialog.accept())
    with window.page.expect_response("**/tidy.js"):
        window.page.goto(window.url.rsplit("/", 2)[0] + "/")
    window.page.unroute("**/papers/*/")
    window.open()
    window.says("Đã lưu 1/5")
    assert window.stored() == ["123"]


@pytest.mark.parametrize("lines", [12, 44, 60])
def test_the_current_line_is_in_view_at_every_line(desk, lines):
    window = desk(keying(subjects=lines), viewport={"width": 1366, "height": 640}).open()
    for digit, _line in zip(cycle("12"), range(lines), strict=False):
        assert seen_whole(window.page, ".k-current")
        window.press(digit)
    window.says(f"Đủ {lines} dòng.")


def test_a_phone_shows_the_current_line_and_keys_to_tap(desk):
    window = desk(keying(subjects=20), viewport={"width": 390, "height": 844}, has_touch=True)
    window.open()
    for _line in range(20):
        assert seen_whole(window.page, ".k-current")
        window.page.locator("#legend [data-digit='1']").tap()
    window.page.locator("#legend [data-command=enter]").tap()
    window.says("Đã lưu 1/5")
    assert window.stored() == ["1" * 20]


def seen_whole(page: Page, selector: str) -> bool:
    return page.locator(selector).evaluate(
        """(line) => {
          const box = line.getBoundingClientRect();
          const list = document.getElementById("lines").getBoundingClientRect();
          return box.top >= list.top - 1 && box.bottom <= list.bottom + 1;
        }"""
    )


def test_keys_at_the_speed_of_an_expert_are_all_taken(desk):
    papers = ["".join("12309"[(place + line) % 5] for line in range(60)) for place in range(40)]
    window = desk(keying(subjects=60, size=40)).open()
    for paper in papers:
        for key in [*paper, "Enter"]:
            window.page.keyboard.press(key)
    expect(window.page.locator("#desk")).to_contain_text("Đã lưu 40/40", timeout=60_000)
    assert window.stored() == papers


def test_without_javascript_a_paper_is_keyed_reopened_and_the_batch_ended(desk):
    window = desk(keying(size=1), java_script_enabled=False)
    window.page.goto(window.url)
    for line, mark in enumerate("129", 1):
        window.page.locator(f"input[name=line_{line}][value='{mark}']").check()
    window.page.get_by_role("button", name="Lưu phiếu 1").click()
    window.page.get_by_role("link", name="Mở lại phiếu 1").click()
    window.page.locator("input[name=line_3][value='3']").check()
    window.page.get_by_role("button", name="Lưu phiếu 1").click()
    window.page.get_by_role("button", name="Kết thúc tập").click()
    expect(window.page.locator("main")).to_contain_text("Xong tập 1: 1/1 phiếu.")
    assert window.stored() == ["123"]
