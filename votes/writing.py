"""One writer at a time: what every verb that writes is wrapped in."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache, wraps
from typing import ParamSpec, TypeVar

from django.db import OperationalError, connection, transaction
from django.utils.translation import gettext as _
from filelock import FileLock, Timeout

P = ParamSpec("P")
R = TypeVar("R")

WAIT = 20.0  # seconds, as SQLite's own busy timeout
POLL = 0.001  # seconds; filelock can only look again and again

_turn = threading.RLock()
_mine = threading.local()


class Busy(OperationalError):
    """Another writer did not finish within `WAIT`; nothing was written, trying again is safe."""


def writing(verb: Callable[P, R]) -> Callable[P, R]:
    """Make `verb` one transaction: written whole when it returns, not at all when it raises.

    SQLite has one writer, and its busy handler sleeps: writers queue up here instead, *before*
    the transaction begins, since inside it they would already hold what the others wait for.
    Threads wait on a lock in memory, commands beside the server on a file next to the database.
    PostgreSQL needs none of it. A verb called by another one joins its turn.
    """

    @wraps(verb)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        with turn():
            return verb(*args, **kwargs)

    return run


@contextmanager
def turn() -> Iterator[None]:
    """The writer's turn and a transaction. `Busy` when it does not come."""
    if getattr(_mine, "depth", 0):
        with transaction.atomic():
            yield
        return
    with ExitStack() as held:
        if connection.vendor == "sqlite":
            _queue_up(held)
        _mine.depth = 1
        held.callback(setattr, _mine, "depth", 0)
        # Durable: refused inside another transaction, where the turn would come too late.
        held.enter_context(transaction.atomic(durable=True))
        yield


def _queue_up(held: ExitStack) -> None:
    end = time.monotonic() + WAIT
    if not _turn.acquire(timeout=WAIT):
        raise Busy(_("Máy chủ đang bận ghi dữ liệu. Đợi ít giây rồi thử lại."))
    held.callback(_turn.release)
    if connection.is_in_memory_db():  # type: ignore[attr-defined]
        return
    try:
        held.enter_context(
            _file(str(connection.settings_dict["NAME"])).acquire(end - time.monotonic())
        )
    except Timeout as error:
        raise Busy(_("Một lệnh khác đang ghi dữ liệu. Đợi lệnh đó xong rồi thử lại.")) from error


@cache
def _file(database: str) -> FileLock:
    """The lock beside the database file, one object in this process for all its threads."""
    return FileLock(f"{database}.lock", thread_local=False, poll_interval=POLL)
