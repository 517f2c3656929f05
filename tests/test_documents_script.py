"""Kịch bản điều hành: what is said at each step of the day."""

from dataclasses import replace

import pytest

from tests import documents as sample
from votes import documents, payload
from votes.documents import script_before, script_voting
from votes.documents.marked import unmarked
from votes.documents.source import Source
from votes.documents.speech import Step

LIST, BOARD, RESOLUTION = (
    payload.MeetingVote("list", 38, 1, 1),
    payload.MeetingVote("board", 39, 0, 1),
    payload.MeetingVote("resolution", 40, 0, 0),
)


def steps(built: payload.Payload) -> list[Step]:
    source = Source(built)
    return [*script_before.steps(source), *script_voting.steps(source)]


def words(built: payload.Payload, begins: str) -> str:
    """Everything said at the step whose title begins so, notes in brackets."""
    step = next(one for one in steps(built) if one.title.startswith(begins))
    said = ([*part.words, *(f"({note})" for note in part.notes)] for part in step.parts)
    return unmarked(" ".join(" ".join(part) for part in said))


def council(ruleset: str = "nq96-2023", **more: object) -> payload.Payload:
    return sample.sample(ruleset, 2, **more)


def disclosed(built: payload.Payload, how: str) -> str:
    return words(sample.with_meeting(built, disclosure=how), SAID_AT[how])


SAID_AT = {"full": "Công bố kết quả", "summary": "Công bố tóm tắt", "none": "Báo cáo việc kiểm"}


def test_the_steps_of_the_day_stand_in_their_order():
    titles = [step.title for step in steps(council())]
    assert titles == [
        "Khai mạc, tuyên bố lý do, giới thiệu đại biểu",
        "Báo cáo tình hình đại biểu",
        "Thông qua danh sách người được lấy phiếu tín nhiệm",
        "Thông qua Ban kiểm phiếu",
        "Hướng dẫn cách ghi phiếu",
        "Kiểm tra, niêm phong thùng phiếu",
        "Phát phiếu",
        "Bỏ phiếu",
        "Thu phiếu, báo cáo số phiếu phát ra, thu về",
        "Nghỉ; Ban kiểm phiếu làm việc",
        "Báo cáo việc kiểm phiếu",
        "Biểu quyết Nghị quyết xác nhận kết quả lấy phiếu tín nhiệm",
        "Bế mạc",
    ]


def test_the_party_votes_no_resolution():
    assert not [step for step in steps(sample.sample(lines=1)) if "Nghị quyết" in step.title]


def test_the_meeting_is_opened_with_ground_day_and_guests():
    text = words(sample.sample(lines=1, details={"guests": "Trần Thị Mai, Tỉnh ủy"}), "Khai mạc")
    assert "Thực hiện Quy định số 96-QĐ/TW, ngày 02/02/2023 của Bộ Chính trị, hôm nay, ngày" in text
    assert "Dự Hội nghị có: đồng chí Trần Thị Mai, Tỉnh ủy." in text
    assert "bỏ câu giới thiệu" not in text
    assert "bỏ câu giới thiệu" in words(sample.sample(lines=1), "Khai mạc")


def test_a_council_is_opened_with_its_term():
    text = words(council(details={"term": "XV", "years": "2021 - 2026"}), "Khai mạc")
    assert "Hội đồng nhân dân tỉnh Hoa Lư khóa XV, nhiệm kỳ 2021 - 2026 tiến hành" in text


def test_the_roll_is_reported_over_whom_the_rules_count():
    party = words(sample.sample(lines=1, details={"absentees": "Hồ Năm – ốm"}), "Báo cáo tình")
    assert "41 đồng chí; có mặt: 40 đồng chí, đạt 97,56%; vắng mặt: 1 đồng chí (Hồ Năm – " in party
    assert "Hội nghị có ít nhất 2/3 số người được triệu tập có mặt, đủ điều kiện" in party
    text = words(council(), "Báo cáo tình")
    assert "tỉnh Hoa Lư: 45 đại biểu; có mặt: 40 đại biểu, bằng 88,89% tổng số đại biểu" in text
    assert "Kỳ họp có ít nhất 2/3 tổng số đại biểu có mặt" in text


def test_a_quorum_that_is_not_there_is_not_claimed():
    text = words(sample.sample(lines=1, roll=payload.Roll(90, 40, 90)), "Báo cáo tình")
    assert "đủ điều kiện" not in text


