"""Chuẩn bị: a new draft, and what each of its steps asks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import rulesets
from ..choices import BoardRole, Disclosure, Honorific
from ..presets import PRESETS
from ..retelling import told
from ..roster.people import PartDate, read_birth
from .base import count_field, helper

DATES = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"]
HONORIFICS = [("", "–"), *Honorific.choices]


def date_field(label: Any, *, required: bool = False, help_text: Any = "") -> forms.DateField:
    """A day as people write it here, whatever the browser's language."""
    attrs = {"autocomplete": "off", "placeholder": "05/02/2026", "inputmode": "numeric"}
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        input_formats=DATES,
        widget=forms.DateInput(attrs=attrs, format="%d/%m/%Y"),
        error_messages={
            "invalid": gettext_lazy("Ghi ngày dạng 05/02/2026."),
            "required": gettext_lazy("Chưa ghi ngày."),
        },
    )


def text_field(
    label: Any, limit: int, *, required: bool = False, help_text: Any = "", **attrs: str
) -> forms.CharField:
    """A line of text as the office writes it."""
    return forms.CharField(
        label=label,
        max_length=limit,
        required=required,
        help_text=help_text,
        widget=forms.TextInput(attrs={"autocomplete": "off", **attrs}),
        error_messages={"required": gettext_lazy("Chưa ghi mục này.")},
    )


def _pair(*names: str) -> Row:
    return Row(*(Column(name, css_class="col-md-6") for name in names))


class NewForm(forms.Form):
    """What a draft begins with; everything else is asked step by step."""

    start = forms.ChoiceField(label=gettext_lazy("Bắt đầu từ"), required=False)
    title = text_field(
        gettext_lazy("Tên cuộc lấy phiếu"),
        500,
        help_text=gettext_lazy("Để trống thì lấy theo mẫu hoặc cuộc trước."),
    )
    held_on = date_field(gettext_lazy("Ngày lấy phiếu"), required=True)
    code = forms.RegexField(
        r"\A[a-z0-9][a-z0-9-]{0,63}\Z",
        label=gettext_lazy("Mã cuộc lấy phiếu"),
        required=False,
        help_text=gettext_lazy("Chữ thường không dấu, số và dấu -. Để trống thì tự đặt."),
        error_messages={"invalid": gettext_lazy("Chỉ dùng chữ thường không dấu, số và dấu -.")},
    )
    helper = helper(layout=Layout("start", "title", _pair("held_on", "code")))

    def __init__(self, *args: Any, sources: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        usual = [(one.key, told(one.name)) for one in PRESETS.values()]
        groups: list[Any] = [("", _("Cuộc trống"))]
        groups.append((_("Mẫu có sẵn"), usual))
        if copies := [(f"copy:{code}", title) for code, title in sources]:
            groups.append((_("Chép cuộc trước (không chép kết quả)"), copies))
        self.fields["start"].choices = groups  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if not typed.get("title") and not typed.get("start") and "title" not in self.errors:
            self.add_error("title", _("Ghi tên cuộc lấy phiếu, hoặc chọn một mẫu."))
        return typed


class ParticularsForm(forms.Form):
    """Who holds the vote, and when."""

    superior = text_field(
        gettext_lazy("Cấp trên trực tiếp"),
        300,
        help_text=gettext_lazy("Dòng trên cùng, ví dụ: Đảng bộ tỉnh Thanh Lam"),
    )
    committee = text_field(gettext_lazy("Cấp ủy hoặc hội đồng triệu tập"), 300)
    issuer = text_field(gettext_lazy("Cơ quan ban hành văn bản"), 300)
    place = text_field(
        gettext_lazy("Địa danh ghi trước ngày tháng"),
        120,
        help_text=gettext_lazy("Ví dụ: Vân Khê"),
    )
    title = text_field(gettext_lazy("Tên cuộc lấy phiếu"), 500, required=True)
    held_on = date_field(gettext_lazy("Ngày lấy phiếu"), required=True)
    starts_at = forms.TimeField(
        label=gettext_lazy("Bắt đầu lúc"),
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"placeholder": "08:00"}),
        input_formats=["%H:%M", "%Hh%M", "%H:%M:%S"],
        error_messages={"invalid": gettext_lazy("Ghi giờ dạng 08:00.")},
    )
    meeting = text_field(gettext_lazy("Hội nghị, kỳ họp"), 300)
    room = text_field(gettext_lazy("Địa điểm"), 300)
    chair = text_field(gettext_lazy("Chủ trì, chủ tọa"), 300)
    helper = helper(
        layout=Layout(
            _pair("superior", "committee"),
            _pair("issuer", "place"),
            "title",
            _pair("held_on", "starts_at"),
            "meeting",
            _pair("room", "chair"),
        )
    )


