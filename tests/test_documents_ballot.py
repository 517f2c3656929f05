import re
from dataclasses import replace

import pypdfium2
import pytest
from pypdfium2.raw import FPDF_PAGEOBJ_PATH

from tests import documents as sample
from votes import documents, payload

BOTH = pytest.mark.parametrize("ruleset", ["qd96-2023", "nq96-2023"])


def drawn(built: payload.Payload, **which: str) -> bytes:
    return documents.render("ballot", built, **which)


def said(built: payload.Payload, **which: str) -> str:
    return sample.said(drawn(built, **which))


def short(lines: int, ruleset: str = "qd96-2023", **more: object) -> payload.Payload:
    """Everybody has one short post, so that each row is as low as it may be."""
    built = sample.sample(ruleset, lines, **more)
    post = ("Trưởng Ban Xây dựng Đảng",)
    forms = [
        replace(form, lines=tuple(replace(line, posts=post) for line in form.lines))
        for form in built.forms
    ]
    return replace(built, forms=tuple(forms))


def orders(text: str) -> list[int]:
    """The numbers that begin the rows of a `short` ballot."""
    return [int(n) for n in re.findall(r"(\d+) (?:Ông |Bà )?\w+ \w+ \w+ Trưởng Ban Xây", text)]


def squares(data: bytes) -> list[float]:
    """The sides of all boxes to mark, in 0.1 mm."""
    document = pypdfium2.PdfDocument(data)
    found = []
    for page in document:
        for path in page.get_objects(filter=[FPDF_PAGEOBJ_PATH]):
            left, bottom, right, top = path.get_bounds()
            if 15 < right - left < 40 and abs((right - left) - (top - bottom)) < 0.1:
                found.append((right - left - 0.9) / 72 * 254)
    document.close()
    return found


def test_the_partys_ballot_says_how_to_mark_and_who_may_sign():
    text = said(sample.sample(lines=3))
    assert "ĐẢNG BỘ TỈNH HOA LƯ ĐẢNG ỦY XÃ THANH KHÊ ĐẢNG CỘNG SẢN VIỆT NAM" in text
    assert "PHIẾU TÍN NHIỆM đối với Ủy viên Ban Thường vụ Đảng ủy xã Thanh Khê" in text
    assert (
        "Cách ghi phiếu: Đối với mỗi đồng chí, đánh dấu (X) vào MỘT trong ba ô "
        '"Tín nhiệm cao", "Tín nhiệm", "Tín nhiệm thấp". Không gạch, sửa họ tên, không ghi thêm '
        "vào phiếu. Nếu ghi hỏng, đề nghị Ban kiểm phiếu đổi phiếu khác."
    ) in text
    assert text.endswith("NGƯỜI GHI PHIẾU (có thể ký hoặc không ký tên)")


def test_the_councils_ballot_has_a_note_and_no_signature():
    text = said(sample.sample("nq96-2023", 3))
    assert "1 Bà Nguyễn Thị Hòa" in text
    assert (
        "Ghi chú: Đại biểu đánh dấu (X) vào một trong ba ô tương ứng với mức độ tín nhiệm đối với "
        "từng người. Phiếu không do Ban kiểm phiếu phát ra, không có dấu của Hội đồng nhân dân là "
        "phiếu không hợp lệ."
    ) in text
    assert "NGƯỜI GHI PHIẾU" not in text


def test_a_ballot_of_two_levels_has_two_boxes_a_line():
    data = drawn(sample.sample("bo-phieu-2023", 4))
    text = sample.said(data)
    assert "PHIẾU BỎ PHIẾU TÍN NHIỆM đối với" in text
    assert "Tín nhiệm Không tín nhiệm" in text
    assert "một trong hai ô" in text
    assert len(squares(data)) == 8


@BOTH
@pytest.mark.parametrize("lines", [1, 12, 35, 60])
def test_everybody_is_on_it_once_in_the_order_of_the_payload(ruleset, lines):
    built = short(lines, ruleset)
    text = said(built)
    assert orders(text) == list(range(1, lines + 1))
    places = [text.index(f" {line.name} ") for line in built.forms[0].lines]
    assert places == sorted(places)


@BOTH
@pytest.mark.parametrize("lines", [1, 12, 25, 60])
def test_each_line_has_its_boxes_of_at_least_seven_millimetres(ruleset, lines):
    found = squares(drawn(short(lines, ruleset)))
    assert len(found) == 3 * lines
    assert min(found) > 69.5