def test_the_list_is_read_and_put_to_the_vote():
    text = words(sample.sample(lines=2, votes=(LIST,)), "Thông qua danh sách")
    assert "gồm 2 đồng chí: 1. Đồng chí Nguyễn Thị Hòa, Trưởng Ban Xây dựng Đảng; 2. " in text
    assert "Không thuộc diện lấy phiếu tín nhiệm: 1 đồng chí, gồm: đồng chí Nguyễn Gia" in text
    assert "ai tán thành? (38) – không tán thành? (1) – ý kiến khác? (1)." in text
    assert "danh sách người được lấy phiếu tín nhiệm được thông qua với 38/40 tán thành." in text


def test_the_board_is_put_to_the_vote_in_the_words_laid_down():
    assert words(sample.sample(lines=2, votes=(BOARD,)), "Thông qua Ban") == (
        "Để giúp Hội nghị tiến hành lấy phiếu tín nhiệm, chủ trì Hội nghị xin dự kiến Ban kiểm "
        "phiếu gồm 3 đồng chí, không có tên trong danh sách được lấy phiếu tín nhiệm: 1. Đồng chí "
        "Đỗ Thị Hạnh, Ủy viên Ủy ban Kiểm tra Đảng ủy, Trưởng ban; 2. Đồng chí Mai Văn Minh, Phó "
        "Chánh Văn phòng Đảng ủy, thành viên, thư ký; 3. Đồng chí Cao Xuân Bách, Bí thư Chi bộ "
        "thôn Đông, thành viên. Đồng chí nào có ý kiến khác? Nếu không, xin Hội nghị biểu quyết: "
        "ai tán thành? (39) – không tán thành? (0) – ý kiến khác? (1). Như vậy, Ban kiểm phiếu "
        "được thông qua với 39/40 tán thành. Xin mời Ban kiểm phiếu lên làm việc."
    )


def test_a_board_nobody_named_is_left_to_be_written():
    text = words(council(board=(), votes=()), "Thông qua Ban")
    assert "gồm …… đại biểu" in text
    assert "Vị đại biểu nào có ý kiến khác? Nếu không, xin Hội đồng nhân dân biểu quyết: ai" in text
    assert "ai tán thành? (……)" in text


def test_those_who_help_the_board_are_named():
    built = sample.sample(lines=1, details={"staff": "Lê Văn Tùng, Văn phòng\nBà Hồ Thị Bảy"})
    helped = "đồng chí Lê Văn Tùng, Văn phòng; Bà Hồ Thị Bảy."
    assert f"giúp việc Ban kiểm phiếu: {helped}" in words(built, "Thông qua Ban")
    assert f"(Giúp việc Ban kiểm phiếu: {helped})" in words(built, "Nghỉ")


def test_it_is_not_claimed_of_a_member_on_the_ballot():
    built = sample.sample(lines=1)
    member = replace(sample.BOARD[0], name=built.forms[0].lines[0].name)
    assert "không có tên trong" not in words(replace(built, board=(member,)), "Thông qua Ban")


def test_one_ballot_is_explained_with_its_three_boxes():
    text = words(sample.sample(lines=1), "Hướng dẫn")
    assert "Mỗi đồng chí được phát 01 phiếu: Phiếu tín nhiệm đối với Ủy viên Ban Thường vụ" in text
    assert 'trong ba ô "Tín nhiệm cao", "Tín nhiệm", "Tín nhiệm thấp".' in text
    assert "không có dấu treo; gạch, sửa họ tên in sẵn trên phiếu" in text
    assert "có thể ký hoặc không ký tên" in text


def test_a_vote_of_two_levels_has_its_own_words_throughout():
    built = council("bo-phieu-2023", exempt=())
    text = words(built, "Hướng dẫn")
    assert 'vào MỘT trong hai ô "Tín nhiệm", "Không tín nhiệm".' in text
    assert "ký tên" not in text
    assert words(built, "Biểu quyết Nghị quyết xác nhận kết quả bỏ phiếu tín nhiệm")
    assert "lấy phiếu" not in sample.said(documents.render("script", built)).casefold()


