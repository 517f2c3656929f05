"""Điểm danh by name: marks, late comers, early leavers, ballots of absent members."""

from __future__ import annotations

import json

import pytest

from tests import build, web
from votes.models import Member
from votes.services import roll
from votes.services.errors import Refused

pytestmark = pytest.mark.django_db
NAMES = ("Nguyễn Thị Hoà", "Trần Văn Hòa", "Đặng Đức An")


@pytest.fixture
def session():
    made = build.session(status="voting", summoned=3, present=None, total_members=3)
    for name in NAMES:
        member = Member.objects.create(organisation=made.organisation, name=name)
        made.attendance.create(member=member)
    return made


def _mark(session, *names: str, present: bool = True) -> None:
    by = build.clerk(session)
    for name in names:
        member = session.attendance.get(member__name=name).member_id
        roll.mark(session=session, member=member, present=present, by=by)
    session.refresh_from_db()


def _recorded(session, *names: str) -> None:
    _mark(session, *names)
    roll.record(session=session, by=build.clerk(session))
    session.refresh_from_db()


def _log(session) -> list[tuple[str, dict]]:
    entries = session.audit_entries.order_by("number").values_list("action", "details")
    return [(action, json.loads(details)) for action, details in entries]


def test_marks_are_a_list_until_they_are_recorded(session):
    _mark(session, *NAMES[:2])
    assert (session.present, _log(session)) == (None, [])
    roll.record(session=session, by=build.clerk(session))
    assert _log(session) == [("roll_called", {"present": 2, "summoned": 3})]


def test_whoever_comes_late_counts_at_once_and_the_log_has_a_count_and_no_name(session):
    _recorded(session, NAMES[0])
    _mark(session, NAMES[1])
    assert session.present == 2
    assert _log(session)[-1] == ("roll_changed", {"present": 2, "summoned": 3})
    assert "Hòa" not in str(_log(session))


def test_marking_twice_or_taking_back_an_absent_mark_changes_nothing(session):
    _recorded(session, NAMES[0])
    _mark(session, NAMES[0])
    _mark(session, NAMES[1], present=False)
    assert len(_log(session)) == 1


def test_totals_that_were_typed_are_not_overwritten_by_a_first_mark(session):
    type(session).objects.update(present=3)
    _mark(session, NAMES[0])
    assert session.present == 3


def test_who_received_a_ballot_is_not_taken_off_the_roll(session):
    _recorded(session, *NAMES[:2])
    session.forms.update(issued=2)
    with pytest.raises(Refused, match="vẫn tính là có mặt") as refused:
        _mark(session, NAMES[0], present=False)
    assert refused.value.code == "issued"
    assert session.attendance.get(member__name=NAMES[0]).present


def test_who_leaves_after_the_issue_changes_no_figure(session):
    _recorded(session, *NAMES)
    with pytest.raises(Refused, match="Chưa phát phiếu"):
        roll.leave(session=session, count=1, by=build.clerk(session))
    session.forms.update(issued=3)
    with pytest.raises(Refused, match="từ 1 đến 3"):
        roll.leave(session=session, count=4, by=build.clerk(session))
    roll.leave(session=session, count=1, by=build.clerk(session))
    session.refresh_from_db()
    assert session.present == 3 and _log(session)[-1] == ("voters_left", {"count": 1})


def test_a_roll_without_names_and_a_stranger_are_refused(session):
    with pytest.raises(Refused, match="không có trong danh sách"):
        roll.mark(session=session, member=0, present=True, by=build.clerk(session))
    session.attendance.all().delete()
    with pytest.raises(Refused, match="Chưa có danh sách"):
        roll.record(session=session, by=build.clerk(session))


def test_ballots_of_absent_members_are_allowed_on_the_page_and_not_unsaid_too_late(session):
    clerk = build.clerk(session)
    type(session).objects.update(present=2)
    assert "Có nhận phiếu" in web.text(web.post(clerk, "roll_absent", session, allowed="1"))
    session.forms.update(issued=3)
    words = web.text(web.post(clerk, "roll_absent", session, allowed="0"))
    session.refresh_from_db()
    assert "đã nhận phiếu của người vắng mặt" in words and session.absent_ballots_allowed
    assert [action for action, _said in _log(session)] == ["absent_ballots_taken"]


@pytest.mark.parametrize(
    ("query", "names"),
    [("hoa", 2), ("hoà", 2), ("ng h", 1), ("dang d", 1), ("3", 1), ("", 3), ("xyz", 0)],
)
def test_somebody_is_found_without_script_marks_aside(session, query, names):
    page = web.get(build.clerk(session), "roll_names", session, q=query).content.decode()
    assert page.count("roll-one") == names


def test_a_mark_answers_with_the_totals_and_a_refusal_with_its_reason(session):
    browser, url = web.client(build.clerk(session)), web.url("roll_names", session)
    member = session.attendance.first().member_id
    asks = {"headers": {"Accept": "application/json"}}
    answer = browser.post(url, {"mark": f"{member}:1"}, **asks)
    assert answer.json() == {"present": 1, "summoned": 3}
    answer = browser.post(url, {"mark": "x"}, **asks)
    assert (answer.status_code, answer.json()["code"]) == (409, "unknown")


def test_without_script_the_button_comes_back_to_the_same_search(session):
    clerk, member = build.clerk(session), session.attendance.first().member_id
    answer = web.post(clerk, "roll_names", session, mark=f"{member}:1", q="hoa")
    assert answer.redirect_chain[-1][0].endswith("?q=hoa") and "✓" not in web.text(answer)
    assert session.attendance.get(member=member).present
    assert "không có trong danh sách" in web.text(web.post(clerk, "roll_names", session, mark="9"))
    assert "có mặt 1/3" in web.text(web.post(clerk, "roll_names", session, record="1"))


def test_another_door_sees_marks_and_totals_and_is_sent_them_once(session):
    browser = web.client(build.clerk(session))
    first = browser.get(web.url("roll_names", session)).context["mark"]
    live = web.url("roll_names_live", session)
    assert browser.get(live, {"shown": first}).status_code == 204
    _mark(session, NAMES[0])
    answer = browser.get(live, {"shown": first})
    member = session.attendance.get(present=True).member_id
    assert f'data-present="{member}"' in answer.content.decode()
    assert "Có mặt 1 / Được triệu tập 3" in web.text(answer)


def test_a_draft_without_names_leads_to_the_totals():
    session = build.session()
    words = web.text(web.get(build.clerk(session), "roll_names", session))
    assert "Chưa có danh sách triệu tập" in words and "Chỉ nhập số tổng" in words
