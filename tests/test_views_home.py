"""Các cuộc lấy phiếu, a session from a file, the server's health."""

from __future__ import annotations

import datetime
import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries as NumQueries

from tests import build, web
from votes import roster
from votes.choices import Role
from votes.forms.day import FILE_LIMIT
from votes.models import Organisation, VoteSession

pytestmark = pytest.mark.django_db


def _organiser():
    return build.user("Hiền", Role.ORGANISER, to=build.organisation())


def _home(user, **query: str) -> str:
    return web.text(web.client(user).get(reverse("home"), query))


def test_an_empty_list_says_what_to_do():
    assert "Chọn mẫu" in _home(_organiser())
    assert "giao vai trò" in _home(build.user("Hạnh", to=build.organisation()))


def test_sessions_that_need_hands_stand_first():
    build.session(status="cancelled", cancel_reason="thử", title="Cuộc bị hủy")
    build.session(title="Cuộc nháp")
    build.counting(title="Cuộc đang kiểm")
    words = _home(_organiser())
    assert words.index("đang kiểm") < words.index("nháp") < words.index("bị hủy")


@pytest.mark.parametrize(
    ("make", "role", "waits", "button"),
    [
        (build.session, Role.ORGANISER, "in phiếu", "Bắt đầu bỏ phiếu"),
        (lambda: build.session(subjects=0), Role.ORGANISER, "Chưa có người", "Chuẩn bị"),
        (lambda: build.session(status="voting", present=None), Role.CLERK, "Chưa điểm danh",
         "Điểm danh"),
        (lambda: build.session(status="voting"), Role.HEAD, "Chưa biểu quyết", "Phát phiếu"),
        (lambda: build.counting(batches=[]), Role.HEAD, "Đang nhập", "Điều hành"),
        (lambda: build.counting(batches=[5]), Role.TYPIST, "Nhận tập phiếu rồi nhập", "Nhập phiếu"),
        (build.ready, Role.HEAD, "Đã nhập xong", "Kết quả"),
    ],
)  # fmt: skip
def test_each_session_says_what_it_waits_for_and_offers_the_next_step(make, role, waits, button):
    session = make()
    words = _home(build.user("Người", role, to=session))
    assert waits in words
    assert button in words


def test_papers_that_lie_in_no_batch_are_said_first():
    session = build.counting(batches=[5])
    session.forms.update(issued=9, collected=9)
    assert "Còn 4 phiếu thu về chưa chia tập" in _home(build.head(session))


def test_a_typist_is_not_told_whether_a_batch_agrees_or_differs():
    said = []
    for second in (["111", "112"], ["111", "122"]):
        session = build.counting(batches=[2], code="cuoc-kin")
        build.twice_keyed(session.forms.get().batches.get(), ["111", "112"], second)
        said.append(_home(build.typist(session)))
        build.wipe(session)
    assert said[0] == said[1]
    assert "khác nhau" not in said[0]


def test_a_batch_that_differs_leads_the_head_to_the_differences():
    session = build.counting(batches=[2])
    build.twice_keyed(session.forms.get().batches.get(), ["111", "112"], ["111", "122"])
    words = _home(build.head(session))
    assert "1 tập có chỗ khác nhau" in words and "Xử lý chỗ khác nhau" in words


def test_a_typist_can_go_and_wait_for_papers_but_is_not_pressed_to():
    waiting = web.client(build.typist(build.session())).get(reverse("home")).content.decode()
    assert "Chưa đến lúc nhập phiếu" in waiting
    assert "btn-quiet" in waiting


def test_other_peoples_sessions_are_not_listed():
    build.session(title="Cuộc của xã này")
    mine = build.session(title="Cuộc của tôi")
    assert "Cuộc của xã này" not in _home(build.stranger())
    typist = _home(build.typist(mine))
    assert "Cuộc của tôi" in typist and "Cuộc của xã này" not in typist


def test_a_typists_title_leads_to_keying_and_not_to_a_page_that_is_shut():
    session = build.counting()
    page = web.client(build.typist(session)).get(reverse("home")).content.decode()
    assert web.url("keying_start", session) in page
    assert f'href="{web.url("session", session)}"' not in page


def test_a_long_list_has_pages():
    for number in range(30):
        build.session(title=f"Cuộc số {number:02}")
    first, second = _home(_organiser()), _home(_organiser(), page="2")
    assert "Trang 1/2" in first and "Trang 2/2" in second
    assert len(set(re.findall(r"Cuộc số \d\d", first + second))) == 30


def _many(count: int = 26) -> None:
    for number in range(count):
        build.session(title=f"Cuộc số {number:02}")


def test_a_long_list_is_searched_by_words_however_their_tones_are_placed():
    _many()
    build.session(title="Lấy phiếu Ủy viên Hòa", code="rieng-mot")
    for words in ("uỷ hoà", "RIENG-MOT", "phiếu hòa bình an"):
        found = _home(_organiser(), q=words)
        assert "Tìm thấy 1 trong 27" in found and "Ủy viên Hòa" in found, words


