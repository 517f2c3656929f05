"""Word files: real styles and tables, figures that are locked, the same bytes every time."""

from __future__ import annotations

import io
import re
import time
import zipfile

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from reportlab.platypus import Flowable

from tests import documents as sample
from votes import documents
from votes.documents import fonts, word
from votes.documents.chart import CROSSED, DARK, Bar
from votes.documents.page import Paper
from votes.documents.source import Source
from votes.documents.styles import Styles
from votes.documents.text import LONG_DOTS
from votes.documents.word import bars
from votes.documents.word.runs import Runs
from votes.documents.word.tables import Cell

#: What the writer uses of the sequences of Word's schema; Word refuses a file in another order.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore pBdr spacing ind jc outlineLvl rPr sectPr",
    "rPr": "rFonts b i color sz u shd lang",
    "tcPr": "tcW gridSpan vMerge tcBorders shd tcMar vAlign",
    "tblPr": "tblW jc tblBorders tblLayout tblCellMar",
    "sdtPr": "alias tag id lock",
}
SIDES = (qn("w:left"), qn("w:right"))
HOSTILE = "Lê <b>Thị</b> & {name} 'Hòa' \"Ưng\""


def made(key: str = "minutes", built=None, **more):
    built = built or sample.sample(lines=3, **more)
    return docx.Document(io.BytesIO(documents.render(key, built, "docx", digest=sample.DIGEST)))


def text(element) -> str:
    """All that is written, content controls included."""
    hyphen = qn("w:noBreakHyphen")
    found = element.iter(qn("w:t"), hyphen)
    return "".join("-" if node.tag == hyphen else node.text or "" for node in found)


def locked(document) -> list[str]:
    return [text(control) for control in document.element.body.iter(qn("w:sdt"))]


def results(document):
    """The table of the results: the first one whose head repeats."""
    return next(t for t in document.tables if t._tbl.findall(f".//{qn('w:tblHeader')}"))


def test_every_figure_of_a_line_is_locked_and_equals_the_payload():
    built = sample.sample(lines=3)
    rows = results(made(built=built)).rows[2:]
    for row, line in zip(rows, built.forms[0].lines, strict=True):
        said = [text(cell._tc) for cell in row.cells]
        assert said[2] == str(line.counts["high"])
        assert said[3] == line.percent["high"].replace(".", ",")
        controls = [text(one) for one in row._tr.iter(qn("w:sdt"))]
        assert said[2:] == controls[1:]


def test_a_lock_lets_nobody_change_or_delete_the_figure():
    document = made()
    locks = document.element.body.iter(qn("w:lock"))
    assert {one.get(qn("w:val")) for one in locks} == {"sdtContentLocked"}
    numbers = [one.get(qn("w:val")) for one in document.element.body.iter(qn("w:id"))]
    assert len(numbers) == len(set(numbers))


def test_totals_and_the_code_line_are_locked_and_the_words_around_them_are_not():
    document = made(sealed=True)
    assert {"40", "bốn mươi", "39"} <= set(locked(document))
    assert any(re.fullmatch(r"(\w{4}-){3}\w{4}", figure) for figure in locked(document))
    free = text(document.element.body)
    for figure in locked(document):
        free = free.replace(figure, "", 1)
    assert "Số phiếu thu về" in free and "Mã đối chiếu số liệu" in free


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("resolution", "đối với 4 người giữ chức vụ"),
        ("notice", "đối với 4 người (có danh sách"),
        ("board", "gồm 3 đại biểu"),
    ],
)
def test_how_many_people_a_paper_is_about_is_locked_too(key, words):
    document = made(key, sample.sample("nq96-2023", 4, sealed=True))
    paragraph = next(p for p in document.paragraphs if words in text(p._p))
    assert [text(one) for one in paragraph._p.iter(qn("w:sdt"))] == re.findall(r"\d", words)


def test_no_line_ends_within_the_code_of_a_result():
    document = made(sealed=True)
    code = next(c for c in document.element.body.iter(qn("w:sdt")) if text(c).count("-") == 3)
    assert len(list(code.iter(qn("w:noBreakHyphen")))) == 3


