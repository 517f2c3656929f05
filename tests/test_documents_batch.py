from dataclasses import replace

import pytest

from tests import documents as sample
from votes import documents, payload


def pages(built, **which):
    return [
        " ".join(page.split()) for page in sample.pages(documents.render("batch", built, **which))
    ]


def test_every_batch_has_a_cover_with_its_number_form_and_count():
    first, second = pages(sample.sample(lines=2))
    assert "BÌA TẬP PHIẾU lấy phiếu tín nhiệm đối với Ủy viên" in first
    assert "Tập 1 Loại phiếu: Phiếu tín nhiệm đối với Ủy viên Ban Thường vụ" in first
    assert "Số phiếu trong tập: 25 phiếu" in first
    assert "Tập 2" in second
    assert "Số phiếu trong tập: 15 phiếu" in second


def test_a_cover_asks_who_keyed_and_who_decided():
    (cover,) = pages(sample.sample(lines=2), batch=1)
    assert "Việc Họ và tên Ký Lượt 1 Lượt 2 Lượt 3 Kết luận theo phiếu" in cover


def test_a_cover_names_nobody_who_is_rated():
    built = sample.sample(lines=3)
    text = " ".join(pages(built))
    assert not any(line.name in text for line in built.forms[0].lines)


def test_a_cover_stays_on_one_page_when_office_and_form_have_long_names():
    built = sample.sample("nq96-2023", 2)
    long = "các chức danh lãnh đạo của thành phố trực thuộc Trung ương và các đơn vị sáp nhập"
    office = replace(built.organisation, name=f"Hội đồng nhân dân {long}")
    form = replace(built.forms[0], label=f"{long}, {long}", batches=(payload.Batch(1, 25),))
    assert len(pages(replace(built, organisation=office, forms=(form,)))) == 1


def test_one_batch_of_one_form_can_be_printed_alone():
    (cover,) = pages(sample.sample(lines=2, forms=3), form="2", batch=2)
    assert "Tập 2 Loại phiếu: Phiếu tín nhiệm số 2" in cover


def test_all_batches_of_one_form_can_be_printed():
    assert len(pages(sample.sample(lines=2, forms=3), form="2")) == 2


def test_an_unknown_batch_is_refused_by_number():
    with pytest.raises(documents.DocumentRefused, match=r"Không có tập 7\."):
        documents.render("batch", sample.sample(lines=2), batch=7)


def test_batches_that_are_not_made_yet_are_refused_with_the_remedy():
    built = sample.sample(lines=2)
    bare = replace(built, forms=(replace(built.forms[0], batches=()),))
    with pytest.raises(documents.DocumentRefused, match="Chưa chia tập phiếu"):
        documents.render("batch", bare)
