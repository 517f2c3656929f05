"""Roll call, votes of the meeting, papers, batches."""

from __future__ import annotations

import pytest

from tests import build, web
from votes.models import Batch, MeetingVote

pytestmark = pytest.mark.django_db


def test_the_roll_is_called_by_totals():
    session = build.session(status="voting", present=None)
    numbers = {"summoned": 41, "present": 40, "total_members": 41}
    answer = web.post(build.clerk(session), "roll", session, **numbers)
    session.refresh_from_db()
    assert (session.summoned, session.present, session.total_members) == (41, 40, 41)
    assert "Đã ghi điểm danh" in web.text(answer)


@pytest.mark.parametrize(
    ("numbers", "says"),
    [
        ({"summoned": 40, "present": 41}, "Có mặt 41, được triệu tập 40"),
        ({"summoned": 40, "present": -1}, "từ 0 trở lên"),
        ({"summoned": "", "present": 3}, "Chưa ghi số này"),
        ({"summoned": "bốn mươi"}, "số nguyên"),
    ],
)
def test_a_roll_that_can_not_be_is_sent_back_with_what_was_typed(numbers, says):
    session = build.session(status="voting", present=7)
    answer = web.post(build.clerk(session), "roll", session, **numbers)
    assert says in web.text(answer)
    for typed in filter(None, numbers.values()):
        assert f'value="{typed}"' in answer.content.decode()
    session.refresh_from_db()
    assert session.present == 7


def test_the_quorum_stands_on_the_page_of_the_roll():
    session = build.session(present=20)
    assert "50,00%, chưa đủ 2/3" in web.text(web.get(build.clerk(session), "roll", session))


@pytest.mark.parametrize("topic", ["board", "list"])
def test_a_show_of_hands_is_written_down_and_can_be_corrected(topic):
    session = build.session(status="voting")
    clerk = build.clerk(session)
    votes = {"topic": topic, "agree": 38, "against": 1, "other": 1}
    assert "tán thành 38" in web.text(web.post(clerk, "votes", session, **votes))
    web.post(clerk, "votes", session, **(votes | {"agree": 37}))
    assert MeetingVote.objects.get(session=session, topic=topic).agree == 37


def test_more_hands_than_people_are_counted_again():
    session = build.session(status="voting")
    votes = {"topic": "board", "agree": 40, "against": 1, "other": 0}
    answer = web.post(build.clerk(session), "votes", session, **votes)
    assert "Cộng lại 41, có mặt 40" in web.text(answer)
    assert not MeetingVote.objects.exists()


def test_a_vote_on_something_else_is_not_taken():
    session = build.session(status="voting")
    votes = {"topic": "resolution", "agree": 40, "against": 0, "other": 0}
    web.post(build.clerk(session), "votes", session, **votes)
    assert not MeetingVote.objects.exists()


def test_the_confirming_resolution_is_voted_after_the_seal():
    session = build.session(status="sealed")
    votes = {"topic": "resolution", "agree": 39, "against": 0, "other": 1}
    web.post(build.clerk(session), "resolution_vote", session, **votes)
    assert MeetingVote.objects.get(session=session).topic == "resolution"


def _counts(session, **numbers):
    form = session.forms.get()
    return {f"form{form.pk}-{name}": value for name, value in numbers.items()}


def test_the_papers_of_a_form_are_counted_and_the_slip_to_read_out_is_offered():
    session = build.session(status="voting")
    sent = _counts(session, printed=45, issued=40, swapped=1, unused=4, collected=40)
    words = web.text(web.post(build.head(session), "papers", session, **sent))
    assert "Báo cáo số phiếu phát ra, thu về" in words
    counted = "Phát ra 40 + Phiếu hỏng đã đổi 1 + Phiếu chưa sử dụng 4 Khớp"
    assert f"Phiếu đã in, đóng dấu 45 = {counted}" in words
    assert session.forms.get().collected == 40


