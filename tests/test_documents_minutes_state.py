from dataclasses import replace

import pytest

from tests import documents as sample
from votes import documents, payload

COUNCIL = "Hội đồng nhân dân tỉnh Hoa Lư"


def said(built: payload.Payload) -> str:
    return sample.said(documents.render("minutes", built, digest=sample.DIGEST))


def minutes(ruleset: str = "nq96-2023", lines: int = 1, **more: object) -> payload.Payload:
    return sample.sample(ruleset, lines, **more)


def test_the_head_is_the_states_with_the_councils_name_on_two_lines():
    text = said(minutes())
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc" in text
    lines = sample.pages(documents.render("minutes", minutes()))[0].splitlines()
    assert {"HỘI ĐỒNG NHÂN DÂN", "TỈNH HOA LƯ", "BAN KIỂM PHIẾU"} <= {one.strip() for one in lines}


def test_the_title_begins_with_a_capital():
    assert (
        f"BIÊN BẢN Kiểm phiếu lấy phiếu tín nhiệm đối với người giữ chức vụ do {COUNCIL}"
        in said(minutes())
    )


def test_a_title_without_an_object_gets_the_councils_own():
    text = said(sample.with_meeting(minutes(), title="Lấy phiếu tín nhiệm"))
    assert f"Kiểm phiếu lấy phiếu tín nhiệm đối với người giữ chức vụ do {COUNCIL} bầu" in text


def test_a_number_has_its_colon_zero_and_stroke():
    assert "Số: 07/BB-BKP" in said(sample.with_meeting(minutes(), minutes_number="7"))


def test_the_opening_completes_the_meeting_and_leaves_the_term_to_write():
    assert (
        "Hôm nay, hồi 08 giờ 05 phút, ngày 05 tháng 02 năm 2026, tại Hội trường Đảng ủy xã, Kỳ họp "
        f"thứ 12 (Kỳ họp chuyên đề) {COUNCIL} khóa ……, nhiệm kỳ …… tiến hành lấy phiếu tín nhiệm "
        "bằng hình thức bỏ phiếu kín theo Nghị quyết số 96/2023/QH15 ngày 23 tháng 6 năm 2023 của "
        "Quốc hội. Ban kiểm phiếu được Hội đồng nhân dân biểu quyết thông qua tại Kỳ họp (39/40 "
        "đại biểu tán thành) gồm:"
    ) in said(minutes())


def test_the_term_the_office_wrote_is_printed():
    built = minutes(details={"term": "XV", "years": "2021 - 2026"})
    assert f"{COUNCIL} khóa XV, nhiệm kỳ 2021 - 2026 tiến hành" in said(built)


def test_what_the_office_wrote_of_the_count_is_printed():
    written = {"staff": "Ông Lê Văn Tùng", "absentees": "Hồ Năm – ốm", "observers": "Bà Mai Thị Tư",
               "discussed": "01 phiếu có dấu X mờ", "complaints": "không có."}  # fmt: skip
    text = said(minutes(details=written))
    assert (
        "Ủy viên. Nhân viên kỹ thuật giúp việc: Ông Lê Văn Tùng. Giám sát, chứng kiến: Bà" in text
    )
    assert "vắng mặt: 5 đại biểu (Hồ Năm – ốm)." in text
    assert "kết luận: 01 phiếu có dấu X mờ. Ý kiến, khiếu nại: không có." in text


def test_a_meeting_typed_in_full_is_left_as_it_is():
    typed = f"Kỳ họp thứ 12 {COUNCIL} khóa XVIII, nhiệm kỳ 2021-2026"
    text = said(sample.with_meeting(minutes(), meeting=typed))
    assert f"{typed} tiến hành" in text


