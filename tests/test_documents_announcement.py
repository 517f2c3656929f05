from dataclasses import replace

import pytest

from tests import documents as sample
from votes import documents, payload


def announced(built: payload.Payload) -> bytes:
    return documents.render("announcement", built, digest=sample.DIGEST)


def said(built: payload.Payload) -> str:
    return sample.said(announced(built))


def with_form(built: payload.Payload, **more: object) -> payload.Payload:
    return replace(built, forms=(replace(built.forms[0], **more), *built.forms[1:]))


def test_the_party_hears_the_ballots_then_a_sentence_a_person():
    text = said(sample.sample(lines=2))
    assert (
        "Kính thưa đồng chí chủ trì, kính thưa Hội nghị, Thay mặt Ban kiểm phiếu, tôi xin công bố "
        "kết quả kiểm phiếu lấy phiếu tín nhiệm đối với Ủy viên Ban Thường vụ Đảng ủy xã Thanh "
        "Khê: Số phiếu phát ra: 40 phiếu; số phiếu thu về: 40 phiếu; hợp lệ: 39 phiếu; không hợp "
        'lệ: 1 phiếu. Kết quả cụ thể, theo thứ tự "tín nhiệm cao", "tín nhiệm", "tín nhiệm thấp": '
        '1. Đồng chí Nguyễn Thị Hòa, Trưởng Ban Xây dựng Đảng: "tín nhiệm cao" 36 phiếu, đạt '
        '90,00%; "tín nhiệm" 1 phiếu, đạt 2,50%; "tín nhiệm thấp" 1 phiếu, chiếm 2,50%.'
    ) in text
    assert text.endswith("Trên đây là kết quả kiểm phiếu. Xin trân trọng cảm ơn.")


def test_a_council_is_addressed_by_its_chair_and_hears_mr_and_mrs():
    text = said(sample.sample("nq96-2023", 1))
    assert "Kính thưa Chủ tọa Kỳ họp, kính thưa các vị đại biểu," in text
    assert '1. Bà Nguyễn Thị Hòa, Trưởng Ban Xây dựng Đảng: "tín nhiệm cao" 36 phiếu' in text


def test_nobody_low_and_nothing_invalid_are_said_in_words():
    text = said(with_form(sample.sample(lines=1, lows={1: 0}), invalid=0))
    assert "không hợp lệ: không có." in text
    assert 'không có phiếu "tín nhiệm thấp".' in text


def test_two_levels_are_read_over_all_deputies():
    text = said(sample.sample("bo-phieu-2023", 1, lows={1: 0}))
    assert (
        'theo thứ tự "tín nhiệm", "không tín nhiệm"; tỷ lệ % tính trên tổng số đại biểu Hội đồng '
        "nhân dân (45 đại biểu):"
    ) in text
    assert text.count('không có phiếu "không tín nhiệm"') == 1


@pytest.mark.parametrize(
    ("word", "issued", "heard"),
    [
        ("lẻ", 105, "105 phiếu (một trăm lẻ năm phiếu)"),
        ("linh", 105, "105 phiếu (một trăm linh năm phiếu)"),
        ("lẻ", 1015, "1.015 phiếu (một nghìn không trăm mười lăm phiếu)"),
        ("lẻ", 480, "480 phiếu;"),
    ],
)
def test_a_nought_that_is_spoken_is_written_in_words(word, issued, heard):
    built = sample.sample(lines=1, overrides={"number_word": word})
    assert f"Số phiếu phát ra: {heard}" in said(with_form(built, issued=issued))


def test_several_forms_are_introduced_each():
    text = said(sample.sample(lines=1, forms=2))
    assert "Phiếu tín nhiệm số 1: Số phiếu phát ra" in text
    assert "Phiếu tín nhiệm số 2: Số phiếu phát ra" in text


def test_before_the_count_there_is_room_to_write():
    text = said(sample.sample(lines=1, status="voting"))
    assert "hợp lệ: …… phiếu" in text
    assert '"tín nhiệm cao" …… phiếu, đạt ……%' in text


def test_a_person_is_never_broken_over_two_pages():
    pages = sample.pages(announced(sample.sample(lines=35)))
    whole = [" ".join(page.split()) for page in pages]
    for line in sample.sample(lines=35).forms[0].lines:
        start = f"{line.order}. Đồng chí {line.name}, "
        page = next(text for text in whole if start in text)
        assert "%." in page.split(start)[1] or 'thấp".' in page.split(start)[1]


def test_it_is_large_to_the_page_number():
    drawn = sample.runs(announced(sample.sample(lines=12)))
    assert [run.size for run in drawn if run.text.strip() == "2" and run.page == 2] == [20.0]
    assert {run.size for run in drawn if "Đồng chí" in run.text} == {20.0}


@pytest.mark.parametrize("disclosure", ["none", "summary", "full"])
def test_the_paper_is_there_whatever_may_be_disclosed(disclosure):
    built = sample.with_meeting(sample.sample(lines=1), disclosure=disclosure)
    assert "36 phiếu" in said(built)
