"""Nhập danh sách: a table pasted or uploaded, then what was understood of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import roster
from ..retelling import told
from ..roster import tables
from ..roster.legacy import Charset
from ..roster.people import COLUMNS_OF, Column, Commas, Kind, Meaning
from .base import helper
from .files import FileInput


def _choices(values: Iterable[Any]) -> list[tuple[str, str]]:
    return [(value.value, value.label) for value in values]


class SourceForm(forms.Form):
    """The table as it comes: `html` is what the page's script finds on the clipboard."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Bảng này là"),
        choices=lambda: _choices(Kind),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Chọn danh sách của bảng này.")},
    )
    text = forms.CharField(
        label=gettext_lazy("Dán bảng vào đây"),
        required=False,
        strip=False,
        widget=forms.Textarea(
            attrs={"rows": 7, "spellcheck": "false", "autocomplete": "off", "data-paste": ""}
        ),
        help_text=gettext_lazy(
            "Trong Word hoặc Excel: chọn cả bảng, kể cả dòng tiêu đề, nhấn Ctrl+C; "
            "bấm vào ô này, nhấn Ctrl+V."
        ),
    )
    html = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    file = forms.FileField(
        label=gettext_lazy("Hoặc chọn tệp (.xlsx, .csv)"),
        required=False,
        error_messages={"empty": gettext_lazy("Tệp trống. Chọn đúng tệp có danh sách.")},
        widget=FileInput(".xlsx,.xlsm,.csv,.txt,.xls"),
    )
    helper = helper()

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file is not None:
            try:
                tables.check_size(file.size)
            except roster.RosterErrors as errors:
                raise forms.ValidationError(_said(errors)) from errors
        return file

    def clean(self) -> dict[str, Any]:
        """`table` among what was typed, from the file where one was chosen."""
        typed = super().clean() or {}
        if self.errors:
            return typed
        field = "file" if typed["file"] else "text"
        try:
            if typed["file"]:
                typed["table"] = tables.read(typed["file"].read())
            else:
                typed["table"] = tables.paste(typed["html"], typed["text"])
        except roster.RosterErrors as errors:
            self.add_error(field, _said(errors))
        return typed


def _said(errors: roster.RosterErrors) -> list[str]:
    return [capfirst(": ".join(filter(None, _worded(one)))) for one in errors.problems]


def _worded(problem: roster.Problem) -> tuple[str, str]:
    return told(problem.place), told(problem.message)


class ProposalForm(forms.Form):
    """How a table is to be understood, and where its people go. The table travels with it."""

    MODES = [
        ("replace", gettext_lazy("Thay cả danh sách đang có")),
        ("append", gettext_lazy("Thêm vào cuối danh sách đang có")),
    ]
    kind = forms.ChoiceField(choices=lambda: _choices(Kind), widget=forms.HiddenInput)
    table = forms.CharField(widget=forms.HiddenInput)
    charset = forms.TypedChoiceField(
        label=gettext_lazy("Bảng mã của chữ"),
        choices=lambda: _choices(Charset),
        coerce=Charset,
        required=False,
        empty_value=None,
    )
    commas = forms.TypedChoiceField(
        label=gettext_lazy("Dấu phẩy trong chức vụ"),
        choices=lambda: _choices(Commas),
        coerce=Commas,
        required=False,
        empty_value=Commas.GUESS,
    )
    #: The charset whose conversion was looked at: another one is looked at anew.
    seen = forms.CharField(
        label=gettext_lazy("Đã xem: chữ sau khi chuyển đọc đúng"), required=False
    )
    mode = forms.ChoiceField(
        label=gettext_lazy("Danh sách này đã có người"),
        choices=MODES,
        required=False,
        widget=forms.RadioSelect,
    )
    helper = helper()

    def clean_table(self) -> tables.Table:
        try:
            return tables.load(self.cleaned_data["table"])
        except roster.RosterErrors as errors:
            raise forms.ValidationError(_said(errors)) from errors

    def clean(self) -> dict[str, Any]:
        """`meanings` chosen for columns, and `left_out`: lines that were ticked."""
        typed = super().clean() or {}
        allowed = COLUMNS_OF[Kind(typed["kind"])] if "kind" in typed else ()
        chosen = {}
        for at in range(tables.COLUMNS_LIMIT):
            value = self.data.get(f"column-{at}")
            if value in set(allowed):
                chosen[at] = Meaning(value)
        typed["meanings"] = chosen
        lines = self.data.getlist("left_out") if hasattr(self.data, "getlist") else []
        typed["left_out"] = {int(line) for line in lines if line.isascii() and line.isdecimal()}
        return typed

    def ask(self, *, charset: Charset, there: int) -> None:
        """Errors for what has to be answered before anything is written."""
        if charset != Charset.UNICODE and self.cleaned_data["seen"] != charset:
            self.add_error("seen", _("Xem chữ trước và sau khi chuyển, rồi đánh dấu vào ô này."))
        if there and not self.cleaned_data["mode"]:
            self.add_error("mode", _("Chọn thay danh sách hay thêm vào cuối."))


def meaning_choices(kind: Kind, column: Column) -> list[tuple[str, str, bool]]:
    """The options of a column's list: value, label and whether it is the one."""
    return [(one.value, one.label, one == column.meaning) for one in COLUMNS_OF[kind]]
