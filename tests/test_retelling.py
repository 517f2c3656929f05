"""What the pure core says is retold in English: every sentence, whatever fills it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from django.utils import translation

from votes.documents import DOCUMENTS
from votes.findings import Finding
from votes.retelling import HOLE, figure, told
from votes.retelling.english import SENTENCES

VOTES = Path(__file__).parent.parent / "votes"
#: Where people's sentences are made without gettext.
SPEAKING = (
    "findings/errors.py", "findings/warnings.py", "findings/notes.py", "tally.py", "details.py",
    "roster/reading.py", "roster/session_file.py", "roster/ballots_csv.py",
    "roster/tables/files.py", "roster/tables/grid.py", "roster/tables/html.py",
    "roster/tables/text.py", "roster/tables/workbook.py", "roster/tables/carrying.py",
    "roster/people/cells.py", "roster/people/dates.py", "roster/people/matching.py",
    "roster/helpers.py",
    "roster/people/posts.py", "roster/people/proposing.py", "roster/people/rows.py",
    "services/verifying.py", "services/recount.py", "services/retracing.py",
    "services/archived.py", "services/logged.py", "documents/rendering.py",
    "documents/source.py", "documents/fonts.py", "reconcile/comparing.py",
)  # fmt: skip
SENTENCE = re.compile(r"[ăâđêôơưạảáàãấầậắặếềệểịỉọốộồớờợởụủứừựửữỹ].*[ .:]")
#: Patterns that read a table, and words that stand in it.
NO_SENTENCES = re.compile(r"\\s|\(\?|^(không có|kiểm phiếu)$")


def spoken(path: Path) -> set[str]:
    """The sentences of a module, with `{1}` where something is filled in."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inner, found = set(), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            inner.add(node.value)  # a docstring
        elif isinstance(node, ast.JoinedStr):
            inner.update(node.values)
            found.add(_holed(node))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in inner:
            found.add(node.value)
    return {text for text in found if SENTENCE.search(text) and not NO_SENTENCES.search(text)}


def _holed(node: ast.JoinedStr) -> str:
    text, holes = "", 0
    for piece in node.values:
        if isinstance(piece, ast.Constant):
            text += piece.value
        else:
            holes += 1
            text += f"{{{holes}}}"
    return text


@pytest.mark.parametrize("module", SPEAKING)
def test_every_sentence_has_its_english(module):
    with translation.override("en"):
        assert {text for text in spoken(VOTES / module) if told(text) == text} == set()


def test_english_fills_the_same_holes():
    for sentence, english in SENTENCES.items():
        assert set(HOLE.findall(sentence)) == set(HOLE.findall(english)), sentence


def test_every_document_has_an_english_title():
    assert [one.title for one in DOCUMENTS.values() if one.title not in SENTENCES] == []


@pytest.mark.parametrize(
    ("said", "english"),
    [
        ("Phát ra 41, có mặt 40. Kiểm tra lại số phiếu phát ra hoặc số có mặt.",
         "Issued 41, present 40. Check the number issued or the number present."),
        ("Loại A: phát ra 40, thu về 41. Đếm lại phiếu thu về hoặc sửa số phát ra.",
         "Loại A: issued 40, collected 41. "
         "Count the collected ballots again or correct the number issued."),
        ('Lò Văn Thử: Thêm 2 phiếu "tín nhiệm thấp" là quá 1/2.',
         'Lò Văn Thử: 2 more "low confidence" ballots make it over 1/2.'),
        ("dòng 5, cột “Chức vụ”", "line 5, column “Chức vụ”"),
        ("hội nghị, kỳ họp", "meeting"),
        ("Một câu không phải của chương trình.", "Một câu không phải của chương trình."),
    ],
)  # fmt: skip
def test_a_sentence_is_found_again_with_what_fills_it(said, english):
    with translation.override("en"):
        assert told(said) == english


def test_a_vietnamese_reader_gets_what_was_said():
    finding = Finding("E01", "Phát ra 41, có mặt 40.")
    with translation.override("vi"):
        assert told(finding.message) is finding.message


def test_numbers_are_written_as_the_language_does():
    with translation.override("en"):
        assert (figure("97,50%"), figure("1.015")) == ("97.50%", "1,015")
    assert figure("97,50%") == "97,50%"
