"""Organisations that files and commands name."""

from __future__ import annotations

import pytest

from tests import build
from votes import roster
from votes.models import Organisation
from votes.services import bodies
from votes.services.errors import Refused

pytestmark = pytest.mark.django_db


def said(name="Đảng bộ xã Hòa An", superior="Đảng bộ tỉnh Thanh Lam", **fields):
    return roster.OrganisationData(name, fields.pop("kind", "party"), superior=superior, **fields)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Đảng bộ xã Bình An", "party"),
        ("Thị uỷ Vân Khê", "party"),
        ("Hội đồng nhân dân tỉnh Thanh Lam", "council"),
        ("HĐND xã Bình An", "council"),
        ("Ủy ban Thường vụ Quốc hội", "assembly"),
        ("Ủy ban nhân dân xã Bình An", "other"),
        ("Hội Nghề cá Thủy An", "other"),
    ],
)
def test_the_kind_is_guessed_from_the_words_of_the_name(name, kind):
    assert bodies.guess_kind(name) == kind


def test_a_new_body_and_its_superior_are_made():
    body = bodies.home_of(said(committee="BCH", issuer="Đảng ủy xã", place="Hòa An"), None)
    assert (body.committee, body.issuer, body.place) == ("BCH", "Đảng ủy xã", "Hòa An")
    assert (body.superior.name, body.superior.kind) == ("Đảng bộ tỉnh Thanh Lam", "party")


def test_a_superior_whose_name_says_nothing_is_of_the_same_kind():
    body = bodies.home_of(said(superior="Cấp trên", kind="council"), None)
    assert body.superior.kind == "council"


def test_a_body_is_found_again_however_the_tones_are_placed():
    body = bodies.home_of(said(), None)
    assert bodies.home_of(said(name="Đảng bộ  xã Hoà An"), None) == body
    assert Organisation.objects.count() == 2


def test_bodies_of_one_name_under_two_superiors_are_two():
    first = bodies.home_of(said(), None)
    second = bodies.home_of(said(superior="Đảng bộ tỉnh Khác"), None)
    assert first != second
    assert second.superior.name == "Đảng bộ tỉnh Khác"


def test_what_a_body_lacks_comes_from_the_file_and_what_it_has_stays():
    build.organisation("Đảng bộ xã Hòa An", committee="BCH cũ", place="")
    body = bodies.home_of(said(superior="", committee="BCH mới", place="Hòa An"), None)
    assert (body.committee, body.place) == ("BCH cũ", "Hòa An")


def test_a_body_made_with_an_account_gets_its_superior_and_kind_from_its_first_file():
    made = build.organisation("Đảng bộ xã Hòa An", kind="other")
    body = bodies.home_of(said(), None)
    assert (body, body.superior.name, body.kind) == (made, "Đảng bộ tỉnh Thanh Lam", "party")


def test_a_body_with_sessions_and_no_superior_is_another_one():
    made = build.organisation("Đảng bộ xã Hòa An")
    build.session(organisation=made)
    assert bodies.home_of(said(), None) != made


def test_ones_own_body_gets_its_superior_even_with_sessions():
    made = build.organisation("Đảng bộ xã Hòa An")
    build.session(organisation=made)
    assert bodies.home_of(said(), build.user("Cán bộ", to=made)) == made


def test_no_body_becomes_its_own_superior():
    with pytest.raises(Refused, match="không thể là cấp trên của chính mình"):
        bodies.home_of(said(superior="Đảng bộ xã Hoà An"), None)


def test_no_ring_of_superiors_is_made():
    low = bodies.home_of(said(), None)
    high = bodies.home_of(said(name=low.superior.name, superior=low.name), None)
    assert high != low.superior
    assert [body.name for body in high.line_of_superiors()] == [
        "Đảng bộ xã Hòa An",
        "Đảng bộ tỉnh Thanh Lam",
    ]
