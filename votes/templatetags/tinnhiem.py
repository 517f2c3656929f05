"""Small parts of pages: icons, states, bars. `docs/components.md` lists them all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from .. import tally
from ..choices import SessionStatus

register = template.Library()

#: A state's icon and its word, unless the page says it more exactly.
STATES = {
    "done": ("check", _("Xong")),
    "current": ("dot", _("Đang làm")),
    "todo": ("circle", _("Chưa đến")),
    "attention": ("warning", _("Lưu ý")),
    "blocked": ("stop", _("Bị chặn")),
}
STATUS_STATES = {
    SessionStatus.DRAFT: ("todo", "pencil"),
    SessionStatus.VOTING: ("current", "dot"),
    SessionStatus.COUNTING: ("current", "dot"),
    SessionStatus.SEALED: ("done", "lock"),
    SessionStatus.CANCELLED: ("blocked", "close"),
}
