"""Text of the years before Unicode: each letter both ways, and which charset it is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from votes.roster.legacy import Charset, font_charset, from_unicode, likely, to_unicode
from votes.roster.legacy.charsets import PLAIN_VOWELS, TONES

SMALL = [unicodedata.normalize("NFC", v + t) for v in PLAIN_VOWELS for t in ("", *TONES)] + ["đ"]
#: The letters that ASCII lacks: 67, and their capitals.
LETTERS = [letter for letter in SMALL + [x.upper() for x in SMALL] if not letter.isascii()]
OLD = [charset for charset in Charset if charset != Charset.UNICODE]
SAID = ["Nguyễn Thị Hòa", "Phó Bí thư Đảng ủy", "Chủ tịch Ủy ban nhân dân xã", "Họ và tên"]
#: As the fonts .VnTime and VNI-Times show it, copied from old papers' letters.
TCVN3 = ["NguyÔn ThÞ Hßa", "Phã BÝ th\xad §¶ng ñy"]
VNI = ["Nguyeãn Thò Hoøa", "Phoù Bí thö Ñaûng uûy"]


def test_there_are_134_letters():
    assert len(set(LETTERS)) == 134


@pytest.mark.parametrize("charset", OLD)
def test_every_letter_comes_back_from_every_charset(charset):
    assert [to_unicode(from_unicode(x, charset), charset) for x in LETTERS] == LETTERS
    assert len({from_unicode(x, charset) for x in LETTERS}) == 134


def test_letters_are_those_of_the_old_fonts():
    assert [to_unicode(text, Charset.TCVN3) for text in TCVN3] == SAID[:2]
    assert [to_unicode(text, Charset.VNI) for text in VNI] == SAID[:2]


def test_a_capital_with_a_small_mark_after_it_is_one_letter_in_vni():
    assert to_unicode("AÙnh, Aùnh, EÂ, OÅ", Charset.VNI) == "Ánh, Ánh, Ê, Ổ"


@pytest.mark.parametrize("charset", Charset)
def test_the_charset_of_a_list_is_found(charset):
    assert likely(from_unicode(text, charset) for text in SAID) == charset


@given(st.lists(st.sampled_from(SAID), min_size=1), st.sampled_from(Charset))
@settings(max_examples=40, deadline=None)
def test_whatever_is_converted_by_the_charset_found_reads_as_it_was_meant(texts, charset):
    written = [from_unicode(text, charset) for text in texts]
    assert [to_unicode(text, likely(written)) for text in written] == texts


@given(st.text(), st.sampled_from(Charset))
@settings(max_examples=100, deadline=None)
def test_no_text_is_too_strange_to_convert(text, charset):
    assert isinstance(to_unicode(text, charset), str)


def test_unicode_with_names_of_other_peoples_stays_as_it_is():
    assert likely(["H'Ên Niê", "Y Krông", "K'Brêu", "Hồ Thị Ðào", "Ông"]) == Charset.UNICODE


def test_decomposed_unicode_is_composed():
    assert to_unicode(unicodedata.normalize("NFD", "Thúy"), Charset.UNICODE) == "Thúy"


def test_a_font_tells_its_charset():
    fonts = (".VnTimeH", "'.VnArial'", "VNI-Times", "Times New Roman", "")
    assert [font_charset(font) for font in fonts] == ["tcvn3", "tcvn3", "vni", None, None]


def test_a_font_decides_only_where_its_charset_makes_words():
    assert likely(["ThÞ"], Charset.TCVN3) == Charset.TCVN3
    assert likely(["Nguyễn Thị Hòa"], Charset.TCVN3) == Charset.UNICODE
