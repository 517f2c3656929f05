"""Nhật ký kiểm phiếu: everything that was done, the statistics, and the full digest.

The only paper that has the digest whole and as a square code: the minutes have one line of it.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterator
from typing import Any

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer

from .. import tally
from ..payload import LogEntry
from . import fonts, page, phrases, signatures
from .closed import closed
from .letterhead import counting_board, letterhead, title
from .source import TENTH_MM, Source
from .styles import LEFT, Styles
from .tables import PADDING, Ruled, head_cells, introduced
from .text import Markup, count

TITLE = "Nhật ký kiểm phiếu"
#: In 0.1 mm: at this side a telephone reads it from a copy too.
SQUARE = 300
#: The digest stands in groups, as one compares it by eye.
GROUP = 8
HASH_SHOWN = 8
#: More are set smaller, as any long text of a table is.
MOST_LINES = 20
ROMAN = ("", "I", "II", "III", "IV")


def paper(source: Source) -> page.Paper:
    story: list[Any] = [
        *letterhead(source, counting_board(source)),
        *title(source, TITLE.upper(), phrases.subject(source), phrases.when(source)),
        *_result(source),
        *_statistics(source),
        *_findings(source),
        *_entries(source),
    ]
    return page.Paper(f"{TITLE}, {phrases.subject_plain(source)}", story)


def _heading(source: Source, number: int, words: str, *, keep: bool = True) -> Any:
    said = source.say(words)
    text = f"{ROMAN[number]}- {said.upper()}" if source.party else f"{number}. {said}"
    return Styles(source).heading(text, keep=keep)


def _result(source: Source) -> Iterator[Any]:
    styles, sealing = Styles(source), source.payload.sealing
    yield _heading(source, 1, "Kết quả đã chốt")
    if sealing is None:
        yield styles.body(source.say("Kết quả chưa được chốt."))
        return
    day, _t, clock = sealing.at.partition("T")
    yield styles.body(
        source.say(
            "Bản {version}, chốt lúc {clock} ngày {day}; người chốt: {by}, {with_}.",
            version=sealing.version,
            clock=clock.replace(":", " giờ "),
            day=_day(day),
            by=fonts.visible(sealing.by),
            with_=fonts.visible(sealing.confirmed_by),
        )
    )
    if sealing.supersedes:
        said = "Thay thế bản trước. Lý do mở lại: {reason}."
        yield styles.body(source.say(said, reason=fonts.visible(sealing.reason)))
    yield _digest(source)


def _digest(source: Source) -> Any:
    """The digest in full beside its square."""
    styles, digest = Styles(source), source.digest
    half = len(digest) // 2
    text = source.say(
        "Mã đối chiếu số liệu: <b>{code}</b><br/>Mã đầy đủ (SHA-256):<br/>{first}<br/>{second}",
        code=source.code,
        first=_grouped(digest[:half]),
        second=_grouped(digest[half:]),
    )
    side = SQUARE * TENTH_MM
    width = page.margins(source).width
    return page.grid(
        [[styles.line(text, "table_size", LEFT), Square(digest, side)]],
        colWidths=[width - side - 10, side + 10],
        style=[("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("ALIGN", (1, 0), (1, 0), "RIGHT")],
    )


def _grouped(digest: str) -> str:
    return " ".join(digest[start : start + GROUP] for start in range(0, len(digest), GROUP))


class Square(Flowable):
    """A QR code without any text of its own."""

    def __init__(self, text: str, side: float) -> None:
        super().__init__()
        self.width = self.height = side
        self.hAlign = "RIGHT"
        code = QRCode(None, QRErrorCorrectLevel.M)
        code.addData(text)
        code.make()
        self.rows: list[list[bool]] = code.modules

    def draw(self) -> None:
        dot = self.height / len(self.rows)
        for number, row in enumerate(self.rows, 1):
            dark = (place for place, on in enumerate(row) if on)
            for place in dark:
                bottom = self.height - number * dot
                self.canv.rect(place * dot, bottom, dot, dot, stroke=0, fill=1)


def _statistics(source: Source) -> Iterator[Any]:
    """Differences and samples: they are told here and on no signed paper."""
    styles, done = Styles(source), source.payload.assurance
    yield _heading(source, 2, "Số liệu về việc nhập và đối chiếu")
    ballots = sum(form.valid + form.invalid for form in source.payload.forms)
    lines = [
        ("Số lượt nhập mỗi tập", source.payload.meeting.keyings),
        ("Số phiếu đã kết luận", ballots),
        ("Số dòng đã nhập từ hai lượt trở lên", done.marks),
        ("Số chỗ khác nhau giữa các lượt", done.differences),
        ("Số phiếu xem lại để kết luận", done.decided_ballots),
        ("Số phiếu chọn ngẫu nhiên đối chiếu với phiếu giấy", done.sampled),
        ("Số phiếu kiểm tra lại theo yêu cầu", done.rechecked),
        ("Số tập nhập từ tệp", done.imported),
    ]
    for words, value in lines:
        said = source.say("- {words}: {n}", words=source.say(words), n=count(value))
        rate = ""
        if value is done.differences and done.marks and "khác nhau" in words:
            share = tally.per_thousand(done.differences, done.marks)
            rate = source.say(" ({share} trên 1.000 dòng)", share=share)
        yield styles.body(Markup(f"{said}{rate}."), spaceAfter=2)


def _findings(source: Source) -> Iterator[Any]:
    notes = source.payload.findings
    heading = _heading(source, 3, "Lỗi, lưu ý và việc kiểm tra")
    if not notes:
        yield from (heading, Styles(source).body(source.say("Không có.")))
        return
    labels = ["Mã", "Nội dung", "Đã kiểm tra"]
    ruled = Ruled(source, page.margins(source).width, (14, 90, 61), [head_cells(source, labels)])
    for note in notes:
        by, why = fonts.visible(note.acknowledged_by), fonts.visible(note.reason)
        checked = source.say("{by}: {why}", by=by, why=why)
        message = source.say("{text}", text=fonts.visible(note.message))
        ruled.rows.append(
            [
                note.code,
                ruled.text(message, 1, note.code),
                ruled.text(checked if note.reason else Markup("–"), 2, note.code),
            ]
        )
    yield from introduced(source, [heading], ruled.table())


def _entries(source: Source) -> Iterator[Any]:
    """Every entry with the beginning of its hash; the end of the chain stands under them."""
    styles, entries = Styles(source), source.beside.log
    labels = ["Số", "Lúc", "Ai, vai trò", "Việc", "Mã nối"]
    ruled = Ruled(
        source, page.margins(source).width, (11, 26, 38, 68, 22), [head_cells(source, labels)]
    )
    ruled.rows = [_row(source, ruled, entry) for entry in entries]
    yield Spacer(0, 6)
    yield CondPageBreak(SQUARE * TENTH_MM)
    yield _heading(source, 4, "Các việc đã ghi", keep=not entries)
    ruled.commands.append(("ALIGN", (2, 1), (3, -1), "LEFT"))
    end = [*_chain(source, styles), *signatures.heads(source, [])]
    if not entries:
        yield KeepTogether(end)
        return
    yield from closed(source, ruled, end)


def _row(source: Source, ruled: Ruled, entry: LogEntry) -> list[Any]:
    who = f"{entry.who}, {source.voice.own(entry.role)}" if entry.role else entry.who
    return [
        str(entry.number),
        _when(fonts.visible(entry.at)),
        _lines(source, ruled, 2, who, entry),
        _lines(source, ruled, 3, entry.action, entry),
        fonts.visible(entry.hash[:HASH_SHOWN]),
    ]


def _lines(source: Source, ruled: Ruled, column: int, text: str, entry: LogEntry) -> Any:
    """Plain lines, since paragraphs of thousands of entries take seconds; odd text is one."""
    shown = fonts.visible(text)
    room = ruled.widths[column] - 2 * PADDING
    lines = _broken_to(shown, room, source.pt("table_size"))
    if lines is not None and len(lines) <= MOST_LINES:
        return "\n".join(lines)
    said = source.say("{text}", text=shown)
    return ruled.text(said, column, f"dòng {entry.number} của nhật ký")


def _broken_to(text: str, room: float, size: float) -> list[str] | None:
    """The text in lines that have room; None where a word has not."""
    lines: list[str] = []
    left = 0.0
    for word in text.split():
        width = _width(f" {word}", size)
        if width > room:
            return None
        if width <= left:
            lines[-1] += f" {word}"
            left -= width
        else:
            lines.append(word)
            left = room - width
    return lines


@functools.lru_cache(4096)
def _width(word: str, size: float) -> float:
    return fonts.width(word, fonts.REGULAR, size)


def _when(at: str) -> str:
    """The day over the time; the zone is the office's own."""
    day, _t, clock = at.partition("T")
    return f"{_day(day)}\n{clock[:8]}" if clock else at


