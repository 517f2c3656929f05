"""A PostgreSQL of our own for one run of the suite, thrown away afterwards."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg2

PLACES = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/usr/local/pgsql/bin",
    "/opt/homebrew/opt/postgresql*/bin",
)
PROGRAMS = ("initdb", "postgres")
SECONDS = 30
OPTIONS = ("listen_addresses=", "max_connections=50")
# Nothing of a test outlives the run: no waiting for the disk.
CARELESS = ("fsync=off", "full_page_writes=off", "synchronous_commit=off")


class Unusable(Exception):
    """Programs that are there but make no working cluster; says why."""


def found() -> list[Path]:
    """Folders that hold `initdb` and `postgres`, the newest version first; none on Windows."""
    if os.name == "nt":
        return []
    folders = {Path(path).resolve() for place in PLACES for path in Path("/").glob(place[1:])}
    if in_path := shutil.which("initdb"):
        folders.add(Path(in_path).resolve().parent)
    whole = [folder for folder in folders if all((folder / name).exists() for name in PROGRAMS)]
    return sorted((folder for folder in whole if version(folder)), key=version, reverse=True)


def version(folder: Path) -> tuple[int, ...]:
    """(15, 8), or nothing when the program does not run."""
    try:
        text = subprocess.run(
            [folder / "postgres", "--version"], capture_output=True, text=True, timeout=SECONDS
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return tuple(map(int, re.findall(r"\d+", text)[:2]))


@contextmanager
def cluster(*, durable: bool = False) -> Iterator[str | None]:
    """The address of a fresh database of the newest version that works; `None` without one.

    `durable` as in an installation, for benchmarks.
    """
    for folder in found():
        home = Path(tempfile.mkdtemp(prefix="tinnhiem-pg-", dir="/tmp"))
        try:
            server = _start(folder, home, OPTIONS if durable else OPTIONS + CARELESS)
        except Unusable:
            shutil.rmtree(home, ignore_errors=True)
            continue
        try:
            yield f"postgresql://tinnhiem@{quote(str(home), safe='')}:5432/postgres"
        finally:
            _stop(server)
            shutil.rmtree(home, ignore_errors=True)
        return
    yield None


def _start(folder: Path, home: Path, wanted: tuple[str, ...]) -> subprocess.Popen[bytes]:
    """The server on a private socket in `home`, answering."""
    somebody = _somebody(home)
    data = str(home / "data")
    initdb = [folder / "initdb", "-D", data, "-U", "tinnhiem", "-A", "trust", "-E", "UTF8"]
    made = subprocess.run(
        [*initdb, "--no-locale", "--no-sync"], capture_output=True, cwd=home, **somebody
    )
    if made.returncode:
        raise Unusable(made.stderr.decode(errors="replace"))
    options = [f"-c{option}" for option in (*wanted, f"unix_socket_directories={home}")]
    command = [folder / "postgres", "-D", data, *options]
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, cwd=home, **somebody)
    try:
        _wait_until_it_answers(server, home)
    except BaseException:
        _stop(server)
        raise
    return server


def _somebody(home: Path) -> dict[str, Any]:
    """PostgreSQL refuses to run as root: an ordinary user owns the folder then."""
    if os.geteuid():
        return {}
    import pwd

    names = {entry.pw_name for entry in pwd.getpwall()}
    user = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    os.chown(home, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _wait_until_it_answers(server: subprocess.Popen[bytes], home: Path) -> None:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end and server.poll() is None:
        try:
            psycopg2.connect(host=str(home), port=5432, user="tinnhiem", dbname="postgres").close()
            return
        except psycopg2.OperationalError:
            time.sleep(0.05)
    raise Unusable((home / "log").read_text(errors="replace"))


def _stop(server: subprocess.Popen[bytes]) -> None:
    """First the quick way that leaves nothing behind, then the one that always works."""
    for number in (signal.SIGINT, signal.SIGQUIT):
        server.send_signal(number)
        try:
            server.wait(10)
            return
        except subprocess.TimeoutExpired:
            continue
    server.kill()
    server.wait()
