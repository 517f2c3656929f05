"""The database made ready for this version of the program, before anything is served."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django.utils.translation import gettext as _
from filelock import FileLock


def bring_up_to_date(say: Callable[[str], object]) -> None:
    """Create or migrate the database; a SQLite file that holds something is copied first.

    A PostgreSQL database that holds something is its administrator's to back up and migrate.
    Raises `CommandError` for that, for a newer program's database and for one out of reach.
    """
    _make_private()
    if not _pending():
        return
    with _alone():  # another command may be at it right now
        executor = _pending()
        if executor is None:
            return
        held = executor.loader.applied_migrations
        if held and connection.vendor != "sqlite":
            raise CommandError(
                _(
                    "Cơ sở dữ liệu chưa theo bản này: sao lưu (pg_dump), "
                    "rồi chạy python3 manage.py migrate."
                )
            )
        if held:
            say(_("Đã sao lưu cơ sở dữ liệu vào %s") % _copy())
        say(_("Đang cập nhật cấu trúc cơ sở dữ liệu…"))
        call_command("migrate", verbosity=0, interactive=False)


def _make_private() -> None:
    """A new SQLite file, and what SQLite lays beside it, is its owner's alone: it holds papers."""
    if connection.vendor == "sqlite" and not connection.is_in_memory_db():  # type: ignore[attr-defined]
        with suppress(OSError):
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
            os.close(os.open(connection.settings_dict["NAME"], flags, 0o600))


def _pending() -> MigrationExecutor | None:
    """What migrates the database, or None when it is as this version needs it."""
    try:
        executor = MigrationExecutor(connection)
    except OperationalError as error:
        said = (str(error).strip().splitlines() or [""])[0]
        raise CommandError(_("Không mở được cơ sở dữ liệu: %s") % said) from error
    known, applied = set(executor.loader.disk_migrations), set(executor.loader.applied_migrations)
    ours = {app for app, _name in known}
    if newer := sorted(name for app, name in applied - known if app in ours):
        raise CommandError(
            _("Cơ sở dữ liệu do bản chương trình mới hơn tạo (%s). Cài bản mới đó rồi chạy lại.")
            % newer[-1]
        )
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return executor if plan else None


@contextmanager
def _alone() -> Iterator[None]:
    """Nobody else migrates or writes; PostgreSQL's administrator sees to that himself."""
    if connection.vendor != "sqlite":
        yield
        return
    with FileLock(f"{connection.settings_dict['NAME']}.lock"):
        yield


def _copy() -> Path:
    """A consistent copy of the SQLite file, in the folder of backups."""
    folder = Path(settings.DATA_DIR) / "backups"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    copy = folder / f"{timezone.localtime():%Y%m%d-%H%M%S}-before-upgrade.sqlite3"
    connection.ensure_connection()
    with closing(sqlite3.connect(copy)) as target:
        connection.connection.backup(target)
    return copy


@contextmanager
def any_text() -> Iterator[None]:
    """SQLite keeps any bytes as text: what is no UTF-8 must be found, and must not trip."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    before = connection.connection.text_factory
    connection.connection.text_factory = lambda data: data.decode(errors="backslashreplace")
    try:
        yield
    finally:
        connection.connection.text_factory = before
