"""The day's numbers: roll call, votes of the meeting, papers, batches."""

from __future__ import annotations

from typing import Any

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..choices import BATCH_SIZE, BATCH_SIZE_MAX, Topic
from ..models import BallotForm
from .base import count_field, helper
from .files import FileInput

FILE_LIMIT = 2 * 1024 * 1024


class SessionFileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Tệp cuộc lấy phiếu (.json)"),
        error_messages={
            "required": gettext_lazy("Chưa chọn tệp. Tải tệp mẫu, điền rồi chọn tệp ấy."),
            "empty": gettext_lazy("Tệp trống. Tải tệp mẫu, điền rồi chọn tệp ấy."),
        },
        widget=FileInput(".json,application/json"),
    )
    helper = helper()

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > FILE_LIMIT:
            raise forms.ValidationError(
                _("Tệp “%(name)s” lớn hơn 2 MB. Chọn đúng tệp cuộc lấy phiếu.")
                % {"name": file.name}
            )
        return file


class RollForm(forms.Form):
    """Điểm danh, chỉ nhập số tổng."""

    summoned = count_field(gettext_lazy("Được triệu tập"))
    present = count_field(
        gettext_lazy("Có mặt"), required=False, help_text=gettext_lazy("Không tính khách mời.")
    )
    total_members = count_field("", required=False)
    helper = helper(
        layout=Layout(
            Row(
                Column("summoned", css_class="col-md-4"),
                Column("present", css_class="col-md-4"),
                Column("total_members", css_class="col-md-4"),
            )
        )
    )

    def __init__(self, *args: Any, members: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["total_members"].label = members

    def clean(self) -> dict[str, Any]:
        numbers = super().clean() or {}
        summoned, present = numbers.get("summoned"), numbers.get("present")
        if summoned is not None and present is not None and present > summoned:
            text = _("Có mặt %(present)s, được triệu tập %(summoned)s. Sửa một trong hai số.")
            self.add_error("present", text % {"present": present, "summoned": summoned})
        return numbers


class MeetingVoteForm(forms.Form):
    """A show of hands; together not more than who is present, where that is known."""

    topic = forms.ChoiceField(choices=Topic.choices, widget=forms.HiddenInput)
    agree = count_field(gettext_lazy("Tán thành"))
    against = count_field(gettext_lazy("Không tán thành"))
    other = count_field(gettext_lazy("Ý kiến khác"))
    helper = helper(
        layout=Layout(
            "topic",
            Row(
                Column("agree", css_class="col-md-4"),
                Column("against", css_class="col-md-4"),
                Column("other", css_class="col-md-4"),
            ),
        )
    )

    def __init__(self, *args: Any, present: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.present = present

    def clean(self) -> dict[str, Any]:
        votes = super().clean() or {}
        total = sum(votes.get(name) or 0 for name in ("agree", "against", "other"))
        if self.present is not None and total > self.present:
            text = _("Cộng lại %(total)s, có mặt %(present)s. Đếm lại biểu quyết.")
            raise forms.ValidationError(text % {"total": total, "present": self.present})
        return votes


class PaperCountsForm(forms.ModelForm):
    """What the board counted of one form; `swapped` left empty is none."""

    class Meta:
        model = BallotForm
        fields = ("printed", "issued", "swapped", "unused", "collected")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            label = field.label
            self.fields[name] = count_field(label, required=False)
        self.fields["printed"].label = _("Phiếu đã in, đóng dấu")
        columns = [Column(name, css_class="col-6 col-md") for name in self.fields]
        self.helper = helper(layout=Layout(Row(*columns, css_class="figures")))

    def clean_swapped(self) -> int:
        return self.cleaned_data["swapped"] or 0


class BatchesForm(forms.Form):
    size = forms.IntegerField(
        label=gettext_lazy("Số phiếu mỗi tập"),
        min_value=1,
        max_value=BATCH_SIZE_MAX,
        initial=BATCH_SIZE,
    )
    helper = helper()


class BatchSizeForm(forms.Form):
    """How many papers a batch has; 0 takes the batch away."""

    size = forms.IntegerField(min_value=0, max_value=BATCH_SIZE_MAX)
