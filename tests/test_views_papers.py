"""Văn bản, biểu mẫu: files, their first print, and codes on paper."""

from __future__ import annotations

import pytest

from tests import build, web
from votes import payload
from votes.documents import DOCUMENTS
from votes.models import Batch, Print
from votes.services import sealing
from votes.views.papers import TYPES

pytestmark = pytest.mark.django_db


def _fixed():
    session = build.ready()
    head = build.head(session)
    people = {"by": head, "confirmed_by": build.secretary(session)}
    result = sealing.seal(session=session, acknowledge_all="đã xem", **people)
    session.refresh_from_db()
    return session, head, result


@pytest.mark.parametrize(
    "key", [key for key, one in DOCUMENTS.items() if "party" in one.letterheads]
)
def test_every_document_of_a_fixed_result_is_a_file_to_print(key):
    session, head, _result = _fixed()
    answer = web.get(head, "document", session, key, "pdf")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert answer["Content-Disposition"] == f'inline; filename="{session.code}-{key}.pdf"'


def test_a_party_session_is_not_offered_the_papers_of_a_council():
    session, head, _result = _fixed()
    listed = web.text(web.get(head, "documents", session))
    assert "Bản công bố kết quả kiểm phiếu" in listed
    assert "Nghị quyết xác nhận" not in listed and "Thông báo công khai" not in listed


@pytest.mark.parametrize("fmt", ["xlsx", "csv", "pptx"])
def test_figures_of_a_fixed_result_are_a_file_to_keep(fmt):
    session, head, _result = _fixed()
    answer = web.get(head, "document", session, "summary", fmt)
    assert answer["Content-Type"] == TYPES[fmt]
    assert answer["Content-Disposition"].startswith("attachment;")
    assert bytes(Print.objects.get(document="summary", format=fmt).content) == answer.content


def test_the_first_print_is_kept_and_given_ever_after():
    session, head, _result = _fixed()
    first = web.get(head, "document", session, "minutes", "pdf").content
    assert bytes(Print.objects.get(document="minutes").content) == first
    session.organisation.place = "Nơi khác"
    session.organisation.save()
    assert web.get(head, "document", session, "minutes", "pdf").content == first


def test_a_draft_is_drawn_anew_and_not_kept():
    session = build.ready()
    answer = web.get(build.head(session), "document", session, "minutes", "pdf")
    assert answer.content.startswith(b"%PDF")
    assert not Print.objects.exists()


@pytest.mark.parametrize(
    ("key", "fmt", "says"),
    [("khong-co", "pdf", "Không có văn bản “khong-co”"), ("minutes", "doc", "không có dạng doc")],
)
def test_a_document_or_format_that_does_not_exist_is_named(key, fmt, says):
    session, head, _result = _fixed()
    answer = web.client(head).get(web.url("document", session, key, fmt), follow=True)
    assert says in web.text(answer)


def test_one_batch_has_its_cover_alone():
    session = build.counting(batches=[3, 4])
    head = build.head(session)
    label = session.forms.get().label
    one = web.get(head, "document", session, "batch", "pdf", form=label, batch="2")
    everything = web.get(head, "document", session, "batch", "pdf")
    assert one.content.startswith(b"%PDF") and len(one.content) < len(everything.content)


@pytest.mark.parametrize(
    ("query", "says"),
    [({"form": "Không có"}, "Không có loại phiếu “Không có”"), ({"batch": "9"}, "Không có tập 9")],
)
def test_a_part_that_does_not_exist_is_named(query, says):
    session = build.counting(batches=[3])
    address = web.url("document", session, "batch", "pdf")
    answer = web.client(build.head(session)).get(address, query, follow=True)
    assert says in web.text(answer)


def _row(words: str, title: str) -> str:
    return words.split(title, 1)[1][:60]


def test_the_list_says_what_each_document_waits_for():
    session = build.session(subjects=2)
    words = web.text(web.get(build.head(session), "documents", session))
    assert "Dự thảo" in _row(words, "Phiếu tín nhiệm")
    assert "Chờ thu phiếu" in _row(words, "Báo cáo số phiếu phát ra, thu về")
    assert "Chờ chia tập" in _row(words, "Bìa tập phiếu")
    assert "Chờ kiểm phiếu" in _row(words, "Biên bản kiểm phiếu")


def test_the_boards_draft_of_the_minutes_is_not_offered_to_others():
    session = build.ready()
    words = web.text(web.get(build.organiser(session), "documents", session))
    assert "Có sau khi chốt kết quả" in _row(words, "Biên bản kiểm phiếu")
    assert "Dự thảo PDF" in _row(
        web.text(web.get(build.head(session), "documents", session)), "Biên bản kiểm phiếu"
    )


def test_the_observer_sees_the_list_and_gets_files_after_the_seal():
    session = build.ready()
    page = web.get(build.observer(session), "documents", session).content.decode()
    assert web.url("document", session, "ballot", "pdf") not in page
    fixed, _head, _result = _fixed()
    page = web.get(build.observer(fixed), "documents", fixed).content.decode()
    assert web.url("document", fixed, "minutes", "pdf") in page


def test_each_form_can_be_printed_alone_where_there_are_several():
    session = build.session(status="voting")
    build.form(session, label="Khối UBND & HĐND")
    page = web.get(build.head(session), "documents", session).content.decode()
    assert "?form=Kh%E1%BB%91i%20UBND%20%26%20H%C4%90ND" in page


def _check(session, user, printed: str) -> str:
    return web.text(web.get(user, "check_code", session, printed=printed))


def test_a_code_from_paper_is_recognised_however_it_is_typed():
    session, head, result = _fixed()
    code = payload.code_line(result.digest)
    assert "Đúng mã của kết quả đã chốt" in _check(session, head, code)
    assert "Đúng mã" in _check(session, head, f" {code.lower().replace('-', ' ')} ")


def test_a_code_of_another_paper_is_refused_and_says_what_that_means():
    session, head, _result = _fixed()
    assert "Không phải mã của kết quả nào" in _check(session, head, "0000-0000-0000-0000")


def test_a_code_of_an_earlier_version_says_so():
    session, head, first = _fixed()
    people = {"by": head, "confirmed_by": build.secretary(session)}
    sealing.reopen(session=session, reason="Sót tập", **people)
    batch = Batch.objects.get(form__session=session)
    build.settling.reopen_batch(batch=batch, by=head, reason="Xem lại")
    sealing.seal(session=session, acknowledge_all="đã xem", **people)
    words = _check(session, head, payload.code_line(first.digest))
    assert "Mã của bản 1" in words and "bản đã được thay thế" in words


def test_the_page_to_check_a_code_opens_without_one():
    session, head, _result = _fixed()
    words = web.text(web.get(head, "check_code", session))
    assert "Đối chiếu" in words and "Không phải mã" not in words
