"""Pictures of the running program for its manual: `.venv/bin/python -m tests.manual`.

Makes the demo in a folder of its own, at a fixed hour, serves it, and draws every picture in every
language of the settings anew; everybody in them is invented.
"""

from __future__ import annotations

import contextlib
import datetime
import io
import json
import os
import random
import tempfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests import needs
from tests.browser import FLAGS

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "static/votes/manual"
SIZES = ROOT / "votes/data/manual.json"
#: When everything of the demo happens.
NOON = datetime.datetime(2026, 11, 6, 2, 40, tzinfo=datetime.UTC)
WIDTH, HEIGHT = 940, 700
#: As wide as the manual shows it at most: the page is not to weigh more than any other.
SHOWN = 736
#: The best that is small enough.
QUALITIES = (70, 60, 50, 40, 30)
BYTES = 22_000
#: As it comes from Word: posts of one person in several lines, a date, somebody left out.
TABLE = """TT\tHọ và tên\tChức vụ\tNgày bổ nhiệm
1\tĐ/c Kiều Thị Ngọc Lan\tBí thư Đảng ủy\t12/03/2023
2\tĐ/c Triệu Văn Sáng\tPhó Bí thư Đảng ủy; Chủ tịch UBND xã\t05/07/2024
3\tĐ/c Giáp Hữu Định\tChủ nhiệm Ủy ban Kiểm tra\t20/01/2025
"""
FETCH = "async (path) => Array.from(new Uint8Array(await (await fetch(path)).arrayBuffer()))"


def as_it_is(page: Page) -> None:
    """Nothing is done before the picture."""


def first_difference(page: Page) -> None:
    page.locator(".page-primary .btn").click()
    page.wait_for_selector(".decide-readings")


def half_a_paper(page: Page) -> None:
    page.locator(".btn-primary").first.click()
    page.wait_for_selector("#desk:visible, form[action$='/take/']")
    if (take := page.locator("form[action$='/take/'] button")).count():
        take.click()  # it lies open in the window of the language before
        page.wait_for_selector("#desk:visible")
    page.keyboard.type("112131")


def pasted(page: Page) -> None:
    page.locator("[name=text]").fill(TABLE)
    page.locator(".btn-primary").first.click()
    page.wait_for_selector("#proposal")


@dataclass(frozen=True)
class Shot:
    """What a picture shows: whose page, what is done there, and how much of it from the top."""

    who: str
    path: str
    height: int = 560
    act: Callable[[Page], None] = as_it_is
    #: The part of the page; the whole window without one.
    part: str = ""
    width: int = WIDTH


#: By the name that the sections of the manual give to it.
SHOTS = {
    "home": Shot("canbo", "", 270),
    "lists": Shot("canbo", "sessions/chuan-bi/lists/", 400, pasted, part="#proposal"),
    "prepare": Shot("canbo", "sessions/chuan-bi/prepare/officials/", 600, width=1240),
    "session": Shot("truongban", "sessions/kiem-phieu/", 680, width=1040),
    "roll": Shot("diemdanh", "sessions/bo-phieu/roll/names/", 505),
    "papers": Shot("diemdanh", "sessions/bo-phieu/papers/", 368),
    "documents": Shot("canbo", "sessions/da-chot/documents/", 540, width=1200),
    "keying": Shot("nhap2", "sessions/kiem-phieu/keyings/", 700, half_a_paper),
    "difference": Shot(
        "truongban", "sessions/kiem-phieu/differences/", act=first_difference, part=".decide-cell"
    ),
    "results": Shot(
        "truongban",
        "sessions/da-chot/results/",
        height=400,
        part=".panel:has(table.results)",
        width=1040,
    ),
    "sealed": Shot("truongban", "sessions/da-chot/results/", part=".panel:has(#fixed)"),
}


