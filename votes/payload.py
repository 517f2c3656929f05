"""What is fixed and printed: a typed structure and its canonical JSON, digest and code line.

A draft is printed from a payload built the same way, with `sealing` None. Counts that nobody
knows are None here and absent from the JSON. Lengths in `layout` are integers (0.1 mm, 0.1 pt).
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import types
import typing
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

FORMAT: Final = 1
#: Base 32 without I, L, O, U, which are read aloud or by eye as 1, 1, 0 and V.
CODE_LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_BITS: Final = 80


class PayloadError(ValueError):
    """The text is not a payload of this format; the message names the place."""


@dataclass(frozen=True)
class Organisation:
    uid: str
    name: str
    kind: str
    letterhead: str
    committee: str = ""
    issuer: str = ""
    superior: str = ""
    place: str = ""
    spelling: str = "ủy"


@dataclass(frozen=True)
class Meeting:
    """The session itself: dates are ISO (YYYY-MM-DD), times HH:MM or empty."""

    code: str
    uid: str
    title: str
    held_on: str
    meeting: str = ""
    starts_at: str = ""
    ends_at: str = ""
    place: str = ""
    chair: str = ""
    minutes_number: str = ""
    copies: int | None = None
    disclosure: str = "none"
    percent_places: int = 2
    keyings: int = 2
    absent_ballots_allowed: int = 0


@dataclass(frozen=True)
class Classification:
    level: str = ""
    ground: str = ""
    decided_by: str = ""
    copy_number: str = ""
    recipients: str = ""


@dataclass(frozen=True)
class LegalBasis:
    kind: str
    number: str
    issued_on: str = ""
    issuer: str = ""


@dataclass(frozen=True)
class BoardMember:
    name: str
    role: str
    honorific: str = ""
    post: str = ""


@dataclass(frozen=True)
class MeetingVote:
    topic: str
    agree: int
    against: int = 0
    other: int = 0


@dataclass(frozen=True)
class Roll:
    summoned: int | None = None
    present: int | None = None
    total_members: int | None = None
    by_name: int = 0


@dataclass(frozen=True)
class Exempt:
    name: str
    posts: tuple[str, ...]
    reason: str
    honorific: str = ""


@dataclass(frozen=True)
class Line:
    """One official's result: counts and percentages by level key ("high", "low", …).

    `percent` holds what is printed, with a decimal point; `group` is "A", "B" or empty.
    """

    order: int
    name: str
    posts: tuple[str, ...]
    honorific: str = ""
    bloc: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    blank: int = 0
    multiple: int = 0
    percent: Mapping[str, str] = field(default_factory=dict)
    group: str = ""


@dataclass(frozen=True)
class Denominator:
    name: str
    value: int | None = None


@dataclass(frozen=True)
class Form:
    """One ballot form with its paper counts, its lines and the digest over its sorted ballots."""

    label: str
    denominator: Denominator
    lines: tuple[Line, ...]
    colour: str = ""
    printed: int | None = None
    issued: int | None = None
    swapped: int = 0
    unused: int | None = None
    collected: int | None = None
    valid: int = 0
    invalid: int = 0
    invalid_reasons: Mapping[str, int] = field(default_factory=dict)
    batches: tuple[int, ...] = ()


@dataclass(frozen=True)
class FindingNote:
    code: str
    message: str
    acknowledged_by: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Sealing:
    """Who fixed the result and when (ISO, to the minute, local time)."""

    version: int
    at: str
    by: str
    confirmed_by: str
    supersedes: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Assurance:
    """What the minutes and the log say of how the count was checked."""

    differences: int = 0
    decided_ballots: int = 0
    imported: int = 0


@dataclass(frozen=True)
class Chain:
    length: int = 0
    head: str = ""


@dataclass(frozen=True)
class Payload:
    ruleset: Mapping[str, Any]
    organisation: Organisation
    meeting: Meeting
    roll: Roll
    forms: tuple[Form, ...]
    status: str = "draft"
    format: int = FORMAT
    classification: Classification = Classification()
    legal_bases: tuple[LegalBasis, ...] = ()
    board: tuple[BoardMember, ...] = ()
    votes: tuple[MeetingVote, ...] = ()
    exempt: tuple[Exempt, ...] = ()
    findings: tuple[FindingNote, ...] = ()
    layout: Mapping[str, Any] = field(default_factory=dict)
    assurance: Assurance = Assurance()
    ballots_digest: str = ""
    audit: Chain = Chain()
    live: Mapping[str, str] = field(default_factory=dict)
    sealing: Sealing | None = None

    @property
    def sealed(self) -> bool:
        return self.sealing is not None

    def vote(self, topic: str) -> MeetingVote | None:
        return next((vote for vote in self.votes if vote.topic == topic), None)


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        pairs = ((f.name, getattr(value, f.name)) for f in dataclasses.fields(value))
        return {name: _plain(item) for name, item in pairs if item is not None}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, int):
        return value
    raise PayloadError(f"{type(value).__name__} không ghi được vào kết quả: {value!r}")


def canonical(value: Any) -> bytes:
    """Canonical JSON: UTF-8, NFC, sorted keys, separators `,` and `:`, integers and strings."""
    text = json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8")


def digest(data: bytes) -> str:
    """SHA-256, 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def code_line(digest_hex: str) -> str:
    """The first 80 bits of a digest as XXXX-XXXX-XXXX-XXXX, printed on the signed paper."""
    number = int(digest_hex, 16) >> (len(digest_hex) * 4 - CODE_BITS)
    letters = [CODE_LETTERS[number >> shift & 31] for shift in range(CODE_BITS - 5, -1, -5)]
    return "-".join("".join(letters[start : start + 4]) for start in range(0, 16, 4))


