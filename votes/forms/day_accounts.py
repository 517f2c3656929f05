"""The people of one day, pasted together."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..choices import Role
from ..retelling import told
from ..roster.helpers import PEOPLE_LIMIT, Helper, read_helpers
from .base import helper
from .people import ROLES

EXAMPLE = "1. đ/c Lò Thị Mai\n2. đ/c Bế Văn Hùng, Người giám sát"


class HelpersForm(forms.Form):
    """Names as they stand in a list of the office; what is wrong is said by line."""

    names = forms.CharField(
        label=gettext_lazy("Danh sách, mỗi người một dòng"),
        strip=False,
        help_text=gettext_lazy("Sau dấu phẩy có thể ghi vai trò hoặc chức vụ của riêng người đó."),
        error_messages={
            "required": gettext_lazy("Chưa ghi tên ai. Dán danh sách, mỗi người một dòng.")
        },
        widget=forms.Textarea(
            attrs={"rows": 7, "spellcheck": "false", "autocomplete": "off", "placeholder": EXAMPLE}
        ),
    )
    role = forms.ChoiceField(
        label=gettext_lazy("Vai trò của người không ghi vai trò"),
        choices=ROLES,
        initial=Role.TYPIST,
    )
    helper = helper()

    def clean_names(self) -> tuple[Helper, ...]:
        people = read_helpers(self.cleaned_data["names"])
        if not people:
            raise forms.ValidationError(self.fields["names"].error_messages["required"])
        if len(people) > PEOPLE_LIMIT:
            text = _(
                "Danh sách có %(all)s người; mỗi lần thêm nhiều nhất %(n)s. Chia làm nhiều lần."
            )
            raise forms.ValidationError(text % {"all": len(people), "n": PEOPLE_LIMIT})
        wrong: list[Any] = [
            _("Dòng %(line)s: %(error)s") % {"line": one.line, "error": told(one.error)}
            for one in people
            if one.error
        ]
        if wrong:
            raise forms.ValidationError(wrong)
        return people
