"""`serve`: the production server on the configured database."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from votes.database import bring_up_to_date
from votes.server import claim, run_server


class Command(BaseCommand):
    help = _("Chạy máy chủ trên cơ sở dữ liệu đã cấu hình; dừng bằng Ctrl-C.")
    requires_system_checks: list[str] = []  # noqa: RUF012  (Django's name; a start stays short)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="0.0.0.0", help=_("mặc định: mọi địa chỉ của máy"))  # noqa: S104
        parser.add_argument("--port", type=port_number, default=8000)

    def handle(self, *, host: str, port: int, **options: Any) -> None:
        claim(host, port)  # before anything is changed under a server that runs already
        bring_up_to_date(self._say)
        run_server(host, port, on_ready=self._ready)

    def _ready(self, addresses: list[str]) -> None:
        self._say(_("Máy chủ đã chạy. Dừng: Ctrl-C. Địa chỉ:"))
        self.stdout.write("\n".join(addresses))
        self.stdout.flush()

    def _say(self, line: str) -> None:
        self.stderr.write(line, self.style.NOTICE)


def port_number(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 65535:
        raise ValueError(text)
    return number
