"""Changing who sits at a computer: a name of the session and that person's own PIN."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import roster
from ..models import User, VoteSession
from .base import helper
from .people import check


def people_of(session: VoteSession) -> Any:
    """Everybody with a role in the session who has a password of their own."""
    here = Q(role_assignments__session=session) | Q(
        role_assignments__session=None, role_assignments__organisation=session.organisation_id
    )
    known = {"organisation": session.organisation_id, "is_active": True, "must_set_password": False}
    still_open = Q(closes_at=None) | Q(closes_at__gt=timezone.now())
    return User.objects.filter(here, still_open, **known).distinct()


def in_order(people: Any) -> list[User]:
    """As names are read in Vietnamese: by given name, then family name, then middle name."""
    return sorted(people, key=lambda user: roster.sort_key(user.name))


class TurnForm(forms.Form):
    user = forms.ModelChoiceField(
        label=gettext_lazy("Người vào thay"),
        queryset=User.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": gettext_lazy("Chọn người vào thay.")},
    )
    password = forms.CharField(
        label=gettext_lazy("Mật khẩu hoặc mã PIN"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off", "autofocus": True}),
    )
    helper = helper()

    def __init__(self, *args: Any, session: VoteSession, present: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["user"]
        field.queryset = people_of(session).exclude(pk=present.pk)
        others = in_order(field.queryset)
        field.choices = [(user.pk, str(user)) for user in others]
        self.alone = not others

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if user := self.cleaned_data.get("user"):
            check(user, password)
        return password

    def clean(self) -> dict[str, Any]:
        if self.alone:
            raise forms.ValidationError(
                _("Chưa có ai khác đặt mật khẩu riêng trong cuộc lấy phiếu này.")
            )
        return super().clean() or {}
