"""Plain helpers to run the contract's commands, in this process or as a script runs them."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from django.core.management import call_command
from django.core.management.base import CommandError

ROOT = Path(__file__).resolve().parent.parent
TWIN = ROOT / "votes/data/twin_2023.json"


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str


def run(name: str, *words: str) -> Answer:
    """A command in this process, on the test's database."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command(name, *words, stdout=out, stderr=err)
    except CommandError as error:
        return Answer(error.returncode, out.getvalue(), f"{err.getvalue()}{error}\n")
    return Answer(0, out.getvalue(), err.getvalue())


@dataclass(frozen=True)
class House:
    """An installation in a folder of its own, driven as a script does: no terminal, no locale."""

    folder: Path

    def start(self, *words: str, **environment: str) -> subprocess.Popen[bytes]:
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
        return subprocess.Popen(
            [sys.executable, str(ROOT / "manage.py"), *words],
            env={**kept, "LC_ALL": "C", "TINNHIEM_DATA": str(self.folder), **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=ROOT.parent,
        )

    def run(self, *words: str, **environment: str) -> Answer:
        process = self.start(*words, **environment)
        out, err = process.communicate(timeout=60)
        return Answer(process.returncode, out.decode(), err.decode())


def session_file(**parts: object) -> dict:
    """A small session file: three officials, the first one exempt; `parts` replace its parts."""
    names = ("Trần Thị Hòa", "Lê Văn Đạt", "Phạm Thu Thủy")
    officials = [{"name": name, "posts": ["Ủy viên"]} for name in names]
    officials[0] |= {"exempt": True, "exempt_reason": "đã có thông báo nghỉ hưu"}
    return {
        "organisation": {"name": "Đảng bộ xã Bình An", "kind": "party"},
        "session": {
            "code": "binh-an",
            "title": "Lấy phiếu tín nhiệm",
            "ruleset": "qd96-2023",
            "held_on": "2026-02-05",
        },
        "members": {"summoned": 5, "present": 4},
        "officials": officials,
    } | parts


def written(folder: Path, data: object, name: str = "session.json") -> str:
    """The path of a file with this JSON, or with this text."""
    path = folder / name
    text = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
    path.write_text(text, encoding="utf-8")
    return str(path)


def ballots(
    *papers: str, lines: int = 2, batch: int = 1, form: str = "1", head: bool = True
) -> str:
    """A machine-read keying of one batch; a paper is its marks or `!reason`."""
    rows = ["form,batch,ballot,invalid," + ",".join(map(str, range(1, lines + 1)))] if head else []
    for number, paper in enumerate(papers, 1):
        invalid = paper[1:] if paper.startswith("!") else ""
        cells = [""] * lines if invalid else [*paper, *[""] * (lines - len(paper))]
        rows.append(",".join([form, str(batch), str(number), invalid, *cells]))
    return "\n".join(rows) + "\n"
