"""The four rule sets, dated, with their source (domain §2). The next one is a new entry here,
never a change of an old one: what was printed under it must stay true.
"""

from __future__ import annotations

import dataclasses
from typing import Any, Final

from ..choices import Letterhead, Mark, OrganisationKind
from .shape import Band, LegalSource, Level, RuleSet

_THREE: Final = (
    Level("high", Mark.HIGH.value, "tín nhiệm cao", "Tín nhiệm cao"),
    Level("medium", Mark.MEDIUM.value, "tín nhiệm", "Tín nhiệm"),
    Level("low", Mark.LOW.value, "tín nhiệm thấp", "Tín nhiệm thấp"),
)
_TWO: Final = (
    Level("confidence", Mark.HIGH.value, "tín nhiệm", "Tín nhiệm"),
    Level("no_confidence", Mark.MEDIUM.value, "không tín nhiệm", "Không tín nhiệm"),
)
_HALF: Final = (1, 2)
_TWO_THIRDS: Final = (2, 3)
_NO_END: Final = (0, 1)
_BAND_A: Final = Band(
    key="A",
    level="low",
    lower=_HALF,
    reached=0,
    upper=_TWO_THIRDS,
    words='quá nửa đến dưới hai phần ba tổng số phiếu đánh giá "tín nhiệm thấp"',
    screen='Quá 1/2 đến dưới 2/3 "tín nhiệm thấp"',
    threshold="quá 1/2",
    meaning="có thể xin từ chức; không từ chức thì bỏ phiếu tín nhiệm (Điều 12)",
)
_BAND_B: Final = Band(
    key="B",
    level="low",
    lower=_TWO_THIRDS,
    reached=1,
    upper=_NO_END,
    words='từ hai phần ba tổng số phiếu trở lên đánh giá "tín nhiệm thấp"',
    screen='Từ 2/3 "tín nhiệm thấp" trở lên',
    threshold="từ 2/3",
    meaning="tiến hành việc miễn nhiệm",
)
_STATE: Final[dict[str, Any]] = {
    "letterhead": Letterhead.STATE.value,
    "layout": "state-2020",
    "quorum_base": "total_members",
    "quorum": _TWO_THIRDS,
    "bodies": (OrganisationKind.COUNCIL.value, OrganisationKind.ASSEMBLY.value),
}
#: What lấy phiếu and bỏ phiếu under Nghị quyết 96/2023/QH15 have in common.
_NQ96: Final[dict[str, Any]] = _STATE | {
    "short_name": "Nghị quyết số 96/2023/QH15",
    "source": LegalSource("Nghị quyết", "96/2023/QH15", "2023-06-23", "Quốc hội"),
    "valid_from": "2023-07-01",
    "valid_until": "",
    # It names the councils of provinces and districts, not those of communes.
    "unnamed_words": ("xã", "phường", "đặc khu", "thị trấn"),
}

QD96_2023: Final = RuleSet(
    key="qd96-2023",
    name="Quy định 96-QĐ/TW ngày 02/02/2023 của Bộ Chính trị về việc lấy phiếu tín nhiệm",
    short_name="Quy định số 96-QĐ/TW",
    source=LegalSource("Quy định", "96-QĐ/TW", "2023-02-02", "Bộ Chính trị"),
    valid_from="2023-02-02",
    valid_until="",
    letterhead=Letterhead.PARTY.value,
    layout="party-2026",
    levels=_THREE,
    denominator="collected",
    denominator_words=(
        "Tỷ lệ % tính trên tổng số phiếu thu về ({n} phiếu), theo Điều 6 Quy định số 96-QĐ/TW."
    ),
    quorum_base="summoned",
    quorum=_TWO_THIRDS,
    bands=(
        dataclasses.replace(
            _BAND_A,
            words='từ trên 50% đến dưới 2/3 số phiếu "tín nhiệm thấp"',
            meaning=(
                "đưa ra khỏi quy hoạch các chức vụ cao hơn; xem xét cho thôi giữ chức vụ, bố trí "
                "công tác khác, từ chức hoặc bỏ phiếu tín nhiệm (Điều 11)"
            ),
        ),
        dataclasses.replace(
            _BAND_B,
            words='từ 2/3 số phiếu "tín nhiệm thấp" trở lên',
            meaning=(
                "cho thôi giữ chức vụ, bố trí công tác khác (thấp hơn), không chờ hết nhiệm kỳ"
            ),
        ),
    ),
    exempt_grounds=(
        "đã có thông báo nghỉ hưu",
        "được bổ nhiệm, bầu giữ chức vụ trong năm lấy phiếu",
    ),
    bodies=(OrganisationKind.PARTY.value,),
    result_act="biên bản và báo cáo cấp trên",
)
NQ96_2023: Final = RuleSet(
    key="nq96-2023",
    name="Nghị quyết 96/2023/QH15 ngày 23/6/2023 của Quốc hội, lấy phiếu tín nhiệm",
    levels=_THREE,
    denominator="collected",
    denominator_words=(
        "Tỷ lệ % tính trên tổng số phiếu thu về ({n} phiếu), theo khoản 3 Điều 19 "
        "Nghị quyết số 96/2023/QH15."
    ),
    bands=(_BAND_A, _BAND_B),
    exempt_grounds=(
        "đã có thông báo nghỉ hưu",
        "được bầu, phê chuẩn trong năm lấy phiếu tín nhiệm",
    ),
    result_act="biên bản và nghị quyết xác nhận",
    **_NQ96,
)
NQ85_2014: Final = RuleSet(
    key="nq85-2014",
    name="Nghị quyết 85/2014/QH13 ngày 28/11/2014 của Quốc hội, lấy phiếu tín nhiệm",
    short_name="Nghị quyết số 85/2014/QH13",
    source=LegalSource("Nghị quyết", "85/2014/QH13", "2014-11-28", "Quốc hội"),
    valid_from="2015-01-01",
    valid_until="2023-06-30",
    levels=_THREE,
    denominator="total_members",
    denominator_words="Tỷ lệ % tính trên tổng số đại biểu {body} ({n} đại biểu).",
    bands=(
        dataclasses.replace(
            _BAND_A, meaning="có thể xin từ chức; không từ chức thì bỏ phiếu tín nhiệm"
        ),
        _BAND_B,
    ),
    exempt_grounds=(
        "đã có thông báo nghỉ hưu",
        "được bầu, phê chuẩn trong năm lấy phiếu tín nhiệm",
        "nghỉ dài ngày để chữa bệnh",
    ),
    result_act="biên bản và nghị quyết xác nhận",
    archive_only=1,
    **_STATE,
)
BO_PHIEU_2023: Final = RuleSet(
    key="bo-phieu-2023",
    name="Bỏ phiếu tín nhiệm theo Điều 13 Nghị quyết 96/2023/QH15",
    levels=_TWO,
    denominator="total_members",
    denominator_words="Tỷ lệ % tính trên tổng số đại biểu {body} ({n} đại biểu).",
    bands=(
        Band(
            key="A",
            level="no_confidence",
            lower=_HALF,
            reached=0,
            upper=_NO_END,
            words='quá nửa tổng số đại biểu đánh giá "không tín nhiệm"',
            screen='Quá 1/2 "không tín nhiệm"',
            threshold="quá 1/2",
            meaning="tiến hành việc miễn nhiệm, cách chức",
        ),
    ),
    exempt_grounds=(),
    result_act="nghị quyết",
    **_NQ96,
)