def test_a_long_list_is_narrowed_by_year_and_state_and_pages_keep_it():
    _many()
    for _number in range(26):
        build.session(held_on=datetime.date(2023, 5, 4), status="sealed")
    user = _organiser()
    found = web.client(user).get(reverse("home"), {"year": "2023", "status": "sealed"})
    assert "Tìm thấy 26 trong 52" in web.text(found)
    assert "?year=2023&amp;status=sealed&amp;page=2" in found.content.decode()


@pytest.mark.parametrize("query", [{"year": "²³²³", "status": "xong"}, {"page": "x"}])
def test_what_is_no_year_or_state_is_not_asked(query):
    _many()
    assert "Trang 1/2" in _home(_organiser(), **query)


def test_a_search_that_finds_nothing_says_so():
    _many()
    assert "Tìm thấy 0 trong 26" in _home(_organiser(), q="không có cuộc này")


def test_the_list_costs_the_same_for_one_session_and_for_many(
    django_assert_num_queries: NumQueries,
):
    user = _organiser()
    browser = web.client(user)
    build.session()
    browser.get(reverse("home"))
    with django_assert_num_queries(6):
        browser.get(reverse("home"))
    for _number in range(10):
        build.counting()
    with django_assert_num_queries(6):
        browser.get(reverse("home"))


def _upload(user, data: bytes, name: str = "phien.json"):
    file = SimpleUploadedFile(name, data, "application/json")
    return web.client(user).post(reverse("session_import"), {"file": file}, follow=True)


def _example(user) -> dict:
    answer = web.client(user).get(reverse("session_example"))
    assert "attachment" in answer["Content-Disposition"]
    return json.loads(answer.content)


def test_the_import_page_opens_without_a_complaint():
    page = web.client(_organiser()).get(reverse("session_import"))
    assert not page.context["form"].is_bound
    assert "invalid-feedback" not in page.content.decode()


def test_a_form_sent_without_a_file_says_so():
    page = web.client(_organiser()).post(reverse("session_import"))
    assert "Chưa chọn tệp" in web.text(page)


def test_the_example_file_can_be_imported_as_it_is():
    user = _organiser()
    answer = _upload(user, json.dumps(_example(user)).encode())
    session = VoteSession.objects.get(code="lay-phieu-mau")
    assert answer.redirect_chain[-1][0] == web.url("session", session)
    assert session.organisation == user.organisation
    assert "Trịnh Thị Hương" in web.text(answer)


def test_the_example_file_names_the_visitors_own_organisation_and_its_superior():
    above = build.organisation("Đảng bộ tỉnh Bình Minh")
    body = build.organisation("Đảng bộ phường Mai Lâm", superior=above)
    example = _example(build.user("Hiền", Role.ORGANISER, to=body))
    assert example["organisation"]["name"] == "Đảng bộ phường Mai Lâm"
    assert example["organisation"]["superior"] == "Đảng bộ tỉnh Bình Minh"
    assert roster.parse_session(json.dumps(example).encode()).organisation.name == body.name


def test_every_problem_of_a_file_is_listed_by_its_place_and_nothing_is_written():
    user = _organiser()
    example = _example(user)
    example["session"]["held_on"] = "ngày mai"
    example["officials"][1]["posts"] = "không phải danh sách"
    example["la"] = 1
    words = web.text(_upload(user, json.dumps(example).encode()))
    for place in ("session.held_on", "officials[1].posts", "la"):
        assert place in words
    assert not VoteSession.objects.exists()


@pytest.mark.parametrize("data", [b"{", b"\xff\xfe", b"[]"])
def test_a_file_that_is_no_session_file_says_so(data):
    answer = _upload(_organiser(), data)
    assert "chỗ phải sửa" in web.text(answer)


def test_a_file_far_too_big_is_refused_before_it_is_read():
    answer = _upload(_organiser(), b" " * (FILE_LIMIT + 1))
    assert "lớn hơn 2 MB" in web.text(answer)


def test_a_code_that_is_taken_is_refused_by_name():
    user = _organiser()
    data = json.dumps(_example(user)).encode()
    _upload(user, data)
    assert "“lay-phieu-mau” đã có" in web.text(_upload(user, data))


def test_a_file_of_another_organisation_is_refused():
    user = _organiser()
    example = _example(user) | {}
    example["organisation"]["name"] = "Đảng bộ xã Khác"
    words = web.text(_upload(user, json.dumps(example).encode()))
    assert "không phải cơ quan của đồng chí" in words
    assert not Organisation.objects.filter(name="Đảng bộ xã Khác").exists()


def test_health_needs_no_log_in_and_asks_the_database(monkeypatch):
    assert web.client().get("/healthz").content == b"ok"

    def broken():
        raise DatabaseError("away")

    monkeypatch.setattr(connection, "cursor", broken)
    assert web.client().get("/healthz").status_code == 503
