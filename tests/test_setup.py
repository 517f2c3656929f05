"""A session from its file: everything of it, or nothing."""

from __future__ import annotations

import datetime
import json

import pytest

from tests import build, commands
from votes import roster
from votes.models import Attendance, Member, Official, Organisation, VoteSession
from votes.services import setup
from votes.services.errors import Refused

pytestmark = pytest.mark.django_db
ROLL = {
    "summoned": 3,
    "names": [
        {"name": "Vũ Thị An", "honorific": "Bà", "post": "Bí thư chi bộ 1", "present": True},
        {"name": "Ngô Văn Hòa", "present": False},
        "Ngô Văn Hòa",
    ],
}


def load(by=None, **parts) -> VoteSession:
    data = commands.session_file(**parts)
    return setup.import_session(data=roster.parse_session(json.dumps(data).encode()), by=by)


def coded(code: str, **values) -> dict:
    return commands.session_file()["session"] | {"code": code} | values


def test_the_rated_officials_stand_on_one_form_in_file_order():
    session = load()
    rows = session.subjects.filter(form__isnull=False).values_list("form__label", "order", "name")
    assert list(rows) == [("1", 1, "Lê Văn Đạt"), ("1", 2, "Phạm Thu Thủy")]


def test_who_is_exempt_is_on_no_form_and_keeps_the_reason():
    subject = load().subjects.get(exempt=True)
    assert (subject.form, subject.order) == (None, None)
    assert (subject.name, subject.exempt_reason) == ("Trần Thị Hòa", "đã có thông báo nghỉ hưu")


def test_everything_said_of_the_session_is_kept():
    said = coded("b", meeting="Hội nghị 5", starts_at="08:30", ends_at="10:05", chair="Lê A",
                 place="Hội trường", minutes_number="3-BB", copies=4, keyings=3, total_members=7,
                 percent_places=1, disclosure="summary")  # fmt: skip
    session = load(session=said)
    numbers = session.copies, session.keyings_required, session.total_members
    assert numbers == (4, 3, 7)
    assert (session.percent_places, session.disclosure) == (1, "summary")
    assert (session.starts_at, session.ends_at) == (datetime.time(8, 30), datetime.time(10, 5))
    words = session.meeting, session.chair, session.place, session.minutes_number
    assert words == ("Hội nghị 5", "Lê A", "Hội trường", "3-BB")


def test_total_members_are_those_summoned_where_the_file_does_not_say():
    session = load()
    assert (session.summoned, session.present, session.total_members) == (5, 4, 5)


def test_an_imported_session_is_a_draft_and_its_log_begins_with_the_import():
    session = load()
    entry = session.audit_entries.get()
    assert (session.status, entry.action, entry.who_name) == (
        "draft", "session_imported", "dòng lệnh",
    )  # fmt: skip


def test_several_forms_keep_their_lines_counts_and_colours():
    forms = [
        {"label": "Phiếu xanh", "colour": "xanh", "printed": 9, "lines": ["Phạm Thu Thủy"]},
        {"label": "Phiếu hồng", "issued": 5, "collected": 4, "lines": ["Lê Văn Đạt"]},
    ]
    first, second = load(forms=forms).forms.all()
    assert (first.label, first.colour, first.printed, first.issued) == (
        "Phiếu xanh", "xanh", 9, None,
    )  # fmt: skip
    assert (second.order, second.issued, second.collected) == (2, 5, 4)
    assert [s.name for s in second.subjects.all()] == ["Lê Văn Đạt"]


def test_bases_and_board_keep_their_order():
    bases = [{"kind": "Quy định", "number": "96-QĐ/TW"}, {"kind": "Kế hoạch", "number": "9-KH/ĐU"}]
    board = [{"name": "Đỗ A", "post": "x", "role": "head"}, {"name": "Đỗ B", "post": "y"}]
    session = load(legal_bases=bases, board=board)
    assert [basis.number for basis in session.legal_bases.all()] == ["96-QĐ/TW", "9-KH/ĐU"]
    rows = [(member.name, member.role) for member in session.board.all()]
    assert rows == [("Đỗ A", "head"), ("Đỗ B", "member")]


def test_the_roll_is_taken_by_name_and_two_of_one_name_are_two_people():
    session = load(members=ROLL)
    rows = session.attendance.order_by("pk").values_list("member__name", "present")
    assert list(rows) == [("Vũ Thị An", True), ("Ngô Văn Hòa", False), ("Ngô Văn Hòa", False)]
    assert (session.summoned, session.present) == (3, 1)
    assert Member.objects.get(name="Vũ Thị An").posts == ["Bí thư chi bộ 1"]


def test_members_are_found_again_however_their_tones_are_placed():
    load(members=ROLL)
    again = [{"name": "Ngô  văn Hoà", "present": True}, "Vũ Thị An"]
    load(session=coded("b"), members={"names": again})
    assert Member.objects.count() == 3
    assert Attendance.objects.count() == 5


def test_an_official_is_found_again_only_when_nothing_of_them_differs():
    load()
    officials = commands.session_file()["officials"]
    officials[1]["posts"] = ["Phó Bí thư"]
    load(session=coded("b"), officials=officials)
    assert Official.objects.filter(name="Phạm Thu Thủy").count() == 1
    assert Official.objects.filter(name="Lê Văn Đạt").count() == 2
    assert VoteSession.objects.get(code="binh-an").subjects.get(order=1).posts == ["Ủy viên"]


def test_two_officials_alike_in_one_file_are_two_people():
    officials = [{"name": "Lê An", "posts": ["x"]}] * 2
    assert load(officials=officials).subjects.values("official").distinct().count() == 2


def test_a_taken_code_is_refused_by_its_name():
    load()
    with pytest.raises(Refused, match=r"session\.code: mã “binh-an” đã có") as error:
        load()
    assert error.value.code == "taken"
    assert VoteSession.objects.count() == 1


def test_a_code_taken_since_we_looked_is_refused_the_same_way(monkeypatch):
    load()
    monkeypatch.setattr(VoteSession.objects, "filter", lambda **_code: VoteSession.objects.none())
    with pytest.raises(Refused, match="đã có"):
        load()


def test_somebody_imports_into_their_own_organisation():
    body = build.organisation("Đảng bộ xã Bình An", committee="")
    by = build.user("Cán bộ", "organiser", to=body)
    session = load(by=by)
    assert (session.organisation, session.audit_entries.get().who) == (body, by)


def test_somebody_elses_organisation_is_refused_and_nothing_is_written():
    stranger = build.stranger()
    with pytest.raises(Refused, match="“Đảng bộ xã Bình An” không phải cơ quan") as error:
        load(by=stranger)
    assert error.value.code == "other_organisation"
    assert not VoteSession.objects.exists()
    assert not Organisation.objects.filter(name="Đảng bộ xã Bình An").exists()


def test_480_members_are_imported_in_few_queries(django_assert_max_num_queries):
    names = [f"{build.name(n)} {n}" for n in range(480)]
    with django_assert_max_num_queries(60):
        load(members={"names": names})


def test_a_board_member_is_addressed_as_the_list_of_members_says():
    board = [{"name": "Vũ Thị Hoà", "post": "Đại biểu", "role": "head"}]
    names = [{"name": "Vũ Thị Hòa", "honorific": "Bà"}]
    session = load(board=board, members={"summoned": 5, "names": names})
    assert session.board.get().honorific == "Bà"
