"""Kết quả: the figures, what is acknowledged, fixing and opening again by two people."""

from __future__ import annotations

import pytest
from django.core.cache import cache

from tests import build, web
from votes import guesses
from votes.choices import Role
from votes.models import Acknowledgement, SealedResult
from votes.services import sealing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_guesses():
    cache.clear()
    yield
    cache.clear()


def _clean(**fields):
    """A session with nothing to acknowledge, ready to be fixed."""
    session = build.ready(**({"papers": ("111", "112", "121", "122", "113")} | fields))
    return session, build.head(session), build.secretary(session)


def _fixed():
    session, head, secretary = _clean()
    sealing.seal(session=session, by=head, confirmed_by=secretary)
    session.refresh_from_db()
    return session, head, secretary


def _people(second, **more) -> dict[str, object]:
    passwords = {"password": build.PASSWORD, "second_password": build.PASSWORD}
    return {"second": second.pk, **passwords, **more}


def _results(session, user) -> str:
    return web.text(web.get(user, "results", session))


def test_counts_and_shares_stand_in_paper_order_with_a_decimal_comma():
    session, head, _secretary = _clean()
    words = _results(session, head)
    names = [subject.name for subject in session.subjects.order_by("order")]
    assert words.index(names[0]) < words.index(names[1]) < words.index(names[2])
    assert "5 100,00%" in words and "2 40,00%" in words and "1 20,00%" in words
    assert "tổng số phiếu thu về (5)" in words


def test_a_consequence_group_is_said_in_words_and_its_margin_beside_it():
    session, head, _secretary = _clean(papers=("133", "133", "133", "111", "112"))
    words = _results(session, head)
    assert 'Quá 1/2 đến dưới 2/3 "tín nhiệm thấp"' in words
    assert "Thêm 1 phiếu" in words or "Bớt 1 phiếu" in words


def test_a_line_without_any_low_mark_has_no_margin():
    session, head, _secretary = _clean(papers=("112", "112", "121", "111", "122"))
    assert 'phiếu "tín nhiệm thấp" là' not in _results(session, head)


def test_while_papers_are_missing_the_figures_are_said_to_be_unfinished():
    session = build.counting(batches=[2, 3])
    batch = session.forms.get().batches.first()
    build.twice_keyed(batch, ["111", "112"])
    assert "Mới có 2/5 phiếu" in _results(session, build.head(session))


def test_what_stands_against_the_seal_is_listed_with_what_to_do():
    session, head, _secretary = _clean()
    session.forms.update(collected=4)
    words = _results(session, head)
    assert "E02" in words and "Đếm lại phiếu thu về" in words


def test_a_warning_is_acknowledged_with_a_reason():
    session, head, _secretary = _clean()
    session.legal_bases.all().delete()
    note = {"code": "W07", "message": "Chưa ghi căn cứ."}
    assert "Chưa ghi căn cứ" in _results(session, head)
    answer = web.post(head, "acknowledge", session, **note, reason="Kế hoạch in trên giấy mời")
    assert "Trưởng ban – Kế hoạch in trên giấy mời" in web.text(answer)
    assert Acknowledgement.objects.get().by == head


@pytest.mark.parametrize(
    ("note", "says"),
    [
        ({"code": "W07", "message": "Chưa ghi căn cứ.", "reason": " "}, "Ghi đã kiểm tra"),
        ({"code": "W01", "message": "chuyện khác", "reason": "đã xem"}, "đã thay đổi"),
        ({}, "Ghi đã kiểm tra"),
    ],
)
def test_what_is_not_acknowledged_says_why_on_the_same_page(note, says):
    session, head, _secretary = _clean()
    session.legal_bases.all().delete()
    assert says in web.text(web.post(head, "acknowledge", session, **note))
    assert not Acknowledgement.objects.exists()


def test_quiet_notes_are_for_the_board_and_are_not_shown_to_others_after_the_seal():
    session, _head, _secretary = _fixed()
    reader = build.observer(session)
    assert "Ghi chú" not in _results(session, reader)


def test_two_people_with_their_own_passwords_fix_the_result():
    session, head, secretary = _clean()
    answer = web.post(head, "seal", session, **_people(secretary))
    words = web.text(answer)
    assert "Đã chốt kết quả lúc" in words and "In biên bản → ký → công bố." in words
    result = SealedResult.objects.get()
    assert (result.sealed_by, result.confirmed_by) == (head, secretary)


def test_the_organiser_may_be_the_second_person():
    session, head, _secretary = _clean()
    web.post(head, "seal", session, **_people(build.organiser(session)))
    assert SealedResult.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"password": "sai"}, "Mật khẩu của Trưởng ban không đúng"),
        ({"second_password": "sai"}, "Mật khẩu của Thư ký không đúng"),
        ({"second": ""}, "Chưa chọn người thứ hai"),
    ],
)
def test_nobody_fixes_a_result_with_a_wrong_password(wrong, says):
    session, head, secretary = _clean()
    assert says in web.text(web.post(head, "seal", session, **(_people(secretary) | wrong)))
    assert not SealedResult.objects.exists()


