"""Every document of a case, drawn in as many processes as it helps, and its pages as pictures."""

from __future__ import annotations

import io
import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any

from ..documents import DOCUMENTS, DocumentRefused, render
from .cases import CASES, case

PROCESSES = 2


class NoPictures(Exception):
    """pypdfium2, which turns pages into pictures, is not installed."""


@dataclass(frozen=True)
class Drawn:
    """A document of a case: the file and its pages as PNG, or why it was refused."""

    case: str
    document: str
    content: bytes = b""
    pages: tuple[bytes, ...] = ()
    refused: str = ""


def applies(case_key: str, document: str) -> bool:
    """Whether papers of that letterhead have the document."""
    return str(case(case_key).payload.layout["letterhead"]) in DOCUMENTS[document].letterheads


def keys_of(case_key: str) -> list[str]:
    """The documents that the case has, in the order of the day."""
    return [key for key in DOCUMENTS if applies(case_key, key)]


def draw(case_key: str, document: str, dpi: int = 0) -> Drawn:
    """The PDF, and its pages at that resolution unless it is 0."""
    made = case(case_key)
    try:
        content = render(document, made.payload, digest=made.digest, beside=made.beside)
    except DocumentRefused as error:
        return Drawn(case_key, document, refused=str(error))
    return Drawn(case_key, document, content, tuple(pictures(content, dpi)) if dpi else ())


def jobs(only: str = "") -> list[tuple[str, str]]:
    """Every case with each of its documents, or only a meeting, case, document, case/document."""
    return [
        (key, document)
        for key in CASES
        for document in keys_of(key)
        if not only or only in {key, document, f"{key}/{document}"} or key.startswith(f"{only}-")
    ]


def drawn(jobs: Sequence[tuple[str, str]], dpi: int = 0) -> Iterator[Drawn]:
    """Each in its turn; two processes draw them where the machine has two."""
    workers = min(PROCESSES, os.cpu_count() or 1, len(jobs))
    if workers < 2:
        yield from (draw(key, document, dpi) for key, document in jobs)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        yield from pool.map(partial(_job, dpi=dpi), jobs, chunksize=4)


def _job(job: tuple[str, str], dpi: int) -> Drawn:
    return draw(*job, dpi=dpi)


def pictures(content: bytes, dpi: int) -> Iterator[bytes]:
    """Each page as a grey PNG; NoPictures without pypdfium2, which only tests need."""
    for page in bitmaps(content, dpi):
        target = io.BytesIO()
        page.save(target, "PNG", optimize=True)
        yield target.getvalue()


def bitmaps(content: bytes, dpi: int) -> Iterator[Any]:
    """Each page as a grey picture of Pillow's."""
    try:
        import pypdfium2
    except ImportError:
        raise NoPictures from None
    document = pypdfium2.PdfDocument(content)
    try:
        for page in document:
            yield page.render(scale=dpi / 72, grayscale=True).to_pil()
    finally:
        document.close()
