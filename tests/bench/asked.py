"""A server of its own for one benchmark, in a throw-away folder."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.suite import INSTALLATION, ROOT


@contextmanager
def server(
    typists: int, batches: int, papers: int, lines: int, *, address: str | None = None
) -> Iterator[tuple[int, dict[str, Any]]]:
    """The port of `tests.bench.served`, and what it told; `address` chooses the database."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    numbers = map(str, (typists, batches, papers, lines, port))
    with tempfile.TemporaryDirectory(prefix="tinnhiem-bench-") as folder:
        kept = {name: value for name, value in os.environ.items() if name not in INSTALLATION}
        known = kept | {"TINNHIEM_DATA": folder} | ({"DATABASE_URL": address} if address else {})
        words = [sys.executable, "-m", "tests.bench.served", *numbers]
        process = subprocess.Popen(words, cwd=ROOT, env=known, stdout=subprocess.PIPE)
        try:
            yield port, json.loads(process.stdout.readline())
        finally:
            process.terminate()
            process.wait()
