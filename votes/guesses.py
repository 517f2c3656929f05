"""Guessing passwords is slow: after five wrong ones for a name, a wait.

Counted in the server's memory by name, not by computer: in the room everybody sits behind the
same few, and behind a proxy all have one address.
"""

from __future__ import annotations

import hashlib
import math
import time
from typing import Final

from django.core.cache import cache

from . import roster

FREE: Final = 5
WAIT: Final = 60  # seconds, from the last wrong guess
REMEMBERED: Final = 15 * 60  # seconds


def _key(name: str) -> str:
    """Every spelling by which an account is found counts as one name."""
    return f"guesses-{hashlib.sha256(roster.bare(name).encode()).hexdigest()}"


def wait(name: str) -> int:
    """Seconds until the next guess for this name is looked at; 0 when it is now."""
    count, last = cache.get(_key(name), (0, 0.0))
    if count < FREE:
        return 0
    return max(0, math.ceil(last + WAIT - time.time()))


def failed(name: str) -> None:
    count, _last = cache.get(_key(name), (0, 0.0))
    cache.set(_key(name), (count + 1, time.time()), REMEMBERED)


def passed(name: str) -> None:
    cache.delete(_key(name))