def test_more_collected_than_issued_is_refused_with_what_to_do():
    session = build.session(status="voting")
    sent = _counts(session, issued=40, swapped=0, collected=41)
    answer = web.post(build.head(session), "papers", session, **sent)
    assert "Thu về nhiều hơn phát ra. Đếm lại" in web.text(answer)
    assert session.forms.get().collected is None


def test_no_swapped_ballot_may_be_left_empty():
    session = build.session(status="voting")
    web.post(build.head(session), "papers", session, **_counts(session, issued=40, swapped=""))
    assert session.forms.get().swapped == 0


def test_the_numbers_of_several_forms_are_written_all_or_none():
    session = build.session(status="voting")
    other = build.form(session, label="Khối UBND")
    first = session.forms.first()
    sent = {f"form{first.pk}-issued": 40, f"form{first.pk}-swapped": 0,
            f"form{other.pk}-issued": 3, f"form{other.pk}-collected": 4,
            f"form{other.pk}-swapped": 0}  # fmt: skip
    web.post(build.head(session), "papers", session, **sent)
    first.refresh_from_db()
    assert first.issued is None


def test_counting_is_offered_to_the_head_once_the_papers_are_known_and_not_to_the_clerk():
    session = build.session(status="voting")
    session.forms.update(issued=40, collected=40)
    assert "bắt đầu kiểm phiếu" in web.text(web.get(build.head(session), "papers", session))
    assert "bắt đầu kiểm phiếu" not in web.text(web.get(build.clerk(session), "papers", session))


def test_batches_of_twenty_five_are_proposed_and_laid_out():
    session = build.counting(batches=[])
    session.forms.update(issued=40, collected=40)
    head = build.head(session)
    page = web.get(head, "batches", session)
    assert 'value="25"' in page.content.decode()
    assert "Còn 40 phiếu" in web.text(page)
    words = web.text(web.post(head, "batches", session, size=25))
    assert "Các tập cộng lại 40 = Thu về 40 Khớp" in words
    assert [b.size for b in Batch.objects.filter(form__session=session)] == [25, 15]


def test_every_form_gets_batches_of_its_own():
    session = build.counting(batches=[])
    build.form(session, label="Khối UBND")
    session.forms.update(issued=3, collected=3)
    web.post(build.head(session), "batches", session, size=2)
    assert Batch.objects.filter(form__session=session).count() == 4


def test_batches_that_hold_everything_are_not_made_twice():
    session = build.counting(batches=[5])
    words = web.text(web.post(build.head(session), "batches", session, size=25))
    assert "Các tập đã đủ" in words


@pytest.mark.parametrize(
    ("size", "says"), [(0, "từ 1 trở lên"), (51, "từ 50 trở xuống"), ("", "Chưa ghi")]
)
def test_a_batch_has_one_to_fifty_papers(size, says):
    session = build.counting(batches=[])
    session.forms.update(issued=40, collected=40)
    assert says in web.text(web.post(build.head(session), "batches", session, size=size))
    assert not Batch.objects.filter(form__session=session).exists()


def test_the_size_of_a_batch_is_corrected_until_somebody_keys_it():
    session = build.counting(batches=[5])
    head, batch = build.head(session), Batch.objects.get(form__session=session)
    web.post(head, "batch_resize", session, batch.pk, size=4)
    batch.refresh_from_db()
    assert batch.size == 4
    build.keyed(batch, 1, build.typist(session), ["111"] * 4)
    words = web.text(web.post(head, "batch_resize", session, batch.pk, size=3))
    assert "Tập 1 đã có lượt nhập" in words


def test_a_size_that_is_none_names_the_batch():
    session = build.counting(batches=[5])
    batch = Batch.objects.get(form__session=session)
    words = web.text(web.post(build.head(session), "batch_resize", session, batch.pk, size="x"))
    assert "Tập 1: số phiếu từ 0" in words
