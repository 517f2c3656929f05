"""PINs of the day: drawn here, printed once on a slip, typed on a number pad.

Eight digits, for guessing is slow (`guesses`: 5 at once, then one a minute): somebody who guesses
at one name for ten hours without a pause has 605 tries at 10^8, and at the names of a team of
eight together one chance in 20,000. Six would leave one in 200. Digits alone, since UniKey and
VNI change letters while they are typed and never a digit that follows no letter.
"""

from __future__ import annotations

import re
import secrets
from itertools import pairwise
from typing import Final

LENGTH: Final = 8
#: What somebody may choose in place of the slip's.
SHORTEST: Final = 6
_DATE: Final = re.compile(
    r"(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])(19|20)\d\d|(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])"
)
_FEW: Final = 2


def draw() -> str:
    """A PIN that nobody would try first."""
    while weak(pin := f"{secrets.randbelow(10**LENGTH):0{LENGTH}}"):
        pass
    return pin


def weak(pin: str) -> bool:
    """Whether digits are what a guesser tries first: a run, a repetition, a date."""
    if not pin.isascii() or not pin.isdigit():
        return False
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    repeats = any(pin == pin[:n] * (len(pin) // n) for n in range(1, len(pin) // 2 + 1))
    few = len(set(pin)) <= _FEW
    return few or repeats or steps in ({1}, {9}) or _DATE.fullmatch(pin) is not None


def spaced(pin: str) -> str:
    """As it is printed: 4071 9358."""
    return f"{pin[: LENGTH // 2]} {pin[LENGTH // 2 :]}"


def typed(text: str) -> str:
    """A PIN as it was drawn, however it was spaced; any other password as it is."""
    joined = "".join(text.split())
    return joined if joined.isdigit() else text
