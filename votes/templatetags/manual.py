"""The manual in pages: the way to it, and words and pictures of the program in it."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from .. import help as manual

register = template.Library()


@register.simple_tag(takes_context=True)
def help_url(context: template.Context) -> str:
    """The section of the manual about this page; an unknown page has the front of it."""
    match = getattr(context.get("request"), "resolver_match", None)
    chapter, section = manual.PLACES.get(getattr(match, "url_name", None) or "", ("", ""))
    page = reverse("help_chapter", args=[chapter]) if chapter else reverse("help")
    return f"{page}#{section}" if section else page


@register.simple_tag
def ui(words: str) -> SafeString:
    """Words that stand on the screen, as they stand there in the visitor's language."""
    return format_html("<b>{}</b>", gettext(words))


@register.inclusion_tag("votes/help/picture.html")
def picture(name: str, alt: str) -> dict[str, Any]:
    """A picture of the program in this language; nothing while it has not been made."""
    language = manual.language()
    width, height = manual.sizes().get(language, {}).get(name, (0, 0))
    file = f"votes/manual/{language}/{name}.webp"
    return {"file": file, "alt": alt, "width": width, "height": height}
