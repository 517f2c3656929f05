"""The manual: its chapters with their sections, and which section helps on which page.

The words lie in `templates/votes/help/<language>/<chapter>/<section>.html`; the pictures that the
sections name are made by `python -m tests.manual`, which also writes down their sizes.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Final

from django.utils.translation import get_language

#: The languages in which the whole manual is written, the first of them for everybody else.
LANGUAGES: Final = ("vi", "en")
SIZES: Final = Path(__file__).parent / "data/manual.json"
#: The sections of the page that leads to the chapters.
FRONT: Final = ("start", "login", "day", "error")
#: A section's name is its anchor.
CHAPTERS: Final[dict[str, tuple[str, ...]]] = {
    "office": (
        "create", "paste", "exempt", "steps", "accounts", "print", "rehearsal", "session", "roll",
        "votes", "papers", "screen", "documents", "after", "history", "rollup", "purge", "cancel",
    ),
    "typist": ("sheet",),
    "head": (
        "day", "batches", "differences", "again", "checks", "results", "findings", "seal",
        "reopen", "code", "log",
    ),
    "administrator": (
        "install", "serve", "address", "tls", "accounts", "data", "backup", "broken", "update",
        "browsers", "windows", "commands",
    ),
}  # fmt: skip

_PAGES: Final[dict[str, tuple[str, ...]]] = {
    "#start": ("home",),
    "#login": ("login", "logout", "password_change", "password_first"),
    "office#create": ("session_new", "session_import", "session_example"),
    "office#paste": ("lists", "lists_template"),
    "office#exempt": ("prepare_row", "prepare_row_act"),
    "office#steps": ("prepare", "prepare_step", "prepare_preview", "voting_open", "draft_back"),
    "office#accounts": (
        "accounts", "account_reset", "account_roles", "account_lock", "accounts_day",
        "accounts_many", "accounts_close", "turn",
    ),
    "office#rehearsal": ("rehearsal", "rehearsal_make", "rehearsal_wipe"),
    "office#session": ("session", "session_live"),
    "office#roll": ("roll", "roll_names", "roll_names_live", "roll_left", "roll_absent"),
    "office#votes": ("votes", "resolution_vote"),
    "office#papers": ("papers", "counting_start", "voting_back"),
    "office#screen": ("screen", "screen_code", "screen_close"),
    "office#documents": (
        "documents", "document", "documents_zip", "details", "layout", "layout_preview",
    ),
    "office#history": ("history", "history_person"),
    "office#rollup": ("rollup", "rollup_unit", "archives"),
    "office#purge": ("purge",),
    "office#cancel": ("cancel",),
    "typist#sheet": (
        "keying_start", "keying_next", "keying", "keying_paper", "keying_finish", "keying_take",
        "keying_return",
    ),
    "head#batches": ("batches", "batch_resize"),
    "head#differences": ("differences", "difference", "decide", "decision_undo", "batch_close"),
    "head#again": ("batch_reopen", "keying_order", "keying_abandon"),
    "head#checks": (
        "checks", "check_sample", "check_recheck", "check", "check_answer", "check_back",
        "check_finish",
    ),
    "head#results": ("results", "acknowledge"),
    "head#seal": ("seal",),
    "head#reopen": ("reopen",),
    "head#code": ("check_code",),
    "head#log": ("log", "work"),
}  # fmt: skip
#: By the name of the URL: the chapter (empty for the page that leads to them) and the section.
PLACES: Final[dict[str, tuple[str, str]]] = {
    name: (chapter, section)
    for place, names in _PAGES.items()
    for chapter, section in [place.split("#")]
    for name in names
}
#: Where no "?" stands: the hall's screen shows what the board shows and nothing else; the manual
#: is there already; the last two are no pages.
NOWHERE: Final = frozenset(
    {"display", "display_live", "help", "help_chapter", "healthz", "set_language"}
)


def language() -> str:
    """The visitor's language, if the manual is written in it."""
    asked = (get_language() or "")[:2]
    return asked if asked in LANGUAGES else LANGUAGES[0]


@cache
def sizes() -> dict[str, dict[str, tuple[int, int]]]:
    """Width and height of each picture, by language and name."""
    found: dict[str, dict[str, list[int]]] = json.loads(SIZES.read_text(encoding="ascii"))
    return {key: {name: (w, h) for name, (w, h) in of.items()} for key, of in found.items()}
