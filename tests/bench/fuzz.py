"""Random payloads with hostile texts in every field: printed and read back whole, or refused.

    .venv/bin/python -X utf8 -m tests.bench.fuzz [payloads [first seed]]

Each payload is drawn twice: with plain marks, which tells the fields that the document prints, and
with the texts, which must then come back where the marks did. A character that can't be printed
must be refused by its code. About five minutes for 2,000 in two processes.
"""

from __future__ import annotations

import random
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace

from tests import documents as sample
from votes import documents, payload
from votes.details import DETAILS
from votes.documents import fonts
from votes.payload import Beside

RULESETS = ("qd96-2023", "nq96-2023", "nq85-2014", "bo-phieu-2023")
PIECES = (
    *("<b>Lê</b>", "</para>", "<br/>", "<!--", "A & B", "&amp;", "&#0;", "<font size=90>", "]]>"),
    *("{name}", "{}", "{0.__class__}", "%s %(x)s", "\\n", "'\"`", "$(id)", "=1+1", "@", "#", "*"),
    *("Đặng Thị Thuỷ", "Nguyễn Ưng Hoà", "K'sor H'Bơ", "ỦY BAN", "uỷ viên", "x" * 80, "Đ" * 300),
    *("Trưởng Ban Xây dựng Đảng " * 13, "1", "05", "……", "—", "  ", "a\tb", "a\nb", "ﬁ", "ß", "№"),
    *(unicodedata.normalize("NFD", "Đặng Ấp Uỷ"), "\u00a0", "½", "…", "đ", "·"),
)
BAD = (
    *("\x00", "\x07", "\x1b", "\u200b", "\u200f", "\u202e", "\u2028", "\ufeff", "\ud800"),
    *("\U0001f600", "\u4e2d", "\u05d0", "\u0622", "\u0302", "\ue000", "\u2163"),
)
Text = Callable[[], str]


def hostile(rng: random.Random) -> str:
    return " ".join(rng.choices(PIECES, k=rng.choice((1, 1, 2, 3)))).strip() or "A"


def filled(ruleset: str, sealed: bool, text: Text) -> tuple[payload.Payload, Beside]:
    """A payload with every typed field from `text`, always in the same order."""
    built = sample.sample(ruleset, 3, forms=2, sealed=sealed)
    body = built.organisation
    office = replace(body, name=f"Cơ quan {text()}", committee=f"Cấp ủy {text()}", issuer=text(),
                     superior=text(), place=text())  # fmt: skip
    built = sample.with_meeting(built, title=text(), meeting=text(), place=text(), chair=text(),
                                minutes_number=text())  # fmt: skip
    forms = tuple(replace(form, lines=_lines(form, text), colour=text()) for form in built.forms)
    built = replace(
        built,
        organisation=office,
        forms=forms,
        board=tuple(replace(one, name=text(), post=text()) for one in built.board),
        exempt=(payload.Exempt(text(), (text(), text()), text(), "Bà"),),
        legal_bases=(payload.LegalBasis(text(), text(), "2026-01-02", text()),),
        details=_details(text, later=False),
    )
    later = _details(text, later=True)
    roll = tuple(payload.Attendee(text(), "Ông", text(), 1) for _ in range(3))
    return built, Beside(roll=roll, details=later)


def _details(text: Text, *, later: bool) -> dict[str, str]:
    """Days and counts are no texts: they are refused, or printed as a count of each form."""
    points = (key for key, one in DETAILS.items() if one.later == later)
    fixed = {"stamped": "3", "spoilt": "2"}
    return {
        key: fixed.get(key) or ("10/02/2026" if key.endswith("_on") else text()) for key in points
    }


def _lines(form: payload.Form, text: Text) -> tuple[payload.Line, ...]:
    return tuple(replace(one, name=text(), posts=(text(), text())) for one in form.lines)


def folded(text: str) -> str:
    """Without what a page may alter: case, spaces, hyphens at the end of a line, the stroke
    that parts two lines of who signs.
    """
    whole = "".join(unicodedata.normalize("NFC", text).split()).upper().casefold()
    return whole.translate(dict.fromkeys(map(ord, "/-\u00ad\ufffe\x02")))


def read(content: bytes) -> str:
    """The folded text without page numbers and the mark of a draft."""
    pages = []
    for number, page in enumerate(sample.pages(content), 1):
        lines = [line.strip() for line in page.splitlines()]
        pages += [line for line in lines if line not in {str(number), "DỰ THẢO"}]
    return folded(" ".join(pages))


def problems(seed: int) -> tuple[str, list[str]]:
    """What became of this seed's document, and what is wrong with it."""
    rng = random.Random(seed)
    ruleset, sealed = rng.choice(RULESETS), rng.random() < 0.5
    letterhead = sample.sample(ruleset, 1).layout["letterhead"]
    keys = [key for key, one in documents.DOCUMENTS.items() if letterhead in one.letterheads]
    key = rng.choice(keys)
    marks: list[str] = []
    texts: list[str] = []
    plain = filled(ruleset, sealed, lambda: _next(marks, f"Qz{len(marks):03}w"))
    bad = rng.choice(BAD) if rng.random() < 0.2 else ""
    spoilt = rng.randrange(len(marks))
    named = lambda: hostile(rng) + (bad if bad and len(texts) == spoilt else "")  # noqa: E731
    built, beside = filled(ruleset, sealed, lambda: _next(texts, named()))
    name = f"seed {seed}, {key}, {ruleset}"
    expected = read(documents.render(key, plain[0], digest=sample.DIGEST, beside=plain[1]))
    try:
        said = read(documents.render(key, built, digest=sample.DIGEST, beside=beside))
    except documents.MissingGlyph as error:
        ok = bool(bad) and f"U+{ord(bad):04X}" in str(error)
        return "refused", [] if ok else [f"{name}: {error}"]
    except documents.DocumentRefused as error:
        return "too long", [] if "quá dài" in str(error) else [f"{name}: {error}"]
    except Exception as error:  # what a fuzz is for
        return "failed", [f"{name}: {type(error).__name__}: {str(error)[:300]}"]
    return "printed", [
        f"{name}: {text!r} instead of {mark} did not come back"
        for mark, text in zip(marks, texts, strict=True)
        if folded(mark) in expected and not _came_back(text, said)
    ]


def _next(kept: list[str], text: str) -> str:
    kept.append(text)
    return text


def _came_back(text: str, said: str) -> bool:
    """A sentence puts its own end to what somebody typed."""
    lines = [line.strip(" .;-+•") for line in text.splitlines()]
    # A single digit alone on its line is taken for the number of the page.
    printable = [line for line in lines if len(line) > 1 and not fonts.unprintable(line)]
    return all(folded(line) in said for line in printable)


def main() -> None:
    words = [int(word) for word in sys.argv[1:]]
    count, first = [*words, *(2000, 0)[len(words) :]]
    start, outcomes = time.perf_counter(), Counter[str]()
    found: list[str] = []
    with ProcessPoolExecutor(2) as pool:
        for outcome, wrong in pool.map(problems, range(first, first + count), chunksize=20):
            outcomes[outcome] += 1
            found += wrong
            print(*wrong, sep="\n", end="\n" if wrong else "", flush=True)
    said = ", ".join(f"{number} {outcome}" for outcome, number in sorted(outcomes.items()))
    print(f"{count} payloads in {time.perf_counter() - start:.0f} s: {said}; {len(found)} problems")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
