"""The application as installed, in a throw-away folder, in which nothing is left to chance.

Import it before anything of Django: a rerun shows the same names, codes, digests and times, so
that only what really changed makes another picture.
"""

from __future__ import annotations

import datetime
import os
import random
import secrets
import tempfile
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace

_folder = tempfile.TemporaryDirectory(prefix="tinnhiem-looks-", ignore_cleanup_errors=True)
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "tests.looks.settings",
    "TINNHIEM_DATA": _folder.name,
    # Playwright's synchronous interface keeps an event loop in the thread that asks for pictures.
    "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
}
os.environ.pop("DATABASE_URL", None)

_drawn = random.Random(2026)
secrets.choice = _drawn.choice
secrets.randbelow = _drawn.randrange
secrets.token_hex = lambda size=32: _drawn.randbytes(size).hex()
uuid.uuid4 = lambda: uuid.UUID(bytes=_drawn.randbytes(16), version=4)

from django.utils import timezone  # noqa: E402

PORT = 8197  # it stands on a page
STEP = datetime.timedelta(seconds=20)


class Clock:
    """Goes on by a step whenever it is looked at, until it is stopped."""

    def __init__(self, start: datetime.datetime) -> None:
        self.at, self.step = start, STEP

    def now(self, _zone: object = None) -> datetime.datetime:
        self.at += self.step
        return self.at

    def stop(self) -> None:
        self.step = datetime.timedelta(0)


#: The morning of the demo's count.
CLOCK = Clock(datetime.datetime(2026, 11, 6, 1, 0, tzinfo=datetime.UTC))
timezone.now = CLOCK.now

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402

from votes.server import QuietServer  # noqa: E402
from votes.services import audit  # noqa: E402

audit.datetime = SimpleNamespace(datetime=CLOCK, UTC=datetime.UTC)


def migrated() -> None:
    call_command("migrate", verbosity=0)


@contextmanager
def server(port: int = PORT) -> Iterator[str]:
    """The address at which the product's own server answers."""
    made = QuietServer(("127.0.0.1", port), get_wsgi_application(), numthreads=8)
    made.prepare()
    thread = threading.Thread(target=made.serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{made.bind_addr[1]}/"
    finally:
        made.stop()
        thread.join()
