"""Small parts of pages: icons, states, equations, bars. `docs/components.md` lists them all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import tally
from ..choices import SessionStatus
from ..retelling import figure, told

register = template.Library()
register.filter("told", told)

#: A state's icon, and its word where the page has no more exact one.
STATES = {
    "done": ("check", gettext_lazy("Xong")),
    "current": ("dot", gettext_lazy("Đang làm")),
    "todo": ("circle", gettext_lazy("Chưa làm")),
    "attention": ("warning", gettext_lazy("Lưu ý")),
    "blocked": ("stop", gettext_lazy("Phải xử lý")),
}
STATUS_LOOKS = {
    SessionStatus.DRAFT: ("todo", "pencil"),
    SessionStatus.VOTING: ("current", "dot"),
    SessionStatus.COUNTING: ("current", "dot"),
    SessionStatus.SEALED: ("done", "lock"),
    SessionStatus.CANCELLED: ("todo", "close"),
}
FINDING_LOOKS = {
    "E": ("blocked", gettext_lazy("Lỗi phải xử lý")),
    "W": ("attention", gettext_lazy("Lưu ý")),
    "N": ("todo", gettext_lazy("Ghi chú")),
}
THEMES = {"light": "not all", "dark": "screen"}
#: From the best level to the worst, as on the printed summary.
FILLS = {2: ("solid", "crossed"), 3: ("solid", "lined", "crossed")}
ROOM_PERCENT = 7
MISSING = "–"


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """An icon of the sprite: decoration, or an image with a name when it stands alone."""
    role = format_html('role="img" aria-label="{}"', label) if label else 'aria-hidden="true"'
    return format_html(
        '<svg class="icon" width="16" height="16" {}><use href="{}#{}"></use></svg>',
        SafeString(role),
        static("votes/icons.svg"),
        name,
    )


@register.inclusion_tag("components/state.html")
def state(value: str, word: str = "") -> dict[str, Any]:
    """A state as icon and word; KeyError for one that does not exist."""
    icon_name, default = STATES[value]
    return {"state": value, "icon_name": icon_name, "word": word or default}


@register.inclusion_tag("components/state.html")
def status(value: str) -> dict[str, Any]:
    """The status of a session as a badge: icon and word."""
    look, icon_name = STATUS_LOOKS[SessionStatus(value)]
    word = SessionStatus(value).label
    return {"state": look, "icon_name": icon_name, "word": word, "badge": True}


def _read(item: Any, name: str) -> Any:
    return item.get(name, "") if isinstance(item, Mapping) else getattr(item, name, "")


@register.inclusion_tag("components/stepper.html")
def stepper(steps: Iterable[Any]) -> dict[str, Any]:
    """The steps of the day, one below the other, each with `label` and `state`."""
    names = ("label", "state", "url", "note")
    rows = [{name: _read(step, name) for name in names} for step in steps]
    for row in rows:
        row["icon"], row["word"] = STATES[row["state"]]
    return {"steps": rows}


@register.inclusion_tag("components/equation.html")
def equation(
    terms: Sequence[str | tuple[str, int | None]], ok: bool | None = None, note: str = ""
) -> dict[str, Any]:
    """Numbers that must agree: pairs of label and number, operators between them."""
    look = {True: "done", False: "blocked", None: "todo"}[ok]
    word = {True: _("Khớp"), False: _("Không khớp"), None: _("Chưa đủ số")}[ok]
    rows = [{"sign": t} if isinstance(t, str) else {"label": t[0], "value": t[1]} for t in terms]
    return {"terms": rows, "state": look, "icon_name": STATES[look][0], "word": note or word}


def _share(count: int, total: int) -> float:
    return round(100 * count / total, 3) if total else 0.0


@register.inclusion_tag("components/progress.html")
def progress(done: int, total: int, label: str) -> dict[str, Any]:
    """How much of a known whole is done: a bar and "7/25"."""
    width = min(_share(done, total), 100.0)
    return {"done": done, "total": total, "label": label, "width": f"{width:g}%"}


@register.inclusion_tag("components/stacked_bar.html")
def stacked_bar(line: Any, levels: Sequence[Any], total: int | None) -> dict[str, Any]:
    """One official's marks as lengths of `total`; void marks leave the rest of it white."""
    counts = [(level, line.counts.get(level.key, 0)) for level in levels]
    whole = max(total or 0, sum(count for _level, count in counts))
    words = [f"{capfirst(told(level.label))} {count}" for level, count in counts]
    words += [_("Không đánh dấu {n}").format(n=line.blank)]
    words += [_("Đánh dấu nhiều ô {n}").format(n=line.multiple)]
    name = f"{line.name}: {', '.join(words)}"
    return {"name": name, "segments": _segments(counts, whole)}


