"""A consistent copy of the database while it is served, and the way back from one.

SQLite is copied and put back by its own backup, which works page by page under its locks;
PostgreSQL by `pg_dump` and `pg_restore`, its own way to a copy that another version can read.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _

SQLITE = b"SQLite format 3\0"
POSTGRES = b"PGDMP"


class BackupError(Exception):
    """Nothing was copied, or nothing was replaced; says why."""


def backup(target: Path) -> None:
    """A copy in `target`, whole or not at all. BackupError says why not."""
    with _beside(target) as part:
        if connection.vendor == "sqlite":
            connection.ensure_connection()
            with closing(sqlite3.connect(part)) as copy:
                connection.connection.backup(copy)
                # As a file of its own, without a log beside it.
                copy.execute("PRAGMA journal_mode = DELETE")
        else:
            _run("pg_dump", "--format=custom", "--no-owner", f"--file={part}")
        part.replace(target)


def restore(source: Path, aside: Path) -> None:
    """The database as it is in `source`; what stood there is copied to `aside` first.

    Everything is checked before anything is replaced, and replaced in one step, so that a server
    at work sees the one or the other. BackupError says what is wrong with the file.
    """
    check(source)
    backup(aside)
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(_opened(source)) as copy:
            copy.backup(connection.connection)
    else:
        _run("pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction",
             "--exit-on-error", f"--dbname={_address()}", str(source), address=False)  # fmt: skip


def check(source: Path) -> None:
    """BackupError unless the file is a whole copy of a database that this version can use."""
    try:
        with source.open("rb") as file:
            head = file.read(len(SQLITE))
    except OSError as error:
        raise BackupError(_("không đọc được tệp")) from error
    if connection.vendor == "sqlite":
        if head != SQLITE:
            raise BackupError(_("tệp không phải bản sao lưu của cơ sở dữ liệu SQLite"))
        _check_sqlite(source)
    elif not head.startswith(POSTGRES):
        raise BackupError(_("tệp không phải bản sao lưu của cơ sở dữ liệu PostgreSQL"))
    else:
        _run("pg_restore", f"--file={os.devnull}", str(source), address=False)


def _check_sqlite(source: Path) -> None:
    try:
        with closing(_opened(source)) as copy:
            whole = copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            loose = copy.execute("PRAGMA foreign_key_check").fetchone()
            rows = copy.execute("SELECT app, name FROM django_migrations").fetchall()
    except sqlite3.DatabaseError as error:
        raise BackupError(_("tệp hỏng hoặc không phải của chương trình này")) from error
    if not whole or loose:
        raise BackupError(_("tệp hỏng: dữ liệu trong tệp không nguyên vẹn"))
    known = MigrationLoader(connection).disk_migrations.keys()
    applied = {(app, name) for app, name in rows if app == "votes"}
    if not applied:
        raise BackupError(_("tệp không có dữ liệu của chương trình này"))
    if newer := sorted(name for app, name in applied - known):
        raise BackupError(_("tệp do bản chương trình mới hơn tạo (%s)") % newer[-1])


def _opened(source: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)


@contextlib.contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A file in the same folder that only its owner reads; gone unless it became `target`."""
    try:
        handle, name = tempfile.mkstemp(prefix=".tinnhiem-", dir=target.resolve().parent)
        os.close(handle)
    except OSError as error:
        raise BackupError(_("không ghi được vào thư mục này")) from error
    part = Path(name)
    try:
        yield part
    except (OSError, sqlite3.Error) as error:
        raise BackupError(_("không ghi được tệp: %s") % error) from error
    finally:
        part.unlink(missing_ok=True)


def _run(program: str, *words: str, address: bool = True) -> None:
    found = shutil.which(program)
    if found is None:
        raise BackupError(_("máy này thiếu %s (gói postgresql-client)") % program)
    command = [found, *words, *([f"--dbname={_address()}"] if address else [])]
    done = subprocess.run(command, capture_output=True, env=_environment(), check=False)  # noqa: S603
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise BackupError(f"{program}: {said[0] if said else done.returncode}")


def _settings() -> dict[str, Any]:
    return connection.get_connection_params()


def _address() -> str:
    """How libpq names the database, without the password."""
    names = {"host": "host", "port": "port", "user": "user", "dbname": "dbname"}
    known = {name: _settings().get(key) for name, key in names.items()}
    return " ".join(f"{name}={_quoted(value)}" for name, value in known.items() if value)


def _quoted(value: object) -> str:
    text = str(value).replace("\\", "\\\\").replace("'", "\\'")
    return f"'{text}'"


def _environment() -> dict[str, str]:
    """The password goes by the environment, where other people's process lists do not show it."""
    password = _settings().get("password")
    return {**os.environ, **({"PGPASSWORD": str(password)} if password else {})}
