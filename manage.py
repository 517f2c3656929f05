#!/usr/bin/env python3
"""Django's manage.py; on a fresh machine it first makes .venv and installs the requirements."""

import hashlib
import importlib
import os
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "installed.txt"  # written last: a .venv without it is half-made
FILES = ["requirements.txt"] + ["tests/requirements.txt"] * (sys.argv[1:2] == ["test"])


def give_up(line):
    os.write(2, f"manage.py: {line}\n".encode())
    sys.exit(1)


def states():
    """What must be installed and what is, each as [Python's version, a sum for each file]."""
    sums = [hashlib.sha256((ROOT / name).read_bytes()).hexdigest() for name in FILES]
    whole = all(path.exists() for path in (STAMP, PYTHON, VENV / "pyvenv.cfg"))
    have = STAMP.read_text().split("\n") if whole else [""]
    return ["python {}.{}".format(*sys.version_info), *sums], have


def set_up():
    import ensurepip  # noqa: F401  (a bare Debian has the module venv, but not this one)
    import sqlite3
    import venv

    os.write(2, "Đang chuẩn bị môi trường .venv, có thể mất vài phút…\n".encode())
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that pip ends with us
    lock = sqlite3.connect(str(ROOT / ".venv.lock"), timeout=1800)
    lock.execute("BEGIN EXCLUSIVE")  # until this process ends, on every system
    want, have = states()
    if set(want) <= set(have):  # another command did it while we waited
        return
    venv.create(str(VENV), clear=want[0] != have[0], with_pip=True, symlinks=os.name != "nt")
    STAMP.write_text("")
    pip = [PYTHON, "-m", "pip", "--log=.venv/pip.log", "install", *map("-r{}".format, FILES)]
    failed = subprocess.run(pip, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True).returncode
    STAMP.write_text("\n".join(have if failed else want))
    if failed:
        give_up("không cài được các gói: kiểm tra mạng, proxy rồi chạy lại (xem .venv/pip.log).")


def enter_in_utf8():
    os.environ.update(PYTHONUTF8="1", VIRTUAL_ENV=str(VENV))
    command = [str(PYTHON), str(ROOT / "manage.py"), *sys.argv[1:]]
    if os.name != "nt":
        os.execv(PYTHON, command)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the child's to answer
    sys.exit(subprocess.call(command))


if __name__ == "__main__":
    if sys.version_info < (3, 11):
        give_up("cần Python 3.11 trở lên (python.org), đây là {}.{}.".format(*sys.version_info))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinnhiem.settings")
    bare = sys.prefix == sys.base_prefix
    active = os.environ.get("VIRTUAL_ENV", VENV) if bare else sys.prefix
    try:
        if Path(active).resolve() == VENV:
            if not set.issubset(*map(set, states())):
                set_up()
            if bare or not sys.flags.utf8_mode:
                enter_in_utf8()
        program = importlib.import_module("tests.suite" if FILES[1:] else "django.core.management")
    except ImportError as error:
        apt = error.name == "ensurepip" and "sudo apt install python3-venv"
        give_up(f"thiếu {error.name}: {apt or 'pip install -r ' + FILES[-1]}, rồi chạy lại.")
    except Exception as error:
        give_up(f"không tạo được .venv ({error}): kiểm tra quyền ghi và chỗ trống.")
    sys.exit(program.execute_from_command_line(sys.argv))
