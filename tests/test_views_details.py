"""Chi tiết văn bản as a page: its fields, refusals, and what can no longer be changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests import build, web
from votes.documents import DOCUMENTS
from votes.models import Print
from votes.services import detailing, sealing

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    return build.ready()


@pytest.fixture
def paper(monkeypatch):
    """A paper whose points come later, whether or not the product has it yet."""
    sealing_paper = replace(DOCUMENTS["minutes"], key="sealing", title="Biên bản niêm phong")
    monkeypatch.setitem(DOCUMENTS, "sealing", sealing_paper)
    return sealing_paper


def _page(session) -> str:
    return web.text(web.get(build.organiser(session), "details", session))


def test_the_page_asks_for_what_the_papers_of_the_letterhead_print(session):
    page = web.get(build.organiser(session), "details", session).content.decode()
    assert 'name="complaints"' in page and "In cả trong: Bảng tổng hợp" in page
    assert 'name="term"' not in page


def test_a_council_is_asked_for_its_term_too():
    session = build.session(ruleset_key="nq96-2023")
    assert "Khóa của Hội đồng" in _page(session)


def test_what_is_written_stands_in_the_field_and_on_paper(session):
    organiser = build.organiser(session)
    answer = web.post(organiser, "details", session, staff="Đỗ Văn <b>\nLê Thị B")
    assert "Đã ghi chi tiết văn bản." in web.text(answer)
    assert "Đỗ Văn &lt;b&gt;\nLê Thị B</textarea>" in answer.content.decode()
    assert detailing.written(session) == {"staff": "Đỗ Văn <b>\nLê Thị B"}


def test_one_button_says_that_there_were_no_complaints(session):
    answer = web.post(build.head(session), "details", session, nothing="complaints", staff="An")
    assert answer.status_code == 200
    assert detailing.written(session) == {"complaints": "không có", "staff": "An"}


@pytest.mark.parametrize(("text", "named"), [("xấu 漢", "“漢” U+6F22"), ("ẩn\u202e", "U+202E")])
def test_a_character_no_paper_can_show_is_named_with_its_field(session, text, named):
    words = web.text(web.post(build.organiser(session), "details", session, observers=text))
    assert f"Không in được ký tự {named} trong “Giám sát, chứng kiến”" in words
    assert detailing.written(session) == {}


def test_a_text_without_end_is_refused_by_the_field(session):
    words = web.text(web.post(build.organiser(session), "details", session, observers="x" * 4001))
    assert "“Giám sát, chứng kiến” dài quá 4000 chữ." in words


@pytest.mark.parametrize("text", ["hôm nay", "31/02/2026", "10-13-2026"])
def test_a_date_no_paper_can_write_out_is_refused_by_its_field(session, text):
    said = web.text(web.post(build.organiser(session), "details", session, issued_on=text))
    assert f"“{text}” không phải ngày. Viết như 10/02/2026" in said
    assert detailing.written(session) == {}


def test_after_the_seal_the_points_of_the_meeting_are_read_only(session, paper):
    detailing.write(session=session, texts={"staff": "An"}, by=build.head(session))
    sealing.seal(session=session, by=None, confirmed_by=None, acknowledge_all="x")
    page = web.get(build.organiser(session), "details", session).content.decode()
    assert 'name="staff"' not in page and "Đã chốt cùng kết quả." in page
    assert 'name="witness"' in page


def test_a_point_that_was_printed_says_in_which_paper(session, paper):
    sealing.seal(session=session, by=None, confirmed_by=None, acknowledge_all="x")
    result = session.results.get()
    Print.objects.create(result=result, document="sealing", format="pdf", content=b"", sha256="")
    assert "Đã in trong “Biên bản niêm phong”." in _page(session)
