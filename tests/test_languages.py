"""English as a complete second language: the catalogue, and what it must not touch."""

from __future__ import annotations

import gettext
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import translation

from tests import build
from votes.models import AuditEntry
from votes.services import preparing

CATALOGUE = Path(settings.BASE_DIR) / "locale/en/LC_MESSAGES/django.mo"
HOLES = re.compile(r"%\(\w+\)s|\{\w+\}|</?\w+")


def entries() -> dict[str, str]:
    """Every text and its English, the first form where there are two."""
    with CATALOGUE.open("rb") as file:
        known = gettext.GNUTranslations(file)._catalog
    return {key[0] if isinstance(key, tuple) else key: text for key, text in known.items() if key}


def test_every_text_has_its_english_with_the_same_holes():
    for text, english in entries().items():
        assert english, text
        assert sorted(HOLES.findall(text)) == sorted(HOLES.findall(english)), text


@pytest.mark.django_db
def test_the_language_is_chosen_in_the_menu_and_stays(client):
    client.force_login(build.organiser(build.session()))
    client.post(reverse("set_language"), {"language": "en", "next": reverse("home")})
    page = client.get(reverse("home"))
    assert page["Content-Language"] == "en"
    assert '<html lang="en"' in page.content.decode()
    assert "Vote sessions" in page.content.decode()
    client.post(reverse("logout"))
    assert "Log in" in client.get(reverse("login")).content.decode()


@pytest.mark.django_db
def test_a_browser_that_asks_for_english_gets_vietnamese_until_it_is_chosen(client):
    page = client.get(reverse("login"), headers={"accept-language": "en-GB,en;q=0.9"})
    assert page["Content-Language"] == "vi"


@pytest.mark.django_db
def test_the_log_is_written_in_vietnamese_whatever_the_page_is_in():
    session = build.session()
    with translation.override("en"):
        preparing.set_particulars(
            session=session, by=build.organiser(session), superior="", body={},
            meeting={"place": "Hội trường 2"},
        )  # fmt: skip
    assert "địa điểm" in AuditEntry.objects.get(action="prepared").details
