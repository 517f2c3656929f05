"""What every answer of the server carries, and what it says while the database is busy."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.middleware.locale import LocaleMiddleware
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from .writing import Busy

POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
#: For a paper that is looked at inside a page of ours.
FRAMED_POLICY = POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
RETRY_SECONDS = "2"
#: Kinds of files that are text.
TEXTS = frozenset({"text/css", "text/javascript", "image/svg+xml"})


class ContentSecurityPolicy:
    """Nothing from elsewhere and nothing inline, on every page from the first."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        return response


class ChosenLanguage(LocaleMiddleware):
    """Vietnamese until somebody chooses otherwise: many an office's browser asks for English."""

    def process_request(self, request: HttpRequest) -> None:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        known = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        translation.activate(known)
        request.LANGUAGE_CODE = translation.get_language()

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        response.headers.setdefault("Content-Language", translation.get_language())
        return response


class Compressed(GZipMiddleware):
    """Pages, styles, scripts and icons smaller on the wire; papers, fonts and archives are so.

    Files are compressed once: each version of them has its own address.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        super().__init__(get_response)
        self.kept: dict[str, bytes] = {}

    def process_response(self, request: HttpRequest, response: Any) -> Any:
        kind = response.headers.get("Content-Type", "").split(";")[0]
        if kind == "text/html":
            return super().process_response(request, response)
        if kind in TEXTS and request.path.startswith(settings.STATIC_URL):
            return self._file(request, response)
        return response

    def _file(self, request: HttpRequest, response: Any) -> Any:
        patch_vary_headers(response, ("Accept-Encoding",))
        whole = response.status_code == 200 and request.method == "GET"
        accepted = "gzip" in request.headers.get("Accept-Encoding", "")
        if settings.DEBUG or not whole or not accepted or response.has_header("Content-Encoding"):
            return response
        if request.path not in self.kept:
            self.kept[request.path] = gzip.compress(b"".join(response), mtime=0)
        response.close()
        smaller = HttpResponse(self.kept[request.path], headers=response.headers)
        smaller.headers["Content-Encoding"] = "gzip"
        smaller.headers["Content-Length"] = str(len(smaller.content))
        return smaller


class BusyDatabase:
    """503 and "try again" where a writer waited in vain: nothing was written."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not _is_busy(exception):
            return None
        reason = str(exception) if isinstance(exception, Busy) else _("Cơ sở dữ liệu đang bận.")
        response = render(request, "503.html", {"reason": reason}, status=503)
        response.headers["Retry-After"] = RETRY_SECONDS
        return response


def _is_busy(exception: Exception) -> bool:
    return isinstance(exception, Busy) or (
        isinstance(exception, OperationalError) and "database is locked" in str(exception)
    )
