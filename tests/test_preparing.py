"""Preparing a draft: how it begins, what each step writes, single people, exemptions."""

from __future__ import annotations

import datetime

import pytest

from tests import build
from votes import presets, roster, rulesets
from votes.choices import BoardRole, OrganisationKind
from votes.exemptions import ground
from votes.models import Official
from votes.services import drafting, preparing, running
from votes.services import preparing_people as people
from votes.services.errors import Refused

DAY = datetime.date(2026, 2, 5)
RULES = rulesets.ruleset("qd96-2023")


@pytest.fixture
def draft(db):
    return build.session(subjects=3)


@pytest.fixture
def by(draft):
    return build.organiser(draft)


def names(session):
    rows = session.subjects.filter(exempt=False).order_by("form__order", "order")
    return list(rows.values_list("name", flat=True))


def official(name="Bế Thị Sen", posts=("Ủy viên",), **fields):
    return roster.OfficialData(name, posts, **fields)


@pytest.mark.parametrize("preset", presets.PRESETS.values())
def test_a_preset_fits_its_rule_set_and_knows_posts(preset):
    assert preset.kind in rulesets.ruleset(preset.ruleset).bodies
    assert preset.posts and preset.title


def test_the_posts_of_a_kind_stand_once_each():
    posts = presets.posts_of(OrganisationKind.PARTY)
    assert "Bí thư Tỉnh ủy" in posts and len(posts) == len(set(posts))


def test_a_draft_from_a_preset_has_bases_a_meeting_and_a_code_of_its_own(by):
    asked = {"title": "T", "held_on": DAY, "ruleset": "qd96-2023", "by": by}
    first = drafting.create_draft(preset="commune-party", **asked)
    assert [first.code, drafting.create_draft(**asked).code] == ["binh-an-2026", "binh-an-2026-2"]
    assert first.meeting == "Hội nghị Ban Chấp hành Đảng bộ xã"
    assert [basis.kind for basis in first.legal_bases.all()] == ["Quy định", "Kế hoạch", "Kế hoạch"]


def test_a_code_that_is_taken_is_refused(draft, by):
    with pytest.raises(Refused, match="đã có"):
        drafting.create_draft(title="T", held_on=DAY, ruleset="qd96-2023", by=by, code=draft.code)


def test_an_account_without_an_organisation_makes_no_draft(by):
    by.organisation = None
    with pytest.raises(Refused, match="không thuộc cơ quan"):
        drafting.create_draft(title="T", held_on=DAY, ruleset="qd96-2023", by=by)


def test_a_copy_has_the_people_and_lists_and_nothing_of_the_result(db):
    source = build.ready()
    made = drafting.copy_draft(source=source, title="T", held_on=DAY, by=build.organiser(source))
    assert names(made) == names(source)
    assert made.board.count() == 3 and made.legal_bases.count() == 1
    form = made.forms.get()
    assert (form.issued, form.collected, form.batches.count(), made.present) == (None,) * 2 + (
        0,
        None,
    )


def test_nobody_copies_a_session_of_others(draft):
    with pytest.raises(Refused, match="không phải của cơ quan"):
        drafting.copy_draft(source=draft, title="T", held_on=DAY, by=build.stranger())


def particulars(draft, by, superior=""):
    body = {"committee": "Ban Chấp hành", "issuer": "Đảng ủy", "place": "Bình An"}
    preparing.set_particulars(
        session=draft, body=body, superior=superior, meeting={"chair": "Ông A"}, by=by
    )


def test_who_holds_the_vote_is_written_with_its_superior(draft, by):
    particulars(draft, by, "Đảng bộ tỉnh Thanh Lam")
    draft.refresh_from_db()
    assert (draft.chair, draft.organisation.issuer) == ("Ông A", "Đảng ủy")
    assert draft.organisation.superior.name == "Đảng bộ tỉnh Thanh Lam"
    particulars(draft, by)
    draft.organisation.refresh_from_db()
    assert draft.organisation.superior is None


def test_a_body_is_not_its_own_superior(draft, by):
    with pytest.raises(Refused, match="không thể là cấp trên"):
        particulars(draft, by, draft.organisation.name)


def test_two_bodies_of_one_name_do_not_come_under_one_superior(draft, by):
    above = build.organisation("Đảng bộ tỉnh Thanh Lam")
    type(above).objects.create(name=draft.organisation.name, superior=above, kind="party")
    with pytest.raises(Refused, match="cùng tên"):
        particulars(draft, by, above.name)


