"""A machine-read keying: every row, or every bad row by its line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from votes import roster
from votes.reconcile import Sheet
from votes.roster import FormShape

MARKS = frozenset("12309")
ONE = [FormShape("1", 3)]
HEAD = "form,batch,ballot,invalid,1,2,3\n"


def parse(text, forms=ONE, marks=MARKS):
    data = text if isinstance(text, bytes) else text.encode()
    return roster.parse_ballots(data, forms, marks)


def refused(text, forms=ONE, marks=MARKS) -> str:
    with pytest.raises(roster.RosterErrors) as error:
        parse(text, forms, marks)
    return "\n".join(map(str, error.value.problems))


def test_rows_become_papers_by_batch_in_the_order_of_their_numbers():
    (batch,) = parse(HEAD + "1,2,2,,3,2,1\n1,2,1,,1,2,3\n")
    assert (batch.form, batch.number) == ("1", 2)
    assert batch.sheets == (Sheet("123"), Sheet("321"))


def test_an_invalid_paper_has_a_reason_and_empty_cells():
    assert parse(HEAD + "1,1,1,unstamped,,,\n")[0].sheets == (Sheet("", "unstamped"),)


def test_a_paper_of_nothing_but_blank_lines_is_invalid():
    assert parse(HEAD + "1,1,1,,0,0,0\n")[0].sheets == (Sheet("", "unmarked"),)


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + HEAD + "1,1,1,,1,2,3\n",
        HEAD.replace(",", ";") + "1;1;1;;1;2;3\n",
        HEAD.replace("\n", "\r\n") + "1,1,1,,1,2,3\r\n\r\n",
        HEAD + '"1","1","1","","1","2","3"\n,,,,,,\n',
        HEAD.upper() + " 1 , 1 ,1,,1,2,3",
    ],
)
def test_what_spreadsheets_write_is_read(text):
    assert parse(text)[0].sheets == (Sheet("123"),)


def test_forms_are_named_by_label_or_by_number():
    forms = [FormShape("Xanh", 2), FormShape("Vàng", 3)]
    batches = parse(HEAD + "Vàng,1,1,,1,1,1\n1,1,1,,2,2,\n", forms)
    assert [(b.form, b.sheets[0].marks) for b in batches] == [("Xanh", "22"), ("Vàng", "111")]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "tệp rỗng"),
        (HEAD, "không có phiếu nào"),
        (b"\xff\xff", "UTF-8"),
        ("form,batch,ballot,1,2,3\n", "dòng 1: các cột phải là"),
        ("form,batch,ballot,invalid,1,2\n", "dòng 1"),
        (HEAD + "2,1,1,,1,1,1\n", "dòng 2: cột form: không có loại phiếu “2”"),
        (HEAD + "1,x,1,,1,1,1\n", "dòng 2: cột batch"),
        (HEAD + "1,1,0,,1,1,1\n", "dòng 2: cột ballot"),
        (HEAD + "1,1,1,torn,,,\n", "cột invalid: không có lý do “torn”"),
        (HEAD + "1,1,1,writing,1,,\n", "cột invalid: phiếu không hợp lệ"),
        (HEAD + "1,1,1,,1,1,\n", "cột 3: “”"),
        (HEAD + "1,1,1,,1,1,5\n", "cột 3: “5”"),
        (HEAD + "1,1,1,,1,1,1,1\n", "dòng 2: có 8 ô"),
        (HEAD + "1,1,1,,1,1,1\n1,1,1,,1,1,1\n", "dòng 3: cột ballot: phiếu 1"),
        (HEAD + "1,1,1,,1,1,1\n1,1,3,,1,1,1\n", "thiếu phiếu 2"),
    ],
)
def test_a_bad_row_is_named_by_its_line(text, says):
    assert says in refused(text)


def test_a_mark_the_rule_set_does_not_have_is_refused():
    assert "cột 2: “3”" in refused(HEAD + "1,1,1,,1,3,1\n", marks=frozenset("1209"))


def test_a_shorter_form_leaves_the_rest_empty():
    forms = [FormShape("A", 2), FormShape("B", 3)]
    assert "chỉ có 2 dòng" in refused(HEAD + "A,1,1,,1,1,1\n", forms)


def test_many_problems_are_listed_and_the_rest_counted():
    said = refused(HEAD + "1,1,1,,x,1,1\n" * 80)
    assert said.count("dòng ") == 50
    assert said.endswith("và 30 lỗi nữa.")


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data):
    try:
        parse(HEAD.encode() + data)
    except roster.RosterErrors as error:
        assert error.problems


@given(st.lists(st.text("12309", min_size=3, max_size=3), min_size=1, max_size=20))
def test_what_is_written_is_what_is_read(papers):
    rows = [f"1,1,{n},,{','.join(marks)}" for n, marks in enumerate(papers, 1)]
    read = parse(HEAD + "\n".join(reversed(rows)))[0].sheets
    assert [sheet.marks or "000" for sheet in read] == papers
