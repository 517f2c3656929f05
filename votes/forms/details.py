"""Chi tiết văn bản: one field a point, made from `votes.details`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from ..details import DETAILS, LONGEST, Detail
from ..retelling import told
from .base import helper


class DetailsForm(forms.Form):
    """The points that can be written; `unprintable` names the character no paper can show."""

    helper = helper()

    def __init__(
        self,
        *args: Any,
        points: Iterable[Detail],
        written: Mapping[str, str],
        unprintable: Callable[[str], str | None],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.unprintable = unprintable
        for point in points:
            self.fields[point.key] = _field(point, written.get(point.key, ""))

    def clean(self) -> dict[str, Any]:
        texts = super().clean() or {}
        for key, text in list(texts.items()):
            if misread := DETAILS[key].misread(text):
                self.add_error(key, told(misread))
        for key, text in list(texts.items()):
            if wrong := self.unprintable(text):
                label = self.fields[key].label
                message = _("Không in được %(what)s trong “%(label)s”. Gõ lại chỗ đó.")
                self.add_error(key, message % {"what": told(wrong), "label": label})
        return texts


def _field(point: Detail, text: str) -> forms.CharField:
    widget: forms.Widget = forms.TextInput(attrs={"autocomplete": "off"})
    if point.rows > 1:
        widget = forms.Textarea(attrs={"rows": point.rows})
    return forms.CharField(
        label=told(point.label),
        initial=text,
        required=False,
        max_length=LONGEST,
        help_text=told(point.hint),
        widget=widget,
        error_messages={
            "max_length": _("“%(label)s” dài quá %(max)s chữ.")
            % {"label": told(point.label), "max": LONGEST},
            "null_characters_not_allowed": _("Không in được ký tự U+0000 trong “%(label)s”.")
            % {"label": told(point.label)},
        },
    )
