"""Báo cáo kết quả gửi cấp trên: what a Party committee reports after the conference."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests import documents as sample
from votes import documents, payload

DETAILS = {
    "report_number": "7",
    "report_to": "Ban Thường vụ Tỉnh ủy Hoa Lư",
    "prepared": "Đã ban hành Kế hoạch số 05-KH/ĐU.",
    "assessment": "Dân chủ, khách quan.",
    "enclosures": "kế hoạch.",
    "issued_on": "10/02/2026",
    "signer_post": "Phó Bí thư",
    "signer": "Lương Thị Ưng",
}
BASES = (
    payload.LegalBasis("Quy định", "96-QĐ/TW", "2023-02-02", "Bộ Chính trị"),
    payload.LegalBasis("Kế hoạch", "05-KH/ĐU", "2026-01-05", "Đảng ủy xã Thanh Khê"),
)

SENTENCES = (
    "Số 07-BC/ĐU",
    "Kính gửi: Ban Thường vụ Tỉnh ủy Hoa Lư Thực hiện Quy định số 96-QĐ/TW, ngày 02/02/2023 "
    "của Bộ Chính trị; Kế hoạch số 05-KH/ĐU, ngày 05/01/2026 của Đảng ủy xã Thanh Khê, Đảng "
    "ủy xã Thanh Khê báo cáo kết quả lấy phiếu tín nhiệm như sau: I- CÔNG TÁC LÃNH ĐẠO",
    "và tài liệu: Đã ban hành Kế hoạch số 05-KH/ĐU. 2. Danh sách: 2 đồng chí thuộc diện lấy "
    "phiếu; 1 đồng chí không thuộc diện, lý do: đồng chí Nguyễn Gia Bảo, Bí thư Đảng ủy xã",
    "II- TỔ CHỨC HỘI NGHỊ Hội nghị Ban Chấp hành Đảng bộ xã Thanh Khê, ngày 05 tháng 02 năm "
    "2026, tại Hội trường Đảng ủy xã; triệu tập 41 đồng chí, có mặt 40 đồng chí (đạt 97,56%); "
    "Ban kiểm phiếu 3 đồng chí, do đồng chí Đỗ Thị Hạnh làm Trưởng ban. Phát ra 40 phiếu, thu "
    "về 40 phiếu, hợp lệ 39 phiếu, không hợp lệ 1 phiếu (không có dấu treo: 1 phiếu).",
    'III- KẾT QUẢ', '1. Có trên 50% số phiếu "tín nhiệm cao": 2/2 đồng chí.',
    "IV- ĐÁNH GIÁ, KIẾN NGHỊ Dân chủ, khách quan. (Gửi kèm: biên bản kiểm phiếu; danh sách; "
    "kế hoạch). Nơi nhận:",
    "- Như kính gửi,", "T/M BAN THƯỜNG VỤ", "Phó Bí thư", "Lương Thị Ưng",
)  # fmt: skip


def said(built: payload.Payload, *around: payload.Unit, **details: str) -> str:
    beside = payload.Beside(around=around, details=details)
    return sample.said(documents.render("report", built, digest=sample.DIGEST, beside=beside))


def unit(body: str, **line) -> payload.Unit:
    """Another body where one person was rated, the same as here unless told otherwise."""
    built = sample.with_line(sample.sample(lines=1, sealed=True), **line)
    return payload.Unit(body, body, 0, body, "", "fixed", built, sample.DIGEST)


def test_it_reports_preparation_conference_result_and_assessment():
    text = said(sample.sample(lines=2, sealed=True, legal_bases=BASES), **DETAILS)
    assert [words for words in SENTENCES if words not in text] == []


def test_each_form_has_its_own_counts_and_table():
    text = said(sample.sample(lines=1, forms=2, exempt=()))
    assert "Trưởng ban. Loại phiếu số 1: phát ra 40 phiếu" in text
    assert text.count("Tỷ lệ % tính trên tổng số phiếu thu về") == 2
    assert "không có đồng chí nào không thuộc diện." in text


def test_a_draft_is_marked_and_what_nobody_wrote_is_left_to_write():
    text = said(sample.sample(lines=1, board=(), status="voting"))
    assert "DỰ THẢO" in text and "Số ……-BC/ĐU" in text
    assert "Ban kiểm phiếu …… đồng chí, do đồng chí ……" in text
    assert "DỰ THẢO" not in said(sample.sample(lines=1, sealed=True))


def test_somebody_rated_in_two_places_stands_with_both_results():
    there = unit("Đảng bộ tỉnh Hoa Lư", counts={"high": 30, "medium": 8, "low": 1})
    own = '"tín nhiệm cao" 36 phiếu, đạt 90,00%, "tín nhiệm" 1 phiếu, đạt 2,50%'
    text = said(sample.sample(lines=2, sealed=True), there)
    assert "4. Được lấy phiếu ở hai nơi: đồng chí Nguyễn Thị Hòa: tại Đảng bộ xã" in text
    assert f"tại Đảng bộ xã Thanh Khê {own}" in text
    assert 'tại Đảng bộ tỉnh Hoa Lư "tín nhiệm cao" 30 phiếu' in text


@pytest.mark.parametrize(
    "around",
    [
        (),
        (unit("Đảng bộ tỉnh", name="Trần Thị Hòa"),),
        (unit("Đảng bộ tỉnh", posts=("Bí thư Tỉnh ủy",)),),
        (unit("Đảng bộ tỉnh"), unit("Đảng bộ huyện")),
        (replace(unit("Đảng bộ tỉnh"), result=None, state="broken"),),
    ],
    ids=["nobody", "another name", "another post", "a third place", "broken"],
)
def test_a_namesake_is_not_said_to_be_the_same_person(around):
    assert "hai nơi" not in said(sample.sample(lines=1, sealed=True), *around)


def test_the_other_body_is_refused_where_its_name_cannot_be_printed():
    with pytest.raises(documents.DocumentRefused, match="nơi được lấy phiếu thứ hai"):
        said(sample.sample(lines=1, sealed=True), unit("Đảng bộ \u4e2d"))


def test_a_council_has_no_such_report():
    with pytest.raises(documents.DocumentRefused, match="không có theo thể thức"):
        said(sample.sample("nq96-2023", 1))
