"""Destroying what was keyed of single papers, on a decision."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from django.apps import apps

from tests import build, commands, web
from votes.models import Ballot, Decision, Keying, LiveKey, Reading, VoteSession
from votes.services import purging, sealing, verifying
from votes.services.errors import Refused

pytestmark = pytest.mark.django_db
DECISION = "15-QĐ/ĐU, ngày 02/3/2026"


@pytest.fixture
def session():
    made = build.ready()
    sealing.seal(session=made, by=None, confirmed_by=None, acknowledge_all="x")
    made.refresh_from_db()
    return made


def purge(session, decision: str = DECISION) -> int:
    return purging.purge(session=session, decision=decision, by=None)


def test_every_row_that_holds_or_points_at_a_paper_goes_whole(session):
    assert purge(session) == 5
    assert not any(model.objects.exists() for model in (Ballot, Reading, Keying, Decision, LiveKey))


def test_no_table_that_reaches_a_paper_was_forgotten():
    papers = {Ballot, Reading, Keying}
    pointing = {
        model
        for model in apps.get_app_config("votes").get_models()
        if any(
            field.related_model in papers for field in model._meta.get_fields() if field.concrete
        )
    }
    assert pointing | papers <= set(purging.PAPERS)


def test_the_result_still_verifies_and_the_log_says_why_the_papers_are_gone(session):
    purge(session)
    assert verifying.verify(code=session.code) == []
    entry = session.audit_entries.last()
    assert (entry.action, DECISION in entry.details) == ("purged", True)


def test_documents_and_pages_of_a_purged_session_still_open(session):
    organiser = build.organiser(session)
    purge(session)
    for page in ("session", "results", "documents"):
        assert web.get(organiser, page, session).status_code == 200
    assert web.get(organiser, "document", session, "minutes", "pdf").content[:4] == b"%PDF"


@pytest.mark.parametrize(("decision", "code"), [(" ", "no_decision"), ("x" * 301, "long")])
def test_a_purge_needs_a_decision_of_a_length_that_is_kept(session, decision, code):
    with pytest.raises(Refused) as refused:
        purge(session, decision)
    assert refused.value.code == code
    assert Ballot.objects.exists()


def test_papers_are_purged_once(session):
    purge(session)
    with pytest.raises(Refused, match="đã hủy theo quyết định 15-QĐ/ĐU"):
        purge(VoteSession.objects.get(pk=session.pk), "khác")


@pytest.mark.parametrize("status", ["draft", "voting", "counting"])
def test_a_session_that_runs_is_not_purged(status):
    with pytest.raises(Refused) as refused:
        purge(build.session(status=status))
    assert refused.value.code == "wrong_state"


def test_a_cancelled_session_is_purged_too():
    assert purge(build.session(status="cancelled", cancel_reason="mất điều kiện")) == 0


def test_the_page_wants_the_decision_and_the_code_typed(session):
    head = build.head(session)
    said = web.text(web.post(head, "purge", session, decision="", confirm="khác"))
    assert "Chưa ghi số, ngày của quyết định." in said and "Mã không đúng" in said
    said = web.text(web.post(head, "purge", session, decision=DECISION, confirm=session.code))
    assert f"Đã hủy dữ liệu từng phiếu theo quyết định {DECISION}" in said


def test_the_command_says_how_many_papers_were_destroyed(session):
    answer = commands.run("purge", session.code, "--decision", DECISION)
    assert (answer.code, answer.out) == (0, f"{session.code}: đã hủy dữ liệu của 5 phiếu\n")
    again = commands.run("purge", session.code, "--decision", DECISION)
    assert (again.code, len(again.err.splitlines())) == (1, 1)


@pytest.mark.sqlite_only
def test_nothing_of_a_paper_can_be_read_from_the_file_afterwards(tmp_path):
    house = commands.House(tmp_path)
    words = ("gen_session", "--voters", "30", "--officials", "12", "--error-rate", "0.05")
    code = house.run(*words).out.strip()
    keyed = _column(tmp_path, "SELECT marks FROM votes_reading")
    assert house.run("seal", code, "--acknowledge", "x").code == 1  # differences stand
    lone = keyed - _column(tmp_path, "SELECT marks FROM votes_ballot")
    _cancelled(tmp_path)
    assert house.run("purge", code, "--decision", DECISION).code == 0
    raw = b"".join(path.read_bytes() for path in tmp_path.rglob("*.sqlite3*"))
    assert lone and not [one for one in lone if one.encode() in raw]


def _column(folder: Path, query: str) -> set[str]:
    with sqlite3.connect(next(folder.rglob("*.sqlite3"))) as connection:
        return {value for (value,) in connection.execute(query)}


def _cancelled(folder: Path) -> None:
    with sqlite3.connect(next(folder.rglob("*.sqlite3"))) as connection:
        connection.execute("UPDATE votes_votesession SET status='cancelled', cancel_reason='x'")