def test_paragraphs_have_styles_with_the_measures_of_the_profile():
    document = made(overrides={"body_size": 130, "body_leading": 190, "first_indent": 120})
    style = document.styles["Nội dung"]
    assert (style.font.size.pt, style.paragraph_format.line_spacing.pt) == (13, 19)
    assert style.paragraph_format.first_line_indent.mm == pytest.approx(12, abs=0.1)
    used = {paragraph.style.name for paragraph in document.paragraphs}
    assert {"Nội dung", "Tên loại văn bản", "Trích yếu"} <= used


def test_headings_are_found_in_words_list_of_them_and_who_speaks_is_not():
    document = made("script")
    style = document.styles["Đề mục"]
    assert style.element.pPr.find(qn("w:outlineLvl")).get(qn("w:val")) == "0"
    heads = [text(p._p) for p in document.paragraphs if p.style.name == "Đề mục"]
    assert len(heads) > 5 and not [said for said in heads if said.endswith(":")]


def test_running_text_is_justified_whatever_its_first_paragraph_is():
    source = Source(sample.sample(lines=1))
    story = [Styles(source).body(LONG_DOTS)]
    document = docx.Document(io.BytesIO(word.docx(source, Paper("x", story))))
    assert document.paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.LEFT
    assert document.styles["Nội dung"].paragraph_format.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY


def test_the_page_is_a4_with_the_profiles_margins_and_a_number_from_page_two():
    section = made().sections[0]
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(side.mm) for side in sides] == [20, 20, 30, 15]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert section.header_distance.mm == pytest.approx(10, abs=0.5)
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml


def test_heads_repeat_and_rows_do_not_split():
    rows = results(made()).rows
    heads = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in rows]
    assert heads == [True, True, False, False, False]
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows)


def test_the_end_and_its_signatures_are_kept_on_one_page_and_with_nothing_after_them():
    *before, last = [p for p in made().element.body.iter(qn("w:p")) if not text(p).isspace()]
    names = [text(p) for p in before]
    chain = before[names.index("THƯ KÝ") - 2 :]
    assert all(p.pPr.find(qn("w:keepNext")) is not None for p in chain if text(p))
    assert text(last) == "Lương Thị Ưng" and last.pPr.find(qn("w:keepNext")) is None


def test_names_stand_in_a_row_under_the_room_for_signatures():
    table = next(t for t in made().tables if t.cell(0, 0).text.startswith("THƯ KÝ"))
    assert [cell.text for cell in table.rows[1].cells] == ["Mai Văn Minh", "Đỗ Thị Hạnh"]
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_an_annex_begins_its_page_with_its_own_title():
    annex = next(p for p in made("summary").paragraphs if p.text == "PHỤ LỤC")
    assert annex.paragraph_format.page_break_before


@pytest.mark.parametrize(
    ("said", "width", "align"), [("Không tín nhiệm", 85.0, "LEFT"), ("100,00", 35.3, "CENTER")]
)
def test_bare_text_has_the_room_that_the_pdf_gives_it_beyond_its_padding(said, width, align):
    looks = {"left": 2.5, "right": 2.5, "align": align}
    cell = Cell(said, width=width, size=12, looks=looks)
    longest = fonts.width(said, fonts.REGULAR, 12)
    margins = [side for side in cell.properties().find(qn("w:tcMar")) if side.tag in SIDES]
    assert width - 5 < longest <= width - sum(int(one.get(qn("w:w"))) for one in margins) / 20


@pytest.mark.parametrize("key", ["minutes", "summary"])
def test_properties_stand_in_the_order_of_words_schema(key):
    body = made(key).element.body
    for name, sequence in ORDER.items():
        order = {qn(f"w:{child}"): at for at, child in enumerate(sequence.split())}
        for properties in body.iter(qn(f"w:{name}")):
            places = [order[child.tag] for child in properties]
            assert places == sorted(set(places))


@pytest.mark.parametrize("sealed", [False, True])
def test_a_draft_says_so_behind_every_page_and_a_fixed_result_does_not(sealed):
    section = made(sealed=sealed).sections[0]
    headers = (section.header, section.first_page_header)
    said = [text(header._element).count("DỰ THẢO") for header in headers]
    assert said == ([0, 0] if sealed else [1, 1])


