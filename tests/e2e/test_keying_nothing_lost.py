"""Nhập phiếu in a real browser: whatever fails on the way, each paper is stored, once."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests import build
from tests.e2e.desk import PAPERS, STORED, Desk, keying, log_in, store
from votes.services import keying as keyings

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.dealt]


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


def test_a_paper_is_written_to_the_disk_and_not_only_handed_over(desk):
    window = desk(keying())
    window.page.add_init_script(
        """const { transaction } = IDBDatabase.prototype;
        window.written = [];
        IDBDatabase.prototype.transaction = function (stores, mode, options) {
          if (options) window.written.push([[stores].flat().join(), options.durability]);
          return transaction.call(this, stores, mode, options);
        };"""
    )
    window.open().key("123")
    window.says("Đã lưu 1/5")
    assert ["papers", "strict"] in window.page.evaluate("window.written")


def test_a_browser_that_keeps_nothing_says_so_and_sends_all_the_same(desk):
    window = desk(keying())
    window.page.add_init_script("Object.defineProperty(window, 'indexedDB', { value: undefined })")
    window.open()
    window.page.context.set_offline(True)
    window.key("123")
    window.trouble("không giữ được phiếu")
    window.page.context.set_offline(False)
    window.says("Đã lưu 1/5")
    assert window.stored() == ["123"]


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
