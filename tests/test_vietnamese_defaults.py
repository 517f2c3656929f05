"""What Django would say in English of its own is Vietnamese: forms, their fields, the admin."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module

import pytest
from django import forms
from django.forms.formsets import BaseFormSet
from django.urls import reverse
from django.utils import translation

from tests import build, web
from tests.test_english_pages import VIETNAMESE, Text
from votes import forms as ours
from votes.choices import Role
from votes.models import User

ENGLISH = re.compile(
    r"\b(the|this|is|are|and|not|with|your|please|enter|select|required|valid|error)\b", re.I
)


def fields() -> Iterator[tuple[str, forms.Field]]:
    """Every field of every form of the program."""
    for module in pkgutil.iter_modules(ours.__path__):
        for name, form in vars(import_module(f"votes.forms.{module.name}")).items():
            for label, field in getattr(form, "base_fields", {}).items():
                yield f"{name}.{label}", field


class Filled(dict):
    """Fills every place of a message, whatever it is called."""

    def __missing__(self, key: str) -> int:
        return 2


def messages(field: forms.Field) -> list[str]:
    """What it can find wrong, its validators' words too."""
    validators = [one.message for one in field.validators if hasattr(one, "message")]
    return [str(text % Filled()) for text in (*field.error_messages.values(), *validators)]


def test_no_field_of_any_form_finds_fault_in_english():
    with translation.override("vi"):
        found = {(name, text) for name, field in fields() for text in messages(field)}
    assert len(found) > 50
    assert {one for one in found if not VIETNAMESE.search(one[1])} == set()


def test_no_table_of_lines_finds_fault_in_english():
    with translation.override("vi"):
        said = [str(text % Filled()) for text in BaseFormSet.default_error_messages.values()]
    assert [text for text in said if not VIETNAMESE.search(text)] == []


@pytest.mark.django_db
def test_a_table_of_lines_sent_in_part_says_so_in_vietnamese():
    session = build.session()
    person = build.user("Office", *Role.values, to=session.organisation)
    answer = web.client(person).post(web.url("prepare_step", session, "bases"))
    assert "Tải lại trang rồi làm lại." in web.text(answer)


#: Plurals too, and the names of our tables where they have none in Vietnamese.
FOREIGN = re.compile(ENGLISH.pattern + r"|\b(session|organisation|is staff)\b|\w\ws\b", re.I)
#: Written so in Django's own templates, in every language.
DJANGOS = {"Search", "yes", "False", "True", "organisation"}


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "other"), [("vi", FOREIGN), ("en", VIETNAMESE)])
def test_the_admin_keeps_to_one_language(language, other):
    keeper = User.objects.create_superuser("root", build.PASSWORD)
    client = web.client(keeper)
    client.cookies["django_language"] = language
    pages = ("admin:index", "admin:votes_organisation_changelist", "admin:votes_user_changelist")
    for url in (*map(reverse, pages), reverse("admin:votes_user_change", args=[keeper.pk])):
        said = {*Text(client.get(url).content.decode()).said} - DJANGOS
        words = (one.replace("Tín nhiệm", "") for one in said if one[:1] != "{")
        assert [one for one in words if other.search(one)] == []


@pytest.mark.django_db
def test_each_language_is_named_in_its_own_words(client):
    for language in ("vi", "en"):
        client.cookies["django_language"] = language
        page = client.get(reverse("login")).content.decode()
        assert ">Tiếng Việt</button>" in page
        assert ">English</button>" in page
