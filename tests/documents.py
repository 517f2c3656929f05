"""Sample payloads of invented people for the documents, and what a PDF says back."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from itertools import cycle, islice, product
from typing import Any

import pypdfium2
from pypdfium2.raw import FPDF_PAGEOBJ_TEXT

from votes import layouts, payload, rulesets, tally

FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi")
MIDDLE = ("Thị", "Văn", "Đức", "Minh", "Ngọc")
GIVEN = ("Hòa", "Thuỷ", "Ưng", "Ánh", "Khương", "Lưỡng", "Quỳnh", "Tuyết")
POSTS = (
    ("Phó Bí thư Thường trực Đảng ủy", "Chủ tịch Hội đồng nhân dân xã"),
    ("Trưởng Ban Xây dựng Đảng",),
    ("Chủ nhiệm Ủy ban Kiểm tra Đảng ủy",),
    ("Chánh Văn phòng Đảng ủy", "Giám đốc Trung tâm Chính trị", "Chủ tịch Hội Nông dân xã"),
    ("Chỉ huy trưởng Ban Chỉ huy Quân sự xã",),
)
DIGEST = "5f" * 32
BODY = {
    "party": payload.Organisation(
        uid="o",
        name="Đảng bộ xã Thanh Khê",
        kind="party",
        letterhead="party",
        committee="Ban Chấp hành Đảng bộ xã Thanh Khê",
        issuer="Đảng ủy xã Thanh Khê",
        superior="Đảng bộ tỉnh Hoa Lư",
        place="Thanh Khê",
    ),
    "state": payload.Organisation(
        uid="o",
        name="Hội đồng nhân dân tỉnh Hoa Lư",
        kind="council",
        letterhead="state",
        place="Hoa Lư",
    ),
}
TITLE = {
    "party": "Lấy phiếu tín nhiệm đối với Ủy viên Ban Thường vụ Đảng ủy xã Thanh Khê",
    "state": "Lấy phiếu tín nhiệm đối với người giữ chức vụ do Hội đồng nhân dân tỉnh Hoa Lư bầu",
}
BOARD = (
    payload.BoardMember("Đỗ Thị Hạnh", "head", "Bà", "Ủy viên Ủy ban Kiểm tra Đảng ủy"),
    payload.BoardMember("Mai Văn Minh", "secretary", "Ông", "Phó Chánh Văn phòng Đảng ủy"),
    payload.BoardMember("Cao Xuân Bách", "member", "Ông", "Bí thư Chi bộ thôn Đông"),
)
EXEMPT = payload.Exempt(
    "Nguyễn Gia Bảo",
    ("Bí thư Đảng ủy xã",),
    "Được điều động, chỉ định giữ chức Bí thư Đảng ủy xã từ tháng 8/2026, trong năm lấy phiếu",
    "Ông",
)


def names(number: int) -> list[str]:
    """So many different names."""
    parts = islice(product(GIVEN, MIDDLE, FAMILY), number)
    return [f"{family} {middle} {given}" for given, middle, family in parts]


def line(order: int, name: str, valid: int, base: int | None, rules: Any, low: int = -1) -> Any:
    """An official's line; `low` votes of the worst level, a small number unless given."""
    keys = [level.key for level in rules.levels]
    worst = order % 3 if low < 0 else low
    blank = order % 2 if valid > worst + 2 else 0
    middle = min(order % 4, valid - worst - blank) if len(keys) == 3 else 0
    counts = dict.fromkeys(keys, 0) | {keys[0]: valid - worst - blank - middle, keys[-1]: worst}
    if len(keys) == 3:
        counts[keys[1]] = middle
    return payload.Line(
        order=order,
        name=name,
        posts=POSTS[order % len(POSTS)],
        honorific=("Ông", "Bà")[order % 2],
        counts=counts,
        blank=blank,
        percent={key: tally.percent(n, base, 2) or "" for key, n in counts.items()} if base else {},
        group=rules.band_of(counts, base) or "",
    )


