"""Layout profiles: every measure and switch of an official paper, as dated values with a source.

Measures are integers in 0.1 mm (`unit` "mm"), 0.1 pt ("pt") or per cent ("%"). A drawing never
holds a measure of its own: it reads the dict that `resolve` makes, and a fixed result keeps that
dict, so that it prints the same after a profile has changed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

#: Into how many parts a unit is divided; one that is not here is counted whole.
PARTS: Final = {"mm": 10, "pt": 10}
TYPED: Final = re.compile(r"(\d{1,4})(?:[,.](\d))?")
#: What choices that are marks, and not words, are called on screen.
CALLED: Final = {"": "không có", "rule": "đường kẻ"}


class LayoutError(ValueError):
    """An override is not a measure of the profile, or lies outside what is allowed."""


@dataclass(frozen=True)
class Measure:
    """One length: its value and what an office may set instead, both ends included."""

    label: str
    unit: str
    value: int
    low: int
    high: int

    def check(self, value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise LayoutError(f"{self.label}: phải là số nguyên, {self.allowed}.")
        if not self.low <= value <= self.high:
            raise LayoutError(f"{self.label}: {self.shown(value)} không được, {self.allowed}.")
        return value

    def read(self, text: str) -> int:
        """What somebody typed: "12,5", with or without its unit."""
        figure = text.strip().removesuffix(self.unit).rstrip()
        found = TYPED.fullmatch(figure)
        parts = PARTS.get(self.unit, 1)
        if found is None or (found[2] and parts == 1):
            example = self.figure(self.value)
            raise LayoutError(f"{self.label}: “{text}” không đọc được, ghi như {example}.")
        return self.check(int(found[1]) * parts + int(found[2] or 0))

    def figure(self, value: int) -> str:
        """The number alone, with a decimal comma: 12,5."""
        whole, part = divmod(abs(value), PARTS.get(self.unit, 1))
        sign = "-" if value < 0 else ""
        return f"{sign}{whole}{f',{part}' if part else ''}"

    def shown(self, value: int) -> str:
        """The length as people read it: 12,5 mm; 40%."""
        between = "" if self.unit in {"", "%"} else " "
        return f"{self.figure(value)}{between}{self.unit}"

    @property
    def allowed(self) -> str:
        if self.low == self.high:
            return f"chỉ được {self.shown(self.value)}"
        return f"cho phép từ {self.shown(self.low)} đến {self.shown(self.high)}"


@dataclass(frozen=True)
class Switch:
    """One choice of wording: its value and every value it may have."""

    label: str
    value: str
    choices: tuple[str, ...]

    def check(self, value: object) -> str:
        if not isinstance(value, str) or value not in self.choices:
            raise LayoutError(f"{self.label}: {value!r} không được, {self.allowed}.")
        return value

    def shown(self, value: str) -> str:
        """The choice as people read it."""
        return CALLED.get(value, value.strip())

    @property
    def allowed(self) -> str:
        return "chọn một trong: " + ", ".join(f"“{choice}”" for choice in self.choices)


@dataclass(frozen=True)
class Profile:
    key: str
    name: str
    date: str
    source: str
    letterhead: str
    entries: Mapping[str, Measure | Switch]


def _mm(label: str, value: int, low: int, high: int) -> Measure:
    return Measure(label, "mm", value, low, high)


def _pt(label: str, value: int, low: int, high: int) -> Measure:
    return Measure(label, "pt", value, low, high)


#: The same on every paper of this program: ballots, covers and tables are no "văn bản hành chính".
_COMMON: Final[dict[str, Measure | Switch]] = {
    "page_number_edge": _mm("Số trang cách mép trên", 100, 80, 150),
    "table_size": _pt("Cỡ chữ trong bảng", 120, 100, 140),
    "table_head_size": _pt("Cỡ chữ đầu bảng", 110, 90, 130),
    "sign_room": _mm("Khoảng trống để ký", 250, 200, 400),
    "classification_width": _mm("Ô dấu độ mật, rộng", 300, 200, 400),
    "classification_height": _mm("Ô dấu độ mật, cao", 100, 80, 150),
    "stamp_side": _mm("Khoảng trống đóng dấu treo, mỗi cạnh", 350, 300, 450),
    "ballot_margin_ends": _mm("Lề trên, dưới của phiếu", 100, 80, 250),
    "ballot_margin_sides": _mm("Lề trái, phải của phiếu", 150, 100, 300),
    "ballot_box": _mm("Ô đánh dấu trên phiếu, mỗi cạnh", 70, 70, 90),
    "ballot_row": _mm("Dòng trên phiếu, thấp nhất", 80, 80, 150),
    "reading_size": _pt("Cỡ chữ văn bản đọc tại chỗ", 200, 160, 280),
    "number_word": Switch("Chữ số 0 ở hàng chục", "lẻ", ("lẻ", "linh")),
    "day_zero_below": Measure("Thêm số 0 trước ngày nhỏ hơn", "", 10, 1, 10),
    "month_zero_below": Measure("Thêm số 0 trước tháng nhỏ hơn", "", 3, 1, 10),
}

PARTY_2026: Final = Profile(
    key="party-2026",
    name="Thể thức văn bản của Đảng",
    date="2026",
    source="Hướng dẫn số 05-HD/VPTW năm 2026 (trước đó: Hướng dẫn số 36-HD/VPTW năm 2018)",
    letterhead="party",
    entries={
        **_COMMON,
        "margin_top": _mm("Lề trên", 200, 150, 250),
        "margin_bottom": _mm("Lề dưới", 200, 150, 250),
        "margin_left": _mm("Lề trái", 300, 250, 350),
        "margin_right": _mm("Lề phải", 150, 100, 250),
        "motto_size": _pt("Tiêu đề “Đảng Cộng sản Việt Nam”", 150, 130, 160),
        "superior_size": _pt("Tên cơ quan cấp trên", 140, 120, 150),
        "issuer_size": _pt("Tên cơ quan ban hành", 140, 120, 150),
        "number_size": _pt("Số, ký hiệu", 140, 120, 150),
        "date_size": _pt("Địa danh, ngày tháng", 140, 120, 150),
        "kind_size": _pt("Tên loại văn bản", 160, 140, 180),
        "subject_size": _pt("Trích yếu", 140, 130, 160),
        "body_size": _pt("Nội dung", 140, 120, 150),
        "body_leading": _pt("Dãn dòng", 180, 180, 200),
        "paragraph_space": _pt("Khoảng cách giữa các đoạn", 60, 0, 120),
        "first_indent": _mm("Lùi đầu dòng", 100, 0, 127),
        "sign_size": _pt("Thể thức ký", 140, 120, 150),
        "page_number_size": _pt("Số trang", 140, 120, 140),
        "left_column": _mm("Cột trái phần đầu văn bản, rộng", 750, 600, 900),
        "motto_rule": Measure("Đường kẻ dưới tiêu đề, so với chữ", "%", 100, 30, 100),
        "issuer_rule": Measure("Đường kẻ dưới cơ quan ban hành, so với chữ", "%", 0, 0, 50),
        "issuer_star": Switch("Dấu dưới tên cơ quan", "*", ("*", "")),
        "number_label": Switch("Chữ trước số văn bản", "Số ", ("Số ", "Số: ")),
        "number_joint": Switch("Giữa số và loại văn bản", "-", ("-", "/")),
        "subject_rule": Switch("Dưới trích yếu", "-----", ("-----", "rule", "")),
        "on_behalf": Switch("Thay mặt", "T/M", ("T/M", "TM.")),
        "end_mark": Switch("Kết thúc văn bản", ".", (".", "./.")),
        "recipients_size": _pt("Chữ “Nơi nhận”", 140, 120, 150),
        "recipient_size": _pt("Từng nơi nhận", 120, 110, 140),
        "recipient_end": Switch("Sau mỗi nơi nhận", ",", (",", ";")),
        "kept_copy": Switch("Nơi nhận cuối cùng", "Lưu Văn phòng", ("Lưu Văn phòng",)),
    },
)

STATE_2020: Final = Profile(
    key="state-2020",
    name="Thể thức văn bản hành chính nhà nước",
    date="2020-03-05",
    source="Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ, Phụ lục I",
    letterhead="state",
    entries={
        **_COMMON,
        "margin_top": _mm("Lề trên", 200, 200, 250),
        "margin_bottom": _mm("Lề dưới", 200, 200, 250),
        "margin_left": _mm("Lề trái", 300, 300, 350),
        "margin_right": _mm("Lề phải", 150, 150, 200),
        "country_size": _pt("Quốc hiệu", 130, 120, 130),
        "motto_size": _pt("Tiêu ngữ", 140, 130, 140),
        "superior_size": _pt("Tên cơ quan cấp trên", 130, 120, 130),
        "issuer_size": _pt("Tên cơ quan ban hành", 130, 120, 130),
        "number_size": _pt("Số, ký hiệu", 130, 130, 130),
        "date_size": _pt("Địa danh, ngày tháng", 140, 130, 140),
        "kind_size": _pt("Tên loại văn bản", 140, 130, 140),
        "subject_size": _pt("Trích yếu", 140, 130, 140),
        "body_size": _pt("Nội dung", 140, 130, 140),
        "body_leading": _pt("Dãn dòng", 180, 140, 210),
        "paragraph_space": _pt("Khoảng cách giữa các đoạn", 60, 60, 120),
        "first_indent": _mm("Lùi đầu dòng", 100, 100, 127),
        "sign_size": _pt("Thể thức ký", 140, 130, 140),
        "page_number_size": _pt("Số trang", 140, 130, 140),
        "left_column": _mm("Cột trái phần đầu văn bản, rộng", 640, 550, 800),
        "motto_rule": Measure("Đường kẻ dưới tiêu ngữ, so với chữ", "%", 100, 100, 100),
        "issuer_rule": Measure("Đường kẻ dưới cơ quan ban hành, so với chữ", "%", 40, 33, 50),
        "issuer_star": Switch("Dấu dưới tên cơ quan", "", ("",)),
        "number_label": Switch("Chữ trước số văn bản", "Số: ", ("Số: ",)),
        "number_joint": Switch("Giữa số và loại văn bản", "/", ("/",)),
        "subject_rule": Switch("Dưới trích yếu", "rule", ("rule", "")),
        "on_behalf": Switch("Thay mặt", "TM.", ("TM.",)),
        "end_mark": Switch("Kết thúc văn bản", "./.", ("./.",)),
        "recipients_size": _pt("Chữ “Nơi nhận”", 120, 120, 120),
        "recipient_size": _pt("Từng nơi nhận", 110, 110, 110),
        "recipient_end": Switch("Sau mỗi nơi nhận", ";", (";",)),
        "kept_copy": Switch("Nơi nhận cuối cùng", "Lưu: VT", ("Lưu: VT",)),
    },
)

PROFILES: Final[dict[str, Profile]] = {profile.key: profile for profile in (PARTY_2026, STATE_2020)}


def profile(key: str) -> Profile:
    """The profile of that key; LayoutError names the known ones."""
    try:
        return PROFILES[key]
    except KeyError:
        known = ", ".join(PROFILES)
        raise LayoutError(f"Không có mẫu thể thức “{key}”. Các mẫu đang có: {known}.") from None


def newest(letterhead: str) -> str:
    """The key of the newest profile of that letterhead ("party" or "state")."""
    dated = [entry for entry in PROFILES.values() if entry.letterhead == letterhead]
    if not dated:
        raise LayoutError(f"Không có mẫu thể thức nào cho “{letterhead}”.")
    return max(dated, key=lambda entry: entry.date).key


def standing(profile_key: str, overrides: Mapping[str, object]) -> dict[str, object]:
    """Those of an office's own values that the profile still has and still allows."""
    entries = profile(profile_key).entries
    return {key: value for key, value in overrides.items() if _fits(entries.get(key), value)}


def _fits(entry: Measure | Switch | None, value: object) -> bool:
    try:
        return entry is not None and entry.check(value) == value
    except LayoutError:
        return False


def resolve(
    profile_key: str, overrides: Mapping[str, object] | None = None
) -> dict[str, int | str]:
    """Every value of the profile with an office's own in place; LayoutError names what is wrong."""
    chosen = profile(profile_key)
    values: dict[str, int | str] = {key: entry.value for key, entry in chosen.entries.items()}
    for key, value in (overrides or {}).items():
        if key not in chosen.entries:
            raise LayoutError(f"Mẫu thể thức “{chosen.name}” không có số đo “{key}”.")
        values[key] = chosen.entries[key].check(value)
    return {
        **values,
        "profile": chosen.key,
        "profile_date": chosen.date,
        "profile_source": chosen.source,
        "letterhead": chosen.letterhead,
    }
