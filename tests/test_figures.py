"""The figures for other programs: exactly the contract's JSON, a table, a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import unicodedata

import pytest

from tests import build
from votes import figures
from votes.services import assembling, sealing

pytestmark = pytest.mark.django_db
TOP = ["code", "status", "ruleset", "digest", "denominator", "summoned", "present",
       "total_members", "exempt", "forms", "findings"]  # fmt: skip
FORM = ["label", "printed", "issued", "swapped", "unused", "collected", "valid", "invalid",
        "invalid_reasons", "denominator", "lines"]  # fmt: skip
LINE = ["order", "name", "posts", "high", "medium", "low", "blank", "multiple", "percent", "group"]


def data(session, digest=None) -> dict:
    return json.loads(figures.as_json(assembling.current(session), digest))


@pytest.fixture
def session():
    return build.ready(papers=["111", "123", "132", "!unstamped", "109"])


def test_the_keys_stand_in_the_order_of_the_contract(session):
    said = data(session)
    assert list(said) == TOP
    assert list(said["forms"][0]) == FORM
    assert list(said["forms"][0]["lines"][0]) == LINE


def test_counts_and_percentages_are_of_the_ballots_collected(session):
    form = data(session)["forms"][0]
    assert (form["valid"], form["invalid"], form["invalid_reasons"]) == (4, 1, {"unstamped": 1})
    assert form["denominator"] == {"name": "collected", "value": 5}
    line = form["lines"][1]
    assert [line[key] for key in ("high", "medium", "low", "blank", "multiple")] == [1, 1, 1, 1, 0]
    assert line["percent"] == {"high": "20.00", "medium": "20.00", "low": "20.00"}


def test_percentages_have_as_many_places_as_the_session_says(session):
    session.percent_places = 1
    session.save()
    assert data(session)["forms"][0]["lines"][0]["percent"]["high"] == "80.0"


def test_somebody_in_a_consequence_group_is_marked(session):
    lines = data(build.ready(papers=["33", "33", "31", "11", "11"]))["forms"][0]["lines"]
    assert [line["group"] for line in lines] == ["A", None]


def test_what_is_unknown_is_null():
    session = build.session(subjects=1, present=None)
    form = data(session)["forms"][0]
    assert (form["issued"], form["collected"], form["denominator"]["value"]) == (None, None, None)
    assert form["lines"][0]["percent"] == {"high": None, "medium": None, "low": None}
    assert data(session)["present"] is None


def test_a_percentage_over_nothing_is_null():
    session = build.session(subjects=1)
    session.forms.update(issued=0, collected=0)
    assert data(session)["forms"][0]["lines"][0]["percent"]["high"] is None


def test_two_levels_have_their_own_names():
    session = build.ready(papers=["12", "12", "22"])
    type(session).objects.update(ruleset_key="bo-phieu-2023")
    session.refresh_from_db()
    said = data(session)
    line = said["forms"][0]["lines"][0]
    assert (line["confidence"], line["no_confidence"], "low" in line) == (2, 1, False)
    assert list(line["percent"]) == ["confidence", "no_confidence"]
    assert said["denominator"] == {"name": "total_members"}


def test_who_is_exempt_is_named_with_the_reason(session):
    build.subject(session, "Ngô A", None, None, exempt=True, exempt_reason="nghỉ hưu")
    assert data(session)["exempt"] == [{"name": "Ngô A", "reason": "nghỉ hưu"}]


def test_the_digest_is_null_until_the_result_is_fixed(session):
    assert data(session)["digest"] is None
    result = sealing.seal(session=session, by=None, confirmed_by=None, acknowledge_all="x")
    session.refresh_from_db()
    said = data(session, assembling.digest_of(session))
    assert (said["status"], said["digest"]) == ("sealed", result.digest)


def test_findings_are_code_and_message(session):
    session.forms.update(collected=4)
    found = data(session)["findings"]
    assert all(list(note) == ["code", "message"] for note in found)
    assert "E02" in {note["code"] for note in found}


def test_the_spreadsheet_has_a_byte_order_mark_and_decimal_commas(session):
    text = figures.as_csv(assembling.current(session), None)
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text[1:]), delimiter=";"))
    assert rows[0][:6] == ["Loại phiếu", "TT", "Họ và tên", "Chức vụ", "Tín nhiệm cao",
                           "Tín nhiệm cao %"]  # fmt: skip
    assert rows[1][4:6] == ["4", "80,00"]
    assert len(rows) == 4


def test_the_table_stands_in_columns_also_with_decomposed_letters(session):
    session.subjects.filter(order=2).update(name=unicodedata.normalize("NFD", "Trần Thị Hòa"))
    lines = figures.as_table(assembling.current(session), None).splitlines()[:4]
    places = {unicodedata.normalize("NFC", line).index("Ủy viên") for line in lines[1:]}
    assert places == {lines[0].index("Chức vụ")}


def test_the_table_ends_with_papers_findings_and_digest(session):
    text = figures.as_table(assembling.current(session), "ab12")
    assert "Loại phiếu 1: phát ra 5, thu về 5, hợp lệ 4, không hợp lệ 1\n" in text
    assert "\nN05 " in text
    assert text.endswith("Mã đối chiếu: ab12\n")


def test_the_table_says_a_dash_for_what_is_unknown():
    text = figures.as_table(assembling.current(build.session(subjects=1)), None)
    assert "phát ra –, thu về –" in text
