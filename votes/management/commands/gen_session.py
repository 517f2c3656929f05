"""`gen_session`: an invented session in counting with two keyings; prints its code."""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections.abc import Callable
from typing import Any

from django.core.management.base import CommandParser

from votes.management.base import ContractCommand
from votes.roster.session_file import LINES_LIMIT
from votes.services import generating

VOTERS_LIMIT = 20_000


class Command(ContractCommand):
    help = "Tạo một cuộc lấy phiếu giả định đã nhập hai lượt; in ra mã."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--voters", type=_up_to(VOTERS_LIMIT), required=True, metavar="N")
        parser.add_argument("--officials", type=_up_to(LINES_LIMIT), required=True, metavar="M")
        parser.add_argument("--seed", type=int, default=1, metavar="S")
        parser.add_argument("--error-rate", type=_rate, default=0.0, metavar="R")

    def answer(
        self, *, voters: int, officials: int, seed: int, error_rate: float, **options: Any
    ) -> None:
        made = generating.generate(
            voters=voters, officials=officials, seed=seed, error_rate=error_rate
        )
        self.say(
            f"Sai khi nhập: {made.slips[0]} + {made.slips[1]} dòng, "
            f"giống nhau ở cả hai lượt: {made.identical}."
        )
        self.stdout.write(made.session.code)


def _up_to(limit: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not text.isdecimal() or not 1 <= int(text) <= limit:
            raise ArgumentTypeError(f"“{text}” không đúng, phải là số từ 1 đến {limit}")
        return int(text)

    return number


def _rate(text: str) -> float:
    try:
        rate = float(text)
    except ValueError:
        rate = -1
    if not 0 <= rate < 1:
        raise ArgumentTypeError(f"“{text}” không đúng, phải từ 0 đến dưới 1, ví dụ 0.005")
    return rate