def same_code(printed: str, digest_hex: str) -> bool:
    """Whether a code typed from paper is this digest's; case, spaces and look-alikes forgiven."""
    forgiven = str.maketrans({"I": "1", "L": "1", "O": "0", "U": "V", "-": "", " ": ""})
    return printed.upper().translate(forgiven) == code_line(digest_hex).replace("-", "")


def ballots_text(forms: Iterable[Iterable[str]]) -> str:
    """The sorted ballots of each form, in the order of the forms: one ballot a line."""
    parts = []
    for number, lines in enumerate(forms, 1):
        parts.append(f"# {number}")
        parts.extend(sorted(lines))
    return "\n".join(parts) + "\n"


def ballots_of(text: str) -> list[list[str]]:
    """The ballots of each form from `ballots_text`."""
    forms: list[list[str]] = []
    for line in text.splitlines():
        if line.startswith("# "):
            forms.append([])
        elif not forms:
            raise PayloadError("danh sách phiếu không bắt đầu bằng một loại phiếu")
        else:
            forms[-1].append(line)
    return forms


def parse(text: str) -> Payload:
    """Read a canonical payload; PayloadError names the place that is not as it must be."""
    try:
        data = json.loads(text)
    except ValueError as error:
        raise PayloadError(f"không phải JSON: {error}") from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise PayloadError("không phải kết quả theo định dạng 1")
    value: Payload = _typed(Payload, data, "")
    return value


def _typed(kind: Any, value: Any, place: str) -> Any:
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return _typed(typing.get_args(kind)[0], value, place)
    if origin is tuple:
        inner = typing.get_args(kind)[0]
        return tuple(
            _typed(inner, item, f"{place}[{n}]") for n, item in enumerate(_is(list, value, place))
        )
    if origin is not None:
        return _is(dict, value, place)
    if dataclasses.is_dataclass(kind):
        return _record(kind, _is(dict, value, place), place)
    return _is(kind, value, place)


def _record(kind: Any, value: dict[str, Any], place: str) -> Any:
    hints = typing.get_type_hints(kind)
    unknown = value.keys() - hints.keys()
    if unknown:
        raise PayloadError(f"{place or 'kết quả'}: khóa lạ {sorted(unknown)[0]!r}")
    try:
        return kind(
            **{name: _typed(hints[name], item, f"{place}.{name}") for name, item in value.items()}
        )
    except TypeError as error:
        raise PayloadError(f"{place or 'kết quả'}: thiếu dữ liệu ({error})") from error


def _is(kind: Any, value: Any, place: str) -> Any:
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise PayloadError(f"{place}: phải là {kind.__name__}, không phải {value!r}")
    return value
