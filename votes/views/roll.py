"""Điểm danh: by totals, or by name with a search and one key; late comers and early leavers."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import F
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from .. import roster
from ..choices import SessionStatus as Status
from ..forms.day import RollForm
from ..models import VoteSession
from ..services import roll as verbs
from ..services import running
from ..services.errors import Refused
from . import dashboard
from .access import allowed, refusal, wants_json
from .answers import answer_refusals, carried_out, me, moving, sent, show
from .entrance import both

ROLL = ("summoned", "present", "total_members")


@both
@allowed("roll")
def roll(request: HttpRequest, session: VoteSession) -> HttpResponse:
    known = {name: getattr(session, name) for name in ROLL}
    form = RollForm(sent(request), initial=known, members=dashboard.members_word(session))
    if request.method == "POST" and form.is_valid():
        numbers = form.cleaned_data
        if carried_out(form, running.set_roll, session=session, by=me(request), **numbers):
            messages.success(request, _("Đã ghi điểm danh."))
            return redirect("session", code=session.code)
    context = {
        "form": form,
        "presence": dashboard.presence(session),
        "named": verbs.named(session),
        "issued": session.forms.filter(issued__gt=0).exists(),
    }
    return show(request, session, "votes/roll.html", **context)


@both
@allowed("roll_names")
def roll_names(request: HttpRequest, session: VoteSession) -> HttpResponse:
    """The roll by name; a button marks somebody, another one records the numbers."""
    if request.method == "POST":
        return _act(request, session)
    query = request.GET.get("q", "").strip()
    people = [row for row in _people(session) if _wanted(row, query)]
    context: dict[str, Any] = {"people": people, "query": query, **_counts(request, session)}
    return show(request, session, "votes/roll/names.html", **context)


def _wanted(row: dict[str, Any], query: str) -> bool:
    """Whether somebody is looked for: by the number on the list, or by name."""
    if query.isascii() and query.isdigit():
        return str(row["number"]) == query
    return roster.looked_up(row["name"], query)


def _act(request: HttpRequest, session: VoteSession) -> HttpResponse:
    try:
        if "record" in request.POST:
            counts = verbs.record(session=session, by=me(request))
            text = _("Đã ghi điểm danh: có mặt %(p)s/%(s)s.")
            messages.success(request, text % {"p": counts.present, "s": counts.summoned})
            return redirect("session", code=session.code)
        counts = _marked(request, session)
    except Refused as refused:
        if wants_json(request):
            return refusal(request, 409, refused.code, str(refused))
        messages.error(request, str(refused))
        return _back(session, request.POST)
    if wants_json(request):
        return JsonResponse({"present": counts.present, "summoned": counts.summoned})
    return _back(session, request.POST)


def _marked(request: HttpRequest, session: VoteSession) -> verbs.Named:
    """`mark` is "12:1": the member and whether they are here."""
    member, _colon, said = request.POST.get("mark", "").partition(":")
    number = int(member) if member.isascii() and member.isdigit() else 0
    return verbs.mark(session=session, member=number, present=said == "1", by=me(request))


def _back(session: VoteSession, typed: QueryDict) -> HttpResponse:
    """To the same search."""
    url = reverse("roll_names", args=[session.code])
    query = str(typed.get("q", ""))
    return redirect(f"{url}?{urlencode({'q': query})}" if query else url)


def _people(session: VoteSession) -> list[dict[str, Any]]:
    """The roll in the order of names; the number is that of the whole list. One query."""
    rows = session.attendance.values(
        "present", "member", name=F("member__name"), posts=F("member__posts")
    )
    ordered = sorted(rows, key=lambda row: (roster.sort_key(row["name"]), row["member"]))
    return [
        {**row, "number": number, "bare": roster.bare(row["name"]), "post": "; ".join(row["posts"])}
        for number, row in enumerate(ordered, 1)
    ]


def _counts(request: HttpRequest, session: VoteSession) -> dict[str, Any]:
    """The moving part: totals, and who is marked, so that a second door sees it too."""
    named = verbs.named(session)
    here = session.attendance.filter(present=True).order_by("member")
    context = {
        "named": named,
        "presence": dashboard.presence_of(session, named.present, named.summoned),
        "recorded": (session.summoned, session.present) == (named.summoned, named.present),
        "late": session.status in {Status.VOTING, Status.COUNTING} and session.present is not None,
        "here": " ".join(str(pk) for pk in here.values_list("member", flat=True)),
    }
    drawn = {**context, "session": session}
    return context | moving(request, "votes/roll/counts.html", drawn)


@require_GET
@allowed("roll_names_live")
def roll_names_live(request: HttpRequest, session: VoteSession) -> HttpResponse:
    now = _counts(request, session)
    if request.GET.get("shown") == now["mark"]:
        return HttpResponse(status=204)
    return show(request, session, "votes/roll/live.html", **now)


@require_POST
@allowed("roll_left")
@answer_refusals("roll")
def roll_left(request: HttpRequest, session: VoteSession) -> HttpResponse:
    typed = request.POST.get("count", "").strip()
    count = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 6 else 0
    verbs.leave(session=session, count=count, by=me(request))
    messages.success(request, _("Đã ghi giờ và số người về vào Nhật ký kiểm phiếu."))
    return redirect("roll", code=session.code)


@require_POST
@allowed("roll_absent")
@answer_refusals("roll")
def roll_absent(request: HttpRequest, session: VoteSession) -> HttpResponse:
    taken = request.POST.get("allowed") == "1"
    verbs.allow_absent(session=session, allowed=taken, by=me(request))
    words = _("Có nhận phiếu của người vắng mặt.") if taken else _("Không nhận phiếu vắng mặt.")
    messages.success(request, words)
    return redirect("roll", code=session.code)
