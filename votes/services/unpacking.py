"""Reading an archive of a fixed result that another installation exported."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _

from .. import payload
from . import archived, recount
from .archiving import CONTENTS, FORMAT, LOG, SUMS
from .errors import Refused

MOST_FILES: Final = 5_000
#: Bytes of the whole archive once unpacked: far more than 700 ballots and their prints need.
LARGEST: Final = 300_000_000
UNREADABLE: Final = (
    *(ValueError, TypeError, LookupError, AttributeError, RecursionError),
    *(zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError),
)


@dataclass(frozen=True)
class FirstPrint:
    document: str
    format: str
    content: bytes
    sha256: str


@dataclass(frozen=True)
class Version:
    number: int
    digest: str
    text: str
    ballots: str
    result: payload.Payload
    prints: tuple[FirstPrint, ...]


@dataclass(frozen=True)
class Unpacked:
    """A whole archive that fits itself: `log` is the text of its entries, one a line."""

    uid: str
    code: str
    chain: str
    log: str
    versions: tuple[Version, ...]


def unpack(data: bytes) -> Unpacked:
    """Raises Refused: `no_archive`, `too_large`, `tampered` naming the first file that differs."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            files = dict(_read(opened))
            found = _unpacked(files)
            wrong = next(_problems(found, files), "")
    except UNREADABLE as error:
        raise Refused(_("Tệp không phải tệp lưu kết quả, hoặc đã hỏng."), "no_archive") from error
    if wrong:
        raise Refused(_("Tệp lưu đã bị thay đổi: %s.") % wrong, "tampered")
    return found


def _read(opened: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """Every file; sizes are looked at before anything is unpacked, and while it is."""
    entries = opened.infolist()
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > LARGEST:
        raise Refused(_("Tệp quá lớn, không phải tệp lưu của một cuộc lấy phiếu."), "too_large")
    for entry in entries:
        with opened.open(entry) as file:
            content = file.read(entry.file_size + 1)
        if len(content) != entry.file_size:
            raise zipfile.BadZipFile(entry.filename)
        yield entry.filename, content


def _unpacked(files: Mapping[str, bytes]) -> Unpacked:
    contents = json.loads(files[CONTENTS])
    if contents["format"] != FORMAT:
        raise ValueError(contents["format"])
    versions = tuple(_version(told, files) for told in contents["versions"])
    if [one.number for one in versions] != list(range(1, len(versions) + 1)) or not versions:
        raise ValueError("versions")
    session = contents["session"]
    return Unpacked(
        str(session["uid"]),
        str(session["code"]),
        str(contents["chain"]),
        files[LOG].decode(),
        versions,
    )


def _version(told: Mapping[str, Any], files: Mapping[str, bytes]) -> Version:
    folder = f"ban-{told['version']}"
    text = files[f"{folder}/ket-qua.json"].decode()
    prints = (
        FirstPrint(one["document"], one["format"], files[one["file"]], one["sha256"])
        for one in told["prints"]
    )
    return Version(
        told["version"],
        told["digest"],
        text,
        files[f"{folder}/phieu.txt"].decode(),
        payload.parse(text),
        tuple(prints),
    )


def _problems(found: Unpacked, files: Mapping[str, bytes]) -> Iterator[str]:
    yield from _sums(files)
    for version in found.versions:
        yield from (f"bản {version.number}, {text}" for text in _version_problems(found, version))
    rows = [{"version": one.number, "digest": one.digest} for one in found.versions]
    anchors = [one.result.audit for one in found.versions]
    yield from archived.log_problems(found.log, found.chain, rows, anchors)


def _sums(files: Mapping[str, bytes]) -> Iterator[str]:
    lines = (line.partition("  ") for line in files[SUMS].decode().splitlines())
    told = {name: digest for digest, _gap, name in lines}
    for name in sorted({*told, *files} - {SUMS}):
        if name not in files or payload.digest(files[name]) != told.get(name):
            yield _("%s khác với SHA256SUMS") % name


def _version_problems(found: Unpacked, version: Version) -> Iterator[str]:
    built = version.result
    if payload.digest(version.text.encode()) != version.digest:
        yield _("mã đối chiếu không khớp kết quả")
    if payload.canonical(json.loads(version.text)).decode() != version.text:
        yield _("kết quả không ở dạng chuẩn")
    if payload.digest(version.ballots.encode()) != built.ballots_digest:
        yield _("danh sách phiếu không khớp kết quả")
    if built.sealing is None or built.sealing.version != version.number:
        yield _("kết quả chưa được chốt")
    if built.meeting.uid != found.uid or found.chain != found.uid.replace("-", ""):
        yield _("kết quả của cuộc lấy phiếu khác")
    yield from recount.problems(built, version.ballots)
    for one in version.prints:
        if payload.digest(one.content) != one.sha256:
            yield _("bản in %s đã thay đổi") % one.document
