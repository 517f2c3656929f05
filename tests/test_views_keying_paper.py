"""Saving one paper: for the page's script and by the plain form."""

from __future__ import annotations

import re

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from tests import build
from tests.at_keying import finish, logged_in, send, stored, url
from votes.choices import SessionStatus
from votes.models import Reading
from votes.services import keying as keyings

pytestmark = pytest.mark.django_db

ALL = {"line_1": "1", "line_2": "2", "line_3": "9", "revision": "1"}


@pytest.fixture
def session():
    return build.counting(subjects=3, batches=[2])


@pytest.fixture
def typist(session):
    return build.typist(session)


@pytest.fixture
def keying(session, typist):
    return keyings.next_keying(session=session, by=typist)


@pytest.fixture
def page(typist):
    return logged_in(typist)


# -- one paper, for the page's script


def test_a_saved_paper_is_acknowledged_with_what_is_saved(page, keying):
    answer = send(page, keying)
    assert answer.json() == {"saved": 1, "size": 2, "revision": 1}
    assert stored(keying) == "129"


def test_a_repeated_save_is_acknowledged_and_changes_nothing(page, keying):
    send(page, keying)
    assert send(page, keying).json() == {"saved": 1, "size": 2, "revision": 1}
    assert Reading.objects.count() == 1


def test_an_invalid_paper_is_saved_with_its_reason(page, keying):
    assert send(page, keying, marks="", reason="unstamped").status_code == 200
    assert stored(keying) == "!unstamped"


def test_the_same_revision_with_other_marks_is_a_conflict_with_the_stored_revision(page, keying):
    send(page, keying, revision=4)
    answer = send(page, keying, marks="111", revision=4)
    assert answer.status_code == 409
    assert answer.json()["code"] == "conflict"
    assert answer.json()["revision"] == 4
    assert "Phiếu 1" in answer.json()["error"]
    assert stored(keying) == "129"


@pytest.mark.parametrize(
    ("paper", "code"),
    [
        ({"marks": "12"}, "bad_marks"),
        ({"marks": "12x"}, "bad_marks"),
        ({"marks": "", "reason": "nonsense"}, "bad_marks"),
        ({"revision": "x"}, "bad_position"),
        ({"revision": "-1"}, "bad_position"),
        ({"position": 0}, "bad_position"),
        ({"position": 10**30}, "bad_position"),
        ({"revision": "9" * 30}, "bad_position"),
        ({"revision": "9" * 5000}, "bad_position"),
    ],
)
def test_what_is_no_paper_is_refused_with_its_reason(page, keying, paper, code):
    answer = send(page, keying, **paper)
    assert (answer.status_code, answer.json()["code"]) == (400, code)
    assert Reading.objects.count() == 0


def test_a_script_without_log_in_gets_an_answer_and_no_redirect(keying):
    answer = send(Client(), keying)
    assert (answer.status_code, answer.json()["code"]) == (401, "login")


def test_another_typist_saves_nothing(session, keying):
    answer = send(logged_in(build.typist(session, "Minh")), keying)
    assert (answer.status_code, answer.json()["code"]) == (403, "not_yours")
    assert Reading.objects.count() == 0


def test_the_head_of_the_board_keys_nothing(session, keying):
    answer = send(logged_in(build.head(session)), keying)
    assert (answer.status_code, answer.json()["code"]) == (403, "role")


def test_a_finished_pass_takes_no_paper(page, keying):
    finish(keying, "129", "129")
    answer = send(page, keying, revision=2)
    assert (answer.status_code, answer.json()["code"]) == (410, "closed")


def test_after_the_count_a_script_is_told_the_state(session, page, keying):
    session.status = SessionStatus.VOTING
    session.save()
    answer = send(page, keying)
    assert (answer.status_code, answer.json()["code"]) == (409, "state")


def test_a_keying_of_another_session_is_not_found_under_this_one(session, page, keying):
    other = build.counting(subjects=3, batches=[2], organisation=session.organisation)
    strange = keyings.next_keying(session=other, by=build.typist(other))
    path = reverse("keying", kwargs={"code": session.code, "pk": strange.pk})
    assert page.get(path).status_code == 404


def test_a_busy_database_is_said_and_nothing_is_stored(page, keying, monkeypatch):
    def busy(**_paper):
        raise OperationalError("database is locked")

    monkeypatch.setattr(keyings, "save_reading", busy)
    assert send(page, keying).status_code == 503


def test_a_paper_without_the_visits_token_is_refused(typist, keying):
    client = Client(enforce_csrf_checks=True)
    client.force_login(typist)
    assert send(client, keying).status_code == 403
    assert Reading.objects.count() == 0


# -- one paper, by the plain form


def test_the_plain_form_saves_a_paper_and_shows_the_next(page, keying):
    answer = page.post(url("keying_paper", keying, position=1), ALL, follow=True)
    assert stored(keying) == "129"
    assert "Lưu phiếu 2" in answer.content.decode()


def test_the_plain_form_reopens_a_paper_with_its_marks(page, keying):
    send(page, keying)
    said = page.get(url("keying", keying), {"position": 1}).content.decode()
    assert len(re.findall(r"<input[^>]*\bchecked", said)) == 3
    changed = ALL | {"line_3": "1", "revision": "2"}
    page.post(url("keying_paper", keying, position=1), changed)
    assert stored(keying) == "121"


def test_the_plain_form_names_the_line_that_has_no_mark(page, keying):
    missing = {key: value for key, value in ALL.items() if key != "line_2"}
    answer = page.post(url("keying_paper", keying, position=1), missing)
    assert answer.status_code == 400
    assert "Chưa chọn" in answer.content.decode()
    assert Reading.objects.count() == 0


def test_the_plain_form_takes_a_reason_instead_of_marks(page, keying):
    paper = {"revision": "1", "invalid_reason": "crossed_out", "line_1": "1"}
    page.post(url("keying_paper", keying, position=1), paper)
    assert stored(keying) == "!crossed_out"


def test_the_plain_form_says_when_a_paper_was_stored_otherwise(page, keying):
    send(page, keying, marks="333")
    answer = page.post(url("keying_paper", keying, position=1), ALL, follow=True)
    assert "đã được lưu với nội dung khác" in answer.content.decode()
    assert stored(keying) == "333"


@pytest.mark.parametrize("asked", ["0", "9", "x", "-1", "99999999999", "²"])
def test_a_position_that_is_not_there_shows_the_first_paper_not_keyed(page, keying, asked):
    send(page, keying)
    answer = page.get(url("keying", keying), {"position": asked})
    assert "Lưu phiếu 2" in answer.content.decode()


def test_a_count_too_long_to_be_one_is_none(page, keying):
    finish(keying, "129", "129")
    keying.state = "open"
    keying.save()
    address = f"/sessions/{keying.batch.form.session.code}/keyings/{keying.pk}/finish/"
    answer = page.post(
        address, {"confirmed_count": "9" * 5000}, headers={"accept": "application/json"}
    )
    assert answer.status_code < 500
