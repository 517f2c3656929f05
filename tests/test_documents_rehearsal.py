"""What every page of a practice copy says, in every format."""

from __future__ import annotations

import io

import openpyxl
import pytest
from docx import Document
from pptx import Presentation

from tests import documents as sample
from votes import documents
from votes.documents.page import REHEARSAL_MARK

FITTING = [key for key, one in documents.DOCUMENTS.items() if "party" in one.letterheads]


def practice(**more):
    return sample.with_meeting(sample.sample(lines=4, **more), rehearsal=1)


@pytest.mark.parametrize("key", FITTING)
def test_every_page_of_every_paper_says_that_it_has_no_value(key):
    drawn = documents.render(key, practice())
    assert all(REHEARSAL_MARK in page for page in sample.pages(drawn))


def test_the_mark_is_one_run_that_lies_under_the_text_of_a_full_ballot():
    full = sample.with_meeting(sample.sample(lines=28), rehearsal=1)
    runs = [one for one in sample.runs(documents.render("ballot", full)) if one.page == 1]
    mark = next(one for one in runs if one.text.strip() == REHEARSAL_MARK)
    above = [one.baseline for one in runs if one is not mark and "mặt sau" not in one.text]
    assert mark.baseline > 14 and mark.baseline + mark.size < min(above)


def test_every_page_of_a_word_file_has_the_mark_under_the_text():
    section = Document(io.BytesIO(documents.render("minutes", practice(), "docx"))).sections[0]
    footers = (section.first_page_footer, section.footer)
    assert [footer.paragraphs[0].text for footer in footers] == [REHEARSAL_MARK] * 2


def test_files_of_figures_say_it_on_the_screen_and_on_paper():
    built = practice(sealed=True)
    made = {
        kind: documents.render("minutes", built, kind, digest=sample.DIGEST)
        for kind in ("csv", "xlsx", "pptx")
    }
    assert f";{REHEARSAL_MARK};" in made["csv"].decode()
    for sheet in openpyxl.load_workbook(io.BytesIO(made["xlsx"])):
        seen = [cell.value for row in sheet.iter_rows(max_row=6) for cell in row]
        assert REHEARSAL_MARK in seen and REHEARSAL_MARK in sheet.oddFooter.center.text
    slides = Presentation(io.BytesIO(made["pptx"])).slides
    assert all(REHEARSAL_MARK in [box.text for box in one.shapes if box.has_text_frame]
               for one in slides)  # fmt: skip


def test_a_real_session_never_has_the_mark():
    assert REHEARSAL_MARK not in sample.said(documents.render("minutes", sample.sample(lines=4)))
