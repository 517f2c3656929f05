"""A Vietnamese sentence for every action of the log."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .choices import Role, Topic
from .payload import code_line
from .retelling import told
from .roster.people import Kind

HEX: Final = re.compile(r"[0-9a-f]{64}")
#: `{name}` is a detail of the entry; one that is missing shows as a dash.
SENTENCES: Final = {
    "session_imported": gettext_lazy("Tạo cuộc lấy phiếu {code} từ tệp."),
    "draft_created": gettext_lazy("Tạo cuộc lấy phiếu {code}."),
    "draft_copied": gettext_lazy(
        "Tạo cuộc lấy phiếu {code} theo cuộc {source}, không chép kết quả."
    ),
    "prepared": gettext_lazy("Chuẩn bị: ghi {points}."),
    "official_added": gettext_lazy("Thêm người được lấy phiếu: {name}."),
    "official_changed": gettext_lazy("Sửa người được lấy phiếu: {name}."),
    "official_moved": gettext_lazy("Chuyển {name} đến dòng {place} trên phiếu."),
    "official_removed": gettext_lazy("Bỏ {name} khỏi danh sách người được lấy phiếu."),
    "exempted": gettext_lazy("Xác nhận {name} không thuộc diện lấy phiếu: {reason}"),
    "exemption_lifted": gettext_lazy("Đưa lại lên phiếu, thuộc diện lấy phiếu: {name}."),
    "member_added": gettext_lazy("Thêm {name} vào danh sách triệu tập."),
    "member_changed": gettext_lazy("Sửa {name} trong danh sách triệu tập."),
    "member_removed": gettext_lazy("Bỏ {name} khỏi danh sách triệu tập."),
    "members_numbered": gettext_lazy("Ghi số được triệu tập {summoned}, tổng số {total_members}."),
    "list_replaced": gettext_lazy(
        "Ghi danh sách “{list}” từ bảng, thay danh sách cũ: {count} người."
    ),
    "list_extended": gettext_lazy(
        "Thêm {count} người vào danh sách “{list}” từ bảng; cả thảy {total}."
    ),
    "voting_opened": gettext_lazy(
        "Chốt danh sách {subjects} người và loại phiếu, bắt đầu bỏ phiếu."
    ),
    "back_to_draft": gettext_lazy("Quay lại bước chuẩn bị."),
    "roll_called": gettext_lazy("Điểm danh: triệu tập {summoned}, có mặt {present}."),
    "roll_changed": gettext_lazy("Điểm danh có thay đổi: triệu tập {summoned}, có mặt {present}."),
    "voters_left": gettext_lazy(
        "Về sau khi nhận phiếu: {count} người; vẫn tính là có mặt, đã nhận phiếu."
    ),
    "absent_ballots_taken": gettext_lazy("Có nhận phiếu của người vắng mặt."),
    "absent_ballots_refused": gettext_lazy("Không nhận phiếu của người vắng mặt."),
    "screen_code_made": gettext_lazy("Lập mã mở màn trình chiếu."),
    "screen_closed": gettext_lazy("Đóng màn trình chiếu."),
    "meeting_voted": gettext_lazy(
        "Biểu quyết {topic}: tán thành {agree}, không tán thành {against}, ý kiến khác {other}."
    ),
    "papers_counted": gettext_lazy(
        "Loại phiếu {form}: in, đóng dấu {printed}, phát ra {issued}, hỏng đã đổi {swapped}, "
        "chưa sử dụng {unused}, thu về {collected}."
    ),
    "counting_started": gettext_lazy("Bắt đầu kiểm phiếu."),
    "back_to_voting": gettext_lazy("Quay lại bước bỏ phiếu."),
    "batches_made": gettext_lazy("Chia tập loại phiếu {form}: {sizes} phiếu."),
    "batch_resized": gettext_lazy("Sửa số phiếu tập {batch} thành {size}."),
    "keying_opened": gettext_lazy("Nhận tập {batch}, lượt {keying}."),
    "keying_finished": gettext_lazy("Nhập xong tập {batch}, lượt {keying}: {count} phiếu."),
    "keying_imported": gettext_lazy("Nạp tập {batch}, lượt {keying} từ tệp: {count} phiếu."),
    "keying_abandoned": gettext_lazy("Bỏ lượt {keying} tập {batch}. Lý do: {reason}"),
    "batch_decided": gettext_lazy(
        "Kết luận theo phiếu tập {batch}: {decisions} chỗ khác nhau, {count} phiếu."
    ),
    "batch_reopened": gettext_lazy("Mở lại tập {batch}. Lý do: {reason}"),
    "keying_returned": gettext_lazy("Trả lại tập {batch}, lượt {keying}: {count} phiếu đã nhập."),
    "keying_ordered": gettext_lazy("Thêm lượt nhập {keying} cho tập {batch}. Lý do: {reason}"),
    "keying_moved": gettext_lazy("Chuyển tập {batch}, lượt {keying} sang máy {machine}."),
    "sample_opened": gettext_lazy(
        "Chọn ngẫu nhiên {papers} phiếu để đối chiếu với phiếu giấy, số chọn {seed}."
    ),
    "sample_finished": gettext_lazy(
        "Đối chiếu ngẫu nhiên xong (số chọn {seed}): {differences} khác biệt trong {papers} phiếu."
    ),
    "recheck_opened": gettext_lazy("Kiểm tra lại {papers} phiếu theo yêu cầu: {reason}"),
    "recheck_finished": gettext_lazy(
        "Kiểm tra lại xong: {differences} khác biệt trong {papers} phiếu."
    ),
    "code_renewed": gettext_lazy("Cấp lại mã dùng một lần cho tài khoản {account}."),
    "day_accounts_made": gettext_lazy("Lập tài khoản trong ngày: {accounts}."),
    "pins_renewed": gettext_lazy("Cấp mã PIN mới: {accounts}."),
    "day_accounts_closed": gettext_lazy("Đóng tài khoản trong ngày: {accounts}."),
    "day_accounts_kept": gettext_lazy("Tài khoản trong ngày còn mở đến {until}: {accounts}."),
    "acknowledged": gettext_lazy("Đã kiểm tra {code} ({message}): {reason}"),
    "sealed": gettext_lazy(
        "Chốt kết quả, bản {version}, mã đối chiếu {digest}; cùng chốt: {confirmed_by}. Hai lượt "
        "nhập khác nhau {differences} chỗ trên {marks} dòng đã so ({per_thousand} trên 1.000)."
    ),
    "reopened": gettext_lazy("Mở lại kết quả cùng {confirmed_by}. Lý do: {reason}"),
    "details_written": gettext_lazy("Ghi chi tiết văn bản: {points}."),
    "cancelled": gettext_lazy("Hủy cuộc lấy phiếu. Lý do: {reason}"),
    "archive_imported": gettext_lazy(
        "Nhận kết quả từ tệp lưu: bản {version}, mã đối chiếu {digest}."
    ),
    "purged": gettext_lazy("Hủy dữ liệu từng phiếu ({papers} phiếu) theo quyết định {decision}."),
}


class _Details(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "–"


def role_names(stored: str) -> str:
    """The roles of an entry, kept as "head, secretary", in words."""
    keys = (key for key in stored.split(", ") if key)
    return ", ".join(str(Role(key).label) if key in Role.values else key for key in keys)


def sentence(action: str, details: Mapping[str, Any]) -> str:
    """What an entry says; an action nobody knows is named as it stands."""
    template = SENTENCES.get(action)
    if template is None:
        return _("Việc “%(action)s”.") % {"action": action}
    said = {key: _said(key, value) for key, value in details.items()}
    return str(template).format_map(_Details(said))


def _account(text: str) -> str:
    """Lò Thị Mai: typist becomes Lò Thị Mai (Người nhập phiếu); a name alone as it is."""
    name, colon, roles = text.rpartition(": ")
    return f"{name} ({role_names(roles)})" if colon else text


def _said(key: str, value: Any) -> str:
    if key == "topic" and value in Topic.values:
        return str(Topic(value).label)
    if key == "list" and value in set(Kind):
        return Kind(value).label
    if key == "digest" and HEX.fullmatch(str(value)):
        return code_line(value)
    if key == "batch" and "/" in str(value):
        form, _slash, number = str(value).rpartition("/")
        return _("%(n)s (loại phiếu %(form)s)") % {"n": number, "form": form}
    if key == "accounts" and isinstance(value, list):
        return "; ".join(_account(str(one)) for one in value)
    if isinstance(value, list):
        return ", ".join(told(str(one)) for one in value)
    return told(str(value)) if key == "message" else str(value)
