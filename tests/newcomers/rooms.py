"""The computers of a run: each a browser of its own, opened at the program's front page."""

from __future__ import annotations

import pytest

from tests.browser import HOST
from tests.newcomers.person import Account, Person

PIN = "204681"


class Room:
    """Where people sit down; the first page is the only address ever typed."""

    def __init__(self, browser, url: str, account: Account) -> None:
        self.browser, self.account, self.contexts = browser, account, []
        self.root = url.replace("localhost", HOST).replace("127.0.0.1", HOST)

    def computer(self, name: str) -> Person:
        context = self.browser.new_context(viewport={"width": 1366, "height": 768})
        self.contexts.append(context)
        page = context.new_page()
        page.goto(self.root)
        return Person(page, self.account, name)

    def close(self) -> None:
        for context in self.contexts:
            context.close()


@pytest.fixture
def room(keying_browser, live_server, request):
    made = Room(keying_browser, live_server.url, Account(request.node.name))
    yield made
    made.close()
    made.account.show()


def log_in(person: Person, name: str, code: str) -> None:
    person.on("Đăng nhập")
    person.fill("Tên đăng nhập", name)
    person.fill("Mật khẩu hoặc mã dùng một lần", code)
    person.moves_on(lambda: person.press("Enter"))


def first_log_in(person: Person, name: str, code: str) -> None:
    """With the code from the organiser's paper, then a PIN of one's own."""
    person.name = name
    log_in(person, name, code)
    person.on("Đặt mật khẩu riêng")
    person.fill("Mật khẩu hoặc mã PIN mới", PIN)
    person.fill("Nhập lại lần nữa", PIN)
    person.moves_on(lambda: person.press("Enter"))
    person.on("Các cuộc lấy phiếu")


def log_out(person: Person) -> None:
    person.click(person.page.locator("details.menu summary"))
    person.moves_on(lambda: person.click(person.page.get_by_role("button", name="Đăng xuất")))


def change(person: Person, name: str) -> None:
    """Đổi người: the name is chosen already, or chosen; the PIN and Enter do the rest."""
    person.on("Đổi người")
    chosen = person.page.get_by_label(name, exact=True)
    if not chosen.is_checked():
        person.account.complaints.append(f"{person.name} → {name}: not chosen already")
        person.click(chosen)
    person.row.keys += len(PIN)
    person.page.keyboard.type(PIN)
    person.moves_on(lambda: person.press("Enter"))
    person.name = name


def add(person: Person, name: str, *roles: str) -> str:
    """An account with its roles; the one-time code is read from the page."""
    person.on("Tài khoản")
    form = person.page.locator("#account")
    person.fill("Họ và tên", name)
    for role in roles:
        person.row.clicks += 1
        person.row.acts += 1
        form.get_by_label(role, exact=True).check()
    person.moves_on(lambda: person.button("Thêm người"))
    person.reads(f"Mã dùng một lần của {name}")
    return person.page.locator(".one-time-code").inner_text()
