"""The product's pages, and beside them one for each way in which a page can fail."""

from __future__ import annotations

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path
from django.utils.translation import gettext_lazy as _
from django.views.csrf import csrf_failure

from votes.writing import Busy

FAILURES = {
    400: BadRequest("x"),
    403: PermissionDenied("x"),
    500: RuntimeError("x"),
    503: Busy(_("Cơ sở dữ liệu đang bận.")),
}


def fail(request: HttpRequest, number: int) -> HttpResponse:
    if number == 1403:
        return csrf_failure(request, reason="")
    if number == 409:
        return render(
            request,
            "409.html",
            {"message": _("Chỉ xuất được cuộc lấy phiếu đã chốt kết quả.")},
            status=409,
        )
    raise FAILURES[number]


urlpatterns = [path("fail/<int:number>/", fail), path("", include("tinnhiem.urls"))]
