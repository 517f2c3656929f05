"""What somebody does on a page before its picture is taken, again in every run."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from tests import sheets

STEPS = ("organisation", "bases", "rules", "officials", "members", "forms", "board", "check")
PASTE = """([html, text]) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", text);
  const options = { clipboardData: data, bubbles: true, cancelable: true };
  document.querySelector("[data-paste]").dispatchEvent(new ClipboardEvent("paste", options));
}"""
#: As a browser that does not check what is typed would send it.
UNCHECKED = "() => document.querySelectorAll('form').forEach((form) => (form.noValidate = true))"
SEND = ".page-primary .btn-primary, main form button.btn-primary, main form button.btn-danger"


def send_empty(page: Page) -> None:
    """The form as it is, though something must be filled in."""
    page.evaluate(UNCHECKED)
    page.locator(SEND).first.click()
    page.wait_for_load_state()


def emptied(page: Page) -> None:
    """Every field cleared, then sent."""
    for field in page.locator("main input:not([type]):visible, main input[type=text]:visible, "
                              "main input[type=number]:visible").all():  # fmt: skip
        field.fill("")
    send_empty(page)


def negative(page: Page) -> None:
    """A number that can't be."""
    page.locator("main input[type=number]:visible").nth(1).fill("-5")
    send_empty(page)


def log_in_wrong(page: Page) -> None:
    page.locator("[name=username]").fill("canbo")
    page.locator("[name=password]").fill("sai")
    page.keyboard.press("Enter")
    page.wait_for_selector(".alert, .invalid-feedback")


def wrong_code(page: Page) -> None:
    page.locator("[name=code]").fill("000000")
    page.keyboard.press("Enter")
    page.wait_for_selector(".alert, .invalid-feedback")


def open_menu(page: Page) -> None:
    page.locator("details.menu summary").click()


def upload_wrong(page: Page) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "danh-sach.doc"
        file.write_bytes(sheets.compound("WordDocument"))
        page.locator("input[type=file]").first.set_input_files(file)
        send_empty(page)


def paste_table(page: Page) -> None:
    page.evaluate(PASTE, [sheets.html(sheets.rows()), "x"])
    page.wait_for_selector(".lists-rows")


def paste_spoiled(page: Page) -> None:
    """No column for the posts, a name twice."""
    people = [*sheets.PEOPLE, ("4", "Âu Thị Hoà", "")]
    table = sheets.rows(*people, head=("TT", "Họ và tên", "Đảm nhiệm"))
    page.evaluate(PASTE, [sheets.html(table), "x"])
    page.wait_for_selector(".remark-error")


def make_accounts(page: Page) -> None:
    """Somebody new, with a code to log in for the first time."""
    # A name once in each language: what was made in one is there in the other.
    name = {"vi": "Hoàng Thị Sìn", "en": "Vừ Mí Sính"}[page.locator("html").get_attribute("lang")]
    page.locator("main [name=name]").fill(name)
    page.locator("main [name=roles]").first.check()
    page.locator("#account .actions button").click()
    page.wait_for_load_state()


def make_day_accounts(page: Page) -> None:
    """Five people of the day, with their slips."""
    names = ("Lộc Văn Sáng", "Cù Thị Nhàn", "Giàng A Páo", "Sùng Thị Mây", "Thào A Dế")
    page.locator("main [name=names]").fill("\n".join(names))
    send_empty(page)


def next_slide(page: Page) -> None:
    page.keyboard.press("ArrowRight")


def _typed(keys: str, *more: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        page.keyboard.type(keys)
        for key in more:
            page.keyboard.press(key)

    return act


def _cut_off(page: Page) -> None:
    """The network is cut and the typist goes on."""
    page.context.set_offline(True)
    page.keyboard.type("112112111211")
    page.keyboard.press("Enter")
    page.wait_for_selector("#trouble:visible", timeout=15_000)


#: States of Nhập phiếu; the demo's form has twelve lines.
KEYING = {
    "line": _typed("11213"),
    "summary": _typed("112131101191"),
    "reason": _typed("x"),
    "invalid": _typed("x2"),
    "aloud": _typed("l112"),
    "offline": _cut_off,
}