@pytest.mark.parametrize("whose", ["Hội đồng nhân dân tỉnh", "HĐND tỉnh"])
def test_a_meeting_that_says_whose_it_is_gets_no_second_name(whose):
    typed = f"Kỳ họp thứ 16, {whose} khóa XVII"
    text = said(sample.with_meeting(minutes(), meeting=typed))
    assert f"{typed}, nhiệm kỳ …… tiến hành" in text


def test_a_term_typed_the_old_way_is_known():
    text = said(sample.with_meeting(minutes(), meeting=f"Kỳ họp thứ 12 {COUNCIL} khoá XVIII"))
    assert "khoá XVIII, nhiệm kỳ …… tiến hành" in text


def test_a_meeting_without_a_name_leaves_its_number_to_write():
    text = said(sample.with_meeting(minutes(), meeting=""))
    assert f"Kỳ họp thứ …… {COUNCIL}" in text


def test_the_board_is_numbered_with_mr_and_mrs():
    text = said(minutes())
    assert "1. Bà Đỗ Thị Hạnh, Ủy viên Ủy ban Kiểm tra Đảng ủy, Trưởng ban;" in text
    assert "3. Ông Cao Xuân Bách, Bí thư Chi bộ thôn Đông, Ủy viên." in text


def test_an_unknown_honorific_leaves_the_choice():
    board = (replace(sample.BOARD[0], honorific=""),)
    assert "1. Ông/Bà Đỗ Thị Hạnh" in said(minutes(board=board))


def test_no_board_yet_leaves_three_lines():
    text = said(minutes(board=()))
    assert text.count("Ông/Bà ……") == 3


def test_deputies_are_counted_over_all_of_the_council():
    text = said(minutes())
    assert f"- Tổng số đại biểu {COUNCIL}: 45 đại biểu." in text
    assert "40 đại biểu (bằng 88,89% tổng số đại biểu); vắng mặt: 5 đại biểu." in text


def test_who_is_rated_and_who_is_not():
    text = said(minutes(lines=3))
    assert (
        "2. Người được lấy phiếu tín nhiệm: 3 người. Không thuộc diện lấy phiếu tín nhiệm: 1"
        in text
    )
    assert f"1 người: Ông Nguyễn Gia Bảo, Bí thư Đảng ủy xã, {sample.EXEMPT.reason}." in text


def test_paper_counts_stand_in_a_table_with_the_form_in_full():
    text = said(minutes())
    assert f"Phiếu tín nhiệm đối với người giữ chức vụ do {COUNCIL} bầu 40 40 39 1" in text
    assert "Lý do không hợp lệ: không có dấu treo: 1 phiếu." in text
    assert "đổi phiếu mới: 1 phiếu; số phiếu chưa sử dụng: 4 phiếu." in text


def test_several_forms_are_counted_and_summed():
    text = said(minutes(lines=2, forms=3))
    assert "3. Số phiếu (từng loại phiếu)" in text
    assert "Phiếu tín nhiệm số 3 40 40 39 1" in text
    assert "Lý do không hợp lệ (Phiếu tín nhiệm số 2): không có dấu treo: 1 phiếu." in text
    assert "đổi phiếu mới: 3 phiếu; số phiếu chưa sử dụng: 12 phiếu." in text


@pytest.mark.parametrize("members", range(4, 9))
def test_the_table_of_the_papers_is_never_torn(members):
    board = (*sample.BOARD, *[sample.BOARD[2]] * members)
    built = minutes(lines=1, forms=3, board=board)
    pages = sample.pages(documents.render("minutes", built))
    holding = [text for text in pages if "Phát ra" in text]
    assert len(holding) == 1


@pytest.mark.parametrize(
    ("label", "title"),
    [
        ("Trưởng các Ban", "Phiếu tín nhiệm đối với Trưởng các Ban 40"),
        ("đối với Trưởng các Ban", "Phiếu tín nhiệm đối với Trưởng các Ban 40"),
        ("Phiếu số 1 (màu hồng)", "Phiếu số 1 (màu hồng) 40"),
    ],
)
def test_a_form_is_called_by_its_label(label, title):
    built = minutes()
    named = replace(built, forms=(replace(built.forms[0], label=label),))
    assert title in said(named)


