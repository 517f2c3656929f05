"""The workbook: typed figures, sums that reconcile, ready to print, names as text."""

import io
import zipfile
from dataclasses import replace

import openpyxl
import pytest

from tests import documents as sample
from votes import documents, payload
from votes.documents import office
from votes.documents.source import Source

#: Texts that a spreadsheet could take for something else.
TEMPTING = ["=1+1", "+84", "-5", "@SUM(A1)", "0123", "1e5", "TRUE", "http://a.vn", "_x0041_", "'Lê"]


def drawn(built: payload.Payload) -> bytes:
    return documents.render("summary", built, "xlsx", digest=sample.DIGEST)


def opened(built: payload.Payload, **more) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(drawn(built)), **more)


def cells(sheet):
    return [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]


def labelled(built, labels):
    forms = (replace(form, label=text) for form, text in zip(built.forms, labels, strict=True))
    return replace(built, forms=tuple(forms))


@pytest.fixture(scope="module")
def book():
    return opened(sample.sample(lines=3, sealed=True))


def row_of(sheet, order):
    return next(row for row in sheet.iter_rows() if row[0].value == order)


def test_counts_are_whole_numbers_and_percentages_are_shares_with_the_sessions_decimals(book):
    count, percent = row_of(book["Loại phiếu 1"], 1)[3:5]
    assert (count.value, count.number_format) == (36, "#,##0")
    assert (percent.value, percent.number_format) == (0.9, "0.00%")


def test_only_sums_are_formulas_and_their_values_are_stored_beside_them():
    built = sample.sample(lines=3, forms=2)
    formulas = [cell for sheet in opened(built) for cell in cells(sheet) if cell.data_type == "f"]
    assert len(formulas) == 3 * 2 + 7 + 1
    assert all(cell.value.startswith("=SUM(") for cell in formulas)
    values = opened(built, data_only=True)
    stored = [values[cell.parent.title][cell.coordinate].value for cell in formulas]
    assert stored == [90, 80, 2, 8, 80, 78, 2, 2, *[39] * 6]


def test_a_sum_names_the_cells_of_every_level_and_of_what_is_void(book):
    row = row_of(book["Loại phiếu 1"], 2)
    number = row[0].row
    counted = ",".join(f"{column}{number}" for column in "DFHJK")
    assert row[-1].value == f"=SUM({counted})"


def test_the_head_stays_in_sight_and_is_printed_on_every_page(book):
    sheet = book["Loại phiếu 1"]
    assert sheet.freeze_panes == "C5"
    assert sheet.print_title_rows == "$3:$4"
    assert book["Không thuộc diện"].print_title_rows == "$3:$3"


def test_every_sheet_prints_on_landscape_a4_as_wide_as_the_page(book):
    for sheet in book:
        assert int(sheet.page_setup.paperSize) == 9
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert {cell.font.name for cell in cells(sheet)} == {"Times New Roman"}


def test_totals_too_long_for_a_page_break_between_their_blocks():
    sheet = opened(sample.sample(lines=1, forms=10))["Tổng hợp"]
    starts = [
        cell.row for cell in cells(sheet) if str(cell.value).startswith(("2. ", "3. ", "4. "))
    ]
    breaks = [one.id for one in sheet.row_breaks.brk]
    assert breaks
    assert set(breaks) <= {row - 2 for row in starts}
    assert sheet.page_setup.scale == 95


def test_the_first_sheet_has_the_totals_and_why_ballots_are_invalid(book):
    said = {row[1]: row[2] for row in book["Tổng hợp"].iter_rows(values_only=True)}
    assert said["Tổng số được triệu tập"] == 41
    assert said["Có mặt"] == 40
    assert said["Vắng mặt"] == 1
    assert said["Tỷ lệ có mặt"] == 0.9756
    texts = [cell.value for cell in cells(book["Tổng hợp"])]
    assert "không có dấu treo" in texts
    assert {"Phát ra", "Thu về", "Hợp lệ", "Không hợp lệ", "Chưa sử dụng"} <= set(texts)


def test_the_boards_own_reason_is_written_as_the_office_wrote_it():
    built = sample.sample(lines=1)
    form = replace(built.forms[0], invalid_reasons={"other": 1})
    plain = replace(built, forms=(form,))
    told = replace(plain, details={"other_reason": "phiếu rách"})
    for one, words in ((plain, "lý do khác"), (told, "lý do khác: phiếu rách")):
        assert words in [cell.value for cell in cells(opened(one)["Tổng hợp"])]


def test_groups_are_counted_and_named_in_the_words_of_the_rule_set():
    sheet = opened(sample.sample(lines=4, lows={2: 22}))["Tổng hợp"]
    rows = {row[1]: row[2:4] for row in sheet.iter_rows(values_only=True) if row[2] is not None}
    words = 'số phiếu "tín nhiệm thấp"'
    assert rows[f"Có từ trên 50% đến dưới 2/3 {words}"] == (1, "Trần Thị Hòa")
    assert rows[f"Có từ 2/3 {words} trở lên"] == (0, None)
    assert rows['Có trên 50% số phiếu "tín nhiệm cao"'] == (3, None)


def test_two_levels_have_their_own_columns():
    sheet = opened(sample.sample("bo-phieu-2023", 1))["Loại phiếu 1"]
    texts = [cell.value for cell in cells(sheet)]
    assert "Không tín nhiệm" in texts
    assert "Tín nhiệm thấp" not in texts
    assert row_of(sheet, 1)[-1].value.count(",") == 3


