"""Every page of the gallery against the list of approved ones, pixel for pixel.

    .venv/bin/python -X utf8 -m tests.approve            look at what changed, then approve it all
    .venv/bin/python -X utf8 -m tests.approve --check    all of it, two processes; changes nothing

Approving also draws the pictures of docs/pages/ anew. The suite checks the cases of `DAILY` only.
A page is known by the first 80 bits of the SHA-256 of its pixels; what made them is kept beside,
because another version of either may set the same page otherwise.
"""

from __future__ import annotations

import hashlib
import io
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pypdfium2
import reportlab

from tests.suite import ROOT
from votes import gallery

LIST = ROOT / "tests/data/pages.json"
PICTURES = ROOT / "docs/pages"
CHANGED = Path(tempfile.gettempdir()) / "tinnhiem-pages"
DPI = 50
PICTURE_DPI = 60
GREYS = 16
DIGITS = 20
MADE_WITH = {
    "pypdfium2": str(pypdfium2.version.PYPDFIUM_INFO),
    "reportlab": reportlab.__version__,
}
#: Each meeting once, both letterheads, drafts and fixed results, every rule set.
DAILY = (
    *("tiny-party-draft", "tiny-state", "commune-party", "twin-party-draft"),
    *("council-state", "congress-party", "two-levels"),
)
#: The pages that matter most: kept as pictures, (case, document, page).
KEPT = (
    ("commune-party", "roll", 1),
    ("commune-party", "stock", 1),
    ("commune-party", "script", 1),
    ("commune-party", "ballot", 1),
    ("council-state", "ballot", 1),
    ("congress-party", "ballot", 1),
    ("two-levels", "ballot", 1),
    ("commune-party", "counts", 1),
    ("commune-party", "batch", 1),
    ("tiny-party-draft", "minutes", 1),
    ("commune-party", "minutes", 1),
    ("commune-party", "minutes", 2),
    ("council-state", "minutes", 2),
    ("council-state", "minutes", 8),
    ("council-state", "announcement", 1),
    ("council-state", "summary", 2),
    ("council-state", "resolution", 1),
    ("commune-party", "report", 1),
    ("commune-party", "certificate", 1),
    ("commune-party", "sealing", 1),
)
Pages = dict[str, list[str]]


def approved() -> dict[str, Any]:
    return json.loads(LIST.read_text("utf-8"))


def fingerprint(picture: Any) -> str:
    pixels = f"{picture.size}".encode() + picture.tobytes()
    return hashlib.sha256(pixels).hexdigest()[:DIGITS]


def pages_of(drawn: gallery.Drawn) -> list[str]:
    """The fingerprint of each page; of a refused document, what it says."""
    if drawn.refused:
        return [drawn.refused]
    return [fingerprint(picture) for picture in gallery.bitmaps(drawn.content, DPI)]


def differing(drawn: gallery.Drawn, known: Pages) -> list[str]:
    """The pages that are not as approved, each kept as a picture that is named."""
    name = f"{drawn.case}/{drawn.document}"
    before, now = known.get(name, []), pages_of(drawn)
    if drawn.refused:
        return [] if before == now else [f"{name}: {drawn.refused}"]
    if before == now:
        return []
    pictures = gallery.pictures(drawn.content, PICTURE_DPI)
    found = [
        f"{name}, page {number}: {_kept(f'{drawn.case}-{drawn.document}-{number}', picture)}"
        for number, (page, picture) in enumerate(zip(now, pictures, strict=True), 1)
        if before[number - 1 : number] != [page]
    ]
    if len(before) > len(now):
        found.append(f"{name}: {len(now)} pages, {len(before)} approved")
    return found


def _kept(name: str, picture: bytes) -> Path:
    CHANGED.mkdir(parents=True, exist_ok=True)
    path = CHANGED / f"{name}.png"
    path.write_bytes(picture)
    return path


def check() -> int:
    known, start = approved(), time.perf_counter()
    if known["made_with"] != MADE_WITH:
        print(f"approved with {known['made_with']}, drawn with {MADE_WITH}")
    jobs, pages, found = gallery.jobs(), 0, []
    for drawn in gallery.drawn(jobs):
        pages += len(pages_of(drawn))
        found += differing(drawn, known["pages"])
    names = {f"{case}/{document}" for case, document in jobs}
    found += [f"{name}: approved, but no longer made" for name in known["pages"].keys() - names]
    print(*found, sep="\n")
    print(f"{len(jobs)} documents, {pages} pages, {len(found)} not as approved, "
          f"{time.perf_counter() - start:.0f} s")  # fmt: skip
    return 1 if found else 0


def approve() -> None:
    pages, wanted = {}, {(case, document) for case, document, _page in KEPT}
    PICTURES.mkdir(parents=True, exist_ok=True)
    for old in PICTURES.glob("*.png"):
        old.unlink()
    for drawn in gallery.drawn(gallery.jobs()):
        pages[f"{drawn.case}/{drawn.document}"] = pages_of(drawn)
        if (drawn.case, drawn.document) in wanted:
            _picture(drawn)
    text = json.dumps({"made_with": MADE_WITH, "pages": pages}, ensure_ascii=False, indent=1)
    LIST.write_text(text + "\n", "utf-8")
    print(f"{len(pages)} documents, {sum(map(len, pages.values()))} pages approved")


def _picture(drawn: gallery.Drawn) -> None:
    numbers = {n for case, key, n in KEPT if (case, key) == (drawn.case, drawn.document)}
    for number, picture in enumerate(gallery.bitmaps(drawn.content, PICTURE_DPI), 1):
        if number in numbers:
            target = io.BytesIO()
            picture.quantize(GREYS).save(target, "PNG", optimize=True)
            name = f"{drawn.case}-{drawn.document}-{number}.png"
            (PICTURES / name).write_bytes(target.getvalue())


if __name__ == "__main__":
    sys.exit(check() if sys.argv[1:] == ["--check"] else approve())
