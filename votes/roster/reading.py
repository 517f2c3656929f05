"""Reading values out of untrusted JSON: every problem is noted by place and reading goes on."""

from __future__ import annotations

import datetime
import difflib
import json
import re
from collections.abc import Collection, Iterator
from typing import Any, Final

from .names import clean, foreign_character
from .problems import Problem, RosterErrors

TEXT_LIMIT: Final = 300
NUMBER_LIMIT: Final = 1_000_000


def load(data: bytes) -> Any:
    """The JSON of a file; RosterErrors names line and column, or the key that stands twice."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RosterErrors(
            [Problem("", f"tệp không phải UTF-8 (byte {error.start}). Lưu lại bằng UTF-8.")]
        ) from error
    twice: list[Problem] = []

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        names = [name for name, _value in items]
        twice.extend(
            Problem(name, "khóa này ghi hai lần. Bỏ một.")
            for name in sorted({name for name in names if names.count(name) > 1})
        )
        return dict(items)

    try:
        value = json.loads(text, object_pairs_hook=pairs)
    except json.JSONDecodeError as error:
        place = f"dòng {error.lineno}, cột {error.colno}"
        raise RosterErrors([Problem(place, f"không đúng JSON ({error.msg}).")]) from error
    except (RecursionError, ValueError) as error:
        raise RosterErrors([Problem("", "JSON lồng quá sâu hoặc có số quá dài.")]) from error
    if twice:
        raise RosterErrors(twice)
    return value


class Reader:
    """One object of the file. Reads by key, notes problems, and at `done` names unknown keys."""

    def __init__(self, value: Any, place: str, problems: list[Problem]) -> None:
        self.place, self.problems = place, problems
        self.value: dict[str, Any] = value if isinstance(value, dict) else {}
        self.known: set[str] = set()
        if not isinstance(value, dict):
            self.problem("", "phải là một đối tượng {…}.")

    def at(self, key: str) -> str:
        return f"{self.place}.{key}" if self.place and key else self.place or key

    def problem(self, key: str, message: str) -> None:
        self.problems.append(Problem(self.at(key), message))

    def raw(self, key: str) -> Any:
        """The value, None where it is missing, null or empty."""
        self.known.add(key)
        value = self.value.get(key)
        return None if value == "" else value

    def text(self, key: str, *, required: bool = False, limit: int = TEXT_LIMIT) -> str:
        value = self.raw(key)
        if value is None:
            if required:
                self.problem(key, "thiếu, phải ghi.")
            return ""
        if not isinstance(value, str):
            self.problem(key, "phải là chữ trong ngoặc kép.")
            return ""
        return self._checked_text(key, clean(value), required, limit)

    def _checked_text(self, key: str, text: str, required: bool, limit: int) -> str:
        if hidden := foreign_character(text):
            self.problem(key, f"có ký tự ẩn {hidden}. Xóa và gõ lại.")
        elif len(text) > limit:
            self.problem(key, f"dài {len(text)} chữ, nhiều nhất {limit}.")
        elif required and not text:
            self.problem(key, "thiếu, phải ghi.")
        return text

    def matching(self, key: str, pattern: str, hint: str) -> str:
        text = self.text(key, required=True)
        if text and not re.fullmatch(pattern, text):
            self.problem(key, f"“{text}” không đúng: {hint}.")
        return text

    def choice(self, key: str, allowed: Collection[str], *, default: str | None = None) -> str:
        text = self.text(key, required=default is None)
        if text and text not in allowed:
            self.problem(key, f"“{text}” không có. Chọn một trong: {', '.join(allowed)}.")
        return text or (default or "")

    def number(self, key: str, *, low: int = 0, high: int = NUMBER_LIMIT) -> int | None:
        value = self.raw(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            self.problem(key, "phải là số nguyên.")
            return None
        if not low <= value <= high:
            self.problem(key, f"{value} không đúng, phải từ {low} đến {high}.")
            return None
        return value

    def flag(self, key: str) -> bool:
        value = self.raw(key)
        if value is not None and not isinstance(value, bool):
            self.problem(key, "phải là true hoặc false.")
        return value is True

    def date(self, key: str, *, required: bool = False) -> datetime.date | None:
        text = self.text(key, required=required)
        if not text:
            return None
        try:
            if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
                return datetime.date.fromisoformat(text)
        except ValueError:
            pass
        self.problem(key, f"“{text}” không phải ngày. Ghi dạng 2026-02-05 (năm-tháng-ngày).")
        return None

    def time(self, key: str) -> datetime.time | None:
        text = self.text(key)
        if not text:
            return None
        try:
            if re.fullmatch(r"\d{2}:\d{2}", text):
                return datetime.time.fromisoformat(text)
        except ValueError:
            pass
        self.problem(key, f"“{text}” không phải giờ. Ghi dạng 08:30.")
        return None

    def items(self, key: str) -> list[Any]:
        value = self.raw(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.problem(key, "phải là danh sách […].")
            return []
        return value

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """A list of strings."""
        items = self.items(key)
        if required and not items and self.raw(key) in (None, []):
            self.problem(key, "thiếu, phải ghi ít nhất một mục.")
        found = []
        for number, item in enumerate(items):
            if not isinstance(item, str):
                self.problem(f"{key}[{number}]", "phải là chữ trong ngoặc kép.")
                continue
            found.append(self._checked_text(f"{key}[{number}]", clean(item), True, TEXT_LIMIT))
        return tuple(found)

    def objects(self, key: str) -> Iterator[Reader]:
        """The objects of a list, each with a reader of its own; unknown keys are named after."""
        for number, item in enumerate(self.items(key)):
            reader = Reader(item, f"{self.at(key)}[{number}]", self.problems)
            yield reader
            reader.done()

    def done(self) -> None:
        for key in sorted(self.value.keys() - self.known):
            near = difflib.get_close_matches(key, self.known, 1)
            hint = f" Có phải “{near[0]}” không?" if near else ""
            self.problem(
                key, f"khóa lạ.{hint} Các khóa dùng được: {', '.join(sorted(self.known))}."
            )
