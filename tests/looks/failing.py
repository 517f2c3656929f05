"""The product's pages, and beside them one for each way in which a page can fail."""

from __future__ import annotations

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path
from django.views.csrf import csrf_failure

from votes.writing import Busy

FAILURES = {
    400: BadRequest("x"),
    403: PermissionDenied("x"),
    500: RuntimeError("x"),
    503: Busy("Cơ sở dữ liệu đang bận."),
}


def fail(request: HttpRequest, number: int) -> HttpResponse:
    if number == 1403:
        return csrf_failure(request, reason="")
    if number == 409:
        return render(request, "409.html", {"message": "Kết quả đã chốt."}, status=409)
    raise FAILURES[number]


urlpatterns = [path("fail/<int:number>/", fail), path("", include("tinnhiem.urls"))]
