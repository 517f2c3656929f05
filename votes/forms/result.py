"""Fixing the result and opening it again: two people, each with their own password."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..choices import SECOND_ROLES
from ..models import User, VoteSession
from .base import ConfirmedForm, helper
from .people import check

NO_PASSWORD = {"required": gettext_lazy("Chưa nhập mật khẩu.")}


def second_people(session: VoteSession, head: User) -> Any:
    """Who may stand beside the head: secretary or organiser, somebody else."""
    here = Q(role_assignments__session=session) | Q(role_assignments__session=None)
    people = User.objects.filter(here, role_assignments__role__in=SECOND_ROLES)
    still_open = Q(closes_at=None) | Q(closes_at__gt=timezone.now())
    people = people.filter(still_open, organisation=session.organisation_id, is_active=True)
    return people.exclude(pk=head.pk).distinct().order_by("name")


class TwoPeopleForm(forms.Form):
    """The head's own password, and the second person with theirs."""

    password = forms.CharField(
        label=gettext_lazy("Mật khẩu của Trưởng Ban kiểm phiếu"),
        strip=False,
        error_messages=NO_PASSWORD,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )
    second = forms.ModelChoiceField(
        label=gettext_lazy("Người thứ hai"),
        queryset=User.objects.none(),
        empty_label=gettext_lazy("Chọn thư ký hoặc cán bộ chuẩn bị"),
        error_messages={"required": gettext_lazy("Chưa chọn người thứ hai.")},
    )
    second_password = forms.CharField(
        label=gettext_lazy("Mật khẩu của người thứ hai"),
        strip=False,
        error_messages=NO_PASSWORD,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )
    helper = helper()

    def __init__(self, *args: Any, session: VoteSession, head: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.head = head
        self.fields["second"].queryset = second_people(session, head)  # type: ignore[attr-defined]

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        check(self.head, password)
        return password

    def clean_second(self) -> User:
        second: User = self.cleaned_data["second"]
        if second.must_set_password:
            text = _("%(name)s chưa đặt mật khẩu riêng. Đăng nhập một lần để đặt, rồi làm lại.")
            raise forms.ValidationError(text % {"name": second})
        return second

    def clean_second_password(self) -> str:
        password: str = self.cleaned_data["second_password"]
        if second := self.cleaned_data.get("second"):
            check(second, password)
        return password


class ReopenForm(TwoPeopleForm, ConfirmedForm):
    """Two people, a reason, and the session's code typed."""

    field_order = ("reason", "password", "second", "second_password")


class CheckCodeForm(forms.Form):
    printed = forms.CharField(
        label=gettext_lazy("Mã đối chiếu số liệu in trên văn bản"),
        max_length=40,
        error_messages={"required": gettext_lazy("Chưa ghi mã.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "placeholder": "XXXX-XXXX-XXXX-XXXX", "class": "code"}
        ),
    )
    helper = helper()
