"""Verbs at the same moment: one after the other, and none waits for one that waits for it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, connections

from tests import build
from votes.models import Batch
from votes.services import keying, locking, sealing, settling, verifying
from votes.services.errors import Conflict, Refused
from votes.writing import turn

pytestmark = [pytest.mark.postgres_only, pytest.mark.django_db(transaction=True)]
SECONDS = 10


def beside(verb: Callable[[], Any]) -> tuple[threading.Thread, list[Any]]:
    """`verb` in a thread with a connection of its own; what came of it is in the list at last."""
    came: list[Any] = []

    def run() -> None:
        try:
            came.append(verb())
        except Exception as error:
            came.append(error)
        finally:
            connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    return thread, came


def wait_until_it_waits(thread: threading.Thread) -> None:
    """Until another connection stands before a lock, or the thread has come through."""
    query = "SELECT count(*) FROM pg_locks WHERE NOT granted"
    while thread.is_alive():
        with connection.cursor() as cursor:
            cursor.execute(query)
            if cursor.fetchone()[0]:
                return
        thread.join(0.01)


def test_a_batch_is_not_taken_back_while_the_result_is_being_fixed():
    session = build.ready()
    batch, head = Batch.objects.get(form__session=session), build.head(session)
    with turn():
        sealing.seal(session=session, by=None, confirmed_by=None, acknowledge_all="đã xem")
        thread, came = beside(lambda: settling.reopen_batch(batch=batch, by=head, reason="x"))
        wait_until_it_waits(thread)
    thread.join(SECONDS)
    assert isinstance(came[0], Refused)
    assert verifying.verify(code=session.code) == []


def test_a_keying_is_opened_while_another_one_of_the_batch_is_abandoned():
    session = build.counting(batches=[2])
    batch, head = Batch.objects.get(form__session=session), build.head(session)
    first = build.keyed(batch, 1, build.typist(session), ["111", "112"])
    with turn():
        locking.locked_session(session)
        thread, came = beside(lambda: keying.abandon_keying(keying=first, by=head, reason="x"))
        wait_until_it_waits(thread)
        opened = keying.next_keying(session=session, by=build.typist(session))
    thread.join(SECONDS)
    assert (opened.number, came) == (2, [None])


@pytest.mark.parametrize(("before", "revision"), [(0, 1), (1, 2)])
def test_of_two_saves_of_one_paper_at_once_the_second_sees_the_first(before, revision):
    session = build.counting(batches=[2])
    by = build.typist(session)
    mine = keying.next_keying(session=session, by=by)
    paper = {"keying": mine, "position": 1, "invalid_reason": "", "by": by}
    if before:
        keying.save_reading(**paper, marks="333", revision=before)
    with turn():
        keying.save_reading(**paper, marks="111", revision=revision)
        thread, came = beside(lambda: keying.save_reading(**paper, marks="222", revision=revision))
        wait_until_it_waits(thread)
    thread.join(SECONDS)
    assert isinstance(came[0], Conflict)
    assert mine.readings.get().marks == "111"
