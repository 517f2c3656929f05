"""The product's pages and a bare insert behind the same middleware, log-in and CSRF."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.db import connection, models
from django.http import HttpRequest, JsonResponse
from django.urls import include, path
from django.views.decorators.http import require_POST

from votes.writing import writing


class Row(models.Model):
    """What a bare insert writes."""

    who = models.IntegerField()
    marks = models.CharField(max_length=120)

    class Meta:
        app_label = "bench"

    def __str__(self) -> str:
        return self.marks


def make_table() -> None:
    with connection.schema_editor() as editor:
        editor.create_model(Row)


@writing
def _insert(who: int, marks: str) -> None:
    Row.objects.create(who=who, marks=marks)


@require_POST
@login_required
def insert(request: HttpRequest) -> JsonResponse:
    """What any save costs at least: who is logged in, one row, in turn and durable."""
    _insert(request.user.pk, request.POST["marks"])
    return JsonResponse({"saved": 1})


urlpatterns = [path("bench/insert/", insert), path("", include("tinnhiem.urls"))]
