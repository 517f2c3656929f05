"""The log: an unbroken chain for each session and each organisation."""

from __future__ import annotations

import json
import unicodedata

import pytest
from django.db import connection

from tests import build
from votes.models import AuditEntry, LiveKey, Organisation, VoteSession
from votes.services import audit

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    return build.session()


def test_entries_are_numbered_and_chained(session):
    first = audit.record(session, "one", by=None)
    second = audit.record(session, "two", by=None)
    assert (first.number, second.number) == (1, 2)
    assert second.previous == first.hash
    assert audit.broken_at(VoteSession, session.pk) is None


def test_name_and_role_are_copied_in(session):
    entry = audit.record(session, "x", by=build.head(session))
    assert (entry.who_name, entry.who_role) == ("Trưởng ban", "head")


def test_without_a_person_it_was_the_command_line(session):
    assert audit.record(session, "x", by=None).who_name == "dòng lệnh"


def test_an_organisation_has_a_chain_of_its_own(session):
    body = session.organisation
    audit.record(body, "account_created", by=None)
    audit.record(session, "x", by=None)
    assert AuditEntry.objects.filter(session=None).get().number == 1
    assert audit.broken_at(Organisation, body.pk) is None


def test_details_are_canonical_text(session):
    entry = audit.record(session, "x", by=None, b=1, a="ủ")
    assert entry.details == '{"a":"ủ","b":1}'
    assert json.loads(entry.details) == {"a": "ủ", "b": 1}


def test_two_sessions_never_share_a_hash(session):
    other = build.session()
    assert audit.record(session, "x", by=None).hash != audit.record(other, "x", by=None).hash


def test_an_entry_taken_out_of_the_middle_breaks_the_chain(session):
    for _number in range(3):
        audit.record(session, "x", by=None)
    AuditEntry.objects.filter(number=2).delete()
    assert audit.broken_at(VoteSession, session.pk) == 2


def test_each_session_has_its_own_fingerprint_key(session):
    other = build.session()
    assert audit.session_key(session) == audit.session_key(session) != audit.session_key(other)
    assert LiveKey.objects.count() == 2


def test_a_keying_fingerprint_changes_with_a_mark(session):
    counting = build.counting(batches=[2])
    batch = counting.forms.get().batches.get()
    keying = build.keyed(batch, 1, build.typist(counting), ["111", "112"])
    before = audit.keying_fingerprint(keying)
    keying.readings.filter(position=2).update(marks="113")
    assert audit.keying_fingerprint(keying) != before


def changed(session, column, value):
    AuditEntry.objects.filter(session=session).update(**{column: value})
    return audit.broken_at(VoteSession, session.pk)


def test_another_spelling_of_the_same_letters_breaks_the_chain(session):
    audit.record(session, "x", by=build.head(session))
    assert changed(session, "who_name", unicodedata.normalize("NFD", "Trưởng ban")) == 1


@pytest.mark.sqlite_only
def test_an_empty_text_in_place_of_nobody_breaks_the_chain(session):
    audit.record(session, "x", by=None)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA defer_foreign_keys = ON")
        cursor.execute("UPDATE votes_auditentry SET who_id = ''")
        assert audit.broken_at(VoteSession, session.pk) == 1
        cursor.execute("UPDATE votes_auditentry SET who_id = NULL")
