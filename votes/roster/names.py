"""Names as people match and sort them; what is stored is exactly what the office wrote."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

_TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")
#: Ð (Icelandic) stands for Đ in some typed lists.
_LOOKALIKES: Final = str.maketrans({"ð": "đ", "\u0189": "đ", "\u0256": "đ"})
_ALPHABET: Final = {
    letter: place for place, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz", 1)
}
_TONE_ORDER: Final = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_BIDI: Final = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_INVISIBLE: Final = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")


def clean(text: str) -> str:
    """Text as it is stored: NFC and without white space at the ends."""
    return unicodedata.normalize("NFC", text).strip()


def foreign_character(text: str) -> str | None:
    """The first control, bidirectional or invisible character, as U+XXXX."""
    for character in text:
        hidden = character in _BIDI or character in _INVISIBLE
        if hidden or unicodedata.category(character) in {"Cc", "Cs", "Co", "Cn"}:
            return f"U+{ord(character):04X}"
    return None


def fold(text: str) -> str:
    """The key under which two spellings of one name are the same; tones themselves count."""
    lowered = unicodedata.normalize("NFC", text).lower().translate(_LOOKALIKES)
    return " ".join(_fold_word(word) for word in lowered.split())


@lru_cache(maxsize=20_000)
def _fold_word(word: str) -> str:
    """The tone at the end of the word, so that its place in the word no longer matters."""
    tone = ""
    letters = []
    for character in unicodedata.normalize("NFD", word):
        if character in _TONES:
            tone = character
        else:
            letters.append(character)
    bare = unicodedata.normalize("NFC", "".join(letters))
    return bare + tone


def bare(text: str) -> str:
    """Letters without any mark, to look somebody up by: Đặng Thị Hoà is dang thi hoa."""
    lowered = unicodedata.normalize("NFD", text.lower().translate(_LOOKALIKES))
    letters = (letter for letter in lowered if not unicodedata.combining(letter))
    return " ".join("".join(letters).replace("đ", "d").split())


def looked_up(name: str, query: str) -> bool:
    """Whether every word of `query` begins a word of `name`, marks aside."""
    words = bare(name).split()
    return all(any(word.startswith(part) for word in words) for part in bare(query).split())


SortKey = tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]


def sort_key(name: str, birth_date: str = "") -> tuple[SortKey, str]:
    """By given name, family name, middle name in the Vietnamese alphabet, then birth date."""
    words = name.split()
    ordered = words[-1:] + words[:1] + words[1:-1] if len(words) > 1 else words
    return tuple(_word_key(word) for word in ordered), birth_date


def title_key(text: str) -> SortKey:
    """By every word in its order, in the Vietnamese alphabet, and numbers as numbers."""
    return tuple(_word_key(f"{word:0>9}" if word.isdigit() else word) for word in text.split())


def _word_key(word: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    letters: list[int] = []
    tones: list[int] = []
    for character in unicodedata.normalize("NFC", word.lower()).translate(_LOOKALIKES):
        parts = unicodedata.normalize("NFD", character)
        tone = next((mark for mark in parts if mark in _TONES), "")
        bare = unicodedata.normalize("NFC", parts.replace(tone, "") if tone else parts)
        letters.append(_ALPHABET.get(bare, 100 + ord(bare[0]) if bare else 0))
        tones.append(_TONE_ORDER.get(tone, 0))
    return tuple(letters), tuple(tones)
