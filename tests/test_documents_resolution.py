from dataclasses import replace

import pytest

from tests import documents as sample
from votes import documents, payload

COUNCIL = "Hội đồng nhân dân tỉnh Hoa Lư"
CONSEQUENCES = ("từ chức", "miễn nhiệm", "cách chức", "bãi nhiệm")


def said(key: str, built: payload.Payload, **details: str) -> str:
    beside = payload.Beside(details=details)
    return sample.said(documents.render(key, built, digest=sample.DIGEST, beside=beside))


def resolved(ruleset: str = "nq96-2023", lines: int = 1, **more: object) -> str:
    later = more.pop("later", {})
    return said("resolution", sample.sample(ruleset, lines, **more), **later)


def test_it_confirms_the_result_with_the_ballots_behind_it():
    text = resolved(details={"term": "XVIII"})
    assert f"{COUNCIL.upper()} KHÓA XVIII, KỲ HỌP THỨ 12 (KỲ HỌP CHUYÊN ĐỀ) Căn cứ" in text
    assert (
        "QUYẾT NGHỊ: Điều 1. Xác nhận kết quả lấy phiếu tín nhiệm đối với 1 người giữ chức vụ do "
        f"{COUNCIL} bầu như sau: STT"
    ) in text
    assert (
        "(Tổng số phiếu phát ra: 40; thu về: 40; hợp lệ: 39; không hợp lệ: 1. Tỷ lệ % tính trên "
        "tổng số phiếu thu về.)"
    ) in text
    assert (
        f"Nghị quyết này được {COUNCIL} khóa XVIII, Kỳ họp thứ 12 (Kỳ họp chuyên đề) thông qua "
        "ngày 05 tháng 02 năm 2026 và có hiệu lực kể từ ngày thông qua./."
    ) in text


def test_nobody_in_a_group_leaves_two_articles():
    text = resolved()
    assert f"Điều 2. Giao Thường trực {COUNCIL} công bố, báo cáo kết quả" in text
    assert "Điều 3" not in text and "Đối với trường hợp" not in text


@pytest.mark.parametrize("lows", [{1: 22}, {1: 30}, {1: 22, 2: 30}])
def test_the_resolution_never_drafts_the_consequence(lows):
    text = resolved(lines=2, lows=lows)
    assert "Điều 2. Đối với trường hợp có" in text
    assert text.count(f"(nội dung do Thường trực {COUNCIL} soạn)") == len(lows)
    assert f"Điều 3. Giao Thường trực {COUNCIL}" in text
    assert not any(word in text for word in CONSEQUENCES)


def test_a_vote_of_confidence_speaks_of_its_own_act_levels_and_whole():
    text = resolved("bo-phieu-2023", lows={1: 30})
    assert "Xác nhận kết quả bỏ phiếu tín nhiệm đối với người giữ chức vụ" in text
    assert "Không tín nhiệm" in text and "Tín nhiệm thấp" not in text
    assert "tính trên tổng số đại biểu Hội đồng nhân dân (45 đại biểu)" in text
    assert 'Đối với trường hợp có quá nửa tổng số đại biểu đánh giá "không tín nhiệm": …' in text
    assert not any(word in text for word in CONSEQUENCES)


def test_the_bases_are_the_laws_of_the_day_the_rule_set_and_the_minutes():
    text = resolved()
    assert "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;" in text
    assert "Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân số ……;" in text
    assert (
        "Căn cứ Nghị quyết số 96/2023/QH15 ngày 23 tháng 6 năm 2023 của Quốc hội về việc lấy phiếu "
        "tín nhiệm, bỏ phiếu tín nhiệm đối với người giữ chức vụ do Quốc hội, Hội đồng nhân dân "
        "bầu hoặc phê chuẩn; Căn cứ Biên bản kiểm phiếu ngày 05 tháng 02 năm 2026 của Ban kiểm "
        "phiếu về kết quả lấy phiếu tín nhiệm tại Kỳ họp; Theo đề nghị của Thường trực "
        f"{COUNCIL} tại Tờ trình số ……/TTr-HĐND ngày ……."
    ) in text


@pytest.mark.parametrize(
    ("held_on", "law"),
    [
        ("2023-12-07", "77/2015/QH13"),
        ("2025-04-01", "65/2025/QH15"),
        ("2015-07-01", "11/2003/QH11"),
    ],
)
def test_an_earlier_meeting_rests_on_the_law_of_its_day(held_on, law):
    text = said("resolution", sample.with_meeting(sample.sample("nq96-2023", 1), held_on=held_on))
    assert law in text and "72/2025" not in text


