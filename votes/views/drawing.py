"""Papers are drawn one after the other, so that forty who want theirs do not hold up a typist."""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable

from django.http import HttpResponse

_turn = threading.Lock()


def one_at_a_time(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view in its turn; whoever waits takes nothing of the processor."""

    @functools.wraps(view)
    def waiting(*args: object, **more: object) -> HttpResponse:
        with _turn:
            return view(*args, **more)

    return waiting
