"""Văn bản, biểu mẫu: files, their first print, and codes on paper."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from tests import build, web
from votes.documents import DOCUMENTS
from votes.models import Print
from votes.services import detailing, sealing
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


def test_a_roll_up_is_offered_where_there_is_somebody_below():
    session, head, _result = _fixed()
    assert "Báo cáo tổng hợp" not in web.text(web.get(head, "documents", session))
    build.organisation("Chi bộ thôn Đông", superior=session.organisation)
    assert "Báo cáo tổng hợp" in web.text(web.get(head, "documents", session))


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


def test_a_paper_that_is_only_looked_at_may_be_framed_and_is_no_first_print():
    session, head, _result = _fixed()
    answer = web.get(head, "document", session, "minutes", "pdf", preview="1")
    assert answer.content.startswith(b"%PDF") and not Print.objects.exists()
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    printed = web.get(head, "document", session, "minutes", "pdf")
    assert printed["X-Frame-Options"] == "DENY" and printed.content == answer.content
    assert (
        web.get(head, "document", session, "minutes", "pdf", preview="1").content == printed.content
    )


def test_why_there_is_nothing_to_look_at_stands_in_the_frame():
    session = build.counting(batches=[3])
    answer = web.get(
        build.head(session), "document", session, "batch", "pdf", batch="9", preview=""
    )
    assert answer.status_code == 422 and "Không có tập 9" in web.text(answer)
    assert answer["X-Frame-Options"] == "SAMEORIGIN"


def test_the_paper_beside_the_list_is_the_one_asked_for_or_the_next_to_print():
    session, head, _result = _fixed()
    frame = f'src="{web.url("documents", session)}' + "{}.pdf?preview#"
    page = web.get(head, "documents", session, show="counts").content.decode()
    assert frame.format("counts") in page
    page = web.get(head, "documents", session, show="khong-co").content.decode()
    assert frame.format("minutes") in page


def test_a_paper_of_the_other_letterhead_is_not_listed(monkeypatch):
    other = replace(DOCUMENTS["summary"], key="khac", title="Văn bản kia")
    monkeypatch.setitem(DOCUMENTS, "khac", replace(other, letterheads=frozenset({"state"})))
    session, head, _result = _fixed()
    assert "Văn bản kia" not in web.text(web.get(head, "documents", session))


@pytest.fixture
def papers():
    """Minutes, summary and sealing, whatever else the product prints."""
    kept = ("ballot", "counts", "batch", "minutes", "summary")
    few = {key: DOCUMENTS[key] for key in kept}
    few["sealing"] = replace(DOCUMENTS["counts"], key="sealing", title="Biên bản niêm phong")
    whole = dict(DOCUMENTS)
    DOCUMENTS.clear()
    DOCUMENTS.update(few)
    yield
    DOCUMENTS.clear()
    DOCUMENTS.update(whole)


def _zip(session, user) -> zipfile.ZipFile:
    answer = web.get(user, "documents_zip", session)
    assert answer["Content-Disposition"] == f'attachment; filename="{session.code}.zip"'
    return zipfile.ZipFile(io.BytesIO(answer.content))


def test_the_zip_holds_the_first_prints_in_the_order_of_the_day_and_is_always_the_same(papers):
    session, head, _result = _fixed()
    minutes = web.get(head, "document", session, "minutes", "pdf").content
    packed = _zip(session, head)
    names = packed.namelist()
    place = list(DOCUMENTS).index("minutes") + 1
    name = f"{place:02}-bien-ban-kiem-phieu.pdf"
    assert names == sorted(names) and packed.read(name) == minutes
    assert Print.objects.filter(format="pdf").count() == len(names) > 1
    again = [web.get(head, "documents_zip", session).content for _time in range(2)]
    assert again[0] == again[1]


def test_the_zip_has_word_and_excel_of_the_same_papers_where_asked(papers):
    session, head, _result = _fixed()
    minutes = web.get(head, "document", session, "minutes", "docx").content
    first, again = (
        web.get(head, "documents_zip", session, **{"with": "office"}).content for _time in range(2)
    )
    packed = zipfile.ZipFile(io.BytesIO(first))
    names = packed.namelist()
    place = list(DOCUMENTS).index("minutes") + 1
    assert packed.read(f"{place:02}-bien-ban-kiem-phieu.docx") == minutes
    assert {name.rpartition(".")[2] for name in names} == {"pdf", "docx", "xlsx"}
    pdf = [name for name in names if name.endswith(".pdf")]
    assert _zip(session, head).namelist() == pdf and first == again


def test_before_the_seal_the_zip_has_what_that_person_may_print_and_keeps_nothing(papers):
    session = build.ready()
    boards, offices = (_zip(session, one(session)) for one in (build.head, build.organiser))
    left_out = {name for name in boards.namelist() if name not in offices.namelist()}
    assert any("bien-ban-kiem-phieu" in name for name in left_out)
    assert not Print.objects.exists()


def test_a_paper_that_can_not_be_made_stops_the_zip_and_is_named():
    session = build.session(place="Hội trường \u202e")
    answer = web.client(build.head(session)).get(web.url("documents_zip", session), follow=True)
    assert "Không in được ký tự U+202E trong địa điểm" in web.text(answer)


def test_a_zip_of_nothing_is_no_file(papers):
    session = build.session(subjects=0)
    answer = web.client(build.head(session)).get(web.url("documents_zip", session), follow=True)
    assert "Chưa có văn bản nào in được." in web.text(answer)


def _next(session, user, page="documents") -> str:
    said = web.get(user, page, session).context["next_paper"]
    return said["document"].key if said else ""


def test_the_next_paper_is_the_one_after_the_last_that_was_printed(papers):
    session, head, _result = _fixed()
    assert _next(session, head) == "minutes"
    web.get(head, "document", session, "summary", "pdf")
    assert _next(session, head) == _next(session, head, "results") == "sealing"
    web.get(head, "document", session, "sealing", "pdf")
    assert _next(session, head) == "minutes"
    web.get(head, "document", session, "minutes", "pdf")
    assert _next(session, head) == ""
    assert "Đã in đủ các văn bản." in web.text(web.get(head, "documents", session))


def test_before_a_paper_is_printed_its_open_points_are_named(papers):
    session, head, _result = _fixed()
    for key in ("minutes", "summary"):
        web.get(head, "document", session, key, "pdf")
    detailing.write(session=session, texts={"witness": "Lò Văn A"}, by=head)
    words = web.text(web.get(head, "documents", session))
    open_points = words.split("in ra là dấu chấm: ")[1].split(". Ghi trước khi in")[0]
    assert "Bên nhận phiếu" in open_points and "Người chứng kiến" not in open_points


@pytest.mark.parametrize(("disclosure", "there"), [("none", False), ("full", True)])
def test_what_is_not_disclosed_has_no_announcement_to_print(monkeypatch, disclosure, there):
    paper = replace(DOCUMENTS["summary"], key="announcement", title="Bản công bố")
    monkeypatch.setitem(DOCUMENTS, "announcement", paper)
    session = build.ready()
    type(session).objects.filter(pk=session.pk).update(disclosure=disclosure)
    sealing.seal(session=session, by=None, confirmed_by=None, acknowledge_all="x")
    chain = web.get(build.head(session), "documents", session).context["chain"]
    assert ("announcement" in [item["document"].key for item in chain]) is there
