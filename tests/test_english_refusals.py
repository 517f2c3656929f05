"""What is refused, and what is wrong in a form, in English on a page that is English."""

from __future__ import annotations

import json

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests import build, web
from tests.test_english_pages import Text, left_over, typed
from votes.choices import Role
from votes.models import Batch

pytestmark = pytest.mark.django_db
#: Words that were typed into a table, or that a table must have.
HEADINGS = ("Họ và tên", "Chức vụ", "Ngày sinh", "“Họ”", "“Tên”")


def answer(body, url: str, data: dict[str, object] | None):
    """What somebody with every role gets for a form or a page, in English."""
    client = web.client(build.user("Everybody", *Role.values, to=body))
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client.get(url) if data is None else client.post(url, data, follow=True)


def assert_says(got, english: str) -> None:
    """The sentence, and nothing Vietnamese beside it."""
    known = [*HEADINGS, *typed()]
    assert english in web.text(got)
    said = Text(got.content.decode()).said
    assert [rest for one in said if (rest := left_over(one, known))] == []


def file(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


VOTING = [
    ("roll", {"summoned": "40", "present": "41"}, "Present 41, summoned 40."),
    ("roll", {"summoned": "", "present": "x"}, "Write a whole number."),
    ("counting_start", {}, "Ballot form “1”: issued and collected are missing."),
    ("cancel", {"confirm": "x"}, "The code is not right. Type again: voting"),
    ("details", {"stock_at": "\U0001f600"}, "character “\U0001f600” U+1F600 in"),
    ("differences", None, "The session is"),
]


@pytest.mark.parametrize(("name", "data", "english"), VOTING)
def test_a_form_of_the_day_says_in_english_what_is_wrong(name, data, english):
    session = build.session(code="voting", status="voting", summoned=5, present=5)
    assert_says(answer(session.organisation, web.url(name, session), data), english)


TABLES = [
    ({"text": ""}, "Nothing has been pasted."),
    ({"text": "a\tb\nc\td"}, "The column of names is missing."),
    ({"text": "Họ và tên\tNgày sinh\nLo Thi An\t31/02/1970"}, "is not in the calendar."),
    ({"file": file("a.pdf", b"%PDF-1.4")}, "This is a PDF,"),
]


@pytest.mark.parametrize(("data", "english"), TABLES)
def test_a_table_that_is_not_understood_is_told_in_english(data, english):
    session = build.session()
    asked = {"kind": "members", **data}
    assert_says(answer(session.organisation, web.url("lists", session), asked), english)


def test_a_result_that_can_not_be_fixed_says_why_in_english():
    session = build.counting(batches=[2])
    build.twice_keyed(Batch.objects.get(), ["111", "112"], ["113", "!writing"])
    got = answer(session.organisation, web.url("seal", session), {"password": "x"})
    assert_says(got, "batch 1: 2 differences not decided.")
    assert_says(got, "The password of Everybody is wrong.")


IMPORTED = {"organisation": {"name": "A", "kind": "x"}, "session": {"code": "A B"}, "bord": 1}
OFFICE = [
    ("session_import", {"file": file("a.json", json.dumps(IMPORTED).encode())}, "unknown key."),
    ("layout", {"profile": "party-2026", "margin_top": "999"}, "Top margin: 999 mm is not"),
    ("session_new", {"held_on": "x"}, "Write the date as 05/02/2026."),
    ("archives", {}, "No file chosen."),
]


@pytest.mark.parametrize(("name", "data", "english"), OFFICE)
def test_a_form_of_the_office_says_in_english_what_is_wrong(name, data, english):
    assert_says(answer(build.organisation(), reverse(name), data), english)


def test_a_name_that_is_not_known_is_told_in_english(client):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    got = client.post(reverse("login"), {"username": "nobody", "password": "x"})
    assert_says(got, "Check the Vietnamese")
