"""What was given, by what is in it and not by its name; each wrong kind has its own remedy."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from typing import Final

from ..problems import Problem, RosterErrors
from .grid import Table
from .html import from_html
from .text import decoded, from_text
from .workbook import check_archive, from_workbook

SIZE_LIMIT: Final = 5 * 1024 * 1024
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES: Final = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF",
)  # fmt: skip
PASTE_IT: Final = "chọn cả bảng, chép (Ctrl+C) rồi dán (Ctrl+V) vào ô dán"
_SAVE_AS: Final = "Mở bằng Excel, chọn File → Save As → “Excel Workbook (*.xlsx)” rồi nạp tệp mới"


def _refused(message: str) -> RosterErrors:
    return RosterErrors([Problem("", message)])


def check_size(size: int) -> None:
    """RosterErrors for a file that is no list; to be asked before a byte of it is read."""
    if size > SIZE_LIMIT:
        raise _refused(
            f"tệp dài {size // 1024 // 1024} MB, nhiều nhất {SIZE_LIMIT // 1024 // 1024} MB. "
            "Chép riêng bảng danh sách sang một sổ mới rồi lưu."
        )


def paste(html: str, text: str) -> Table:
    """What was pasted: the table of its HTML where there is one, else text with tabs."""
    check_size(max(len(html), len(text)))
    table = from_html(html) if html else None
    if table is None:
        table = from_text(text)
    if not table.rows:
        raise _refused(f"chưa có gì được dán. Trong Word hoặc Excel, {PASTE_IT}.")
    return table


def read(data: bytes) -> Table:
    """The table of a file; RosterErrors says in one line what to do with what is none."""
    check_size(len(data))
    if not data.strip():
        raise _refused("tệp trống. Chọn đúng tệp có danh sách.")
    if data.startswith(b"PK"):
        return _zipped(data)
    _refuse_others(data)
    text, notes = decoded(data)
    page = text[:2_000].lower()
    is_page = "<table" in page or "<html" in page
    table = from_html(text) if is_page else from_text(text)
    if table is None or not table.rows:
        raise _refused("tệp không có dòng nào có chữ. Chọn đúng tệp có danh sách.")
    return replace(table, notes=(*notes, *table.notes))


def _zipped(data: bytes) -> Table:
    archive = check_archive(data)
    names = set(archive.namelist())
    if "xl/workbook.xml" in names:
        return _workbook(data, archive, names)
    if "xl/workbook.bin" in names:
        raise _refused(f"tệp .xlsb chưa đọc được. {_SAVE_AS}.")
    if "word/document.xml" in names:
        raise _refused(f"đây là tệp Word. Mở tệp, {PASTE_IT} ở trang này.")
    if "mimetype" in names and b"opendocument" in archive.read("mimetype")[:80]:
        raise _refused("đây là tệp LibreOffice (.ods, .odt). Lưu lại thành .xlsx rồi nạp.")
    raise _refused("đây là tệp nén. Giải nén rồi nạp tệp .xlsx hoặc .csv ở trong.")


def _workbook(data: bytes, archive: zipfile.ZipFile, names: set[str]) -> Table:
    table = from_workbook(data, archive)
    if not any(name.endswith("vbaProject.bin") for name in names):
        return table
    note = "Tệp có macro: chỉ đọc bảng, macro không được chạy."
    return replace(table, notes=(note, *table.notes))


def _refuse_others(data: bytes) -> None:
    if data.startswith(_OLE):
        raise _refused(_ole(data))
    if data.lstrip()[:5] == b"%PDF-":
        raise _refused(
            "đây là tệp PDF, không đọc được thành bảng. Dùng tệp Word hoặc Excel gốc: "
            f"mở ra, {PASTE_IT}."
        )
    if data.startswith(_PICTURES) and b"\x00" in data[:64]:
        raise _refused("đây là ảnh, không đọc được thành bảng. Dùng tệp Word hoặc Excel gốc.")
    if data.startswith(b"{\\rtf"):
        raise _refused(f"đây là tệp RTF. Mở bằng Word, {PASTE_IT} ở trang này.")
    if b"\x00" in data[:4_096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _refused("không phải tệp bảng. Dùng .xlsx, .csv, hoặc dán bảng từ Word, Excel.")


def _ole(data: bytes) -> str:
    """The old container of Office, told apart by the names of the streams in it."""

    def has(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if has("EncryptedPackage"):
        return "tệp có mật khẩu. Mở bằng Excel, bỏ mật khẩu (File → Info), lưu lại rồi nạp."
    if has("WordDocument"):
        return f"đây là tệp Word đời cũ (.doc). Mở tệp, {PASTE_IT} ở trang này."
    return f"tệp Excel đời cũ (.xls) chưa đọc được. {_SAVE_AS}; hoặc {PASTE_IT}."
