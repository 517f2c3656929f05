"""Logging in, passwords, the people of the day."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import authenticate, password_validation
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import guesses, passwords, pins, roster
from ..choices import Role
from ..models import User
from .base import helper

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
        error_messages={"required": gettext_lazy("Chưa nhập mật khẩu.")},
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
    password = _password(gettext_lazy("Mật khẩu, mã PIN hoặc mã dùng một lần"))
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
        account = User.objects.known_as(name)
        if account is not None:
            password = typed_for(account, password)
        username = account.username if account else name
        user = authenticate(self.request, username=username, password=password)
        if isinstance(user, User):
            return _still_open(user)
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


def typed_for(account: User, password: str) -> str:
    """What is read from paper, as it was meant: spaces of a PIN, capitals of a code."""
    if account.day_of_id is not None:
        return pins.typed(password)
    return password.strip().lower() if account.must_set_password else password


def _still_open(user: User) -> User:
    """ValidationError where the day of an account is over; only its owner comes to hear it."""
    if user.is_closed:
        raise forms.ValidationError(
            _(
                "Tài khoản trong ngày “%(name)s” đã đóng: việc trong ngày đã xong. Còn việc thì "
                "đề nghị cán bộ chuẩn bị cấp mã PIN mới."
            )
            % {"name": user.username}
        )
    return user


class OwnPasswordForm(forms.Form):
    """A password of one's own in place of the one-time code, or a PIN in place of the slip's."""

    password = _password(gettext_lazy("Mật khẩu mới"), "new-password")
    again = _password(gettext_lazy("Nhập lại lần nữa"), "new-password")
    helper = helper()

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["password"].help_text = passwords.help_text(user)
        if user.day_of_id is not None:
            self.fields["password"].label = _("Mã PIN mới")

    def clean_password(self) -> str:
        password = self._meant("password")
        password_validation.validate_password(password, self.user)
        if self.user.check_password(password):
            raise forms.ValidationError(_("Đặt mật khẩu khác với mật khẩu hoặc mã đang dùng."))
        return password

    def _meant(self, field: str) -> str:
        typed: str = self.cleaned_data[field]
        return pins.typed(typed) if self.user.day_of_id is not None else typed

    def clean_again(self) -> str:
        again = self._meant("again")
        if again != self.cleaned_data.get("password", again):
            raise forms.ValidationError(_("Hai lần nhập không giống nhau. Nhập lại."))
        return again


class ChangePasswordForm(OwnPasswordForm):
    old = _password(gettext_lazy("Mật khẩu hoặc mã PIN đang dùng"))
    field_order = ("old", "password", "again")

    def clean_old(self) -> str:
        old: str = self.cleaned_data["old"]
        check(self.user, old)
        return old


def check(user: User, password: str) -> None:
    """ValidationError unless this is the password of somebody who may still act by it.

    Wrong ones are counted.
    """
    if message := too_soon(user.username):
        raise forms.ValidationError(message)
    guesses.failed(user.username)
    if not user.check_password(typed_for(user, password)):
        raise forms.ValidationError(_("Mật khẩu của %(name)s không đúng.") % {"name": user})
    guesses.passed(user.username)
    _still_open(user)


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
