"""Nhập phiếu in a real browser: what is keyed is what is stored, and the line is in view."""

from __future__ import annotations

from itertools import cycle

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.desk import PAPERS, keying
from votes.choices import KeyingState

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]


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


def test_the_tab_key_never_takes_the_keys_away(desk):
    window = desk(keying()).open()
    for _press in range(40):
        window.press("Tab")
    window.press("Tab", "1", "2", "3", "Enter")
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


def test_a_phone_can_end_a_batch_early(desk):
    window = desk(keying(size=20), viewport={"width": 390, "height": 844}, has_touch=True).open()
    window.key(*["123"] * 4)
    window.says("Đã lưu 4/20")
    window.page.locator("#legend [data-command=end]").tap()
    window.page.locator("#confirm [data-digit='4']").tap()
    window.page.locator("#confirm [data-command=enter]").tap()
    expect(window.page.locator("main")).to_contain_text("Xong tập 1: 4/20 phiếu.")


def seen_whole(page: Page, selector: str) -> bool:
    return page.locator(selector).evaluate(
        """(line) => {
          const box = line.getBoundingClientRect();
          const list = document.getElementById("lines").getBoundingClientRect();
          return box.top >= list.top - 1 && box.bottom <= list.bottom + 1;
        }"""
    )


def test_keys_at_the_speed_of_an_expert_are_all_taken(desk):
    papers = ["".join("12309"[(place + line) % 5] for line in range(60)) for place in range(12)]
    window = desk(keying(subjects=60, size=12)).open()
    for paper in papers:
        for key in [*paper, "Enter"]:
            window.page.keyboard.press(key)
    expect(window.page.locator("#desk")).to_contain_text("Đã lưu 12/12", timeout=60_000)
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


PHONE = {"viewport": {"width": 390, "height": 844}}
INSIDE = """() => {
  const bottom = (place) => document.querySelector(place).getBoundingClientRect().bottom;
  return bottom(".k-column:last-child .k-line:last-child") <= bottom("#lines") + 1;
}"""


def test_on_a_phone_the_summary_stands_on_the_last_lines(desk):
    window = desk(keying(subjects=30), **PHONE).open()
    window.press(*"1" * 30)
    window.says("Đủ 30 dòng")
    assert window.page.evaluate(INSIDE)


def test_the_digits_of_the_legend_rest_while_a_reason_is_chosen(desk):
    window = desk(keying(), **PHONE).open()
    digit = window.page.locator("#legend [data-digit='1']")
    resting = "element => getComputedStyle(element).pointerEvents"
    assert digit.evaluate(resting) == "auto"
    window.press("x")
    assert digit.evaluate(resting) == "none"
