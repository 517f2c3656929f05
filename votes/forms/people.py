"""Logging in, passwords, the people of the day."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import authenticate, password_validation
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import guesses, roster
from ..choices import Role
from ..models import User
from .base import helper

SHORTEST = 6
ROLES = [(role.value, role.label) for role in Role]


def too_soon(name: str) -> str:
    """Why a guess is not even looked at; empty when it is."""
    seconds = guesses.wait(name)
    if not seconds:
        return ""
    text = _("Đã nhập sai nhiều lần tên “%(name)s”. Đợi %(seconds)s giây rồi thử lại.")
    return text % {"name": name, "seconds": seconds}


def _password(label: Any, autocomplete: str = "current-password", help_text: Any = "") -> Any:
    return forms.CharField(
        label=label,
        strip=False,
        help_text=help_text,
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}),
    )


class LoginForm(forms.Form):
    username = forms.CharField(
        label=gettext_lazy("Tên đăng nhập"),
        max_length=150,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autofocus": True, "spellcheck": "false"}
        ),
    )
    password = _password(gettext_lazy("Mật khẩu hoặc mã dùng một lần"))
    helper = helper()

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.user: User | None = None

    def clean(self) -> dict[str, Any]:
        typed = {"username": "", "password": "", **(super().clean() or {})}
        name = " ".join(roster.clean(typed["username"]).split())
        if self.errors:
            return typed
        if message := too_soon(name):
            raise forms.ValidationError(message)
        guesses.failed(name)  # before the slow look, so that many at once are counted too
        self.user = self._known(name, typed["password"])
        guesses.passed(name)
        return typed

    def _known(self, name: str, password: str) -> User:
        account = User.objects.filter(username__iexact=name).first()
        if account is not None and account.must_set_password:
            # A code is read from paper: capitals and spaces are no mistake.
            password = password.strip().lower()
        username = account.username if account else name
        user = authenticate(self.request, username=username, password=password)
        if isinstance(user, User):
            return user
        if account is not None and not account.is_active and account.check_password(password):
            raise forms.ValidationError(
                _("Tài khoản “%(name)s” đã bị khóa. Đề nghị cán bộ chuẩn bị mở lại.")
                % {"name": account.username}
            )
        raise forms.ValidationError(
            _(
                "Tên đăng nhập hoặc mật khẩu không đúng. Kiểm tra bộ gõ tiếng Việt, phím Caps "
                "Lock; quên mật khẩu thì đề nghị cán bộ chuẩn bị cấp lại mã."
            )
        )


class OwnPasswordForm(forms.Form):
    """A password or PIN of one's own, in place of the one-time code."""

    password = _password(
        gettext_lazy("Mật khẩu hoặc mã PIN mới"),
        "new-password",
        gettext_lazy("Ít nhất 6 ký tự, chữ hoặc số. Không cho người khác biết."),
    )
    again = _password(gettext_lazy("Nhập lại lần nữa"), "new-password")
    helper = helper()

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if len(password) < SHORTEST:
            text = _("Mật khẩu quá ngắn: ít nhất %(n)s ký tự.")
            raise forms.ValidationError(text % {"n": SHORTEST})
        password_validation.validate_password(password, self.user)
        if self.user.check_password(password):
            raise forms.ValidationError(_("Đặt mật khẩu khác với mật khẩu hoặc mã đang dùng."))
        return password

    def clean_again(self) -> str:
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("password", again):
            raise forms.ValidationError(_("Hai lần nhập không giống nhau. Nhập lại."))
        return again


class ChangePasswordForm(OwnPasswordForm):
    old = _password(gettext_lazy("Mật khẩu đang dùng"))
    field_order = ("old", "password", "again")

    def clean_old(self) -> str:
        old: str = self.cleaned_data["old"]
        check(self.user, old)
        return old


def check(user: User, password: str) -> None:
    """ValidationError unless this is the person's own password; wrong ones are counted."""
    if message := too_soon(user.username):
        raise forms.ValidationError(message)
    guesses.failed(user.username)
    if not user.check_password(password):
        raise forms.ValidationError(_("Mật khẩu của %(name)s không đúng.") % {"name": user})
    guesses.passed(user.username)


class RolesForm(forms.Form):
    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Vai trò trong cuộc lấy phiếu này"),
        choices=ROLES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    helper = helper()


class AccountForm(RolesForm):
    """Somebody who works on the day: a name, and what they do."""

    name = forms.CharField(
        label=gettext_lazy("Họ và tên"),
        max_length=150,
        help_text=gettext_lazy("Cũng là tên đăng nhập."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    field_order = ("name", "roles")

    def clean_roles(self) -> list[str]:
        roles: list[str] = self.cleaned_data["roles"]
        if not roles:
            raise forms.ValidationError(_("Chọn ít nhất một vai trò."))
        return roles