def test_the_base_of_the_percentages_is_said_under_the_table():
    texts = [cell.value for cell in cells(opened(sample.sample("nq85-2014", 1))["Loại phiếu 1"])]
    assert "Tỷ lệ % tính trên tổng số đại biểu Hội đồng nhân dân (45 đại biểu)." in texts


def test_who_is_not_rated_stands_on_a_sheet_with_the_reason(book):
    row = row_of(book["Không thuộc diện"], 1)
    assert [cell.value for cell in row[1:]] == [
        "Nguyễn Gia Bảo",
        "Bí thư Đảng ủy xã",
        sample.EXEMPT.reason,
    ]
    nobody = opened(sample.sample(lines=1, exempt=()))["Không thuộc diện"]
    assert "Không có." in [cell.value for cell in cells(nobody)]


def test_what_is_not_counted_or_not_known_is_an_empty_cell():
    built = sample.sample(lines=2, status="voting")
    form = replace(built.forms[0], issued=None, collected=None, swapped=0)
    book = opened(replace(built, forms=(form,), roll=payload.Roll()))
    assert all(cell.value is None for cell in row_of(book["Loại phiếu 1"], 1)[3:])
    assert not [cell for cell in cells(book["Tổng hợp"]) if cell.value == 0]


def test_a_percentage_of_nothing_is_an_empty_cell():
    row = row_of(opened(sample.with_line(sample.sample(lines=1), percent={}))["Loại phiếu 1"], 1)
    assert [row[column].value for column in (4, 6, 8)] == [None] * 3
    assert row[3].value == 36


@pytest.mark.parametrize("sealed", [False, True])
def test_every_sheet_says_whether_it_is_a_draft_or_the_code_of_the_result(sealed):
    code = f"Mã đối chiếu số liệu: {payload.code_line(sample.DIGEST)}"
    for sheet in opened(sample.sample(lines=1, sealed=sealed)):
        texts = [cell.value for cell in cells(sheet)]
        assert ("DỰ THẢO" in texts, code in texts) == (not sealed, sealed)
        assert (code if sealed else "DỰ THẢO") in sheet.oddFooter.left.text


def test_whatever_is_typed_is_text_and_comes_back_the_same():
    built = sample.sample(lines=len(TEMPTING))
    lines = zip(built.forms[0].lines, TEMPTING, strict=True)
    lines = tuple(replace(line, name=text, posts=(text,)) for line, text in lines)
    form = replace(built.forms[0], lines=lines, label=TEMPTING[0])
    sheet = opened(replace(built, forms=(form,))).worksheets[1]
    for number, text in enumerate(TEMPTING, 1):
        row = row_of(sheet, number)
        assert [(cell.value, cell.data_type) for cell in row[1:3]] == [(text, "s")] * 2


def test_a_sheet_is_named_by_its_form_none_twice_and_none_wrong():
    long = "Chủ tịch, Phó Chủ tịch Hội đồng nhân dân tỉnh"
    labels = ["2", long, f"{long} Hoa Lư", "a/b:c", "tổng hợp", "'", "History"]
    built = labelled(sample.sample(lines=1, forms=7), labels)
    assert office.sheet_names(Source(built), "Tổng hợp", "Không thuộc diện") == [
        "Loại phiếu 2",
        "Chủ tịch, Phó Chủ tịch Hội đồng",
        "Chủ tịch, Phó Chủ tịch Hội (2)",
        "a b c",
        "tổng hợp (2)",
        "Loại phiếu",
        "History (2)",
    ]
    assert len(opened(built).sheetnames) == 9


def test_a_text_too_long_for_any_row_is_refused_by_name():
    built = sample.with_line(sample.sample(lines=1), name="Lê Văn Dài", posts=("Ủy viên " * 9000,))
    with pytest.raises(documents.DocumentRefused, match="Lê Văn Dài: chữ quá dài"):
        drawn(built)


def test_a_long_text_is_set_smaller_and_its_row_stays_below_a_page():
    built = sample.with_line(sample.sample(lines=1), posts=("Trưởng Ban Xây dựng Đảng " * 40,))
    sheet = opened(built)["Loại phiếu 1"]
    row = row_of(sheet, 1)
    assert 6 <= row[2].font.sz < 12
    assert sheet.row_dimensions[row[0].row].height <= 330


def test_a_day_that_is_none_is_refused():
    with pytest.raises(documents.DocumentRefused, match="Ngày “hôm nay” không đọc được"):
        drawn(sample.with_meeting(sample.sample(lines=1), held_on="hôm nay"))


def test_the_same_payload_gives_the_same_file_and_no_moment_of_its_making():
    built = sample.sample(lines=2, sealed=True)
    data = drawn(built)
    assert drawn(built) == data
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = file.read("docProps/core.xml").decode()
    assert core.count("2026-02-05T00:00:00Z") == 2


def test_the_file_says_its_title_author_and_language(book):
    about = book.properties
    assert about.title.startswith("Kết quả lấy phiếu tín nhiệm đối với Ủy viên")
    assert (about.creator, about.language) == ("Đảng ủy xã Thanh Khê", "vi")


def test_the_offices_spelling_is_kept_in_own_words_and_names_stay_as_typed():
    built = sample.sample("nq85-2014", 2)
    built = replace(built, organisation=replace(built.organisation, spelling="uỷ", name="Ủy ban X"))
    texts = [cell.value for sheet in opened(built) for cell in cells(sheet)]
    assert "Ủy ban X" in texts
    assert "Chủ nhiệm Ủy ban Kiểm tra Đảng ủy" in texts
