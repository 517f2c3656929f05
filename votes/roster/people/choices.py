"""The lists a table can be, what a column of it can mean, and how commas in posts are taken."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """Which list of a session the table is."""

    OFFICIALS = "officials"
    MEMBERS = "members"
    BOARD = "board"

    @property
    def label(self) -> str:
        return _KINDS[self]


_KINDS: Final = {
    Kind.OFFICIALS: "Người được lấy phiếu",
    Kind.MEMBERS: "Danh sách triệu tập",
    Kind.BOARD: "Ban kiểm phiếu",
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
        return _MEANINGS[self]


_MEANINGS: Final = {
    Meaning.IGNORE: "Không dùng",
    Meaning.NUMBER: "Số thứ tự",
    Meaning.NAME: "Họ và tên",
    Meaning.FAMILY: "Họ và tên đệm",
    Meaning.GIVEN: "Tên",
    Meaning.HONORIFIC: "Ông/Bà, giới tính",
    Meaning.BIRTH: "Ngày sinh, năm sinh",
    Meaning.BIRTH_MR: "Năm sinh: Nam",
    Meaning.BIRTH_MRS: "Năm sinh: Nữ",
    Meaning.POST: "Chức vụ",
    Meaning.BLOC: "Khối",
    Meaning.APPOINTED: "Ngày bổ nhiệm, bầu",
    Meaning.RETIRING: "Ngày nghỉ theo thông báo",
    Meaning.EXEMPT: "Lý do không thuộc diện",
    Meaning.ROLE: "Nhiệm vụ trong Ban",
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
        return _COMMAS[self]


_COMMAS: Final = {
    Commas.GUESS: "Tách khi sau dấu phẩy là một chức vụ",
    Commas.SPLIT: "Luôn tách thành chức vụ khác",
    Commas.KEEP: "Giữ nguyên trong chức vụ",
}
