"""What the Party's minutes say of how it was counted, and what the office wrote itself."""

import pytest

from tests import documents as sample
from tests.test_documents_minutes_party import first_form, said
from votes import payload


@pytest.mark.parametrize(
    ("keyings", "words"),
    [
        (1, "mỗi phiếu do một người nhập. Nhật ký"),
        (2, "mỗi phiếu do hai người nhập độc lập; những chỗ hai lượt nhập khác nhau đã được Ban"),
        (3, "mỗi phiếu do ba người nhập độc lập; những chỗ các lượt nhập khác nhau đã được Ban"),
    ],
)
def test_how_the_ballots_were_keyed_is_said_as_it_was(keyings, words):
    assert words in said(sample.with_meeting(sample.sample(lines=1), keyings=keyings))


def test_a_keying_read_from_a_file_is_not_called_a_person():
    text = said(sample.sample(lines=1, assurance=payload.Assurance(imported=1)))
    assert "mỗi phiếu được nhập hai lượt độc lập" in text
    assert "người nhập" not in text


def test_ballots_the_board_talked_over_get_their_own_point():
    reasons = {"unstamped": 1, "other": 2}
    text = said(first_form(sample.sample(lines=1), invalid=3, invalid_reasons=reasons))
    assert "2. Các trường hợp Ban kiểm phiếu thảo luận, kết luận: 2 phiếu, ……" in text
    assert "3. Ý kiến, khiếu nại về việc bỏ phiếu, kiểm phiếu: ……" in text


def test_what_the_office_wrote_is_printed_and_numbered_in_its_place():
    written = {"staff": "Lê Văn Tùng, Văn phòng", "observers": "Hồ Thị Bảy\nMai Thị Tư",
               "absentees": "Hồ Năm – ốm", "complaints": "không có."}  # fmt: skip
    text = said(sample.sample(lines=1, details=written))
    assert "2. Nhân viên kỹ thuật giúp việc: đồng chí Lê Văn Tùng, Văn phòng." in text
    assert "3. Giám sát, chứng kiến: đồng chí Hồ Thị Bảy; đồng chí Mai Thị Tư." in text
    assert "vắng mặt: 1 đồng chí (Hồ Năm – ốm). Hội nghị có" in text
    assert "2. Ý kiến, khiếu nại về việc bỏ phiếu, kiểm phiếu: không có." in text


def test_an_observer_alone_is_the_second_point():
    text = said(sample.sample(lines=1, details={"observers": "Hồ Thị Bảy"}))
    assert "2. Giám sát, chứng kiến: đồng chí Hồ Thị Bảy." in text


def test_another_reason_is_said_as_the_board_decided_it():
    built = sample.sample(lines=1, details={"other_reason": "xé mất góc phiếu."})
    text = said(first_form(built, invalid_reasons={"other": 1}))
    assert "lý do khác: xé mất góc phiếu, do toàn Ban kiểm phiếu kết luận: 1 phiếu." in text


def test_complaints_are_left_to_be_written_and_never_said_to_be_none():
    assert "2. Ý kiến, khiếu nại về việc bỏ phiếu, kiểm phiếu: ……" in said(sample.sample(lines=1))
