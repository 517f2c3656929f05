"""The head of an official paper: who issues it, country and motto, number, place and date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from reportlab.platypus import HRFlowable, Spacer

from . import fonts, page
from .source import TENTH_PT, Source
from .styles import CENTER, RIGHT, Styles
from .text import DOTS, Markup, typed

RULE = 0.7
#: A council's own name stands on two lines: HỘI ĐỒNG NHÂN DÂN / TỈNH ….
COUNCIL = re.compile(r"(HỘI ĐỒNG NHÂN DÂN)\s+(?=\S)")
DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class Issuer:
    """Two lines of the left column: the body above, in plain capitals, and the one that issues.

    `mark` follows the number ("TB/ĐU"), which is dots where nobody knows it; `date` is the
    meeting's unless given.
    """

    superior: str
    name: str
    number: str = ""
    mark: str = ""
    date: str = ""


def meeting_body(source: Source) -> Issuer:
    """The body that calls the meeting, under its superior: heads the ballot."""
    body = source.payload.organisation
    return Issuer(body.superior if source.party else "", body.issuer or body.name)


def counting_board(source: Source, number: str = "") -> Issuer:
    """Ban kiểm phiếu under the body that calls the meeting."""
    body = source.payload.organisation
    return Issuer(body.issuer or body.name, source.voice.own("Ban kiểm phiếu"), number)


def letterhead(
    source: Source,
    issuer: Issuer,
    width: float | None = None,
    gap: float = 8,
    day: str = "",
) -> list[Any]:
    """The head as flowables; `width` of the text in points, the profile's unless given.

    `day` takes the place of the date of the meeting.
    """
    styles = Styles(source)
    width = width or page.margins(source).width
    right = max(width - source.mm("left_column"), _motto_width(source) + 4)
    table = page.grid(
        [
            [_left(source, styles, issuer, width - right), _motto(source, styles)],
            [
                _under_name(source, styles, issuer),
                _place_and_date(source, styles, day or issuer.date),
            ],
        ],
        colWidths=[width - right, right],
        style=[
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("ALIGN", (0, 0), (-1, -1), "CENTER"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ],
    )
    return [table, Spacer(0, gap)]


def title(source: Source, kind: str, subject: str = "", note: str = "") -> list[Any]:
    """Kind of paper, what it is about, and the profile's mark under it."""
    styles, width = Styles(source), page.margins(source).width
    parts: list[Any] = [styles.line(f"<b>{kind}</b>", "kind_size", spaceBefore=4, spaceAfter=2)]
    if subject:
        parts.append(styles.balanced(f"<b>{subject}</b>", "subject_size", width))
    if note:
        parts.append(styles.balanced(f"<i>{note}</i>", "subject_size", width))
    return [*parts, *under_subject(source, styles), Spacer(0, 8)]


def number_line(source: Source, issuer: Issuer) -> str:
    """The number with the profile's label; empty without one."""
    said = number(source, issuer)
    return f"{source.word('number_label')}{said}" if said else ""


def number(source: Source, issuer: Issuer) -> str:
    """A bare "5" becomes "05-BB/BKP", the rest is as typed; dots where the paper must have one."""
    typed_number = issuer.number.strip()
    if not typed_number and issuer.mark:
        typed_number = DOTS
    elif not DIGITS.fullmatch(typed_number):
        return typed_number
    else:
        typed_number = f"{int(typed_number):02}"
    return f"{typed_number}{source.word('number_joint')}{issuer.mark or _board_mark(source)}"


def _board_mark(source: Source) -> str:
    return "BB/BKP" if source.word("number_joint") == "-" else "BB-BKP"


def _left(source: Source, styles: Styles, issuer: Issuer, width: float) -> list[Any]:
    name = _capitals(issuer.name)
    parts: list[Any] = []
    if issuer.superior:
        parts.append(styles.balanced(_capitals(issuer.superior), "superior_size", width))
    parts.append(styles.balanced(f"<b>{name}</b>", "issuer_size", width))
    share = source.share("issuer_rule")
    if share:
        longest = max(_widest(name, source, "issuer_size"), width / 4)
        parts.append(_rule(min(longest, width) * share))
    return parts


def _under_name(source: Source, styles: Styles, issuer: Issuer) -> list[Any]:
    """Star, number and the box of a classified paper, beside place and date."""
    parts: list[Any] = []
    if source.word("issuer_star"):
        parts.append(styles.line(source.word("issuer_star"), "issuer_size"))
    if numbered := number_line(source, issuer):
        parts.append(styles.line(typed(numbered), "number_size"))
    if source.payload.classification.level:
        parts += [Spacer(0, 4), _classification_box(source)]
    return parts


def _widest(name: str, source: Source, key: str) -> float:
    lines = name.replace("&amp;", "&").split("<br/>")
    return max(fonts.width(line, fonts.BOLD, source.pt(key)) for line in lines)


def _capitals(name: str) -> Markup:
    return Markup(COUNCIL.sub(r"\1<br/>", typed(fonts.tidy(name).upper())))


def _motto(source: Source, styles: Styles) -> list[Any]:
    lines = _motto_lines(source)
    text, key = lines[-1]
    under = fonts.width(text, fonts.BOLD, source.pt(key)) * source.share("motto_rule")
    return [styles.line(f"<b>{text}</b>", key) for text, key in lines] + [_rule(under)]


def _motto_lines(source: Source) -> list[tuple[str, str]]:
    if source.party:
        return [("ĐẢNG CỘNG SẢN VIỆT NAM", "motto_size")]
    return [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "country_size"),
        ("Độc lập - Tự do - Hạnh phúc", "motto_size"),
    ]


def _motto_width(source: Source) -> float:
    return max(fonts.width(text, fonts.BOLD, source.pt(key)) for text, key in _motto_lines(source))


def _place_and_date(source: Source, styles: Styles, day: str) -> Any:
    place = source.payload.organisation.place or DOTS
    text = source.say("<i>{place}, {date}</i>", place=place, date=day or source.date())
    return styles.line(text, "date_size", RIGHT if source.party else CENTER)


def under_subject(source: Source, styles: Styles) -> list[Any]:
    mark = source.word("subject_rule")
    if mark == "rule":
        return [_rule(page.margins(source).width / 5, above=4)]
    return [styles.line(mark, "subject_size", leading=13)] if mark else []


def _rule(width: float, above: float = 2) -> Any:
    return HRFlowable(width, RULE, color="black", spaceBefore=above, spaceAfter=1, hAlign="CENTER")


def _classification_box(source: Source) -> Any:
    """Room for the red stamp of the document office, never the word itself."""
    return page.grid(
        [[""]],
        colWidths=[source.mm("classification_width")],
        rowHeights=[source.mm("classification_height")],
        style=[("BOX", (0, 0), (-1, -1), 5 * TENTH_PT, "black")],
        hAlign="CENTER",
    )
