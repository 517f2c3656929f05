"""`demo`: invented people at every stage, on this machine only, in a database of its own."""

from __future__ import annotations

import signal
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser

from votes.management.base import ContractCommand
from votes.management.commands.serve import port_number
from votes.server import claim, run_server
from votes.services import demo_people, demonstrating

HOST = "127.0.0.1"


class Command(ContractCommand):
    help = "Chạy thử với dữ liệu giả định trên máy này; dừng bằng Ctrl-C."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=port_number, default=8000)

    def handle(self, **options: Any) -> None:
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # also before the server answers
        claim(HOST, options["port"])
        super().handle(**options)

    def answer(self, *, port: int, **options: Any) -> None:
        if not demonstrating.is_there():
            self.say("Đang tạo dữ liệu dùng thử…")
            demonstrating.prepare()
        run_server(HOST, port, on_ready=self._ready)

    def _ready(self, addresses: list[str]) -> None:
        self.stdout.write("\n".join([*addresses, "", *_accounts()]))
        self.stdout.flush()
        self.say(f"Dữ liệu: {settings.DATA_DIR} (TINNHIEM_DATA của các lệnh khác). Dừng: Ctrl-C.")


def _accounts() -> list[str]:
    """A line an account: name to log in with, password, role, who it is."""
    everybody = (*demo_people.PARTY, *demo_people.COUNCIL)
    wide = max(len(account.username) for account in everybody)
    role = max(len(account.role.label) for account in everybody)
    return [
        f"{one.username:{wide}}  {demonstrating.PASSWORD}  {one.role.label:{role}}  {one.name}"
        for one in everybody
    ]
