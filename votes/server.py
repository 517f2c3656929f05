"""The production server behind `serve` and `demo`: cheroot's threads around the application."""

from __future__ import annotations

import errno
import logging
import os
import signal
import socket
from collections.abc import Callable
from typing import Any

from cheroot.ssl.builtin import BuiltinSSLAdapter
from cheroot.wsgi import Server
from django.conf import settings
from django.core.management.base import CommandError
from django.core.wsgi import get_wsgi_application
from django.utils.translation import gettext as _

#: Most of them wait when a whole hall asks for a paper; a typist's save must not wait behind those.
THREADS = 64
LINES = 200  # connections kept open for the next request: every browser in the room has some
BACKLOG = 128  # everybody opens the page when the chair says so
HEADER_BYTES = 64 * 1024
BODY_BYTES = 256 * 1024 * 1024
# A packet is never sent there: the system only says by which of its addresses it would leave.
ELSEWHERE = ("10.255.255.255", "172.31.255.255", "192.168.255.255")

logger = logging.getLogger("votes.server")


class QuietServer(Server):
    """Says what goes wrong through logging, not by printing."""

    def error_log(self, msg: str = "", level: int = 20, traceback: bool = False) -> None:
        logger.log(level, msg, exc_info=traceback)


def run_server(
    host: str, port: int, *, on_ready: Callable[[list[str]], None] | None = None
) -> None:
    """Serve until SIGTERM or Ctrl-C; `on_ready` gets the addresses to open once they answer.

    Raises `CommandError`, for people, when it can't listen.
    """
    server = QuietServer(
        (host, port),
        get_wsgi_application(),
        numthreads=THREADS,
        server_name="tinnhiem",
        request_queue_size=BACKLOG,
    )
    server.max_request_header_size = HEADER_BYTES
    server.max_request_body_size = BODY_BYTES
    server.keep_alive_conn_limit = LINES
    server.ssl_adapter = _certificate()
    claim(host, port)
    try:
        _on_signals(_stop)
        server.prepare()
        if on_ready:
            on_ready(addresses(host, server.bind_addr[1]))
        server.serve()
    except KeyboardInterrupt:
        pass
    finally:
        _on_signals(signal.SIG_IGN)
        server.stop()


def claim(host: str, port: int) -> None:
    """Refuse with the reason and the remedy when nobody can listen there."""
    try:
        family, kind, proto, _name, address = socket.getaddrinfo(
            host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, proto) as probe:
            if os.name != "nt":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            probe.listen()
    except OSError as error:
        raise CommandError(_why_not(error, host, port)) from error


def addresses(host: str, port: int) -> list[str]:
    """What people type to get here: this machine's own address first, then the network's."""
    scheme = "https" if settings.TLS_CERTIFICATE else "http"
    everywhere = host in ("0.0.0.0", "::", "")  # noqa: S104
    hosts = ["127.0.0.1", *_own_addresses()] if everywhere else [host]
    return [f"{scheme}://{f'[{name}]' if ':' in name else name}:{port}/" for name in hosts]


def _own_addresses() -> list[str]:
    found: dict[str, None] = {}
    for elsewhere in ELSEWHERE:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect((elsewhere, 9))
            except OSError:
                continue
            found[probe.getsockname()[0]] = None
    return [address for address in found if not address.startswith("127.")]


def _why_not(error: OSError, host: str, port: int) -> str:
    given = {"host": host, "port": port, "next": port + 1 if port < 65535 else 8000}
    if error.errno == errno.EADDRINUSE:
        text = _(
            "Cổng %(port)s đang có chương trình khác dùng. "
            "Tắt chương trình đó hoặc chạy lại với --port %(next)s."
        )
    elif error.errno == errno.EACCES:
        text = _("Không được phép mở cổng %(port)s. Chạy lại với cổng lớn hơn 1023: --port 8000.")
    else:
        text = _("Máy này không có địa chỉ %(host)s. Chạy lại với --host 0.0.0.0.")
    return text % given


def _certificate() -> BuiltinSSLAdapter | None:
    if settings.TLS and not (settings.TLS_CERTIFICATE or settings.PROXY):
        raise CommandError(
            _(
                "TINNHIEM_TLS=1 cần chứng thư: đặt TINNHIEM_CERT và TINNHIEM_KEY, "
                "hoặc TINNHIEM_PROXY=1 khi có máy chủ https đứng trước."
            )
        )
    if not settings.TLS_CERTIFICATE:
        return None
    try:
        return BuiltinSSLAdapter(settings.TLS_CERTIFICATE, settings.TLS_KEY)
    except OSError as error:  # ssl.SSLError is one
        raise CommandError(
            _("Không dùng được chứng thư %(certificate)s với khóa %(key)s: %(error)s.")
            % {"certificate": settings.TLS_CERTIFICATE, "key": settings.TLS_KEY, "error": error}
        ) from error


def _stop(*_signal: Any) -> None:
    raise KeyboardInterrupt


def _on_signals(handler: Any) -> None:
    for name in ("SIGINT", "SIGTERM", "SIGBREAK"):
        if number := getattr(signal, name, None):
            signal.signal(number, handler)
