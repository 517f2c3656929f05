"""Nạp tệp kết quả: what units without a network bring, file by file."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from ..forms.archives import ArchivesForm
from ..models import User
from ..services import archive_import
from ..services.errors import Refused
from .access import allowed_in_organisation
from .answers import me, sent
from .entrance import both


@dataclass(frozen=True)
class Outcome:
    """What became of one file; `look` is a state of the pages."""

    file: str
    look: str
    word: str
    body: str = ""
    title: str = ""
    code: str = ""
    why: str = ""


@both
@allowed_in_organisation("archives")
def archives(request: HttpRequest) -> HttpResponse:
    form = ArchivesForm(sent(request), request.FILES or None)
    outcomes: list[Outcome] = []
    if request.method == "POST" and form.is_valid():
        outcomes = [_taken(one, me(request)) for one in form.cleaned_data["archives"]]
        form = ArchivesForm()
    return render(request, "votes/compare/archives.html", {"form": form, "outcomes": outcomes})


def _taken(file: UploadedFile, by: User) -> Outcome:
    """One file; a file that is refused keeps none of the others out."""
    name = file.name or ""
    try:
        made = archive_import.import_archive(data=file.read(), by=by, below=by.organisation)
    except Refused as refused:
        known = refused.code == "known"
        word = _("Đã có") if known else _("Không nhận")
        return Outcome(name, "todo" if known else "blocked", word, why=str(refused))
    return Outcome(name, "done", _("Đã nhận"), made.organisation.name, made.title, made.code)
