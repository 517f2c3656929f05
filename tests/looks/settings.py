"""The installation's own settings with pages that fail on purpose and a cheap hasher."""

from __future__ import annotations

from tinnhiem.settings import *  # noqa: F403

ROOT_URLCONF = "tests.looks.failing"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
LOGGING = {"version": 1, "disable_existing_loggers": True}
