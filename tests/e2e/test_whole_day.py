"""A real session from its file to the signed minutes, by its people in their own browsers.

The names are those of a public article; everything made of them here is thrown away.
"""

from __future__ import annotations

import json
import random
import re
import unicodedata
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests import needs
from tests.browser import FLAGS, HOST
from votes import payload, tally
from votes.models import Batch, Decision, Organisation, VoteSession
from votes.services import accounts, verifying

pytestmark = [pytest.mark.django_db(transaction=True)]

FILE = Path(__file__).parent.parent / "data/kinh_mon_2023.json"
SEED = json.loads(FILE.read_text(encoding="utf-8"))
CODE = SEED["session"]["code"]
RATED = [official for official in SEED["officials"] if not official.get("exempt")]
VOTERS, LINES = 40, len(RATED)
PASSWORD = "mat-khau-rieng"
#: Where the second typist slips: batch, position, line (all from 1).
SLIPS = [(1, 3, 2), (1, 20, 12), (2, 7, 5)]
ROLES = {
    "Thư ký điểm danh": "Điểm danh",
    "Người nhập Một": "Người nhập phiếu",
    "Người nhập Hai": "Người nhập phiếu",
    "Trưởng Ban": "Trưởng Ban kiểm phiếu",
    "Thư ký Ban": "Thư ký",
}


def papers() -> list[str]:
    """What the forty papers say, the same every time."""
    rng = random.Random(2023)
    return ["".join(rng.choices("12309", (80, 14, 3, 2, 1))[0] for _line in range(LINES))
            for _paper in range(VOTERS)]  # fmt: skip


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=needs.chromium(), args=FLAGS)
        yield browser
        browser.close()


class Room:
    """The people of the day, each in a browser of their own, and what any page complained of."""

    def __init__(self, browser: Browser, url: str) -> None:
        self.browser = browser
        self.root = url.replace("localhost", HOST).replace("127.0.0.1", HOST)
        self.pages: dict[str, Page] = {}
        self.complaints: list[str] = []

    def enter(self, name: str, code: str) -> Page:
        """Log in with a code or the slip's PIN; whoever is asked to chooses a password."""
        context = self.browser.new_context(viewport={"width": 1366, "height": 768})
        page = self.pages[name] = context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._note)
        page.goto(self.root)
        page.locator("[name=username]").fill(name)
        page.locator("[name=password]").fill(code)
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text(re.compile("Đặt .+ riêng|Các cuộc lấy phiếu"))
        if "/password/" in page.url:
            for field in page.locator("[type=password]").all():
                field.fill(PASSWORD)
            page.locator("main .btn-primary").click()
        expect(page.locator("h1")).to_have_text("Các cuộc lấy phiếu")
        return page

    def _note(self, message) -> None:
        # 403: the account of a typist who still waits is closed with the result.
        if message.type == "error" and not re.search("40[34]", message.text):
            self.complaints.append(message.text)

    def go(self, name: str, path: str) -> Page:
        page = self.pages[name]
        page.goto(f"{self.root}/sessions/{CODE}/{path}")
        return page


@pytest.fixture
def room(chromium, live_server):
    made = Room(chromium, live_server.url)
    yield made
    for page in made.pages.values():
        page.context.close()


def primary(page: Page) -> None:
    page.locator(".btn-primary").first.click()
    page.wait_for_load_state("load")


def prepare(room: Room) -> None:
    """The organiser loads the file, adds the people of the day and opens the vote."""
    body = Organisation.objects.create(name=SEED["organisation"]["name"], kind="party")
    _user, code = accounts.create_account(
        name="Cán bộ", roles=["organiser"], organisation=body, session=None, by=None
    )
    page = room.enter("Cán bộ", code)
    primary(page)
    page.get_by_role("link", name="Tạo cuộc lấy phiếu từ tệp").click()
    page.locator("[type=file]").set_input_files(FILE)
    page.locator("main .btn-primary").click()
    expect(page.locator("main")).to_contain_text("Nguyễn Vỹ")
    room.go("Cán bộ", "accounts/")
    page.locator("#helpers [name=names]").fill("\n".join(map(", ".join, ROLES.items())))
    primary(page)
    for name, slip in zip(ROLES, page.locator(".slip-pin").all_inner_texts(), strict=True):
        room.enter(name, slip)
    primary(room.go("Cán bộ", ""))
    expect(page.locator("main")).to_contain_text("Đang bỏ phiếu")


def call_and_collect(room: Room) -> None:
    """Roll call, the meeting's votes, papers issued and collected, batches of 25."""
    page = room.go("Thư ký điểm danh", "roll/")
    page.locator("[name=summoned]").fill("40")
    page.locator("[name=present]").fill("40")
    primary(page)
    for topic in ("board", "list"):
        page = room.go("Thư ký điểm danh", "votes/")
        page.locator(f"#{topic} [name$=agree]").fill("40")
        primary(page)
    page = room.go("Trưởng Ban", "papers/")
    page.locator("[name$=issued]").fill("40")
    page.locator("[name$=collected]").fill("40")
    primary(page)
    room.go("Trưởng Ban", "papers/")
    primary(page)
    expect(page.locator("h1")).to_have_text("Chia tập phiếu")
    primary(page)
    assert list(Batch.objects.values_list("size", flat=True)) == [25, 15]


