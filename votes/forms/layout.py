"""Thể thức: one field a measure or switch, made from the entries of a layout profile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.utils.translation import gettext_lazy

from ..choices import Letterhead, Spelling
from ..layouts import CALLED, LayoutError, Measure, Profile, Switch
from ..retelling import told
from .base import helper

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

BY_RULES: Final = gettext_lazy("Theo quy định của từng cuộc")
MARGINS: Final = gettext_lazy("Lề trang")
SIZES: Final = gettext_lazy("Cỡ chữ")
SPACES: Final = gettext_lazy("Khoảng cách, khung và đường kẻ")
WORDS: Final = gettext_lazy("Chữ, dấu và cách ghi")
BALLOT: Final = gettext_lazy("Phiếu tín nhiệm")
GROUPS: Final = (MARGINS, SIZES, SPACES, WORDS, BALLOT)


def group_of(key: str, entry: Measure | Switch) -> StrPromise:
    """Under which of GROUPS an entry stands; a new one finds its place by its name and unit."""
    if key.startswith("margin_"):
        return MARGINS
    if key.startswith(("ballot_", "stamp_")):
        return BALLOT
    if isinstance(entry, Switch) or not entry.unit:
        return WORDS
    return SIZES if key.endswith("_size") else SPACES


class MeasureField(forms.CharField):
    """A length as people write it (12,5); empty is the profile's own."""

    def __init__(self, entry: Measure, **kwargs: Any) -> None:
        attrs = {"autocomplete": "off", "inputmode": "decimal", "class": "form-control"}
        attrs["placeholder"] = entry.figure(entry.value)
        super().__init__(required=False, widget=forms.TextInput(attrs=attrs), **kwargs)
        self.entry = entry

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return self.entry.value
        try:
            return self.entry.read(text)
        except LayoutError as error:
            raise forms.ValidationError(told(str(error))) from error


def switch_field(entry: Switch, **kwargs: Any) -> forms.ChoiceField:
    choices = [(choice, told(entry.shown(choice))) for choice in entry.choices]
    widget = forms.Select(attrs={"class": "form-select"})
    wrong = {"invalid_choice": told(f"{entry.label}: {entry.allowed}.")}
    return forms.ChoiceField(
        choices=choices, required=False, widget=widget, error_messages=wrong, **kwargs
    )


@dataclass(frozen=True)
class Line:
    """One entry as the page shows it; `field` is None where there is nothing to choose."""

    key: str
    entry: Measure | Switch
    value: int | str
    field: forms.BoundField | None

    @property
    def own(self) -> bool:
        return self.value != self.entry.value

    @property
    def usual(self) -> str:
        """The profile's value, in quotes where it is a text to print."""
        if isinstance(self.entry, Measure):
            return self.entry.shown(self.entry.value)
        text = self.entry.shown(self.entry.value)
        return told(text) if self.entry.value in CALLED else f"“{text}”"

    @property
    def usual_typed(self) -> str:
        """The profile's value as it would be typed into the field."""
        if isinstance(self.entry, Measure):
            return self.entry.figure(self.entry.value)
        return self.entry.value

    @property
    def measured(self) -> bool:
        return isinstance(self.entry, Measure)


class LayoutForm(forms.Form):
    """The office's letterhead, spelling and own measures of one profile."""

    letterhead = forms.ChoiceField(
        label=gettext_lazy("Thể thức văn bản in"),
        choices=[("", BY_RULES), *Letterhead.choices],
        required=False,
    )
    spelling = forms.ChoiceField(
        label=gettext_lazy("Cách ghi ủy/uỷ"),
        required=False,
        choices=[
            (Spelling.NEW, gettext_lazy("ủy: Đảng ủy, Ủy viên")),
            (Spelling.OLD, gettext_lazy("uỷ: Đảng uỷ, Uỷ viên")),
        ],
        help_text=gettext_lazy("Của lời in sẵn; họ tên và chữ tự gõ không đổi."),
    )
    helper = helper(
        layout=Layout(
            Row(
                Column("letterhead", css_class="col-md-6"),
                Column("spelling", css_class="col-md-6"),
            )
        )
    )

    def __init__(self, *args: Any, profile: Profile, own: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.profile, self.own = profile, own
        for key, entry in profile.entries.items():
            if field := _field(entry, own.get(key)):
                self.fields[key] = field

    def lines(self) -> Iterator[Line]:
        """Every entry in the order of the profile."""
        for key, entry in self.profile.entries.items():
            value = self.own.get(key, entry.value)
            yield Line(key, entry, value, self[key] if key in self.fields else None)

    @property
    def values(self) -> dict[str, int | str]:
        """What was typed of the profile's entries; what was not sent is the profile's own."""
        entries = self.profile.entries
        sent = {key: value for key, value in self.cleaned_data.items() if key in entries}
        return {
            key: value if key in self.data else entries[key].value for key, value in sent.items()
        }

    def problems(self) -> list[str]:
        """What is wrong, in the order of the page."""
        return [str(message) for messages in self.errors.values() for message in messages]


def _field(entry: Measure | Switch, own: Any) -> forms.Field | None:
    """None where the profile allows one value only."""
    value: Any = entry.value if own is None else own
    if isinstance(entry, Switch):
        if len(entry.choices) < 2:
            return None
        return switch_field(entry, label=told(entry.label), initial=value)
    if entry.low == entry.high:
        return None
    return MeasureField(entry, label=told(entry.label), initial=entry.figure(value))