class RulesForm(forms.Form):
    """The rule set, and what the session itself decides."""

    ruleset_key = forms.ChoiceField(
        label=gettext_lazy("Quy định áp dụng"),
        choices=lambda: [
            (r.key, told(r.name)) for r in rulesets.RULESETS.values() if not r.archive_only
        ],
        widget=forms.RadioSelect,
    )
    keyings_required = forms.TypedChoiceField(
        label=gettext_lazy("Mỗi phiếu nhập mấy lượt"),
        coerce=int,
        choices=[
            (2, gettext_lazy("2 lượt, hai người khác nhau (nên dùng)")),
            (1, gettext_lazy("1 lượt")),
            (3, gettext_lazy("3 lượt")),
        ],
    )
    percent_places = forms.TypedChoiceField(
        label=gettext_lazy("Số lẻ của tỷ lệ %"), coerce=int, choices=[(2, "2"), (1, "1"), (0, "0")]
    )
    disclosure = forms.ChoiceField(label=gettext_lazy("Công bố"), choices=Disclosure.choices)
    absent_ballots_allowed = forms.BooleanField(
        label=gettext_lazy("Nhận phiếu của người vắng mặt"), required=False
    )
    helper = helper(
        layout=Layout(
            "ruleset_key",
            "keyings_required",
            "disclosure",
            "percent_places",
            "absent_ballots_allowed",
        )
    )


class BasisRow(forms.Form):
    kind = text_field(gettext_lazy("Loại văn bản"), 60)
    number = text_field(gettext_lazy("Số, ký hiệu"), 60)
    issued_on = date_field(gettext_lazy("Ngày"))
    issuer = text_field(gettext_lazy("Cơ quan ban hành"), 300)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if not self.errors and any(typed.values()) and not typed.get("kind"):
            self.add_error("kind", _("Ghi loại văn bản: Quy định, Kế hoạch…"))
        return typed


class BoardRow(forms.Form):
    honorific = forms.ChoiceField(label=gettext_lazy("Ông/Bà"), choices=HONORIFICS, required=False)
    name = text_field(gettext_lazy("Họ và tên"), 300)
    post = text_field(gettext_lazy("Chức vụ"), 300)
    role = forms.ChoiceField(
        label=gettext_lazy("Nhiệm vụ"), choices=BoardRole.choices, initial=BoardRole.MEMBER
    )

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if not self.errors and typed.get("post") and not typed.get("name"):
            self.add_error("name", _("Ghi họ và tên."))
        return typed


class BallotRow(forms.Form):
    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    label = text_field(gettext_lazy("Tên loại phiếu"), 200)
    colour = text_field(gettext_lazy("Màu giấy"), 60, list="colours")


BasesForms = forms.formset_factory(BasisRow, extra=2, max_num=40)
BoardForms = forms.formset_factory(BoardRow, extra=2, max_num=40)
BallotForms = forms.formset_factory(BallotRow, extra=1, max_num=20)


class SummonedForm(forms.Form):
    summoned = count_field(gettext_lazy("Số người được triệu tập"), required=False)
    total_members = count_field(gettext_lazy("Tổng số thành viên"), required=False)
    helper = helper(layout=Layout(_pair("summoned", "total_members")))


class MemberForm(forms.Form):
    """Somebody summoned."""

    name = text_field(gettext_lazy("Họ và tên"), 300, required=True)
    honorific = forms.ChoiceField(label=gettext_lazy("Ông/Bà"), choices=HONORIFICS, required=False)
    post = text_field(gettext_lazy("Chức vụ, đơn vị"), 300)
    helper = helper()


class OfficialForm(forms.Form):
    """Somebody rated, as the ballot is to print them."""

    name = text_field(gettext_lazy("Họ và tên"), 300, required=True)
    honorific = forms.ChoiceField(label=gettext_lazy("Ông/Bà"), choices=HONORIFICS, required=False)
    posts = forms.CharField(
        label=gettext_lazy("Chức vụ, mỗi dòng một chức vụ"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Ghi ít nhất một chức vụ.")},
    )
    bloc = text_field(gettext_lazy("Khối"), 200)
    birth = text_field(gettext_lazy("Ngày sinh hoặc năm sinh"), 40)
    appointed_on = date_field(gettext_lazy("Ngày bổ nhiệm, bầu"))
    retiring_on = date_field(gettext_lazy("Ngày nghỉ theo thông báo"))
    exempt_reason = text_field(
        gettext_lazy("Không thuộc diện lấy phiếu, vì"),
        500,
        help_text=gettext_lazy("Để trống thì có tên trên phiếu."),
    )
    helper = helper(
        layout=Layout(
            _pair("name", "honorific"),
            "posts",
            _pair("bloc", "birth"),
            _pair("appointed_on", "retiring_on"),
            "exempt_reason",
        )
    )

    def clean_birth(self) -> PartDate | None:
        text = self.cleaned_data["birth"]
        try:
            return read_birth(text) if text else None
        except ValueError as error:
            raise forms.ValidationError(capfirst(told(str(error)))) from error

    def clean(self) -> dict[str, Any]:
        """The birth as a record keeps it: `birth_date`, or `birth_year` alone."""
        typed = super().clean() or {}
        birth = typed.pop("birth", None)
        return typed | (birth.kept() if birth else {})

    def clean_posts(self) -> tuple[str, ...]:
        lines = (line.strip(" ;") for line in self.cleaned_data["posts"].splitlines())
        return tuple(dict.fromkeys(filter(None, lines)))
