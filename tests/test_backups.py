"""backup and restore as a script runs them, on databases of their own."""

from __future__ import annotations

import sqlite3

import pytest
from django.db import connection

from tests import commands
from votes import backups


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    made = commands.House(tmp_path_factory.mktemp("house"))
    assert made.run("gen_session", "--voters", "5", "--officials", "2").code == 0
    return made


@pytest.fixture
def copy(house, tmp_path):
    path = tmp_path / "sao-luu"
    answer = house.run("backup", str(path))
    assert (answer.code, answer.out) == (0, "")
    return path


def sessions(house) -> int:
    with sqlite3.connect(next(house.folder.glob("*.sqlite3"))) as opened:
        return opened.execute("SELECT count(*) FROM votes_votesession").fetchone()[0]


def test_what_was_backed_up_comes_back_and_what_stood_there_is_kept(house, copy):
    before = sessions(house)
    house.run("gen_session", "--voters", "5", "--officials", "2")
    answer = house.run("restore", str(copy))
    assert (answer.code, sessions(house)) == (0, before)
    kept = next((house.folder / "backups").glob("*-before-restore"))
    with sqlite3.connect(kept) as opened:
        count = opened.execute("SELECT count(*) FROM votes_votesession").fetchone()[0]
    assert count == before + 1


def test_a_copy_is_one_file_that_only_its_owner_reads(copy):
    assert [path.name for path in copy.parent.iterdir()] == [copy.name]
    assert copy.stat().st_mode & 0o077 == 0


def damaged(path):
    data = bytearray(path.read_bytes())
    data[4096 * 3 : 4096 * 12] = b"\x55" * (4096 * 9)
    path.write_bytes(data)


def of_another_program(path):
    path.unlink()
    with sqlite3.connect(path) as opened:
        opened.execute("CREATE TABLE django_migrations (app, name)")


def of_a_newer_version(path):
    with sqlite3.connect(path) as opened:
        opened.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('votes','9999_x','')"
        )


def no_database(path):
    path.write_bytes(b"PK\x03\x04 khong phai")


def missing(path):
    path.unlink()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (damaged, "tệp hỏng"),
        (of_another_program, "không có dữ liệu của chương trình này"),
        (of_a_newer_version, "bản chương trình mới hơn tạo (9999_x)"),
        (no_database, "không phải bản sao lưu"),
        (missing, "không đọc được tệp"),
    ],
)
def test_a_file_that_is_no_good_copy_replaces_nothing(house, copy, spoil, said):
    before = sessions(house)
    spoil(copy)
    answer = house.run("restore", str(copy))
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (1, "", 1)
    assert said in answer.err and "Dữ liệu giữ nguyên" in answer.err
    assert sessions(house) == before


@pytest.mark.parametrize("target", ["/khong/co/thu-muc/tep", "/"])
def test_a_place_that_can_not_be_written_is_one_clear_line(house, target):
    answer = house.run("backup", target)
    assert (answer.code, len(answer.err.splitlines())) == (1, 1)
    assert target in answer.err


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
def test_postgresql_is_dumped_and_the_dump_can_be_read(tmp_path):
    target = tmp_path / "sao-luu"
    backups.backup(target)
    assert target.read_bytes().startswith(backups.POSTGRES)
    backups.check(target)


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
def test_postgresql_comes_back_as_it_was(tmp_path):
    target = tmp_path / "sao-luu"
    backups.backup(target)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO django_content_type (app_label, model) VALUES ('x', 'y')")
    connection.close()
    backups.restore(target, tmp_path / "truoc")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM django_content_type WHERE app_label = 'x'")
        assert cursor.fetchone() == (0,)


@pytest.mark.postgres_only
@pytest.mark.django_db
def test_without_the_programs_of_postgresql_it_is_said(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(backups.BackupError, match="thiếu pg_dump"):
        backups.backup(tmp_path / "x")
