"""Lưu ý: somebody says they have checked it."""

from __future__ import annotations

from collections.abc import Iterator

from ..roster import fold
from .facts import Facts

#: W06: more than one in ten.
MANY = 10


def w01(facts: Facts) -> Iterator[str]:
    """no counting board"""
    if not facts.payload.board:
        yield "chưa có Ban kiểm phiếu."


def w02(facts: Facts) -> Iterator[str]:
    """a board member is on the ballot"""
    rated = {fold(line.name) for form in facts.payload.forms for line in form.lines}
    for member in facts.payload.board:
        if fold(member.name) in rated:
            yield f"{member.name} là thành viên Ban kiểm phiếu và có tên trên phiếu."


def w03(facts: Facts) -> Iterator[str]:
    """exemption and dates disagree"""
    if not facts.ruleset.exempt_grounds:  # a vote at any time, which no date exempts from
        return
    year = facts.payload.meeting.held_on[:4]
    for subject in facts.subjects:
        by_date = subject.appointed_on[:4] == year or bool(subject.retiring_on)
        if by_date and not subject.exempt:
            yield (
                f"{subject.name} có ngày bổ nhiệm trong năm lấy phiếu hoặc đã có thông báo nghỉ, "
                "nhưng vẫn có tên trên phiếu."
            )
        dated = subject.appointed_on or subject.retiring_on
        if subject.exempt and dated and not by_date:
            yield (
                f"{subject.name} không thuộc diện lấy phiếu, nhưng ngày bổ nhiệm không nằm trong "
                "năm lấy phiếu và không có thông báo nghỉ."
            )


def w04(facts: Facts) -> Iterator[str]:
    """one keying only"""
    if facts.payload.meeting.keyings == 1:
        yield "mỗi phiếu chỉ nhập một lượt, không có lượt thứ hai để đối chiếu."


def w05(facts: Facts) -> Iterator[str]:
    """a batch with no typed keying, or two keyings of the same file"""
    for batch in facts.batches:
        name = f"{facts.label(batch.form)}tập {batch.number}"
        if batch.keyings and all(keying.source != "typed" for keying in batch.keyings):
            yield f"{name}: không có lượt nào do người nhập."
        files = [keying.file_digest for keying in batch.keyings if keying.file_digest]
        if len(set(files)) < len(files):
            yield f"{name}: hai lượt nhập có cùng một nội dung tệp."


def w06(facts: Facts) -> Iterator[str]:
    """over 10 % of ballots invalid or of a line's marks void"""
    for form in facts.payload.forms:
        counted = form.valid + form.invalid
        if form.invalid * MANY > counted:
            yield f"{facts.label(form.label)}{form.invalid}/{counted} phiếu không hợp lệ, quá 10%."
        for line in form.lines:
            void = line.blank + line.multiple
            if void * MANY > form.valid:
                yield (
                    f"{facts.label(form.label)}dòng {line.order} ({line.name}): "
                    f"{void}/{form.valid} phiếu không đánh dấu hoặc đánh dấu nhiều ô, quá 10%."
                )


def w07(facts: Facts) -> Iterator[str]:
    """no legal basis"""
    if not facts.payload.legal_bases:
        yield "chưa ghi căn cứ."
