"""Pieces of sentence that several documents share, in the words of the Party or of the State."""

from __future__ import annotations

import re
from xml.sax.saxutils import unescape

from .. import tally
from ..payload import Exempt, Form, LegalBasis
from .source import Source
from .text import DOTS, LONG_DOTS, Markup, count, joined, long_date, short_date

#: An office's title usually says the act itself; what follows is what the vote is about.
ACT = re.compile(r"\s*(?:lấy|bỏ)\s+phiếu\s+tín\s+nhiệm\s*[:,–-]?\s*", re.IGNORECASE)
INVALID_REASONS = {
    "not_issued": "không do Ban kiểm phiếu phát ra",
    "unstamped": "không có dấu treo",
    "crossed_out": "gạch, sửa họ tên in sẵn trên phiếu",
    "name_added": "ghi thêm tên người ngoài danh sách",
    "writing": "viết, vẽ thêm nội dung khác",
    "unmarked": "không đánh dấu ở tất cả các dòng",
    "other": "lý do khác: {what}, do toàn Ban kiểm phiếu kết luận",
}
NUMBERS = {1: "một", 2: "hai", 3: "ba"}
SHORT_BODIES = ("HĐND", "BCH")
#: The body that votes, in running text.
BODIES = {"council": "Hội đồng nhân dân", "assembly": "Quốc hội"}


def about(source: Source) -> Markup:
    """What the vote is about, as typed after the act: "đối với …"; the whole title without one."""
    title = source.payload.meeting.title.strip()
    rest = title[found.end() :] if (found := ACT.match(title)) else title
    if rest:
        return source.say("{rest}", rest=rest)
    if source.party:
        return Markup("")
    return source.say(
        "đối với người giữ chức vụ do {body} bầu", body=source.payload.organisation.name
    )


def body(source: Source) -> Markup:
    """The body that votes, in running text: Hội đồng nhân dân, Quốc hội, or its own name."""
    organisation = source.payload.organisation
    general = BODIES.get(organisation.kind)
    return source.say(general) if general else source.say("{name}", name=organisation.name)


def two_levels(source: Source) -> bool:
    """Bỏ phiếu tín nhiệm: confidence or none."""
    return len(source.ruleset.levels) == 2


def act(source: Source) -> str:
    return "bỏ phiếu tín nhiệm" if two_levels(source) else "lấy phiếu tín nhiệm"


def paper(source: Source) -> str:
    """What the ballot is called."""
    return "Phiếu bỏ phiếu tín nhiệm" if two_levels(source) else "Phiếu tín nhiệm"


def subject(source: Source) -> Markup:
    """The act and what it is about: lấy phiếu tín nhiệm đối với …"""
    return source.say("{act} {about}", act=act(source), about=about(source))


def subject_plain(source: Source) -> str:
    """The same for the title of a file, without markup."""
    return unescape(subject(source)).strip()


def rule(source: Source) -> Markup:
    return source.say(source.ruleset.short_name)


def sitting(source: Source) -> str:
    """What kind of meeting it is."""
    return "Kỳ họp" if source.payload.organisation.kind in BODIES else "Hội nghị"


def meeting(source: Source) -> Markup:
    """The meeting with the council's term, with dots where nobody wrote that anywhere."""
    typed = source.payload.meeting.meeting.strip()
    term = "" if source.party else _term(source, typed)
    return source.say("{said}{term}", said=named_meeting(source), term=term)


def named_meeting(source: Source) -> Markup:
    """The meeting as typed, with whose it is where the office left that out."""
    typed = source.payload.meeting.meeting.strip()
    organisation = source.payload.organisation
    whose = organisation.committee if source.party else organisation.name
    if not typed:
        unknown = "Hội nghị" if sitting(source) == "Hội nghị" else f"Kỳ họp thứ {DOTS}"
        return source.say("{meeting} {whose}", meeting=unknown, whose=whose or LONG_DOTS)
    if _says_whose(typed, whose):
        return source.say("{meeting}", meeting=typed)
    return source.say("{meeting} {whose}", meeting=typed, whose=whose)


