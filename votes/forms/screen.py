"""The code that opens the hall's screen."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import guesses
from .base import helper


class ScreenForm(forms.Form):
    """Six digits, spaces or not; wrong ones from one computer have to wait."""

    code = forms.CharField(
        label=gettext_lazy("Mã trình chiếu (6 chữ số)"),
        max_length=20,
        error_messages={"required": gettext_lazy("Chưa gõ mã.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autofocus": True, "inputmode": "numeric"}
        ),
    )
    helper = helper()

    def __init__(self, *args: Any, computer: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        #: Not a name anybody can log in with.
        self.guesser = f"\0screen {computer}"

    def clean_code(self) -> str:
        if seconds := guesses.wait(self.guesser):
            text = _("Đã gõ sai nhiều lần. Đợi %(seconds)s giây rồi gõ lại.")
            raise forms.ValidationError(text % {"seconds": seconds})
        guesses.failed(self.guesser)  # before the look, so that many at once are counted too
        return "".join(self.cleaned_data["code"].split())

    def passed(self) -> None:
        guesses.passed(self.guesser)
