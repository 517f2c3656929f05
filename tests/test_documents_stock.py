"""Biên bản kiểm đếm, giao nhận phiếu."""

from dataclasses import replace

from tests import documents as sample
from votes import documents, payload

WRITTEN = {
    "stock_at": "7h30",
    "stock_on": "4/2/2026",
    "stock_place": "Văn phòng Đảng ủy xã",
    "stock_giver": "Lê Thị Thu, Chánh Văn phòng Đảng ủy.",
    "stamped": "45\n- Loại 2: 44 phiếu",
    "spoilt": "0\n1",
    "boxes": "02 chiếc",
    "seals": "4",
}


def said(built: payload.Payload) -> str:
    return sample.said(documents.render("stock", built))


def test_everything_the_office_wrote_is_in_its_place():
    text = said(sample.sample(lines=1, forms=2, details=WRITTEN))
    assert (
        "Hôm nay, hồi 07 giờ 30, ngày 04 tháng 02 năm 2026, tại Văn phòng Đảng ủy xã, chúng tôi "
        "gồm: - Bên giao: đồng chí Lê Thị Thu, Chánh Văn phòng Đảng ủy; - Bên nhận: đồng chí Đỗ "
        "Thị Hạnh, Ủy viên Ủy ban Kiểm tra Đảng ủy, Trưởng Ban kiểm phiếu. Hai bên đã kiểm đếm và "
        "giao nhận: - Phiếu tín nhiệm số 1: in 45 phiếu, đã đóng dấu treo 45 phiếu, in hỏng đã hủy "
        "0 phiếu; - Phiếu tín nhiệm số 2: in 45 phiếu, đã đóng dấu treo 44 phiếu, in hỏng đã hủy 1 "
        "phiếu; - Thùng phiếu: 2 chiếc; giấy niêm phong: 4 tờ. Phiếu được để trong phong bì niêm "
        "phong, chỉ mở tại hội nghị. BÊN GIAO Lê Thị Thu BÊN NHẬN Đỗ Thị Hạnh"
    ) in text
    assert "Thanh Khê, ngày 04 tháng 02 năm 2026" in text


def test_what_nobody_wrote_is_left_to_be_written_by_hand():
    built = sample.sample("nq96-2023", 1, board=())
    text = said(replace(built, forms=(replace(built.forms[0], printed=None),)))
    assert "hồi …… giờ ……, ngày …… tháng …… năm 2026, tại ……" in text
    assert "in …… phiếu, đã đóng dấu treo …… phiếu, in hỏng đã hủy …… phiếu;" in text
    assert "Thùng phiếu: …… chiếc; giấy niêm phong: …… tờ." in text
    assert "chỉ mở tại kỳ họp./." in text
    assert "None" not in text


def test_a_form_says_the_colour_of_its_paper():
    built = sample.sample("nq96-2023", 1)
    form = replace(built.forms[0], label="Trưởng các Ban", colour="xanh")
    text = said(replace(built, forms=(form,)))
    assert "- Phiếu tín nhiệm đối với Trưởng các Ban (giấy màu xanh): in 45 phiếu" in text
    assert "BIÊN BẢN Kiểm đếm, giao nhận phiếu lấy phiếu tín nhiệm" in text
