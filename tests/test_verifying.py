"""Any single changed value in a fixed session is found and named; an untouched one passes."""

from __future__ import annotations

import pytest
from django.db import connection

from tests import build
from votes import payload
from votes.models import AuditEntry, Batch, LiveSnapshot
from votes.services import audit, checking, sealing, settling, snapshot, verifying
from votes.services.snapshot import BOUND, columns

pytestmark = pytest.mark.django_db
PAPERS = ["111", "112", "123", "!unstamped", "122", "111", "111", "112", "121", "121"]


def sealed_session():
    """A fixed session with a row in every bound table: differences, decisions, a vote, a W."""
    made = build.counting(subjects=3, batches=[len(PAPERS)])
    made.votes.create(topic="board", agree=10)
    batch = Batch.objects.get(form__session=made)
    build.twice_keyed(batch, PAPERS, ["113", *PAPERS[1:]])
    by = build.head(made)
    settling.decide(batch=batch, position=1, line=3, value="1", by=by)
    settling.close_batch(batch=batch, by=by)
    checked = build.check(made, by=by, papers=[(batch, 2)])
    checking.answer(paper=checked.papers.get(), agrees=True, by=by)
    checking.finish(check=checked, by=by)
    made.board.all().delete()
    made.board.create(order=1, name=made.subjects.first().name, role="head")
    seal(made)
    return made


def seal(made):
    sealing.seal(session=made, by=None, confirmed_by=None, acknowledge_all="đã kiểm tra")
    made.refresh_from_db()


def reopen(made):
    sealing.reopen(
        session=made,
        reason="đếm lại",
        by=build.head(made),
        confirmed_by=build.secretary(made),
    )
    made.refresh_from_db()


@pytest.fixture
def session():
    return sealed_session()


def verify(session, **kwargs):
    return verifying.verify(code=session.code, **kwargs)


def change(table, column, value, where="1 = 1"):
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {column} = %s WHERE {where}", [value])
        assert cursor.rowcount


def test_an_untouched_result_is_intact(session):
    assert verify(session) == []


def test_an_untouched_result_is_intact_after_a_reopening(session):
    reopen(session)
    seal(session)
    assert verify(session) == []
    assert verify(session, version=1) == []


def test_a_reopened_result_is_not_the_newest_word(session):
    reopen(session)
    assert verify(session) == ["bản 1 đã được mở lại, chưa chốt lại"]
    assert verify(session, version=1) == []


def test_nothing_fixed_and_nothing_known_say_so(session):
    assert verifying.verify(code=build.ready().code) == ["chưa có kết quả nào được chốt"]
    assert verify(session, version=7) == ["không có bản chốt số 7"]
    assert "khong-co" in verifying.verify(code="khong-co")[0]


def test_the_printed_code_is_compared(session):
    code = payload.code_line(session.results.get().digest)
    assert verify(session, printed_code=code.lower()) == []
    assert "không phải của bản 1" in verify(session, printed_code="0000-0000-0000-0000")[0]


CHANGES = [
    ("votes_ballot", "marks", "222", "marks = '123'"),
    ("votes_ballot", "invalid_reason", "writing", "invalid_reason = 'unstamped'"),
    ("votes_ballot", "position", 99, "position = 1"),
    ("votes_reading", "marks", "222", "marks = '113'"),
    ("votes_reading", "revision", 9, "marks = '113'"),
    ("votes_decision", "value", "2", "1 = 1"),
    ("votes_batch", "size", 11, "1 = 1"),
    ("votes_batch", "alignment", "{}", "1 = 1"),
    ("votes_keying", "file_digest", "x", "number = 1"),
    ("votes_keying", "source", "scanned", "number = 1"),
    ("votes_ballotform", "issued", 11, "1 = 1"),
    ("votes_ballotform", "swapped", 1, "1 = 1"),
    ("votes_ballotform", "label", "Khác", "1 = 1"),
    ("votes_subject", "name", "Tên Khác", '"order" = 1'),
    ("votes_subject", "posts", '["Khác"]', '"order" = 1'),
    ("votes_subject", "bloc", "Khối khác", '"order" = 1'),
    ("votes_votesession", "summoned", 41, "1 = 1"),
    ("votes_votesession", "present", 9, "1 = 1"),
    ("votes_votesession", "title", "Khác", "1 = 1"),
    ("votes_votesession", "held_on", "2026-02-06", "1 = 1"),
    ("votes_votesession", "ruleset_key", "nq96-2023", "1 = 1"),
    ("votes_legalbasis", "number", "97-QĐ/TW", "1 = 1"),
    ("votes_boardmember", "name", "Tên Khác", "1 = 1"),
    ("votes_meetingvote", "agree", 9, "topic = 'board'"),
    ("votes_acknowledgement", "reason", "khác", "code = 'W02'"),
    ("votes_batch", "keyings_ordered", 3, "1 = 1"),
    ("votes_check", "seed", "2", "1 = 1"),
    ("votes_checkedpaper", "position", 3, "1 = 1"),
]


@pytest.mark.parametrize(("table", "column", "value", "where"), CHANGES)
def test_a_changed_cell_is_named(session, table, column, value, where):
    change(table, column, value, where)
    (problem,) = verify(session)
    assert problem.startswith(f"{table}, dòng ")
    assert f"cột {column}: khác" in problem


def test_every_bound_table_has_a_change_that_is_tested():
    assert {table for table, *_rest in CHANGES} == {model._meta.db_table for model in BOUND}


