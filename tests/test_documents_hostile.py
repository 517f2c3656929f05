"""Whatever somebody types is printed as it is, or refused by name; never a box."""

import string
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import documents as sample
from tests import figures_back as back
from votes import documents, payload
from votes.documents import fonts

KEYS = ["ballot", "counts", "batch", "minutes", "summary"]
WITH_NAMES = pytest.mark.parametrize("key", ["ballot", "minutes", "summary"])
HARMLESS = ["<b>Lê</b>", "A & B", "&amp;", "{name}", "%s %(x)s", "</para>", "<br/>", "'\"`", "<!--"]
REFUSED = {"\x00": "U+0000", "\x1b": "U+001B", "\u202e": "U+202E", "\u200f": "U+200F"}
REFUSED |= {"\u4e2d": "U+4E2D", "\U0001f600": "U+1F600", "\u200b": "U+200B", "\u0622": "U+0622"}


def said(key: str, built: payload.Payload) -> str:
    return sample.said(documents.render(key, built, digest=sample.DIGEST))


def squeezed(text: str) -> str:
    """Without white space: where a long word is broken does not matter."""
    return "".join(text.split())


@WITH_NAMES
@pytest.mark.parametrize("name", HARMLESS)
def test_markup_in_a_name_is_only_text(key, name):
    assert name in said(key, sample.with_line(sample.sample(lines=1), name=name))


@pytest.mark.parametrize("text", HARMLESS)
def test_markup_in_any_other_field_is_only_text(text):
    built = sample.sample(lines=1, forms=2)
    member = replace(sample.BOARD[0], name=text, post=text)
    exempt = replace(sample.EXEMPT, name=text, posts=(text,), reason=text)
    built = sample.with_meeting(built, meeting=text, place=text, chair=text, minutes_number=text)
    bases = (payload.LegalBasis(text, text, "", text),)
    built = replace(built, board=(member,), exempt=(exempt,), legal_bases=bases)
    assert said("minutes", built).count(text) >= 9


@pytest.mark.parametrize("key", KEYS)
def test_markup_in_title_office_and_form_breaks_nothing(key):
    text = "<i>A & {b}</i>"
    built = sample.sample(lines=1, forms=2)
    office = replace(built.organisation, issuer=text, superior=text, place=text)
    form = replace(built.forms[0], label=text, colour=text)
    built = replace(built, organisation=office, forms=(form, built.forms[1]))
    assert text.upper() in said(key, sample.with_meeting(built, title=text))


@WITH_NAMES
def test_a_name_of_three_hundred_letters_is_printed_whole(key):
    for name in ("Đ" + "ặng" * 99, "Đặng " * 60):
        text = said(key, sample.with_line(sample.sample(lines=1), name=name.strip()))
        assert squeezed(name) in squeezed(text)


@WITH_NAMES
def test_posts_too_long_for_a_row_are_set_smaller(key):
    posts = tuple(f"{number} " + "Trưởng Ban Xây dựng Đảng " * 12 for number in range(3))
    text = said(key, sample.with_line(sample.sample(lines=2), posts=posts))
    assert squeezed(", ".join(posts)) in squeezed(text)


@WITH_NAMES
def test_posts_too_long_for_any_page_are_refused_by_name(key):
    built = sample.with_line(sample.sample(lines=1), name="Lê Văn Dài", posts=("Ủy viên " * 9000,))
    with pytest.raises(documents.DocumentRefused, match="Lê Văn Dài: chữ quá dài"):
        documents.render(key, built)


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize(("character", "code"), REFUSED.items())
def test_a_character_that_cannot_be_printed_is_refused_with_the_person(key, character, code):
    built = sample.with_line(sample.sample(lines=2), name=f"Lê {character}Văn")
    with pytest.raises(documents.MissingGlyph) as refused:
        documents.render(key, built)
    assert code in str(refused.value)
    assert "dòng 1 (Lê Văn)" in str(refused.value)


