"""Kiểm tra lại với phiếu giấy: what the board sees and presses."""

from __future__ import annotations

import pytest

from tests import build, web
from votes.models import Ballot, Batch, Check

pytestmark = pytest.mark.django_db
PAPERS = ["123", "112", "111", "109", "!writing"]


@pytest.fixture
def session():
    return build.ready(papers=PAPERS)


@pytest.fixture
def head(session):
    return build.head(session)


def batch_of(session) -> Batch:
    return Batch.objects.get(form__session=session)


def test_a_size_is_proposed_and_a_sample_opens_at_its_first_paper(session, head):
    assert 'value="5"' in web.get(head, "checks", session).content.decode()
    said = web.text(web.post(head, "check_sample", session, size="2", seed="7"))
    assert "còn 2 phiếu" in said and "TẬP 1 · PHIẾU" in said


@pytest.mark.parametrize(
    ("size", "says"), [("6", "Chỉ có 5 phiếu đã xong."), ("0", "từ 1 trở lên")]
)
def test_a_size_that_will_not_do_says_why(session, head, size, says):
    assert says in web.text(web.post(head, "check_sample", session, size=size))
    assert not Check.objects.exists()


def test_a_recheck_needs_a_batch_and_a_reason(session, head):
    web.post(head, "check_recheck", session, reason="khiếu nại")
    assert not Check.objects.exists()
    batch = batch_of(session).pk
    said = web.text(web.post(head, "check_recheck", session, batches=batch, reason="khiếu nại"))
    assert "còn 5 phiếu" in said


def test_a_paper_shows_every_line_as_it_was_counted(session, head):
    check = build.check(session, by=head, papers=[(batch_of(session), 4)])
    said = web.text(web.get(head, "check", session, check.pk))
    for words in ("1 Tín nhiệm cao", "0 Không đánh dấu", "9 Đánh dấu nhiều ô"):
        assert words in said


def test_an_invalid_paper_shows_its_reason(session, head):
    check = build.check(session, by=head, papers=[(batch_of(session), 5)])
    said = web.text(web.get(head, "check", session, check.pk))
    assert "Phiếu không hợp lệ: viết, vẽ thêm nội dung khác" in said


def test_a_whole_check_by_one_key_a_paper(session, head):
    check = build.check(session, by=head, papers=[(batch_of(session), 1), (batch_of(session), 2)])
    for paper in check.papers.all():
        web.post(head, "check_answer", session, check.pk, paper=paper.pk, agrees="yes")
    said = web.text(web.get(head, "check", session, check.pk))
    assert "0 khác biệt trong 2 phiếu. Nhấn Enter" in said
    said = web.text(web.post(head, "check_finish", session, check.pk))
    assert "Kiểm tra lại xong: 0 khác biệt trong 2 phiếu" in said


def test_a_paper_that_differs_goes_where_it_is_keyed_anew(session, head):
    check = build.check(session, by=head, papers=[(batch_of(session), 2)])
    paper = check.papers.get()
    said = web.text(web.post(head, "check_answer", session, check.pk, paper=paper.pk, agrees="no"))
    assert "Phiếu 2 tập 1 đã chuyển sang Xử lý chỗ khác nhau" in said
    assert not Ballot.objects.filter(batch=paper.batch, position=2).exists()
    said = web.text(web.get(head, "difference", session, paper.batch_id))
    assert "Khi kiểm tra lại, phiếu này khác với kết quả đã nhập." in said


def test_the_paper_before_is_looked_at_again(session, head):
    check = build.check(session, by=head, papers=[(batch_of(session), 1), (batch_of(session), 2)])
    first = check.papers.first()
    web.post(head, "check_answer", session, check.pk, paper=first.pk, agrees="yes")
    said = web.text(web.post(head, "check_back", session, check.pk, paper=first.pk))
    assert "TẬP 1 · PHIẾU 1" in said


def test_a_finished_check_opens_no_more(session, head):
    check = build.check(session, by=head, papers=[(batch_of(session), 1)])
    Check.objects.update(finished=True)
    said = web.text(web.client(head).get(web.url("check", session, check.pk), follow=True))
    assert "Các lần kiểm tra" in said


def test_an_early_end_says_how_many_papers_wait(session, head):
    check = build.check(session, by=head, papers=[(batch_of(session), 1)])
    assert "Còn 1 phiếu chưa kiểm tra." in web.text(
        web.post(head, "check_finish", session, check.pk)
    )


def test_a_paper_of_another_check_is_refused(session, head):
    other = build.ready(papers=PAPERS)
    foreign = build.check(other, by=head, papers=[(batch_of(other), 1)]).papers.get()
    check = build.check(session, by=head, papers=[(batch_of(session), 1)])
    answer = web.post(head, "check_answer", session, check.pk, paper=foreign.pk, agrees="no")
    assert "Phiếu này không thuộc lần kiểm tra." in web.text(answer)
    assert Ballot.objects.filter(batch=batch_of(other), position=1).exists()


def test_before_all_is_settled_the_page_says_what_it_waits_for(head):
    session = build.counting(batches=[2])
    said = web.text(web.get(build.head(session), "checks", session))
    assert "Chưa kiểm tra lại được" in said