def _says_whose(typed: str, whose: str) -> bool:
    """By the kind of body, "Ban Chấp hành", "Hội đồng nhân dân": offices shorten the rest."""
    kind = " ".join(whose.split()[:2]).casefold()
    return kind in typed.casefold() or any(short in typed for short in SHORT_BODIES)


def _term(source: Source, typed: str) -> Markup:
    """The parts of a council's term that the meeting's name does not say."""
    if sitting(source) != "Kỳ họp":
        return Markup()
    known = typed.casefold().replace("khoá", "khóa")
    said = Markup()
    for word, between, key in (("khóa", " ", "term"), ("nhiệm kỳ", ", ", "years")):
        if word not in known:
            said = source.say(
                "{said}{between}{word} {written}",
                said=said,
                between=between,
                word=word,
                written=source.detail(key) or DOTS,
            )
    return said


def absent(whole: int | None, present: int | None) -> int | None:
    return None if whole is None or present is None else whole - present


def share(source: Source, part: int | None, whole: int | None) -> str | None:
    """A percentage with the session's decimals; None where a number is not known."""
    if part is None:
        return None
    return tally.percent(part, whole, source.payload.meeting.percent_places)


def settled_by_board(source: Source) -> int:
    """Ballots the whole board talked over: invalid for a reason of its own."""
    return sum(form.invalid_reasons.get("other", 0) for form in source.payload.forms)


def denominator(source: Source, form: Form) -> Markup:
    """The sentence of the rule set that says what percentages are of."""
    words = source.ruleset.denominator_words
    return source.say(words, n=count(form.denominator.value), body=body(source))


def group_lines(source: Source) -> list[Markup]:
    """Who is high over one half (Party), then who is in each consequence group."""
    lines = [_over_half(source)] if source.party and not two_levels(source) else []
    for band in source.ruleset.bands:
        who = nobody_or(source, group_members(source, band.key))
        lines.append(source.say("{words}: {who}", words=source.say(band.words), who=who))
    return lines


def _over_half(source: Source) -> Markup:
    lines = [(form, line) for form in source.payload.forms for line in form.lines]
    over = sum(
        tally.over_half(line.counts.get("high", 0), form.denominator.value) for form, line in lines
    )
    return source.say(
        'trên 50% số phiếu "tín nhiệm cao": {n}/{all} đồng chí',
        n=count(source.known(over)),
        all=count(len(lines)),
    )


def members(source: Source) -> Markup:
    """Those who belong to the body that votes."""
    return source.say("ủy viên" if source.party else "đại biểu")


def when(source: Source) -> Markup:
    """Under a title: which meeting, where the office has named it."""
    organisation = source.payload.organisation
    if not source.payload.meeting.meeting.strip() and not (source.party and organisation.committee):
        return Markup("")
    return source.say("({meeting})", meeting=named_meeting(source))


def voters(source: Source) -> str:
    """Who votes: đồng chí in the Party, đại biểu elsewhere."""
    return "đồng chí" if source.party else "đại biểu"


def persons(source: Source) -> str:
    """How people who are rated are counted."""
    return "đồng chí" if source.party else "người"


def person(source: Source, name: str, honorific: str = "", *, first: bool = False) -> Markup:
    """A name as it is spoken of: đồng chí …, Ông …, Bà …; `first` begins a sentence."""
    if source.party:
        return source.say("{word} {name}", word="Đồng chí" if first else "đồng chí", name=name)
    return source.say("{word} {name}", word=honorific or "Ông/Bà", name=name)


def posts(source: Source, names: tuple[str, ...]) -> Markup:
    return source.say("{posts}", posts=", ".join(name for name in names if name.strip()))