def test_the_file_names_title_author_and_language_and_no_day_of_today():
    properties = made().core_properties
    assert properties.title.startswith("Biên bản kiểm phiếu lấy phiếu tín nhiệm")
    assert (properties.author, properties.language) == ("Đảng ủy xã Thanh Khê", "vi-VN")
    assert properties.created.year == properties.modified.year == 2000


def test_the_file_opens_in_words_present_mode_in_vietnamese_and_is_not_locked_whole():
    document = made()
    settings = document.settings.element
    modes = {one.get(qn("w:name")): one for one in settings.iter(qn("w:compatSetting"))}
    assert modes["compatibilityMode"].get(qn("w:val")) == "15"
    assert "documentProtection" not in settings.xml and "ja-JP" not in settings.xml
    assert settings.find(qn("w:decimalSymbol")).get(qn("w:val")) == ","
    parts = {str(part.partname): part.blob for part in document.part.package.iter_parts()}
    assert b"Macintosh" not in parts["/docProps/app.xml"]


@pytest.mark.parametrize("key", ["minutes", "summary"])
def test_the_same_payload_gives_the_same_bytes_on_another_day(key, monkeypatch):
    built = sample.sample("nq96-2023", 2, forms=2)
    first = documents.render(key, built, "docx", digest=sample.DIGEST)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(2_000_000_000))
    assert documents.render(key, built, "docx", digest=sample.DIGEST) == first
    with zipfile.ZipFile(io.BytesIO(first)) as opened:
        assert {entry.date_time[0] for entry in opened.infolist()} == {1980}
        assert not [name for name in opened.namelist() if "thumbnail" in name]


def test_what_people_typed_is_written_as_they_typed_it():
    built = sample.with_line(sample.sample(lines=1), name=HOSTILE, posts=("A & B <i>", "x" * 300))
    said = text(made(built=built).element.body)
    assert HOSTILE in said and "A & B <i>" in said and "x" * 300 in said


def test_the_bars_of_the_summary_are_shaded_cells_as_long_as_their_counts():
    document = made("summary", built=sample.sample(lines=1, lows={1: 10}))
    bar = [table for table in document.element.body.iter(qn("w:tbl")) if _is_bar(table)][-1]
    shares = [int(one.get(qn("w:w"))) for one in bar.iter(qn("w:tcW"))]
    low = next(
        int(cell.find(f".//{qn('w:tcW')}").get(qn("w:w")))
        for cell in bar.iter(qn("w:tc"))
        if "thinDiagCross" in cell.xml
    )
    assert low / sum(shares) == pytest.approx(10 / 40, abs=0.02)


def test_a_count_on_a_hatched_part_of_a_bar_stands_on_white_and_on_a_dark_one_is_white():
    dark, hatched = (_label(pattern) for pattern in (DARK, CROSSED))
    assert dark.find(qn("w:shd")) is None and dark.find(qn("w:color")).get(qn("w:val")) == "FFFFFF"
    assert hatched.find(qn("w:shd")).get(qn("w:fill")) == "FFFFFF"


def _label(pattern):
    """How the count on a bar of one part looks."""
    table, _after = bars.bar(Bar((100, 12), 10, [(10, pattern)]), Runs())
    return next(table.iter(qn("w:r"))).rPr


def _is_bar(table) -> bool:
    inner = list(table.iter(qn("w:tbl")))
    return len(inner) == 1 and "thinDiagCross" in table.xml


def test_marks_within_marks_keep_their_look():
    runs = list(Runs().of("a <b>b <i>c</i></b> <font size=9>d</font>&amp;<br/>e"))
    said = [text(run) for run in runs]
    assert said == ["a ", "b ", "c", " ", "d", "&", "", "e"]
    assert runs[2].rPr.find(qn("w:b")) is not None and runs[2].rPr.find(qn("w:i")) is not None
    assert runs[4].rPr.find(qn("w:sz")).get(qn("w:val")) == "18"


def test_a_new_kind_of_flowable_is_refused_by_name():
    with pytest.raises(TypeError, match="Flowable can't be written as Word"):
        word.docx(Source(sample.sample(lines=1)), Paper("x", [Flowable()]))
