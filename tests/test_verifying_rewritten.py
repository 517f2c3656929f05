"""What was fixed stays provable against somebody who rewrites whole tables so that they fit."""

from __future__ import annotations

import json
from unicodedata import normalize

import pytest
from django.db import connection

from tests import build
from tests.test_verifying import change, reopen, seal, sealed_session, verify
from votes import payload
from votes.models import AuditEntry, Ballot, LiveKey, Member, VoteSession
from votes.services import audit, sealing

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    return sealed_session()


def rewrite_log(session, edit):
    """Change the log entry by entry and hash it anew from its beginning, so that it fits."""
    head = ""
    for entry in session.audit_entries.order_by("number"):
        edit(entry)
        entry.previous = head
        columns = {name: getattr(entry, name) for name in audit.COLUMNS}
        entry.hash = head = audit.entry_hash(session.uid.hex, columns)
        entry.save()
    VoteSession.objects.filter(pk=session.pk).update(audit_head=head)


def in_another_name(entry: AuditEntry):
    if entry.action != "sealed":
        entry.who_name = "Người khác"


def test_a_log_hashed_anew_is_not_the_one_the_result_was_fixed_with(session):
    rewrite_log(session, in_another_name)
    assert audit.broken_at(VoteSession, session.pk) is None
    (problem,) = verify(session)
    assert problem.startswith("votes_auditentry")
    assert "khác với lúc chốt bản 1" in problem


def test_every_version_holds_the_log_before_it(session):
    reopen(session)
    seal(session)
    rewrite_log(session, in_another_name)
    assert ["bản 1" in verify(session)[0], "bản 2" in verify(session)[1]] == [True, True]
    assert verify(session, version=1)


def test_papers_are_purged_when_the_log_says_so_and_not_by_a_value(session):
    change("votes_votesession", "purge_decision", "12/QĐ")
    change("votes_ballot", "marks", "222", "marks = '123'")
    assert [p.split(": ")[0].split(", ")[-1] for p in verify(session)] == [
        "cột marks",
        "cột purge_decision",
    ]


def test_after_the_purge_no_live_row_is_compared(session):
    audit.record(session, "purged", by=None, decision="12/QĐ")
    change("votes_votesession", "purge_decision", "12/QĐ")
    session.forms.get().batches.all().delete()
    assert verify(session) == []


@pytest.mark.parametrize("named", [{}, {"version": 1}])
def test_a_reopening_is_not_undone_by_writing_the_old_state(session, named):
    reopen(session)
    change("votes_votesession", "status", "sealed")
    (problem,) = verify(session, **named)
    assert problem.startswith("votes_votesession")
    assert "cột status" in problem


def test_a_reopened_and_cancelled_session_has_no_standing_result(session):
    reopen(session)
    session.move_to("cancelled", cancel_reason="bỏ phiếu lại")
    assert verify(session) == ["bản 1 đã được mở lại, chưa chốt lại"]


DEEP = "[" * 100_000


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("votes_livesnapshot", "cells", DEEP),
        ("votes_livesnapshot", "cells", '{"votes_ballot": {}, "votes_nothing": {}}'),
        ("votes_sealedresult", "payload", DEEP),
        ("votes_auditentry", "details", DEEP),
        ("votes_livekey", "key", "khác"),
    ],
)
def test_a_value_in_another_shape_is_found_and_never_trips(session, table, column, value):
    change(table, column, value)
    change("votes_ballot", "marks", "222", "marks = '123'")
    assert len(verify(session)) < 25


def test_cells_of_another_length_name_the_row(session):
    key = Ballot.objects.get(marks="123").pk
    change("votes_livesnapshot", "cells", f'{{"votes_ballot": {{"int:{key}": ["x"]}}}}')
    change("votes_ballot", "marks", "222", "marks = '123'")
    assert f"votes_ballot, dòng {key}: khác với lúc chốt" in verify(session)


def test_a_table_nobody_knows_in_the_result_is_named(session):
    text = session.results.get().payload.replace('"live":{', '"live":{"votes_nothing":"x",')
    change("votes_sealedresult", "payload", text)
    assert "votes_nothing: khác với lúc chốt" in verify(session)