def _segments(counts: Sequence[tuple[Any, int]], whole: int) -> list[dict[str, Any]]:
    before, found = 0, []
    for (_level, count), fill in zip(counts, FILLS[len(counts)], strict=True):
        left, width = _share(before, whole), _share(count, whole)
        before += count
        if count:
            found.append(
                {
                    "fill": fill,
                    "count": count,
                    "x": f"{left:g}%",
                    "width": f"{width:g}%",
                    "middle": f"{left + width / 2:g}%",
                    "roomy": width >= ROOM_PERCENT,
                }
            )
    return found


@register.inclusion_tag("components/bar_legend.html")
def bar_legend(levels: Sequence[Any]) -> dict[str, Any]:
    """What each pattern of the bars means."""
    return {"entries": list(zip(levels, FILLS[len(levels)], strict=True))}


@register.inclusion_tag("components/findings.html")
def findings(found: Iterable[Any], url: str = "") -> dict[str, Any]:
    """What blocks, what asks, what is only said; with `url` a form for each W that waits."""
    return {"findings": [_finding(finding) for finding in found], "url": url}


def _finding(finding: Any) -> dict[str, Any]:
    look, word = FINDING_LOOKS[finding.code[0]]
    by = getattr(finding, "acknowledged_by", "")
    return {
        "code": finding.code,
        "message": finding.message,
        "by": by,
        "reason": getattr(finding, "reason", ""),
        "state": "done" if by else look,
        "icon": STATES["done" if by else look][0],
        "word": word,
        "asks": finding.code[0] == "W" and not by,
    }


@register.inclusion_tag("components/tile.html")
def tile(value: int | str | None, label: str, note: str = "", state: str = "") -> dict[str, Any]:
    """One count that matters, in large figures."""
    icon_name = STATES[state][0] if state else ""
    return {"value": value, "label": label, "note": note, "state": state, "icon_name": icon_name}


@register.inclusion_tag("components/empty.html")
def empty(
    title: str, text: str, url: str = "", action: str = "", icon: str = "file"
) -> dict[str, Any]:
    """Nothing here yet, and what to do next."""
    return {"title": title, "text": text, "url": url, "action": action, "icon_name": icon}


@register.inclusion_tag("components/confirm.html")
def confirm(code: str, action: str, error: str = "") -> dict[str, Any]:
    """Ask for the session's code, typed, in the field `confirm` of the form around it."""
    return {"code": code, "action": action, "error": error}


@register.simple_block_tag(end_name="endscroll")
def scroll(content: str, label: str) -> SafeString:
    """A table that may be wider than the screen, reachable and scrollable by keyboard."""
    return format_html(
        '<div class="scroll" role="group" aria-label="{}" tabindex="0">{}</div>', label, content
    )


@register.simple_tag(takes_context=True)
def theme(context: template.Context) -> str:
    """The theme the visitor chose on this machine: "light", "dark", or empty for the system's."""
    request = context.get("request")
    chosen = request.COOKIES.get("theme", "") if request else ""
    return chosen if chosen in THEMES else ""


@register.filter
def theme_media(chosen: str) -> str:
    """When the dark colours apply; print is always light."""
    return THEMES.get(chosen, "screen and (prefers-color-scheme: dark)")


@register.filter
def number(value: int | str | None) -> str:
    """1015 as 1.015; a count nobody knows as a dash; text as it is."""
    if isinstance(value, str):
        return value
    return MISSING if value is None else figure(tally.number_vi(value))


@register.filter
def percent(text: str | None) -> str:
    """ "97.50" as 97,50%; a percentage over nothing as a dash."""
    return figure(tally.percent_vi(text)) if text else MISSING
