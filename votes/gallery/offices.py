"""The bodies of the gallery and the meetings they hold: each as a Party body and as a council."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ..payload import LegalBasis

#: A name that takes three lines over the issuing body.
LONG_SUPERIOR: Final = "Đảng bộ các cơ quan Đảng và đoàn thể miền Tây tỉnh Hoa Lư"
PARTY_BASES: Final = (
    LegalBasis("Quy định", "96-QĐ/TW", "2023-02-02", "Bộ Chính trị"),
    LegalBasis("Kế hoạch", "118-KH/TU", "2026-01-05", "Ban Thường vụ Tỉnh ủy"),
)
STATE_BASES: Final = (
    LegalBasis("Nghị quyết", "96/2023/QH15", "2023-06-23", "Quốc hội"),
    LegalBasis("Kế hoạch", "41/KH-HĐND", "2026-01-05", "Thường trực Hội đồng nhân dân tỉnh"),
)


@dataclass(frozen=True)
class Office:
    """`unit` is said after a post: Bí thư Đảng ủy {unit}."""

    name: str
    unit: str
    rated: str
    committee: str = ""
    issuer: str = ""
    superior: str = ""
    place: str = ""
    kind: str = "council"
    meeting: str = ""
    hall: str = ""


PARTY: Final = {
    "tiny": Office("Chi bộ Trạm Y tế xã Suối Ngọc", "xã Suối Ngọc", "cấp ủy Chi bộ Trạm Y tế"),
    "commune": Office(
        name="Đảng bộ xã Thanh Khê",
        unit="xã Thanh Khê",
        rated="Ủy viên Ban Thường vụ Đảng ủy xã Thanh Khê",
        committee="Ban Chấp hành Đảng bộ xã Thanh Khê",
        issuer="Đảng uỷ xã Thanh Khê",
        superior="Đảng bộ tỉnh Hoa Lư",
        place="Thanh Khê",
        meeting="Hội nghị lần thứ 12 Ban Chấp hành Đảng bộ xã Thanh Khê",
        hall="Hội trường Đảng ủy xã Thanh Khê",
    ),
    "twin": Office(
        name="Đảng bộ thị xã Vân Khê",
        unit="thị xã Vân Khê",
        rated="Ủy viên Ban Thường vụ Thị ủy",
        committee="Ban Chấp hành Đảng bộ thị xã",
        issuer="Thị ủy Vân Khê",
        superior="Đảng bộ tỉnh Thanh Lam",
        place="Vân Khê",
        hall="Hội trường Thị ủy",
    ),
    "council": Office(
        name="Đảng bộ tỉnh Thanh Lam",
        unit="tỉnh Thanh Lam",
        rated="các đồng chí Ủy viên Ban Chấp hành Đảng bộ tỉnh giữ chức vụ lãnh đạo",
        committee="Ban Chấp hành Đảng bộ tỉnh Thanh Lam khóa XVII",
        issuer="Tỉnh ủy Thanh Lam",
        place="Thanh Lam",
        meeting="Hội nghị lần thứ 9",
        hall="Hội trường Tỉnh ủy",
    ),
    "assembly": Office(
        name="Đảng bộ các cơ quan Quốc hội",
        unit="Quốc hội",
        rated="các chức danh lãnh đạo do Quốc hội bầu hoặc phê chuẩn",
        committee="Ban Chấp hành Đảng bộ các cơ quan Quốc hội",
        issuer="Đảng ủy các cơ quan Quốc hội",
        place="Hồng Hà",
        meeting="Hội nghị toàn thể",
        hall="Hội trường Diên Hồng Hà",
    ),
    "congress": Office(
        name="Đảng bộ tỉnh Hoa Lư",
        unit="tỉnh Hoa Lư",
        rated="các đồng chí giữ chức danh, chức vụ lãnh đạo do Đại hội, cấp ủy tỉnh Hoa Lư bầu",
        committee="Đại hội đại biểu Đảng bộ tỉnh Hoa Lư lần thứ XVIII",
        issuer=LONG_SUPERIOR,
        superior="Ban Chấp hành Đảng bộ các cơ quan Đảng và đoàn thể toàn vùng Tây Bắc",
        place="Hoa Lư",
        meeting="Đại hội đại biểu Đảng bộ tỉnh Hoa Lư lần thứ XVIII, nhiệm kỳ 2025 - 2030",
        hall="Trung tâm Hội nghị tỉnh Hoa Lư, số 1 đường Tràng An, phường Hoa Lư",
    ),
}


def _council(unit: str, place: str, meeting: str = "", hall: str = "", kind: str = "") -> Office:
    name = "Quốc hội" if kind else f"Hội đồng nhân dân {unit}"
    return Office(
        name=name,
        unit=unit,
        rated=f"người giữ chức vụ do {name} bầu" + (" hoặc phê chuẩn" if kind else ""),
        committee=name if kind else f"{name} khóa XVII",
        place=place,
        kind=kind or "council",
        meeting=meeting,
        hall=hall,
    )


STATE: Final = {
    "tiny": _council("xã Suối Ngọc", ""),
    "commune": _council("xã Thanh Khê", "Thanh Khê", "Kỳ họp thứ 5", "Hội trường xã Thanh Khê"),
    "twin": _council("thị xã Vân Khê", "Vân Khê", hall="Hội trường thị xã"),
    "council": _council(
        "tỉnh Thanh Lam",
        "Thanh Lam",
        "Kỳ họp thứ 16 (Kỳ họp chuyên đề), Hội đồng nhân dân tỉnh khóa XVII, nhiệm kỳ 2021 - 2026",
        "Hội trường tỉnh",
    ),
    "assembly": _council("Quốc hội", "Hồng Hà", "Kỳ họp thứ 6", "Nhà họp Quốc hội", "assembly"),
    "congress": _council(
        "thành phố trực thuộc Trung ương Nam Hoa Lư và các đơn vị sáp nhập",
        "Nam Hoa Lư",
        "Kỳ họp thứ 21",
        "Trung tâm Hội nghị thành phố",
    ),
}
#: Forms of the assembly, each on paper of its own colour.
FORMS: Final = (
    ("Chủ tịch nước, Phó Chủ tịch nước", "trắng"),
    ("Chủ tịch Quốc hội, các Phó Chủ tịch Quốc hội", "vàng"),
    ("Thủ tướng Chính phủ, các Phó Thủ tướng Chính phủ", "xanh lá cây"),
    ("các Ủy viên Ủy ban Thường vụ Quốc hội", "hồng"),
    ("các Bộ trưởng khối kinh tế tổng hợp", "xanh da trời"),
    ("các Bộ trưởng khối kinh tế ngành", "cam"),
    ("các Bộ trưởng khối văn hóa - xã hội", "tím nhạt"),
    ("các Bộ trưởng khối nội chính", "kem"),
    ("Chánh án, Viện trưởng, Tổng Kiểm toán", "xám nhạt"),
    ("10", ""),
)
