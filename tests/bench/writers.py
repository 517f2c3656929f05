"""How long a save waits for its turn: p50 and p99 for 1 to 16 threads on a SQLite file.

    .venv/bin/python -m tests.bench.writers [saves per thread]

A save is what keying does at its core: lock the row whose state is checked, insert one, update
one. Durable (`synchronous=FULL`), as in an installation.
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

from django.db import connection  # noqa: E402

from votes.writing import writing  # noqa: E402


@writing
def save(writer: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT total FROM bench_batch WHERE id = 1")
        cursor.execute(
            "INSERT INTO bench_reading (writer, marks) VALUES (%s, '112300112300')", [writer]
        )
        cursor.execute("UPDATE bench_batch SET total = total + 1 WHERE id = 1")


def writer(number: int, saves: int, times: list[float]) -> None:
    for _ in range(saves):
        start = time.perf_counter()
        save(number)
        times.append((time.perf_counter() - start) * 1000)
        time.sleep(0.001)
    connection.close()


def measure(threads: int, saves: int) -> list[float]:
    times: list[float] = []
    crowd = [threading.Thread(target=writer, args=(n, saves, times)) for n in range(threads)]
    for thread in crowd:
        thread.start()
    for thread in crowd:
        thread.join()
    return times


def main() -> None:
    saves = int(sys.argv[1]) if sys.argv[1:] else 200
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_batch (id integer PRIMARY KEY, total integer)")
        cursor.execute("CREATE TABLE bench_reading (writer integer, marks text)")
        cursor.execute("INSERT INTO bench_batch VALUES (1, 0)")
    for threads in (1, 4, 8, 16):
        times = measure(threads, saves)
        cuts = statistics.quantiles(times, n=100)
        middle, late = cuts[49], cuts[98]
        print(f"{threads:2} threads  p50 {middle:5.1f} ms  p99 {late:5.1f} ms")
    with connection.cursor() as cursor:
        cursor.execute("SELECT total, (SELECT count(*) FROM bench_reading) FROM bench_batch")
        total, rows = cursor.fetchone()
    sys.exit(0 if total == rows == 29 * saves else "saves were lost")


if __name__ == "__main__":
    main()
