"""What a released version fixed and printed first, kept for every later version to verify.

    .venv/bin/python -X utf8 -m tests.release 0.1

Once, when a version is released; what is kept of an older one is never made anew.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests import documents as sample
from tests.suite import ROOT
from votes import gallery, payload

KEPT = ROOT / "tests/data/released"
CASE = "commune-party"


def keep(version: str) -> Path:
    """Canonical payload, ballots, digest, the minutes' text and each print's SHA-256."""
    folder, case = KEPT / version, gallery.case(CASE)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "payload.json").write_bytes(payload.canonical(case.payload))
    (folder / "ballots.txt").write_text(case.ballots, "utf-8")
    (folder / "digest.txt").write_text(f"{case.digest}\n", "utf-8")
    prints = {key: gallery.draw(CASE, key).content for key in gallery.keys_of(CASE)}
    (folder / "minutes.txt").write_text(sample.said(prints["minutes"]) + "\n", "utf-8")
    known = {key: payload.digest(content) for key, content in prints.items()}
    (folder / "prints.json").write_text(json.dumps(known, indent=1) + "\n", "utf-8")
    return folder


if __name__ == "__main__":
    print(keep(*sys.argv[1:]))
