"""What a council's resolution rests on: the laws of its day, the rule set, the office's own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from . import offices, phrases
from .source import Source
from .text import DOTS, Markup

#: How councils are organised, from the day each law came into force.
ORGANISING: Final = (
    ("2025-06-16", "Luật Tổ chức chính quyền địa phương số 72/2025/QH15"),
    ("2025-03-01", "Luật Tổ chức chính quyền địa phương số 65/2025/QH15"),
    ("2016-01-01", "Luật Tổ chức chính quyền địa phương số 77/2015/QH13"),
    ("", "Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân số 11/2003/QH11"),
)
ASSEMBLY: Final = "Luật Tổ chức Quốc hội số 57/2014/QH13"
SUPERVISING: Final = f"Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân số {DOTS}"
RULE: Final = (
    "{rule} về việc lấy phiếu tín nhiệm, bỏ phiếu tín nhiệm đối với người giữ chức vụ do Quốc hội, "
    "Hội đồng nhân dân bầu hoặc phê chuẩn"
)


def bases(source: Source) -> Iterator[Markup]:
    """Each on its line, ";" at the end of all but the last; a law that the office names itself
    stands in its words.
    """
    others = _office_bases(source)
    for subject, words in _own(source):
        given = [one for one in others if subject in one.casefold()]
        others = [one for one in others if one not in given]
        for said in given or [words]:
            yield source.say("Căn cứ {said};", said=said)
    for said in others:
        yield source.say("Căn cứ {said};", said=said)
    yield source.say(
        "Căn cứ Biên bản kiểm phiếu {date} của Ban kiểm phiếu về kết quả {act} tại {sitting};",
        date=source.date(),
        act=phrases.act(source),
        sitting=phrases.sitting(source),
    )
    yield source.say(
        "Theo đề nghị của {standing} tại Tờ trình số {proposal}.",
        standing=offices.standing(source),
        proposal=_proposal(source),
    )


def _own(source: Source) -> Iterator[tuple[str, Markup]]:
    """What to look for among the office's bases, and the program's words without it."""
    if source.payload.organisation.kind == "assembly":
        yield "tổ chức quốc hội", source.say(ASSEMBLY)
    else:
        held_on = source.payload.meeting.held_on
        law = next(words for since, words in ORGANISING if held_on >= since)
        yield "luật tổ chức", source.say(law)
    yield "hoạt động giám sát", source.say(SUPERVISING)
    rule = phrases.rule_basis(source)
    yield rule.number.casefold(), source.say(RULE, rule=phrases.basis(source, rule))


def _office_bases(source: Source) -> list[Markup]:
    """The session's bases but the rule set itself, then those written for the resolution."""
    number = source.ruleset.source.number
    kept = [basis for basis in source.payload.legal_bases if basis.number != number]
    written = (line.removeprefix("Căn cứ ") for line in source.entries("resolution_bases"))
    return [
        *(phrases.basis(source, basis) for basis in kept),
        *(source.say("{line}", line=line) for line in written),
    ]


def _proposal(source: Source) -> str:
    written = source.detail("proposal").rstrip(" .;")
    return offices.PREFIX.sub("", written) or f"{DOTS}/TTr-HĐND ngày {DOTS}"
