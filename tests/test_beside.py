"""What papers need beside the payload is gathered from the tables."""

import datetime

import pytest

from tests import build
from votes.models import AuditEntry, ImportedLog
from votes.services import audit, beside, sealing

pytestmark = pytest.mark.django_db


def test_the_roll_is_in_alphabetical_order_and_namesakes_by_birth():
    session = build.session()
    for name, born, present in (
        ("Lê Văn Đạt", 1980, True),
        ("Lê Thị Ánh", 1985, False),
        ("Lê Thị Ánh", 1971, True),
    ):
        member = session.organisation.members.create(
            name=name, birth_date=datetime.date(born, 1, 1), posts=["Ủy viên", str(born)]
        )
        session.attendance.create(member=member, present=present)
    roll = beside.of(session, {"roll"}).roll
    assert [(one.post, one.present) for one in roll] == [
        ("Ủy viên, 1971", 1),
        ("Ủy viên, 1985", 0),
        ("Ủy viên, 1980", 1),
    ]
    assert beside.of(session, ()).roll == ()


def _sealed():
    session = build.ready()
    audit.record(session, "counting_started", by=build.head(session))
    sealing.seal(session=session, by=None, confirmed_by=None, acknowledge_all="đã xem")
    session.refresh_from_db()
    return session


def test_the_log_ends_with_the_fixing_whenever_it_is_printed():
    session = _sealed()
    first = beside.of(session, {"log"})
    assert first.log[0].action == "Bắt đầu kiểm phiếu."
    assert first.log[0].role == "Trưởng Ban kiểm phiếu"
    assert first.log[-1].action.startswith("Chốt kết quả, bản 1, mã đối chiếu")
    audit.record(session, "purged", by=None, papers=5, decision="12, 05/02/2026")
    assert beside.of(session, {"log"}) == first
    AuditEntry.objects.filter(action="purged").update(details="{}")
    assert beside.of(session, {"log"}) == first


def test_a_changed_entry_of_the_log_is_named():
    session = _sealed()
    AuditEntry.objects.filter(session=session, number=1).update(who_name="Người khác")
    assert beside.of(session, {"log"}).log_broken == 1


def test_a_log_from_elsewhere_is_told_as_it_came_and_one_that_was_changed_is_broken():
    session = _sealed()
    told = beside.of(session, {"log"})
    rows = session.audit_entries.order_by("number").values(*audit.COLUMNS, "hash")
    lines = [audit.line_of(row).decode() for row in rows]
    came = ImportedLog.objects.create(session=session, entries="".join(lines))
    assert beside.of(session, {"log"}) == told
    came.entries = "".join([*lines[:1], "{hỏng\n", *lines[2:]])
    came.save()
    changed = beside.of(session, {"log"})
    assert (changed.log, changed.log_broken) == (told.log[:1], 2)
