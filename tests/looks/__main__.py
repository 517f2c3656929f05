"""Every page looked at: `.venv/bin/python -X utf8 -m tests.looks [--png FOLDER | --axe] [NAME…]`.

Each page at 1366 px is a picture of its own in docs/sheets/pages/; 390 px, 1920 px, the dark theme
and English are contact sheets beside them. A name takes the places that begin so, and then only
their own pictures are written; `--png` writes all at full size into another folder; `--axe` takes
none and tells what axe finds in both themes. Everybody in the pictures is invented.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from tests.looks import started  # isort: skip  (it decides what Django finds)

from django.conf import settings
from playwright.sync_api import Page

from tests.looks import grid, taking, world
from tests.looks.places import PLACES, Place

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs/sheets"
AXE = ROOT / "tests/vendor/axe-core/axe.min.js"
QUALITY, WIDTH = 50, 960
Act = Callable[[Place, Page], None]


class Album:
    """The pictures as they come: written one by one, or kept for the sheets."""

    def __init__(self, png: Path | None, *, sheets: bool) -> None:
        self.png, self.sheets, self.kept = png, sheets, defaultdict(list)
        (png or FOLDER / "pages").mkdir(parents=True, exist_ok=True)

    def take(self, place: Place, page: Page) -> None:
        for look, picture in taking.pictures(page, place):
            if self.png:
                picture.save(self.png / f"{place.name}.{look}.png", compress_level=1)
            elif look == "light":
                self._alone(place.name, picture)
            if look != "light" and self.sheets:
                self.kept[look].append((place.name, picture))

    def _alone(self, name: str, picture: taking.Image.Image) -> None:
        high = round(picture.height * WIDTH / picture.width)
        small = picture.resize((WIDTH, high), taking.Image.Resampling.LANCZOS)
        small.save(FOLDER / f"pages/{name}.webp", quality=QUALITY, method=6)

    def take_english(self, place: Place, page: Page) -> None:
        self.kept["english"].append((place.name, taking.picture(page)))

    def close(self) -> None:
        for look, named in self.kept.items():
            grid.write(look, named, self.png or FOLDER, QUALITY)


def look_at(root: str, places: list[Place], ids: taking.Ids, album: Album) -> list[str]:
    failed = taking.each(root, places, ids, album.take)
    if "en" not in dict(settings.LANGUAGES):
        print("English: there is no such language yet, no sheet of it")
    elif album.sheets:
        failed += taking.each(root, places, ids, album.take_english, locale="en")
    album.close()
    return failed


def ask_axe(root: str, places: list[Place], ids: taking.Ids) -> list[str]:
    """What axe finds on every place, in both themes."""
    from tests.e2e.test_axe import COLOURS, RULES, RUN

    found: list[str] = []
    source = AXE.read_text(encoding="utf-8")

    def ask(place: Place, page: Page) -> None:
        page.evaluate(source)
        here = page.evaluate(RUN, RULES)
        page.emulate_media(color_scheme="dark")
        here += page.evaluate(RUN, COLOURS)
        found.extend(f"{place.name}: {violation}" for violation in here)

    scripted = [place for place in places if place.script]
    return taking.each(root, scripted, ids, ask, bypass_csp=True) + found


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.looks")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--png", type=Path)
    parser.add_argument("--axe", action="store_true")
    asked = parser.parse_args()
    places = [p for p in PLACES if not asked.names or p.name.startswith(tuple(asked.names))]
    started.migrated()
    ids = world.make()
    started.CLOCK.stop()
    with started.server() as root:
        if asked.axe:
            failed = ask_axe(root, places, ids)
        else:
            album = Album(asked.png, sheets=bool(asked.png) or not asked.names)
            failed = look_at(root, places, ids, album)
    print(f"{len(places)} places, {len(failed)} failed or found at fault")
    sys.exit("\n".join(failed) or 0)


if __name__ == "__main__":
    main()
