"""Kính gửi over a paper and Nơi nhận under it, beside who signs, in the look of the profile."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.platypus import KeepTogether, Spacer

from . import page
from .errors import DocumentRefused
from .signatures import NAME_DOTS, Signatory
from .source import Source
from .styles import LEFT, Styles
from .text import DOTS, LONG_DOTS, Markup, typed

#: An entry of the office that begins so takes the place of the profile's last line.
KEPT = "lưu"
GAP = 6


def signed(source: Source, last: Sequence[Any], person: Signatory, *, first: str = "") -> list[Any]:
    """The last paragraphs, then Nơi nhận beside who signs; `first` stands over the others."""
    return [KeepTogether([*last, Spacer(0, GAP), beside(source, person, first=first)])]


def beside(source: Source, person: Signatory, *, first: str = "") -> Any:
    """One row: recipients at the left, the signature at the right."""
    width = page.margins(source).width
    left = source.mm("left_column")
    row = page.grid(
        [[list(_recipients(source, first)), list(_signature(source, person, width - left))]],
        colWidths=[left, width - left],
        style=[
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
        ],
    )
    if row.wrap(width, page.margins(source).height)[1] > page.margins(source).height:
        raise DocumentRefused("“Nơi nhận”: chữ quá dài, không in vừa một trang. Viết ngắn lại.")
    return row


def entries(source: Source, first: str = "") -> list[Markup]:
    """Every line of Nơi nhận; dots where the office has named nobody."""
    written = [line.rstrip(" ,") for line in source.entries("recipients")]
    kept = [line for line in written if line.casefold().startswith(KEPT)]
    named = [source.say("{name}", name=line) for line in written if line not in kept]
    if first:
        named = [source.say(first), *named]
    last = source.say("{kept}", kept=kept[-1] if kept else source.say(source.word("kept_copy")))
    return [*(named or [Markup(DOTS * 2)]), last]


def _recipients(source: Source, first: str) -> Iterator[Any]:
    styles = Styles(source)
    label = "<u>Nơi nhận</u>:" if source.party else "<b><i>Nơi nhận:</i></b>"
    yield styles.line(label, "recipients_size", LEFT)
    *others, last = entries(source, first)
    for line in others:
        said = source.say("- {line}{end}", line=line, end=source.word("recipient_end"))
        yield styles.line(said, "recipient_size", LEFT)
    yield styles.line(source.say("- {line}.", line=last), "recipient_size", LEFT)


def _signature(source: Source, person: Signatory, width: float) -> Iterator[Any]:
    styles = Styles(source)
    for line in person.lines:
        yield styles.balanced(line, "sign_size", width)
    yield Spacer(0, source.mm("sign_room"))
    name = f"<b>{typed(person.name)}</b>" if person.name else NAME_DOTS
    yield styles.balanced(name, "sign_size", width)


def addressed(source: Source, names: Sequence[Markup]) -> list[Any]:
    """Kính gửi: one on a centred line, several under each other; dots for nobody."""
    styles = Styles(source)
    label = "<i>Kính gửi:</i>" if source.party else "Kính gửi:"
    if len(names) < 2:
        to = source.say("{label} {to}", label=Markup(label), to=names[0] if names else LONG_DOTS)
        return [styles.balanced(to, "body_size", page.margins(source).width), Spacer(0, GAP * 2)]
    indent = source.mm("first_indent") * 3
    lines = [styles.line(label, "body_size", LEFT, leftIndent=indent)]
    for name in names:
        end = "." if name is names[-1] else source.word("recipient_end")
        said = source.say("- {name}{end}", name=name, end=end)
        lines.append(styles.line(said, "body_size", LEFT, leftIndent=indent * 1.5))
    return [*lines, Spacer(0, GAP * 2)]
