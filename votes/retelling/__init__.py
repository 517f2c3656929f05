"""What the pure core says in Vietnamese, in the language of whoever looks at the screen.

Rules, findings, tables read and paper layouts speak Vietnamese alone: their words are sealed,
logged and printed. Only the screen is also English, and finds a sentence again by its pattern, so
that what was stored years ago is retold as well as what was said just now.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from django.utils.translation import get_language, gettext

from .english import SENTENCES

#: `{1}` in a pattern: what the sentence was filled with; `{=1}` is left as it was written.
HOLE: Final = re.compile(r"\{=?(\d)\}")
DEEPEST: Final = 3
SEPARATORS: Final = str.maketrans(".,", ",.")


def told(text: str) -> str:
    """`text` in the viewer's language; as it stands where it is no sentence of ours."""
    if not text or get_language() in (None, "vi"):
        return text
    return _retold(str(text), DEEPEST)


def figure(text: str) -> str:
    """A number written the Vietnamese way, 1.015 or 97,50%, as the viewer's language writes it."""
    return text if get_language() in (None, "vi") else text.translate(SEPARATORS)


@lru_cache(maxsize=4096)
def _retold(text: str, depth: int) -> str:
    if exact := _exact(text):
        return exact
    for pattern, english in _patterns():
        if depth and (found := pattern.fullmatch(text)):
            return _as_begun(text, _filled(english, found, depth - 1))
    return _parts(text, depth)


def _filled(english: str, found: re.Match[str], depth: int) -> str:
    def fill(hole: re.Match[str]) -> str:
        said = found[f"_{hole[1]}"]
        return said if "=" in hole[0] else _retold(said, depth)

    return HOLE.sub(fill, english)


def _as_begun(text: str, english: str) -> str:
    """With a capital where the Vietnamese has one."""
    return english[:1].upper() + english[1:] if text[:1].isupper() else english


def _exact(text: str) -> str:
    """The sentence itself; one that begins with a capital here may be written small there."""
    if (english := SENTENCES.get(text)) is not None:
        return english
    if (translated := gettext(text)) != text:
        return translated
    small = SENTENCES.get(text[:1].lower() + text[1:]) if text[:1].isupper() else None
    if small is not None:
        return _as_begun(text, small)
    large = SENTENCES.get(text[:1].upper() + text[1:])
    return large[:1].lower() + large[1:] if large is not None else ""


def _parts(text: str, depth: int) -> str:
    """Several sentences of ours in a row, as when a refusal names all its reasons."""
    if not depth or "; " not in text:
        return text
    return "; ".join(_retold(part, depth - 1) for part in text.split("; "))


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """Every sentence with something filled in, the longest wording first."""
    holed = [
        (vietnamese, english) for vietnamese, english in SENTENCES.items() if "{1}" in vietnamese
    ]
    holed.sort(key=lambda pair: -len(HOLE.sub("", pair[0])))
    return [(_pattern(vietnamese), english) for vietnamese, english in holed]


def _pattern(sentence: str) -> re.Pattern[str]:
    pieces = HOLE.split(sentence)
    holes = iter(f"(?P<_{piece}>.*?)" for piece in pieces[1::2])
    words = [re.escape(piece) for piece in pieces[::2]]
    body = words[0] + "".join(next(holes) + word for word in words[1:])
    return re.compile(body, re.DOTALL | re.IGNORECASE)
