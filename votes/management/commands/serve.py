"""`serve`: the production server on the configured database."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from votes.management.base import ContractCommand
from votes.server import claim, run_server


class Command(ContractCommand):
    help = _("Chạy máy chủ trên cơ sở dữ liệu đã cấu hình; dừng bằng Ctrl-C.")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="0.0.0.0", help=_("mặc định: mọi địa chỉ của máy"))  # noqa: S104
        parser.add_argument("--port", type=port_number, default=8000)

    def handle(self, **options: Any) -> None:
        claim(options["host"], options["port"])  # before anything is changed under a running one
        super().handle(**options)

    def answer(self, *, host: str, port: int, **options: Any) -> None:
        run_server(host, port, on_ready=self._ready)

    def _ready(self, addresses: list[str]) -> None:
        self.say(_("Máy chủ đã chạy. Dừng: Ctrl-C. Địa chỉ:"))
        self.stdout.write("\n".join(addresses))
        self.stdout.flush()


def port_number(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 65535:
        raise ValueError(text)
    return number