def form(label: str, rules: Any, people: list[str], **more: Any) -> payload.Form:
    """A form of 40 papers, one of them invalid, in batches of 25 and 15."""
    lows = more.pop("lows", {})
    base = 40 if rules.denominator == "collected" else 45
    lines = (line(n, name, 39, base, rules, lows.get(n, -1)) for n, name in enumerate(people, 1))
    return payload.Form(
        label=label,
        denominator=payload.Denominator(rules.denominator, base),
        lines=tuple(lines),
        **{
            "printed": 45,
            "issued": 40,
            "swapped": 1,
            "unused": 4,
            "collected": 40,
            "valid": 39,
            "invalid": 1,
            "invalid_reasons": {"unstamped": 1},
            "batches": (payload.Batch(1, 25), payload.Batch(2, 15)),
            **more,
        },
    )


def sample(
    ruleset: str = "qd96-2023",
    lines: int = 12,
    *,
    forms: int = 1,
    sealed: bool = False,
    lows: dict[int, int] | None = None,
    overrides: dict[str, Any] | None = None,
    **more: Any,
) -> payload.Payload:
    """A whole count; `lows` gives the votes of the worst level by line, `more` replaces fields."""
    rules = rulesets.ruleset(ruleset)
    people = cycle(names(320))
    built = payload.Payload(
        ruleset=rules.to_dict(),
        organisation=BODY[rules.letterhead],
        meeting=_meeting(rules),
        roll=payload.Roll(summoned=41, present=40, total_members=45),
        forms=tuple(
            form(str(n), rules, list(islice(people, lines)), lows=lows or {})
            for n in range(1, forms + 1)
        ),
        status="sealed" if sealed else "counting",
        board=BOARD,
        votes=(payload.MeetingVote("board", 39, 0, 1),),
        exempt=(EXEMPT,),
        layout=layouts.resolve(rules.layout, overrides),
        sealing=payload.Sealing(1, "2026-02-05T10:42", "Đỗ Thị Hạnh", "Mai Văn Minh")
        if sealed
        else None,
    )
    return replace(built, **more)


def _meeting(rules: Any) -> payload.Meeting:
    two = len(rules.levels) == 2
    title = TITLE[rules.letterhead]
    return payload.Meeting(
        code="mau",
        uid="m",
        title=title.replace("Lấy phiếu", "Bỏ phiếu") if two else title,
        held_on="2026-02-05",
        meeting="" if rules.letterhead == "party" else "Kỳ họp thứ 12 (Kỳ họp chuyên đề)",
        starts_at="08:05",
        ends_at="10:42",
        place="Hội trường Đảng ủy xã",
        chair="Lương Thị Ưng",
        copies=2,
    )


def with_meeting(built: payload.Payload, **more: Any) -> payload.Payload:
    return replace(built, meeting=replace(built.meeting, **more))


def with_line(built: payload.Payload, **more: Any) -> payload.Payload:
    """The payload with its very first line changed."""
    first = built.forms[0]
    changed = (replace(first.lines[0], **more), *first.lines[1:])
    return replace(built, forms=(replace(first, lines=changed), *built.forms[1:]))


def pages(data: bytes) -> list[str]:
    """The text of each page, as extracted."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def said(data: bytes) -> str:
    """The text of all pages with every run of white space as one space."""
    return " ".join("\n".join(pages(data)).split())


def nfc(text: str) -> bool:
    return unicodedata.is_normalized("NFC", text)


@dataclass(frozen=True)
class Run:
    """One run of text as drawn: lengths in points from the bottom left corner."""

    page: int
    text: str
    size: float
    font: str
    left: float
    right: float
    baseline: float
    level: float


def runs(data: bytes) -> list[Run]:
    """Every run of text in the order it is drawn; `level` is 1 where the text lies flat."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [run for number, page in enumerate(document, 1) for run in _runs(number, page)]
    finally:
        document.close()


def _runs(number: int, page: Any) -> list[Run]:
    text = page.get_textpage()
    drawn = page.get_objects(filter=[FPDF_PAGEOBJ_TEXT], textpage=text)
    found = []
    for one in drawn:
        left, _bottom, right, _top = one.get_bounds()
        matrix, font = one.get_matrix(), one.get_font().get_base_name()
        size = one.get_font_size()
        found.append(Run(number, one.extract(), size, font, left, right, matrix.f, matrix.a))
    return found
