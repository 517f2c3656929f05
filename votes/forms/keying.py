"""The plain form of one paper, for a browser without JavaScript."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Field, Layout
from django import forms
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from ..choices import InvalidReason


class Lines:
    """The lines as one part of the layout: crispy draws 300 buttons in a tenth of a second."""

    def render(self, form: PaperForm, *_args: Any, **_kwargs: Any) -> str:
        lines = [
            {
                "label": bound.label,
                "html_name": bound.html_name,
                "auto_id": bound.auto_id,
                "value": bound.value(),
                "errors": bound.errors,
            }
            for bound in map(form.__getitem__, form.lines)
        ]
        groups = [lines[start : start + 5] for start in range(0, len(lines), 5)]
        return render_to_string("votes/keying/lines.html", {"groups": groups, "marks": form.marks})


class PaperForm(forms.Form):
    """A radio button a mark, a row of them a line; or the reason why the paper is invalid."""

    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, names: list[str], marks: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.lines = [f"line_{number}" for number in range(1, len(names) + 1)]
        self.fields["invalid_reason"] = forms.ChoiceField(
            label=_("Cả phiếu không hợp lệ"),
            choices=[("", _("Không, phiếu hợp lệ")), *InvalidReason.choices],
            required=False,
        )
        self.marks = [(mark, f"{mark} {label}") for mark, label in marks]
        for number, (line, name) in enumerate(zip(self.lines, names, strict=True), 1):
            self.fields[line] = forms.ChoiceField(
                label=f"{number}. {name}",
                choices=self.marks,
                widget=forms.RadioSelect,
                required=False,
            )
        self.helper = self._helper()

    def _helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        helper.layout = Layout("revision", Lines(), HTML("<hr>"), Field("invalid_reason"))
        return helper

    def clean(self) -> dict[str, Any]:
        """Every line has a mark, unless the paper as a whole is invalid."""
        data = super().clean() or {}
        if data.get("invalid_reason"):
            return {**data, "marks": ""}
        for line in self.lines:
            if line not in self.errors and not data.get(line):
                self.add_error(line, _("Chưa chọn. Không có dấu nào thì chọn “0 Không đánh dấu”."))
        return {**data, "marks": "".join(data.get(line, "") for line in self.lines)}


def marks_of(paper: Any) -> dict[str, str]:
    """The form's initial values for a paper keyed before."""
    lines = {f"line_{number}": mark for number, mark in enumerate(paper.marks, 1)}
    return {**lines, "invalid_reason": paper.invalid_reason}
