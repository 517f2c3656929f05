from dataclasses import replace

import pytest

from tests import documents as sample
from votes import documents, payload

MARKED_HEADINGS = [
    "I- THÀNH PHẦN",
    "II- TÌNH HÌNH HỘI NGHỊ",
    "III- VIỆC PHÁT PHIẾU, BỎ PHIẾU, THU PHIẾU",
    "IV- KẾT QUẢ KIỂM PHIẾU",
    "V- TỔNG HỢP",
    "VI- CÁCH KIỂM PHIẾU, Ý KIẾN, KHIẾU NẠI",
]


def said(built: payload.Payload) -> str:
    return sample.said(documents.render("minutes", built, digest=sample.DIGEST))


def first_form(built: payload.Payload, **more: object) -> payload.Payload:
    return replace(built, forms=(replace(built.forms[0], **more), *built.forms[1:]))


def test_the_head_is_the_partys_with_the_board_under_the_committee():
    text = said(sample.sample(lines=2))
    assert "ĐẢNG ỦY XÃ THANH KHÊ BAN KIỂM PHIẾU ĐẢNG CỘNG SẢN VIỆT NAM" in text
    assert "Thanh Khê, ngày 05 tháng 02 năm 2026" in text
    assert "BIÊN BẢN kiểm phiếu lấy phiếu tín nhiệm đối với Ủy viên Ban Thường vụ" in text


def test_the_six_parts_stand_in_their_order():
    text = said(sample.sample(lines=3))
    places = [text.index(heading) for heading in MARKED_HEADINGS]
    assert places == sorted(places)


def test_there_is_no_number_line_unless_a_number_is_given():
    assert "Số 0" not in said(sample.sample(lines=1))


@pytest.mark.parametrize(
    ("number", "line"), [("5", "Số 05-BB/BKP"), ("12", "Số 12-BB/BKP"), ("07-BB/TU", "Số 07-BB/TU")]
)
def test_a_bare_number_gets_its_zero_and_its_kind(number, line):
    assert line in said(sample.with_meeting(sample.sample(lines=1), minutes_number=number))


def test_the_opening_says_when_where_by_whom_and_on_what_ground():
    assert (
        "Hôm nay, vào hồi 08 giờ 05 phút, ngày 05 tháng 02 năm 2026, tại Hội trường Đảng ủy xã, "
        "Ban kiểm phiếu do Hội nghị Ban Chấp hành Đảng bộ xã Thanh Khê biểu quyết thông qua "
        "(39/40 tán thành) đã tiến hành kiểm phiếu lấy phiếu tín nhiệm theo Quy định số 96-QĐ/TW, "
        "ngày 02/02/2023 của Bộ Chính trị."
    ) in said(sample.sample(lines=1))


def test_a_committee_named_with_the_meeting_is_not_named_again():
    typed = "Hội nghị lần thứ mười hai Ban Chấp hành Đảng bộ xã"
    text = said(sample.with_meeting(sample.sample(lines=1), meeting=typed))
    assert f"Ban kiểm phiếu do {typed} biểu quyết thông qua" in text


def test_the_bases_of_the_session_take_the_place_of_the_rule_sets_own():
    bases = (
        payload.LegalBasis("Quy định", "96-QĐ/TW", "2023-02-02", "Bộ Chính trị"),
        payload.LegalBasis("Kế hoạch", "137-KH/TU", "", ""),
        payload.LegalBasis("", "92-KH/TU"),
        payload.LegalBasis("Thông báo", ""),
    )
    text = said(sample.sample(lines=1, legal_bases=bases))
    assert "ngày 02/02/2023 của Bộ Chính trị; Kế hoạch số 137-KH/TU; " in text
    assert "; Văn bản số 92-KH/TU; Thông báo." in text


def test_the_board_is_listed_with_posts_and_parts():
    text = said(sample.sample(lines=1))
    assert "1. Ban kiểm phiếu gồm 3 đồng chí:" in text
    assert "- Đồng chí Đỗ Thị Hạnh, Ủy viên Ủy ban Kiểm tra Đảng ủy, Trưởng ban;" in text
    assert "- Đồng chí Mai Văn Minh, Phó Chánh Văn phòng Đảng ủy, thành viên, thư ký;" in text
    assert "- Đồng chí Cao Xuân Bách, Bí thư Chi bộ thôn Đông, thành viên." in text


def test_a_session_without_a_board_leaves_lines_to_write_on():
    text = said(sample.sample(lines=1, board=()))
    assert "1. Ban kiểm phiếu gồm …… đồng chí:" in text
    assert text.count("- Đồng chí ……") == 3
    assert "CÁC THÀNH VIÊN BAN KIỂM PHIẾU" not in text


