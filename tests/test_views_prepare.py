"""Chuẩn bị: the pages of the steps, the ballot beside them, what is refused."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse

from tests import build, web
from votes.choices import Role
from votes.models import VoteSession
from votes.views.prepare_steps import STEPS, first_missing, missing

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return build.session(subjects=3, meeting="Hội nghị lần thứ 5")


@pytest.fixture
def by(draft):
    return build.organiser(draft)


def rows(prefix_rows, **more):
    sent = {"form-TOTAL_FORMS": len(prefix_rows), "form-INITIAL_FORMS": 0} | more
    for number, row in enumerate(prefix_rows):
        sent |= {f"form-{number}-{name}": value for name, value in row.items()}
    return sent


def new(user, **sent):
    data = {"start": "", "title": "", "held_on": "05/02/2026", "code": ""} | sent
    return web.client(user).post(reverse("session_new"), data, follow=True)


def test_a_preset_and_a_day_make_a_draft_and_lead_to_its_first_step():
    user = build.user("Hiền", Role.ORGANISER, to=build.organisation())
    words = web.text(new(user, start="commune-party"))
    assert "Đã tạo cuộc lấy phiếu" in words and "Cơ quan, hội nghị" in words
    assert VoteSession.objects.get().code == "binh-an-2026"


def test_an_earlier_session_is_copied(draft):
    user = build.user("Hiền", Role.ORGANISER, to=draft.organisation)
    new(user, start=f"copy:{draft.code}", code="lan-sau")
    made = VoteSession.objects.get(code="lan-sau")
    assert (made.title, made.subjects.count()) == (draft.title, 3)


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, "Ghi tên cuộc lấy phiếu"),
        ({"title": "T", "held_on": "2/30"}, "Ghi ngày dạng 05/02/2026"),
        ({"title": "T", "code": "Lần 1"}, "Chỉ dùng chữ thường"),
        ({"title": "T", "code": "da-co"}, "đã có"),
    ],
)
def test_a_draft_that_cannot_be_says_why(sent, words):
    session = build.session(code="da-co")
    assert words in web.text(
        new(build.user("Hiền", Role.ORGANISER, to=session.organisation), **sent)
    )


@pytest.mark.parametrize("step", STEPS)
def test_every_step_opens_with_the_ballot_beside_it(draft, by, step):
    words = web.text(web.get(by, "prepare_step", draft, step))
    assert "Phiếu, bản dự thảo" in words
    assert web.get(by, "prepare_preview", draft, step).content.startswith(b"%PDF")


def test_one_goes_on_where_something_is_missing(draft, by):
    assert first_missing(draft) == "forms" or not missing(draft)
    draft.board.all().delete()
    assert web.get(by, "prepare", draft)["Location"].endswith("/prepare/board/")
    assert "Chưa có ai." in web.text(web.get(by, "prepare_step", draft, "check"))


def test_an_empty_draft_says_what_every_step_lacks():
    empty = build.session(subjects=0, summoned=None, place="")
    empty.forms.all().delete()
    assert set(missing(empty)) == {"organisation", "officials", "members", "forms"}


def test_forms_of_one_colour_and_empty_ones_are_named(draft):
    build.form(draft, subjects=1, label="2")
    assert "một màu giấy" in missing(draft)["forms"]
    build.form(draft, subjects=0, label="3", colour="x")
    assert "“3” chưa có tên ai" in missing(draft)["forms"]


def particulars(**more):
    return {"title": "Tên mới", "held_on": "06/02/2026", "place": "Bình An", "room": "Hội trường",
            "committee": "Ban Chấp hành"} | more  # fmt: skip


def test_the_first_step_is_written_and_leads_to_the_next(draft, by):
    words = web.text(web.post(by, "prepare_step", draft, "organisation", **particulars()))
    assert "Đã ghi: Cơ quan, hội nghị." in words and "Mỗi dòng một văn bản" in words
    draft.refresh_from_db()
    assert (draft.title, draft.place, draft.held_on.day) == ("Tên mới", "Hội trường", 6)


def test_a_refusal_stays_on_the_step_with_what_was_typed(draft, by):
    sent = particulars(superior=draft.organisation.name)
    words = web.text(web.post(by, "prepare_step", draft, "organisation", **sent))
    assert "không thể là cấp trên" in words
    sent = rows([{"name": "A", "role": "head"}, {"name": "B", "role": "head"}])
    answer = web.post(by, "prepare_step", draft, "board", **sent)
    assert "chỉ có một Trưởng ban" in web.text(answer) and 'value="B"' in answer.content.decode()


def test_rows_are_written_and_empty_ones_go(draft, by):
    sent = rows(
        [{"kind": "Quy định", "number": "1", "issued_on": "2/2/2023"}, {"kind": ""}], more=1
    )
    assert "Ghi và thêm dòng" in web.text(web.post(by, "prepare_step", draft, "bases", **sent))
    assert draft.legal_bases.get().issued_on == datetime.date(2023, 2, 2)


@pytest.mark.parametrize(
    ("step", "row", "words"),
    [
        ("bases", {"number": "5"}, "Ghi loại văn bản"),
        ("board", {"post": "x", "role": "member"}, "Ghi họ và tên"),
    ],
)
def test_a_row_that_lacks_its_first_word_is_named(draft, by, step, row, words):
    assert words in web.text(web.post(by, "prepare_step", draft, step, **rows([row])))


def test_rules_numbers_and_forms_are_written(draft, by):
    web.post(by, "prepare_step", draft, "rules", ruleset_key="qd96-2023", keyings_required=1,
             percent_places=1, disclosure="full")  # fmt: skip
    web.post(by, "prepare_step", draft, "members", summoned=41, total_members=42)
    last = draft.subjects.get(order=3)
    sent = rows([{"pk": draft.forms.get().pk, "label": "A", "colour": "hồng"}, {"label": "B"}])
    web.post(by, "prepare_step", draft, "forms", **sent, **{f"on-{last.pk}": "B"})
    draft.refresh_from_db()
    assert (draft.keyings_required, draft.disclosure, draft.total_members) == (1, "full", 42)
    assert [form.subjects.count() for form in draft.forms.all()] == [2, 1]


def test_a_person_is_written_moved_exempted_and_taken_off(draft, by):
    sent = {"name": "Bế Thị Sen", "posts": "Bí thư\nChủ tịch", "appointed_on": "01/02/2026"}
    words = web.text(web.post(by, "prepare_row", draft, "officials", 0, **sent))
    assert "Đã ghi: Bế Thị Sen." in words
    assert (
        "được bổ nhiệm, bầu giữ chức vụ"
        in web.get(by, "prepare_step", draft, "officials").content.decode()
    )
    row = draft.subjects.get(order=4)
    for act in ("up", "down", "exempt", "rate"):
        web.post(by, "prepare_row_act", draft, "officials", row.pk, act=act, reason="nghỉ hưu")
    row.refresh_from_db()
    assert (row.posts, row.order) == (["Bí thư", "Chủ tịch"], 4)
    web.post(by, "prepare_row_act", draft, "officials", row.pk, act="remove")
    assert draft.subjects.count() == 3


def test_an_exemption_without_a_reason_is_refused(draft, by):
    row = draft.subjects.first()
    answer = web.post(by, "prepare_row_act", draft, "officials", row.pk, act="exempt")
    assert "Ghi lý do" in web.text(answer)


def test_a_member_is_written_and_taken_off(draft, by):
    web.post(by, "prepare_row", draft, "members", 0, name="Âu Văn Tám", post="Bí thư Chi bộ")
    row = draft.attendance.get()
    assert "Âu Văn Tám" in web.text(web.get(by, "prepare_row", draft, "members", row.pk))
    web.post(by, "prepare_row_act", draft, "members", row.pk, act="remove")
    assert not draft.attendance.exists()


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("prepare_step", ["x"]), ("prepare_preview", ["x"]), ("prepare_row", ["board", 0]),
        ("prepare_row", ["officials", 0x7FFFFFF]),
    ],
)  # fmt: skip
def test_a_step_or_a_person_there_is_not_is_not_found(draft, by, name, more):
    assert web.get(by, name, draft, *more).status_code == 404


def drawn(monkeypatch):
    """The payloads that are drawn, instead of their papers."""
    seen = []
    draw = "votes.documents.render"
    monkeypatch.setattr(draw, lambda key, built, **_more: seen.append(built) or b"%PDF")
    return seen


def test_the_ballot_shows_what_is_typed_and_nothing_is_kept(draft, by, monkeypatch):
    seen = drawn(monkeypatch)
    typed = particulars(issuer="Đảng ủy xã Bình An", superior="Đảng bộ tỉnh")
    web.get(by, "prepare_preview", draft, "organisation", **typed)
    web.get(by, "prepare_preview", draft, "rules", ruleset_key="bo-phieu-2023",
            keyings_required="2", percent_places="2", disclosure="none")  # fmt: skip
    assert (seen[0].organisation.issuer, seen[0].meeting.title) == (typed["issuer"], "Tên mới")
    assert seen[1].ruleset["key"] == "bo-phieu-2023"
    draft.refresh_from_db()
    assert (draft.organisation.issuer, draft.ruleset_key) == ("", "qd96-2023")


def test_the_ballot_shows_a_person_and_the_forms_as_they_are_typed(draft, by, monkeypatch):
    seen = drawn(monkeypatch)
    row = draft.subjects.get(order=2)
    for pk in (row.pk, 0):
        web.get(by, "prepare_preview", draft, "officials", person=str(pk), name="Mới", posts="X")
    assert [line.name for line in seen[0].forms[0].lines][1] == "Mới"
    assert len(seen[1].forms[0].lines) == 4
    sent = rows([{"pk": draft.forms.get().pk, "label": "A"}, {"label": "B"}])
    sent = {name: str(value) for name, value in sent.items()} | {f"on-{row.pk}": "B"}
    web.get(by, "prepare_preview", draft, "forms", **sent)
    assert [(form.label, len(form.lines)) for form in seen[2].forms] == [("A", 2), ("B", 1)]


def test_the_ballot_says_what_is_wrong_with_what_is_typed(draft, by):
    answer = web.get(by, "prepare_preview", draft, "organisation", title="", held_on="x")
    assert answer.status_code == 422 and "Ghi ngày dạng" in web.text(answer)
    answer = web.get(by, "prepare_preview", draft, "officials", person="0", name="")
    assert answer.status_code == 422


def test_an_empty_draft_has_a_ballot_of_dotted_lines(by, monkeypatch):
    seen = drawn(monkeypatch)
    empty = build.session(subjects=0)
    web.get(build.organiser(empty), "prepare_preview", empty, "officials")
    web.get(build.organiser(empty), "prepare_preview", empty, "officials", person="0", name="Mới",
            posts="X")  # fmt: skip
    assert [len(built.forms[0].lines) for built in seen] == [5, 1]


@pytest.mark.parametrize(("typed", "kept"), [("1975", "1975"), ("15/3/1975", "15/03/1975")])
def test_a_birth_is_written_as_a_day_or_a_year(draft, by, typed, kept):
    person = draft.subjects.first()
    sent = {"name": person.name, "posts": "Bí thư", "birth": typed}
    web.post(by, "prepare_row", draft, "officials", person.pk, **sent)
    person.refresh_from_db()
    assert person.official.birth == kept


def test_a_birth_nobody_has_is_refused_by_its_field(draft, by):
    person = draft.subjects.first()
    sent = {"name": person.name, "posts": "Bí thư", "birth": "15/3/2075"}
    said = web.text(web.post(by, "prepare_row", draft, "officials", person.pk, **sent))
    assert "“15/3/2075” không phải ngày sinh của người dự họp. Kiểm tra năm." in said
