"""Every format of one result says the same figures, also in another office's program."""

from dataclasses import replace

import pytest

from tests import documents as sample
from tests import figures_back as back
from tests import office
from votes import documents

CASES = [("qd96-2023", 12, 1), ("nq96-2023", 9, 3), ("nq85-2014", 2, 1), ("bo-phieu-2023", 3, 2)]


@pytest.fixture(params=CASES, ids=lambda case: case[0], scope="module")
def built(request):
    ruleset, lines, forms = request.param
    made = sample.sample(ruleset, lines, forms=forms, sealed=True, lows={1: 22, 2: 28})
    first = replace(made.forms[0], issued=1015, collected=1014, invalid=975)
    return replace(made, forms=(first, *made.forms[1:]))


@pytest.mark.parametrize("format", back.READERS)
def test_every_format_says_every_figure_of_the_result(built, format):
    write, read = back.READERS[format]
    found = read(write(built), built)
    assert back.needed(built).items() <= found.items()
    assert found.items() <= back.possible(built).items()


@pytest.mark.parametrize("places", [0, 1, 3])
def test_a_percentage_has_the_decimals_of_the_session_in_every_file(places):
    built = sample.with_meeting(sample.sample(lines=1), percent_places=places)
    said = dict.fromkeys(built.forms[0].lines[0].percent, f"{33:.{places}f}")
    built = sample.with_line(built, percent=said)
    for format in ("xlsx", "csv", "pptx"):
        write, read = back.READERS[format]
        assert back.needed(built).items() <= read(write(built), built).items()


@pytest.mark.office
def test_libreoffice_opens_workbook_and_slides_and_shows_the_same_figures(tmp_path):
    built = sample.sample(lines=12, sealed=True, lows={1: 22})
    files = {
        f"{format}.{format}": documents.render("summary", built, format, digest=sample.DIGEST)
        for format in ("xlsx", "pptx")
    }
    want, what = back.possible(built), [*back.pairs(built), "blank", "multiple"]
    for name, pages in office.opened(tmp_path, files).items():
        read = _with_point if name.startswith("xlsx") else back.plain
        found = back.from_pages(built, pages, what, read)
        assert found.items() <= want.items()
        assert len(found) == len(what) * 12


def _with_point(figure: str) -> str:
    """LibreOffice without a Vietnamese desktop writes 97.50%."""
    return figure.removesuffix("%")