def test_several_ballots_are_told_apart_by_whom_they_are_for_and_their_colour():
    built = sample.sample(lines=3, forms=2)
    named = replace(built.forms[0], label="Trưởng các Ban", colour="xanh")
    built = replace(built, forms=(named, replace(built.forms[1], colour="hồng")))
    first, last = built.forms[1].lines[0].name, built.forms[1].lines[2].name
    assert (
        "Mỗi đồng chí được phát 02 phiếu, mỗi loại một phiếu: (1) Phiếu tín nhiệm đối với Trưởng "
        f"các Ban, giấy màu xanh; (2) Phiếu tín nhiệm số 2 (3 đồng chí, từ đồng chí {first} đến "
        f"đồng chí {last}), giấy màu hồng."
    ) in words(built, "Hướng dẫn")
    assert "có dấu treo và đủ 02 loại phiếu" in words(built, "Phát phiếu")
    assert "<b>Phiếu tín nhiệm số 2 (3" in words(built, "Thông qua danh sách")


def test_the_papers_are_reported_as_on_the_slip_that_is_read_out():
    built = sample.sample(lines=1, details={"expected_at": "10h30"})
    assert "xin báo cáo: 40 đồng chí có mặt; số phiếu phát ra: 40 phiếu" in words(
        built, "Thu phiếu"
    )
    assert "kết quả vào 10 giờ 30." in words(built, "Thu phiếu")
    assert "đúng 10 giờ 30, xin mời các đồng chí trở lại" in words(built, "Nghỉ")


def test_the_result_is_told_only_as_far_as_the_session_discloses_it():
    full, summary, none = (disclosed(council(), how) for how in ("full", "summary", "none"))
    assert "tôi xin công bố kết quả kiểm phiếu lấy phiếu tín nhiệm" in full
    assert "(Đọc toàn văn Bản công bố kết quả kiểm phiếu.) Trên đây là kết quả" in full
    assert "công bố tóm tắt kết quả kiểm phiếu" in summary
    assert "không đọc số phiếu của từng người" in summary
    assert "không công bố tại Kỳ họp, được báo cáo cấp trên" in none
    assert "xin công bố" not in none


@pytest.mark.parametrize("how", ["full", "summary", "none"])
def test_no_figure_of_the_count_is_in_it(how):
    built = sample.with_meeting(sample.sample(lines=2, sealed=True), disclosure=how)
    changed = sample.with_line(built, counts={"high": 0, "medium": 0, "low": 39}, group="B")
    recounted = replace(changed.forms[0], valid=3, invalid=37, invalid_reasons={"other": 37})
    assert steps(built) == steps(replace(changed, forms=(recounted,)))


def test_the_confirming_resolution_is_voted_with_its_own_third_answer():
    text = words(council(votes=(RESOLUTION,)), "Biểu quyết")
    assert "thông qua Nghị quyết xác nhận kết quả lấy phiếu tín nhiệm. Xin mời ……" in text
    assert "ai tán thành? (40) – không tán thành? (0) – không biểu quyết? (0)." in text
    assert "được thông qua với 40/40 tán thành." in text


def test_speakers_are_named_where_they_are_known():
    text = sample.said(documents.render("script", sample.sample(lines=1)))
    assert "Chủ trì Hội nghị (đồng chí Lương Thị Ưng):" in text
    assert "Trưởng Ban kiểm phiếu (đồng chí Đỗ Thị Hạnh):" in text
    bare = sample.with_meeting(sample.sample(lines=1, board=()), chair="", place="")
    text = sample.said(documents.render("script", bare))
    assert "- Chủ trì Hội nghị: ……" in text
    assert "Xin mời Trưởng Ban kiểm phiếu báo cáo việc kiểm phiếu." in text


def test_the_steps_stand_in_a_table_with_room_for_the_hours():
    text = sample.said(documents.render("script", council()))
    assert "STT Nội dung Người thực hiện Thời gian 1 Khai mạc, tuyên bố lý do" in text
    assert "13 Bế mạc Chủ tọa Kỳ họp" in text
    assert "- Thời gian: 08 giờ 05 phút, ngày 05 tháng 02 năm 2026." in text


def test_markup_in_what_is_typed_is_only_text():
    typed = "<b>A & {b}</b>"
    details = dict.fromkeys(("guests", "staff", "absentees", "expected_at"), typed)
    form = {"label": typed, "colour": typed}
    built = sample.sample(lines=1, forms=2, details=details)
    built = replace(built, forms=tuple(replace(one, **form) for one in built.forms))
    member = replace(sample.BOARD[0], name=typed, post=typed)
    built = replace(sample.with_meeting(built, chair=typed), board=(member,))
    assert sample.said(documents.render("script", built)).count(typed) > 25
