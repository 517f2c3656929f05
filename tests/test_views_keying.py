"""Nhập phiếu on the server: who may, what is answered, and what nobody is shown."""

from __future__ import annotations

import json
import re

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import build
from votes.choices import KeyingState, SessionStatus
from votes.models import Batch, Keying, Reading
from votes.services import keying as keyings
from votes.views import keying_page

pytestmark = pytest.mark.django_db

JSON = {"HTTP_ACCEPT": "application/json"}
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


def logged_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def url(name: str, keying: Keying, **more) -> str:
    here = {"code": keying.batch.form.session.code, "pk": keying.pk}
    return reverse(name, kwargs=here | more)


def send(client, keying, position=1, marks="129", revision=1, reason="", **headers):
    data = {"marks": marks, "revision": revision, "invalid_reason": reason}
    return client.post(url("keying_paper", keying, position=position), data, **(JSON | headers))


def config(response) -> dict:
    text = response.content.decode()
    found = re.search(r'<script id="keying-config" type="application/json">(.*?)</script>', text)
    return json.loads(found[1])


def stored(keying, position=1) -> str:
    reading = Reading.objects.get(keying=keying, position=position)
    return reading.marks or f"!{reading.invalid_reason}"


# -- taking a batch


def test_a_typist_takes_the_next_batch_and_lands_on_its_page(session, page):
    answer = page.post(reverse("keying_next", args=[session.code]), follow=True)
    assert "Tập 1" in answer.content.decode()
    assert answer.redirect_chain[-1][0] == url("keying", Keying.objects.get())


def test_taking_again_resumes_the_same_batch(session, page, keying):
    answer = page.post(reverse("keying_next", args=[session.code]))
    assert answer.url == url("keying", keying)


def test_without_batches_a_typist_is_told_to_wait_for_them(session, page):
    Batch.objects.all().delete()
    answer = page.post(reverse("keying_next", args=[session.code]), follow=True)
    assert "Chưa chia tập phiếu" in answer.content.decode()


def test_a_typist_who_keyed_the_batch_is_told_why_there_is_no_other(session, page, keying):
    finish(keying, "129", "129")
    answer = page.post(reverse("keying_next", args=[session.code]), follow=True)
    said = answer.content.decode()
    assert "Đồng chí đã nhập tập 1 ở lượt 1" in said
    assert "phải do người khác nhập" in said


def test_when_everything_is_keyed_a_typist_is_told_to_wait(session, page):
    build.twice_keyed(Batch.objects.get(), ["129", "129"])
    answer = page.post(reverse("keying_next", args=[session.code]), follow=True)
    assert "Hiện không có tập nào" in answer.content.decode()


def test_a_batch_is_not_taken_by_a_mere_visit(session, page):
    assert page.get(reverse("keying_next", args=[session.code])).status_code == 405
    assert Keying.objects.count() == 0


def test_a_typist_sees_only_their_own_batches(session, page, keying):
    keyings.next_keying(session=session, by=build.typist(session, "Minh"))
    said = page.get(reverse("keying_start", args=[session.code])).content.decode()
    assert said.count("Nhập tiếp</a>") == 1
    assert "Minh" not in said


def test_before_the_count_the_page_says_whom_to_wait_for(session, page):
    session.status = SessionStatus.VOTING
    session.save()
    answer = page.get(reverse("keying_start", args=[session.code]))
    assert "Chỉ nhập phiếu khi đang kiểm phiếu" in answer.content.decode()
    assert "Nhận tập tiếp theo</button>" not in answer.content.decode()


def finish(keying: Keying, *papers: str) -> None:
    for position, marks in enumerate(papers, 1):
        keyings.save_reading(
            keying=keying,
            position=position,
            revision=1,
            marks=marks,
            invalid_reason="",
            by=keying.keyed_by,
        )
    keyings.finish_keying(keying=keying, by=keying.keyed_by, confirmed_count=len(papers))


# -- the page


def test_the_page_shows_the_lines_in_paper_order(page, keying):
    said = page.get(url("keying", keying)).content.decode()
    places = [
        said.index(name) for name in keying.batch.form.subjects.values_list("name", flat=True)
    ]
    assert places == sorted(places)


def test_the_page_knows_this_passs_own_papers_and_no_more(session, page, keying):
    send(page, keying, marks="129")
    assert config(page.get(url("keying", keying)))["papers"] == {
        "1": {"marks": "129", "reason": "", "revision": 1}
    }
    finish_all(keying, page)
    second = keyings.next_keying(session=session, by=build.typist(session, "Minh"))
    other = logged_in(second.keyed_by)
    assert config(other.get(url("keying", second)))["papers"] == {}


def finish_all(keying, client) -> None:
    send(client, keying, position=2, marks="333")
    client.post(url("keying_finish", keying))


def test_two_passes_over_a_batch_have_the_same_page_but_for_their_names(session, page, keying):
    first = page.get(url("keying", keying)).content.decode()
    finish(keying, "129", "333")
    second = keyings.next_keying(session=session, by=build.typist(session))
    other = logged_in(second.keyed_by).get(url("keying", second)).content.decode()
    assert plain(first, keying) == plain(other, second)


