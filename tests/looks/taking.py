"""Visiting places in Chromium, and taking each one's pictures: every theme and width of it."""

from __future__ import annotations

import base64
import io
import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, Error, Page, Route, sync_playwright

from tests import needs
from tests.browser import FLAGS
from tests.looks import world
from tests.looks.places import PLACES, Place

#: By the name of a look: width, height, theme.
LOOKS = {
    "light": (1366, 768, "light"),
    "dark": (1366, 768, "dark"),
    "wide": (1920, 1080, "light"),
    "phone": (390, 844, "light"),
}
HIGHEST = 2600  # pixels; what lies below repeats what is above
PATIENCE = 15_000  # milliseconds
Ids = dict[str, Any]


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=needs.chromium(), args=FLAGS, env={**os.environ, "LANGUAGE": "vi"}
        )
        yield browser
        browser.close()


def each(
    root: str, places: Sequence[Place], ids: Ids, act: Callable[[Place, Page], None], **more: Any
) -> list[str]:
    """Every place in a new window, cold, for `act` to look at; what went wrong is told."""
    failed = []
    with chromium() as browser:
        for place in places:
            page = _window(browser, root, place, ids, **more)
            try:
                visit(page, root, place.path.format(**ids), place)
                act(place, page)
            except Error as error:
                failed.append(f"{place.name}: {str(error).splitlines()[0]}")
            page.context.close()
    return failed


def _window(browser: Browser, root: str, place: Place, ids: Ids, **more: Any) -> Page:
    """A window of that person's own."""
    width, height = place.size or LOOKS["light"][:2]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        reduced_motion="reduce",
        java_script_enabled=place.script,
        **more,
    )
    context.set_default_timeout(PATIENCE)
    jar = world.cookies(place.who, _desk(place, ids)) if place.who else {}
    jar |= {"django_language": more["locale"]} if "locale" in more else {}
    context.add_cookies([{"name": key, "value": text, "url": root} for key, text in jar.items()])
    return context.new_page()


def _desk(place: Place, ids: Ids) -> tuple[str, int] | None:
    """The session and the keying whose desk is this window's."""
    if not place.keying:
        return None
    path = next(known.path for known in PLACES if known.keying == place.keying)
    return path.split("/")[1], ids[place.keying]


#: As wide as its frame: the viewer is asked for that (`view=FitH`).
FITTING = '<body style="margin: 0"><img style="width: 100%" src="data:image/png;base64,{}">'


def _first_page(route: Route) -> None:
    """A paper in a frame as a picture: Chromium's own viewer draws it when it likes."""
    answer = route.fetch()
    if "pdf" not in answer.headers.get("content-type", ""):
        route.fulfill(response=answer)
        return
    drawn = io.BytesIO()
    pypdfium2.PdfDocument(answer.body())[0].render(scale=2).to_pil().save(drawn, "PNG")
    inside = base64.b64encode(drawn.getvalue()).decode()
    route.fulfill(body=FITTING.format(inside), content_type="text/html")


def visit(page: Page, root: str, path: str, place: Place) -> None:
    """Open the place and do there what is to be seen."""
    page.route(re.compile(r"\.pdf"), _first_page)
    page.goto(root + path)
    page.wait_for_selector(place.wait)
    if place.act:
        place.act(page)
    if place.script:
        page.wait_for_load_state("networkidle")


def pictures(page: Page, place: Place) -> Iterator[tuple[str, Image.Image]]:
    """The open page in every look; a scene of the hall in its one shape."""
    for name, (width, height, theme) in LOOKS.items():
        if place.size and name in {"wide", "phone"}:
            continue
        if not place.size:
            page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=theme)
        if name == "phone":
            _whole(page, width, height)
        yield name, picture(page)


def _whole(page: Page, width: int, height: int) -> None:
    """As high as the page, so that the button at the foot of a phone is at the picture's foot."""
    high = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": width, "height": min(max(high, height), HIGHEST)})


def picture(page: Page) -> Image.Image:
    taken = Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("RGB")
    return taken.crop((0, 0, taken.width, min(taken.height, HIGHEST)))