def _day(iso: str) -> str:
    try:
        return f"{datetime.date.fromisoformat(iso):%d/%m/%Y}"
    except ValueError:
        return iso


def _chain(source: Source, styles: Styles) -> Iterator[Any]:
    """Whether every entry follows from the one before, and the whole hash of the last."""
    broken, entries = _broken(source), source.beside.log
    if broken:
        said = "Chuỗi nhật ký bị đứt ở dòng {n}: từ dòng đó không còn tin được."
    elif not entries:
        said = "Chưa có việc nào được ghi."
    else:
        said = (
            "Chuỗi nhật ký nguyên vẹn, {all} dòng; mỗi dòng nối với dòng trước bằng mã SHA-256. "
            "Mã của dòng cuối:"
        )
    chain = source.say(said, n=broken, all=count(len(entries)))
    yield styles.body(Markup(f"<i>{chain}</i>"), spaceBefore=6)
    if entries and not broken:
        yield styles.line(source.say("{hash}", hash=_grouped(entries[-1].hash)), "table_size")


def _broken(source: Source) -> int:
    """The first entry that does not follow, or that is not what the result was fixed with."""
    entries, fixed = source.beside.log, source.payload.audit
    if source.beside.log_broken or not (source.payload.sealed and fixed.length):
        return source.beside.log_broken
    held = {entry.number: entry.hash for entry in entries}
    return 0 if held.get(fixed.length) == fixed.head else min(fixed.length, len(entries) + 1)
