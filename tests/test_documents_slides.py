"""Slides for a hall: large type, real titles, native charts, the marks of the paper on each."""

import io
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Pt

from tests import documents as sample
from tests.figures_back import tables
from votes import documents, payload
from votes.documents import slide_table

CODE = f"Mã đối chiếu số liệu: {payload.code_line(sample.DIGEST)}"


def drawn(built: payload.Payload) -> bytes:
    return documents.render("minutes", built, "pptx", digest=sample.DIGEST)


def opened(built: payload.Payload):
    return Presentation(io.BytesIO(drawn(built)))


def charts(deck):
    return [shape for slide in deck.slides for shape in slide.shapes if shape.has_chart]


def texts(slide):
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def titles(deck):
    return [slide.shapes.title.text for slide in deck.slides]


@pytest.fixture(scope="module")
def deck():
    return opened(sample.sample(lines=12, sealed=True, lows={3: 22, 5: 28}))


def test_the_slides_are_16_to_9_and_follow_the_order_of_the_minutes(deck):
    assert deck.slide_width * 9 == deck.slide_height * 16
    assert titles(deck) == [
        "KẾT QUẢ LẤY PHIẾU TÍN NHIỆM",
        "Người tham dự, số phiếu",
        "Lý do phiếu không hợp lệ",
        "Kết quả kiểm phiếu (1/2)",
        "Kết quả kiểm phiếu (2/2)",
        "Biểu đồ kết quả (1/2)",
        "Biểu đồ kết quả (2/2)",
        "Tổng hợp",
        'Có từ trên 50% đến dưới 2/3 số phiếu "tín nhiệm thấp"',
        'Có từ 2/3 số phiếu "tín nhiệm thấp" trở lên',
        "Không thuộc diện lấy phiếu tín nhiệm",
    ]


def test_the_first_slide_says_who_about_whom_at_which_meeting_and_when(deck):
    assert texts(deck.slides[0])[1].splitlines() == [
        "đối với Ủy viên Ban Thường vụ Đảng ủy xã Thanh Khê",
        "(Hội nghị Ban Chấp hành Đảng bộ xã Thanh Khê)",
        "Thanh Khê, ngày 05 tháng 02 năm 2026",
    ]
    assert "Đảng ủy xã Thanh Khê" in texts(deck.slides[0])


def test_the_day_stands_alone_where_no_place_is_known():
    built = sample.sample(lines=1)
    built = replace(built, organisation=replace(built.organisation, place=""))
    assert texts(opened(built).slides[0])[1].endswith("\nngày 05 tháng 02 năm 2026")


def test_no_table_has_more_than_eight_officials_and_none_runs_into_the_foot():
    built = sample.with_line(sample.sample(lines=30), name="Đặng Thị " * 30)
    for slide in opened(built).slides:
        for shape in slide.shapes:
            if shape.has_table:
                rows = shape.table.rows
                assert len(rows) <= 2 + slide_table.ROWS
                assert shape.top + sum(row.height for row in rows) <= Pt(501)


def test_eight_officials_stand_on_one_slide_with_the_base_of_the_percentages():
    deck = opened(sample.sample("nq85-2014", 8))
    slide = next(one for one in deck.slides if one.shapes.title.text == "Kết quả kiểm phiếu")
    base = "Tỷ lệ % tính trên tổng số đại biểu Hội đồng nhân dân (45 đại biểu)"
    note = next(
        shape for shape in slide.shapes if shape.has_text_frame and base in shape.text_frame.text
    )
    table = next(shape for shape in slide.shapes if shape.has_table)
    assert table.top + sum(row.height for row in table.table.rows) <= note.top


def test_officials_are_spread_evenly_over_the_slides():
    assert [slide_table.even(number, 8) for number in (0, 1, 8, 9, 12, 60)] == [0, 1, 8, 5, 6, 8]


def test_names_and_figures_are_large_enough_for_a_hall(deck):
    runs = [one for slide in deck.slides for one in slide._element.iter(qn("a:rPr"))]
    assert min(int(one.get("sz")) for one in runs if one.get("sz")) >= 1400
    table = next(shape for shape in deck.slides[3].shapes if shape.has_table)
    names = {int(one.get("sz")) for one in table.table._tbl.tr_lst[2].iter(qn("a:rPr"))}
    assert min(names) >= 2000


def test_a_bar_an_official_shows_the_counts_of_every_level_in_ballot_order(deck):
    first, second = (shape.chart.plots[0] for shape in charts(deck))
    assert [*first.categories, *second.categories][:2] == ["1. Nguyễn Thị Hòa", "2. Trần Thị Hòa"]
    built = sample.sample(lines=12, lows={3: 22, 5: 28})
    for number, level in enumerate(("high", "medium", "low")):
        values = (*first.series[number].values, *second.series[number].values)
        assert list(values) == [line.counts[level] for line in built.forms[0].lines]


def test_the_bars_of_a_form_are_over_the_ballots_collected(deck):
    assert {shape.chart.value_axis.maximum_scale for shape in charts(deck)} == {40}
    unknown = sample.sample(lines=1)
    unknown = replace(unknown, forms=(replace(unknown.forms[0], collected=None),))
    assert charts(opened(unknown))[0].chart.value_axis.maximum_scale == 38


def test_levels_differ_by_pattern_and_not_by_colour(deck):
    fills = [series.format.fill for series in charts(deck)[0].chart.plots[0].series]
    patterns = [fill.pattern if fill.type == 2 else None for fill in fills]
    assert len(set(patterns)) == 3
    colours = {
        str(one.get("val")) for one in charts(deck)[0].chart._chartSpace.iter(qn("a:srgbClr"))
    }
    assert all(colour[:2] == colour[2:4] == colour[4:] for colour in colours)


