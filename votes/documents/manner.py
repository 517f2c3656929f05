"""How the ballots were keyed and held against the paper, in the words of the minutes."""

from __future__ import annotations

from .phrases import NUMBERS
from .source import Source


def checked(source: Source) -> str:
    """That ballots were held against the count again, where they were; no figure of it."""
    done = source.payload.assurance
    ways = []
    if done.sampled:
        ways.append("chọn ngẫu nhiên một số phiếu để đối chiếu lại với kết quả nhập")
    if done.rechecked:
        ways.append("kiểm tra lại phiếu theo yêu cầu của Ban kiểm phiếu")
    return f"; đã {' và '.join(ways)}" if ways else ""


def keyed(source: Source) -> str:
    """How the ballots were keyed and checked, as it was."""
    return _keyed(source) + checked(source)


def _keyed(source: Source) -> str:
    keyings = source.payload.meeting.keyings
    times = NUMBERS.get(keyings, str(keyings))
    if source.payload.assurance.imported:
        done = f"mỗi phiếu được nhập {times} lượt"
    else:
        done = f"mỗi phiếu do {times} người nhập"
    if keyings == 1:
        return done
    if not source.party:
        return f"{done} độc lập và đối chiếu với phiếu"
    passes = "hai lượt" if keyings == 2 else "các lượt"
    return (
        f"{done} độc lập; những chỗ {passes} nhập khác nhau đã được Ban kiểm phiếu xem lại phiếu "
        "và kết luận"
    )
