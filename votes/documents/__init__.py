"""Printed documents: pure functions from a payload to bytes.

They read nothing but the payload (and the digest of it that stands beside it): no table, no
clock, no locale. The same payload renders the same bytes.
"""

from __future__ import annotations

from .errors import DocumentRefused, MissingGlyph
from .fonts import unprintable
from .registry import DOCUMENTS, Document, find, of
from .rendering import render, wants

__all__ = [
    "DOCUMENTS",
    "Document",
    "DocumentRefused",
    "MissingGlyph",
    "find",
    "of",
    "render",
    "unprintable",
    "wants",
]
