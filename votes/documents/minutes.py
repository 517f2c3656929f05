"""Biên bản kiểm phiếu, in the form that the layout profile belongs to."""

from __future__ import annotations

from . import minutes_party, minutes_state, page, phrases
from .source import Source


def paper(source: Source) -> page.Paper:
    story = minutes_party.story if source.party else minutes_state.story
    name = f"Biên bản kiểm phiếu {phrases.subject_plain(source)}"
    return page.Paper(name, story(source))