def test_a_member_without_a_post_is_named_without_a_gap():
    board = (replace(sample.BOARD[0], post=""), *sample.BOARD[1:])
    assert "- Đồng chí Đỗ Thị Hạnh, Trưởng ban;" in said(sample.sample(lines=1, board=board))


def test_the_roll_call_is_said_with_its_share_and_the_quorum():
    assert (
        "1. Số người được triệu tập: 41 đồng chí; có mặt: 40 đồng chí, đạt 97,56%; vắng mặt: 1 "
        "đồng chí. Hội nghị có ít nhất 2/3 số người được triệu tập có mặt, đủ điều kiện tiến hành "
        "lấy phiếu tín nhiệm."
    ) in said(sample.sample(lines=1))


def test_everybody_present_is_said_without_decimals():
    built = sample.sample(lines=1, roll=payload.Roll(40, 40, 45))
    assert "đạt 100%; vắng mặt: 0 đồng chí" in said(built)


def test_a_quorum_that_was_not_met_is_not_claimed():
    text = said(sample.sample(lines=1, roll=payload.Roll(90, 40, 90)))
    assert "đủ điều kiện" not in text


def test_exempt_people_are_named_with_post_and_reason():
    assert (
        "3. Không thuộc diện lấy phiếu tín nhiệm: 1 đồng chí, gồm: đồng chí Nguyễn Gia Bảo, Bí thư "
        f"Đảng ủy xã, {sample.EXEMPT.reason}."
    ) in said(sample.sample(lines=1))


def test_nobody_exempt_is_said_in_words():
    text = said(sample.sample(lines=1, exempt=()))
    assert "3. Không thuộc diện lấy phiếu tín nhiệm: không có." in text


def test_the_six_totals_are_repeated_in_words():
    text = said(sample.sample(lines=1))
    assert "in, đóng dấu: 45 phiếu; chưa sử dụng: 4 phiếu (bốn phiếu); ghi hỏng" in text
    assert "đổi phiếu mới: 1 phiếu (một phiếu)." in text
    assert "- Số phiếu phát ra: 40 phiếu (bốn mươi phiếu)." in text
    assert "- Số phiếu thu về: 40 phiếu (bốn mươi phiếu)." in text
    assert "- Số phiếu hợp lệ: 39 phiếu (ba mươi chín phiếu)." in text
    assert "hợp lệ: 1 phiếu (một phiếu); trong đó: không có dấu treo: 1 phiếu." in text


def test_large_totals_have_the_point_and_the_word_of_the_profile():
    built = first_form(sample.sample(lines=1, overrides={"number_word": "linh"}), issued=1105)
    assert "1.105 phiếu (một nghìn một trăm linh năm phiếu)" in said(built)


def test_no_invalid_ballot_needs_no_reason():
    text = said(first_form(sample.sample(lines=1), valid=40, invalid=0, invalid_reasons={}))
    assert "- Số phiếu không hợp lệ: 0 phiếu (không phiếu)." in text


def test_every_official_has_a_row_with_counts_and_shares():
    built = sample.sample(lines=12)
    text = said(built)
    for line in built.forms[0].lines:
        shown = [
            f"{line.counts[key]} {line.percent[key].replace('.', ',')}"
            for key in ("high", "medium", "low")
        ]
        posts = ", ".join(line.posts)
        assert f"{line.order} {line.name}, {posts} {' '.join(shown)} {line.blank} 0" in text


def test_the_base_of_the_percentages_is_said_with_its_article():
    assert (
        "Tỷ lệ % tính trên tổng số phiếu thu về (40 phiếu), theo Điều 6 Quy định số 96-QĐ/TW."
    ) in said(sample.sample(lines=1))


def test_void_lines_are_explained_only_where_there_are_any():
    with_void = sample.with_line(sample.sample(lines=1), blank=1)
    without = sample.with_line(sample.sample(lines=1), blank=0, multiple=0)
    assert "phiếu vẫn là phiếu hợp lệ đối với những người còn lại." in said(with_void)
    assert "những người còn lại" not in said(without)


def test_nobody_in_a_consequence_group_is_said_in_words():
    text = said(sample.sample(lines=12))
    assert '1. Có trên 50% số phiếu "tín nhiệm cao": 12/12 đồng chí.' in text
    assert '2. Có từ trên 50% đến dưới 2/3 số phiếu "tín nhiệm thấp": không có.' in text
    assert '3. Có từ 2/3 số phiếu "tín nhiệm thấp" trở lên: không có.' in text


