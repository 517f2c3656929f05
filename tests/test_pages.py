"""Every page that the gallery's daily cases print is, pixel for pixel, one that was approved."""

import pytest

from tests import approve
from votes import gallery


@pytest.mark.parametrize("case", approve.DAILY)
def test_every_page_is_as_approved(case):
    known = approve.approved()
    jobs = [job for job in gallery.jobs() if job[0] == case]
    found = [line for job in jobs for line in approve.differing(gallery.draw(*job), known["pages"])]
    assert not found, (
        "look at these; if they are right: python -X utf8 -m tests.approve\n"
        f"approved with {known['made_with']}, drawn with {approve.MADE_WITH}\n" + "\n".join(found)
    )


def test_every_document_of_every_case_was_approved():
    names = {f"{case}/{document}" for case, document in gallery.jobs()}
    assert set(approve.approved()["pages"]) == names


def test_the_pages_that_matter_most_are_kept_as_pictures():
    known = approve.approved()["pages"]
    wanted = {
        f"{case}-{document}-{page}.png"
        for case, document, page in approve.KEPT
        if f"{case}/{document}" in known
    }
    assert {path.name for path in approve.PICTURES.glob("*.png")} == wanted


@pytest.fixture
def drawn(monkeypatch, tmp_path) -> gallery.Drawn:
    monkeypatch.setattr(approve, "CHANGED", tmp_path)
    return gallery.draw("tiny-party", "counts")


def test_a_page_that_differs_is_named_and_kept_as_a_picture(drawn, tmp_path):
    picture = tmp_path / "tiny-party-counts-1.png"
    line = f"tiny-party/counts, page 1: {picture}"
    assert approve.differing(drawn, {"tiny-party/counts": ["0" * 20]}) == [line]
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_pages_that_are_gone_are_counted(drawn):
    pages = [*approve.pages_of(drawn), "0" * 20]
    line = "tiny-party/counts: 1 pages, 2 approved"
    assert approve.differing(drawn, {"tiny-party/counts": pages}) == [line]


def test_a_document_that_is_refused_now_is_named_with_what_it_says(drawn):
    known = {"tiny-party/counts": approve.pages_of(drawn)}
    refused = gallery.Drawn("tiny-party", "counts", refused="Thiếu chữ.")
    assert approve.differing(refused, known) == ["tiny-party/counts: Thiếu chữ."]
    assert approve.differing(refused, {"tiny-party/counts": ["Thiếu chữ."]}) == []


def test_the_picture_of_a_page_tells_its_size_too(drawn):
    one, other = (next(gallery.bitmaps(drawn.content, dpi)) for dpi in (20, 21))
    assert approve.fingerprint(one) != approve.fingerprint(other)
