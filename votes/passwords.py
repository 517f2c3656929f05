"""What may open an account: a password for the office's own people, a PIN for those of a day."""

from __future__ import annotations

import re
from typing import Any, Final

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from . import pins, roster

SHORTEST: Final = 8
_SAME: Final = 4
_COMMON: Final = ("matkhau", "quantri", "anhyeuem", "emyeuanh", "iloveyou", "tinnhiem", "vietnam")


class OwnPassword:
    """Django's hook: every password that somebody chooses is looked at here, by its account."""

    def validate(self, password: str, user: Any = None) -> None:
        if getattr(user, "day_of_id", None):
            _check_pin(pins.typed(password))
        else:
            _check_password(password, user)

    def get_help_text(self) -> str:
        return help_text(None)


def help_text(user: Any) -> str:
    """What is asked for, said before it is typed."""
    if getattr(user, "day_of_id", None):
        return _("Ít nhất %(n)s chữ số, không phải dãy dễ đoán. Không cho người khác biết.") % {
            "n": pins.SHORTEST
        }
    return _("Ít nhất %(n)s ký tự, có cả chữ, không có tên mình. Không cho người khác biết.") % {
        "n": SHORTEST
    }


def _check_pin(pin: str) -> None:
    if len(pin) < pins.SHORTEST:
        raise ValidationError(_("Mã PIN quá ngắn: ít nhất %(n)s ký tự.") % {"n": pins.SHORTEST})
    if pins.weak(pin):
        raise ValidationError(
            _("Mã PIN dễ đoán: dãy liền nhau, lặp lại hoặc ngày tháng. Đặt mã khác.")
        )


def _check_password(password: str, user: Any) -> None:
    if len(password) < SHORTEST:
        raise ValidationError(_("Mật khẩu quá ngắn: ít nhất %(n)s ký tự.") % {"n": SHORTEST})
    if not re.search(r"[^\W\d_]", password):
        raise ValidationError(
            _("Mật khẩu chỉ có số thì dễ đoán; mã PIN chỉ dùng cho tài khoản trong ngày. Thêm chữ.")
        )
    letters = re.sub(r"[\W\d_]", "", roster.bare(password))
    common = letters in _COMMON or password.lower() in CommonPasswordValidator().passwords
    if common or len(set(password)) < _SAME:
        raise ValidationError(_("Mật khẩu này nhiều người dùng, dễ đoán. Đặt mật khẩu khác."))
    if user is not None and _named(letters, user):
        raise ValidationError(_("Mật khẩu có tên của mình thì dễ đoán. Đặt mật khẩu khác."))


def _named(letters: str, user: Any) -> bool:
    """Whether all its letters are those of the person's name, or it has the whole name in it."""
    for name in (user.username, getattr(user, "name", "")):
        own = roster.bare(name).split()
        whole = "".join(own)
        if whole and (letters in {*own, whole} or whole in letters):
            return True
    return False