def key_next(room: Room, name: str, *, slipping: bool) -> None:
    """Key the next batch without a mouse, as the page asks."""
    page = room.go(name, "keyings/")
    primary(page)
    desk = page.locator("#desk")
    expect(desk).to_be_visible()
    number = int(re.search(r"Tập (\d+)", desk.inner_text()).group(1))
    start = 0 if number == 1 else 25
    pile = papers()[start : start + (25 if number == 1 else 15)]
    for position, paper in enumerate(pile, 1):
        marks = [
            slipped(mark) if slipping and (number, position, line) in SLIPS else mark
            for line, mark in enumerate(paper, 1)
        ]
        page.keyboard.type("".join(marks))
        page.keyboard.press("Enter")
    expect(desk).to_contain_text(f"Đã lưu {len(pile)}/{len(pile)}")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text(f"Xong tập {number}: {len(pile)}/{len(pile)}")


def slipped(mark: str) -> str:
    return "1" if mark != "1" else "2"


def decide(room: Room) -> None:
    """The head settles cell by cell what the paper says, by one key each."""
    room.go("Trưởng Ban", "differences/")
    page = room.pages["Trưởng Ban"]
    while page.locator(".page-primary .btn-primary", has_text="Xử lý tập").count():
        primary(page)
        while (place := page.locator("[name=line]")).count() and page.locator("[data-key]").count():
            position = int(page.locator(".decide-cell [name=position]").input_value())
            line = int(place.first.input_value())
            batch = int(re.search(r"Tập (\d+)", page.locator("h1").inner_text()).group(1))
            assert (batch, position, line) in SLIPS
            true = papers()[(batch - 1) * 25 + position - 1][line - 1]
            with page.expect_navigation():
                page.keyboard.press(true)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        room.go("Trưởng Ban", "differences/")


def fix(room: Room) -> None:
    """What stands is acknowledged; head and secretary fix the result with their passwords."""
    page = room.go("Trưởng Ban", "results/")
    while page.locator("main form [name=code] ~ * [name=reason], main form [name=reason]").count():
        page.locator("main form [name=reason]").first.fill("đã kiểm tra với Ban tổ chức")
        page.locator("main form:has([name=reason]) button").first.click()
    room.go("Trưởng Ban", "results/seal/")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=second]").select_option(label="Thư ký Ban")
    page.locator("[name=second_password]").fill(PASSWORD)
    primary(page)
    expect(page.locator("main")).to_contain_text("Đã chốt kết quả lúc")


#: The bytes of a file as the page itself gets them; Playwright's own client knows no made-up host.
DOWNLOAD = """async (path) => {
  const answer = await fetch(path);
  if (answer.headers.get("content-type") !== "application/pdf") throw new Error(answer.status);
  return Array.from(new Uint8Array(await answer.arrayBuffer()));
}"""


def minutes_text(room: Room) -> str:
    page = room.pages["Trưởng Ban"]
    content = page.evaluate(DOWNLOAD, f"/sessions/{CODE}/documents/minutes.pdf")
    pdf = pypdfium2.PdfDocument(bytes(content))
    text = " ".join(page.get_textpage().get_text_range() for page in pdf)
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text))


def check_minutes(text: str) -> None:
    """Every name, post, count and percentage, the exempt secretary, the code line."""
    for line, official in enumerate(RATED):
        column = [paper[line] for paper in papers() if paper.strip("0")]
        row = [text for mark in "123" for text in figures(column.count(mark))]
        row += [str(column.count("0")), str(column.count("9"))]
        for post in official["posts"]:
            assert post in text
        assert official["name"] in text
        assert " ".join(row) in text, (official["name"], row)
    exempt = SEED["officials"][0]
    assert exempt["name"] in text
    assert exempt["exempt_reason"] in text


def figures(count: int) -> list[str]:
    return [str(count), f"{count * 100 / VOTERS:.2f}".replace(".", ",")]


def test_a_real_session_runs_from_its_file_to_the_minutes(room):
    prepare(room)
    call_and_collect(room)
    for name, slipping in [("Người nhập Một", False), ("Người nhập Hai", True)] * 2:
        key_next(room, name, slipping=slipping)
    assert Decision.objects.count() == 0
    decide(room)
    assert Decision.objects.count() == len(SLIPS)
    fix(room)
    result = VoteSession.objects.get(code=CODE).results.get()
    text = minutes_text(room)
    check_minutes(text)
    assert payload.code_line(result.digest) in text
    assert verifying.verify(code=CODE) == []
    assert tally.percent(1, VOTERS) == "2.50"
    assert room.complaints == []
