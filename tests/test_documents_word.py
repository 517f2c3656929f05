"""Word files: real styles and tables, figures that are locked, the same bytes every time."""

from __future__ import annotations

import io
import re
import time
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from tests import documents as sample
from tests import office
from votes import documents
from votes.documents.word.runs import Runs

HOSTILE = "Lê <b>Thị</b> & {name} 'Hòa' \"Ưng\""


def made(key: str = "minutes", built=None, **more):
    built = built or sample.sample(lines=3, **more)
    return docx.Document(io.BytesIO(documents.render(key, built, "docx", digest=sample.DIGEST)))


def text(element) -> str:
    """All that is written, content controls included."""
    return "".join(node.text or "" for node in element.iter(qn("w:t")))


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


def test_paragraphs_have_styles_with_the_measures_of_the_profile():
    document = made(overrides={"body_size": 130, "body_leading": 190, "first_indent": 120})
    style = document.styles["Nội dung"]
    assert (style.font.size.pt, style.paragraph_format.line_spacing.pt) == (13, 19)
    assert style.paragraph_format.first_line_indent.mm == pytest.approx(12, abs=0.1)
    used = {paragraph.style.name for paragraph in document.paragraphs}
    assert {"Nội dung", "Tên loại văn bản", "Trích yếu"} <= used


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


def _is_bar(table) -> bool:
    inner = list(table.iter(qn("w:tbl")))
    return len(inner) == 1 and "thinDiagCross" in table.xml


def test_marks_within_marks_keep_their_look():
    runs = list(Runs().of("a <b>b <i>c</i></b> <font size=9>d</font>&amp;<br/>e"))
    said = [text(run) for run in runs]
    assert said == ["a ", "b ", "c", " ", "d", "&", "", "e"]
    assert runs[2].rPr.find(qn("w:b")) is not None and runs[2].rPr.find(qn("w:i")) is not None
    assert runs[4].rPr.find(qn("w:sz")).get(qn("w:val")) == "18"


@pytest.mark.office
def test_libreoffice_prints_the_same_text_as_the_pdf(tmp_path):
    built = sample.sample("qd96-2023", 12, sealed=True)
    files = {
        f"{key}.docx": documents.render(key, built, "docx", digest=sample.DIGEST)
        for key in ("minutes", "summary")
    }
    for name, said in office.opened(tmp_path, files).items():
        key = name.partition(".")[0]
        paper = sample.said(documents.render(key, built, digest=sample.DIGEST))
        assert re.findall(r"\d[\d.,]*%?", said) == re.findall(r"\d[\d.,]*%?", paper)


def test_a_new_kind_of_flowable_is_refused_by_name():
    from reportlab.platypus import Flowable

    from votes.documents.page import Paper
    from votes.documents.source import Source
    from votes.documents.word import docx as write

    with pytest.raises(TypeError, match="Flowable can't be written as Word"):
        write(Source(sample.sample(lines=1)), Paper("x", [Flowable()]))
