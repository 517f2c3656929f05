"""manage.py on machines where nothing is installed: a copy of it, with packages made on the spot.

Real Pythons, real venvs, real pip; only the packages are ours, so that nothing needs a network.
"""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

pytestmark = pytest.mark.once
ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys._base_executable
TELL = """
import json, os, sys
def execute_from_command_line(argv):
    told = {"argv": argv[1:], "prefix": sys.prefix, "utf8": sys.flags.utf8_mode}
    print(json.dumps({**told, "pid": os.getpid(), "by": __name__}), "tín nhiệm")
    return 3 if "fail" in argv else 0
"""


@dataclass
class House:
    """A folder with manage.py and its requirement files."""

    folder: Path
    #: What its first start came to.
    first: tuple[int, dict | None, str] | None = None

    @property
    def venv(self) -> Path:
        return self.folder / ".venv"

    def start(self, *words: str, python: str = PYTHON, **environment: str):
        """The command under way, in an environment as bare as `env -i`."""
        bare = {"PATH": os.environ["PATH"], "HOME": str(self.folder), "LC_ALL": "C", **environment}
        command = [python, str(self.folder / "manage.py"), *words]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, stdout=pipe, stderr=pipe, env=bare, cwd="/")

    def run(self, *words: str, **options: str):
        """Exit code, what the made-up program told or None, stderr."""
        process = self.start(*words, **options)
        answer, messages = process.communicate()
        told = json.loads(answer.decode().partition("} ")[0] + "}") if answer else None
        return process.returncode, told, messages.decode()

    def require(self, *wheels: Path | str, file: str = "requirements.txt") -> None:
        (self.folder / file).write_text("--no-index\n" + "".join(f"{wheel}\n" for wheel in wheels))


def wheel(folder: Path, package: str, *modules: str, source: str = TELL) -> Path:
    """A wheel that pip installs, of modules with one source."""
    path = folder / f"{package}-1-py3-none-any.whl"
    info = f"{package}-1.dist-info"
    with zipfile.ZipFile(path, "w") as archive:
        for module in modules:
            archive.writestr(module, source)
        archive.writestr(
            f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {package}\nVersion: 1\n"
        )
        archive.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr(f"{info}/RECORD", "")
    return path


def new_house(folder: Path) -> House:
    (folder / "tests").mkdir(parents=True)
    shutil.copy(ROOT / "manage.py", folder)
    (folder / "tests/suite.py").write_text(TELL, encoding="utf-8")
    house = House(folder)
    house.require(
        wheel(folder, "madeup", "django/__init__.py", "django/core/management/__init__.py")
    )
    house.require(wheel(folder, "tool", "tool.py"), file="tests/requirements.txt")
    return house


@pytest.fixture
def fresh(tmp_path) -> House:
    return new_house(tmp_path / "Tín nhiệm")


@pytest.fixture(scope="module")
def ready(tmp_path_factory) -> House:
    """A house whose first start lies behind it."""
    house = new_house(tmp_path_factory.mktemp("house") / "ready")
    house.first = house.run("tally", "TN 1", "--format=json")
    return house


@pytest.fixture
def used(ready, tmp_path) -> House:
    """Its like, to be damaged."""
    folder = tmp_path / "Tín nhiệm"
    shutil.copytree(ready.folder, folder, symlinks=True)
    return House(folder)


def test_the_first_start_makes_the_environment_and_runs_the_command_in_it(ready):
    code, told, messages = ready.first
    assert code == 0
    assert told["argv"] == ["tally", "TN 1", "--format=json"]
    assert told["prefix"] == str(ready.venv)
    assert messages == "Đang chuẩn bị môi trường .venv, có thể mất vài phút…\n"


def test_the_second_start_installs_nothing_and_says_nothing(ready):
    before = (ready.venv / "pip.log").stat().st_size
    code, told, messages = ready.run("version")
    assert (code, messages, told["prefix"]) == (0, "", str(ready.venv))
    assert (ready.venv / "pip.log").stat().st_size == before


def test_the_exit_code_is_the_programs(ready):
    assert ready.run("fail")[0] == 3


def test_answers_are_utf_8_whatever_the_locale(ready):
    answer, _messages = ready.start("version", LC_ALL="C").communicate()
    assert answer.decode().endswith("tín nhiệm\n")
    assert ready.run("version", python=str(ready.venv / "bin/python"))[1]["utf8"] == 1


def test_the_process_that_was_started_is_the_program_so_that_signals_reach_it(ready):
    process = ready.start("serve")
    answer, _messages = process.communicate()
    assert json.loads(answer.decode().partition("} ")[0] + "}")["pid"] == process.pid


