"""Settings of the test suite: the installation's own, in a throw-away folder, with a cheap hasher.

`DATABASE_URL` chooses the database, as in an installation; without it the suite runs on SQLite.
"""

from __future__ import annotations

import os
import tempfile

for _name in [name for name in os.environ if name.startswith("TINNHIEM_")]:
    del os.environ[_name]
_folder = tempfile.TemporaryDirectory(prefix="tinnhiem-tests-", ignore_cleanup_errors=True)
os.environ["TINNHIEM_DATA"] = _folder.name
# Playwright's synchronous interface keeps an event loop in the thread of the test.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

from tinnhiem.settings import *  # noqa: E402, F403
from tinnhiem.settings import DATA_DIR, DATABASES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
_database = DATABASES["default"]
if _database["ENGINE"].endswith("sqlite3"):
    # A file, as in an installation: threads and other processes can share it, memory can't be.
    _database["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
    _database["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
