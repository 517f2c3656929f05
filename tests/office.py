"""LibreOffice without a window: what a Word file, a workbook or slides say once opened."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests import documents as sample
from tests import needs

SECONDS = 120


def opened(folder: Path, files: dict[str, bytes]) -> dict[str, str]:
    """The text of each file as LibreOffice prints it, all in one start of the program."""
    for name, data in files.items():
        (folder / name).write_bytes(data)
    profile = (folder / "profile").resolve().as_uri()
    subprocess.run(
        [needs.office(), f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf",
         "--outdir", str(folder), *(str(folder / name) for name in files)],
        check=True, capture_output=True, timeout=SECONDS,
    )  # fmt: skip
    return {name: sample.said((folder / name).with_suffix(".pdf").read_bytes()) for name in files}
