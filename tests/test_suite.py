"""`manage.py test` itself: what it starts, on which settings, and what it says it left out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from tests import conftest, needs, suite

SETTINGS = "DJANGO_SETTINGS_MODULE"


def test_the_suite_runs_on_its_own_settings_and_folder():
    assert settings.SETTINGS_MODULE == "tests.settings"
    assert "tinnhiem-tests-" in str(settings.DATA_DIR)
    assert "MD5" in settings.PASSWORD_HASHERS[0]


def test_what_manage_py_set_for_the_installation_does_not_reach_the_suite(monkeypatch):
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "tinnhiem.settings")
    monkeypatch.setenv("DATABASE_URL", "postgresql://somewhere/else")
    assert not suite.INSTALLATION & set(suite._environment(None))
    assert suite._environment("postgresql://ours")["DATABASE_URL"] == "postgresql://ours"


def test_pytest_started_by_the_suite_has_the_suites_settings(monkeypatch):
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "tinnhiem.settings")
    words = ["--collect-only", "-q", "-p", "no:cacheprovider", __file__]
    code = f"import pytest; pytest.main({words}); import os; print(os.environ['{SETTINGS}'])"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True, text=True, cwd=suite.ROOT, env=suite._environment(None),
    )  # fmt: skip
    assert done.stdout.splitlines()[-1] == "tests.settings", done.stderr


@pytest.mark.parametrize(
    ("ci", "postgres", "browser", "code"),
    [("", True, True, 0), ("true", True, True, 0), ("", False, False, 0), ("true", False, True, 1)],
)
def test_what_was_left_out_is_said_and_fails_where_nothing_may_be(
    capsys, monkeypatch, ci, postgres, browser, code
):
    monkeypatch.setitem(os.environ, "CI", ci)
    monkeypatch.setattr(needs, "office", lambda: "/usr/bin/soffice" if browser else None)
    monkeypatch.setattr(needs, "chromium", lambda: "/usr/bin/chromium" if browser else None)
    results = {"SQLite": (0, "3 passed")} | ({"PostgreSQL": (0, "3 passed")} if postgres else {})
    assert suite._conclude(results) == code
    last = capsys.readouterr().out.splitlines()[-1]
    assert ("PostgreSQL (cài bằng" in last) is not postgres
    assert ("trên trình duyệt (cài bằng" in last) is not browser
    assert ("LibreOffice (cài bằng" in last) is not browser


def test_a_failure_on_either_database_is_the_suites(capsys):
    assert suite._conclude({"SQLite": (0, "ok"), "PostgreSQL": (1, "1 failed")}) == 1
    assert suite._conclude({"SQLite": (1, "1 failed"), "PostgreSQL": (0, "ok")}) == 1
    assert "SQLite: 1 failed" in capsys.readouterr().out


class Item:
    """As much of a collected test as its part is chosen by."""

    def __init__(self, *marks: str, module: str = "test_tally.py") -> None:
        self.marks, self.path, self.fixturenames = marks, Path(module), ()
        self.nodeid = module

    def get_closest_marker(self, name: str) -> str | None:
        return name if name in self.marks else None


@pytest.mark.parametrize(
    ("marks", "parts"),
    [
        (["django_db"], ["SQLite", "PostgreSQL"]),
        (["django_db", "once"], ["Chạy một lần"]),
        (["once", "sqlite_only"], ["Chạy một lần"]),
        ([], ["SQLite"]),
    ],
)
def test_every_test_is_in_the_run_it_is_for(marks, parts):
    item = Item(*marks)
    found = [part for part in suite.PARTS if conftest._in_part(item, part)]
    assert found == parts


def test_modules_without_a_database_are_dealt_to_both_runs():
    items = [Item(module=f"test_{n}.py") for n in range(40)]
    dealt = [sum(conftest._in_part(item, part) for item in items) for part in suite.PARTS]
    assert sum(dealt) == 40
    assert dealt[0] > 10 and dealt[1] > 10 and not dealt[2]


def test_many_tests_of_one_kind_are_dealt_one_by_one():
    items = [Item("django_db", "dealt", module=f"test_access.py::test[{n}]") for n in range(40)]
    parts = [[part for part in suite.PARTS if conftest._in_part(item, part)] for item in items]
    assert {tuple(part) for part in parts} == {("SQLite",), ("PostgreSQL",)}
