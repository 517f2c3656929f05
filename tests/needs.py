"""What part of the suite needs of the machine, and how to get it."""

from __future__ import annotations

import os
import shutil
import sys
from functools import cache
from pathlib import Path

#: Names the part of the suite a run has, where several go on beside each other.
PART = "SUITE_PART"
SQLITE, POSTGRES, ONCE_ONLY = "SQLite", "PostgreSQL", "Chạy một lần"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
GET_BROWSER = (
    "cài bằng: sudo apt-get install chromium"
    if sys.platform == "linux"
    else "cài bằng: .venv/bin/python -m playwright install chromium"
)
GET_OFFICE = "cài bằng: sudo apt-get install libreoffice"
GET_POSTGRES = "cài bằng: sudo apt-get install postgresql (hoặc đưa initdb vào PATH)"


@cache
def chromium() -> str | None:
    """The program of a Chromium on this machine; `None` without one."""
    if named := os.environ.get("CHROMIUM"):
        return named if Path(named).exists() else None
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    return found or _playwright_chromium()


@cache
def office() -> str | None:
    """The program of a LibreOffice on this machine; `None` without one."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def _playwright_chromium() -> str | None:
    """The browser that `playwright install` downloads."""
    try:
        from playwright.sync_api import sync_playwright

        with sync_playwright() as playwright:
            path = playwright.chromium.executable_path
    except Exception:
        return None
    return path if Path(path).exists() else None
