"""Nhập phiếu on the server: who may, what is answered, and what nobody is shown."""

from __future__ import annotations

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import build
from tests.at_keying import JSON, finish, logged_in, send, url
from votes.choices import KeyingState, SessionStatus
from votes.models import Batch, Keying
from votes.services import keying as keyings
from votes.views import keying_page

pytestmark = pytest.mark.django_db


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


def config(response) -> dict:
    text = response.content.decode()
    found = re.search(r'<script id="keying-config" type="application/json">(.*?)</script>', text)
    return json.loads(found[1])


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
    finish(keying, "129", "333", desk=page.cookies["desk"].value)
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
