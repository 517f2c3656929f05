"""Dates as offices type them: by day, by month, by year, or as Excel counts days."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Any, Final

_DAY: Final = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4}|\d{2})")
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
_MONTH: Final = re.compile(r"(?:tháng|thg|t)?\s*(\d{1,2})\s*(?:[/.\-]|năm)\s*(\d{4})", re.I)
_WORDS: Final = re.compile(r"(?:ngày)?\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*,?\s*năm\s*(\d{4})", re.I)
_MONTH_WORDS: Final = re.compile(r"tháng\s*(\d{1,2})\s*,?\s*năm\s*(\d{4})", re.I)
_YEAR: Final = re.compile(r"(?:năm|khoảng|sn)?\s*(\d{4})", re.I)
_SERIAL: Final = re.compile(r"(\d{4,5})(?:\.0+)?")
#: Excel's day 0, as it counts after its wrong 29/02/1900.
_EPOCH: Final = datetime.date(1899, 12, 30)
_FIRST_SERIAL: Final = 7_306  # 01/01/1920
_YEARS: Final = range(1900, 2101)
BORN: Final = range(1920, 2011)


@dataclass(frozen=True)
class PartDate:
    """A date of which only the year, or year and month, may be known (0: not known)."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def whole(self) -> bool:
        return bool(self.day)

    def first_day(self) -> datetime.date:
        """The earliest day it can be."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    def kept(self) -> dict[str, Any]:
        """As a person's record has it: the day, or no more than the year."""
        if self.whole:
            return {"birth_date": self.first_day(), "birth_year": None}
        return {"birth_date": None, "birth_year": self.year}

    def __str__(self) -> str:
        if self.day:
            return f"{self.day:02d}/{self.month:02d}/{self.year}"
        return f"{self.month:02d}/{self.year}" if self.month else str(self.year)


def read_date(text: str, *, birth: bool = False) -> PartDate:
    """The date a cell says; ValueError with the remedy when it says none."""
    text = " ".join(text.split()).strip(" .;")
    for pattern in (_DAY, _WORDS):
        if found := pattern.fullmatch(text):
            day, month, year = found.groups()
            return _checked(text, _whole_year(year, birth=birth), int(month), int(day))
    if found := _ISO.fullmatch(text):
        year, month, day = map(int, found.groups())
        return _checked(text, year, month, day)
    for pattern in (_MONTH, _MONTH_WORDS):
        if found := pattern.fullmatch(text):
            return _checked(text, int(found[2]), int(found[1]), 0)
    return _number(text)


def read_birth(text: str) -> PartDate:
    """The birth of somebody who may sit in a meeting; ValueError as `read_date`."""
    found = read_date(text, birth=True)
    if found.year not in BORN:
        raise ValueError(f"“{text}” không phải ngày sinh của người dự họp. Kiểm tra năm.")
    return found


def _number(text: str) -> PartDate:
    """A year alone, or Excel's count of days."""
    if (found := _YEAR.fullmatch(text)) and int(found[1]) in _YEARS:
        return PartDate(int(found[1]))
    if (found := _SERIAL.fullmatch(text)) and int(found[1]) >= _FIRST_SERIAL:
        day = _EPOCH + datetime.timedelta(int(found[1]))
        if day.year in _YEARS:
            return PartDate(day.year, day.month, day.day)
    raise ValueError(f"“{text}” không phải ngày. Ghi dạng 05/02/2026 hoặc chỉ ghi năm.")


def _whole_year(text: str, *, birth: bool) -> int:
    year = int(text)
    if len(text) == 4:
        return year
    # Nobody on these lists was born after 2010, or took a post before 1961.
    recent = year <= 10 if birth else year <= 60
    return year + (2000 if recent else 1900)


def _checked(text: str, year: int, month: int, day: int) -> PartDate:
    if month > 12 >= day > 0:
        raise ValueError(f"“{text}” ghi tháng trước ngày. Ghi ngày/tháng/năm: {day:02d} là tháng?")
    try:
        datetime.date(year, month, day or 1)
    except ValueError as error:
        raise ValueError(f"“{text}” không có trong lịch. Ghi ngày/tháng/năm.") from error
    if year not in _YEARS:
        raise ValueError(f"“{text}”: năm {year} không đúng. Ghi năm bốn chữ số.")
    return PartDate(year, month, day)