def test_everybody_in_a_consequence_group_is_named():
    text = said(sample.sample(lines=4, lows={1: 21, 2: 30, 3: 26}))
    assert (
        'dưới 2/3 số phiếu "tín nhiệm thấp": 2 đồng chí: đồng chí Nguyễn Thị Hòa, '
        "đồng chí Lê Thị Hòa." in text
    )
    assert '"tín nhiệm thấp" trở lên: 1 đồng chí: đồng chí Trần Thị Hòa.' in text
    assert '"tín nhiệm cao": 1/4 đồng chí' in text


def test_exactly_half_is_not_over_half():
    built = sample.with_line(
        sample.sample(lines=1), counts={"high": 20, "medium": 19, "low": 0}, blank=0
    )
    assert '"tín nhiệm cao": 0/1 đồng chí' in said(built)


def test_the_end_says_the_hour_the_copies_and_ends_with_a_point():
    assert (
        "Biên bản kết thúc vào hồi 10 giờ 42 phút cùng ngày, đã đọc lại cho các thành viên Ban "
        "kiểm phiếu cùng nghe, nhất trí ký tên và được lập thành 02 bản như nhau."
    ) in said(sample.sample(lines=1))


def test_those_who_sign_stand_at_the_end():
    text = said(sample.sample(lines=1))
    end = text[text.rindex("như nhau.") :]
    assert "THƯ KÝ" in end
    assert "T/M BAN KIỂM PHIẾU Trưởng ban" in end
    assert "CÁC THÀNH VIÊN BAN KIỂM PHIẾU Cao Xuân Bách" in end
    assert "XÁC NHẬN CỦA CHỦ TRÌ HỘI NGHỊ Lương Thị Ưng" in end


def test_a_chair_nobody_named_confirms_nothing():
    assert "CHỦ TRÌ" not in said(sample.with_meeting(sample.sample(lines=1), chair=""))


def test_counts_that_nobody_knows_are_dots():
    built = sample.sample(lines=2, status="draft", roll=payload.Roll())
    built = first_form(built, printed=None, issued=None, collected=None, unused=None)
    text = said(sample.with_meeting(built, starts_at="", place="", copies=None))
    assert "vào hồi …… giờ …… phút" in text
    assert "có mặt: …… đồng chí, đạt ……%" in text
    assert "- Số phiếu phát ra: …… phiếu." in text
    assert "- Số phiếu hợp lệ: …… phiếu." in text
    assert "lập thành …… bản" in text
    assert "None" not in text


def test_several_forms_have_their_own_counts_and_tables():
    text = said(sample.sample(lines=3, forms=3))
    for number in (1, 2, 3):
        assert f"{number + 1}. Số lượng phiếu loại phiếu: số {number}:" in text
        assert f"Loại phiếu: số {number} " in text
    assert text.count("Tỷ lệ % tính trên") == 3
    assert "2. Số người được lấy phiếu tín nhiệm: 9 đồng chí." in text


def test_the_old_spelling_reaches_own_words_only():
    built = sample.sample(lines=2)
    text = said(replace(built, organisation=replace(built.organisation, spelling="uỷ")))
    assert "Ủy viên Ủy ban Kiểm tra Đảng ủy" in text


def test_a_classified_session_reserves_a_box_and_prints_no_word():
    plain = sample.sample(lines=1)
    secret = replace(plain, classification=payload.Classification("Tối mật"))
    assert "mật" not in said(secret).casefold()
    assert documents.render("minutes", secret) != documents.render("minutes", plain)


@pytest.mark.parametrize("word", ["hash", "digest", "QR", "SHA", "Band", "Nhóm A", "Nhóm B", "%%"])
def test_no_foreign_word_stands_in_signed_minutes(word):
    built = sample.sample(lines=4, sealed=True, lows={1: 21, 2: 30})
    assert word not in said(built)


@pytest.mark.parametrize(
    ("done", "words"),
    [
        ({}, "và kết luận. Nhật ký"),
        ({"sampled": 21}, "; đã chọn ngẫu nhiên một số phiếu để đối chiếu lại với kết quả nhập."),
        ({"rechecked": 25}, "; đã kiểm tra lại phiếu theo yêu cầu của Ban kiểm phiếu."),
        ({"sampled": 2, "rechecked": 3}, "kết quả nhập và kiểm tra lại phiếu theo yêu cầu"),
    ],
)
def test_a_check_against_the_paper_is_said_without_its_figures(done, words):
    text = said(sample.sample(lines=1, assurance=payload.Assurance(**done)))
    assert words in text
    assert "21" not in text.partition("Phiếu được kiểm bằng máy")[2].partition("Mã đối chiếu")[0]
