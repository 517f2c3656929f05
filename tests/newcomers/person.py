"""Somebody at a computer who knows nothing but what the screen says; every deed is counted."""

from __future__ import annotations

import os
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.e2e.test_lists import PASTE

#: Seconds of the keystroke-level model (Card, Moran, Newell): a key, a pointing, a thought.
KEY, POINT, THINK = 0.28, 1.1, 1.35
#: A folder for a picture of each page of a run.
PICTURES = os.environ.get("NEWCOMER_PICTURES", "")
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def strokes(text: str) -> int:
    """The keys of a text as UniKey takes it: each mark over or under a letter is one more."""
    return len(unicodedata.normalize("NFD", text)) + text.lower().count("đ")


@dataclass
class Row:
    """One visit of a page: what was done there and how long it would take a person."""

    who: str
    page: str
    clicks: int = 0
    keys: int = 0
    acts: int = 0
    began: float = field(default_factory=time.monotonic)
    took: float = 0.0

    @property
    def human(self) -> float:
        return self.keys * KEY + self.clicks * POINT + self.acts * THINK


@dataclass
class Account:
    """All the pages of a run, whoever sat before them."""

    name: str
    rows: list[Row] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def human(self) -> float:
        return sum(row.human for row in self.rows)

    def show(self) -> None:
        head = f"{'':>3} {'page':52} {'who':18} clicks  keys  s (run)  s (person)"
        lines = [f"\n{self.name}", head]
        for number, row in enumerate(self.rows, 1):
            lines.append(
                f"{number:>3} {row.page[:52]:52} {row.who[:18]:18} {row.clicks:6} {row.keys:5} "
                f"{row.took:8.1f} {row.human:11.1f}"
            )
        clicks, keys = (sum(getattr(row, key) for row in self.rows) for key in ("clicks", "keys"))
        took = sum(row.took for row in self.rows)
        lines.append(
            f"    {len(self.rows)} pages, {clicks} clicks, {keys} keys; this run {took:.0f} s; "
            f"at the speed of a person {self.human() / 60:.1f} minutes"
        )
        everybody = dict.fromkeys(row.who for row in self.rows)
        if len(everybody) > 1:
            each = [(who, sum(r.human for r in self.rows if r.who == who)) for who in everybody]
            lines.append("    " + "; ".join(f"{who} {seconds / 60:.1f}" for who, seconds in each))
        print("\n".join(lines))  # the table is what the run is for


class Person:
    """Reads the heading and the labels of the page and does what they ask."""

    def __init__(self, page: Page, account: Account, name: str) -> None:
        self.page, self.account, self.name = page, account, name
        self.row = Row(name, "")
        page.on("pageerror", lambda error: account.complaints.append(str(error)))

    def on(self, heading: str) -> None:
        """The page has this heading, fits the screen, and what is done from here is its own."""
        title = self.page.locator("h1").first
        expect(title).to_contain_text(heading)
        self.begin(title.inner_text())

    def begin(self, heading: str) -> None:
        self.leave()
        self.row = Row(self.name, heading)
        self.account.rows.append(self.row)
        if self.page.evaluate(OVERFLOW) > 0:
            self.account.complaints.append(f"{heading}: scrolls sideways")
        if PICTURES:
            number = len(self.account.rows)
            name = f"{self.account.name} {number:02} {heading[:30]}.png".replace("/", "-")
            self.page.screenshot(path=Path(PICTURES) / name)

    def leave(self) -> None:
        self.row.took = time.monotonic() - self.row.began

    def reads(self, text: str) -> None:
        """The words can be seen without anything being opened."""
        expect(self.page.get_by_text(text).locator("visible=true").first).to_be_visible()

    def click(self, place: Locator) -> None:
        self.row.clicks += 1
        self.row.acts += 1
        place.click()

    def button(self, words: str) -> None:
        """The one button of the page, whose words must be these."""
        primary = self.page.locator(".page-primary .btn-primary")
        expect(primary).to_contain_text(words)
        self.click(primary)

    def link(self, words: str) -> None:
        self.click(self.page.get_by_role("link", name=words).locator("visible=true").first)

    def fill(self, label: str, text: str) -> None:
        """A labelled field: one pointing, then the keys."""
        self.row.keys += strokes(text)
        self.row.clicks += 1
        self.row.acts += 1
        self.page.get_by_label(label).locator("visible=true").first.fill(text)

    def choose(self, label: str, option: str) -> None:
        self.row.clicks += 2
        self.row.acts += 1
        self.page.get_by_label(label).first.select_option(label=option)

    def tick(self, label: str) -> None:
        self.row.clicks += 1
        self.row.acts += 1
        self.page.get_by_label(label, exact=True).check()

    def paste(self, html: str) -> None:
        """Ctrl+A, Ctrl+C in Word and Ctrl+V here, counted as one key."""
        self.row.keys += 1
        self.row.acts += 1
        self.page.evaluate(PASTE, [html, "x"])

    def press(self, *keys: str) -> None:
        self.row.keys += len(keys)
        for key in keys:
            self.page.keyboard.press(key)

    def moves_on(self, deed: Callable[[], None]) -> None:
        """A deed that leads to another page; the page is there before the next one begins."""
        with self.page.expect_navigation():
            deed()
