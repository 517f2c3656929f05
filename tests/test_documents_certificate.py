import re

import pytest

from tests import documents as sample
from votes import documents, payload

LATER = {"certificate_number": "5", "resolution_number": "15", "signer": "Lê Văn Ánh"}


def pages(built: payload.Payload, **details: str) -> list[str]:
    beside = payload.Beside(details=details)
    data = documents.render("certificate", built, digest=sample.DIGEST, beside=beside)
    return [" ".join(page.split()) for page in sample.pages(data)]


def test_a_comrade_is_told_their_own_result():
    (text,) = pages(sample.sample(lines=1), **LATER)
    assert "Số 05-TB/ĐU" in text
    assert (
        "THÔNG BÁO kết quả lấy phiếu tín nhiệm ----- Kính gửi: Đồng chí Nguyễn Thị Hòa, Trưởng Ban "
        "Xây dựng Đảng Căn cứ biên bản kiểm phiếu ngày 05 tháng 02 năm 2026 của Ban kiểm phiếu, "
        "Đảng ủy xã Thanh Khê thông báo kết quả lấy phiếu tín nhiệm đối với đồng chí: - Số phiếu "
        "phát ra: 40; thu về: 40; hợp lệ: 39; không hợp lệ: 1. "
        '- "Tín nhiệm cao": 36 phiếu, đạt 90,00%. - "Tín nhiệm": 1 phiếu, đạt 2,50%. '
        '- "Tín nhiệm thấp": 1 phiếu, chiếm 2,50%. (Tỷ lệ % tính trên tổng số phiếu thu về).'
    ) in text
    assert all(said in text for said in ("T/M BAN THƯỜNG VỤ", "- Như kính gửi,", "Lê Văn Ánh"))


def test_a_council_tells_it_by_its_resolution():
    (text,) = pages(sample.sample("nq96-2023", 1), **LATER)
    assert "Kính gửi: Bà Nguyễn Thị Hòa" in text
    assert (
        "Căn cứ Nghị quyết số 15/NQ-HĐND ngày 05 tháng 02 năm 2026 của Hội đồng nhân dân tỉnh Hoa "
        "Lư, Thường trực Hội đồng nhân dân tỉnh Hoa Lư thông báo kết quả lấy phiếu tín nhiệm đối "
        "với Bà:"
    ) in text
    assert "(Tỷ lệ % tính trên tổng số phiếu thu về)./." in text


def test_a_resolution_that_says_its_day_keeps_it():
    number = "Nghị quyết số 15/NQ-HĐND ngày 06/02/2026"
    (text,) = pages(sample.sample("nq96-2023", 1), resolution_number=number)
    assert "Căn cứ Nghị quyết số 15/NQ-HĐND ngày 06/02/2026 của Hội đồng nhân dân" in text


@pytest.mark.parametrize("ruleset", ["nq85-2014", "bo-phieu-2023"])
def test_percentages_of_all_deputies_say_so(ruleset):
    (text,) = pages(sample.sample(ruleset, 1))
    assert "(Tỷ lệ % tính trên tổng số đại biểu Hội đồng nhân dân (45 đại biểu))./." in text


def test_everybody_has_a_page_in_ballot_order_and_exempt_people_have_none():
    built = sample.sample(lines=3, forms=2)
    told = pages(built)
    names = [line.name for form in built.forms for line in form.lines]
    assert [re.search(r"Đồng chí ([^,]+),", page)[1] for page in told] == names
    assert sample.EXEMPT.name not in "".join(told)


@pytest.mark.parametrize("ruleset", ["qd96-2023", "nq96-2023"])
def test_a_certificate_tells_nothing_of_anybody_else(ruleset):
    built = sample.sample(ruleset, 4, lows={2: 30})
    alone = sample.sample(ruleset, 4)
    for own, page in zip(built.forms[0].lines, pages(built), strict=True):
        assert [line.name for line in built.forms[0].lines if line.name in page] == [own.name]
        assert not re.search(r"thứ hạng|xếp|quá nửa|trên 50%", page)
    assert pages(built)[0] == pages(alone)[0]


def test_what_nobody_knows_yet_is_left_to_write():
    (text,) = pages(sample.sample("nq96-2023", 1, status="voting"))
    assert "Số: ……/TB-HĐND" in text
    assert "Hoa Lư, ngày …… tháng …… năm ……" in text
    assert '- "Tín nhiệm cao": …… phiếu, đạt ……%.' in text


def test_a_long_name_stays_on_one_page():
    built = sample.with_line(sample.sample(lines=1), name="Đặng " * 60, posts=sample.POSTS[3])
    assert len(pages(built, recipients="\n".join(["Ban Tổ chức"] * 6))) == 1