def test_valid_and_invalid_are_per_person():
    built = sample.with_line(
        minutes(), counts={"high": 30, "medium": 5, "low": 2}, blank=1, multiple=1
    )
    assert "Trưởng Ban Xây dựng Đảng 37 3 30" in said(built)


@pytest.mark.parametrize(
    ("ruleset", "sentence"),
    [
        (
            "nq96-2023",
            "trên tổng số phiếu thu về (40 phiếu), theo khoản 3 Điều 19 Nghị quyết số "
            "96/2023/QH15.",
        ),
        ("nq85-2014", "trên tổng số đại biểu Hội đồng nhân dân (45 đại biểu)."),
        ("bo-phieu-2023", "trên tổng số đại biểu Hội đồng nhân dân (45 đại biểu)."),
    ],
)
def test_the_base_of_the_percentages_is_the_rule_sets(ruleset, sentence):
    assert f"Tỷ lệ % tính {sentence}" in said(minutes(ruleset))


def test_consequence_groups_are_in_the_words_of_the_resolution():
    text = said(minutes(lines=3, lows={1: 21, 2: 30}))
    assert (
        "5. Người có quá nửa đến dưới hai phần ba tổng số phiếu đánh giá "
        '"tín nhiệm thấp": 1 người: Bà Nguyễn Thị Hòa.' in text
    )
    assert (
        "Người có từ hai phần ba tổng số phiếu trở lên đánh giá "
        '"tín nhiệm thấp": 1 người: Ông Trần Thị Hòa.' in text
    )


def test_a_vote_of_two_levels_has_its_own_title_columns_and_group():
    text = said(minutes("bo-phieu-2023", 2, lows={1: 30}))
    assert "BIÊN BẢN Kiểm phiếu bỏ phiếu tín nhiệm đối với" in text
    assert f"Phiếu bỏ phiếu tín nhiệm đối với người giữ chức vụ do {COUNCIL} bầu 40" in text
    assert "Tín nhiệm Không tín nhiệm" in text
    assert "Tín nhiệm cao" not in text
    assert '5. Người có quá nửa tổng số đại biểu đánh giá "không tín nhiệm": 1 người: Bà' in text


def test_the_national_assembly_is_called_by_its_name():
    built = minutes()
    body = replace(built.organisation, name="Quốc hội", kind="assembly")
    text = said(replace(built, organisation=body))
    assert "Ban kiểm phiếu báo cáo Quốc hội kết quả kiểm phiếu" in text
    assert "được Quốc hội biểu quyết thông qua" in text


def test_how_it_was_counted_and_the_end():
    text = said(minutes(sealed=True))
    code = payload.code_line(sample.DIGEST)
    assert (
        "mỗi phiếu do hai người nhập độc lập và đối chiếu với phiếu. Mã đối chiếu số liệu" in text
    )
    assert f"Mã đối chiếu số liệu: {code}. Ý kiến, khiếu nại: ……" in text
    assert "lập thành 02 bản, báo cáo Hội đồng nhân dân tại Kỳ họp./." in text


def test_those_who_sign_stand_at_the_end():
    text = said(minutes())
    end = text[text.rindex("./.") :]
    assert "TM. BAN KIỂM PHIẾU TRƯỞNG BAN" in end
    assert "CÁC ỦY VIÊN Cao Xuân Bách" in end
    assert "CHỦ TỌA KỲ HỌP Lương Thị Ưng" in end


def test_the_old_spelling_reaches_own_words_and_no_typed_one():
    built = minutes()
    text = said(replace(built, organisation=replace(built.organisation, spelling="uỷ")))
    assert "CÁC UỶ VIÊN" in text
    assert "thôn Đông, Uỷ viên." in text
    assert "Ủy viên Ủy ban Kiểm tra Đảng ủy" in text
