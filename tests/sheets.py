"""Small tables as offices send them, right or spoiled; everybody in them is invented."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from votes.roster import tables

HEAD = ("TT", "Họ và tên", "Chức vụ")
PEOPLE = (
    ("1", "Âu Thị Hòa", "Phó Bí thư Đảng ủy"),
    ("2", "Bế Quang Hưởng", "Ủy viên Ban Thường vụ"),
    ("3", "Ma Văn Tịnh", "Chủ tịch Hội Nông dân"),
)
NAMES = [name for _number, name, _post in PEOPLE]
Rows = Sequence[Sequence[object]]


def rows(*people: Sequence[object], head: Sequence[object] = HEAD) -> list[Sequence[object]]:
    return [head, *(people or PEOPLE)]


def tabbed(table: Rows) -> str:
    return "\n".join("\t".join(map(str, row)) for row in table)


def csv(table: Rows, separator: str = ",", encoding: str = "utf-8") -> bytes:
    return "\n".join(separator.join(map(str, row)) for row in table).encode(encoding)


def html(table: Rows, font: str = "") -> str:
    """As Word puts it on the clipboard; a cell may be its whole `<td …>…</td>`."""
    style = f' style="font-family:{font}"' if font else ""

    def cell(text: object) -> str:
        said = str(text)
        return said if said.startswith("<td") else f"<td><span{style}>{said}</span></td>"

    lines = "".join(f"<tr>{''.join(map(cell, row))}</tr>" for row in table)
    return f"<html><body><!--StartFragment--><table>{lines}</table></body></html>"


def pasted(table: Rows, font: str = "") -> tables.Table:
    return tables.paste(html(table, font), "")


def xlsx(table: Rows, change: Callable[[Worksheet], None] | None = None) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in table:
        sheet.append(list(row))
    if change is not None:
        change(sheet)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def rezipped(data: bytes, **parts: bytes) -> bytes:
    """The same zip with parts put in place of those whose names end so, or added."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, parts.pop(name, old.read(name)))
        for name, content in parts.items():
            new.writestr(name, content)
    return stream.getvalue()


def zipped(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def compound(stream: str) -> bytes:
    """The head of an old Office file that holds a stream of that name."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le")
