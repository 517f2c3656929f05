"""Trợ giúp: the manual, open to everybody and about no session."""

from __future__ import annotations

import re

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from .. import help as manual

HEADING = re.compile(r"<h2>(.*?)</h2>", re.DOTALL)


@require_safe
def help_front(request: HttpRequest) -> HttpResponse:
    return _page(request, "index", manual.FRONT)


@require_safe
def help_chapter(request: HttpRequest, chapter: str) -> HttpResponse:
    if chapter not in manual.CHAPTERS:
        raise Http404(_("Không có chương này."))
    return _page(request, chapter, manual.CHAPTERS[chapter])


def _page(request: HttpRequest, name: str, sections: tuple[str, ...]) -> HttpResponse:
    folder = f"votes/help/{manual.language()}"
    written = [(key, *_section(f"{folder}/{name}/{key}.html")) for key in sections]
    context = {"sections": written, "chapter": name, "chapters": f"{folder}/chapters.html"}
    return render(request, f"{folder}/{name}.html", context)


def _section(template: str) -> tuple[SafeString, SafeString]:
    """A section's heading, for the list of them, and the section itself."""
    text = render_to_string(template)
    found = HEADING.search(text)
    return mark_safe(found[1] if found else ""), text  # noqa: S308  (our own template)
