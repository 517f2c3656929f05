"""PINs that are drawn, and passwords that people choose."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError

from votes import passwords, pins

MAI = SimpleNamespace(username="Lò Thị Mai", name="Lò Thị Mai", day_of_id=None)
OF_THE_DAY = SimpleNamespace(username="Lò Thị Mai", name="Lò Thị Mai", day_of_id=1)


def test_pins_are_eight_digits_and_none_is_what_a_guesser_tries_first():
    drawn = {pins.draw() for _n in range(300)}
    assert len(drawn) > 295
    assert all(len(pin) == pins.LENGTH and pin.isdigit() and not pins.weak(pin) for pin in drawn)


@pytest.mark.parametrize(
    "pin",
    ["00000000", "12345678", "87654321", "89012345", "12121212", "12341234", "11112222",
     "25011990", "19900125", "123456", "123123", "00000001"],
)  # fmt: skip
def test_runs_repetitions_and_dates_are_weak(pin):
    assert pins.weak(pin)


@pytest.mark.parametrize("pin", ["40719358", "250190", "45019870", "hai mot"])
def test_other_digits_are_not(pin):
    assert not pins.weak(pin)


def test_a_pin_is_printed_in_two_groups_and_typed_with_or_without_the_space():
    assert pins.spaced("40719358") == "4071 9358"
    assert pins.typed(" 4071 9358 ") == "40719358"
    assert pins.typed("mat khau") == "mat khau"


def _refused(password: str, user) -> str:
    try:
        passwords.OwnPassword().validate(password, user)
    except ValidationError as error:
        return str(error.messages[0])
    return ""


@pytest.mark.parametrize(
    ("password", "says"),
    [
        ("be-vang", "ít nhất 8 ký tự"),
        ("40719358", "chỉ có số"),
        ("password1", "nhiều người dùng"),
        ("MatKhau2026", "nhiều người dùng"),
        ("aaaabbbb", "nhiều người dùng"),
        ("lothimai1", "có tên của mình"),
        ("Mai-123456", "có tên của mình"),
    ],
)
def test_the_offices_own_need_a_password_that_nobody_guesses(password, says):
    assert says in _refused(password, MAI)


@pytest.mark.parametrize("password", ["be-vang-2", "Nắng chiều 7", "dung-thu-9"])
def test_a_good_password_passes_in_vietnamese_too(password):
    assert not _refused(password, MAI)


@pytest.mark.parametrize(
    ("pin", "says"), [("4071", "quá ngắn"), ("12345678", "dễ đoán"), ("4071 93", "")]
)
def test_for_a_day_a_pin_will_do(pin, says):
    assert (says in _refused(pin, OF_THE_DAY)) if says else not _refused(pin, OF_THE_DAY)


def test_what_is_asked_for_is_said_before_it_is_typed():
    assert "8 ký tự" in passwords.OwnPassword().get_help_text()
    assert "6 chữ số" in passwords.help_text(OF_THE_DAY)
