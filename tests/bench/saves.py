"""How long saving one paper takes: p50 and p99 for 1 to 16 typists at once on a SQLite file.

    .venv/bin/python -m tests.bench.saves [papers per typist]

The whole verb that the keying page calls, with its locks and checks, durable as in an
installation. Each typist keys a batch of their own; afterwards every paper must be there.
"""

from __future__ import annotations

import os
import statistics
import sys
import threading
import time

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django
from django.conf import settings

database = settings.DATABASES["default"]
if database["ENGINE"].endswith("sqlite3"):
    database["NAME"] = database["TEST"]["NAME"]
    database["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from tests import build  # noqa: E402
from votes.models import Keying, Reading  # noqa: E402
from votes.services import keying as keyings  # noqa: E402

LINES = 30
PAUSE = 0.005  # seconds between two papers of one typist


def typist(keying: Keying, papers: int, times: list[float]) -> None:
    for position in range(1, papers + 1):
        start = time.perf_counter()
        keyings.save_reading(
            keying=keying,
            position=position,
            revision=1,
            marks="1" * LINES,
            invalid_reason="",
            by=keying.keyed_by,
        )
        times.append((time.perf_counter() - start) * 1000)
        time.sleep(PAUSE)
    connection.close()


def measure(typists: int, papers: int) -> list[float]:
    session = build.counting(subjects=LINES, batches=[papers] * typists)
    people = [build.typist(session) for _number in range(typists)]
    passes = [keyings.next_keying(session=session, by=person) for person in people]
    times: list[float] = []
    crowd = [threading.Thread(target=typist, args=(one, papers, times)) for one in passes]
    for thread in crowd:
        thread.start()
    for thread in crowd:
        thread.join()
    if Reading.objects.filter(keying__in=passes).count() != typists * papers:
        sys.exit("papers were lost")
    return times


def main() -> None:
    papers = int(sys.argv[1]) if sys.argv[1:] else 200
    call_command("migrate", verbosity=0)
    for typists in (1, 4, 8, 16):
        times = measure(typists, papers)
        cuts = statistics.quantiles(times, n=100)
        print(f"{typists:2} typists  p50 {cuts[49]:5.1f} ms  p99 {cuts[98]:5.1f} ms")


if __name__ == "__main__":
    main()
