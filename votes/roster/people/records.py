"""What is proposed: people by row, columns by meaning, remarks by place."""

from __future__ import annotations

from dataclasses import dataclass

from ..legacy import Charset
from .choices import Kind, Meaning
from .dates import PartDate

ERROR, WARNING, NOTE = "error", "warning", "note"


@dataclass(frozen=True)
class Remark:
    """Something to look at; `line` is 0 for the table as a whole, `column` a heading or empty."""

    level: str
    message: str
    line: int = 0
    column: str = ""

    @property
    def place(self) -> str:
        """“dòng 5, cột “Chức vụ”” for people."""
        parts = [f"dòng {self.line}"] if self.line else []
        if self.column:
            parts.append(f"cột “{self.column}”")
        return ", ".join(parts)

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


@dataclass(frozen=True)
class Column:
    """A column of the table: its heading, what it was taken for, some of what is in it."""

    index: int
    heading: str
    meaning: Meaning
    samples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Converted:
    """From which charset the text was taken, and some of it before and after."""

    charset: Charset
    samples: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Person:
    """Somebody on a row; what is not known is empty."""

    line: int
    name: str
    honorific: str = ""
    birth: PartDate | None = None
    posts: tuple[str, ...] = ()
    bloc: str = ""
    appointed: PartDate | None = None
    retiring: PartDate | None = None
    exempt: bool = False
    exempt_reason: str = ""
    role: str = ""
    remarks: tuple[Remark, ...] = ()

    @property
    def by_weight(self) -> tuple[Remark, ...]:
        """The remarks, errors first."""
        order = (ERROR, WARNING, NOTE)
        return tuple(sorted(self.remarks, key=lambda remark: order.index(remark.level)))

    @property
    def wrong(self) -> bool:
        return any(remark.level == ERROR for remark in self.remarks)


@dataclass(frozen=True)
class Proposal:
    """The people of a table in its order; nothing is written while `errors` stand."""

    kind: Kind
    rows: tuple[Person, ...]
    columns: tuple[Column, ...]
    remarks: tuple[Remark, ...]
    converted: Converted

    def _of(self, level: str) -> tuple[Remark, ...]:
        said = [*self.remarks, *(remark for row in self.rows for remark in row.remarks)]
        return tuple(remark for remark in said if remark.level == level)

    @property
    def errors(self) -> tuple[Remark, ...]:
        return self._of(ERROR)

    @property
    def warnings(self) -> tuple[Remark, ...]:
        return self._of(WARNING)
