"""`python3 manage.py test [pytest arguments]`: the whole suite, on every database there is.

SQLite's run is shown as it goes. PostgreSQL's runs beside it, and so does what is the same on both
and mostly waits, as for a browser; they are shown after it. A test that touches no database, and a
page or a cell of the permission table, is in one run only. What this machine lacks is left out and
named at the very end; with CI=true that is a failure.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from tests import needs, postgres
from tests.needs import ONCE_ONLY, PART, POSTGRES, SQLITE

ROOT = Path(__file__).resolve().parent.parent
# Options of pytest's that ask or tell something: a second database would only repeat it.
ONCE = {"--pdb", "--trace", "--co", "--collect-only", "-h", "--help", "-V", "--version"}
ONCE |= {"--fixtures", "--markers", "--setup-plan", "--cache-show"}
INSTALLATION = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
PARTS = (SQLITE, POSTGRES, ONCE_ONLY)
NOTHING_SELECTED = 5  # pytest's exit code
TAIL = 2000  # bytes that surely hold the last line


def execute_from_command_line(argv: Sequence[str]) -> int:
    """Run the suite with the arguments after `test`; the exit code is pytest's."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    arguments = list(argv[2:])
    try:
        if ONCE.intersection(arguments):
            return subprocess.call(_command(arguments), cwd=ROOT, env=_environment(None))
        with postgres.cluster() as address:
            results = _run(arguments, address)
    except KeyboardInterrupt:
        return 130
    return _conclude(results)


def _run(arguments: list[str], address: str | None) -> dict[str, tuple[int, str]]:
    """By run: pytest's exit code and its last line."""
    if not address:
        return {SQLITE: _shown(arguments)}
    with contextlib.ExitStack() as stack:
        beside = [
            (name, stack.enter_context(_beside(arguments, name, at)))
            for name, at in ((POSTGRES, address), (ONCE_ONLY, None))
        ]
        results = {SQLITE: _shown(arguments, part=SQLITE)}
        for name, (process, output) in beside:
            code = process.wait()
            output.seek(0)
            results[name] = code, _show(name, output.read())
    return results


@contextlib.contextmanager
def _beside(
    arguments: list[str], part: str, address: str | None
) -> Iterator[tuple[subprocess.Popen[bytes], IO[bytes]]]:
    """One part of the suite in a process of its own, and the file it writes to."""
    with tempfile.TemporaryFile() as output:
        process = _start(arguments, address, output.fileno(), part=part)
        try:
            yield process, output
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait()


def _shown(arguments: list[str], *, part: str = "") -> tuple[int, str]:
    """SQLite's run, passed on as it comes."""
    tail = b""
    with _start(arguments, None, subprocess.PIPE, part=part) as process:
        try:
            while chunk := os.read(process.stdout.fileno(), 65536):
                sys.stdout.buffer.write(chunk)
                sys.stdout.flush()
                tail = (tail + chunk)[-TAIL:]
        except BaseException:
            process.terminate()
            raise
    return process.returncode, _last_line(tail)


def _show(name: str, output: bytes) -> str:
    sys.stdout.flush()
    sys.stdout.buffer.write(f"\n----- {name} -----\n".encode() + output)
    sys.stdout.flush()
    return _last_line(output)


def _start(
    arguments: list[str], address: str | None, output: int, *, part: str
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        _command(arguments),
        cwd=ROOT,
        env=_environment(address) | ({PART: part} if part else {}),
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
    )


def _command(arguments: list[str]) -> list[str]:
    colour = ["--color=yes"] if sys.stdout.isatty() else []
    return [sys.executable, "-m", "pytest", *colour, *arguments]


def _environment(address: str | None) -> dict[str, str]:
    """Ours without the installation's database and settings, with `address` instead.

    The variable would win over pyproject.toml: real passwords' hashes make the suite ten times
    slower, and its browser tests need a setting of their own.
    """
    kept = {name: value for name, value in os.environ.items() if name not in INSTALLATION}
    return {**kept, "PYTHONUNBUFFERED": "1"} | ({"DATABASE_URL": address} if address else {})


def _last_line(output: bytes) -> str:
    return next(iter(reversed(output.decode(errors="replace").strip().splitlines())), "")


def _conclude(results: dict[str, tuple[int, str]]) -> int:
    """The last lines side by side, then what was left out; the exit code of it all."""
    print()
    for name, (_code, line) in results.items():
        print(f"{name}: {line}")
    missing = [] if POSTGRES in results else [f"{POSTGRES} ({needs.GET_POSTGRES})"]
    if needs.chromium() is None:
        missing.append(f"kiểm thử trên trình duyệt ({needs.GET_BROWSER})")
    if needs.office() is None:
        missing.append(f"mở tệp Word, Excel, trình chiếu bằng LibreOffice ({needs.GET_OFFICE})")
    if missing:
        print("Đã bỏ qua vì máy này thiếu: " + "; ".join(missing))
    sys.stdout.flush()
    codes = [code for code, _line in results.values()]
    failed = next((code for code in codes if code not in (0, NOTHING_SELECTED)), min(codes))
    return failed or int(bool(missing) and os.environ.get("CI") == "true")
