"""Báo cáo tổng hợp: every unit in a row, who is missing, everybody's line in the annex."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests import documents as sample
from votes import documents, payload
from votes.documents import rollup_annex

DETAILS = {
    "report_number": "12",
    "report_to": "Ban Thường vụ Tỉnh ủy\nBan Tổ chức Tỉnh ủy",
    "assessment": "Đúng quy định.",
    "recipients": "Ủy ban Kiểm tra",
    "issued_on": "10/02/2026",
    "signer": "Lương Thị Ưng",
}


def unit(name: str, ruleset: str = "qd96-2023", **more) -> payload.Unit:
    built = sample.sample(ruleset, **{"lines": 3, "sealed": True, **more})
    return payload.Unit(name, name, 1, f"ma-{name}", "Lần 1", "fixed", built, sample.DIGEST)


HOA = unit("Đảng bộ xã Hòa", lows={1: 22, 2: 30})
BINH = unit("Đảng bộ xã Bình", exempt=())
MISSING = payload.Unit("Đảng bộ xã Lâm", "l", 1)
WAITING = payload.Unit("Đảng bộ xã Mai", "m", 1, "mai", "Lần 1", "waits")
BROKEN = payload.Unit("Đảng bộ xã Nam", "n", 1, "nam", "Lần 1", "broken")


def said(*units: payload.Unit, ruleset: str = "qd96-2023", **details: str) -> str:
    beside = payload.Beside(units=units, details=details)
    return sample.said(documents.render("rollup", sample.sample(ruleset, 1), beside=beside))


def test_a_unit_is_a_row_of_what_is_counted_of_it_and_all_units_are_the_last():
    text = said(HOA, BINH)
    why = f"Nguyễn Gia Bảo: {sample.EXEMPT.reason}"
    assert f"1 Đảng bộ xã Hòa ngày 05/02/2026 3 1 {why} 1 1 1" in text
    assert "2 Đảng bộ xã Bình ngày 05/02/2026 3 0 3 0 0" in text
    assert "Tổng cộng 6 1 4 1 1" in text


def test_everybody_in_a_consequence_group_is_named_with_their_unit():
    text = said(HOA, BINH)
    assert '- Có trên 50% số phiếu "tín nhiệm cao": 4/6 đồng chí.' in text
    first = "đồng chí Nguyễn Thị Hòa (Đảng bộ xã Hòa)"
    assert f'dưới 2/3 số phiếu "tín nhiệm thấp": 1 đồng chí: {first}.' in text
    assert '"tín nhiệm thấp" trở lên: 1 đồng chí: đồng chí Trần Thị Hòa (Đảng bộ xã Hòa).' in text
    assert 'số phiếu "tín nhiệm thấp" trở lên: không có.' in said(BINH)


def test_those_without_a_result_are_named_by_why():
    text = said(HOA, MISSING, WAITING, BROKEN)
    assert "- Số cơ quan, đơn vị: 4; đã có kết quả: 1 (số cuộc lấy phiếu tín nhiệm đã chốt" in text
    assert "- Chưa tổ chức lấy phiếu tín nhiệm: Đảng bộ xã Lâm." in text
    assert "- Đang tiến hành, chưa chốt kết quả: Đảng bộ xã Mai." in text
    assert "- Kết quả không khớp mã đối chiếu, không đưa vào báo cáo: Đảng bộ xã Nam." in text
    assert "mã đối chiếu" not in said(HOA)


def test_a_body_that_held_several_votes_is_counted_once_and_each_vote_is_named():
    text = said(HOA, replace(HOA, title="Lấy phiếu bổ sung"))
    assert "Số cơ quan, đơn vị: 1; đã có kết quả: 1 (số cuộc lấy phiếu tín nhiệm" in text
    assert "Đảng bộ xã Hòa (Lần 1)" in text and "Đảng bộ xã Hòa (Lấy phiếu bổ sung)" in text


def test_no_result_is_a_page_that_says_so_and_is_no_draft():
    text = said()
    assert "Chưa có cơ quan, đơn vị nào có kết quả đã chốt." in text
    assert "PHỤ LỤC" not in text and "Gửi kèm" not in text and "DỰ THẢO" not in text
    assert "Số ……-BC/ĐU" in text and "ngày …… tháng …… năm ……" in text


def test_what_the_office_wrote_stands_in_head_body_and_end():
    text = said(HOA, **DETAILS)
    assert "ĐẢNG BỘ TỈNH HOA LƯ" in text and "Số 12-BC/ĐU" in text
    assert "Kính gửi: - Ban Thường vụ Tỉnh ủy, - Ban Tổ chức Tỉnh ủy." in text
    assert "Đúng quy định. (Gửi kèm: phụ lục kết quả của từng cơ quan, đơn vị). Nơi nhận:" in text
    assert "- Ủy ban Kiểm tra," in text and "Lương Thị Ưng" in text


def test_the_annex_has_everybodys_line_until_it_would_be_a_book(monkeypatch):
    assert "1. Đảng bộ xã Hòa, ngày 05/02/2026 Số phiếu phát ra: 40" in said(HOA)
    monkeypatch.setattr(rollup_annex, "MOST", 2)
    text = said(HOA)
    assert "PHỤ LỤC" not in text and "Gửi kèm" not in text and "Tổng cộng" in text


def test_a_council_rolls_up_in_its_own_words():
    text = said(unit("Hội đồng nhân dân xã Hòa", "nq96-2023"), ruleset="nq96-2023")
    assert "Tổng hợp kết quả lấy phiếu tín nhiệm năm 2026" in text and "BC-HĐND" in text
    assert "1. Tình hình thực hiện" in text and "(đối với người này)" in text
    assert "phụ lục kết quả của từng cơ quan, đơn vị)./." in text


def test_two_levels_have_one_group_and_no_column_of_high():
    text = said(unit("Hội đồng nhân dân xã", "bo-phieu-2023"), ruleset="bo-phieu-2023")
    assert "Tổng hợp kết quả bỏ phiếu tín nhiệm" in text and "tín nhiệm cao" not in text


@pytest.mark.parametrize("text", ["<b>Lê</b> & {x}", "Đ" + "ặng" * 60])
def test_a_unit_with_an_odd_name_is_only_text(text):
    squeezed = "".join(said(replace(HOA, name=text)).split())
    assert "".join(text.split()) in squeezed


def test_a_unit_that_cannot_be_printed_is_refused_by_name():
    with pytest.raises(documents.DocumentRefused, match="tên cơ quan “Xã ”"):
        said(replace(MISSING, name="Xã \u4e2d"))