def test_rules_and_bases_are_written_in_order(draft, by):
    preparing.set_rules(session=draft, values={"keyings_required": 1}, by=by)
    rows = [{"kind": "Quy định", "number": "96-QĐ/TW"}, {"kind": "Kế hoạch", "number": "7"}]
    preparing.set_bases(session=draft, rows=rows, by=by)
    draft.refresh_from_db()
    assert draft.keyings_required == 1
    assert list(draft.legal_bases.values_list("order", "number")) == [(1, "96-QĐ/TW"), (2, "7")]


def test_a_board_with_two_heads_is_refused(draft, by):
    rows = [{"name": name, "role": BoardRole.HEAD} for name in ("A", "B")]
    with pytest.raises(Refused, match="chỉ có một Trưởng ban"):
        preparing.set_board(session=draft, rows=rows, by=by)
    preparing.set_board(session=draft, rows=rows[:1], by=by)
    assert draft.board.get().name == "A"


def test_people_are_put_on_two_kinds_of_ballot_that_change_names(draft, by):
    one = draft.forms.get()
    last = draft.subjects.get(order=3)
    rows = [("Khối Đảng", "hồng", one.pk), ("Khối UBND", "vàng", None)]
    preparing.set_forms(session=draft, rows=rows, places={last.pk: "Khối UBND"}, by=by)
    assert [form.subjects.count() for form in draft.forms.all()] == [2, 1]
    two = draft.forms.get(order=2)
    rows = [("Khối UBND", "hồng", one.pk), ("Khối Đảng", "vàng", two.pk)]
    preparing.set_forms(session=draft, rows=rows, places={}, by=by)
    assert [(f.label, f.subjects.count()) for f in draft.forms.all()] == [
        ("Khối UBND", 2), ("Khối Đảng", 1),
    ]  # fmt: skip


def test_a_kind_of_ballot_that_goes_leaves_its_people_on_the_first(draft, by):
    build.form(draft, subjects=2, label="2")
    one = draft.forms.get(order=1)
    preparing.set_forms(session=draft, rows=[("1", "", one.pk)], places={}, by=by)
    assert list(one.subjects.values_list("order", flat=True)) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("rows", "words"),
    [([], "ít nhất một"), ([("1", "", None), ("1", "", None)], "đã có"), (None, "nhiều nhất")],
)
def test_kinds_of_ballot_that_cannot_be_are_refused(draft, by, monkeypatch, rows, words):
    if rows is None:
        monkeypatch.setattr(roster, "LINES_LIMIT", 2)
        rows = [("1", "", None)]
    with pytest.raises(Refused, match=words):
        preparing.set_forms(session=draft, rows=rows, places={}, by=by)
    assert draft.subjects.filter(form__label="1").count() == 3


def test_a_person_is_added_at_the_end_and_written_anew(draft, by):
    added = people.write_official(session=draft, data=official(), by=by)
    assert names(draft)[-1] == "Bế Thị Sen"
    people.write_official(session=draft, data=official("Bế Thị Sen Hoa"), by=by, subject=added)
    assert names(draft)[-1] == "Bế Thị Sen Hoa"
    assert not Official.objects.filter(name="Bế Thị Sen").exists()


def test_a_row_that_another_session_rests_on_is_not_rewritten(draft, by):
    added = people.write_official(session=draft, data=official(), by=by)
    drafting.copy_draft(source=draft, title="T", held_on=DAY, by=by)
    people.write_official(session=draft, data=official(posts=("Bí thư",)), by=by, subject=added)
    posts = (
        Official.objects.filter(name="Bế Thị Sen").order_by("pk").values_list("posts", flat=True)
    )
    assert list(posts) == [["Ủy viên"], ["Bí thư"]]


def test_the_same_person_is_not_written_twice(draft, by):
    people.write_official(session=draft, data=official(), by=by)
    with pytest.raises(Refused, match="đã có trong danh sách"):
        people.write_official(session=draft, data=official(), by=by)


def test_a_full_ballot_takes_nobody_more(draft, by, monkeypatch):
    monkeypatch.setattr(roster, "LINES_LIMIT", 3)
    with pytest.raises(Refused, match="nhiều nhất 3"):
        people.write_official(session=draft, data=official(), by=by)


