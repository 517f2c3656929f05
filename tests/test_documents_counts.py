from dataclasses import replace

import pytest

from tests import documents as sample
from votes import documents, payload


def said(built: payload.Payload) -> str:
    return sample.said(documents.render("counts", built))


def first_form(built: payload.Payload, **more: object) -> payload.Payload:
    return replace(built, forms=(replace(built.forms[0], **more), *built.forms[1:]))


def test_the_figures_are_read_to_the_meeting_in_one_paragraph():
    assert (
        "Kính thưa Hội nghị, Ban kiểm phiếu xin báo cáo: 40 đồng chí có mặt; số phiếu phát ra: 40 "
        "phiếu; số phiếu thu về: 40 phiếu; đổi phiếu ghi hỏng: 1 phiếu. Số phiếu thu về bằng số "
        "phiếu phát ra. Ban kiểm phiếu xin phép làm việc; dự kiến báo cáo kết quả vào …… giờ ……."
    ) in said(sample.sample(lines=2))


def test_the_hour_the_office_expects_the_result_at_is_read_out():
    text = said(sample.sample(lines=1, details={"expected_at": "10:30"}))
    assert "dự kiến báo cáo kết quả vào 10 giờ 30." in text


def test_a_council_is_addressed_by_its_name():
    text = said(sample.sample("nq96-2023", 2))
    assert "Kính thưa Hội đồng nhân dân, Ban kiểm phiếu xin báo cáo: 40 đại biểu có mặt" in text


def test_no_swap_is_not_mentioned():
    assert "ghi hỏng" not in said(first_form(sample.sample(lines=1), swapped=0))


@pytest.mark.parametrize(("collected", "word"), [(39, "ít hơn"), (40, "bằng"), (41, "nhiều hơn")])
def test_collected_is_compared_with_issued(collected, word):
    built = first_form(sample.sample(lines=1), collected=collected)
    assert f"Số phiếu thu về {word} số phiếu phát ra." in said(built)


def test_unknown_figures_leave_room_to_write():
    text = said(first_form(sample.sample(lines=1), issued=None, collected=None))
    assert "số phiếu phát ra: …… phiếu; số phiếu thu về: …… phiếu" in text
    assert "Số phiếu thu về ………… số phiếu phát ra." in text


def test_several_forms_are_read_one_by_one_and_compared_as_a_whole():
    text = said(first_form(sample.sample(lines=1, forms=2), collected=39))
    assert "loại phiếu số 1: số phiếu phát ra: 40 phiếu; số phiếu thu về: 39 phiếu" in text
    assert "loại phiếu số 2: số phiếu phát ra: 40 phiếu; số phiếu thu về: 40 phiếu" in text
    assert "thu về ít hơn số phiếu phát ra" in text


@pytest.mark.parametrize(
    "label", ["Phiếu tín nhiệm đối với Trưởng các Ban", "đối với Trưởng các Ban", "Trưởng các Ban"]
)
def test_a_form_is_read_by_its_name(label):
    text = said(first_form(sample.sample(lines=1, forms=2), label=label))
    assert "có mặt; phiếu tín nhiệm đối với Trưởng các Ban: số phiếu phát ra: 40 phiếu" in text


def test_it_is_set_large_enough_to_be_read_aloud():
    data = documents.render("counts", sample.sample(lines=1))
    body = [run.size for run in sample.runs(data) if "xin báo cáo" in run.text]
    assert body == [20.0]
