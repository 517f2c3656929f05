"""The known answers of a practice copy, and the ballots they stand on."""

from __future__ import annotations

import pypdfium2
import pytest
from pypdfium2.raw import FPDF_PAGEOBJ_PATH

from tests import documents as sample
from votes import documents, practice
from votes.documents.boxes import Filled
from votes.payload import Beside, MarkedPaper

LEVELS = ["1", "2", "3"]
EVERYTHING = {"", "unstamped", "crossed_out", "name_added", "writing", "unmarked"}


def deck(lines: int = 4) -> tuple[MarkedPaper, ...]:
    return tuple(MarkedPaper("1", *paper) for paper in practice.papers("mau", lines, LEVELS))


def drawn(papers: tuple[MarkedPaper, ...], **more) -> bytes:
    built = sample.with_meeting(sample.sample(lines=4, **more), rehearsal=1)
    return documents.render("deck", built, beside=Beside(deck=papers))


@pytest.mark.parametrize("lines", [1, 2, 30])
@pytest.mark.parametrize("levels", [LEVELS, LEVELS[:2]])
def test_a_deck_has_every_kind_of_paper_and_mark(lines, levels):
    papers = practice.papers("mau", lines, levels)
    marks = {mark for paper, _invalid in papers for mark in paper}
    assert len(papers) == practice.SIZE and {len(paper) for paper, _ in papers} == {lines}
    assert {invalid for _, invalid in papers} == EVERYTHING
    assert marks <= {*levels, "0", "9"} and {"0", "9"} <= marks
    assert all((not paper.strip("0")) == (invalid == "unmarked") for paper, invalid in papers)


def test_the_same_seed_gives_the_same_deck_and_another_seed_another():
    again = practice.papers("mau", 4, LEVELS)
    assert practice.papers("mau", 4, LEVELS) == again != practice.papers("khác", 4, LEVELS)


@pytest.mark.parametrize(
    ("mark", "levels", "boxes"),
    [
        ("2", LEVELS, [False, True, False]),
        ("0", LEVELS, [False, False, False]),
        ("9", LEVELS, [False, True, True]),
        ("9", LEVELS[:2], [True, True]),
    ],
)
def test_a_mark_is_a_cross_in_its_box_and_several_are_two(mark, levels, boxes):
    assert Filled(mark).boxes(0, levels) == boxes


def test_every_ballot_of_the_deck_is_a_page_with_its_number_and_defect():
    papers = deck()
    pages = sample.pages(drawn(papers))
    assert len(pages) == practice.SIZE
    for number, (paper, page) in enumerate(zip(papers, pages, strict=True), 1):
        assert f"Phiếu thử {number}/20" in page
        assert ("DẤU TREO" in page) == (paper.invalid != "unstamped")
        assert ("Trần Văn Thử" in " ".join(page.split())) == (paper.invalid == "name_added")


def test_as_many_lines_are_drawn_as_the_marks_have_crosses():
    bare, two = (MarkedPaper("1", marks) for marks in ("0000", "1200"))
    pages = pypdfium2.PdfDocument(drawn((bare, two)))
    paths = [len(list(page.get_objects(filter=[FPDF_PAGEOBJ_PATH]))) for page in pages]
    assert paths[1] - paths[0] == 4


def test_a_ballot_on_two_sheets_begins_on_a_sheet_of_its_own():
    papers = deck(90)
    built = sample.with_meeting(sample.sample(lines=90), rehearsal=1)
    pages = sample.pages(documents.render("deck", built, beside=Beside(deck=papers[:2])))
    first = next(number for number, page in enumerate(pages) if "Phiếu thử 2/2" in page)
    assert first % 2 == 0


def test_a_real_session_has_no_deck():
    with pytest.raises(documents.DocumentRefused, match="chỉ có ở bản chạy thử"):
        documents.render("deck", sample.sample(lines=4), beside=Beside(deck=deck()))


def test_marks_for_another_list_are_not_drawn_beside_the_wrong_people():
    with pytest.raises(documents.DocumentRefused):
        drawn(deck(5))
