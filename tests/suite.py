"""`python3 manage.py test [pytest arguments]`: the whole suite, on every database there is.

SQLite's run is shown as it goes, PostgreSQL's runs beside it and is shown after it. A test that
touches no database, or is the same on both, runs in one of them only. What this machine lacks is
left out and named at the very end; with CI=true that is a failure.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests import needs, postgres
from tests.needs import BESIDE

ROOT = Path(__file__).resolve().parent.parent
# Options of pytest's that ask or tell something: a second database would only repeat it.
ONCE = {"--pdb", "--trace", "--co", "--collect-only", "-h", "--help", "-V", "--version"}
ONCE |= {"--fixtures", "--markers", "--setup-plan", "--cache-show"}
INSTALLATION = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
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
    """By database: pytest's exit code and its last line."""
    results = {}
    with tempfile.TemporaryFile() as output:
        beside = _start(arguments, address, output.fileno(), beside=True) if address else None
        try:
            results["SQLite"] = _shown(arguments, beside=beside is not None)
            if beside:
                code = beside.wait()
                output.seek(0)
                results["PostgreSQL"] = code, _show("PostgreSQL", output.read())
        finally:
            if beside and beside.poll() is None:
                beside.terminate()
                beside.wait()
    return results


def _shown(arguments: list[str], *, beside: bool) -> tuple[int, str]:
    """SQLite's run, passed on as it comes; what is the same on both is left to the one beside."""
    tail = b""
    with _start(arguments, None, subprocess.PIPE, beside=beside) as process:
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
    arguments: list[str], address: str | None, output: int, *, beside: bool = False
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        _command(arguments),
        cwd=ROOT,
        env=_environment(address) | ({BESIDE: "1"} if beside else {}),
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
    missing = [] if "PostgreSQL" in results else [f"PostgreSQL ({needs.GET_POSTGRES})"]
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
