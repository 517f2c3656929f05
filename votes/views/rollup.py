"""Tổng hợp cấp dưới: what was fixed in the body and below it, down to one unit's table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from .. import payload, tally
from ..models import Organisation
from ..retelling import told
from ..rulesets import RULESETS, RuleSet
from ..services import comparing, rolling_up
from ..services.rolling_up import Round
from .access import allowed_in_organisation
from .answers import me
from .results import tables


@dataclass(frozen=True)
class Row:
    """A vote of a body, or a body without one; `groups` are counts in the order of the bands."""

    unit: payload.Unit
    day: date | None = None
    rated: int = 0
    exempt: int = 0
    high: int = 0
    groups: tuple[int, ...] = ()


@require_GET
@allowed_in_organisation("rollup")
def rollup(request: HttpRequest) -> HttpResponse:
    body = me(request).organisation
    rounds = rolling_up.rounds(body) if body else []
    asked = _asked(request.GET.get("round", ""), rounds)
    context: dict[str, Any] = {
        "rounds": [(_value(one), _named(one), one == asked) for one in rounds]
    }
    if body and asked:
        context |= _context(rolling_up.units_of(body, asked))
        context["printed_by"] = rolling_up.own_vote(body, asked)
    return render(request, "votes/compare/rollup.html", context)


def _value(one: Round) -> str:
    return f"{one.year}-{one.ruleset_key}"


def _named(one: Round) -> str:
    rules = RULESETS.get(one.ruleset_key)
    return _("%(year)s – %(rules)s") % {
        "year": one.year,
        "rules": told(rules.short_name) if rules else one.ruleset_key,
    }


def _asked(value: str, rounds: Sequence[Round]) -> Round | None:
    """The one that was chosen, else the newest."""
    return next((one for one in rounds if _value(one) == value), rounds[0] if rounds else None)


def _context(units: Sequence[payload.Unit]) -> dict[str, Any]:
    fixed = [(unit, unit.result) for unit in units if unit.result]
    rules = RuleSet.from_dict(fixed[0][1].ruleset) if fixed else None
    bands = rules.bands if rules else ()
    best = rules.levels[0].key if rules and len(rules.levels) > 2 else ""
    keys = [band.key for band in bands]
    rows = [_row(unit, unit.result, best, keys) for unit in units]
    bodies = {unit.body for unit in units}
    done = {unit.body for unit, _result in fixed}
    return {
        "rows": rows,
        "bands": bands,
        "best": best,
        "total": _total(rows, keys),
        "people": [(band, list(_named_in(fixed, band.key))) for band in bands],
        "bodies": len(bodies),
        "done": len(done),
        "votes": len(fixed),
        **_without(units),
    }


def _row(unit: payload.Unit, result: payload.Payload | None, best: str, keys: Sequence[str]) -> Row:
    if result is None:
        return Row(unit)
    held = [(form, line) for form in result.forms for line in form.lines]
    over = (
        tally.over_half(line.counts.get(best, 0), form.denominator.value) for form, line in held
    )
    groups = [line.group for _form, line in held]
    return Row(
        unit,
        date.fromisoformat(result.meeting.held_on),
        len(held),
        len(result.exempt),
        sum(over) if best else 0,
        tuple(groups.count(key) for key in keys),
    )


def _total(rows: Sequence[Row], keys: Sequence[str]) -> Row:
    groups = (sum(row.groups[n] for row in rows if row.groups) for n in range(len(keys)))
    return Row(
        payload.Unit(""),
        rated=sum(row.rated for row in rows),
        exempt=sum(row.exempt for row in rows),
        high=sum(row.high for row in rows),
        groups=tuple(groups),
    )


def _named_in(
    fixed: Sequence[tuple[payload.Unit, payload.Payload]], key: str
) -> Iterator[dict[str, Any]]:
    """Everybody of a consequence group, with the unit and the address of the line's history."""
    for unit, result in fixed:
        for number, form in enumerate(result.forms, 1):
            for line in form.lines:
                if line.group == key:
                    of = f"{unit.code}:{number}:{line.order}"
                    yield {"line": line, "unit": unit, "key": of}


def _without(units: Sequence[payload.Unit]) -> dict[str, list[payload.Unit]]:
    """Units by why they have no figures; a body with several votes under way is named once."""
    found = {state: [unit for unit in units if unit.state == state]
             for state in ("none", "waits", "broken")}  # fmt: skip
    return found | {"waits": list({unit.body: unit for unit in found["waits"]}.values())}


@require_GET
@allowed_in_organisation("rollup_unit")
def rollup_unit(request: HttpRequest) -> HttpResponse:
    code = request.GET.get("code", "")
    if not code:
        return redirect("rollup")
    held = _held(me(request).organisation, code)
    built = held.built()
    context: dict[str, Any] = {"held": held, "built": built}
    if built:
        context |= {
            "tables": list(tables(built)),
            "code_line": payload.code_line(held.digest),
            "day": held.held_on,
        }
    return render(request, "votes/compare/unit.html", context)


def _held(body: Organisation | None, code: str) -> comparing.Held:
    """A fixed result of the body or of one below it; 404 for any other."""
    found = comparing.held(body, below=True, code=code) if body else []
    if not found:
        raise Http404(_("Không có kết quả này ở các cơ quan, đơn vị trực thuộc."))
    return found[0]
