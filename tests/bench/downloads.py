"""How long a typist's saves take while forty people fetch the minutes at once.

    .venv/bin/python -X utf8 -m tests.bench.downloads [seconds]

The result is not fixed, so that a download is no stored print. One server as in an installation;
the typist saves four papers a second, and the forty are a process of their own, so that they take
nothing of the typist's but the machine. Fails when the p99 is 100 ms or more.
"""

from __future__ import annotations

import http.client
import json
import statistics
import subprocess
import sys
import threading
import time

from tests.bench.asked import server
from tests.bench.saves import desk

PEOPLE, LINES = 40, 12
PACE = 0.25  # seconds between two papers
MOST = 100


def fetch(port: int, head: dict[str, str], times: list[float], start: threading.Barrier) -> None:
    """One download with all the others, timed in milliseconds."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    start.wait()
    begin = time.perf_counter()
    line.request("GET", head["url"], headers={"Cookie": head["cookies"]})
    answer = line.getresponse()
    content = answer.read()
    if answer.status != 200 or not content.startswith(b"%PDF"):
        sys.exit(f"{answer.status} {head['url']}: {content[:200]!r}")
    times.append((time.perf_counter() - begin) * 1000)


def crowd(port: int, head: dict[str, str], seconds: float) -> list[float]:
    """Forty at once, again as soon as all have theirs; how long each took."""
    times: list[float] = []
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        start = threading.Barrier(PEOPLE)
        arguments = (port, head, times, start)
        people = [threading.Thread(target=fetch, args=arguments) for _ in range(PEOPLE)]
        for one in people:
            one.start()
        for one in people:
            one.join()
    return times


def apart(*told: object) -> subprocess.Popen[bytes]:
    """The crowd in a process of its own; it prints the times as JSON."""
    words = [sys.executable, "-X", "utf8", "-m", "tests.bench.downloads", "crowd", json.dumps(told)]
    return subprocess.Popen(words, stdout=subprocess.PIPE)


def said(what: str, times: list[float]) -> float:
    cuts = statistics.quantiles(times, n=100)
    print(f"{what:34} {len(times):4}  p50 {cuts[49]:7.1f} ms  p99 {cuts[98]:7.1f} ms", flush=True)
    return cuts[98]


def main() -> None:
    seconds = float(sys.argv[1]) if sys.argv[1:] else 30
    with server(1, 60, 25, LINES) as (port, told):
        typist = desk(port, told, told["typists"][0])
        typist.work(True, time.perf_counter() + 5, PACE, 0)
        said("saves, nobody else", typist.times)
        typist.times.clear()
        others = apart(port, told["head"], seconds)
        typist.work(True, time.perf_counter() + seconds, PACE, 0)
        downloads = json.loads(others.communicate()[0])
        late = said("saves, forty fetching the minutes", typist.times)
        said("downloads", downloads)
    sys.exit(0 if late < MOST else "too slow")


if __name__ == "__main__":
    if sys.argv[1:2] == ["crowd"]:
        print(json.dumps(crowd(*json.loads(sys.argv[2]))))
    else:
        main()
