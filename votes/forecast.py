"""When the keying will be done: from totals of whole keyings and the times the log has of them.

No ballot has a time (domain §5), so how fast one is keyed is only known of keyings as wholes.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

#: Less than this says nothing of how fast people key.
LEAST_PAPERS: Final = 10
LEAST_MINUTES: Final = 1


@dataclass(frozen=True)
class Pass:
    """One keying of a batch: papers saved of those in it; `opened` is None while nobody has it.

    `ended` is None while it is open; one that came from a file ended and was never opened.
    """

    size: int
    saved: int = 0
    opened: datetime.datetime | None = None
    ended: datetime.datetime | None = None
    over: bool = False

    @property
    def left(self) -> int:
        return 0 if self.over else max(self.size - self.saved, 0)


def minutes(start: datetime.datetime, end: datetime.datetime) -> int:
    """Whole minutes that have passed; never fewer than none, whatever the clocks say."""
    return max(int((end - start).total_seconds() // 60), 0)


def seconds_a_paper(passes: Sequence[Pass], now: datetime.datetime) -> float | None:
    """How long one person takes for one paper, over all keyings; None while too little is known."""
    timed = [(one, one.opened) for one in passes if one.opened is not None]
    saved = sum(one.saved for one, _opened in timed)
    spent = sum(max(((one.ended or now) - opened).total_seconds(), 0.0) for one, opened in timed)
    if saved < LEAST_PAPERS or spent < LEAST_MINUTES * 60:
        return None
    return spent / saved


def done_at(passes: Sequence[Pass], now: datetime.datetime) -> datetime.datetime | None:
    """When the last paper will be keyed if as many people go on as key now; None when unknown.

    Nothing left is unknown too: then there is nothing to wait for.
    """
    left = sum(one.left for one in passes)
    pace = seconds_a_paper(passes, now)
    if not left or pace is None:
        return None
    at_work = sum(1 for one in passes if one.opened is not None and not one.over)
    return now + datetime.timedelta(seconds=left * pace / max(at_work, 1))
