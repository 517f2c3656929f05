"""TCVN3 (ABC), VNI, Windows-1258 and UTF-8 read as Latin, to Unicode and back."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _


class Charset(StrEnum):
    """How old text writes its letters; the label is what the office calls it."""

    UNICODE = "unicode"
    TCVN3 = "tcvn3"
    VNI = "vni"
    WINDOWS = "windows-1258"
    MISREAD = "utf-8"

    @property
    def label(self) -> str:
        return str(LABELS[self])


LABELS: Final = {
    Charset.UNICODE: _("Unicode (giữ nguyên)"),
    Charset.TCVN3: _("TCVN3 (ABC, phông .VnTime)"),
    Charset.VNI: _("VNI (phông VNI-Times)"),
    Charset.WINDOWS: _("Windows-1258"),
    Charset.MISREAD: _("UTF-8 bị đọc nhầm"),
}
#: The five tones in the order of the tables below: huyền, hỏi, ngã, sắc, nặng.
TONES: Final = "\u0300\u0309\u0303\u0301\u0323"
PLAIN_VOWELS: Final = "aăâeêioôơuưy"

#: TCVN 5712:1993 (VN1): the codes of a vowel without a tone and with each of TONES.
#: The fonts of the ABC family have the small letters and Ă Â Ê Ô Ơ Ư Đ of it; their other
#: capitals are small letters in a font whose name ends in H.
_TCVN: Final = {
    "a": "61 B5 B6 B7 B8 B9", "ă": "A8 BB BC BD BE C6", "â": "A9 C7 C8 C9 CA CB",
    "e": "65 CC CE CF D0 D1", "ê": "AA D2 D3 D4 D5 D6", "i": "69 D7 D8 DC DD DE",
    "o": "6F DF E1 E2 E3 E4", "ô": "AB E5 E6 E7 E8 E9", "ơ": "AC EA EB EC ED EE",
    "u": "75 EF F1 F2 F3 F4", "ư": "AD F5 F6 F7 F8 F9", "y": "79 FA FB FC FD FE",
    "A": "41 80 81 82 83 84", "Ă": "A1 AF BA BF C0 85", "Â": "A2 C1 C2 C3 C4 86",
    "E": "45 87 88 89 8A 8B", "Ê": "A3 C5 CD D9 DA 8C", "I": "49 8D 8E 8F 90 91",
    "O": "4F 92 93 94 95 96", "Ô": "A4 DB E0 F0 FF 97", "Ơ": "A5 98 99 9A 9B 9C",
    "U": "55 9D 9E 9F 01 02", "Ư": "A6 04 05 06 11 12", "Y": "59 13 14 15 16 17",
    "đ": "AE", "Đ": "A7",
}  # fmt: skip

#: VNI-Windows: a base letter with a mark after it; the marks of TONES in their order, the same
#: for capitals. Where a letter of its own stands for the whole, it is in _VNI_ALONE.
_VNI_TONES: Final = {"": "øûõùï", "ă": "èúüéë", "â": "àåãáä"}
_VNI_BASES: Final = {
    "a": ("a", ""), "ă": ("a", "ă"), "â": ("a", "â"), "e": ("e", ""), "ê": ("e", "â"),
    "o": ("o", ""), "ô": ("o", "â"), "ơ": ("ô", ""), "u": ("u", ""), "ư": ("ö", ""),
    "y": ("y", ""),
}  # fmt: skip
_VNI_SHAPES: Final = {"": "", "ă": "ê", "â": "â"}
_VNI_ALONE: Final = {"ì": "ì", "ỉ": "æ", "ĩ": "ó", "í": "í", "ị": "ò", "ỵ": "î", "đ": "ñ"}


def _letter(vowel: str, tone: str) -> str:
    return unicodedata.normalize("NFC", vowel + tone)


def _tcvn_letters() -> dict[str, str]:
    """A character for each letter: byte by byte, as Latin-1 has them."""
    found = {}
    for base, codes in _TCVN.items():
        for tone, code in zip(("", *TONES), codes.split(), strict=False):
            found[_letter(base, tone)] = chr(int(code, 16))
    return found


def _vni_letters() -> dict[str, str]:
    found = dict(_VNI_ALONE)
    for vowel, (base, shape) in _VNI_BASES.items():
        found[vowel] = base + _VNI_SHAPES[shape]
        for tone, mark in zip(TONES, _VNI_TONES[shape], strict=True):
            found.setdefault(_letter(vowel, tone), base + mark)
    return found | {letter.upper(): code.upper() for letter, code in found.items()}


_TO_TCVN: Final = _tcvn_letters()
_FROM_TCVN: Final = {code: letter for letter, code in _TO_TCVN.items()}
_TO_VNI: Final = _vni_letters()
#: A capital typed with a small mark ("Aù") is met as often as one with a capital mark.
_FROM_VNI: Final = {
    code[0] + case(code[1:]): letter
    for letter, code in _TO_VNI.items()
    for case in (str.lower, str.upper)
}
_VNI_PATTERN: Final = re.compile("|".join(sorted(map(re.escape, _FROM_VNI), key=len, reverse=True)))
_TONE_OF_1258: Final = frozenset(TONES)


def to_unicode(text: str, charset: Charset) -> str:
    """The text in Unicode (NFC); characters the charset does not have stay as they are."""
    if charset == Charset.UNICODE:
        return unicodedata.normalize("NFC", text)
    if charset == Charset.VNI:
        composed = unicodedata.normalize("NFC", text)
        return _VNI_PATTERN.sub(lambda found: _FROM_VNI[found[0]], composed)
    latin = _latin(text)
    if latin is None:
        return unicodedata.normalize("NFC", text)
    if charset == Charset.TCVN3:
        return "".join(_FROM_TCVN.get(character, character) for character in latin)
    return _decoded(latin.encode("latin-1"), charset) or unicodedata.normalize("NFC", text)


def _decoded(data: bytes, charset: Charset) -> str:
    try:
        return unicodedata.normalize("NFC", data.decode(charset.value))
    except UnicodeDecodeError:
        return ""


def _latin(text: str) -> str | None:
    """The text byte by byte, as it was before a program took the bytes for Western letters."""
    found = []
    for character in text:
        if ord(character) < 256:
            found.append(character)
            continue
        try:
            found.append(character.encode("cp1252").decode("latin-1"))
        except UnicodeEncodeError:
            return None
    return "".join(found)


def from_unicode(text: str, charset: Charset) -> str:
    """The text as an old file holds it; for tests and for showing what a charset looks like."""
    composed = unicodedata.normalize("NFC", text)
    if charset in (Charset.TCVN3, Charset.VNI):
        table = _TO_TCVN if charset == Charset.TCVN3 else _TO_VNI
        return "".join(table.get(letter, letter) for letter in composed)
    if charset == Charset.WINDOWS:
        return "".join(map(_in_1258, composed)).encode("cp1258").decode("latin-1")
    return composed.encode().decode("latin-1") if charset == Charset.MISREAD else composed


def _in_1258(letter: str) -> str:
    """A letter as Windows writes it: the vowel whole, its tone after it."""
    parts = unicodedata.normalize("NFD", letter)
    tone = "".join(mark for mark in parts if mark in _TONE_OF_1258)
    bare = "".join(mark for mark in parts if mark not in _TONE_OF_1258)
    return unicodedata.normalize("NFC", bare) + tone
