"""Which settled ballots are held against the paper once more."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Batch, VoteSession
from .base import ReasonForm, helper


class SampleForm(forms.Form):
    """How many ballots, and by which number they are drawn; empty: the program takes one."""

    size = forms.IntegerField(label=gettext_lazy("Số phiếu"), min_value=1)
    seed = forms.CharField(
        label=gettext_lazy("Số để chọn ngẫu nhiên"),
        required=False,
        max_length=40,
        help_text=gettext_lazy("Để trống thì máy tự lấy số. Số này được ghi vào nhật ký."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    helper = helper()

    def __init__(self, *args: Any, total: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.total = total

    def clean_size(self) -> int:
        size: int = self.cleaned_data["size"]
        if size > self.total:
            raise forms.ValidationError(_("Chỉ có %(n)s phiếu đã xong.") % {"n": self.total})
        return size


class RecheckForm(ReasonForm):
    """Whole batches, as the board ordered; never one official's column."""

    batches = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Các tập"),
        queryset=Batch.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = ("batches", "reason")
    helper = helper()

    def __init__(self, *args: Any, session: VoteSession, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        batches = Batch.objects.filter(form__session=session).select_related("form")
        field: Any = self.fields["batches"]
        field.queryset = batches
        field.label_from_instance = self._label
        self.several = session.forms.count() > 1

    def _label(self, batch: Batch) -> str:
        text = _("Tập %(n)s (%(size)s phiếu)") % {"n": batch.number, "size": batch.size}
        return f"{batch.form.label}: {text}" if self.several else text

    def asked(self) -> dict[str, Any]:
        """As the verb takes it: the batches by key."""
        data = self.cleaned_data
        return {"batches": [batch.pk for batch in data["batches"]], "reason": data["reason"]}
