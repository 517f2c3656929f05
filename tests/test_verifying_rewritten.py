"""What was fixed stays provable against somebody who rewrites whole tables so that they fit."""

from __future__ import annotations

import pytest

from tests.test_verifying import reopen, seal, sealed_session, verify
from votes.models import AuditEntry, VoteSession
from votes.services import audit

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