def test_a_count_is_not_written_where_its_part_of_the_bar_is_too_short():
    built = sample.with_line(sample.sample(lines=1), counts={"high": 900, "medium": 1, "low": 99})
    series = charts(opened(built))[0].chart.plots[0].series
    hidden = [len(list(one._element.iter(qn("c:delete")))) for one in series]
    assert hidden[1] == hidden[0] + 1 == hidden[2] + 1


def test_charts_and_tables_are_told_to_those_who_do_not_see_them(deck):
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_table or shape.has_chart:
                assert shape._element.nvGraphicFramePr.cNvPr.get("descr")
    told = charts(deck)[0]._element.nvGraphicFramePr.cNvPr.get("descr")
    assert "3. Lê Thị Hòa: Tín nhiệm cao 13, Tín nhiệm 3, Tín nhiệm thấp 22" in told


def test_before_the_count_cells_are_empty_and_there_is_no_chart():
    data = drawn(sample.sample(lines=1, status="voting"))
    found = dict(tables(data))
    assert found["Kết quả kiểm phiếu"][-1][2:] == [""] * 8
    assert found["Người tham dự, số phiếu"][-2:] == [
        ["Số phiếu hợp lệ", ""],
        ["Số phiếu không hợp lệ", ""],
    ]
    assert not charts(Presentation(io.BytesIO(data)))


@pytest.mark.parametrize("sealed", [False, True])
def test_each_slide_says_whether_it_is_a_draft_or_the_code_of_the_result(sealed):
    for slide in opened(sample.sample(lines=9, sealed=sealed)).slides:
        said = texts(slide)
        assert ("DỰ THẢO" in said, CODE in said) == (not sealed, sealed)


def test_several_forms_have_their_counts_in_one_table_and_their_name_in_the_titles():
    deck = opened(sample.sample("nq96-2023", 2, forms=2))
    assert "Kết quả kiểm phiếu: Phiếu tín nhiệm số 2" in titles(deck)
    assert "Biểu đồ kết quả: Phiếu tín nhiệm số 1" in titles(deck)
    found = dict(tables(drawn(sample.sample("nq96-2023", 2, forms=2))))
    assert found["Số phiếu"][1] == ["Phiếu tín nhiệm số 1", "40", "40", "39", "1"]
    assert found["Lý do phiếu không hợp lệ"][2][0] == "Phiếu tín nhiệm số 2"


def test_nobody_exempt_and_no_invalid_ballot_need_no_slide():
    built = sample.sample(lines=1, exempt=())
    form = replace(built.forms[0], invalid_reasons={})
    assert titles(opened(replace(built, forms=(form,)))) == [
        "KẾT QUẢ LẤY PHIẾU TÍN NHIỆM",
        "Người tham dự, số phiếu",
        "Kết quả kiểm phiếu",
        "Biểu đồ kết quả",
        "Tổng hợp",
    ]


@pytest.mark.parametrize("name", ["=1+1", "@SUM(A1)", "<b>Lê</b> & {x}", "http://a.vn", "_x0041_"])
def test_a_name_is_only_text_also_in_the_figures_behind_a_chart(name):
    data = drawn(sample.with_line(sample.sample(lines=1), name=name))
    assert dict(tables(data))["Kết quả kiểm phiếu"][2][1] == name
    chart = charts(Presentation(io.BytesIO(data)))[0].chart
    assert list(chart.plots[0].categories) == [f"1. {name}"]
    behind = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    assert [cell.value for cell in behind[2]] == [f"1. {name}", 36, 1, 1]
    assert {cell.data_type for cell in behind[2]} == {"s", "n"}


def test_a_title_too_long_for_any_slide_is_refused():
    built = sample.with_meeting(sample.sample(lines=1), title="Ủy viên " * 2000)
    with pytest.raises(documents.DocumentRefused, match=r"Ủy viên Ủy viên.*chữ quá dài"):
        drawn(built)


def moments(data: bytes) -> set[str]:
    """Every date of a file, of its parts and of the files in it."""
    found = set()
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        for entry in file.infolist():
            found.add(str(entry.date_time))
            part = file.read(entry)
            if entry.filename.endswith(".xlsx"):
                found |= moments(part)
            if entry.filename == "docProps/core.xml":
                found |= {part.decode().split('W3CDTF">')[1][:20]}
    return found


def test_the_same_payload_gives_the_same_file_and_no_moment_of_its_making():
    built = sample.sample(lines=9, sealed=True)
    data = drawn(built)
    assert drawn(built) == data
    assert moments(data) == {"(1980, 1, 1, 0, 0, 0)", "2026-02-05T00:00:00Z"}


def test_the_file_says_its_title_author_and_language_and_nothing_of_its_template(deck):
    about = deck.core_properties
    assert about.title.startswith("Kết quả lấy phiếu tín nhiệm đối với Ủy viên")
    assert (about.author, about.last_modified_by) == ("Đảng ủy xã Thanh Khê",) * 2
    assert (about.language, about.comments) == ("vi", "")
    parts = {str(part.partname) for part in deck.part.package.iter_parts()}
    assert not [name for name in parts if "thumbnail" in name or "printer" in name]
    assert len(deck.slide_layouts) == 2


def test_everything_is_marked_as_vietnamese_in_the_font_of_the_papers(deck):
    for slide in deck.slides:
        for run in slide._element.iter(qn("a:r")):
            assert run.rPr.get("lang") == "vi-VN"
            assert run.rPr.find(qn("a:latin")).get("typeface") == "Times New Roman"
