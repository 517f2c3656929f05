"""A typist's window on one batch, for the browser tests of Nhập phiếu."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from tests import build
from votes.models import Keying, LiveDesk, User
from votes.services import keying as keyings

PAPERS = ["123", "111", "109", "322", "900"]
#: Papers and drafts that lie in the browser.
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


def log_in(context: BrowserContext, root: str, user: User) -> None:
    client = Client()
    client.force_login(user)
    cookie = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": root, "httpOnly": True}])


def keying(*, subjects: int = 3, size: int = 5, **fields) -> Keying:
    session = build.counting(subjects=subjects, batches=[size], **fields)
    return keyings.next_keying(session=session, by=build.typist(session))


def store(keying: Keying, marks: str) -> keyings.Saved:
    """Paper 1, stored by another way than this page."""
    paper = {"position": 1, "revision": 1, "marks": marks, "invalid_reason": ""}
    paper["desk"] = LiveDesk.objects.get(keying=keying).token
    return keyings.save_reading(keying=keying, by=keying.keyed_by, **paper)
