"""Refusals: what people are told when a verb can't be done."""

from __future__ import annotations

from ..retelling import told


class Refused(Exception):
    """A verb was refused; `str()` is for people, `code` for programs.

    What the pure core said is retold here, in the language of whoever asked for the act.
    """

    code = "refused"

    def __init__(self, message: object, code: str | None = None) -> None:
        super().__init__(told(str(message)))
        if code is not None:
            self.code = code


class Conflict(Refused):
    """The same revision of a paper came twice with different marks."""

    code = "conflict"


class CountDiffers(Refused):
    """A keying ends with another number of papers than its batch has."""

    code = "count_differs"
