"""Trợ giúp: whole in both languages, true to the program, and one click away on every page."""

import html
import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import get_resolver, resolve, reverse
from django.utils import translation
from PIL import Image

from tests import manual as pictures
from tests import web
from votes import findings
from votes import help as manual
from votes.templatetags.manual import help_url

ROOT = Path(settings.BASE_DIR)
TEXTS = ROOT / "templates/votes/help"
PAGES = [("index", manual.FRONT), *manual.CHAPTERS.items()]
SECTIONS = [(chapter, section) for chapter, sections in PAGES for section in sections]
WORDS = re.compile(r'{% ui "(.+?)" %}')
PICTURE = re.compile(r'{% picture "(.+?)" ".+?" %}')
KEYS = {"1", "2", "3", "0", "9", "X", "Esc", "Enter", "←", "PgUp", "PgDn", "K", "T", "L", "M"}


def written(language: str) -> str:
    return "\n".join(p.read_text() for p in sorted((TEXTS / language).rglob("*.html")))


def page(chapter: str, language: str = "vi") -> str:
    with translation.override(language):
        url = reverse("help") if chapter == "index" else reverse("help_chapter", args=[chapter])
        request = RequestFactory().get(url)
        request.session, request.COOKIES = {}, {}
        view, _args, found = resolve(url)
        return view(request, **found).content.decode()


def program() -> set[str]:
    """What the program says, but for the manual."""
    paths = [*(ROOT / "votes").rglob("*.py"), *(ROOT / "templates").rglob("*.html")]
    source = "\n".join(path.read_text() for path in paths if TEXTS not in path.parents)
    return set(re.findall(r'(?<=["}>])[^"{}<>\n]+(?=["{<])', source))


@pytest.mark.parametrize("language", manual.LANGUAGES)
@pytest.mark.parametrize("chapter", [name for name, _sections in PAGES])
def test_a_chapter_has_all_its_sections_each_with_a_heading(chapter, language):
    text = page(chapter, language)
    for section in dict(PAGES)[chapter]:
        assert re.search(rf'<section class="help-section" id="{section}">\s*<h2>[^<]+</h2>', text)


@pytest.mark.parametrize("language", manual.LANGUAGES)
def test_no_text_lies_in_the_manual_that_no_chapter_shows(language):
    folder = TEXTS / language
    found = {p.relative_to(folder).as_posix() for p in folder.rglob("*.html")}
    shown = {f"{chapter}/{section}.html" for chapter, section in SECTIONS}
    assert found == shown | {f"{chapter}.html" for chapter, _sections in PAGES}


def test_every_page_of_the_program_has_its_section_of_the_manual():
    named = {pattern.name for pattern in get_resolver("votes.urls").url_patterns}
    assert named - manual.NOWHERE == set(manual.PLACES)
    assert {(c or "index", s) for c, s in manual.PLACES.values()} <= set(SECTIONS)


@pytest.mark.parametrize("language", manual.LANGUAGES)
def test_every_link_inside_the_manual_leads_somewhere(language):
    for chapter, _sections in PAGES:
        for href in re.findall(r'<a href="([^"]*#\w+)"', page(chapter, language)):
            place, section = href.split("#")
            found = resolve(place).kwargs.get("chapter", "index") if place else chapter
            assert section == "main" or (found, section) in SECTIONS, href


@pytest.mark.parametrize("language", manual.LANGUAGES)
def test_words_of_the_screen_are_quoted_as_the_screen_has_them(language):
    assert set(WORDS.findall(written(language))) - program() == set()


@pytest.mark.parametrize("language", manual.LANGUAGES)
def test_every_finding_is_explained_under_its_code(language):
    text = page("head", language)
    assert re.findall(r'<th scope="row">([EWN]\d\d)</th>', text) == list(findings.RULES)


def test_the_english_manual_explains_a_finding_in_the_words_of_its_rule():
    text = html.unescape(page("head", "en"))
    for code, rule in findings.RULES.items():
        assert f'<th scope="row">{code}</th><td>{rule.__doc__}</td>' in text


@pytest.mark.parametrize("language", manual.LANGUAGES)
def test_the_typists_sheet_names_every_key(language):
    text = page("typist", language)
    assert set(re.findall(r"<kbd>(.+?)</kbd>", text)) >= KEYS
    legend = (ROOT / "templates/votes/keying/legend.html").read_text()
    assert set(re.findall(r"<kbd>(\w+|←)</kbd>", legend)) <= KEYS


@pytest.mark.parametrize("language", manual.LANGUAGES)
def test_the_commands_and_variables_of_the_manual_exist(language):
    text = written(language)
    there = {p.stem for p in (ROOT / "votes/management/commands").glob("*.py")} | {"migrate"}
    assert set(re.findall(r"manage\.py (\w+)", text)) <= there
    known = re.findall(r"TINNHIEM_\w+", (ROOT / "tinnhiem/settings.py").read_text())
    assert set(re.findall(r"TINNHIEM_\w+", text)) <= set(known)


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_every_picture_of_the_manual_has_been_made_and_is_small(language):
    assert set(PICTURE.findall(written(language))) == set(pictures.SHOTS)
    sizes = json.loads(manual.SIZES.read_text())[language]
    for name in pictures.SHOTS:
        file = pictures.FOLDER / language / f"{name}.webp"
        assert file.stat().st_size <= pictures.BYTES
        assert list(Image.open(file).size) == sizes[name]


def test_both_languages_show_the_same_pictures():
    assert PICTURE.findall(written("vi")) == PICTURE.findall(written("en"))


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["", *(f"{chapter}/" for chapter in manual.CHAPTERS)])
def test_the_manual_opens_without_a_log_in(path):
    assert web.client().get(reverse("help") + path).status_code == 200


@pytest.mark.django_db
def test_a_chapter_that_does_not_exist_is_not_found():
    assert web.client().get(reverse("help_chapter", args=["nobody"])).status_code == 404


def test_an_error_page_that_knows_no_request_leads_to_the_front_of_the_manual():
    assert help_url({}) == reverse("help")
    assert f'href="{reverse("help")}"' in render_to_string("404.html")


def test_a_page_leads_to_its_own_section_in_another_tab():
    request = RequestFactory().get("/login/")
    request.resolver_match = resolve("/login/")
    text = render_to_string("registration/login.html", {}, request=request)
    link = re.search(r'<a class="help-link"[^>]+>', text)[0]
    assert f'href="{reverse("help")}#login" target="_blank"' in link
    assert 'aria-label="Trợ giúp"' in link


def test_the_halls_screen_has_no_help():
    assert "components/help.html" not in (ROOT / "templates/votes/display/page.html").read_text()
    assert "components/help.html" not in (ROOT / "templates/base_full.html").read_text()
