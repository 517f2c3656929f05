"""The vocabulary of the vote: every closed set of values, and nothing else.

It imports nothing of ours; everything else speaks its words.
"""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class Mark(models.TextChoices):
    """What one line of one ballot says; the value is the key that keys it."""

    HIGH = "1", _("tín nhiệm cao")
    MEDIUM = "2", _("tín nhiệm")
    LOW = "3", _("tín nhiệm thấp")
    BLANK = "0", _("không đánh dấu")
    MULTIPLE = "9", _("đánh dấu nhiều ô")


class InvalidReason(models.TextChoices):
    """Why a whole ballot is invalid (biên bản kiểm phiếu, lý do không hợp lệ)."""

    NOT_ISSUED = "not_issued", _("không do Ban kiểm phiếu phát ra")
    UNSTAMPED = "unstamped", _("không có dấu treo")
    CROSSED_OUT = "crossed_out", _("gạch, sửa họ tên in sẵn trên phiếu")
    NAME_ADDED = "name_added", _("ghi thêm tên người ngoài danh sách")
    WRITING = "writing", _("viết, vẽ thêm nội dung khác")
    UNMARKED = "unmarked", _("không đánh dấu ở tất cả các dòng")
    OTHER = "other", _("lý do khác")


class SessionStatus(models.TextChoices):
    DRAFT = "draft", _("Đang chuẩn bị")
    VOTING = "voting", _("Đang bỏ phiếu")
    COUNTING = "counting", _("Đang kiểm phiếu")
    SEALED = "sealed", _("Đã chốt kết quả")
    CANCELLED = "cancelled", _("Đã hủy")


#: The only moves a session can make; `VoteSession.move_to` is the only door.
TRANSITIONS: Final[dict[str, frozenset[str]]] = {
    SessionStatus.DRAFT: frozenset({SessionStatus.VOTING, SessionStatus.CANCELLED}),
    SessionStatus.VOTING: frozenset(
        {SessionStatus.DRAFT, SessionStatus.COUNTING, SessionStatus.CANCELLED}
    ),
    SessionStatus.COUNTING: frozenset(
        {SessionStatus.VOTING, SessionStatus.SEALED, SessionStatus.CANCELLED}
    ),
    SessionStatus.SEALED: frozenset({SessionStatus.COUNTING}),
    SessionStatus.CANCELLED: frozenset(),
}


class Role(models.TextChoices):
    ORGANISER = "organiser", _("Cán bộ chuẩn bị")
    CLERK = "clerk", _("Thư ký điểm danh, phát thu phiếu")
    TYPIST = "typist", _("Người nhập phiếu")
    HEAD = "head", _("Trưởng Ban kiểm phiếu")
    SECRETARY = "secretary", _("Thư ký Ban kiểm phiếu")
    OBSERVER = "observer", _("Người giám sát")


class BoardRole(models.TextChoices):
    HEAD = "head", _("Trưởng ban")
    SECRETARY = "secretary", _("Thư ký")
    MEMBER = "member", _("Thành viên")


class OrganisationKind(models.TextChoices):
    PARTY = "party", _("Cơ quan, tổ chức đảng")
    COUNCIL = "council", _("Hội đồng nhân dân")
    ASSEMBLY = "assembly", _("Quốc hội")
    OTHER = "other", _("Cơ quan, tổ chức khác")


class Letterhead(models.TextChoices):
    PARTY = "party", _("Thể thức văn bản của Đảng")
    STATE = "state", _("Thể thức văn bản nhà nước")


class Spelling(models.TextChoices):
    """Where the tone stands in the product's own printed words, never in names."""

    NEW = "ủy", "ủy"
    OLD = "uỷ", "uỷ"


class Honorific(models.TextChoices):
    MR = "Ông", "Ông"
    MRS = "Bà", "Bà"


class Topic(models.TextChoices):
    """What the meeting votes on by show of hands."""

    BOARD = "board", _("Ban kiểm phiếu")
    LIST = "list", _("Danh sách người được lấy phiếu")
    RESOLUTION = "resolution", _("Nghị quyết xác nhận kết quả")


class Disclosure(models.TextChoices):
    """What may leave the counting board's hands at the meeting; a decision of the session."""

    FULL = "full", _("Công bố toàn bộ kết quả tại hội nghị")
    SUMMARY = "summary", _("Công bố tóm tắt")
    NONE = "none", _("Không công bố, báo cáo cấp trên")


class Classification(models.TextChoices):
    NONE = "", _("Không")
    SECRET = "Mật", _("Mật")
    TOP_SECRET = "Tối mật", _("Tối mật")
    MOST_SECRET = "Tuyệt mật", _("Tuyệt mật")


class KeyingSource(models.TextChoices):
    TYPED = "typed", _("nhập bằng phím")
    SCANNED = "scanned", _("quét")
    IMPORTED = "imported", _("đọc từ tệp")


class KeyingState(models.TextChoices):
    OPEN = "open", _("đang nhập")
    FINISHED = "finished", _("đã xong")
    ABANDONED = "abandoned", _("đã bỏ")


class CheckKind(models.TextChoices):
    """How settled ballots are held against the paper once more."""

    SAMPLE = "sample", _("đối chiếu ngẫu nhiên")
    RECHECK = "recheck", _("kiểm tra lại cả phiếu")


#: Who may be the second of the two people that fix a result, beside the head.
SECOND_ROLES: Final = frozenset({Role.SECRETARY, Role.ORGANISER})
#: Whose password stands for a signature under the result: nobody else may ever have known it.
SIGNING: Final = SECOND_ROLES | {Role.HEAD}
#: Papers in a batch: accuracy falls over a long run, so never more than the second.
BATCH_SIZE: Final = 25
BATCH_SIZE_MAX: Final = 50
