"""Kịch bản điều hành: the steps of the day with the words of those who speak.

It holds no figure of the count: whoever prepares the day may have it at any time.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from . import addressing, page, phrases, script_before, script_voting
from .letterhead import letterhead, meeting_body, title
from .source import Source
from .speech import Speech, Step
from .styles import Styles
from .tables import Ruled, head_cells
from .text import LONG_DOTS, Markup, clock

TITLE = "Kịch bản điều hành"


def paper(source: Source) -> page.Paper:
    steps = [*script_before.steps(source), *script_voting.steps(source)]
    subject = phrases.subject(source)
    if not source.party:
        subject = Markup(subject[0].upper() + subject[1:])
    story: list[Any] = [
        *letterhead(source, meeting_body(source)),
        *title(source, "KỊCH BẢN ĐIỀU HÀNH", subject, phrases.when(source)),
        *_about(source),
        _overview(source, steps),
        *_said(source, steps),
    ]
    return page.Paper(f"{TITLE} {phrases.subject_plain(source)}", story)


def _about(source: Source) -> Iterator[Any]:
    styles, meeting, head = Styles(source), source.payload.meeting, source.head()
    who = phrases.person(source, head.name, head.honorific) if head else LONG_DOTS
    points = (
        ("Thời gian", source.say("{at}, {day}", at=clock(meeting.starts_at), day=source.date())),
        ("Địa điểm", source.say("{place}", place=meeting.place or LONG_DOTS)),
        (
            addressing.sentence(addressing.chair(source)),
            addressing.chair_name(source) or LONG_DOTS,
        ),
        ("Trưởng Ban kiểm phiếu (dự kiến)", who),
    )
    for label, text in points:
        yield styles.body(source.say("- {label}: {text}.", label=label, text=text))


def _overview(source: Source, steps: list[Step]) -> Any:
    """All of the day on one page, with a column to write the hours in."""
    labels = ["TT" if source.party else "STT", "Nội dung", "Người thực hiện", "Thời gian"]
    ruled = Ruled(
        source, page.margins(source).width, (11, 82, 48, 24), [head_cells(source, labels)]
    )
    for number, step in enumerate(steps, 1):
        cells = [
            ruled.text(source.say("{text}", text=text), column, text)
            for column, text in enumerate((step.title, step.who), 1)
        ]
        ruled.rows.append([str(number), *cells, ""])
    return ruled.table()


def _said(source: Source, steps: list[Step]) -> Iterator[Any]:
    styles = Styles(source)
    for number, step in enumerate(steps, 1):
        heading = source.say("{n}. {title}", n=number, title=step.title)
        yield styles.body(f"<b>{heading}</b>", spaceBefore=10, keepWithNext=1)
        for part in step.parts:
            yield from _part(styles, part)


def _part(styles: Styles, part: Speech) -> Iterator[Any]:
    if part.who:
        yield styles.body(f"<b><i>{part.who}:</i></b>", keepWithNext=1)
    for words in part.words:
        yield styles.body(words)
    for note in part.notes:
        yield styles.body(f"<i>({note})</i>")
