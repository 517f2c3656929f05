"""The list of pages that are looked at, measured and asked about: no page is forgotten."""

from __future__ import annotations

from collections import defaultdict

import pytest
from django.urls import get_resolver, resolve

from tests.e2e import test_axe
from tests.looks.places import NO_PAGE, PLACES

NAMES = {pattern.name for pattern in get_resolver("votes.urls").url_patterns}


def named(path: str) -> str:
    """The page at the path of a place, whatever it takes."""
    plain = path.split("?")[0].split("#")[0]
    filled = defaultdict(lambda: 1, practice="ban-thu")
    return resolve("/" + plain.format_map(filled)).url_name


def test_every_address_is_a_place_to_look_at_or_is_known_to_be_no_page():
    shown = {named(place.path) for place in PLACES if not place.path.startswith("fail/")}
    assert NAMES - shown - set(NO_PAGE) == set()
    assert shown & set(NO_PAGE) == set()
    assert set(NO_PAGE) - NAMES == set()


def test_a_place_has_a_name_of_its_own():
    names = [place.name for place in PLACES]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("number", [400, 403, 404, 409, 500, 503, 1403])
def test_every_way_to_fail_is_a_place(number):
    assert f"error-{number}" in {place.name for place in PLACES}


def test_every_page_is_asked_about_by_axe():
    left = NAMES - set(NO_PAGE) - set(test_axe.ASKED)
    assert left == set()
