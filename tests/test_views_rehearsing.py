"""The pages of a practice copy: made, compared, wiped, and never taken for a real session."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.urls import NoReverseMatch, reverse

from tests import build, web
from tests.test_rehearsing import counting
from votes.choices import Role
from votes.models import Keying, VoteSession
from votes.permissions import RULES
from votes.services import rehearsing, screens

pytestmark = pytest.mark.django_db
MARK = "CHẠY THỬ – KHÔNG CÓ GIÁ TRỊ"


@pytest.fixture
def original():
    return build.session(subjects=3)


@pytest.fixture
def copy(original):
    return rehearsing.rehearse(session=original, by=build.organiser(original))


def everybody(session):
    return build.user("Mọi vai trò", *Role.values, to=session.organisation)


def test_the_organiser_makes_a_copy_from_the_page_of_the_session(original):
    organiser = build.organiser(original)
    assert "Chạy thử" in web.text(web.get(organiser, "session", original))
    assert "20 phiếu mỗi loại" in web.text(web.get(organiser, "rehearsal", original))
    said = web.text(web.post(organiser, "rehearsal_make", original))
    assert "Đã tạo bản chạy thử" in said and MARK in said
    assert f"{original.code}-thu" in web.text(web.get(organiser, "rehearsal", original))


def test_a_refusal_is_said_on_the_page(copy):
    said = web.text(web.post(everybody(copy), "rehearsal_make", copy))
    assert "Đây đã là bản chạy thử." in said


def pages_of(session) -> dict[str, str]:
    """What everybody sees at each address that takes nothing but the session's code."""
    person, found = web.client(everybody(session)), {}
    for name in RULES:
        try:
            answer = person.get(web.url(name, session), follow=True)
        except NoReverseMatch:
            continue
        if answer["Content-Type"].startswith("text/html"):
            found[name] = answer.content.decode()
    return {name: text for name, text in found.items() if "<title>" in text}


def test_every_page_of_a_copy_says_that_it_has_no_value(copy):
    counting(copy)
    shown = pages_of(copy)
    assert {"session", "display", "results", "keying_start", "log", "rehearsal"} <= set(shown)
    assert [name for name, text in shown.items() if MARK not in text] == []


def test_the_page_where_papers_are_keyed_says_so_too(copy):
    head = counting(copy)
    batch = copy.forms.get().batches.get()
    batch.keyings.all().delete()
    batch.ballots.all().delete()
    type(batch).objects.filter(pk=batch.pk).update(settled=False)
    typist = build.typist(copy)
    keying = Keying.objects.create(batch=batch, number=1, keyed_by=typist)
    assert MARK in web.get(typist, "keying", copy, keying.pk).content.decode()
    refused = web.get(head, "keying", copy, keying.pk)
    assert refused.status_code == 403 and MARK in refused.content.decode()


def test_the_halls_computer_that_nobody_is_logged_in_on_says_so_too(copy):
    code = screens.make_code(session=copy, by=build.head(copy))
    hall = web.client()
    shown = hall.post(reverse("screen"), {"code": code}, follow=True)
    assert shown.request["PATH_INFO"] == web.url("display", copy)
    assert MARK in shown.content.decode()


def test_no_page_of_a_real_session_says_so(original, copy):
    person = everybody(original)
    for name in ("session", "display", "results", "log"):
        assert MARK not in web.text(web.get(person, name, original))


def test_what_was_keyed_right_agrees_and_what_was_not_shows_both_figures(copy):
    head = build.head(copy)
    assert "Chưa nhập xong" in web.text(web.get(head, "rehearsal", copy))
    counting(copy, slip="9")
    said = web.text(web.get(head, "rehearsal", copy))
    assert "phải là" in said and said.count("Khác ") == 2 and said.count("Khớp") == 2


def test_the_marked_ballots_are_the_first_paper_of_a_copy_and_a_real_session_has_none(copy):
    organiser = build.organiser(copy)
    assert "Tập phiếu thử đã đánh dấu" in web.text(web.get(organiser, "documents", copy))
    assert web.get(organiser, "document", copy, "deck", "pdf").content[:4] == b"%PDF"
    packed = web.get(organiser, "documents_zip", copy).content
    names = zipfile.ZipFile(io.BytesIO(packed)).namelist()
    assert names[0] == "01-tap-phieu-thu-da-danh-dau.pdf"
    real = copy.rehearsal_of
    assert "Tập phiếu thử" not in web.text(web.get(build.organiser(real), "documents", real))


def test_home_lists_copies_apart_from_the_real_sessions(copy):
    person = web.client(everybody(copy))
    page = person.get(reverse("home"))
    assert [row["session"].pk for row in page.context["rows"]] == [copy.rehearsal_of_id]
    assert [row["session"].pk for row in page.context["rehearsals"]] == [copy.pk]


def test_a_copy_is_wiped_by_typing_its_code(copy):
    head = build.head(copy)
    assert "Mã không đúng" in web.text(web.post(head, "rehearsal_wipe", copy, confirm="khác"))
    said = web.text(web.post(head, "rehearsal_wipe", copy, confirm=copy.code))
    assert f"Đã xóa bản chạy thử {copy.code}." in said
    assert not VoteSession.objects.filter(pk=copy.pk).exists()


def test_a_real_session_has_no_page_that_wipes_it(original):
    head = build.head(original)
    said = web.text(web.post(head, "rehearsal_wipe", original, confirm=original.code))
    assert "Đây là cuộc lấy phiếu thật" in said
    assert VoteSession.objects.filter(pk=original.pk).exists()
