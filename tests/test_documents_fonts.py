import unicodedata

import pytest

from votes.documents import fonts
from votes.documents.errors import DocumentRefused, MissingGlyph

TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")


def letters() -> list[str]:
    """Every Vietnamese letter with every tone, both cases, and đ."""
    vowels = [
        unicodedata.normalize("NFC", base + tone) for base in "aăâeêioôơuưy" for tone in TONES
    ]
    small = [*vowels, "đ", *"bcdfghjklmnpqrstvwxz"]
    return small + [letter.upper() for letter in small]


def test_every_vietnamese_letter_can_be_printed():
    assert [letter for letter in letters() if not fonts.shows(letter)] == []


def test_all_four_faces_are_shipped_with_the_project():
    assert sorted(path.name for path in fonts.FOLDER.glob("*.ttf")) == sorted(fonts.FILES.values())


@pytest.mark.parametrize("text", ["Đỗ Thị Hạnh", "K'sor H'Bơ", "Y Bliăč Niê", "A\tB\r\nC", ""])
def test_names_and_line_breaks_are_printable(text):
    assert fonts.unprintable(text) is None


@pytest.mark.parametrize(
    ("character", "said"),
    [
        ("\u4e2d", "ký tự “\u4e2d” U+4E2D"),
        ("\U0001f642", "U+1F642"),
        ("\x00", "ký tự U+0000"),
        ("\x1b", "ký tự U+001B"),
        ("\u200b", "ký tự U+200B"),
        ("\u202e", "ký tự U+202E"),
        ("\u200f", "ký tự U+200F"),
        ("\u05d0", "U+05D0"),
        ("\u00ad", "ký tự U+00AD"),
        ("\ud800", "ký tự U+D800"),
    ],
)
def test_what_cannot_be_printed_is_named_by_its_code(character, said):
    assert said in (fonts.unprintable(f"Lê {character}Văn") or "")


def test_an_accent_that_no_letter_took_is_refused():
    assert fonts.unprintable("x\u0302") == "ký tự U+0302"
    assert fonts.unprintable("a\u0302") is None


def test_a_refusal_names_the_place():
    with pytest.raises(MissingGlyph, match=r"U\+200B trong dòng 3"):
        fonts.check("A\u200b", "dòng 3")


def test_a_missing_glyph_is_a_refusal_of_the_document():
    assert issubclass(MissingGlyph, DocumentRefused)


def test_registering_again_changes_nothing():
    fonts.register()
    before = fonts.width("Biên bản", fonts.BOLD, 14)
    fonts.register()
    assert fonts.width("Biên bản", fonts.BOLD, 14) == before > 0