@BOTH
def test_twenty_five_lines_go_on_one_side(ruleset):
    assert len(sample.pages(drawn(short(25, ruleset)))) == 1


@BOTH
@pytest.mark.parametrize("lines", [30, 44, 52])
def test_more_lines_go_on_both_sides_and_say_so(ruleset, lines):
    front, back = sample.pages(drawn(short(lines, ruleset)))
    assert "(xem tiếp mặt sau)" in front
    assert "mặt sau" not in back
    assert "Chức vụ" in back
    assert "Tờ" not in front


def test_a_loose_sheet_comes_last_and_is_counted():
    sheets = sample.pages(drawn(short(60)))
    assert "Tờ 1/2" in sheets[0]
    assert "(Phiếu gồm 2 tờ, đóng ghim trước khi phát)" in sheets[0]
    assert "Tờ 2/2" in sheets[2]
    assert "Tờ" not in sheets[1]


def test_a_loose_sheet_holds_more_than_what_was_left_over():
    data = drawn(short(60))
    sheets = sample.pages(data)
    assert len(sheets) == 3
    assert len(orders(sheets[2])) > 5


def test_the_words_under_the_title_are_clear_of_what_follows():
    found = sample.runs(drawn(short(25)))
    mark = next(run for run in found if run.text.strip() == "-----")
    note = next(run for run in found if "Cách ghi phiếu" in run.text)
    assert mark.baseline - note.baseline > note.size


def test_a_ballot_has_no_number_no_page_number_and_no_code():
    text = said(sample.sample(lines=3, sealed=True))
    assert "Số " not in text
    assert "Mã " not in text
    assert not re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}", text)


def test_two_ballots_of_a_form_are_the_same_paper():
    built = sample.sample(lines=5)
    counted = sample.sample(lines=5, lows={1: 30}, sealed=True)
    assert drawn(built) == drawn(counted)


def test_blocs_are_not_printed():
    assert "Khối" not in said(sample.with_line(sample.sample(lines=2), bloc="Khối Đảng"))


def test_a_single_form_is_not_named():
    assert "loại phiếu" not in said(sample.sample(lines=2))


def test_one_form_of_several_is_named_with_its_colour():
    built = short(2, forms=2)
    red = replace(built.forms[1], label="Trưởng các Ban", colour="hồng")
    text = said(replace(built, forms=(built.forms[0], red)), form="Trưởng các Ban")
    assert "(Trưởng các Ban – giấy màu hồng)" in text
    assert orders(text) == [1, 2]


def test_a_form_with_only_a_number_is_called_a_kind_of_ballot():
    assert "(loại phiếu số 2)" in said(sample.sample(lines=2, forms=2), form="2")


def test_all_forms_come_one_after_the_other():
    data = drawn(sample.sample(lines=2, forms=3))
    assert len(sample.pages(data)) == 3


def test_every_form_begins_on_a_new_sheet_where_both_sides_are_printed():
    built = short(35, forms=2)
    few = replace(built.forms[0], lines=built.forms[0].lines[:3])
    pages = sample.pages(drawn(replace(built, forms=(few, built.forms[1]))))
    assert len(pages) == 4
    assert pages[1].strip() == ""
    assert "(loại phiếu số 2)" in pages[2]


def test_a_form_without_lines_is_refused_when_it_is_asked_for():
    built = sample.sample(lines=2, forms=2)
    empty = replace(built, forms=(built.forms[0], replace(built.forms[1], lines=())))
    with pytest.raises(documents.DocumentRefused, match="Chưa có người được lấy phiếu"):
        drawn(empty, form="2")


@BOTH
@pytest.mark.parametrize("lines", [3, 12])
def test_the_room_for_the_stamp_is_free(ruleset, lines):
    built = short(lines, ruleset)
    side = 35 / 25.4 * 72
    head = min(run.baseline for run in sample.runs(drawn(built)) if "ngày 05" in run.text)
    corner = [
        run.text
        for run in sample.runs(drawn(built))
        if run.left < 15 / 25.4 * 72 + side and head - side < run.baseline < head - 1
    ]
    assert corner == []


def test_names_print_as_typed_and_never_in_capitals():
    built = sample.with_line(sample.sample(lines=1), name="Lê thị THUÝ-hòa")
    assert "1 Lê thị THUÝ-hòa" in said(built)
