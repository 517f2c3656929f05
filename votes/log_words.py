"""A Vietnamese sentence for every action of the log."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from .choices import Role, Topic
from .payload import code_line
from .roster.people import Kind

HEX: Final = re.compile(r"[0-9a-f]{64}")
#: `{name}` is a detail of the entry; one that is missing shows as a dash.
SENTENCES: Final = {
    "session_imported": lazy("Tạo cuộc lấy phiếu {code} từ tệp."),
    "draft_created": lazy("Tạo cuộc lấy phiếu {code}."),
    "draft_copied": lazy("Tạo cuộc lấy phiếu {code} theo cuộc {source}, không chép kết quả."),
    "prepared": lazy("Chuẩn bị: ghi {points}."),
    "official_added": lazy("Thêm người được lấy phiếu: {name}."),
    "official_changed": lazy("Sửa người được lấy phiếu: {name}."),
    "official_moved": lazy("Chuyển {name} đến dòng {place} trên phiếu."),
    "official_removed": lazy("Bỏ {name} khỏi danh sách người được lấy phiếu."),
    "exempted": lazy("Xác nhận {name} không thuộc diện lấy phiếu: {reason}"),
    "exemption_lifted": lazy("Đưa lại lên phiếu, thuộc diện lấy phiếu: {name}."),
    "member_added": lazy("Thêm {name} vào danh sách triệu tập."),
    "member_changed": lazy("Sửa {name} trong danh sách triệu tập."),
    "member_removed": lazy("Bỏ {name} khỏi danh sách triệu tập."),
    "members_numbered": lazy("Ghi số được triệu tập {summoned}, tổng số {total_members}."),
    "list_replaced": lazy("Ghi danh sách “{list}” từ bảng, thay danh sách cũ: {count} người."),
    "list_extended": lazy("Thêm {count} người vào danh sách “{list}” từ bảng; cả thảy {total}."),
    "voting_opened": lazy("Chốt danh sách {subjects} người và mẫu phiếu, bắt đầu bỏ phiếu."),
    "back_to_draft": lazy("Quay lại bước chuẩn bị."),
    "roll_called": lazy("Điểm danh: triệu tập {summoned}, có mặt {present}."),
    "roll_changed": lazy("Điểm danh có thay đổi: triệu tập {summoned}, có mặt {present}."),
    "voters_left": lazy("Về sau khi nhận phiếu: {count} người; vẫn tính là có mặt, đã nhận phiếu."),
    "absent_ballots_taken": lazy("Có nhận phiếu của người vắng mặt."),
    "absent_ballots_refused": lazy("Không nhận phiếu của người vắng mặt."),
    "screen_code_made": lazy("Lập mã mở màn trình chiếu."),
    "screen_closed": lazy("Đóng màn trình chiếu."),
    "meeting_voted": lazy(
        "Biểu quyết {topic}: tán thành {agree}, không tán thành {against}, ý kiến khác {other}."
    ),
    "papers_counted": lazy(
        "Loại phiếu {form}: in, đóng dấu {printed}, phát ra {issued}, hỏng đã đổi {swapped}, "
        "chưa sử dụng {unused}, thu về {collected}."
    ),
    "counting_started": lazy("Bắt đầu kiểm phiếu."),
    "back_to_voting": lazy("Quay lại bước bỏ phiếu."),
    "batches_made": lazy("Chia tập loại phiếu {form}: {sizes} phiếu."),
    "batch_resized": lazy("Sửa số phiếu tập {batch} thành {size}."),
    "keying_opened": lazy("Nhận tập {batch}, lượt {keying}."),
    "keying_finished": lazy("Nhập xong tập {batch}, lượt {keying}: {count} phiếu."),
    "keying_imported": lazy("Nạp tập {batch}, lượt {keying} từ tệp: {count} phiếu."),
    "keying_abandoned": lazy("Bỏ lượt {keying} tập {batch}. Lý do: {reason}"),
    "batch_decided": lazy(
        "Kết luận theo phiếu tập {batch}: {decisions} chỗ khác nhau, {count} phiếu."
    ),
    "batch_reopened": lazy("Mở lại tập {batch}. Lý do: {reason}"),
    "keying_returned": lazy("Trả lại tập {batch}, lượt {keying}: {count} phiếu đã nhập."),
    "keying_ordered": lazy("Thêm lượt nhập {keying} cho tập {batch}. Lý do: {reason}"),
    "keying_moved": lazy("Chuyển tập {batch}, lượt {keying} sang máy {machine}."),
    "sample_opened": lazy(
        "Chọn ngẫu nhiên {papers} phiếu để đối chiếu với phiếu giấy, số chọn {seed}."
    ),
    "sample_finished": lazy(
        "Đối chiếu ngẫu nhiên xong (số chọn {seed}): {differences} khác biệt trong {papers} phiếu."
    ),
    "recheck_opened": lazy("Kiểm tra lại {papers} phiếu theo yêu cầu: {reason}"),
    "recheck_finished": lazy("Kiểm tra lại xong: {differences} khác biệt trong {papers} phiếu."),
    "code_renewed": lazy("Cấp lại mã dùng một lần cho tài khoản {account}."),
    "acknowledged": lazy("Đã kiểm tra {code} ({message}): {reason}"),
    "sealed": lazy(
        "Chốt kết quả, bản {version}, mã đối chiếu {digest}; cùng chốt: {confirmed_by}. Hai lượt "
        "nhập khác nhau {differences} chỗ trên {marks} dòng đã so ({per_thousand} trên 1.000)."
    ),
    "reopened": lazy("Mở lại kết quả cùng {confirmed_by}. Lý do: {reason}"),
    "details_written": lazy("Ghi chi tiết văn bản: {points}."),
    "cancelled": lazy("Hủy cuộc lấy phiếu. Lý do: {reason}"),
    "archive_imported": lazy("Nhận kết quả từ tệp lưu: bản {version}, mã đối chiếu {digest}."),
    "purged": lazy("Hủy dữ liệu từng phiếu ({papers} phiếu) theo quyết định {decision}."),
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
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value)
