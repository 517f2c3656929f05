"""Papers drawn a moment ago: forty who ask for the same draft get one drawing.

Documents are pure, so the same payload gives the same bytes; nothing is remembered beyond this
process, and whatever changes in the session is another payload.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Final

#: So many papers, and so many bytes of them, are remembered at most.
PAPERS: Final = 32
BYTES: Final = 16_000_000

_lock = threading.Lock()
_drawn: OrderedDict[Hashable, bytes] = OrderedDict()


def once(asked: Hashable, draw: Callable[[], bytes]) -> bytes:
    """What `draw` made for the same `asked` before, or makes now."""
    with _lock:
        if asked in _drawn:
            _drawn.move_to_end(asked)
            return _drawn[asked]
    content = draw()
    with _lock:
        _drawn[asked] = content
        while len(_drawn) > PAPERS or sum(map(len, _drawn.values())) > BYTES:
            _drawn.popitem(last=False)
    return content
