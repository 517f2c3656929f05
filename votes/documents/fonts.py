"""The Times-metric font of every printed document, and which text it can show.

reportlab knows a TrueType face by its internal name, one per process: the shipped files are
registered under names of their own, so that no other copy of the font can take their place.
"""

from __future__ import annotations

import functools
import threading
import unicodedata
from pathlib import Path
from typing import Final

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from .errors import MissingGlyph

FOLDER: Final = Path(__file__).parents[2] / "static" / "fonts" / "liberation-serif"
REGULAR: Final = "votes-serif"
BOLD: Final = "votes-serif-bold"
ITALIC: Final = "votes-serif-italic"
BOLD_ITALIC: Final = "votes-serif-bold-italic"
FILES: Final = {
    REGULAR: "LiberationSerif-Regular.ttf",
    BOLD: "LiberationSerif-Bold.ttf",
    ITALIC: "LiberationSerif-Italic.ttf",
    BOLD_ITALIC: "LiberationSerif-BoldItalic.ttf",
}
#: Line breaks and tabs are only space on a page.
SPACES: Final = str.maketrans({"\t": " ", "\n": " ", "\r": " "})
#: Controls, marks of direction, private and unassigned characters, and accents that no letter took.
REFUSED_CATEGORIES: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Mn", "Me", "Zl", "Zp"})
#: Words of a face whose width is kept.
REMEMBERED: Final = 8192
RIGHT_TO_LEFT: Final = frozenset({"R", "AL", "AN"})

_lock = threading.Lock()
#: Held while a file is closed: reportlab reads a face for all threads from one position.
reading = threading.Lock()


class Face(TTFont):
    """A face that remembers how wide the words are: most of them come again and again."""

    def __init__(self, name: str, file: str) -> None:
        super().__init__(name, str(FOLDER / file))
        self.face.name = f"votes-{Path(file).stem}".encode()
        widths, missing = self.face.charWidths, self.face.defaultWidth

        @functools.lru_cache(maxsize=REMEMBERED)
        def units(text: str) -> int:
            return sum(widths.get(ord(letter), missing) for letter in text)

        self._units = units

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:
        return float(0.001 * size * self._units(text))


def register() -> None:
    """Make the four faces known to reportlab; the second call and the later ones do nothing."""
    with _lock:
        _register()


@functools.cache
def _register() -> frozenset[int]:
    shown: list[set[int]] = []
    for name, file in FILES.items():
        font = Face(name, file)
        pdfmetrics.registerFont(font)
        shown.append(set(font.face.charToGlyph))
    addMapping(REGULAR, 0, 0, REGULAR)
    addMapping(REGULAR, 1, 0, BOLD)
    addMapping(REGULAR, 0, 1, ITALIC)
    addMapping(REGULAR, 1, 1, BOLD_ITALIC)
    return frozenset(set.intersection(*shown))


@functools.cache
def shows(character: str) -> bool:
    """Whether every face has the character and it stays where it is written."""
    with _lock:
        glyphs = _register()
    return (
        ord(character) in glyphs
        and unicodedata.category(character) not in REFUSED_CATEGORIES
        and unicodedata.bidirectional(character) not in RIGHT_TO_LEFT
    )


def tidy(text: str) -> str:
    """NFC, with line breaks and tabs as spaces."""
    return unicodedata.normalize("NFC", text).translate(SPACES)


def unprintable(text: str) -> str | None:
    """The first character that can't be printed, as "ký tự U+XXXX", or None."""
    for character in tidy(text):
        if not shows(character):
            visible = unicodedata.category(character)[0] in "LNPS"
            shown = f" “{character}”" if visible else ""
            return f"ký tự{shown} U+{ord(character):04X}"
    return None


def visible(text: str) -> str:
    """The text with its characters that can't be printed named, for what nobody can retype."""
    return "".join(one if shows(one) else f"‹U+{ord(one):04X}›" for one in tidy(text))


def check(text: str, where: str) -> None:
    """Raise MissingGlyph naming the character and `where` it stands."""
    wrong = unprintable(text)
    if wrong:
        raise MissingGlyph(f"Không in được {wrong} trong {where}. Gõ lại chỗ đó rồi in.")


def width(text: str, font: str, size: float) -> float:
    """The width of one line in points."""
    register()
    return float(pdfmetrics.stringWidth(text, font, size))
