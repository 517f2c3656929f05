"""Nhập danh sách: paste or upload a table, see what was understood, write it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ..choices import Letterhead
from ..forms.lists import ProposalForm, SourceForm, meaning_choices
from ..models import VoteSession
from ..retelling import told
from ..roster import tables
from ..roster.legacy import Charset
from ..roster.people import Kind, Proposal, propose
from ..services import listing
from .access import allowed
from .answers import carried_out, me, sent, show
from .entrance import both

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@both
@allowed("lists")
def lists(request: HttpRequest, session: VoteSession) -> HttpResponse:
    if "table" in request.POST:
        return _proposed(request, session, ProposalForm(request.POST))
    asked = request.GET.get("kind", Kind.OFFICIALS)
    form = SourceForm(sent(request), request.FILES or None, initial={"kind": asked})
    if request.method == "POST" and form.is_valid():
        table = tables.dump(form.cleaned_data["table"])
        first = ProposalForm({"kind": form.cleaned_data["kind"], "table": table})
        return _proposed(request, session, first)
    return show(request, session, "votes/lists/source.html", form=form, kinds=list(Kind))


def _proposed(request: HttpRequest, session: VoteSession, form: ProposalForm) -> HttpResponse:
    """What was understood; written and gone from here when that was asked and nothing is amiss."""
    if not form.is_valid():
        again = SourceForm(initial={"kind": form.data.get("kind")})
        said = [str(error) for error in form.errors.get("table", ())]
        messages.error(request, " ".join(said) or _("Dán lại bảng."))
        return show(request, session, "votes/lists/source.html", form=again, kinds=list(Kind))
    kind = Kind(form.cleaned_data["kind"])
    proposal = _understood(session, form, kind)
    there = listing.size(session, kind)
    wanted = request.POST.get("action") == "write"
    if wanted and _written(request, session, form, proposal, there):
        return redirect("prepare_step", code=session.code, step=kind.value)
    return show(
        request, session, "votes/lists/proposal.html", **_context(session, form, proposal, there)
    )


def _understood(session: VoteSession, form: ProposalForm, kind: Kind) -> Proposal:
    typed = form.cleaned_data
    return propose(
        typed["table"],
        kind,
        charset=typed["charset"],
        meanings=typed["meanings"],
        commas=typed["commas"],
        honorifics=session.ruleset.letterhead == Letterhead.STATE,
    )


def _written(
    request: HttpRequest, session: VoteSession, form: ProposalForm, proposal: Proposal, there: int
) -> bool:
    form.ask(charset=proposal.converted.charset, there=there)
    for error in proposal.remarks:
        if error.level == "error":
            form.add_error(None, told(str(error)))
    if form.errors:
        return False
    left_out = form.cleaned_data["left_out"]
    people = [one for one in proposal.rows if one.line not in left_out]
    written: list[listing.Written] = []

    def write(**arguments: Any) -> None:
        written.append(listing.write_list(session=session, by=me(request), **arguments))

    replace = form.cleaned_data["mode"] != "append"
    if not carried_out(form, write, kind=proposal.kind, people=people, replace=replace):
        return False
    text = _("Đã ghi %(n)s người vào “%(list)s”; danh sách có %(all)s người.")
    numbers = {"n": written[0].written, "all": written[0].total}
    messages.success(request, text % {**numbers, "list": proposal.kind.label})
    return True


def _context(
    session: VoteSession, form: ProposalForm, proposal: Proposal, there: int
) -> dict[str, Any]:
    columns = [(one, meaning_choices(proposal.kind, one)) for one in proposal.columns]
    chosen = proposal.converted.charset
    return {
        "form": form,
        "proposal": proposal,
        "columns": columns,
        "charsets": [(one.value, one.label, one == chosen) for one in Charset],
        "charset": chosen,
        "old_charset": chosen != Charset.UNICODE,
        "commas": [
            (value, label, value == form.cleaned_data["commas"])
            for value, label in form.fields["commas"].choices  # type: ignore[attr-defined]
        ],
        "left_out": form.cleaned_data["left_out"],
        "there": there,
        "several_forms": proposal.kind == Kind.OFFICIALS and session.forms.count() > 1,
        "has_births": any(one.birth for one in proposal.rows),
        "has_blocs": any(one.bloc for one in proposal.rows),
        "has_dates": any(one.appointed or one.retiring for one in proposal.rows),
        "has_exempt": any(one.exempt for one in proposal.rows),
    }


@require_GET
@allowed("lists_template")
def lists_template(request: HttpRequest, session: VoteSession) -> HttpResponse:
    """A workbook to fill in for one of the lists."""
    asked = request.GET.get("kind", "")
    kind = Kind(asked) if asked in set(Kind) else Kind.OFFICIALS
    response = HttpResponse(tables.template(kind.value), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="mau-{kind.value}.xlsx"'
    return response
