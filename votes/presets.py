"""What bodies of one kind usually begin with: rule set, names, legal basis, posts, members."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from .choices import Disclosure, OrganisationKind

#: What the office fills in.
BLANK: Final = "…"


@dataclass(frozen=True)
class Preset:
    """Words with `…` where a name goes; the bases are those of the rule set and these."""

    key: str
    name: str
    kind: str
    ruleset: str
    title: str
    meeting: str
    committee: str
    issuer: str
    bases: tuple[tuple[str, str, str], ...]
    posts: tuple[str, ...]
    disclosure: str = Disclosure.NONE.value


_COMMUNE: Final = Preset(
    key="commune-party",
    name="Đảng ủy xã",
    kind=OrganisationKind.PARTY.value,
    ruleset="qd96-2023",
    title="Lấy phiếu tín nhiệm đối với Ủy viên Ban Thường vụ Đảng ủy xã",
    meeting="Hội nghị Ban Chấp hành Đảng bộ xã",
    committee="Ban Chấp hành Đảng bộ xã",
    issuer="Đảng ủy xã …",
    bases=(("Kế hoạch", "", "Ban Thường vụ Tỉnh ủy"), ("Kế hoạch", "", "Ban Thường vụ Đảng ủy")),
    posts=(
        "Bí thư Đảng ủy",
        "Phó Bí thư Thường trực Đảng ủy",
        "Phó Bí thư Đảng ủy",
        "Chủ nhiệm Ủy ban Kiểm tra Đảng ủy",
        "Trưởng Ban Xây dựng Đảng",
        "Chủ tịch HĐND xã",
        "Chủ tịch UBND xã",
        "Phó Chủ tịch UBND xã",
        "Chủ tịch Ủy ban MTTQ Việt Nam xã",
    ),
)
_PROVINCE: Final = Preset(
    key="province-party",
    name="Tỉnh ủy",
    kind=OrganisationKind.PARTY.value,
    ruleset="qd96-2023",
    title="Lấy phiếu tín nhiệm đối với Ủy viên Ban Thường vụ Tỉnh ủy",
    meeting="Hội nghị Ban Chấp hành Đảng bộ tỉnh",
    committee="Ban Chấp hành Đảng bộ tỉnh",
    issuer="Tỉnh ủy …",
    bases=(("Kế hoạch", "", "Ban Thường vụ Tỉnh ủy"),),
    posts=(
        "Bí thư Tỉnh ủy",
        "Phó Bí thư Thường trực Tỉnh ủy",
        "Phó Bí thư Tỉnh ủy",
        "Trưởng Ban Tổ chức Tỉnh ủy",
        "Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy",
        "Trưởng Ban Tuyên giáo và Dân vận Tỉnh ủy",
        "Trưởng Ban Nội chính Tỉnh ủy",
        "Chánh Văn phòng Tỉnh ủy",
        "Chủ tịch HĐND tỉnh",
        "Chủ tịch UBND tỉnh",
    ),
)
_COUNCIL: Final = Preset(
    key="province-council",
    name="HĐND tỉnh",
    kind=OrganisationKind.COUNCIL.value,
    ruleset="nq96-2023",
    title="Lấy phiếu tín nhiệm đối với người giữ chức vụ do Hội đồng nhân dân tỉnh bầu",
    meeting="Kỳ họp thứ …",
    committee="",
    issuer="Hội đồng nhân dân tỉnh …",
    bases=(("Kế hoạch", "", "Thường trực Hội đồng nhân dân tỉnh"),),
    posts=(
        "Chủ tịch HĐND tỉnh",
        "Phó Chủ tịch HĐND tỉnh",
        "Trưởng Ban Pháp chế HĐND tỉnh",
        "Trưởng Ban Kinh tế - Ngân sách HĐND tỉnh",
        "Trưởng Ban Văn hóa - Xã hội HĐND tỉnh",
        "Chủ tịch UBND tỉnh",
        "Phó Chủ tịch UBND tỉnh",
        "Ủy viên UBND tỉnh",
    ),
    disclosure=Disclosure.FULL.value,
)
PRESETS: Final[Mapping[str, Preset]] = MappingProxyType(
    {one.key: one for one in (_COMMUNE, _PROVINCE, _COUNCIL)}
)


def posts_of(kind: str) -> tuple[str, ...]:
    """The posts people of this kind of body usually hold, each once."""
    found = (post for one in PRESETS.values() if one.kind == kind for post in one.posts)
    return tuple(dict.fromkeys(found))
