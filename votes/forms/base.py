"""What all forms of the office share: drawn by crispy inside the page's own `<form>`."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

NUMBER_MAX = 100_000


def helper(**attributes: Any) -> FormHelper:
    """No `<form>` of its own: the page has it, with its token and its one primary button."""
    made = FormHelper()
    made.form_tag = False
    made.disable_csrf = True
    for name, value in attributes.items():
        setattr(made, name, value)
    return made


def count_field(label: Any, *, required: bool = True, help_text: Any = "") -> forms.IntegerField:
    """A number of people or papers; the wheel and the browser's memory do nothing to it."""
    return forms.IntegerField(
        label=label,
        required=required,
        min_value=0,
        max_value=NUMBER_MAX,
        help_text=help_text,
        error_messages={
            "required": gettext_lazy("Chưa ghi số này. Không có thì ghi 0."),
            "invalid": gettext_lazy("Ghi một số nguyên."),
            "min_value": gettext_lazy("Ghi một số từ 0 trở lên."),
        },
        widget=forms.NumberInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )


class ReasonForm(forms.Form):
    """An act that needs a reason for the log."""

    reason = forms.CharField(
        label=gettext_lazy("Lý do"),
        max_length=500,
        error_messages={"required": gettext_lazy("Chưa ghi lý do.")},
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Lý do được ghi vào Nhật ký kiểm phiếu."),
    )
    helper = helper()


class Confirmed(forms.Form):
    """An act that is not taken back: the session's code is typed to say one means it."""

    def __init__(self, *args: Any, code: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.code = code

    @property
    def confirm_error(self) -> str:
        if not self.is_bound or self.data.get("confirm", "").strip() == self.code:
            return ""
        return _("Mã không đúng. Gõ lại: %(code)s") % {"code": self.code}

    def is_valid(self) -> bool:
        return super().is_valid() and not self.confirm_error


class WipeForm(Confirmed):
    """A practice copy is deleted: no reason is kept of what had no value."""

    helper = helper()


class ConfirmedForm(Confirmed, ReasonForm):
    """The same with a reason for the log."""


class DecisionForm(Confirmed):
    """Papers are destroyed on a decision, whose number is kept."""

    decision = forms.CharField(
        label=gettext_lazy("Quyết định hủy phiếu: số, ngày"),
        max_length=300,
        error_messages={"required": gettext_lazy("Chưa ghi số, ngày của quyết định.")},
        help_text=gettext_lazy("Ví dụ: 15-QĐ/ĐU, ngày 02/3/2026. Được ghi vào Nhật ký kiểm phiếu."),
    )
    helper = helper()