def test_a_changed_requirement_file_is_installed_by_the_next_command(used):
    other = wheel(used.folder, "other", "other.py")
    used.require(other, used.folder / "madeup-1-py3-none-any.whl")
    code, _told, messages = used.run("version")
    assert (code, messages[:15]) == (0, "Đang chuẩn bị m")
    assert list(used.venv.rglob("other.py"))


def test_test_also_installs_what_tests_need_and_runs_the_suite(fresh):
    code, told, _messages = fresh.run("test", "-k", "percent")
    assert (code, told["by"], told["argv"]) == (0, "tests.suite", ["test", "-k", "percent"])
    assert list(fresh.venv.rglob("tool.py"))
    assert fresh.run("version")[2] == ""


def test_an_activated_environment_of_somebody_else_is_left_alone(fresh):
    code, told, messages = fresh.run("version", VIRTUAL_ENV="/somewhere/else", PYTHONPATH="/none")
    assert (code, told) == (1, None)
    assert messages == "manage.py: thiếu django: pip install -r requirements.txt, rồi chạy lại.\n"
    assert not fresh.venv.exists()


def test_a_python_of_another_environment_is_left_alone(fresh):
    process = fresh.start("version", python=sys.executable)
    answer, messages = process.communicate()
    assert (process.returncode, messages) == (0, b"")
    assert answer.startswith(b"5.2")
    assert not fresh.venv.exists()


def test_a_machine_without_the_venv_module_is_told_which_package_to_install(fresh):
    blocker = fresh.folder / "blocker/ensurepip.py"
    blocker.parent.mkdir()
    blocker.write_text("raise ModuleNotFoundError(name='ensurepip')")
    code, _told, messages = fresh.run("version", PYTHONPATH=str(blocker.parent))
    assert code == 1
    assert messages == (
        "manage.py: thiếu ensurepip: sudo apt install python3-venv, rồi chạy lại.\n"
    )


def test_packages_that_can_not_be_had_are_one_clear_line_and_the_next_start_heals(fresh):
    whole = (fresh.folder / "requirements.txt").read_text()
    fresh.require("nowhere==1.0")
    code, _told, messages = fresh.run("version")
    assert code == 1
    assert messages.splitlines()[1:] == [
        "manage.py: không cài được các gói: kiểm tra mạng, proxy rồi chạy lại (xem .venv/pip.log)."
    ]
    assert "No matching distribution" in (fresh.venv / "pip.log").read_text()
    (fresh.folder / "requirements.txt").write_text(whole)
    assert fresh.run("version")[0] == 0


def test_a_python_too_old_is_told_which_one_is_needed():
    old = "import runpy, sys; sys.version_info = (3, 9, 2); "
    run = f"runpy.run_path({str(ROOT / 'manage.py')!r}, run_name='__main__')"
    done = subprocess.run([PYTHON, "-c", old + run], capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr == "manage.py: cần Python 3.11 trở lên (python.org), đây là 3.9.\n"


def test_a_python_too_old_can_read_the_file():
    source = (ROOT / "manage.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 6))
    assert len(source.splitlines()) <= 80


def test_a_folder_that_can_not_be_written_is_one_clear_line(fresh):
    (fresh.folder / ".venv.lock").mkdir()
    code, _told, messages = fresh.run("version")
    assert code == 1
    assert "kiểm tra quyền ghi và chỗ trống" in messages.splitlines()[1]
    assert "Traceback" not in messages


@pytest.mark.parametrize(
    ("lost", "pip"), [("installed.txt", True), ("bin/python", False), ("pyvenv.cfg", True)]
)
def test_a_half_made_environment_heals_on_the_next_start(used, lost, pip):
    (used.venv / lost).unlink()
    if not pip:
        shutil.rmtree(next(used.venv.rglob("site-packages")) / "pip")
    code, told, _messages = used.run("version")
    assert (code, told["prefix"]) == (0, str(used.venv))


def test_an_environment_of_another_python_is_made_anew(ready):
    stamp = ready.venv / "installed.txt"
    stamp.write_text(stamp.read_text().replace("python 3.", "python 2."))
    (ready.venv / "left-over").touch()
    assert ready.run("version")[0] == 0
    assert not (ready.venv / "left-over").exists()


def test_two_commands_started_at_once_share_one_installation(fresh):
    both = [fresh.start("one"), fresh.start("two")]
    answers = [process.communicate()[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert all(b'"prefix"' in answer for answer in answers)
    assert (fresh.venv / "pip.log").read_text().count("Successfully installed") == 1
