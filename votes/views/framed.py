"""Papers that are looked at inside a page: the only answers that may stand in a frame."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..middleware import FRAMED_POLICY


def framed(response: HttpResponse) -> HttpResponse:
    """The answer with leave to stand in a frame of our own pages."""
    response["X-Frame-Options"] = "SAMEORIGIN"
    response["Content-Security-Policy"] = FRAMED_POLICY
    return response


def paper(content: bytes, name: str) -> HttpResponse:
    """A PDF to look at."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return framed(response)


def refused(request: HttpRequest, problems: Sequence[str]) -> HttpResponse:
    """Why there is nothing to look at, in the place of the paper."""
    context = {"problems": problems}
    return framed(render(request, "votes/framed.html", context, status=422))