def test_a_law_that_the_office_writes_stands_in_its_words_and_only_once():
    bases = "Căn cứ Luật Hoạt động giám sát số 87/2015/QH13;\nKế hoạch số 9/KH-HĐND"
    text = resolved(
        later={"resolution_bases": bases, "proposal": "Số 12/TTr-HĐND ngày 02/02/2026."}
    )
    assert "Căn cứ Luật Hoạt động giám sát số 87/2015/QH13; Căn cứ Nghị quyết số 96" in text
    assert text.count("Hoạt động giám sát") == 1
    assert "phê chuẩn; Căn cứ Kế hoạch số 9/KH-HĐND; Căn cứ Biên bản" in text
    assert "Tờ trình số 12/TTr-HĐND ngày 02/02/2026. QUYẾT" in text


def test_a_basis_of_the_session_is_added_and_the_rule_set_is_not_said_twice():
    bases = (
        payload.LegalBasis("Nghị quyết", "96/2023/QH15", "2023-06-23", "Quốc hội"),
        payload.LegalBasis("Kế hoạch", "9/KH-HĐND", "2026-01-05", "Thường trực"),
    )
    text = resolved(legal_bases=bases)
    assert text.count("96/2023/QH15") == 1
    assert "Căn cứ Kế hoạch số 9/KH-HĐND ngày 05 tháng 01 năm 2026 của Thường trực;" in text


def test_the_assembly_resolves_by_its_own_law_and_number():
    body = replace(sample.BODY["state"], kind="assembly", name="Quốc hội")
    text = resolved(organisation=body)
    assert "Số: ……/2026/QH……" in text
    assert "Luật Tổ chức Quốc hội số 57/2014/QH13" in text
    assert "Giao Ủy ban Thường vụ Quốc hội công bố" in text


def test_the_chair_signs_unless_the_office_says_who():
    assert "CHỦ TỌA KỲ HỌP Lương Thị Ưng" in resolved()
    text = resolved(later={"signer_post": "Chủ tịch", "signer": "Lê Văn Ánh"})
    assert "CHỦ TỊCH" in text and "Lê Văn Ánh" in text and "Lương Thị Ưng" not in text


def test_the_vote_on_it_is_said_where_it_is_recorded():
    votes = (payload.MeetingVote("resolution", 40),)
    assert "năm 2026 (40/40 đại biểu tán thành) và có hiệu lực" in resolved(votes=votes)


def test_a_meeting_that_says_its_term_is_not_given_another():
    built = sample.with_meeting(
        sample.sample("nq96-2023", 1), meeting="Kỳ họp thứ 16, HĐND tỉnh khoá XVII"
    )
    text = said("resolution", built)
    assert "Nghị quyết này được Hội đồng nhân dân tỉnh Hoa Lư tại Kỳ họp thứ 16, HĐND" in text
    assert "khóa ……" not in text


def test_several_forms_have_a_table_each():
    text = resolved(forms=2)
    assert "như sau: Phiếu tín nhiệm số 1 STT" in text
    assert text.count("(Tổng số phiếu phát ra: 40;") == 2


def test_the_public_notice_speaks_of_the_resolution_and_brings_the_list():
    built = sample.sample("nq96-2023", 2)
    text = said("notice", built, resolution_number="15", notice_number="7", issued_on="10/2/2026")
    assert "HỘI ĐỒNG NHÂN DÂN TỈNH HOA LƯ THƯỜNG TRỰC CỘNG HÒA" in text
    assert "Số: 07/TB-HĐND Hoa Lư, ngày 10 tháng 02 năm 2026" in text
    assert (
        "Căn cứ Nghị quyết số 96/2023/QH15 ngày 23 tháng 6 năm 2023 của Quốc hội; Nghị quyết số "
        f"15/NQ-HĐND ngày 05 tháng 02 năm 2026 của {COUNCIL} xác nhận kết quả lấy phiếu tín nhiệm, "
        f"Thường trực {COUNCIL} thông báo kết quả lấy phiếu tín nhiệm đối với 2 người (có danh "
        "sách kèm theo)./."
    ) in text


def test_the_list_of_a_public_notice_says_which_notice_it_belongs_to():
    built = sample.sample("nq96-2023", 2)
    text = said("notice", built, notice_number="7", issued_on="10/2/2026")
    assert "TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN" in text
    attached = text.split("DANH SÁCH ")[1]
    assert "(Kèm theo Thông báo số 07/TB-HĐND ngày 10 tháng 02 năm 2026 của Thường trực" in attached
    assert all(line.name in attached for line in built.forms[0].lines)


@pytest.mark.parametrize("key", ["resolution", "notice"])
def test_they_are_papers_of_a_council_alone(key):
    with pytest.raises(documents.DocumentRefused, match="không có theo thể thức"):
        documents.render(key, sample.sample(lines=1))