def legal_bases(source: Source) -> Markup:
    """The bases of the session, or the rule set's own source where none is written down."""
    bases = source.payload.legal_bases or (rule_basis(source),)
    return joined(basis(source, one) for one in bases)


def rule_basis(source: Source) -> LegalBasis:
    """The rule set's own source as a basis."""
    rule = source.ruleset.source
    return LegalBasis(rule.kind, rule.number, rule.issued_on, rule.issuer)


def basis(source: Source, one: LegalBasis) -> Markup:
    """One basis: Nghị quyết số … ngày … của …"""
    said = source.say("{kind}", kind=one.kind or "Văn bản")
    if one.number:
        said = source.say("{said} số {number}", said=said, number=one.number)
    if one.issued_on and source.party:
        said = source.say("{said}, ngày {day}", said=said, day=short_date(one.issued_on))
    elif one.issued_on:
        day = long_date(one.issued_on, source.layout)
        said = source.say("{said} {day}", said=said, day=day)
    if one.issuer:
        said = source.say("{said} của {issuer}", said=said, issuer=one.issuer)
    return said


def exempt(source: Source) -> Markup:
    """Everybody who is not rated, each with posts and reason."""
    return joined(_exempt(source, one) for one in source.payload.exempt)


def _exempt(source: Source, one: Exempt) -> Markup:
    who = person(source, one.name, one.honorific)
    parts = [who, posts(source, one.posts), source.say("{reason}", reason=one.reason.strip(" .;"))]
    return joined((part for part in parts if part), ", ")


def form_name(source: Source, form: Form) -> Markup:
    """A ballot form by name; a bare number is "loại phiếu 2"."""
    if form.label.strip().isdigit():
        return source.say("số {label}", label=form.label.strip())
    return source.say("{label}", label=form.label)


def form_title(source: Source, form: Form) -> Markup:
    """In full: Phiếu tín nhiệm đối với …"""
    label = form.label.strip()
    if label.isdigit():
        if not source.several_forms:
            return source.say("{paper} {about}", paper=paper(source), about=about(source))
        return source.say("{paper} số {label}", paper=paper(source), label=label)
    known = next((p for p in ("phiếu", "đối với") if label.casefold().startswith(p)), "")
    lead = {"phiếu": "", "đối với": f"{paper(source)} "}
    said = lead.get(known, f"{paper(source)} đối với ")
    return source.say("{said}{label}", said=said, label=label)


def form_aloud(source: Source, form: Form) -> Markup:
    """Within a sentence: loại phiếu số 2, phiếu tín nhiệm đối với …"""
    if form.label.strip().isdigit():
        return source.say("loại phiếu {name}", name=form_name(source, form))
    title = form_title(source, form)
    return Markup(title[0].lower() + title[1:])


def reasons(source: Source, form: Form, between: str = "; ") -> Markup:
    """Why ballots are invalid, in the fixed order, each with its count; empty without any."""
    counted = form.invalid_reasons if source.counted else {}
    other = source.detail("other_reason").rstrip(" .;") or DOTS * 3
    known = [
        (source.say(words, what=other), counted.get(key, 0))
        for key, words in INVALID_REASONS.items()
    ]
    return joined(
        (source.say("{reason}: {n} phiếu", reason=said, n=count(n)) for said, n in known if n),
        between,
    )


def group_members(source: Source, key: str) -> list[Markup]:
    """Everybody in the consequence group of that key, in ballot order."""
    return [person(source, one.name, one.honorific) for one in source.people() if one.group == key]


def nobody_or(source: Source, people: list[Markup]) -> Markup:
    """Không có, or how many and who; dots while nothing is counted."""
    if not source.counted:
        return Markup(DOTS * 3)
    if not people:
        return Markup("không có")
    listed = joined(people, ", ")
    return source.say("{n} {unit}: {who}", n=count(len(people)), unit=persons(source), who=listed)
