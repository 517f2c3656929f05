"""Rules of the whole suite: which tests run where, and that none goes to the network."""

from __future__ import annotations

import os
import socket
import zlib

import hypothesis
import pytest
from django.conf import settings
from django.utils import translation

from tests import needs

# A slow machine is no defect of what is tested.
hypothesis.settings.register_profile(
    "suite", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("suite")
DATABASE = {"db", "transactional_db", "live_server", "django_db_setup"}
LOCAL = ("127.", "localhost", "::1", "0.0.0.0")


def _on_postgres() -> bool:
    return "postgresql" in settings.DATABASES["default"]["ENGINE"]


def _touches_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(fixtures & DATABASE)


def _in_part(item: pytest.Item, part: str) -> bool:
    """Whether this is the run that has it, where several go on beside each other.

    What is the same on both databases and mostly waits has a run of its own. Modules that use no
    database are dealt to the other two, so that they take about as long; so are the tests of one
    kind that are many (`dealt`), each of which is in one of them.
    """
    if item.get_closest_marker("once"):
        return part == needs.ONCE_ONLY
    if part == needs.ONCE_ONLY:
        return False
    if item.get_closest_marker("dealt"):
        return _dealt(item.nodeid, part)
    if item.get_closest_marker("sqlite_only") or _touches_database(item):
        return True
    return _dealt(item.path.name, part)


def _dealt(name: str, part: str) -> bool:
    return (part == needs.POSTGRES) == (zlib.crc32(name.encode()) % 2 == 0)


def _runs_here(item: pytest.Item) -> bool:
    part = os.environ.get(needs.PART)
    if part and not _in_part(item, part):
        return False
    if item.get_closest_marker("sqlite_only") and _on_postgres():
        return False
    if item.get_closest_marker("postgres_only") and not _on_postgres():
        return False
    if item.get_closest_marker("office") and needs.office() is None:
        return False
    return not (item.get_closest_marker("e2e") and needs.chromium() is None)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/e2e/" in item.path.as_posix():
            item.add_marker(pytest.mark.e2e)
        if item.path.name.startswith("test_views_"):  # what they call is tested on both
            item.add_marker(pytest.mark.dealt)
    left_out = [item for item in items if not _runs_here(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


@pytest.fixture(autouse=True)
def vietnamese():
    """What a page was asked in stays in the thread: the next test begins in Vietnamese."""
    with translation.override("vi"):
        yield


@pytest.fixture(autouse=True, scope="session")
def no_network():
    """A test that reaches for another machine fails with the address it wanted."""
    connect = socket.socket.connect

    def guarded(self, address):
        host = address[0] if isinstance(address, tuple) else "localhost"
        if not str(host).startswith(LOCAL):
            raise AssertionError(f"a test wanted to connect to {address}")
        return connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield
