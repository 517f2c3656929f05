"""Saving one paper as the keying page does: POSTs a second, p50 and p99, on both databases.

    .venv/bin/python -m tests.bench.saves [seconds]

Beside each figure stands a bare insert with the same middleware, log-in and CSRF, asked in turn in
the same run: the share is what keying leaves of it. One server as in an installation, clients on
the same machine, loopback only.
"""

from __future__ import annotations

import http.client
import statistics
import sys
import threading
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from tests import postgres
from tests.bench.asked import server

TYPISTS = (1, 4, 16)
PACE = 0.5  # seconds between two papers of a typist who keys as fast as people do
BATCHES = 400  # a typist, more than any run needs
PAPERS = 25  # a batch
LINES = 30
INSERT = "/bench/insert/"


@dataclass
class Desk:
    """One typist's connection; `urls` are of their batches, `sent` counts papers."""

    port: int
    cookies: str
    token: str
    urls: list[str]
    marks: str
    papers: int
    sent: int = 0
    times: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)

    def send(self, keys: bool) -> None:
        """One POST, timed in milliseconds: a paper, or the bare insert."""
        url = self._next_paper() if keys else INSERT
        body = urlencode({"marks": self.marks, "revision": 1, "invalid_reason": ""})
        headers = {
            "Cookie": self.cookies,
            "X-CSRFToken": self.token,
            "Accept": "application/json",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        start = time.perf_counter()
        self.line.request("POST", url, body, headers)
        answer = self.line.getresponse()
        content = answer.read()
        self.times.append((time.perf_counter() - start) * 1000)
        if answer.status != 200:
            sys.exit(f"{answer.status} {url}: {content[:200]!r}")

    def _next_paper(self) -> str:
        batch, position = divmod(self.sent, self.papers)
        self.sent += 1
        return self.urls[batch].replace("/papers/0/", f"/papers/{position + 1}/")

    def work(self, keys: bool, until: float, pace: float, begin: float) -> None:
        due = time.perf_counter() + begin
        while time.perf_counter() < until:
            if pace:
                time.sleep(max(due - time.perf_counter(), 0))
                due += pace
            self.send(keys)


def desk(port: int, told: dict[str, Any], one: dict[str, Any]) -> Desk:
    papers = {"marks": told["marks"], "papers": told["papers"]}
    return Desk(port, one["cookies"], one["token"], one["urls"], **papers)


def round_of(desks: list[Desk], *, keys: bool, seconds: float, pace: float = 0) -> list[float]:
    """All desks at once for so many seconds: the time of every save."""
    until = time.perf_counter() + seconds
    crowd = []
    for number, desk in enumerate(desks):
        desk.times = []
        desk.line.close()  # the server closes what was idle; a browser connects anew as well
        begin = pace * number / len(desks)
        crowd.append(threading.Thread(target=desk.work, args=(keys, until, pace, begin)))
    for thread in crowd:
        thread.start()
    for thread in crowd:
        thread.join()
    return [one for desk in desks for one in desk.times]


def said(times: list[float], seconds: float) -> str:
    cuts = statistics.quantiles(times, n=100)
    return f"{len(times) / seconds:6.0f}/s  p50 {cuts[49]:6.1f} ms  p99 {cuts[98]:6.1f} ms"


def measure(name: str, address: str | None, seconds: float) -> None:
    wanted = (max(TYPISTS), BATCHES, PAPERS, LINES)
    with server(*wanted, address=address) as (port, told):
        desks = [desk(port, told, one) for one in told["typists"]]
        round_of(desks, keys=True, seconds=1)  # warm: connections, caches, compiled queries
        for count in TYPISTS:
            found: dict[bool, list[float]] = {True: [], False: []}
            for keys in (True, False, False, True):  # in turn, so that a drift hits both
                found[keys] += round_of(desks[:count], keys=keys, seconds=seconds / 2)
            share = len(found[True]) / len(found[False])
            print(f"{name:10} {count:2} typists  saves  {said(found[True], seconds)}")
            print(f"{name:10} {count:2} typists  insert {said(found[False], seconds)}")
            print(f"{name:10} {count:2} typists  share  {share:.2f}", flush=True)
        paced = round_of(desks, keys=True, seconds=2 * seconds, pace=PACE)
        print(
            f"{name:10} {len(desks)} typists, two papers a second each  {said(paced, 2 * seconds)}"
        )


def main() -> None:
    seconds = float(sys.argv[1]) if sys.argv[1:] else 6
    measure("SQLite", None, seconds)
    with postgres.cluster(durable=True) as address:
        if address is None:
            sys.exit("no PostgreSQL on this machine")
        measure("PostgreSQL", address, seconds)


if __name__ == "__main__":
    main()
