"""A fixed result as one file that can be checked elsewhere, with this program or without it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from django.utils.translation import gettext as _

from .. import archive, payload
from ..choices import SessionStatus
from ..models import AuditEntry, ImportedLog, SealedResult, VoteSession
from . import audit
from .errors import Refused

FORMAT: Final = 1
CONTENTS: Final = "noi-dung.json"
LOG: Final = "nhat-ky.jsonl"
SUMS: Final = "SHA256SUMS"
GUIDE: Final = "DOC-TRUOC.txt"
CHECKER: Final = "kiem_tra.py"
REGISTER: Final = "so-dang-ky.txt"
#: The columns of a log entry as they go into the file: those hashed, and the hash.
ENTRY: Final = (*audit.COLUMNS, "hash")
SHIPPED: Final = Path(__file__).parents[1] / "data" / "archive"


def export(*, session: VoteSession, register: str = "") -> bytes:
    """The zip; the same bytes for the same versions, log and prints. Changes nothing.

    Ballots are sorted by content, without batch or position (domain §5). Raises Refused:
    `not_sealed`; `rehearsal`; `classified` where a classified session has no line of the
    register (Luật 117/2025/QH15, Điều 5).
    """
    if session.status != SessionStatus.SEALED:
        raise Refused(_("Chỉ xuất được cuộc lấy phiếu đã chốt kết quả."), "not_sealed")
    if session.is_rehearsal:
        raise Refused(_("Bản chạy thử không có giá trị, không xuất được."), "rehearsal")
    if session.classification and not register.strip():
        raise Refused(
            _("Cuộc lấy phiếu có độ mật: ghi dòng của sổ đăng ký (--register) rồi mới xuất."),
            "classified",
        )
    files = dict(_files(session, register))
    sums = "".join(f"{payload.digest(data)}  {name}\n" for name, data in sorted(files.items()))
    return archive.pack([*files.items(), (SUMS, sums.encode())])


def _files(session: VoteSession, register: str) -> Iterator[tuple[str, bytes]]:
    for name in (GUIDE, CHECKER):
        yield name, (SHIPPED / name).read_bytes()
    if session.classification:
        yield REGISTER, f"{register.strip()}\n".encode()
    versions = []
    for result in session.results.order_by("version"):
        prints = []
        for file, data, told in _prints(result):
            prints.append(told)
            yield file, data
        folder = f"ban-{result.version}"
        yield f"{folder}/ket-qua.json", result.payload.encode()
        yield f"{folder}/phieu.txt", result.ballots.encode()
        versions.append({"version": result.version, "digest": result.digest, "prints": prints})
    yield LOG, _log(session)
    yield (
        CONTENTS,
        payload.canonical(
            {
                "format": FORMAT,
                "session": {"uid": str(session.uid), "code": session.code},
                "chain": session.uid.hex,
                "versions": versions,
            }
        ),
    )


def _prints(result: SealedResult) -> Iterator[tuple[str, bytes, dict[str, Any]]]:
    """Every first print under a name that any computer can write."""
    for number, row in enumerate(result.prints.order_by("document", "format"), 1):
        key = row.document.partition(":")[0]
        file = f"ban-{result.version}/ban-in/{number:02}-{key}.{row.format}"
        told = {"document": row.document, "format": row.format, "file": file, "sha256": row.sha256}
        yield file, bytes(row.content), told


def _log(session: VoteSession) -> bytes:
    """The log of where the result was fixed, which for an imported one came with it."""
    elsewhere = ImportedLog.objects.filter(session=session).first()
    if elsewhere is not None:
        return elsewhere.entries.encode()
    entries = AuditEntry.objects.filter(session=session).order_by("number")
    rows = entries.values_list(*ENTRY)
    return b"".join(audit.line_of(dict(zip(ENTRY, row, strict=True))) for row in rows)
