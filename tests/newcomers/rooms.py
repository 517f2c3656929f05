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
    person.fill("Mật khẩu", code)
    person.moves_on(lambda: person.press("Enter"))


def first_log_in(person: Person, name: str, pin: str) -> str:
    """With the PIN from the organiser's paper, then one's own where the page asks for it."""
    person.name = name
    log_in(person, name, pin)
    if "riêng" not in person.page.locator("h1").inner_text():
        person.on("Các cuộc lấy phiếu")
        return pin
    person.on("riêng")
    for field in person.page.locator("input[type=password]").all():
        person.row.keys, person.row.clicks = person.row.keys + len(PIN), person.row.clicks + 1
        field.fill(PIN)
    person.moves_on(lambda: person.press("Enter"))
    person.on("Các cuộc lấy phiếu")
    return PIN


def log_out(person: Person) -> None:
    person.click(person.page.locator("details.menu summary"))
    person.moves_on(lambda: person.click(person.page.get_by_role("button", name="Đăng xuất")))


def change(person: Person, name: str, pin: str) -> None:
    """Đổi người: the name is chosen already; the PIN and Enter do the rest."""
    person.on("Đổi người")
    chosen = person.page.get_by_label(name, exact=True)
    if not chosen.is_checked():
        person.account.complaints.append(f"{person.name} → {name}: not chosen already")
        person.click(chosen)
    person.row.keys += len(pin)
    person.page.keyboard.type(pin)
    person.moves_on(lambda: person.press("Enter"))
    person.name = name


def add(person: Person, names: dict[str, str]) -> dict[str, str]:
    """The day's people in one list, each with a role; the PINs are read from the papers."""
    person.on("Tài khoản")
    text = "\n".join(f"{name}, {role}" for name, role in names.items())
    person.fill("Danh sách, mỗi người một dòng", text)
    person.moves_on(lambda: person.button("Thêm và in giấy mã PIN"))
    person.on("Giấy mã PIN")
    pins = person.page.locator(".slip-pin").all_inner_texts()
    return dict(zip(names, pins, strict=True))


def add_role(person: Person, name: str, role: str) -> None:
    """From the papers with PINs back to the list of people, and one more role for somebody."""
    person.moves_on(lambda: person.link("Tài khoản"))
    person.on("Tài khoản")
    row = person.page.get_by_role("row", name=name)
    person.moves_on(lambda: person.click(row.get_by_role("link", name="Vai trò")))
    person.on(f"Vai trò của {name}")
    person.tick(role)
    person.moves_on(lambda: person.button("Ghi vai trò"))
    person.on("Tài khoản")
