"""Tờ trình, danh sách đề nghị Ban kiểm phiếu."""

from dataclasses import replace

from tests import documents as sample
from votes import documents, payload


def said(built: payload.Payload) -> str:
    return sample.said(documents.render("board", built))


def test_the_board_is_proposed_by_the_chair_with_posts_and_parts():
    text = said(sample.sample(lines=2))
    assert (
        "Kính gửi: Hội nghị Ban Chấp hành Đảng bộ xã Thanh Khê Để giúp Hội nghị tiến hành lấy "
        "phiếu tín nhiệm theo Quy định số 96-QĐ/TW, ngày 02/02/2023 của Bộ Chính trị, chủ trì Hội "
        "nghị đề nghị Hội nghị xem xét, biểu quyết thông qua Ban kiểm phiếu gồm 3 đồng chí, không "
        "có tên trong danh sách được lấy phiếu tín nhiệm, như sau:"
    ) in text
    assert "2 Mai Văn Minh Phó Chánh Văn phòng Đảng ủy Thành viên, thư ký" in text
    assert "CHỦ TRÌ HỘI NGHỊ Lương Thị Ưng" in text


def test_a_council_has_its_own_words_for_parts_and_people():
    text = said(sample.sample("bo-phieu-2023", 2))
    assert "1 Bà Đỗ Thị Hạnh Ủy viên Ủy ban Kiểm tra Đảng ủy Trưởng ban" in text
    assert "3 Ông Cao Xuân Bách Bí thư Chi bộ thôn Đông Ủy viên" in text
    assert "3 đại biểu, không có tên trong danh sách được bỏ phiếu tín nhiệm" in text
    assert "Kính trình Hội đồng nhân dân xem xét, quyết định./. CHỦ TỌA KỲ HỌP" in text


def test_the_vote_is_printed_where_it_is_recorded():
    heads = "Có mặt Tán thành Không tán thành Ý kiến khác"
    assert f"{heads} 40 39 0 1" in said(sample.sample(lines=1))
    assert f"{heads} 40 …… …… ……" in said(sample.sample(lines=1, votes=()))


def test_a_board_nobody_named_leaves_lines_and_its_number():
    text = said(sample.sample(lines=1, board=()))
    assert "gồm …… đồng chí" in text
    assert "1 Trưởng ban 2 Thành viên, thư ký 3 Thành viên 4 Thành viên 5 Thành viên" in text


def test_it_is_not_claimed_of_a_member_on_the_ballot():
    built = sample.sample(lines=1)
    member = replace(sample.BOARD[0], name=built.forms[0].lines[0].name.upper())
    assert "không có tên trong danh sách" not in said(replace(built, board=(member,)))


def test_twenty_nine_members_are_listed_and_the_signature_is_not_alone():
    board = tuple(payload.BoardMember(name, "member", "Bà") for name in sample.names(29))
    for ruleset in ("qd96-2023", "nq96-2023"):
        pages = sample.pages(documents.render("board", sample.sample(ruleset, 1, board=board)))
        assert "29 " in pages[-1]
        assert "Kết quả biểu quyết" in pages[-1]


def test_three_members_with_long_names_are_parted_rather_than_the_signature_left_alone():
    board = tuple(payload.BoardMember("Đặng " * 60, "member", "Bà") for _ in range(3))
    pages = sample.pages(documents.render("board", sample.sample("nq96-2023", 1, board=board)))
    assert len(pages) == 2
    assert "Nhiệm vụ trong Ban" in pages[1]
    assert "Kết quả biểu quyết" in pages[1]


def test_it_can_be_made_before_the_list_is():
    assert "TỜ TRÌNH" in said(sample.sample(forms=0))
