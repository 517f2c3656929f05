"""The database file, before anything is served from it."""

from __future__ import annotations

import os

import pytest
from django.db import connection

from votes import database


@pytest.mark.sqlite_only
@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such modes")
@pytest.mark.django_db
def test_a_new_database_file_is_its_owners_alone(monkeypatch, tmp_path):
    file = tmp_path / "new.sqlite3"
    monkeypatch.setitem(connection.settings_dict, "NAME", str(file))
    monkeypatch.setattr(database, "_pending", lambda: None)
    database.bring_up_to_date(print)
    assert file.stat().st_mode & 0o077 == 0
