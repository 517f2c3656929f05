"""What a page costs a browser that never saw it: first paint, bytes, our own JavaScript.

    .venv/bin/python -X utf8 -m tests.bench.pages [NAME…]

Every place of `tests.looks` over loopback in Chromium with a cold cache; a name takes those that
begin so. The first paint is the best of ROUNDS, which is what a busy machine disturbs least. Fails
above 300 ms, 150 kB or 30 kB of JavaScript of ours, both as they are sent.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

from tests.looks import started  # isort: skip  (it decides what Django finds)

from playwright.sync_api import Page, Response

from tests.looks import taking, world
from tests.looks.places import PLACES, Place

ROUNDS = 3
FIRST_PAINT, WEIGHT, SCRIPT = 300, 150_000, 30_000
MEASURE = """() => new Promise((resolve) => {
  const paint = () => performance.getEntriesByName("first-contentful-paint")[0];
  if (paint()) return resolve(paint().startTime);
  new PerformanceObserver(() => paint() && resolve(paint().startTime)).observe({
    type: "paint", buffered: true,
  });
})"""


@dataclass(frozen=True)
class Cost:
    """One visit: milliseconds, bytes on the wire, our JavaScript whole and on the wire."""

    paint: float
    weight: int
    script: int
    script_sent: int


def cost(page: Page, address: str) -> Cost:
    """The page opened again in the same new window, nothing kept from before."""
    answers: list[Response] = []
    tools = page.context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send("Network.setCacheDisabled", {"cacheDisabled": True})
    page.on("response", lambda answer: answers.append(answer))
    page.goto(address, wait_until="networkidle")
    paint = page.evaluate(MEASURE)
    ours = [answer for answer in answers if "/votes/" in answer.url and answer.url.endswith(".js")]
    return Cost(
        paint,
        sum(map(_sent, answers)),
        sum(len(answer.body()) for answer in ours),
        sum(map(_sent, ours)),
    )


def _sent(answer: Response) -> int:
    sizes = answer.request.sizes()
    return sizes["responseBodySize"] + sizes["responseHeadersSize"]


def measured(root: str, places: list[Place], ids: taking.Ids) -> tuple[list[Cost], list[str]]:
    """The cost of each place, the best of the rounds, told as it comes; what went wrong."""
    found: list[Cost] = []

    def look(place: Place, page: Page) -> None:
        page.unroute_all()
        # A paper in a frame is the browser's own page; its parts never tell their sizes.
        page.route("**/*.pdf*", lambda route: route.abort())
        address = root + place.path.format(**ids)
        rounds = [cost(page, address) for _round in range(ROUNDS)]
        found.append(min(rounds, key=lambda one: one.paint))
        tell(place.name, found[-1])

    print(f"{'page':32} {'paint ms':>9} {'kB sent':>9} {'own JS kB':>10} {'sent':>7}")
    failed = taking.each(root, places, ids, look)
    return found, failed


def tell(name: str, one: Cost) -> None:
    sizes = f"{one.weight / 1000:9.1f} {one.script / 1000:10.1f} {one.script_sent / 1000:7.1f}"
    print(f"{name:32} {one.paint:9.0f} {sizes}", flush=True)


def worst(costs: list[Cost]) -> Cost:
    return Cost(
        max(one.paint for one in costs),
        max(one.weight for one in costs),
        max(one.script for one in costs),
        max(one.script_sent for one in costs),
    )


def within(one: Cost) -> bool:
    return one.paint <= FIRST_PAINT and one.weight <= WEIGHT and one.script_sent <= SCRIPT


def main() -> None:
    named = tuple(sys.argv[1:]) or ("",)
    # What is done on a page costs no page; each page once.
    places = [p for p in PLACES if p.name.startswith(named) and p.script and not p.act]
    started.migrated()
    ids = world.make()
    started.CLOCK.stop()
    with started.server(port=0) as root:
        costs, failed = measured(root, places, ids)
    tell("the worst", worst(costs))
    sys.exit("\n".join(failed) or (0 if within(worst(costs)) else "over the limit"))


if __name__ == "__main__":
    main()