@pytest.mark.parametrize("model", BOUND)
def test_every_column_of_a_bound_table_is_bound(session, model):
    key = audit.live_key(session.pk)
    _whole, cells = snapshot.fingerprints(session.pk, key)
    rows = cells[model._meta.db_table]
    assert rows
    assert {len(row) for row in rows.values()} == {len(columns(model))}


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("payload", "{}"),
        ("payload", "rác"),
        ("payload", "[" * 100_000),
        ("ballots", "# 1\n111\n"),
        ("ballots", "rác"),
        ("digest", "0" * 64),
        ("digest", "rác"),
        ("format", 2),
        ("reason", "khác"),
        ("sealed_by_id", "user"),
        ("confirmed_by_id", "user"),
    ],
)
def test_a_changed_column_of_the_result_is_found(session, column, value):
    value = build.head(session).pk if value == "user" else value
    change("votes_sealedresult", column, value)
    problems = verify(session)
    assert problems
    assert all("votes_sealedresult" in p or "votes_" in p for p in problems)


def test_a_deleted_version_is_found_by_the_log(session):
    reopen(session)
    seal(session)
    LiveSnapshot.objects.all().delete()
    session.results.get(version=2).delete()
    assert "votes_sealedresult: có 1 bản, nhật ký ghi 2 lần chốt" in verify(session)


def test_a_result_rewritten_with_its_digest_is_found_by_the_log(session):
    result = session.results.get()
    text = result.payload.replace("Bình An", "Bình Yên")
    change("votes_sealedresult", "payload", text)
    change("votes_sealedresult", "digest", payload.digest(text.encode()))
    assert any("khác với nhật ký" in problem for problem in verify(session))


def test_a_sealed_percentage_that_does_not_follow_is_found(session):
    text = session.results.get().payload.replace('"high":"90.00"', '"high":"91.00"')
    assert text != session.results.get().payload
    change("votes_sealedresult", "payload", text)
    assert any("tỷ lệ hoặc hệ quả sai" in problem for problem in verify(session))


@pytest.mark.parametrize("column", ["at", "who_name", "action", "details", "previous", "hash"])
def test_a_changed_log_is_broken_at_that_entry(session, column):
    entry = session.audit_entries.order_by("number")[1]
    change("votes_auditentry", column, "khác", f"id = {entry.pk}")
    assert any(f"đứt ở dòng {entry.number}" in problem for problem in verify(session))


@pytest.mark.sqlite_only
def test_an_entry_in_two_logs_is_found(session):
    entry = session.audit_entries.order_by("number")[1]
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints = ON")
        change("votes_auditentry", "organisation_id", session.organisation_id, f"id = {entry.pk}")
        cursor.execute("PRAGMA ignore_check_constraints = OFF")
    broken = f"votes_auditentry, nhật ký của cuộc lấy phiếu: đứt ở dòng {entry.number}"
    assert broken in verify(session)


@pytest.mark.sqlite_only
def test_a_session_of_an_organisation_that_is_not_there_is_found(session):
    connection.disable_constraint_checking()
    change("votes_votesession", "organisation_id", 99)
    problems = verify(session)
    change("votes_votesession", "organisation_id", session.organisation_id)
    assert "votes_auditentry, nhật ký của cơ quan: đứt ở dòng 1" in problems
    assert any("cột organisation_id" in problem for problem in problems)


def test_a_log_cut_at_its_end_is_broken(session):
    last = session.audit_entries.order_by("-number").first()
    AuditEntry.objects.filter(pk=last.pk).delete()
    assert any(f"đứt ở dòng {last.number}" in problem for problem in verify(session))


def test_a_row_more_and_a_row_less_are_named(session):
    ballot = Batch.objects.get().ballots.first()
    key = ballot.pk
    ballot.delete()
    assert verify(session) == [f"votes_ballot, dòng {key}: đã bị xóa"]
    ballot.pk = None
    ballot.position = 50
    ballot.save()
    assert any("được thêm sau khi chốt" in problem for problem in verify(session))


@pytest.mark.parametrize("cells", ["rác", "[" * 100_000])
def test_without_the_snapshot_the_table_is_still_named(session, cells):
    change("votes_livesnapshot", "cells", cells)
    change("votes_ballot", "marks", "222", "marks = '123'")
    assert verify(session)[0].startswith("votes_ballot")


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("votes_livekey", "key", b"\xff"),
        ("votes_votesession", "held_on", "rác"),
        ("votes_votesession", "held_on", "2026-13-45"),
        ("votes_votesession", "held_on", "20260205"),
        ("votes_votesession", "held_on", b"\xff"),
        ("votes_votesession", "absent_ballots_allowed", 2),
        ("votes_votesession", "uid", "rác"),
        ("votes_votesession", "status", "rác"),
        ("votes_votesession", "audit_length", "rác"),
        ("votes_votesession", "summoned", 10.5),
        ("votes_votesession", "summoned", b"\xff"),
        ("votes_batch", "size", "10 phiếu"),
        ("votes_subject", "posts", "rác"),
        ("votes_sealedresult", "version", "rác"),
        ("votes_sealedresult", "payload", b"\xff"),
        ("votes_auditentry", "number", "rác"),
        ("votes_auditentry", "details", b"\xff"),
        ("votes_auditentry", "details", "[" * 100_000),
    ],
)
def test_a_value_of_another_type_is_found_and_never_trips(session, table, column, value):
    connection.disable_constraint_checking()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints = ON")
        where = " WHERE number = 1" if table == "votes_auditentry" else ""
        cursor.execute(f"UPDATE {table} SET {column} = %s{where}", [value])
        cursor.execute("PRAGMA ignore_check_constraints = OFF")
    assert verify(session)
