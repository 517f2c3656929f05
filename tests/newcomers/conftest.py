"""The browser of the runs is the browser tests' own; a slow computer is no defect."""

from playwright.sync_api import expect

from tests.e2e.conftest import keying_browser  # noqa: F401

expect.set_options(timeout=20_000)
