"""Pictures of the running demo for the README: `.venv/bin/python -m tests.tour [ADDRESS]`.

Start `python3 manage.py demo` first; everybody in the pictures is invented.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
from playwright.sync_api import Browser, Page, sync_playwright

from tests import needs

FOLDER = Path(__file__).resolve().parent.parent / "docs/screenshots"
PASSWORD = "dung-thu"
PICTURES = {
    "session": ("truongban", "sessions/kiem-phieu/"),
    "differences": ("truongban", "sessions/kiem-phieu/differences/"),
    "results": ("truongban", "sessions/da-chot/results/"),
    "documents": ("canbo", "sessions/da-chot/documents/"),
    "layout": ("canbo", "layout/"),
}
FETCH = """async (path) => Array.from(new Uint8Array(await (await fetch(path)).arrayBuffer()))"""


def logged_in(browser: Browser, address: str, name: str) -> Page:
    page = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
    page.goto(address)
    page.locator("[name=username]").fill(name)
    page.locator("[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('Các cuộc lấy phiếu')")
    return page


def keying(browser: Browser, address: str) -> None:
    """The typist's page in the middle of a paper; nothing is saved."""
    page = logged_in(browser, address, "nhap2")
    page.goto(f"{address}sessions/kiem-phieu/keyings/")
    page.locator(".btn-primary").first.click()
    page.wait_for_selector("#desk:visible")
    page.keyboard.type("11211")
    page.screenshot(path=FOLDER / "keying.png")


def minutes(page: Page) -> None:
    """The first two pages of the minutes side by side."""
    content = bytes(page.evaluate(FETCH, "/sessions/da-chot/documents/minutes.pdf"))
    pages = [page.render(scale=1).to_pil() for page in list(pypdfium2.PdfDocument(content))[:2]]
    both = pages[0].resize((pages[0].width * 2, pages[0].height))
    both.paste(pages[0], (0, 0))
    both.paste(pages[1], (pages[0].width, 0))
    both.save(FOLDER / "minutes.png")


def main() -> None:
    address = sys.argv[1] if sys.argv[1:] else "http://127.0.0.1:8000/"
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=needs.chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        for name, (who, path) in PICTURES.items():
            page = logged_in(browser, address, who)
            page.goto(address + path)
            page.screenshot(path=FOLDER / f"{name}.png")
            if name == "results":
                minutes(page)
        keying(browser, address)


if __name__ == "__main__":
    main()
