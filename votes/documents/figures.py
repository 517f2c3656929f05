"""Files that hold the figures alone, by format.

Their libraries are loaded by the first one asked for: no other command waits for them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from .source import Source


def _xlsx(source: Source) -> bytes:
    from . import workbook

    return workbook.figures(source)


def _csv(source: Source) -> bytes:
    from . import separated

    return separated.figures(source)


def _pptx(source: Source) -> bytes:
    from . import slides

    return slides.figures(source)


WRITERS: Final[Mapping[str, Callable[[Source], bytes]]] = {
    "xlsx": _xlsx,
    "csv": _csv,
    "pptx": _pptx,
}
