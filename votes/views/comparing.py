"""Kết quả qua các lần: the votes of a term side by side, one official's results over them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from .. import payload, roster
from ..models import Organisation
from ..retelling import told
from ..rulesets import RuleSet
from ..services import comparing
from ..services.comparing import Rated
from .access import allowed_in_organisation
from .answers import me
from .trend import trend

#: Years of a term; which ones they are is chosen on the page.
TERM: Final = 5
PAGE: Final = 100


@dataclass(frozen=True)
class Years:
    """What the page carries on from one address to the next."""

    first: int
    last: int
    words: str

    @property
    def query(self) -> str:
        return urlencode({"q": self.words, "from": self.first, "to": self.last})


@require_GET
@allowed_in_organisation("history")
def history(request: HttpRequest) -> HttpResponse:
    body = me(request).organisation
    asked = _years(request, body)
    votes, people = comparing.term(body, asked.first, asked.last) if body else ([], [])
    wanted = roster.fold(asked.words)
    chosen = [one for one in people if wanted in roster.fold(one.name)]
    page = Paginator(chosen, PAGE).get_page(request.GET.get("page"))
    context = {
        "asked": asked,
        "votes": [_vote(one, people) for one in votes],
        "page": page,
        "rows": [_matrix(row, votes) for row in page.object_list],
    }
    return render(request, "votes/compare/history.html", context)


def _years(request: HttpRequest, body: Organisation | None) -> Years:
    """The term that was asked for, else the five years up to the last vote."""
    held = comparing.held(body, below=False) if body else []
    newest = held[-1].held_on.year if held else 0
    last = _year(request.GET.get("to", "")) or newest
    first = _year(request.GET.get("from", "")) or max(last - TERM + 1, 0)
    return Years(first, last, request.GET.get("q", "").strip()[:200])


def _year(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) == 4 else 0


def _vote(held: comparing.Held, people: Iterable[comparing.Row]) -> dict[str, Any]:
    lines = [one for row in people for one in row.lines.get(held.pk, ())]
    if not lines:
        return {"held": held, "broken": not held.whole}
    rules = RuleSet.from_dict(lines[0].result.ruleset)
    groups = [one.line.group for one in lines]
    return {
        "held": held,
        "rules": rules,
        "rated": len(lines),
        "bands": [(band, groups.count(band.key)) for band in rules.bands],
    }


def _matrix(row: comparing.Row, votes: Sequence[comparing.Held]) -> dict[str, Any]:
    """A person's cells, one a vote; the name leads to the last of the lines."""
    cells = [[_cell(one) for one in row.lines.get(vote.pk, ())] for vote in votes]
    last = next(cell[-1] for cell in reversed(cells) if cell)
    return {"name": row.name, "posts": last["rated"].line.posts, "key": last["rated"].key,
            "cells": cells}  # fmt: skip


def _cell(one: Rated) -> dict[str, Any]:
    """The best and the worst level of a line, and the words of its consequence group."""
    rules = RuleSet.from_dict(one.result.ruleset)
    words = {band.key: told(band.screen) for band in rules.bands}
    return {
        "rated": one,
        "best": one.line.percent.get(rules.levels[0].key),
        "worst": one.line.percent.get(rules.levels[-1].key),
        "band": words.get(one.line.group, ""),
    }


@require_GET
@allowed_in_organisation("history_person")
def history_person(request: HttpRequest) -> HttpResponse:
    key, joined = request.GET.get("line", ""), request.GET.getlist("also")
    if not key:
        return redirect("history")
    body = me(request).organisation
    found = comparing.history(body, key, joined) if body else None
    if found is None:
        raise Http404(_("Không có kết quả này trong các cuộc đã chốt."))
    context = {
        "found": found,
        "key": key,
        "parts": list(_parts(found.rated)),
        "joined": [one for one in found.rated if one.key in joined],
        "maybe": [_told(one) for one in found.maybe],
    }
    return render(request, "votes/compare/person.html", context)


def _parts(rated: Sequence[Rated]) -> Iterator[dict[str, Any]]:
    """A chart and a table for each kind of vote: levels that differ are not put side by side."""
    kinds: dict[tuple[str, ...], list[Rated]] = {}
    for one in rated:
        levels = RuleSet.from_dict(one.result.ruleset).levels
        kinds.setdefault(tuple(level.key for level in levels), []).append(one)
    for some in kinds.values():
        rules = RuleSet.from_dict(some[-1].result.ruleset)
        yield {"levels": rules.levels, "chart": trend(some, rules.levels, rules.bands),
               "worst": rules.levels[-1].label,
               "rows": [_told(one) for one in some],
               "places": len({one.held.body for one in some}) > 1}  # fmt: skip


def _told(one: Rated) -> dict[str, Any]:
    rules = RuleSet.from_dict(one.result.ruleset)
    words = {band.key: told(band.screen) for band in rules.bands}
    return {
        "rated": one,
        "body": one.result.organisation.name,
        "rules": rules,
        "of": one.of,
        "cells": [(one.line.counts.get(lv.key, 0), one.line.percent.get(lv.key))
                  for lv in rules.levels],
        "band": words.get(one.line.group, ""),
        "code": payload.code_line(one.held.digest),
    }  # fmt: skip