def plain(text: str, keying: Keying) -> str:
    """A page without what names the pass and the visit."""
    text = re.sub(r'csrfmiddlewaretoken" value="\w+"|X-CSRFToken[^}]*', "", text)
    text = text.replace(f"/{keying.pk}/{keying.keyed_by.uid}", "")
    text = text.replace(f"keyings/{keying.pk}/", "keyings/")
    return text.replace(f"Lượt {keying.number}", "Lượt")


def test_two_level_votes_have_no_third_key():
    session = build.counting(subjects=2, batches=[2], ruleset_key="bo-phieu-2023")
    keying = keyings.next_keying(session=session, by=build.typist(session))
    said = logged_in(keying.keyed_by).get(url("keying", keying)).content.decode()
    assert 'data-digit="2" data-label="Không tín nhiệm"' in said
    assert 'data-digit="3" data-label' not in said


@pytest.mark.parametrize(
    ("lines", "heights"),
    [(1, [1]), (12, [12]), (15, [15]), (24, [15, 9]), (40, [20, 20]), (44, [15, 15, 14])],
)
def test_columns_end_where_a_group_of_five_ends(lines, heights):
    assert [len(column) for column in keying_page.columns(list(range(lines)))] == heights


def test_the_page_needs_the_same_queries_for_one_line_and_for_sixty():
    assert queries_of_the_page(1) == queries_of_the_page(60)


def queries_of_the_page(lines: int) -> int:
    session = build.counting(subjects=lines, batches=[2])
    keying = keyings.next_keying(session=session, by=build.typist(session))
    client = logged_in(keying.keyed_by)
    with CaptureQueriesContext(connection) as queries:
        client.get(url("keying", keying))
    return len(queries)


def test_nothing_of_the_page_is_kept_by_the_browser(page, keying):
    assert "no-store" in page.get(url("keying", keying))["Cache-Control"]


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


# -- the end


def test_the_end_is_said_in_the_boards_words(page, keying):
    send(page, keying)
    send(page, keying, position=2)
    answer = page.post(url("keying_finish", keying), follow=True)
    said = answer.content.decode()
    assert "Xong tập 1: 2/2 phiếu." in said
    assert "Buộc lại tập, giao cho Trưởng Ban kiểm phiếu." in said


@pytest.mark.parametrize("second", ["129", "333"])
def test_the_end_is_the_same_whether_the_passes_agree_or_not(session, keying, second):
    finish(keying, "129", "129")
    other = keyings.next_keying(session=session, by=build.typist(session, "Minh"))
    client = logged_in(other.keyed_by)
    for position in (1, 2):
        send(client, other, position=position, marks=second)
    assert client.post(url("keying_finish", other), **JSON).json() == {"saved": 2, "size": 2}
    said = client.get(url("keying", other)).content.decode()
    assert "khác nhau" not in said
    assert "Xong tập 1: 2/2 phiếu." in said


def test_another_count_has_to_be_confirmed(page, keying):
    send(page, keying)
    refused = page.post(url("keying_finish", keying), **JSON)
    assert (refused.status_code, refused.json()["code"]) == (409, "count_differs")
    wrong = page.post(url("keying_finish", keying), {"confirmed_count": "2"}, **JSON)
    assert wrong.status_code == 409
    done = page.post(url("keying_finish", keying), {"confirmed_count": "1"}, **JSON)
    assert done.json() == {"saved": 1, "size": 2}


def test_the_plain_form_asks_for_another_count_and_takes_it(page, keying):
    send(page, keying)
    said = page.post(url("keying_finish", keying), follow=True).content.decode()
    assert "Đếm lại tập" in said
    assert 'name="confirmed_count"' in said
    page.post(url("keying_finish", keying), {"confirmed_count": " 1 "})
    keying.refresh_from_db()
    assert keying.state == KeyingState.FINISHED


def test_a_pass_with_a_gap_does_not_end(page, keying):
    send(page, keying, position=2)
    answer = page.post(url("keying_finish", keying), **JSON)
    assert (answer.status_code, answer.json()["code"]) == (409, "gap")
    assert "phiếu 1" in answer.json()["error"]


def test_nobody_else_ends_a_pass(session, keying):
    answer = logged_in(build.typist(session)).post(url("keying_finish", keying), **JSON)
    assert (answer.status_code, answer.json()["code"]) == (403, "not_yours")


def test_an_abandoned_pass_says_what_to_do_with_the_papers(session, page, keying):
    by = build.head(session)
    keyings.abandon_keying(keying=keying, by=by, reason="cầm nhầm tập")
    answer = page.get(url("keying", keying))
    assert answer.status_code == 409
    assert "Giao tập lại cho Trưởng Ban kiểm phiếu" in answer.content.decode()


def test_a_finished_pass_shows_its_papers_to_nobody_any_more(page, keying):
    finish(keying, "129", "333")
    assert "keying-config" not in page.get(url("keying", keying)).content.decode()
