"""The keying page under the fingers, in a real browser.

    .venv/bin/python -m tests.bench.typing            key to painted mark, the next ballot, 40 × 60
    .venv/bin/python -m tests.bench.typing long       500 × 60 at full speed, every mark compared
    .venv/bin/python -m tests.bench.typing count      two typists, 40 × 12 at the speed of people

A frame is 16.7 ms. `count` takes as long as the count it imitates, about four minutes.
"""

from __future__ import annotations

import statistics
import sys
import threading
import time
from typing import Any

from playwright.sync_api import Page, expect, sync_playwright

from tests import needs
from tests.bench.asked import server
from tests.browser import FLAGS, HOST

KEYS_A_SECOND = 25
KEY, PAPER = 0.28, 2.5  # seconds: a trained key, and to turn a paper over (keystroke-level model)
SLOW = 2  # seconds until the server answers
#: From the key to the frame that shows what it did: after the next frame was drawn.
WATCH = """
window.painted = [];
document.addEventListener("keydown", ({ timeStamp }) => {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => window.painted.push(performance.now() - timeStamp);
    port2.postMessage(0);
  });
}, { capture: true });
"""
STORED = """async () => {
  const config = JSON.parse(document.getElementById("keying-config").textContent);
  return Object.values(config.papers).map((paper) => paper.marks);
}"""


def opened(browser: Any, port: int, told: dict[str, Any], typist: int = 0) -> Page:
    root = f"http://{HOST}:{port}"
    context = browser.new_context(viewport={"width": 1366, "height": 768}, bypass_csp=True)
    pairs = (pair.split("=", 1) for pair in told["typists"][typist]["cookies"].split("; "))
    context.add_cookies([{"name": name, "value": value, "url": root} for name, value in pairs])
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(root + told["typists"][typist]["page"])
    page.wait_for_selector("#desk:visible")
    return page


def papers(count: int, lines: int) -> list[str]:
    return ["".join("12309"[(at * 7 + line) % 5] for line in range(lines)) for at in range(count)]


def key(page: Page, pile: list[str], *, pause: float = 0, turn: float = 0) -> float:
    """Key a pile, a key every `pause` seconds and `turn` before each paper; seconds it took."""
    begin = due = time.perf_counter()
    for paper in pile:
        due += turn
        for each in [*paper, "Enter"]:
            due += pause
            time.sleep(max(due - time.perf_counter(), 0))
            page.keyboard.press(each)
    return time.perf_counter() - begin


def said(name: str, times: list[float]) -> None:
    cuts = statistics.quantiles(times, n=100)
    print(f"{name:44} median {cuts[49]:5.1f} ms  p99 {cuts[98]:5.1f} ms  of {len(times)}")


def kept(page: Page, pile: list[str]) -> None:
    """Every mark is where it was keyed, as the server has it."""
    size = len(pile)
    expect(page.locator("#desk")).to_contain_text(f"Đã lưu {size}/{size}", timeout=120_000)
    page.reload()
    stored = page.evaluate(STORED)
    wrong = sum(a != b for a, b in zip(stored, pile, strict=True))
    print(f"{size} papers of {len(pile[0])} lines: {wrong} not as keyed")
    if wrong:
        sys.exit(1)


def hand(browser: Any) -> None:
    pile = papers(40, 60)
    with server(1, 1, len(pile), 60) as (port, told):
        page = opened(browser, port, told)
        seconds = key(page, pile, pause=1 / KEYS_A_SECOND)
        said(f"key to painted mark, {KEYS_A_SECOND} keys a second", page.evaluate("painted"))
        print(f"{len(pile) * 61 / seconds:.1f} keys a second")
        kept(page, pile)


def next_ballot(browser: Any) -> None:
    """From the commit to the next ballot on the screen while the server takes its time."""
    pile = papers(20, 60)
    with server(1, 1, len(pile), 60) as (port, told):
        page = opened(browser, port, told)
        page.route("**/papers/*/", lambda route: (time.sleep(SLOW), route.continue_()))
        times = []
        for number, paper in enumerate(pile, 1):
            page.keyboard.type(paper)
            page.evaluate("painted.length = 0")
            page.keyboard.press("Enter")
            page.wait_for_function("painted.length")
            times += page.evaluate("painted")
            shown = page.locator("[data-show=position]").first.text_content()
            if number < len(pile) and shown != str(number + 1):
                sys.exit(f"after paper {number} the page shows {shown}")
        said(f"next ballot, the server answering in {SLOW} s", times)


def long(browser: Any) -> None:
    pile = papers(500, 60)
    with server(1, 1, len(pile), 60) as (port, told):
        page = opened(browser, port, told)
        seconds = key(page, pile)
        print(f"{len(pile) * 61 / seconds:.0f} keys a second")
        said("key to painted mark, full speed", page.evaluate("painted"))
        kept(page, pile)


def typist(port: int, told: dict[str, Any], number: int, times: list[float]) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=needs.chromium(), args=FLAGS)
        page = opened(browser, port, told, number)
        pile = papers(40, 12)
        begin = time.perf_counter()
        key(page, pile, pause=KEY, turn=PAPER)
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_contain_text("Xong tập", timeout=60_000)
        times.append(time.perf_counter() - begin)
        browser.close()


def count() -> None:
    """Two typists at once; how much longer than their fingers alone would take."""
    times: list[float] = []
    with server(2, 1, 40, 12) as (port, told):
        crowd = [threading.Thread(target=typist, args=(port, told, n, times)) for n in (0, 1)]
        for thread in crowd:
            thread.start()
        for thread in crowd:
            thread.join()
    alone = 40 * (13 * KEY + PAPER) + KEY
    print(f"fingers alone {alone:.1f} s, counted in {max(times):.1f} s: "
          f"{100 * (max(times) / alone - 1):+.2f} %")  # fmt: skip


def main() -> None:
    if sys.argv[1:] == ["count"]:
        return count()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=needs.chromium(), args=FLAGS)
        if sys.argv[1:] == ["long"]:
            return long(browser)
        hand(browser)
        next_ballot(browser)
    return None


if __name__ == "__main__":
    main()
