"""Thể thức: an office's own measures, refused outside their range, looked at before kept."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests import build, documents, web
from votes.choices import Role
from votes.models import AuditEntry
from votes.services import assembling, audit, layout, sealing
from votes.services.errors import Refused

pytestmark = pytest.mark.django_db
OWN = {"margin_left": "32,5", "end_mark": "./.", "spelling": "uỷ"}


@pytest.fixture
def organiser():
    return build.user("Cán bộ", Role.ORGANISER, to=build.organisation())


def _save(user, **data):
    body = {"profile": "party-2026", "spelling": "ủy"} | data
    return web.client(user).post(reverse("layout"), body, follow=True)


def _preview(user, **data):
    return web.client(user).get(reverse("layout_preview"), {"profile": "party-2026"} | data)


def _kept(user) -> dict:
    user.organisation.refresh_from_db()
    return user.organisation.layout


def test_the_page_shows_the_profile_and_what_it_allows(organiser):
    words = web.text(web.client(organiser).get(reverse("layout")))
    assert "Nguồn: Hướng dẫn số 05-HD/VPTW" in words
    assert "Mẫu 30 mm, cho phép từ 25 mm đến 35 mm." in words
    assert "Kết quả đã chốt giữ số đo của mình" in words


def test_an_own_measure_is_kept_and_drawn_from_then_on(organiser):
    assert "Đã ghi thể thức." in web.text(_save(organiser, **OWN))
    assert _kept(organiser) == {"party-2026": {"margin_left": 325, "end_mark": "./."}}
    built = assembling.live_payload(build.session(organisation=organiser.organisation))
    assert (built.layout["margin_left"], built.layout["end_mark"]) == (325, "./.")
    assert built.organisation.spelling == "uỷ"


def test_another_profile_knows_nothing_of_them(organiser):
    _save(organiser, **OWN)
    council = build.session(organisation=organiser.organisation, ruleset_key="nq96-2023")
    assert assembling.live_payload(council).layout["margin_left"] == 300


def test_a_fixed_result_keeps_its_own(organiser):
    session = build.ready()
    sealing.seal(session=session, by=None, confirmed_by=None, acknowledge_all="x")
    session.refresh_from_db()
    _save(organiser, **OWN)
    assert assembling.current(session).layout["margin_left"] == 300


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"margin_left": "40"}, "Lề trái: 40 mm không được, cho phép từ 25 mm đến 35 mm."),
        ({"margin_left": "rộng"}, "Lề trái: “rộng” không đọc được, ghi như 30."),
        ({"end_mark": "!"}, "Kết thúc văn bản: chọn một trong: “.”, “./.”."),
        ({"spelling": "úy"}, "úy"),
    ],
)
def test_what_is_not_allowed_is_refused_with_the_range(organiser, typed, says):
    assert says in web.text(_save(organiser, **typed))
    assert _kept(organiser) == {}


def test_one_button_gives_a_field_back_to_the_profile(organiser):
    _save(organiser, **OWN)
    _save(organiser, **OWN, reset="margin_left")
    assert _kept(organiser) == {"party-2026": {"end_mark": "./."}}


def test_an_empty_field_is_the_profiles_own(organiser):
    _save(organiser, **OWN)
    _save(organiser, margin_left="", end_mark=".")
    assert _kept(organiser) == {}


def test_the_organisations_log_says_what_was_set_and_only_when_it_changed(organiser):
    for _time in range(2):
        _save(organiser, margin_left="32,5")
    entry = AuditEntry.objects.get(organisation=organiser.organisation, action="layout_set")
    assert audit.details_of(entry.details)["own"] == {"margin_left": 325}


def test_the_verb_itself_lets_nothing_through(organiser):
    same = {"organisation": organiser.organisation, "profile": "party-2026", "by": organiser}
    for letterhead, values in (("x", {}), ("", {"margin_left": 999})):
        with pytest.raises(Refused):
            layout.set_layout(letterhead=letterhead, spelling="ủy", values=values, **same)


def test_the_preview_is_drawn_with_what_is_typed_and_keeps_nothing(organiser):
    answer = _preview(organiser, margin_left="35", spelling="uỷ", number_label="Số: ")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    text = documents.said(answer.content)
    assert "Số: 05-BB/BKP" in text
    assert _kept(organiser) == {}


def test_the_preview_of_the_other_profile_has_its_letterhead(organiser):
    answer = _preview(organiser, profile="state-2020")
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in documents.said(answer.content)


def test_the_preview_says_in_its_place_what_is_wrong(organiser):
    answer = _preview(organiser, margin_left="99")
    assert answer.status_code == 422 and "cho phép từ 25 mm" in web.text(answer)
    build.organisation().__class__.objects.update(name="Đảng bộ \u202e")
    assert "U+202E trong tên cơ quan" in web.text(_preview(organiser))


def test_without_a_script_the_button_sends_the_form_to_the_preview(organiser):
    answer = web.client(organiser).post(reverse("layout_preview"), {"margin_left": "99"})
    assert "cho phép từ 25 mm" in web.text(answer)
