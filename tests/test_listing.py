"""Writing one list of a draft: officials, members, board; all of it or nothing."""

from __future__ import annotations

import datetime

import pytest

from tests import build
from votes import roster
from votes.models import Member, Official
from votes.roster.people import Kind, PartDate, Person
from votes.services import listing
from votes.services.errors import Refused

pytestmark = pytest.mark.django_db
BORN = PartDate(1975, 3, 15)


def person(name="Lò Văn A", *posts, **fields) -> Person:
    return Person(line=2, name=name, posts=posts or ("Bí thư",), **fields)


def write(session, *people, kind=Kind.OFFICIALS, replace=True):
    return listing.write_list(
        session=session, kind=kind, people=people, replace=replace, by=build.organiser(session)
    )


def test_who_is_exempt_takes_no_line():
    session = build.session()
    write(session, person("A B"), person("C D", exempt=True, exempt_reason="nghỉ hưu"),
          person("E F"))  # fmt: skip
    rows = session.subjects.order_by("pk").values_list("name", "order", "exempt_reason")
    assert list(rows) == [("A B", 1, ""), ("C D", None, "nghỉ hưu"), ("E F", 2, "")]


def test_dates_are_kept_where_they_are_whole_or_of_an_appointment():
    session = build.session()
    write(
        session,
        person(birth=BORN, appointed=PartDate(2024, 8)),
        person("C D", birth=PartDate(1980)),
    )
    first, second = Official.objects.order_by("-pk")[:2][::-1]
    assert (first.birth_date, first.appointed_on) == (
        datetime.date(1975, 3, 15), datetime.date(2024, 8, 1),
    )  # fmt: skip
    assert (second.birth_date, second.birth_year, second.birth) == (None, 1980, "1980")


def test_an_official_known_already_is_found_and_a_birth_date_is_added():
    session = build.session(subjects=0)
    write(session, person())
    write(session, person(birth=BORN))
    known = Official.objects.get()
    assert known.birth_date == BORN.first_day()
    write(session, person(birth=PartDate(1975)))
    assert Official.objects.get() == known
    write(session, person(birth=PartDate(1960, 1, 1)))
    assert Official.objects.count() == 2


def test_a_year_of_birth_tells_people_apart_and_gives_way_to_the_day():
    session = build.session(subjects=0)
    write(session, person(birth=PartDate(1975)))
    write(session, person(birth=BORN))
    known = Official.objects.get()
    assert (known.birth, known.born_in) == ("15/03/1975", 1975)
    write(session, person(birth=PartDate(1976)))
    assert Official.objects.count() == 2


def test_replacing_leaves_one_form_and_adding_goes_to_the_last():
    session = build.session(subjects=1)
    build.form(session, subjects=1, label="Phiếu hồng")
    write(session, person(), replace=False)
    assert session.subjects.get(name="Lò Văn A").form.label == "Phiếu hồng"
    write(session, person())
    assert [form.label for form in session.forms.all()] == ["1"]
    assert session.subjects.get().order == 1


def test_a_session_without_a_form_gets_one():
    session = build.session()
    session.subjects.all().delete()
    session.forms.all().delete()
    write(session, person())
    assert session.subjects.get().form.label == "1"


def test_members_are_counted_as_summoned():
    session = build.session(total_members=None)
    written = write(session, person("A B", birth=BORN), person("C D"), kind=Kind.MEMBERS)
    session.refresh_from_db()
    assert (session.summoned, session.total_members, written.total) == (2, 2, 2)
    assert Member.objects.get(name="A B").birth_date == BORN.first_day()


def test_a_member_of_whom_something_else_is_said_is_another_row():
    session = build.session()
    write(session, person("A B", "Trưởng thôn"), kind=Kind.MEMBERS)
    write(session, person("A  b", "Trưởng thôn"), kind=Kind.MEMBERS)
    assert Member.objects.count() == 1
    write(session, person("A B", "Bí thư chi bộ"), kind=Kind.MEMBERS)
    assert session.attendance.get().member.posts == ["Bí thư chi bộ"]
    assert Member.objects.count() == 2


def test_the_board_follows_the_rows_with_its_roles():
    session = build.session()
    write(session, person("A B", role="head"), person("C D", role="secretary"), kind=Kind.BOARD)
    write(session, person("E F"), kind=Kind.BOARD, replace=False)
    rows = session.board.values_list("order", "name", "role", "post")
    assert list(rows) == [
        (1, "A B", "head", "Bí thư"), (2, "C D", "secretary", "Bí thư"),
        (3, "E F", "member", "Bí thư"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("people", "kind", "code"),
    [
        ([], Kind.OFFICIALS, "empty"),
        ([person(remarks=(roster.people.Remark("error", "x"),))], Kind.OFFICIALS, "wrong"),
        ([person(f"A B {n}") for n in range(roster.LINES_LIMIT)], Kind.OFFICIALS, "too_many"),
        ([person("Lò Văn A", role="head")], Kind.BOARD, "two_heads"),
        ([person(build.name(92))], Kind.BOARD, "already"),
    ],
)
def test_what_cannot_be_written_is_refused_and_nothing_changes(people, kind, code):
    session = build.session()
    before = listing.size(session, kind)
    with pytest.raises(Refused) as refused:
        write(session, *people, kind=kind, replace=False)
    assert refused.value.code == code
    assert listing.size(session, kind) == before
    assert not session.audit_entries.exists()


def test_a_list_is_written_in_a_draft_only():
    session = build.session(status="voting")
    with pytest.raises(Refused, match="chỉ làm được khi"):
        write(session, person())
