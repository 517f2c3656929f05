"""`gen_session`: an invented session in counting with two keyings; prints its code."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError, CommandParser

from votes.management.base import ContractCommand
from votes.roster.session_file import LINES_LIMIT
from votes.services import generating

VOTERS_LIMIT = 20_000


class Command(ContractCommand):
    help = "Tạo một cuộc lấy phiếu giả định đã nhập hai lượt; in ra mã."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--voters", type=int, required=True)
        parser.add_argument("--officials", type=int, required=True)
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--error-rate", type=float, default=0.0)

    def answer(
        self, *, voters: int, officials: int, seed: int, error_rate: float, **options: Any
    ) -> None:
        for name, value, limit in (
            ("--voters", voters, VOTERS_LIMIT),
            ("--officials", officials, LINES_LIMIT),
        ):
            if not 1 <= value <= limit:
                raise CommandError(f"{name}: {value} không đúng, phải từ 1 đến {limit}.")
        if not 0 <= error_rate < 1:
            raise CommandError(f"--error-rate: {error_rate} không đúng, phải từ 0 đến dưới 1.")
        made = generating.generate(
            voters=voters, officials=officials, seed=seed, error_rate=error_rate
        )
        self.say(
            f"Sai khi nhập: {made.slips[0]} + {made.slips[1]} dòng, "
            f"giống nhau ở cả hai lượt: {made.identical}."
        )
        self.stdout.write(made.session.code)
