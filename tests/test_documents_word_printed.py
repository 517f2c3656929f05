"""What LibreOffice prints of Word files: the figures of the PDF, signatures whole."""

from __future__ import annotations

import re

import pytest

from tests import documents as sample
from tests import office
from votes import documents

#: By the document's key; what follows a dash tells two of one kind apart.
PRINTED = {
    "minutes": sample.sample("qd96-2023", 12, sealed=True),
    "summary": sample.sample("qd96-2023", 12, sealed=True),
    "minutes-two": sample.sample("bo-phieu-2023", 5, sealed=True),
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """The folder of what LibreOffice printed, and the text of each file; one start for all."""
    folder = tmp_path_factory.mktemp("printed")
    files = {
        f"{name}.docx": documents.render(
            name.partition("-")[0], built, "docx", digest=sample.DIGEST
        )
        for name, built in PRINTED.items()
    }
    return folder, office.opened(folder, files)


@pytest.mark.office
@pytest.mark.parametrize("name", PRINTED)
def test_libreoffice_prints_the_same_text_as_the_pdf(name, printed):
    said = printed[1][f"{name}.docx"]
    key = name.partition("-")[0]
    paper = sample.said(documents.render(key, PRINTED[name], digest=sample.DIGEST))
    assert re.findall(r"\d[\d.,]*%?", said) == re.findall(r"\d[\d.,]*%?", paper)


@pytest.mark.office
def test_libreoffice_keeps_the_signatures_on_one_page_with_the_last_words(printed):
    *_, last = sample.pages((printed[0] / "minutes-two.pdf").read_bytes())
    assert "Việc kiểm phiếu kết thúc" in last and "THƯ KÝ" in last and "CHỦ TỌA KỲ HỌP" in last
