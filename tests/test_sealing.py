"""Fixing the result and opening it again: who, when, and what is bound."""

from __future__ import annotations

import json

import pytest

from tests import build
from votes import payload
from votes.choices import Role, SessionStatus
from votes.models import Acknowledgement, Batch, SealedResult
from votes.services import assembling, sealing, settling
from votes.services.errors import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    """Everything is settled; N findings stand, and W06 does (one line in five is void)."""
    made = build.ready(papers=["111", "112", "123", "122", "111"])
    assert {note.code[0] for note in assembling.with_findings(made).findings} <= {"N"}
    return made


def seal(session, by=None, second=None, **kwargs) -> SealedResult:
    by = by or build.head(session)
    return sealing.seal(
        session=session, by=by, confirmed_by=second or build.secretary(session), **kwargs
    )


def test_head_and_secretary_fix_the_result(session):
    result = seal(session)
    session.refresh_from_db()
    assert session.status == SessionStatus.SEALED
    assert payload.digest(result.payload.encode()) == result.digest


def test_the_payload_holds_counts_percentages_and_who_fixed_it(session):
    built = payload.parse(seal(session).payload)
    first = built.forms[0].lines[0]
    assert (dict(first.counts), first.percent["high"]) == (
        {"high": 5, "medium": 0, "low": 0},
        "100.00",
    )
    assert (built.sealing.by, built.sealing.confirmed_by) == ("Trưởng ban", "Thư ký")
    assert built.audit.length == session.audit_entries.count() - 1


def test_the_ballots_that_leave_the_room_are_sorted(session):
    assert seal(session).ballots == "# 1\n111\n111\n112\n122\n123\n"


def test_the_organiser_may_be_the_second(session):
    assert seal(session, second=build.user("Cán bộ", Role.ORGANISER, to=session)).version == 1


def test_one_person_alone_does_not_fix_a_result(session):
    head = build.user("Trưởng ban", Role.HEAD, Role.SECRETARY, to=session)
    refused(session, by=head, second=head)


def test_a_typist_does_not_fix_a_result(session):
    refused(session, by=build.typist(session))
    refused(session, second=build.typist(session))


def test_somebody_of_another_body_does_not_fix_a_result(session):
    refused(session, second=build.stranger())


def refused(session, **people):
    with pytest.raises(Refused) as error:
        seal(session, **people)
    assert error.value.code == "people"
    assert not SealedResult.objects.exists()


def test_one_of_the_two_must_have_decided_nothing():
    session = build.counting(subjects=1, batches=[1, 1])
    people = build.head(session), build.secretary(session)
    for batch, by in zip(Batch.objects.filter(form__session=session), people, strict=True):
        build.twice_keyed(batch, ["1"], ["2"])
        settling.decide(batch=batch, position=1, line=1, value="1", by=by)
        settling.close_batch(batch=batch, by=by)
    refused(session, by=people[0], second=people[1])


def test_an_error_blocks_and_is_named(session):
    session.forms.update(issued=6, collected=6)
    with pytest.raises(Refused, match=r"E02: .*thu về 6.*E03") as error:
        seal(session)
    assert error.value.code == "findings"


def test_a_warning_blocks_until_it_is_acknowledged(session):
    session.board.all().delete()
    with pytest.raises(Refused, match="W01"):
        seal(session)
    note = next(n for n in assembling.with_findings(session).findings if n.code == "W01")
    sealing.acknowledge(
        session=session,
        code=note.code,
        message=note.message,
        reason="chưa bầu Ban",
        by=build.head(session),
    )
    built = payload.parse(seal(session).payload)
    assert [n.reason for n in built.findings if n.code == "W01"] == ["chưa bầu Ban"]


def test_an_acknowledgement_needs_a_reason(session):
    session.board.all().delete()
    note = next(n for n in assembling.with_findings(session).findings if n.code == "W01")
    with pytest.raises(Refused) as error:
        sealing.acknowledge(
            session=session, code="W01", message=note.message, reason=" ", by=build.head(session)
        )
    assert error.value.code == "no_reason"


def test_what_no_longer_stands_can_not_be_acknowledged(session):
    with pytest.raises(Refused) as error:
        sealing.acknowledge(
            session=session, code="W01", message="x", reason="y", by=build.head(session)
        )
    assert error.value.code == "gone"
    assert not Acknowledgement.objects.exists()


def test_the_command_line_acknowledges_all_and_is_named_in_the_log(session):
    session.board.all().delete()
    result = sealing.seal(session=session, by=None, confirmed_by=None, acknowledge_all="đã xem")
    entry = session.audit_entries.get(action="sealed")
    assert (entry.who_name, json.loads(entry.details)["digest"]) == ("dòng lệnh", result.digest)


def test_a_fixed_result_is_not_fixed_again(session):
    seal(session)
    with pytest.raises(Refused) as error:
        seal(session)
    assert error.value.code == "wrong_state"


def reopen(session, reason="sửa số phát ra"):
    sealing.reopen(
        session=session,
        reason=reason,
        by=build.head(session),
        confirmed_by=build.secretary(session),
    )


def test_reopening_makes_a_new_version_that_supersedes_the_old(session):
    first = seal(session)
    reopen(session)
    second = seal(session)
    assert (second.version, second.supersedes) == (2, first)
    assert payload.parse(second.payload).sealing.supersedes == first.digest
    assert second.reason == "sửa số phát ra"


def test_reopening_needs_a_reason_and_two_people(session):
    seal(session)
    with pytest.raises(Refused, match="lý do"):
        reopen(session, reason="")
    head = build.head(session)
    with pytest.raises(Refused, match="hai người"):
        sealing.reopen(session=session, reason="x", by=head, confirmed_by=head)


def test_only_a_fixed_result_is_reopened(session):
    with pytest.raises(Refused) as error:
        reopen(session)
    assert error.value.code == "wrong_state"


def test_a_refused_seal_leaves_nothing_behind(session):
    session.board.all().delete()
    session.forms.update(issued=6, collected=6)
    with pytest.raises(Refused):
        sealing.seal(session=session, by=None, confirmed_by=None, acknowledge_all="đã xem")
    assert not Acknowledgement.objects.exists()
    assert session.audit_entries.count() == 0


def test_pages_and_papers_read_the_sealed_payload(session):
    seal(session)
    session.refresh_from_db()
    session.subjects.update(name="Tên khác")
    assert "Tên khác" not in assembling.current(session).forms[0].lines[0].name
