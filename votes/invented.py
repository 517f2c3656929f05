"""Invented people and papers: the same seed gives the same ones. Nobody of them exists."""

from __future__ import annotations

import random
from typing import Final

from .choices import InvalidReason, Mark

FAMILIES: Final = (
    *("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng"),
    *("Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Trịnh", "Mai", "Lương"),
)
MEN: Final = ("Văn", "Hữu", "Quốc", "Minh", "Đức", "Xuân", "Công", "Thành")
WOMEN: Final = ("Thị", "Ngọc", "Thu", "Thanh", "Kim", "Bích", "Hồng", "Mỹ")
MEN_GIVEN: Final = (
    *("An", "Bảo", "Cường", "Dũng", "Đạt", "Hải", "Hiếu", "Hưng", "Khải", "Lâm"),
    *("Long", "Mạnh", "Nam", "Phúc", "Quang", "Sơn", "Tâm", "Thắng", "Tuấn", "Việt"),
)
WOMEN_GIVEN: Final = (
    *("Ánh", "Bình", "Chi", "Dung", "Giang", "Hà", "Hạnh", "Hiền", "Hòa", "Hương"),
    *("Lan", "Linh", "Mai", "Nga", "Oanh", "Phượng", "Quỳnh", "Thảo", "Thủy", "Yến"),
)
POSTS: Final = (
    *("Bí thư Đảng ủy", "Phó Bí thư Thường trực Đảng ủy", "Phó Bí thư Đảng ủy, Chủ tịch UBND"),
    *("Trưởng Ban Xây dựng Đảng", "Chủ nhiệm Ủy ban Kiểm tra", "Chánh Văn phòng Đảng ủy"),
    *("Chủ tịch Ủy ban MTTQ", "Phó Chủ tịch UBND", "Phó Chủ tịch HĐND", "Trưởng Công an"),
    *("Chỉ huy trưởng Ban Chỉ huy Quân sự", "Bí thư Đoàn Thanh niên", "Chủ tịch Hội Nông dân"),
    *("Chủ tịch Hội Phụ nữ", "Chủ tịch Hội Cựu chiến binh", "Trưởng phòng Kinh tế"),
)
#: How papers are marked, out of a thousand lines; an official differs from the next.
MEDIUM_RANGE: Final = (30, 200)
LOW_RANGE: Final = (0, 60)
BLANK, MULTIPLE, INVALID = 6, 3, 8


def people(rng: random.Random, count: int) -> list[tuple[str, str]]:
    """So many names, each once, with Ông or Bà."""
    found: dict[str, str] = {}
    while len(found) < count:
        if rng.random() < 0.65:
            parts, honorific = (FAMILIES, MEN, MEN_GIVEN), "Ông"
        else:
            parts, honorific = (FAMILIES, WOMEN, WOMEN_GIVEN), "Bà"
        found.setdefault(" ".join(rng.choice(part) for part in parts), honorific)
    return list(found.items())


def papers(rng: random.Random, voters: int, lines: int) -> list[str]:
    """What the voters' papers say: marks, or `!reason`."""
    weights = [_weights(rng) for _line in range(lines)]
    return [_paper(rng, weights) for _voter in range(voters)]


def _weights(rng: random.Random) -> list[int]:
    medium, low = rng.randint(*MEDIUM_RANGE), rng.randint(*LOW_RANGE)
    return [1000 - medium - low - BLANK - MULTIPLE, medium, low, BLANK, MULTIPLE]


def _paper(rng: random.Random, weights: list[list[int]]) -> str:
    if rng.randrange(1000) < INVALID:
        return f"!{rng.choice([InvalidReason.UNSTAMPED, InvalidReason.CROSSED_OUT]).value}"
    marks = "".join(rng.choices(Mark.values, line)[0] for line in weights)
    return marks if marks.strip(Mark.BLANK.value) else f"!{InvalidReason.UNMARKED.value}"


def slipped(rng: random.Random, paper: str, rate: float) -> tuple[str, int]:
    """A paper as a typist keys it who errs in one mark of 1/rate; and how often they erred."""
    if paper.startswith("!"):
        return paper, 0
    marks = [
        rng.choice([m for m in Mark.values if m != mark]) if rng.random() < rate else mark
        for mark in paper
    ]
    keyed = "".join(marks)
    slips = sum(a != b for a, b in zip(keyed, paper, strict=True))
    return (keyed, slips) if keyed.strip(Mark.BLANK.value) else (paper, 0)