@pytest.mark.parametrize(
    ("place", "change"),
    [
        ("tên cuộc lấy phiếu", {"title": "A\x07"}),
        ("địa điểm", {"place": "A\x07"}),
        ("tên người chủ trì “Lê A”", {"chair": "Lê A\x07"}),
        ("số biên bản", {"minutes_number": "5\x07"}),
    ],
)
def test_a_refusal_says_in_which_field_it_is(place, change):
    with pytest.raises(documents.MissingGlyph, match=place):
        documents.render("minutes", sample.with_meeting(sample.sample(lines=1), **change))


@pytest.mark.parametrize(
    ("place", "field", "value"),
    [
        ("Ban kiểm phiếu, Đỗ", "board", (payload.BoardMember("Đỗ\x07", "head"),)),
        ("lấy phiếu Mai", "exempt", (payload.Exempt("Mai", (), "nghỉ\x07"),)),
        ("căn cứ “Kế hoạch 5”", "legal_bases", (payload.LegalBasis("Kế hoạch", "5\x07"),)),
    ],
)
def test_a_refusal_names_people_and_papers_of_lists(place, field, value):
    with pytest.raises(documents.MissingGlyph, match=place):
        documents.render("minutes", sample.sample(lines=1, **{field: value}))


def test_what_is_not_printed_is_not_looked_at():
    note = payload.FindingNote("W01", "\x07", "\x07", "\x07")
    assert documents.render("minutes", sample.sample(lines=1, findings=(note,)))


@pytest.mark.parametrize("name", ["Lê\tVăn  Thúy", "Lê\nVăn Thúy"])
def test_tabs_and_line_breaks_are_only_space(name):
    assert "Lê Văn Thúy" in said("ballot", sample.with_line(sample.sample(lines=1), name=name))


@pytest.mark.parametrize("key", KEYS)
def test_text_comes_back_composed(key):
    decomposed = unicodedata.normalize("NFD", "Đặng Thị Thuỷ Hoà")
    built = sample.with_line(sample.sample(lines=1), name=decomposed)
    office = replace(built.organisation, issuer=unicodedata.normalize("NFD", "Đảng ủy xã Ưng Hoà"))
    text = said(key, replace(built, organisation=office))
    assert sample.nfc(text)
    assert "ĐẢNG ỦY XÃ ƯNG HOÀ" in text


def printable() -> st.SearchStrategy[str]:
    """Texts of letters, marks of XML and format strings, and words longer than a line."""
    letters = "ăâđêôơưáàảãạẳẵỳỷỹĐƯƠ" + string.printable[:95]
    return st.text(st.sampled_from(letters), min_size=1, max_size=60).map(
        lambda text: " ".join(text.split()) or "A"
    )


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(printable(), min_size=7, max_size=7), st.sampled_from(["qd96-2023", "nq96-2023"]))
def test_any_printable_text_comes_back_from_minutes_as_it_was(texts, ruleset):
    name, post, reason, place, member, chair, number = texts
    built = sample.with_line(sample.sample(ruleset, 2), name=name, posts=(post,))
    built = replace(
        built,
        exempt=(payload.Exempt("Mai", (), reason),),
        board=(payload.BoardMember(member, "head"),),
    )
    built = sample.with_meeting(built, place=place, chair=chair, minutes_number=number)
    text = squeezed(said("minutes", built))
    for one in (name, post, reason.strip(" .;"), place, member, chair):
        assert squeezed(unicodedata.normalize("NFC", one)) in text


@settings(max_examples=10)
@given(printable())
def test_any_printable_text_comes_back_from_every_file_of_figures(name):
    built = sample.with_line(sample.sample(lines=1), name=name)
    typed = fonts.tidy(name)
    for format in ("xlsx", "csv", "pptx"):
        write, read = back.READERS[format]
        assert (typed, "high") in read(write(built), built)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=12))
def test_any_text_at_all_is_printed_or_refused(text):
    built = sample.with_line(sample.sample(lines=1), name=f"A{text}")
    if fonts.unprintable(f"A{text}"):
        with pytest.raises(documents.MissingGlyph):
            documents.render("ballot", built)
    else:
        assert squeezed(fonts.tidy(f"A{text}")) in squeezed(said("ballot", built))
