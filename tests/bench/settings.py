"""The installation's own settings, in a throw-away folder, with one view to compare with."""

from __future__ import annotations

from tinnhiem.settings import *  # noqa: F403

ROOT_URLCONF = "tests.bench.site"
