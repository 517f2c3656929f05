"""The product's pages and a bare insert behind the same middleware, log-in and CSRF."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.urls import include, path
from django.views.decorators.http import require_POST

from votes.writing import writing

TABLE = "CREATE TABLE bench_insert (id {key}, who integer, marks varchar(120))"
KEYS = {"sqlite": "integer PRIMARY KEY", "postgresql": "serial PRIMARY KEY"}
INSERT = "INSERT INTO bench_insert (who, marks) VALUES (%s, %s)"


def make_table() -> None:
    with connection.cursor() as cursor:
        cursor.execute(TABLE.format(key=KEYS[connection.vendor]))


@writing
def _insert(who: int, marks: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(INSERT, [who, marks])


@require_POST
@login_required
def insert(request: HttpRequest) -> JsonResponse:
    """What any save costs at least: who is logged in, one row, in turn and durable."""
    _insert(request.user.pk, request.POST["marks"])
    return JsonResponse({"saved": 1})


urlpatterns = [path("bench/insert/", insert), path("", include("tinnhiem.urls"))]