@contextlib.contextmanager
def served() -> Iterator[str]:
    """The demo at NOON, on a free port of this machine; its address."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"TINNHIEM_DATA": folder, "DJANGO_SETTINGS_MODULE": "tinnhiem.settings"}
        os.environ["TINNHIEM_SECRET_KEY"] = "of the pictures"
        os.environ.pop("DATABASE_URL", None)
        with _same_every_time():
            server = _server()
            thread = threading.Thread(target=server.serve)
            thread.start()
            try:
                yield f"http://127.0.0.1:{server.bind_addr[1]}/"
            finally:
                server.stop()
                thread.join()


@contextlib.contextmanager
def _same_every_time() -> Iterator[None]:
    """The hour stands still and chance is the same: a code in a picture does not change."""
    import django

    chance, clock = random.Random(2026), mock.Mock(wraps=datetime)
    clock.datetime.now.return_value = NOON
    with (
        mock.patch("django.utils.timezone.now", lambda: NOON),
        mock.patch("os.urandom", chance.randbytes),
        mock.patch("random._urandom", chance.randbytes),
    ):
        django.setup()  # not before: the models keep the function that tells the hour
        with mock.patch("votes.services.audit.datetime", clock):
            yield


def _server():
    from django.core.wsgi import get_wsgi_application

    from votes.database import bring_up_to_date
    from votes.server import QuietServer
    from votes.services import demonstrating

    bring_up_to_date(lambda _line: None)
    demonstrating.prepare()
    server = QuietServer(("127.0.0.1", 0), get_wsgi_application())
    server.prepare()
    return server


def logged_in(browser: Browser, address: str, name: str, language: str) -> BrowserContext:
    from votes.services.demonstrating import PASSWORD

    context = browser.new_context(reduced_motion="reduce", color_scheme="light")
    context.add_cookies([{"name": "django_language", "value": language, "url": address}])
    page = context.new_page()
    page.goto(f"{address}login/")
    page.locator("[name=username]").fill(name)
    page.locator("[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(address)
    page.close()
    return context


def picture(context: BrowserContext, address: str, shot: Shot) -> Image.Image:
    page = context.new_page()
    page.set_viewport_size({"width": shot.width, "height": HEIGHT})
    page.goto(address + shot.path)
    shot.act(page)
    page.evaluate("document.fonts.ready.then(() => document.activeElement.blur())")
    found = _part(page, shot)
    page.close()
    return found


def _part(page: Page, shot: Shot) -> Image.Image:
    whole = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    _lay_paper(page, whole)
    if not shot.part:
        return whole.crop((0, 0, whole.width, shot.height))
    only = page.locator(shot.part).first
    return Image.open(io.BytesIO(only.screenshot())).convert("RGB").crop(_top(only, shot))


def _top(only, shot: Shot) -> tuple[int, int, int, int]:
    box = only.bounding_box()
    return (0, 0, round(box["width"]), round(min(box["height"], shot.height)))


def _lay_paper(page: Page, whole: Image.Image) -> None:
    """A browser without a window draws no PDF in a page: its first page is laid over the frame."""
    frame = page.locator("iframe")
    if not frame.count():
        return
    box = frame.first.bounding_box()
    path = (frame.first.get_attribute("src") or "").partition("#")[0]
    content = bytes(page.evaluate(FETCH, path))
    paper = pypdfium2.PdfDocument(content)[0]
    drawn = paper.render(scale=box["width"] / paper.get_width()).to_pil()
    room = (drawn.width, min(drawn.height, round(box["height"])))
    whole.paste(drawn.crop((0, 0, *room)), (round(box["x"]), round(box["y"])))


def fitted(found: Image.Image) -> Image.Image:
    width = min(found.width, SHOWN)
    return found.resize(
        (width, round(found.height * width / found.width)), Image.Resampling.LANCZOS
    )


def small(found: Image.Image) -> bytes:
    for quality in QUALITIES:
        written = io.BytesIO()
        found.save(written, "webp", quality=quality, method=6)
        if written.tell() <= BYTES:
            break
    return written.getvalue()


def main() -> None:
    sizes: dict[str, dict[str, tuple[int, int]]] = {}
    with served() as address, sync_playwright() as playwright:
        from django.conf import settings

        browser = playwright.chromium.launch(executable_path=needs.chromium(), args=FLAGS)
        for language, _name in settings.LANGUAGES:
            (FOLDER / language).mkdir(parents=True, exist_ok=True)
            sizes[language] = _drawn(browser, address, language)
        browser.close()
    SIZES.write_text(json.dumps(sizes, indent=2, sort_keys=True) + "\n", encoding="ascii")


def _drawn(browser: Browser, address: str, language: str) -> dict[str, tuple[int, int]]:
    """Every picture in one language, written down; their sizes."""
    sizes = {}
    for who in sorted({shot.who for shot in SHOTS.values()}):
        context = logged_in(browser, address, who, language)
        for name, shot in SHOTS.items():
            if shot.who == who:
                found = fitted(picture(context, address, shot))
                (FOLDER / language / f"{name}.webp").write_bytes(small(found))
                sizes[name] = found.size
        context.close()
    return sizes


if __name__ == "__main__":
    main()
