"""Nhật ký kiểm phiếu: every entry with its chain, the statistics, the digest whole."""

from __future__ import annotations

import pypdfium2
import pytest

from tests import documents as sample
from votes import documents, payload
from votes.documents.log import Square

ENTRIES = tuple(
    payload.LogEntry(
        number,
        f"2026-02-05T08:{number:02}:11+07:00",
        "Đỗ Thị Hạnh",
        "Trưởng Ban kiểm phiếu",
        f"Nhập xong tập {number}, lượt 2: 25 phiếu.",
        hash=f"{number:064x}"[::-1],
    )
    for number in range(1, 31)
)
DONE = payload.Assurance(differences=3, decided_ballots=2, marks=960, sampled=13)
NOTE = payload.FindingNote("W06", "Trên 10% số phiếu không hợp lệ.", "Đỗ Thị Hạnh", "đã xem lại")


def said(built=None, **beside) -> str:
    built = built or sample.sample(lines=1, sealed=True, assurance=DONE, findings=(NOTE,))
    beside = payload.Beside(**{"log": ENTRIES, **beside})
    return sample.said(documents.render("log", built, digest=sample.DIGEST, beside=beside))


def test_every_entry_stands_with_moment_person_and_the_beginning_of_its_hash():
    text = said()
    assert text.count("05/02/2026 08:") == len(ENTRIES)
    assert "05/02/2026 08:30:11 Đỗ Thị Hạnh" in text
    assert all(entry.action in text and entry.hash[:8] in text for entry in ENTRIES)
    assert ENTRIES[-1].hash in text.replace(" ", "")


def test_the_digest_stands_whole_and_in_groups():
    assert sample.DIGEST in said().replace(" ", "")
    assert payload.code_line(sample.DIGEST) in said()


def test_statistics_and_what_was_acknowledged_are_told():
    text = said()
    assert "Số chỗ khác nhau giữa các lượt: 3 (3,13 trên 1.000 dòng)." in text
    assert "Số phiếu chọn ngẫu nhiên đối chiếu với phiếu giấy: 13." in text
    assert "W06 Trên 10% số phiếu không hợp lệ. Đỗ Thị Hạnh: đã xem lại" in text


def test_a_broken_chain_is_said_with_its_entry():
    assert "Chuỗi nhật ký bị đứt ở dòng 7" in said(log_broken=7)


@pytest.mark.parametrize("ruleset", ["qd96-2023", "nq96-2023"])
def test_a_draft_has_no_digest_and_an_empty_log_says_so(ruleset):
    text = said(sample.sample(ruleset, 1), log=())
    assert "Kết quả chưa được chốt." in text and "Chưa có việc nào được ghi." in text
    assert "SHA-256" not in text and "DỰ THẢO" not in text


def test_a_log_that_was_written_over_is_printed_as_it_stands():
    odd = payload.LogEntry(1, "hôm qua", "<b>&", "", "Việc “x”.", hash="")
    assert "hôm qua <b>& Việc “x”." in said(log=(odd,))


def test_the_square_holds_the_digest_and_no_font_of_another_house():
    square = Square(sample.DIGEST, 80)
    assert len(square.rows) == len(square.rows[0]) >= 29
    built = sample.sample(lines=1, sealed=True)
    data = documents.render("log", built, digest=sample.DIGEST)
    assert b"Helvetica" not in data
    assert len(pypdfium2.PdfDocument(data)) >= 1


def test_text_of_any_length_is_printed_whole_between_the_lines_of_its_column():
    texts = ["Lý do: " + "dài " * 40, "x" * 300, "<b>dài</b> " * 200]
    log = [payload.LogEntry(n, "", "Đỗ Thị Hạnh", "", text) for n, text in enumerate(texts, 1)]
    squeezed = "".join(said(log=tuple(log)).split())
    assert all("".join(text.split()) in squeezed for text in texts)


def test_a_character_that_cannot_be_printed_is_named_since_nobody_can_retype_it():
    odd = payload.LogEntry(1, "", "Hạnh \u202e", "", "Lý do: \u6f22 \U0001f600")
    assert "Hạnh ‹U+202E› Lý do: ‹U+6F22› ‹U+1F600›" in said(log=(odd,))


@pytest.mark.parametrize(
    ("anchor", "broken"),
    [((29, ENTRIES[28].hash), 0), ((29, "0" * 64), 29), ((40, "0" * 64), 31)],
    ids=["as fixed", "another entry", "entries gone"],
)
def test_a_log_that_is_not_the_one_the_result_was_fixed_with_is_broken(anchor, broken):
    built = sample.sample(lines=1, sealed=True, audit=payload.Chain(*anchor))
    assert (f"bị đứt ở dòng {broken}:" if broken else "Chuỗi nhật ký nguyên vẹn") in said(built)
