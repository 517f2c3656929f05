"""One row to one person; whatever can't be read is said with its row and column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final, TypeVar

from ...choices import BoardRole, Honorific
from ..tables import Row
from .cells import is_mark, read_honorific, read_name, read_role
from .choices import Commas, Kind, Meaning
from .dates import PartDate, read_birth, read_date
from .headings import Heading
from .layout import cell_of
from .posts import split_posts
from .records import ERROR, NOTE, WARNING, Person, Remark
from .words import plain

T = TypeVar("T")
POST_LIMIT: Final = 300
#: In a column that is not used, these say that somebody may be exempt.
_EXEMPTING: Final = re.compile(
    r"khong lay phieu|khong thuoc dien|nghi huu|moi (duoc )?(bo nhiem|bau)|mien"
)
EMPTY: Final = frozenset({"", "-", "–", "—", "0", "không", "không có", "…", "..."})


@dataclass(frozen=True)
class Reading:
    """How the rows of one table are read."""

    kind: Kind
    heading: Heading
    commas: Commas
    from_tcvn3: bool = False

    def label(self, meaning: Meaning) -> str:
        """The heading of the column of a meaning, as the office wrote it."""
        at = self.heading.meanings.index(meaning)
        return self.heading.texts[at] or meaning.label


@dataclass
class _RowReader:
    row: Row
    reading: Reading
    remarks: list[Remark] = field(default_factory=list)

    def text(self, meaning: Meaning) -> str:
        return cell_of(self.row, self.reading.heading, meaning)

    def say(self, level: str, message: str, meaning: Meaning | None = None) -> None:
        known = meaning in self.reading.heading.meanings
        column = self.reading.label(meaning) if meaning and known else ""
        self.remarks.append(Remark(level, message, self.row.line, column))

    def read(self, meaning: Meaning, how: Callable[[str], T]) -> T | None:
        """A cell by `how`; what it raises is said of this row and column."""
        text = self.text(meaning)
        if text.lower() in EMPTY:
            return None
        try:
            return how(text)
        except ValueError as error:
            self.say(ERROR, str(error), meaning)
            return None


def person(row: Row, bloc: str, reading: Reading) -> Person:
    """The person of a row, with everything to say of it."""
    reader = _RowReader(row, reading)
    name, honorific = _name(reader)
    birth, by_column = _birth(reader)
    honorifics = [one for one in (by_column, reader.read(Meaning.HONORIFIC, read_honorific)) if one]
    if len({honorific, *honorifics} - {""}) > 1:
        reader.say(WARNING, f"“{name}” vừa ghi Ông vừa ghi Bà. Kiểm tra lại.", Meaning.HONORIFIC)
    exempt = reader.text(Meaning.EXEMPT)
    exempt = "" if exempt.lower() in EMPTY else exempt
    if exempt and is_mark(exempt):
        reader.say(ERROR, "chưa ghi lý do không thuộc diện lấy phiếu.", Meaning.EXEMPT)
    posts = tuple(_posts(reader))
    _hint_of_exemption(reader)
    return Person(
        line=row.line,
        name=name,
        honorific=next(iter(honorifics), honorific),
        birth=birth,
        posts=posts,
        bloc=" ".join(reader.text(Meaning.BLOC).split()) or bloc,
        appointed=_date(reader, Meaning.APPOINTED),
        retiring=_date(reader, Meaning.RETIRING),
        exempt=bool(exempt),
        exempt_reason=" ".join(exempt.split()),
        role=_role(reader, posts) if reading.kind == Kind.BOARD else "",
        remarks=tuple(reader.remarks),
    )


def _name(reader: _RowReader) -> tuple[str, str]:
    meaning = Meaning.NAME if Meaning.NAME in reader.reading.heading.meanings else Meaning.GIVEN
    text = reader.text(meaning)
    if meaning == Meaning.GIVEN:
        text = f"{reader.text(Meaning.FAMILY)} {text}".strip()
    if reader.reading.from_tcvn3:
        text = _capitals(text)
    found = read_name(text)
    if not found.text:
        reader.say(ERROR, "thiếu họ tên. Ghi họ tên, hoặc bỏ dòng này.", meaning)
    for level, message in ((ERROR, found.error), (WARNING, found.warning)):
        if message and found.text:
            reader.say(level, message, meaning)
    return found.text, found.honorific


def _capitals(name: str) -> str:
    """A capital at every word: TCVN3 keeps capitals with a tone as small letters."""
    words = name.split(" ")
    return " ".join(word[:1].upper() + word[1:] if not word.isupper() else word for word in words)


def _birth(reader: _RowReader) -> tuple[PartDate | None, str]:
    """The date of birth, and Ông or Bà where the column says it."""
    for meaning, honorific in (
        (Meaning.BIRTH_MR, Honorific.MR),
        (Meaning.BIRTH_MRS, Honorific.MRS),
    ):
        if (text := reader.text(meaning)).lower() in EMPTY:
            continue
        other = Meaning.BIRTH_MRS if meaning == Meaning.BIRTH_MR else Meaning.BIRTH_MR
        if reader.text(other).lower() not in EMPTY:
            reader.say(ERROR, "ghi cả ở cột Nam và cột Nữ. Chỉ để một.", meaning)
        source = Meaning.BIRTH if is_mark(text) else meaning
        return reader.read(source, read_birth), str(honorific)
    return reader.read(Meaning.BIRTH, read_birth), ""


def _date(reader: _RowReader, meaning: Meaning) -> PartDate | None:
    found = reader.read(meaning, read_date)
    if found is not None and not found.whole:
        day = f"{found.first_day():%d/%m/%Y}"
        reader.say(WARNING, f"“{found}” không có ngày; sẽ ghi {day}.", meaning)
    return found


def _posts(reader: _RowReader) -> Iterator[str]:
    heading = reader.reading.heading
    found: list[str] = []
    for place, meaning in enumerate(heading.meanings):
        if meaning != Meaning.POST:
            continue
        text = reader.row.cells[place].text
        posts, said = split_posts(text, reader.reading.commas)
        if reader.reading.from_tcvn3:
            posts = tuple(post[:1].upper() + post[1:] for post in posts)
        found.extend(post for post in posts if post not in found)
        if said:
            column = heading.texts[place] or meaning.label
            reader.remarks.append(Remark(NOTE, f"{said}.", reader.row.line, column))
    if not found and reader.reading.kind == Kind.OFFICIALS:
        reader.say(ERROR, "thiếu chức vụ. Ghi chức vụ, hoặc bỏ dòng này.", Meaning.POST)
    if any(len(post) > POST_LIMIT for post in found):
        reader.say(ERROR, f"chức vụ dài hơn {POST_LIMIT} chữ. Viết gọn lại.", Meaning.POST)
    yield from found


def _hint_of_exemption(reader: _RowReader) -> None:
    """A word in “Ghi chú” that speaks of an exemption nobody has chosen to read."""
    heading = reader.reading.heading
    if reader.reading.kind != Kind.OFFICIALS or Meaning.EXEMPT in heading.meanings:
        return
    for place, meaning in enumerate(heading.meanings):
        text = " ".join(reader.row.cells[place].text.split())
        if meaning == Meaning.IGNORE and _EXEMPTING.search(plain(text)):
            message = (
                f"“{text}”: nếu là lý do không thuộc diện lấy phiếu, "
                f"chọn cột này là “{Meaning.EXEMPT.label}”."
            )
            column = heading.texts[place]
            reader.remarks.append(Remark(WARNING, message, reader.row.line, column))


def _role(reader: _RowReader, posts: tuple[str, ...]) -> str:
    """The role in the board; a member where the table does not say."""
    found = reader.read(Meaning.ROLE, read_role)
    if found is None and Meaning.ROLE not in reader.reading.heading.meanings:
        said = [post for post in posts if "kiểm phiếu" in post.lower()]
        found = read_role(said[0]) if said else None
    return found or str(BoardRole.MEMBER)
