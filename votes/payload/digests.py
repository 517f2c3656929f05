"""Digest, code line, and the sorted ballots that a digest is over."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Final

from .canonical import PayloadError

#: Base 32 without I, L, O, U, which are read aloud or by eye as 1, 1, 0 and V.
CODE_LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_BITS: Final = 80


def digest(data: bytes) -> str:
    """SHA-256, 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def code_line(digest_hex: str) -> str:
    """The first 80 bits of a digest as XXXX-XXXX-XXXX-XXXX, printed on the signed paper."""
    number = int(digest_hex, 16) >> (len(digest_hex) * 4 - CODE_BITS)
    letters = [CODE_LETTERS[number >> shift & 31] for shift in range(CODE_BITS - 5, -1, -5)]
    return "-".join("".join(letters[start : start + 4]) for start in range(0, 16, 4))


def same_code(printed: str, digest_hex: str) -> bool:
    """Whether a code typed or copied from a paper is this digest's.

    Case, look-alikes and what stands between are forgiven: Word copies hyphens of its own.
    """
    forgiven = str.maketrans({"I": "1", "L": "1", "O": "0", "U": "V"})
    letters = "".join(filter(str.isalnum, printed.upper()))
    return letters.translate(forgiven) == code_line(digest_hex).replace("-", "")


def ballots_text(forms: Iterable[Iterable[str]]) -> str:
    """The sorted ballots of each form, in the order of the forms: one ballot a line."""
    parts = []
    for number, lines in enumerate(forms, 1):
        parts.append(f"# {number}")
        parts.extend(sorted(lines))
    return "\n".join(parts) + "\n"


def ballots_of(text: str) -> list[list[str]]:
    """The ballots of each form from `ballots_text`."""
    forms: list[list[str]] = []
    for line in text.splitlines():
        if line.startswith("# "):
            forms.append([])
        elif not forms:
            raise PayloadError("danh sách phiếu không bắt đầu bằng một loại phiếu")
        else:
            forms[-1].append(line)
    return forms