def test_without_its_key_a_result_is_not_compared_and_no_key_is_made(session):
    LiveKey.objects.all().delete()
    (problem,) = verify(session)
    assert problem.startswith("votes_livekey")
    assert not LiveKey.objects.exists()


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("votes_ballot", "marks"),
        ("votes_votesession", "title"),
        ("votes_sealedresult", "payload"),
        ("votes_auditentry", "who_name"),
        ("votes_livekey", "key"),
    ],
)
@pytest.mark.parametrize("value", ["CAST(x'ff41' AS TEXT)", "x'ff41'"])
def test_bytes_that_are_no_text_are_found_and_never_trip(session, table, column, value):
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints = ON")
        cursor.execute(f"UPDATE {table} SET {column} = {value}")
        cursor.execute("PRAGMA ignore_check_constraints = OFF")
    assert any(table in problem for problem in verify(session))


@pytest.mark.sqlite_only
@pytest.mark.parametrize("value", ["rác", 9999])
def test_a_session_of_no_organisation_is_found_and_never_trips(session, value):
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA defer_foreign_keys = ON")
        cursor.execute("UPDATE votes_votesession SET organisation_id = %s", [value])
        found = verify(session)
        body = session.organisation_id
        cursor.execute("UPDATE votes_votesession SET organisation_id = %s", [body])
    assert any("cột organisation_id" in problem for problem in found)


def rewrite_result(session, edit):
    """Change the payload, and the digest and the log with it, so that everything fits."""
    result = session.results.latest("version")
    data = json.loads(result.payload)
    edit(data)
    text = payload.canonical(data)
    new = payload.digest(text)
    change("votes_sealedresult", "payload", text.decode(), f"id = {result.pk}")
    change("votes_sealedresult", "digest", new, f"id = {result.pk}")

    def fixed_as_written(entry: AuditEntry):
        entry.details = entry.details.replace(result.digest, new)

    rewrite_log(session, fixed_as_written)


def test_a_result_written_anew_does_not_fit_the_live_rows(session):
    def edit(data):
        data["forms"][0]["lines"][0]["name"] = "Tên Khác"
        data["roll"]["present"] -= 1

    rewrite_result(session, edit)
    assert verify(session) == [
        "votes_sealedresult, bản 1, cột payload, roll.present: khác với dữ liệu gốc",
        "votes_sealedresult, bản 1, cột payload, forms[1].lines[1].name: khác với dữ liệu gốc",
    ]


def test_ballots_written_anew_with_the_result_do_not_fit_the_live_ones(session):
    ballots = "# 1\n" + "111\n" * 9 + "!unstamped\n"
    assert ballots != session.results.get().ballots

    def edit(data):
        data["ballots_digest"] = payload.digest(ballots.encode())
        for line in data["forms"][0]["lines"]:
            line["counts"] = {"high": 9, "medium": 0, "low": 0}
            line["percent"] = {"high": "90.00", "medium": "0.00", "low": "0.00"}

    change("votes_sealedresult", "ballots", ballots)
    rewrite_result(session, edit)
    assert verify(session)
    assert all("khác với dữ liệu gốc" in problem for problem in verify(session))


@pytest.mark.parametrize(
    ("edit", "what"),
    [
        (lambda form: form.update(invalid_reasons={"other": 1}), "lý do không hợp lệ sai"),
        (lambda form: form["denominator"].update(value=20), "tổng số để tính tỷ lệ sai"),
    ],
)
def test_an_older_version_written_anew_is_counted_again(session, edit, what):
    rewrite_result(session, lambda data: edit(data["forms"][0]))
    reopen(session)
    assert any(what in problem for problem in verify(session, version=1))


def test_the_vote_on_the_resolution_and_attendance_may_follow_the_seal(session):
    session.votes.filter(topic="resolution").update(agree=7)
    person = Member.objects.create(organisation=session.organisation, name="Người dự")
    session.attendance.create(member=person, present=True)
    assert verify(session) == []


def test_who_fixed_the_result_is_the_same_in_the_log_and_on_paper(session):
    def sealed_by_another(entry: AuditEntry):
        if entry.action == "sealed":
            entry.who_name = "Người khác"

    rewrite_log(session, sealed_by_another)
    assert verify(session) == ["votes_sealedresult, bản 1, cột by: khác với nhật ký"]


def test_a_name_spelled_in_two_ways_is_one_name():
    made = build.ready()
    by, second = build.head(made), build.secretary(made)
    by.name = normalize("NFD", "Nguyễn Trưởng")
    by.save()
    people = {"by": by, "confirmed_by": second}
    sealing.seal(session=made, **people, acknowledge_all="đã xem")
    assert verify(made) == []
