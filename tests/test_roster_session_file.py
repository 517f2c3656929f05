"""The session file: read whole, or refused with every problem by its place."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from votes import roster

SEED = json.loads((Path(__file__).parent / "data/kinh_mon_2023.json").read_text(encoding="utf-8"))
ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=10,
)
KEYS = ["organisation", "session", "legal_bases", "members", "officials", "forms", "board"]
SMALL = {
    "organisation": {"name": "Đảng bộ xã Bình An", "kind": "party"},
    "session": {
        "code": "binh-an",
        "title": "Lấy phiếu",
        "ruleset": "qd96-2023",
        "held_on": "2026-02-05",
    },
    "officials": [
        {"name": "Trần Văn Hòa", "posts": ["Bí thư"]},
        {"name": "Lê Thu Hà", "posts": ["Phó Bí thư"]},
        {"name": "Ngô Văn Ba", "posts": ["Ủy viên"], "exempt": True, "exempt_reason": "mới bầu"},
    ],
}


def parse(data) -> roster.SessionFile:
    return roster.parse_session(json.dumps(data, ensure_ascii=False).encode())


def changed(place: str, value) -> dict:
    """The small file with one value put in; a value of `...` takes the key out."""
    data = copy.deepcopy(SMALL)
    *path, last = [int(p) if p.isdigit() else p for p in place.split(".")]
    target = data
    for part in path:
        target = target.setdefault(part, {}) if isinstance(target, dict) else target[part]
    if value is ...:
        del target[last]
    else:
        target[last] = value
    return data


def problems(data) -> dict[str, str]:
    with pytest.raises(roster.RosterErrors) as error:
        parse(data)
    return {problem.place: problem.message for problem in error.value.problems}


def test_the_real_session_is_read_as_written():
    read = parse(SEED)
    assert (read.summoned, read.present, len(read.officials)) == (40, 40, 13)
    assert [o.name for o in read.officials] == [o["name"] for o in SEED["officials"]]
    assert read.forms == (roster.FormData("1", tuple(range(1, 13))),)


def test_defaults_fill_what_the_file_leaves_out():
    session = parse(SMALL).session
    assert (session.keyings, session.percent_places, session.disclosure) == (2, 2, "none")
    council = changed("organisation.kind", "council")
    assert parse(council).session.disclosure == "full"


def test_null_and_empty_are_as_good_as_left_out():
    data = changed("session.place", None)
    data["board"], data["forms"] = [], None
    assert parse(data).session.place == ""


def test_a_reason_still_to_be_written_is_left_to_the_findings():
    official = parse(changed("officials.2.exempt_reason", "")).officials[2]
    assert (official.exempt, official.exempt_reason) == (True, "")


def test_a_legal_basis_may_be_a_number_alone():
    (basis,) = parse(changed("legal_bases", [{"number": "96-QĐ/TW"}])).legal_bases
    assert (basis.kind, basis.number) == ("", "96-QĐ/TW")


def test_a_byte_order_mark_is_no_problem():
    assert roster.parse_session(b"\xef\xbb\xbf" + json.dumps(SMALL).encode())


@pytest.mark.parametrize(
    ("place", "value", "says"),
    [
        ("organisation", ..., "thiếu"),
        ("organisation.name", "", "thiếu"),
        ("organisation.kind", "club", "party, council"),
        ("session.code", "Bình An", "chữ thường"),
        ("session.code", "a" * 65, "64"),
        ("session.title", ..., "thiếu"),
        ("session.title", "x" * 501, "500"),
        ("session.ruleset", "qd262", "qd96-2023"),
        ("session.held_on", "05/02/2026", "2026-02-05"),
        ("session.held_on", "2026-02-30", "không phải ngày"),
        ("session.starts_at", "8h30", "08:30"),
        ("session.keyings", 4, "từ 1 đến 3"),
        ("session.percent_places", 3, "từ 0 đến 2"),
        ("session.copies", True, "số nguyên"),
        ("session.disclosure", "maybe", "full, summary, none"),
        ("session.total_members", -1, "từ 0"),
        ("session.total_members", 2.5, "số nguyên"),
        ("session.colour", "red", "khóa lạ"),
        ("session.titel", "x", "title"),
        ("extra", 1, "khóa lạ"),
        ("officials", [], "chưa có người nào"),
        ("officials", {}, "danh sách"),
        ("officials.0", "Trần Văn Hòa", "đối tượng"),
        ("officials.0.name", "", "thiếu"),
        ("officials.0.name", "Trần\u202eHòa", "U+202E"),
        ("officials.0.name", "Trần\x00Hòa", "U+0000"),
        ("officials.0.posts", [], "ít nhất một"),
        ("officials.0.posts", "Bí thư", "danh sách"),
        ("officials.0.exempt", "yes", "true hoặc false"),
        ("officials.0.honorific", "Cô", "Ông, Bà"),
        ("members.summoned", "40", "số nguyên"),
        ("members.names", ["A", 3], "đối tượng"),
        ("legal_bases", [{"issuer": "Bộ Chính trị"}], "thiếu"),
        ("board", [{"name": "A", "role": "chair"}], "head, secretary, member"),
    ],
)
def test_a_problem_is_named_by_its_place(place, value, says):
    found = problems(changed(place, value))
    assert any(says in message for message in found.values()), found
    head = place.split(".")[0]
    assert all(p.startswith(head) for p in found), found


def test_every_problem_is_named_at_once():
    data = changed("session.code", "???")
    data["officials"][1]["name"] = ""
    assert set(problems(data)) == {"session.code", "officials[1].name"}


def form(**fields) -> dict:
    return {"label": "1", "lines": ["Trần Văn Hòa", "Lê Thu Hà"]} | fields


def with_forms(*forms) -> dict:
    return SMALL | {"forms": list(forms)}


def test_lines_keep_the_order_of_the_form():
    data = with_forms(form(lines=["Lê Thu Hà", "Trần Văn Hoà"]))
    assert parse(data).forms[0].lines == (1, 0)


@pytest.mark.parametrize(
    ("forms", "label", "issued"),
    [
        ([], "1", None),
        ([{}], "1", None),
        ([{"label": "Phiếu A", "issued": 40, "lines": []}], "Phiếu A", 40),
    ],
)
def test_the_only_form_has_everybody_rated_unless_it_says_who(forms, label, issued):
    assert parse(with_forms(*forms)).forms == (roster.FormData(label, (0, 1), issued=issued),)


def test_a_form_without_a_label_is_called_by_its_number():
    first, second = {"lines": ["Trần Văn Hòa"]}, {"lines": ["Lê Thu Hà"]}
    assert [one.label for one in parse(with_forms(first, second)).forms] == ["1", "2"]


@pytest.mark.parametrize(
    ("forms", "place", "says"),
    [
        ([form(lines=["Ai Đó"])], "forms[0].lines[0]", "không có ai tên"),
        ([form(lines=["Ngô Văn Ba"])], "forms[0].lines[0]", "không thuộc diện"),
        ([form(), form(label="2")], "forms[1].lines[0]", "đã có trên một loại phiếu"),
        ([form(), form(label="2", lines=[])], "forms[1].lines", "ít nhất một"),
        ([form(issued=40, collected=41)], "forms[0].collected", "phát ra 40"),
        (
            [form(label="2", lines=["Lê Thu Hà"]), {"lines": ["Trần Văn Hòa"]}],
            "forms[1].label",
            "đã",
        ),
        ([form(lines=["Lê Thu Hà"]), form(lines=["Trần Văn Hòa"])], "forms[1].label", "đã có"),
    ],
)
def test_a_bad_form_is_named_by_its_place(forms, place, says):
    assert says in problems(with_forms(*forms))[place]


def test_two_officials_of_one_name_are_told_apart_on_a_form():
    data = with_forms(form(lines=["Trần Văn Hòa"]))
    data["officials"] = [*SMALL["officials"], {"name": "Trần Văn Hòa", "posts": ["Ủy viên"]}]
    assert "2 người tên" in problems(data)["forms[0].lines[0]"]


def test_names_of_members_give_the_totals():
    data = changed("members.names", [{"name": "A", "present": True}, {"name": "B"}, "C"])
    read = parse(data)
    assert (read.summoned, read.present) == (3, 1)
    assert [member.present for member in read.members] == [True, None, None]


def test_present_members_and_the_total_must_agree():
    data = changed("members.names", [{"name": "A", "present": True}])
    data["members"]["present"] = 3
    assert "danh sách có 1" in problems(data)["members.present"]


def test_a_board_has_one_head():
    two = [{"name": "A", "role": "head"}, {"name": "B", "role": "head"}]
    assert "hai Trưởng ban" in problems(changed("board", two))["board"]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"{", "dòng 1, cột 2"),
        (b'{"a": 1,\n "a": 2}', "hai lần"),
        (b"\xff\xfe", "UTF-8"),
        (b"[" * 100_000, "lồng quá sâu"),
        (b"", "dòng 1"),
        (b"[]", "đối tượng"),
    ],
)
def test_what_is_no_session_file_is_refused(data, says):
    with pytest.raises(roster.RosterErrors, match=says):
        roster.parse_session(data)


@given(st.dictionaries(st.sampled_from(KEYS), ANY))
def test_anything_is_read_or_refused_and_never_trips(data):
    try:
        parse(data)
    except roster.RosterErrors as error:
        assert error.problems


@given(st.sampled_from(sorted(SMALL)), ANY)
def test_a_file_with_one_part_replaced_is_read_or_refused(key, value):
    try:
        parse(SMALL | {key: value})
    except roster.RosterErrors as error:
        assert error.problems
