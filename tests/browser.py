"""How the tests and benchmarks start a browser."""

from __future__ import annotations

# Plain http by a name that is not localhost: no secure context, as in the hall.
HOST = "tinnhiem.test"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    f"--host-resolver-rules=MAP {HOST} 127.0.0.1",
]
