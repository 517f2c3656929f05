"""What the pages use of Bootstrap: `.venv/bin/python -m tests.stylesheet` writes it anew.

Nine tenths of the library style what no page here has, and a slow machine reads all of it before
it paints. A rule is left out when it needs a class that no template and no code of ours or of
crispy's names; `tests/test_assets.py` compares the file with what this would write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import crispy_bootstrap5

ROOT = Path(__file__).resolve().parent.parent
WHOLE = ROOT / "static/vendor/bootstrap/bootstrap.min.css"
USED = WHOLE.with_name("bootstrap.used.css")
CRISPY = Path(crispy_bootstrap5.__file__).parent
#: Where a class can come from.
SOURCES = (
    *(ROOT / "templates").rglob("*.html"),
    *(ROOT / "votes").rglob("*.py"),
    *(ROOT / "static/votes").rglob("*.js"),
    *CRISPY.rglob("*.html"),
    *CRISPY.rglob("*.py"),
)
WORD = re.compile(r"[A-Za-z][\w-]*")
#: What a rule needs not to be there.
NOT = re.compile(r":not\([^()]*\)")
CLASS = re.compile(r"\.([A-Za-z][\w-]*)")
#: A comma between selectors, not one inside `:not(…)`.
BETWEEN = re.compile(r",(?![^(]*\))")
#: At-rules that hold rules.
GROUPS = ("@media", "@supports")


def words() -> set[str]:
    found: set[str] = set()
    for path in SOURCES:
        found.update(WORD.findall(path.read_text(encoding="utf-8")))
    return found


def blocks(css: str) -> Iterator[tuple[str, str]]:
    """Each block's prelude and what its braces hold, the outermost ones."""
    start, depth, opened = 0, 0, 0
    for at, letter in enumerate(css):
        if letter == "{":
            opened = opened if depth else at
            depth += 1
        elif letter == "}":
            depth -= 1
            if not depth:
                yield css[start:opened], css[opened + 1 : at]
                start = at + 1


def used(css: str, known: set[str]) -> str:
    """The rules whose every class somebody names; a group that holds none is left out too."""
    kept = []
    for prelude, inside in blocks(css):
        if prelude.startswith(GROUPS):
            inside = used(inside, known)
        elif not prelude.startswith("@"):
            prelude = ",".join(one for one in BETWEEN.split(prelude) if _needs(one) <= known)
        if prelude and inside:
            kept.append(f"{prelude}{{{inside}}}")
    return "".join(kept)


def _needs(selector: str) -> set[str]:
    return set(CLASS.findall(NOT.sub("", selector)))


def written() -> str:
    """The file: Bootstrap's own words about itself, then what is used."""
    whole = WHOLE.read_text(encoding="utf-8")
    notice = whole[: whole.index("*/") + 2]
    return f"{notice}\n{used(whole.removeprefix(notice), words())}\n"


if __name__ == "__main__":
    USED.write_text(written(), encoding="utf-8")
