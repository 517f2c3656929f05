"""The session file: what an office sends to set a session up, checked as a whole."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import replace
from typing import Final

from ..choices import BoardRole, Disclosure, Honorific, OrganisationKind
from ..rulesets import RULESETS
from .names import fold
from .problems import Problem, RosterErrors
from .reading import Reader, load
from .records import (
    BoardData,
    FormData,
    LegalBasisData,
    MemberData,
    OfficialData,
    OrganisationData,
    SessionData,
    SessionFile,
)

CODE: Final = r"[a-z0-9][a-z0-9-]{0,63}"
#: The longest ballot that the marks of one paper hold.
LINES_LIMIT: Final = 100


def parse_session(data: bytes) -> SessionFile:
    """Read a session file; RosterErrors has every problem by its place in the file."""
    problems: list[Problem] = []
    root = Reader(load(data), "", problems)
    organisation = _organisation(_part(root, "organisation"))
    session = _session(_part(root, "session"), organisation.kind)
    bases = tuple(_legal_basis(reader) for reader in root.objects("legal_bases"))
    summoned, present, members = _members(root, problems)
    officials = tuple(_official(reader) for reader in root.objects("officials"))
    if root.raw("officials") in (None, []):
        root.problem("officials", "chưa có người nào. Ghi ít nhất một người.")
    forms = _forms(root, officials)
    board = tuple(_board_member(reader) for reader in root.objects("board"))
    if Counter(member.role for member in board)[BoardRole.HEAD] > 1:
        root.problem("board", "có hai Trưởng ban. Chỉ một người là head.")
    root.done()
    if problems:
        raise RosterErrors(problems)
    return SessionFile(
        organisation, session, bases, summoned, present, members, officials, forms, board
    )


def _part(root: Reader, key: str) -> Reader:
    value = root.raw(key)
    return Reader({} if value is None else value, key, root.problems)


def _organisation(reader: Reader) -> OrganisationData:
    data = OrganisationData(
        name=reader.text("name", required=True),
        kind=reader.choice("kind", OrganisationKind.values),
        committee=reader.text("committee"),
        superior=reader.text("superior"),
        issuer=reader.text("issuer"),
        place=reader.text("place", limit=120),
    )
    reader.done()
    return data


def _session(reader: Reader, kind: str) -> SessionData:
    party = kind in {OrganisationKind.PARTY, OrganisationKind.OTHER}
    keyings = reader.number("keyings", low=1, high=3)
    places = reader.number("percent_places", high=2)
    data = SessionData(
        code=reader.matching("code", CODE, "chữ thường, số và dấu -, nhiều nhất 64 ký tự"),
        title=reader.text("title", required=True, limit=500),
        ruleset=reader.choice("ruleset", list(RULESETS)),
        held_on=reader.date("held_on", required=True) or datetime.date.min,
        place=reader.text("place"),
        meeting=reader.text("meeting"),
        starts_at=reader.time("starts_at"),
        ends_at=reader.time("ends_at"),
        chair=reader.text("chair"),
        minutes_number=reader.text("minutes_number", limit=60),
        copies=reader.number("copies", low=1, high=100),
        keyings=2 if keyings is None else keyings,
        total_members=reader.number("total_members"),
        percent_places=2 if places is None else places,
        disclosure=reader.choice(
            "disclosure", Disclosure.values, default=Disclosure.NONE if party else Disclosure.FULL
        ),
    )
    reader.done()
    return data


def _legal_basis(reader: Reader) -> LegalBasisData:
    data = LegalBasisData(
        kind=reader.text("kind", limit=60),
        number=reader.text("number", limit=60),
        issued_on=reader.date("issued_on"),
        issuer=reader.text("issuer"),
    )
    if not data.kind and not data.number:
        reader.problem("number", "thiếu, phải ghi số hoặc loại văn bản (kind).")
    return data


def _members(
    root: Reader, problems: list[Problem]
) -> tuple[int | None, int | None, tuple[MemberData, ...]]:
    reader = _part(root, "members")
    summoned, present = reader.number("summoned"), reader.number("present")
    members = tuple(
        _member(item, f"members.names[{number}]", problems)
        for number, item in enumerate(reader.items("names"))
    )
    reader.done()
    said = [member.present for member in members if member.present is not None]
    if summoned is None and members:
        summoned = len(members)
    if present is None and said:
        present = sum(said)
    elif said and len(said) == len(members) and sum(said) != present:
        reader.problem("present", f"ghi {present}, danh sách có {sum(said)} người có mặt. Sửa một.")
    return summoned, present, members


def _member(item: object, place: str, problems: list[Problem]) -> MemberData:
    if isinstance(item, str):
        item = {"name": item}
    reader = Reader(item, place, problems)
    data = MemberData(
        name=reader.text("name", required=True),
        honorific=reader.choice("honorific", Honorific.values, default=""),
        post=reader.text("post"),
        present=reader.flag("present") if reader.raw("present") is not None else None,
    )
    reader.done()
    return data


def _official(reader: Reader) -> OfficialData:
    return OfficialData(
        name=reader.text("name", required=True),
        posts=reader.texts("posts", required=True),
        honorific=reader.choice("honorific", Honorific.values, default=""),
        bloc=reader.text("bloc", limit=200),
        appointed_on=reader.date("appointed_on"),
        retiring_on=reader.date("retiring_on"),
        exempt=reader.flag("exempt"),
        exempt_reason=reader.text("exempt_reason", limit=500),
    )


def _board_member(reader: Reader) -> BoardData:
    return BoardData(
        name=reader.text("name", required=True),
        post=reader.text("post"),
        role=reader.choice("role", BoardRole.values, default=BoardRole.MEMBER),
    )


def _forms(root: Reader, officials: tuple[OfficialData, ...]) -> tuple[FormData, ...]:
    """The forms; the only one, and the one of a file without any, has everybody rated."""
    said = root.raw("forms") or []
    several = isinstance(said, list) and len(said) > 1
    used: Counter[int] = Counter()
    labels: Counter[str] = Counter()
    forms = []
    for number, reader in enumerate(root.objects("forms"), 1):
        lines = _lines(reader, officials, used, required=several)
        form = _form(reader, lines, str(number))
        labels[form.label] += 1
        if labels[form.label] == 2:
            reader.problem("label", f"“{form.label}” đã có. Mỗi loại phiếu một tên.")
        forms.append(form)
    if several or any(form.lines for form in forms):
        return tuple(forms)
    return (_whole(root, officials, (forms or [FormData("1", ())])[0]),)


def _whole(root: Reader, officials: tuple[OfficialData, ...], form: FormData) -> FormData:
    rated = tuple(n for n, official in enumerate(officials) if not official.exempt)
    if len(rated) > LINES_LIMIT:
        root.problem("officials", f"một loại phiếu nhiều nhất {LINES_LIMIT} người.")
    return replace(form, lines=rated)


def _form(reader: Reader, lines: list[int], label: str) -> FormData:
    """One form; `label` is its name where the file gives none."""
    form = FormData(
        label=reader.text("label", limit=200) or label,
        lines=tuple(lines),
        colour=reader.text("colour", limit=60),
        printed=reader.number("printed"),
        issued=reader.number("issued"),
        swapped=reader.number("swapped") or 0,
        unused=reader.number("unused"),
        collected=reader.number("collected"),
    )
    if form.issued is not None and form.collected is not None and form.collected > form.issued:
        reader.problem(
            "collected", f"thu về {form.collected}, phát ra {form.issued}. Thu về không nhiều hơn."
        )
    return form


def _lines(
    reader: Reader, officials: tuple[OfficialData, ...], used: Counter[int], *, required: bool
) -> list[int]:
    by_name: dict[str, list[int]] = {}
    for number, official in enumerate(officials):
        by_name.setdefault(fold(official.name), []).append(number)
    lines = []
    for place, name in enumerate(reader.texts("lines", required=required)):
        found = by_name.get(fold(name), [])
        if message := _line_problem(name, found, officials, used):
            reader.problem(f"lines[{place}]", message)
            continue
        used[found[0]] += 1
        lines.append(found[0])
    if len(lines) > LINES_LIMIT:
        reader.problem("lines", f"một loại phiếu nhiều nhất {LINES_LIMIT} người.")
    return lines


def _line_problem(
    name: str, found: list[int], officials: tuple[OfficialData, ...], used: Counter[int]
) -> str:
    if not found:
        return f"không có ai tên “{name}” trong officials. Ghi đúng như ở đó."
    if len(found) > 1:
        return f"có {len(found)} người tên “{name}”. Ghi thêm để phân biệt, ví dụ tên đệm."
    if officials[found[0]].exempt:
        return f"“{name}” không thuộc diện lấy phiếu, không đưa lên phiếu."
    return f"“{name}” đã có trên một loại phiếu." if used[found[0]] else ""