def test_people_move_up_and_down_and_no_further_than_the_ends(draft, by):
    first, second, third = names(draft)
    row = draft.subjects.get(order=2)
    people.move(session=draft, subject=row, up=True, by=by)
    assert names(draft) == [second, first, third]
    people.move(session=draft, subject=row, up=True, by=by)
    people.move(session=draft, subject=row, up=False, by=by)
    assert names(draft) == [first, second, third]


def test_who_is_exempted_leaves_no_gap_and_can_come_back(draft, by):
    row = draft.subjects.get(order=1)
    with pytest.raises(Refused, match="Ghi lý do"):
        people.exempt(session=draft, subject=row, reason=" ", by=by)
    people.exempt(session=draft, subject=row, reason="đã có thông báo nghỉ hưu", by=by)
    assert list(draft.subjects.filter(exempt=False).values_list("order", flat=True)) == [1, 2]
    people.move(session=draft, subject=row, up=True, by=by)
    people.rate_again(session=draft, subject=row, by=by)
    assert names(draft)[-1] == row.name


def test_who_is_taken_off_leaves_no_gap(draft, by):
    people.remove_official(session=draft, subject=draft.subjects.get(order=1), by=by)
    assert list(draft.subjects.values_list("order", flat=True)) == [1, 2]


def test_members_are_counted_as_they_come_and_go(draft, by):
    draft.total_members = None
    draft.save()
    for name in ("Bế Thị Sen", "Âu Văn Tám"):
        people.write_member(session=draft, data=roster.MemberData(name), by=by)
    one, two = people.listed(draft)
    people.write_member(session=draft, data=roster.MemberData("Âu Văn Chín"), by=by, place=two)
    people.remove_member(session=draft, place=one, by=by)
    draft.refresh_from_db()
    assert [row.member.name for row in people.listed(draft)] == ["Âu Văn Chín"]
    assert (draft.summoned, draft.total_members) == (1, 1)
    with pytest.raises(Refused, match="có 1 người"):
        people.set_summoned(session=draft, summoned=9, total_members=9, by=by)


def test_a_member_of_another_session_too_is_not_rewritten(draft, by):
    people.write_member(session=draft, data=roster.MemberData("Bế Thị Sen"), by=by)
    copy = drafting.copy_draft(source=draft, title="T", held_on=DAY, by=by)
    place = copy.attendance.get()
    data = roster.MemberData("Bế Thị Sen", post="Bí thư Chi bộ")
    people.write_member(session=copy, data=data, by=by, place=place)
    assert [people.listed(one)[0].member.posts for one in (draft, copy)] == [[], ["Bí thư Chi bộ"]]


def test_nothing_of_it_is_written_outside_a_draft(draft, by):
    row = draft.subjects.get(order=2)
    running.open_voting(session=draft, by=by)
    draft.refresh_from_db()
    asked = {"session": draft, "by": by}
    for verb, more in (
        (preparing.set_bases, {"rows": []}),
        (preparing.set_rules, {"values": {}}),
        (preparing.set_board, {"rows": []}),
        (preparing.set_forms, {"rows": [("1", "", None)], "places": {}}),
        (people.move, {"subject": row, "up": True}),
        (people.exempt, {"subject": row, "reason": "x"}),
        (people.remove_official, {"subject": row}),
        (people.write_official, {"data": official()}),
        (people.set_summoned, {"summoned": 1, "total_members": 1}),
    ):
        with pytest.raises(Refused, match="chỉ làm được khi"):
            verb(**asked, **more)


@pytest.mark.parametrize(
    ("appointed", "retiring", "words"),
    [
        (None, None, ""),
        (datetime.date(2025, 12, 31), None, ""),
        (datetime.date(2026, 1, 1), None, "được bổ nhiệm, bầu giữ chức vụ trong năm lấy phiếu"),
        (datetime.date(2020, 1, 1), DAY, "đã có thông báo nghỉ hưu"),
    ],
)
def test_dates_give_the_ground_of_the_rule_set(appointed, retiring, words):
    assert ground(RULES, DAY, appointed, retiring) == words


def test_a_vote_at_any_time_exempts_nobody():
    assert ground(rulesets.ruleset("bo-phieu-2023"), DAY, DAY, DAY) == ""
