"""Vietnamese numbers in words, as they are read aloud and written in minutes."""

from __future__ import annotations

from typing import Final

DIGITS: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
#: The names of the groups of three digits, from the right; beyond them "tỷ" starts again.
GROUPS: Final = ("", "nghìn", "triệu")
BILLION: Final = 1_000_000_000


def number(value: int, zero_tens: str = "lẻ") -> str:
    """A number from 0 up: 40 → "bốn mươi", 1015 → "một nghìn không trăm mười lăm".

    `zero_tens` is "lẻ" or "linh": 105 → "một trăm lẻ năm". ValueError below 0.
    """
    if value < 0:
        raise ValueError(f"{value} không đọc được thành chữ")
    if value == 0:
        return DIGITS[0]
    return " ".join(_large(value, zero_tens, first=True))


def _large(value: int, zero_tens: str, *, first: bool) -> list[str]:
    billions, rest = divmod(value, BILLION)
    said: list[str] = []
    if billions:
        said = [*_large(billions, zero_tens, first=first), "tỷ"]
    return said + _below_a_billion(rest, zero_tens, first=first and not billions)


def _below_a_billion(value: int, zero_tens: str, *, first: bool) -> list[str]:
    said: list[str] = []
    for place in (2, 1, 0):
        group = value // 1000**place % 1000
        if group:
            leads = first and not said
            said += [*_three_digits(group, zero_tens, leads=leads), GROUPS[place]]
    return [word for word in said if word]


def _three_digits(value: int, zero_tens: str, *, leads: bool) -> list[str]:
    """1–999; a group that does not lead says its hundreds even when there are none."""
    hundreds, rest = divmod(value, 100)
    tens, unit = divmod(rest, 10)
    said = [] if leads and not hundreds else [DIGITS[hundreds], "trăm"]
    if tens:
        return said + _tens(tens, unit)
    if unit and said:
        said.append(zero_tens)
    return said + ([DIGITS[unit]] if unit else [])


def _tens(tens: int, unit: int) -> list[str]:
    if tens == 1:
        said, changed = ["mười"], {5: "lăm"}
    else:
        said, changed = [DIGITS[tens], "mươi"], {1: "mốt", 4: "tư", 5: "lăm"}
    return said + ([changed.get(unit, DIGITS[unit])] if unit else [])
