"""Commands as scripts call them: exit codes, stdout with nothing but the answer, no traceback."""

from __future__ import annotations

import os
import re
import shutil
import socket
import sqlite3
from contextlib import closing

import pytest
from django.core.management import execute_from_command_line

from tests import commands

# Each in an installation of its own.
pytestmark = [pytest.mark.sqlite_only, pytest.mark.once]


@pytest.fixture(scope="module")
def house(tmp_path_factory) -> commands.House:
    """An installation with the twin's session in it."""
    made = commands.House(tmp_path_factory.mktemp("du lieu"))
    assert made.run("import_session", str(commands.TWIN)).out == "van-khe-2023\n"
    return made


def test_a_whole_count_by_commands_alone(tmp_path):
    house = commands.House(tmp_path)
    code = house.run("import_session", str(commands.TWIN)).out.strip()
    file = commands.written(tmp_path, commands.ballots(*["1" * 12] * 40, lines=12), "1.csv")
    for number in ("1", "2"):
        answer = house.run("import_ballots", code, file, "--keying", number)
        assert answer.out == "40 ballots, 0 differences\n"
    digest = house.run("seal", code, "--acknowledge", "đã kiểm tra").out
    assert re.fullmatch(r"[0-9a-f]{64}\n", digest)
    assert house.run("verify", code).out == "van-khe-2023: nguyên vẹn\n"
    assert house.run("document", code, "minutes", "--output", str(tmp_path / "x.pdf")).code == 0


def test_a_first_command_makes_the_database_and_says_so_on_stderr(tmp_path):
    answer = commands.House(tmp_path).run("gen_session", "--voters", "2", "--officials", "1")
    assert (answer.code, answer.out) == (0, "thu-2x1-1\n")
    assert answer.err.splitlines()[0] == "Đang cập nhật cấu trúc cơ sở dữ liệu…"


def test_two_first_commands_at_once_make_one_database(tmp_path):
    house = commands.House(tmp_path)
    words = ("gen_session", "--voters", "2", "--officials", "1")
    both = [house.start(*words) for _n in range(2)]
    answers = {process.communicate(timeout=60)[0] for process in both}
    assert answers == {b"thu-2x1-1\n", b"thu-2x1-1-2\n"}


def test_a_refusal_is_its_own_words_and_exit_1(house):
    answer = house.run("import_session", str(commands.TWIN))
    line = "session.code: mã “van-khe-2023” đã có. Chọn mã khác.\n"
    assert answer == commands.Answer(1, "", line)


def test_answers_are_utf_8_without_a_locale(house):
    answer = house.run("tally", "van-khe-2023", "--format", "csv", PYTHONUTF8="0")
    assert answer.code == 0
    assert "Lương Ngọc Thủy" in answer.out


@pytest.mark.parametrize(
    "words",
    [
        ("tally",),
        ("tally", "x", "--format", "xml"),
        ("import_ballots", "x", "y.csv"),
        ("import_ballots", "x", "y.csv", "--keying", "one"),
        ("document", "x", "minutes"),
        ("document", "x", "minutes", "--output", "x", "--format", "doc"),
        ("create_account", "An", "--role", "boss", "--organisation", "A"),
        ("gen_session", "--voters", "0", "--officials", "3"),
        ("gen_session", "--voters", "3", "--officials", "101"),
        ("gen_session", "--voters", "3", "--officials", "3", "--error-rate", "1"),
        ("gen_session", "--voters", "3", "--officials", "3", "--error-rate", "ít"),
        ("demo", "--port", "70000"),
    ],
)
def test_wrong_usage_is_exit_2_and_says_how_to_use_it(capsys, words):
    with pytest.raises(SystemExit) as end:
        execute_from_command_line(["manage.py", *words])
    out, err = capsys.readouterr()
    assert (end.value.code, out) == (2, "")
    assert err.startswith(f"usage: manage.py {words[0]} ")


def test_wrong_usage_found_late_is_exit_2_too(house):
    answer = house.run("create_account", "An", "--role", "head")
    assert answer == commands.Answer(2, "", "Ghi cả --role và --organisation.\n")


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"TINNHIEM_DATA": "/dev/null/x"}, "Không dùng được thư mục dữ liệu"),
        ({"DATABASE_URL": "sai"}, "DATABASE_URL không đúng dạng"),
        ({"DATABASE_URL": "postgresql://a@127.0.0.1:1/x"}, "Không mở được cơ sở dữ liệu"),
    ],
)
def test_a_database_out_of_reach_is_one_line(house, environment, said):
    answer = house.run("tally", "x", **environment)
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (1, "", 1)
    assert said in answer.err


def changed(house, folder, statement: str) -> commands.House:
    """A copy of the installation with something changed in the list of migrations."""
    copy = commands.House(folder / "copy")
    shutil.copytree(house.folder, copy.folder)
    with closing(sqlite3.connect(copy.folder / "tinnhiem.sqlite3")) as database:
        database.execute(statement)
        database.commit()
    return copy


def test_a_database_of_a_newer_program_is_left_alone(house, tmp_path):
    newer = "INSERT INTO django_migrations (app, name, applied) VALUES ('votes', '9_new', '')"
    answer = changed(house, tmp_path, newer).run("tally", "van-khe-2023")
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (1, "", 1)
    assert "(9_new). Cài bản mới đó rồi chạy lại." in answer.err


def test_an_older_database_is_copied_before_it_is_brought_up_to_date(house, tmp_path):
    older = "DELETE FROM django_migrations WHERE app = 'admin' AND name LIKE '0003%'"
    copy = changed(house, tmp_path, older)
    answer = copy.run("tally", "van-khe-2023")
    assert (answer.code, answer.out[:1]) == (0, "{")
    (backup,) = (copy.folder / "backups").iterdir()
    assert f"Đã sao lưu cơ sở dữ liệu vào {backup}" in answer.err
    assert copy.run("tally", "van-khe-2023").err == ""


def test_serve_says_a_busy_port_in_one_line(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        answer = commands.House(tmp_path).run("serve", "--host", "127.0.0.1", "--port", str(port))
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (1, "", 1)
    assert answer.err.startswith(f"Cổng {port} đang có chương trình khác dùng.")


def test_help_needs_no_terminal(house):
    answer = house.run("import_ballots", "--help", COLUMNS="80", PYTHONIOENCODING="ascii")
    assert answer.code == 0
    assert "--keying" in answer.out


@pytest.mark.skipif(os.name == "nt", reason="words of a command line are always text there")
@pytest.mark.parametrize("words", [("tally", "\udcff"), ("import_session", "\udcff.json")])
def test_words_that_are_no_utf_8_are_refused_in_one_line(house, words):
    answer = house.run(*words)
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (1, "", 1)
    assert "\\udcff" in answer.err
