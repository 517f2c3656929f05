"""Every finding by its code: when it stands, and that a healthy session has none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from votes import findings, payload, rulesets
from votes.findings import BatchFact, Facts, KeyingFact, SubjectFact

TWO = (KeyingFact(1, "typed", True), KeyingFact(2, "typed", True))
COUNTS = {"high": 30, "medium": 8, "low": 1}


def line(**changes) -> payload.Line:
    fields = {"order": 1, "name": "Lê Thu Hà", "posts": ("Bí thư",), "counts": COUNTS}
    return payload.Line(**(fields | changes))


def form(**changes) -> payload.Form:
    fields = {
        "label": "1",
        "denominator": payload.Denominator("collected", 40),
        "lines": (line(),),
        "issued": 40,
        "collected": 40,
        "valid": 39,
        "invalid": 1,
    }
    return payload.Form(**(fields | changes))


def facts(*forms, batches=None, subjects=(), key="qd96-2023", **changes) -> Facts:
    """A session in which nothing is wrong, but for what is changed."""
    fields = {
        "ruleset": rulesets.ruleset(key).to_dict(),
        "organisation": payload.Organisation("u", "Đảng bộ xã Bình An", "party", "party"),
        "meeting": payload.Meeting("x", "u", "Lấy phiếu", "2026-02-05"),
        "roll": payload.Roll(40, 40, 40, by_name=1),
        "forms": forms or (form(),),
        "legal_bases": (payload.LegalBasis("Quy định", "96-QĐ/TW"),),
        "board": (payload.BoardMember("Phạm Văn Hai", "head"),),
    }
    if batches is None:
        batches = (BatchFact("1", 1, 25, True, TWO), BatchFact("1", 2, 15, True, TWO))
    return Facts(payload.Payload(**(fields | changes)), tuple(batches), tuple(subjects))


def codes(found: Facts) -> set[str]:
    return {finding.code for finding in findings.find(found)}


def messages(found: Facts, code: str) -> list[str]:
    return [finding.message for finding in findings.find(found) if finding.code == code]


def test_a_healthy_session_has_no_findings():
    assert codes(facts()) == set()


def test_e01_issued_more_than_present():
    assert "40" in messages(facts(roll=payload.Roll(41, 39, 41)), "E01")[0]


def test_e01_ballots_of_absent_members_may_be_allowed():
    meeting = payload.Meeting("x", "u", "T", "2026-02-05", absent_ballots_allowed=1)
    assert "E01" not in codes(facts(roll=payload.Roll(41, 39, 41), meeting=meeting))


def test_e02_valid_and_invalid_do_not_make_collected():
    assert "38 + không hợp lệ 1 = 39, thu về 40" in messages(facts(form(valid=38)), "E02")[0]


def test_e03_batches_do_not_make_collected():
    one = BatchFact("1", 1, 25, True, TWO)
    assert "25 phiếu, thu về 40" in messages(facts(batches=[one]), "E03")[0]


def test_e04_a_line_does_not_add_up():
    found = facts(form(lines=(line(blank=1),)))
    assert "dòng 1 (Lê Thu Hà) cộng lại 40" in messages(found, "E04")[0].lower().replace(
        "lê thu hà", "Lê Thu Hà"
    )


def test_e05_collected_more_than_issued():
    assert messages(facts(form(issued=39)), "E05") == [
        "Phát ra 39, thu về 40. Đếm lại phiếu thu về hoặc sửa số phát ra."
    ]


def test_e06_present_more_than_summoned():
    assert "E06" in codes(facts(roll=payload.Roll(39, 40, 40, by_name=1)))


def test_e07_quorum_not_met():
    assert "E07" in codes(facts(roll=payload.Roll(61, 40, 61, by_name=1)))
    assert "E07" not in codes(facts(roll=payload.Roll(60, 40, 60, by_name=1)))


def test_e07_the_state_counts_all_members_for_the_quorum():
    roll = payload.Roll(45, 40, 61, by_name=1)
    assert "E07" in codes(facts(roll=roll, key="nq96-2023"))
    assert "E07" not in codes(facts(roll=roll))


def test_e08_a_keying_is_unfinished():
    open_one = (TWO[0], KeyingFact(2, "typed", False))
    batches = [BatchFact("1", 1, 40, False, open_one)]
    assert "tập 1: xong 1/2 lượt" in messages(facts(batches=batches), "E08")[0].lower()


def test_e08_a_difference_is_not_decided():
    batches = [BatchFact("1", 1, 40, False, TWO, open_differences=3)]
    assert "còn 3 chỗ khác nhau" in messages(facts(batches=batches), "E08")[0]


@pytest.mark.parametrize("field", ["issued", "collected"])
def test_e09_a_paper_count_is_unknown(field):
    assert "E09" in codes(facts(form(**{field: None})))


@pytest.mark.parametrize(
    ("key", "roll", "missing"),
    [
        ("qd96-2023", payload.Roll(None, 40), "được triệu tập"),
        ("qd96-2023", payload.Roll(40, None), "có mặt"),
        ("nq85-2014", payload.Roll(40, 40, None), "tổng số"),
    ],
)
def test_e09_a_number_of_the_roll_is_unknown(key, roll, missing):
    assert any(missing in text for text in messages(facts(roll=roll, key=key), "E09"))


def test_e10_an_official_is_neither_on_a_form_nor_exempt():
    subjects = [SubjectFact("Ngô Văn Ba", on_form=False, exempt=True, exempt_reason=" ")]
    assert "Ngô Văn Ba" in messages(facts(subjects=subjects), "E10")[0]


def test_e11_printed_ballots_do_not_add_up():
    assert "E11" in codes(facts(form(printed=45, swapped=1, unused=3)))
    assert "E11" not in codes(facts(form(printed=45, swapped=1, unused=4)))
    assert "E11" not in codes(facts(form(printed=45, swapped=1, unused=None)))


def test_w01_no_counting_board():
    assert "W01" in codes(facts(board=()))


def test_w02_a_board_member_is_on_the_ballot():
    assert "W02" in codes(facts(board=(payload.BoardMember("Lê Thu Hà", "head"),)))


def test_w02_knows_a_name_however_it_is_typed():
    assert "W02" in codes(facts(board=(payload.BoardMember("lê  thu Hà", "head"),)))


@pytest.mark.parametrize(
    ("subject", "stands"),
    [
        (SubjectFact("A", True, False, appointed_on="2026-01-02"), True),
        (SubjectFact("A", True, False, retiring_on="2026-09-01"), True),
        (SubjectFact("A", True, False, appointed_on="2025-12-31"), False),
        (SubjectFact("A", False, True, "mới bầu", appointed_on="2025-12-31"), True),
        (SubjectFact("A", False, True, "mới bầu", appointed_on="2026-01-02"), False),
        (SubjectFact("A", False, True, "lý do khác"), False),
    ],
)
def test_w03_exemption_and_dates_disagree(subject, stands):
    assert ("W03" in codes(facts(subjects=[subject]))) is stands


def test_w03_is_silent_where_no_date_exempts():
    subject = SubjectFact("A", True, False, appointed_on="2026-01-02")
    assert "W03" not in codes(
        facts(form(lines=()), subjects=[subject], key="bo-phieu-2023", batches=[])
    )


def test_w04_one_keying_only():
    meeting = payload.Meeting("x", "u", "T", "2026-02-05", keyings=1)
    assert "W04" in codes(facts(meeting=meeting))


def test_w05_no_keying_was_typed():
    files = (KeyingFact(1, "imported", True, "a"), KeyingFact(2, "imported", True, "b"))
    assert "W05" in codes(facts(batches=[BatchFact("1", 1, 40, True, files)]))


def test_w05_two_keyings_are_the_same_file():
    files = (KeyingFact(1, "imported", True, "a"), KeyingFact(2, "imported", True, "a"))
    assert len(messages(facts(batches=[BatchFact("1", 1, 40, True, files)]), "W05")) == 2


def test_w06_more_than_one_ballot_in_ten_is_invalid():
    many = form(valid=35, invalid=5, lines=(line(counts={"high": 35, "medium": 0, "low": 0}),))
    assert "W06" in codes(facts(many))
    four = form(valid=36, invalid=4, lines=(line(counts={"high": 36, "medium": 0, "low": 0}),))
    assert "W06" not in codes(facts(four))


def test_w06_more_than_one_mark_in_ten_of_a_line_is_void():
    void = line(counts={"high": 34, "medium": 1, "low": 0}, blank=3, multiple=1)
    assert "W06" in codes(facts(form(lines=(void,))))


def test_w07_no_legal_basis():
    assert "W07" in codes(facts(legal_bases=()))


def test_n01_somebody_is_in_a_consequence_group():
    assert "Lê Thu Hà" in messages(facts(form(lines=(line(group="A"),))), "N01")[0]


def test_n02_two_ballots_from_a_threshold():
    close = line(counts={"high": 10, "medium": 10, "low": 19})
    assert any("Lê Thu Hà" in text for text in messages(facts(form(lines=(close,))), "N02"))
    far = line(counts={"high": 20, "medium": 9, "low": 10})
    assert "N02" not in codes(facts(form(lines=(far,))))


def test_n03_a_unanimous_line():
    assert "N03" in codes(facts(form(lines=(line(counts={"high": 39, "medium": 0, "low": 0}),))))


def test_n04_a_form_of_five_ballots():
    few = form(
        collected=5, valid=5, invalid=0, lines=(line(counts={"high": 4, "medium": 1, "low": 0}),)
    )
    assert "N04" in codes(facts(few))


def test_n05_roll_call_by_totals_only():
    assert "N05" in codes(facts(roll=payload.Roll(40, 40, 40)))


def test_n06_the_rule_set_does_not_name_this_body():
    body = payload.Organisation("u", "Đoàn Luật sư", "other", "state")
    assert "N06" in codes(facts(organisation=body))


def test_the_form_is_named_where_there_are_several():
    second = replace(form(issued=None), label="Phiếu xanh")
    assert messages(facts(form(), second), "E09")[0].startswith("Phiếu xanh: ")


def test_every_code_is_tested_and_explained_in_the_readme():
    own = Path(__file__).read_text(encoding="utf-8")
    readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    for code, rule in findings.RULES.items():
        assert f"def test_{code.lower()}_" in own, code
        assert f"| {code} |" in readme, code
        assert rule.__doc__, code


def test_the_codes_are_those_of_the_contract():
    expected = [f"E{n:02}" for n in range(1, 12)] + [f"W{n:02}" for n in range(1, 8)]
    assert list(findings.RULES) == expected + [f"N{n:02}" for n in range(1, 7)]
