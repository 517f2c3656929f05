"""Which charset a text is in: the one in which its words are Vietnamese syllables."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from .charsets import TONES, Charset, to_unicode

_ONSETS: Final = (
    "ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x|"  # the last one: none
)
_RHYMES: Final = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu "
    "im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng "
    "oăt oc oe oen oeo oet oi om on ong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    "u ua uân uâng uât uây uc uê uêch uên uênh uêu ui um un ung uôc uôi uôm uôn uông uôt up "
    "ut uơ uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp "
    "ươt ươu ưt ưu y yêm yên yêng yêt yêu ynh yt"
)
_SYLLABLE: Final = re.compile(rf"(?:{_ONSETS})(?:{'|'.join(_RHYMES.split())})|gi")
_WORD: Final = re.compile(r"[^\s\d!-/:-@\[-`{-~–—“”…]+")
#: In a charset taken for another one, other spaces are halves of letters.
_PLAIN_SPACE: Final = re.compile(r"[ \t\r\n]+")
#: Better by this much, and this good, before anybody is bothered with a question.
_MARGIN: Final = 0.15
_ENOUGH: Final = 0.7
#: So much text shows its charset.
_SAMPLE: Final = 20_000
_OLD: Final = (Charset.TCVN3, Charset.VNI, Charset.WINDOWS, Charset.MISREAD)


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether a word is spelt as a Vietnamese syllable, in small letters, capitals or Title."""
    if not (word.islower() or word.isupper() or word.istitle() or word[1:].islower()):
        return False
    letters = unicodedata.normalize("NFD", word.lower())
    tones = sum(letter in TONES for letter in letters)
    bare = unicodedata.normalize("NFC", "".join(x for x in letters if x not in TONES))
    return tones <= 1 and _SYLLABLE.fullmatch(bare) is not None


def share_of_syllables(texts: Iterable[str]) -> float | None:
    """Of the words with a letter that is not ASCII, the share that is Vietnamese; None for none."""
    words = [word for text in texts for word in _WORD.findall(text) if not word.isascii()]
    if not words:
        return None
    return sum(map(is_syllable, words)) / len(words)


def likely(texts: Iterable[str], hinted: Charset | None = None) -> Charset:
    """The charset of a table's texts; `hinted` is what its fonts say."""
    texts = list(_sample(texts))
    now = _score(texts, Charset.UNICODE)
    if hinted is not None and _score(texts, hinted) > now:
        return hinted
    best = max(_OLD, key=lambda charset: _score(texts, charset))
    score = _score(texts, best)
    return best if score >= _ENOUGH and score >= now + _MARGIN else Charset.UNICODE


def _sample(texts: Iterable[str]) -> Iterator[str]:
    """The texts that are not ASCII, until there is enough to judge by."""
    left = _SAMPLE
    for text in texts:
        if left > 0 and not text.isascii():
            left -= len(text)
            yield text[:_SAMPLE]


def _score(texts: list[str], charset: Charset) -> float:
    """The share of syllables among the words that are not ASCII before they are converted."""
    words = [word for text in texts for word in _PLAIN_SPACE.split(text) if not word.isascii()]
    parts = [part for word in words for part in _WORD.findall(to_unicode(word, charset))]
    return sum(map(is_syllable, parts)) / len(parts) if parts else 0.0


def font_charset(font: str) -> Charset | None:
    """What the name of a font says of the text set in it."""
    name = font.strip(" '\"").lower()
    if name.startswith(".vn"):
        return Charset.TCVN3
    return Charset.VNI if name.startswith("vni") else None
