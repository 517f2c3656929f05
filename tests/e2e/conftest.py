"""Fixtures of the browser tests."""

from __future__ import annotations

import pytest
from playwright.sync_api import sync_playwright

from tests import needs
from tests.browser import FLAGS, HOST
from tests.e2e.desk import Desk, log_in


@pytest.fixture(scope="module")
def keying_browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=needs.chromium(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def desk(keying_browser, live_server):
    """`desk(keying)`: a window of the person who keys it, logged in."""
    contexts = []

    def at(keying, **window) -> Desk:
        size = {"width": 1366, "height": 768}
        context = keying_browser.new_context(**({"viewport": size} | window))
        contexts.append(context)
        root = live_server.url.replace("localhost", HOST).replace("127.0.0.1", HOST)
        log_in(context, root, keying.keyed_by)
        return Desk(context.new_page(), root, keying)

    yield at
    for context in contexts:
        context.close()
