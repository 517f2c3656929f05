"""Which browser a request comes from: the desk at which a batch is keyed."""

from __future__ import annotations

import re
import secrets
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from ..services.desks import Browser

COOKIE: Final = "desk"
YEAR: Final = 365 * 24 * 60 * 60
KNOWN: Final = re.compile(r"[A-Za-z0-9_-]{20,64}")


def token(request: HttpRequest) -> str:
    """The browser's own token; empty before its first visit to the keying page."""
    found = request.COOKIES.get(COOKIE, "")
    return found if KNOWN.fullmatch(found) else ""


def browser(request: HttpRequest) -> Browser:
    """The browser, with a new token where it has none yet; `remember` gives it back."""
    address = request.META.get("REMOTE_ADDR", "")
    machine = _("chủ") if address in {"127.0.0.1", "::1"} else address
    return Browser(token(request) or secrets.token_urlsafe(24), machine)


def remember(response: HttpResponse, at: Browser) -> HttpResponse:
    """Outlives the log-in: the same computer stays the same after a new one."""
    response.set_cookie(
        COOKIE,
        at.token,
        max_age=YEAR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response