def test_passwords_are_not_guessed_on_this_page_either():
    session, head, secretary = _clean()
    for _guess in range(guesses.FREE):
        web.post(head, "seal", session, **(_people(secretary) | {"second_password": "sai"}))
    answer = web.post(head, "seal", session, **_people(secretary))
    assert "Đợi" in web.text(answer)
    assert not SealedResult.objects.exists()


@pytest.mark.parametrize("role", [Role.TYPIST, Role.CLERK, Role.OBSERVER])
def test_only_secretary_and_organiser_can_be_chosen_beside_the_head(role):
    session, head, _secretary = _clean()
    other = build.user("Người khác", role, to=session)
    answer = web.post(head, "seal", session, **_people(other))
    assert "Người khác" not in str(answer.context["form"]["second"])
    assert not SealedResult.objects.exists()


def test_the_head_is_not_the_second_person_too():
    session, head, _secretary = _clean()
    build.RoleAssignment.objects.create(
        user=head, organisation=session.organisation, session=session, role=Role.SECRETARY
    )
    web.post(head, "seal", session, **_people(head))
    assert not SealedResult.objects.exists()


def test_a_secretary_of_another_session_is_not_offered():
    session, head, _secretary = _clean()
    elsewhere = build.secretary(build.session())
    web.post(head, "seal", session, **_people(elsewhere))
    assert not SealedResult.objects.exists()


def test_a_one_time_code_is_no_password_of_ones_own():
    session, head, _secretary = _clean()
    new = build.user("Thư ký mới", Role.SECRETARY, to=session, must_set_password=True)
    answer = web.post(head, "seal", session, **_people(new))
    assert "Thư ký mới chưa đặt mật khẩu riêng" in web.text(answer)
    assert not SealedResult.objects.exists()


def test_what_blocks_the_seal_is_said_word_for_word():
    session, head, secretary = _clean()
    session.forms.update(issued=5, printed=9, unused=1)
    page = web.text(web.get(head, "seal", session))
    assert "Chưa chốt được: in 9, nhưng phát ra 5" in page
    answer = web.post(head, "seal", session, **_people(secretary))
    assert "Chưa chốt được: E11" in web.text(answer)
    assert not SealedResult.objects.exists()


def test_a_warning_nobody_acknowledged_keeps_the_form_away():
    session, head, _secretary = _clean()
    session.legal_bases.all().delete()
    page = web.text(web.get(head, "seal", session))
    assert "1 lưu ý chưa được xác nhận" in page and "Mật khẩu của" not in page


def test_a_fixed_result_is_read_by_the_others_too():
    session, _head, _secretary = _fixed()
    for make in (build.organiser, build.clerk, build.observer):
        assert "Mã đối chiếu số liệu" in _results(session, make(session))


def _reopened(session, head, secretary, **changes):
    data = _people(secretary, reason="Sót một tập", confirm=session.code) | changes
    return web.post(head, "reopen", session, **data)


def test_a_fixed_result_is_opened_again_by_two_people_with_a_reason():
    session, head, secretary = _fixed()
    assert "Đã mở lại kết quả" in web.text(_reopened(session, head, secretary))
    session.refresh_from_db()
    assert session.status == "counting"
    words = _results(session, head)
    assert "Các bản đã chốt" in words and "Đã mở lại" in words


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"confirm": "khac"}, "Mã không đúng"),
        ({"reason": " "}, "Chưa ghi lý do"),
        ({"second_password": "sai"}, "không đúng"),
    ],
)
def test_a_fixed_result_stays_fixed_when_something_is_wrong(changes, says):
    session, head, secretary = _fixed()
    assert says in web.text(_reopened(session, head, secretary, **changes))
    session.refresh_from_db()
    assert session.status == "sealed"


def test_a_second_version_stands_and_the_first_is_marked_superseded():
    session, head, secretary = _fixed()
    _reopened(session, head, secretary)
    web.post(head, "seal", session, **_people(secretary))
    session.refresh_from_db()
    words = _results(session, head)
    assert "Bản đã được thay thế" in words and "Lý do mở lại: Sót một tập" in words
    assert "Đang dùng" in words


def test_the_page_costs_the_same_however_many_lines_and_papers(django_assert_max_num_queries):
    session = build.ready(papers=["1" * 30] * 20)
    browser = web.client(build.head(session))
    with django_assert_max_num_queries(30):
        browser.get(web.url("results", session))


@pytest.mark.parametrize("name", ["results", "session", "display", "documents"])
@pytest.mark.parametrize("payload", ["{}", "rác"])
def test_a_fixed_result_that_was_changed_shows_no_figure_and_says_what_to_do(name, payload):
    session = build.ready()
    sealing.seal(session=session, by=None, confirmed_by=None, acknowledge_all="đã xem")
    session.results.update(payload=payload)
    answer = web.get(build.head(session), name, session)
    said = web.text(answer)
    assert answer.status_code == 409
    assert "đã bị thay đổi" in said and f"verify {session.code}" in said
