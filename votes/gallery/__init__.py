"""Six meetings of invented people, from five voters to seven hundred, and every paper of theirs.

What is hard to print is spread over them, so that each hard page can be looked at and is drawn
again by the suite. Nothing here reads a table or a clock: the same case is the same ever after.
"""

from __future__ import annotations

from ..documents import DOCUMENTS
from .cases import CASES, Case, case
from .drawing import Drawn, NoPictures, bitmaps, draw, drawn, jobs, keys_of, pictures

__all__ = [
    "CASES",
    "DOCUMENTS",
    "Case",
    "Drawn",
    "NoPictures",
    "bitmaps",
    "case",
    "draw",
    "drawn",
    "jobs",
    "keys_of",
    "pictures",
]
