"""Biên bản niêm phong, and what every paper that tells the result has in common."""

from dataclasses import replace

import pytest

from tests import documents as sample
from votes import documents, payload

LATER = {
    "handed_at": "11:15",
    "handed_to": "Đoàn Văn Lưỡng, Chánh Văn phòng",
    "packages": "02",
    "log_pages": "18",
    "medium": "USB-01",
    "seal_signed_by": "Trưởng Ban kiểm phiếu",
    "kept_until": "Ban Thường vụ",
    "opened_by": "Đảng ủy xã",
    "witness": "Hồ Thị Ánh",
}
TOLD = {
    "announcement": "qd96-2023",
    "certificate": "qd96-2023",
    "resolution": "nq96-2023",
    "notice": "nq96-2023",
    "sealing": "qd96-2023",
}


def said(built: payload.Payload, **details: str) -> str:
    beside = payload.Beside(details=details)
    return sample.said(documents.render("sealing", built, digest=sample.DIGEST, beside=beside))


def test_what_is_put_away_is_listed_and_handed_over():
    text = said(sample.sample(lines=1), **LATER)
    assert (
        "Hôm nay, hồi 11 giờ 15 phút, ngày 05 tháng 02 năm 2026, tại Hội trường Đảng ủy xã, Ban "
        "kiểm phiếu niêm phong và bàn giao cho Đoàn Văn Lưỡng, Chánh Văn phòng: - 40 phiếu thu về, "
        "gồm 39 hợp lệ, 1 không hợp lệ, đóng trong 02 gói; - 1 phiếu ghi hỏng; - 4 phiếu chưa sử "
        "dụng; - 01 Nhật ký kiểm phiếu (18 trang); - 01 thiết bị lưu dữ liệu số USB-01. Niêm phong "
        "có chữ ký của Trưởng Ban kiểm phiếu. Thời hạn lưu: theo quyết định của Ban Thường vụ. Chỉ "
        "được mở khi có quyết định của Đảng ủy xã. BÊN GIAO"
    ) in text
    assert all(name in text for name in ("Đỗ Thị Hạnh", "Đoàn Văn Lưỡng", "Hồ Thị Ánh"))


def test_three_people_sign_side_by_side():
    data = documents.render("sealing", sample.sample("nq96-2023", 1))
    heads = [one for one in sample.runs(data) if one.text.strip() in {"BÊN GIAO", "BÊN NHẬN"}]
    heads += [one for one in sample.runs(data) if one.text.strip() == "NGƯỜI CHỨNG KIẾN"]
    assert len(heads) == 3
    assert len({round(one.baseline) for one in heads}) == 1


def test_what_nobody_wrote_down_is_left_to_write():
    text = said(sample.sample("nq96-2023", 1))
    assert "hồi …… giờ …… phút" in text
    assert "đóng trong …… gói" in text
    assert f"khi có quyết định của {'……' * 4}./. BÊN GIAO" in text


def test_an_hour_written_in_words_is_left_as_it_is():
    assert "hồi 11 giờ 15, ngày" in said(sample.sample(lines=1), handed_at="11 giờ 15")


def test_each_form_has_its_own_ballots():
    text = said(sample.sample(lines=1, forms=2), packages="03")
    assert "- Phiếu tín nhiệm số 2: 40 phiếu thu về, gồm 39 hợp lệ, 1 không hợp lệ; 1 phiếu" in text
    assert "- Phiếu thu về của các loại phiếu đóng trong 03 gói;" in text


def test_a_classified_medium_says_its_level():
    secret = payload.Classification(level="Mật")
    text = said(sample.sample(lines=1, classification=secret), medium="7")
    assert "01 thiết bị lưu dữ liệu số 7, độ mật: Mật." in text


@pytest.mark.parametrize(("key", "ruleset"), TOLD.items())
def test_a_paper_that_tells_the_result_is_a_draft_until_it_is_fixed(key, ruleset):
    draft = sample.said(documents.render(key, sample.sample(ruleset, 1)))
    assert ("DỰ THẢO" in draft) == (key != "sealing")
    built = sample.sample(ruleset, 1, sealed=True)
    fixed = documents.render(key, built, digest=sample.DIGEST)
    assert fixed == documents.render(key, built, digest=sample.DIGEST)
    text = sample.said(fixed)
    assert "DỰ THẢO" not in text and "Mã đối chiếu" not in text


@pytest.mark.parametrize(("key", "ruleset"), TOLD.items())
def test_whatever_somebody_typed_is_only_text_there(key, ruleset):
    text = "<i>A & {b}</i>"
    built = sample.with_line(sample.sample(ruleset, 1), name=text, posts=(text,))
    office = replace(built.organisation, name=text, issuer=text, superior=text, place=text)
    later = dict.fromkeys((*LATER, "recipients", "signer_post", "signer", "proposal"), text)
    data = documents.render(
        key, replace(built, organisation=office), beside=payload.Beside(details=later)
    )
    assert sample.said(data).upper().count(text.upper()) >= 3
