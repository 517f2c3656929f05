"""The lists a table can be, what a column of it can mean, and how commas in posts are taken."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _


class Kind(StrEnum):
    """Which list of a session the table is."""

    OFFICIALS = "officials"
    MEMBERS = "members"
    BOARD = "board"

    @property
    def label(self) -> str:
        return str(_KINDS[self])


_KINDS: Final = {
    Kind.OFFICIALS: _("Người được lấy phiếu"),
    Kind.MEMBERS: _("Danh sách triệu tập"),
    Kind.BOARD: _("Ban kiểm phiếu"),
}


class Meaning(StrEnum):
    """What a column says of a person."""

    IGNORE = "ignore"
    NUMBER = "number"
    NAME = "name"
    FAMILY = "family"
    GIVEN = "given"
    HONORIFIC = "honorific"
    BIRTH = "birth"
    BIRTH_MR = "birth_mr"
    BIRTH_MRS = "birth_mrs"
    POST = "post"
    BLOC = "bloc"
    APPOINTED = "appointed"
    RETIRING = "retiring"
    EXEMPT = "exempt"
    ROLE = "role"

    @property
    def label(self) -> str:
        return str(_MEANINGS[self])


_MEANINGS: Final = {
    Meaning.IGNORE: _("Không dùng"),
    Meaning.NUMBER: _("Số thứ tự"),
    Meaning.NAME: _("Họ và tên"),
    Meaning.FAMILY: _("Họ và tên đệm"),
    Meaning.GIVEN: _("Tên"),
    Meaning.HONORIFIC: _("Ông/Bà, giới tính"),
    Meaning.BIRTH: _("Ngày sinh, năm sinh"),
    Meaning.BIRTH_MR: _("Năm sinh: Nam"),
    Meaning.BIRTH_MRS: _("Năm sinh: Nữ"),
    Meaning.POST: _("Chức vụ"),
    Meaning.BLOC: _("Khối"),
    Meaning.APPOINTED: _("Ngày bổ nhiệm, bầu"),
    Meaning.RETIRING: _("Ngày nghỉ theo thông báo"),
    Meaning.EXEMPT: _("Lý do không thuộc diện"),
    Meaning.ROLE: _("Nhiệm vụ trong Ban"),
}
_PERSON: Final = (
    Meaning.IGNORE, Meaning.NUMBER, Meaning.NAME, Meaning.FAMILY, Meaning.GIVEN,
    Meaning.HONORIFIC, Meaning.BIRTH, Meaning.BIRTH_MR, Meaning.BIRTH_MRS, Meaning.POST,
)  # fmt: skip
#: What a column may mean in each list.
COLUMNS_OF: Final = {
    Kind.OFFICIALS: (
        *_PERSON, Meaning.BLOC, Meaning.APPOINTED, Meaning.RETIRING, Meaning.EXEMPT,
    ),
    Kind.MEMBERS: _PERSON,
    Kind.BOARD: (*_PERSON, Meaning.ROLE),
}  # fmt: skip
#: Meanings that several columns may share; of every other the first column has it.
SHARED: Final = frozenset({Meaning.IGNORE, Meaning.POST})


class Commas(StrEnum):
    """A comma in a post: between two posts, or inside the name of one."""

    GUESS = "guess"
    SPLIT = "split"
    KEEP = "keep"

    @property
    def label(self) -> str:
        return str(_COMMAS[self])


_COMMAS: Final = {
    Commas.GUESS: _("Tách khi sau dấu phẩy là một chức vụ"),
    Commas.SPLIT: _("Luôn tách thành chức vụ khác"),
    Commas.KEEP: _("Giữ nguyên trong chức vụ"),
}
