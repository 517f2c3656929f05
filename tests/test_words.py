"""The words of the program: none of those the glossary forbids, and the agreed ones as agreed."""

import fnmatch
import re
import tomllib
from functools import cache
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string

from tests import strings
from votes import rulesets
from votes.views import keying_page

DATA = tomllib.loads((strings.ROOT / "tests/data/words.toml").read_text(encoding="utf-8"))
WORDS, AGREED, FOREIGN = DATA["word"], DATA["agreed"], DATA["foreign"]
NOT_INSIDE_A_WORD = r"(?!\B\w)"
SYLLABLE = re.compile(
    r"(?:ngh?|[cgknpt]h|gi|qu|tr|[bcdghklmnprstvx])?(?:[aeiouy]{1,3})(?:nh|ng?|m)?",
    re.IGNORECASE,
)
#: Plain letters only; no option, no file's ending, no part of an address or an expression.
LETTERS = re.compile(r"(?<![\w.<|\\/-])[A-Za-z][a-z]{2,}(?![\w/])")
COMMENT = re.compile(r"(?:^|\s)//.*$", re.MULTILINE)
QUOTED = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|`[^`]*`")
SCRIPTS = sorted((strings.ROOT / "static/votes").rglob("*.js"))


@cache
def pattern(never: str, exact: bool) -> re.Pattern[str]:
    flags = re.NOFLAG if exact else re.IGNORECASE
    return re.compile(f"{NOT_INSIDE_A_WORD}(?:{never}){NOT_INSIDE_A_WORD}", flags)


def forbidden(word: dict, text: str) -> re.Match[str] | None:
    return pattern(word["never"], word.get("exact", False)).search(text)


def among(globs: list[str], place: str) -> bool:
    return any(fnmatch.fnmatch(place, one) for one in globs)


def looked_through(word: dict) -> list[strings.Text]:
    return [text for text in strings.texts() if among(word.get("only", ["*"]), text.place)]


def without_phrases(word: dict, text: str) -> str:
    for one in word.get("but", []):
        text = text.replace(one["phrase"], "")
    return text


def foreign(text: str) -> set[str]:
    return {word for word in LETTERS.findall(text) if not SYLLABLE.fullmatch(word)}


def test_a_template_is_read_by_what_it_shows():
    source = """{# ẩn #}{% translate "Một" %}<a class="x" title='Hai'>Ba <b>bốn</b>
      {{ n }}</a>{{ who|default:"Năm" }}{% include "a.html" %}"""
    found = {strings.plain(text) for text in strings.template_texts(source)}
    assert found >= {"Một", "Hai", "Ba bốn {}", "Năm"} and not any("ẩn" in one for one in found)


def test_code_is_read_by_its_strings_but_for_docstrings():
    source = 'def f(n):\n    """Ẩn."""\n    return f"Một {n:>3} hai", _("Ba %(n)s" "bốn")'
    found = [strings.plain(text) for text in strings.code_texts(source)]
    assert {"Một {} hai", "Ba {}bốn"} <= set(found) and "Ẩn." not in found


def test_no_text_holds_a_forbidden_word():
    wrong = [
        f"{text.place}: “{one[0]}” in “{text.words}”; write: {word['write']}"
        for word in WORDS
        for text in looked_through(word)
        if (one := forbidden(word, without_phrases(word, text.words)))
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("word", WORDS, ids=lambda word: word["never"])
def test_every_forbidden_word_would_be_found(word):
    for wrong in word.get("such_as", word["never"].split("|")):
        assert forbidden(word, wrong), wrong
        assert word.get("only") or not word.get("exact") or forbidden(word, f"… {wrong}, …")


def test_every_allowed_phrase_still_stands_somewhere_and_needs_to_be_allowed():
    phrases = [(word, one["phrase"]) for word in WORDS for one in word.get("but", [])]
    for word, phrase in phrases:
        assert any(phrase in text.words for text in looked_through(word)), phrase
        assert forbidden(word, phrase), phrase


def test_every_text_is_in_vietnamese_syllables_or_names_that_are_listed():
    wrong = [
        f"{text.place}: {sorted(words)} in “{text.words}”"
        for text in strings.texts()
        if not among(FOREIGN["spoken_to_technicians"], text.place)
        and (words := foreign(text.words) - FOREIGN["words"].keys())
    ]
    assert not wrong, "\n".join(wrong)


def test_what_is_listed_as_foreign_is_still_said():
    said = [(text.place, foreign(text.words)) for text in strings.texts()]
    unsaid = FOREIGN["words"].keys() - set().union(*(words for _place, words in said))
    plain = {place for place, words in said if words}
    silent = [one for one in FOREIGN["spoken_to_technicians"] if not fnmatch.filter(plain, one)]
    assert not unsaid and not silent


@pytest.mark.parametrize("word", ["session", "digest", "hash", "login", "batch", "Ballot", "check"])
def test_an_english_word_in_a_sentence_is_seen(word):
    assert foreign(f"Chưa chốt {word} của cuộc này.") == {word}


def test_pages_and_papers_are_called_as_agreed():
    assert not set(AGREED["names"]) - {text.words for text in strings.texts()}


def test_the_agreed_sentences_stand_as_they_were_agreed():
    known = "\n".join(text.words for text in strings.texts())
    assert [one for one in AGREED["sentences"] if one not in known] == []


@pytest.fixture(scope="module")
def desk() -> str:
    session = SimpleNamespace(code="a", ruleset=rulesets.ruleset("qd96-2023"))
    values = {"batch": SimpleNamespace(number=3, size=25), "keying": SimpleNamespace(number=1)}
    values |= {"form": SimpleNamespace(label="Ban Thường vụ"), "session": session}
    values |= {"marks": keying_page.mark_words(session)}
    return render_to_string("votes/keying/desk.html", values)


def test_the_keying_page_has_the_agreed_header(desk):
    assert (
        strings.plain(desk.split("<h1")[1].split(">", 1)[1].split("</h1>")[0]) == AGREED["header"]
    )


def test_the_legend_holds_every_key_in_the_agreed_order(desk):
    legend = desk.split('id="legend"')[1].split("</nav>")[0]
    buttons = re.findall(r"<button(?![^>]* class=)[^>]*>(.*?)</button>", legend)
    assert " · ".join(map(strings.plain, buttons)) == AGREED["legend"]


def test_the_summary_counts_the_marks_by_the_agreed_short_names(desk):
    assert " · ".join(re.findall(r'data-short="(.*?)"', desk)) == AGREED["summary"]


def test_no_script_has_a_sentence_of_its_own():
    for path in SCRIPTS:
        code = COMMENT.sub("", path.read_text(encoding="utf-8"))
        assert not any(map(strings.VIETNAMESE.search, QUOTED.findall(code))), path.name
