"""The table of text: one header, Vietnamese numbers, every typed letter as it is."""

import csv
import io
from dataclasses import replace

import pytest

from tests import documents as sample
from votes import documents, payload
from votes.documents import separated
from votes.documents.source import Source

TEMPTING = ["=1+1", "+84", "-5", "@SUM(A1)", 'Lê "Ba"; Tư', "A & B", "0123", "<b>Lê</b>"]


def drawn(built: payload.Payload) -> bytes:
    return documents.render("minutes", built, "csv", digest=sample.DIGEST)


def rows(built: payload.Payload) -> list[dict[str, str]]:
    text = io.StringIO(drawn(built).decode("utf-8-sig"), newline="")
    return list(csv.DictReader(text, delimiter=";"))


def test_it_begins_with_the_mark_that_tells_excel_how_to_read_it():
    data = drawn(sample.sample(lines=1))
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") == 2


def test_one_table_holds_all_forms_a_row_an_official():
    found = rows(sample.sample(lines=3, forms=2))
    assert [(row["Loại phiếu"], row["TT"]) for row in found] == [
        (form, order) for form in "12" for order in "123"
    ]


def test_numbers_have_no_point_between_thousands_and_a_comma_before_decimals():
    built = sample.sample(lines=1)
    built = replace(built, forms=(replace(built.forms[0], issued=1015),))
    row = rows(built)[0]
    assert (row["Phát ra"], row["Tín nhiệm cao"], row["Tín nhiệm cao %"]) == ("1015", "36", "90,00")


def test_the_header_is_the_same_for_every_office():
    built = sample.sample(lines=1)
    other = replace(built, organisation=replace(built.organisation, spelling="uỷ"), status="voting")
    assert separated.header(Source(built)) == separated.header(Source(other))
    assert list(rows(built)[0]) == separated.header(Source(built))


def test_the_header_names_the_levels_of_the_rule_set():
    header = separated.header(Source(sample.sample("bo-phieu-2023", 1)))
    assert header[-6:-2] == ["Tín nhiệm", "Tín nhiệm %", "Không tín nhiệm", "Không tín nhiệm %"]


@pytest.mark.parametrize(
    ("ruleset", "base"),
    [("qd96-2023", ("Số phiếu thu về", "40")), ("nq85-2014", ("Tổng số thành viên", "45"))],
)
def test_every_row_says_what_its_percentages_are_of(ruleset, base):
    row = rows(sample.sample(ruleset, 1))[0]
    assert (row["Tỷ lệ tính trên"], row["Số để tính tỷ lệ"]) == base


def test_every_reason_for_an_invalid_ballot_has_a_column():
    row = rows(sample.sample(lines=1))[0]
    counts = [value for name, value in row.items() if name.startswith("Không hợp lệ: ")]
    assert sorted(counts) == ["0"] * 6 + ["1"]
    assert row["Không hợp lệ: không có dấu treo"] == "1"


@pytest.mark.parametrize("text", TEMPTING)
def test_whatever_is_typed_stands_exactly_as_typed(text):
    built = sample.with_line(sample.sample(lines=1), name=text, posts=(text,))
    row = rows(replace(built, forms=(replace(built.forms[0], label=text),)))[0]
    assert [row[name] for name in ("Họ và tên", "Chức vụ", "Loại phiếu")] == [text] * 3


def test_what_is_not_counted_is_empty():
    row = rows(sample.sample(lines=1, status="voting"))[0]
    empty = {name for name, value in row.items() if not value}
    assert {"Hợp lệ", "Tín nhiệm cao", "Tín nhiệm cao %", "Không đánh dấu"} <= empty
    assert row["Phát ra"] == "40"


@pytest.mark.parametrize("sealed", [False, True])
def test_every_row_says_whether_it_is_a_draft_or_the_code_of_the_result(sealed):
    row = rows(sample.sample(lines=1, sealed=sealed))[0]
    assert row["Tình trạng"] == ("Đã chốt kết quả" if sealed else "DỰ THẢO")
    assert row["Mã đối chiếu số liệu"] == (payload.code_line(sample.DIGEST) if sealed else "")
