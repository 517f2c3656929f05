"""Lỗi phải xử lý: nothing is fixed while one of these stands (identities: domain §4)."""

from __future__ import annotations

from collections.abc import Iterator

from .facts import Facts


def e01(facts: Facts) -> Iterator[str]:
    """issued > present, unless ballots of absent members are accepted"""
    present = facts.payload.roll.present
    if facts.payload.meeting.absent_ballots_allowed or present is None:
        return
    for form in facts.payload.forms:
        if form.issued is not None and form.issued > present:
            yield (
                f"{facts.label(form.label)}phát ra {form.issued}, có mặt {present}. "
                "Kiểm tra lại số phiếu phát ra hoặc số có mặt."
            )


def e02(facts: Facts) -> Iterator[str]:
    """valid + invalid ≠ collected"""
    for form in facts.payload.forms:
        if form.collected is not None and form.valid + form.invalid != form.collected:
            yield (
                f"{facts.label(form.label)}hợp lệ {form.valid} + không hợp lệ {form.invalid} = "
                f"{form.valid + form.invalid}, thu về {form.collected}. "
                "Đếm lại phiếu thu về hoặc nhập nốt các tập còn thiếu."
            )


def e03(facts: Facts) -> Iterator[str]:
    """batch sizes ≠ collected"""
    for form in facts.payload.forms:
        sizes = sum(batch.size for batch in facts.batches if batch.form == form.label)
        if form.collected is not None and sizes != form.collected:
            yield (
                f"{facts.label(form.label)}các tập cộng lại {sizes} phiếu, "
                f"thu về {form.collected}. Sửa số phiếu của tập hoặc số thu về."
            )


def e04(facts: Facts) -> Iterator[str]:
    """a line's sum ≠ valid"""
    for form in facts.payload.forms:
        for line in form.lines:
            total = sum(line.counts.values()) + line.blank + line.multiple
            if total != form.valid:
                yield (
                    f"{facts.label(form.label)}dòng {line.order} ({line.name}) cộng lại {total}, "
                    f"phiếu hợp lệ {form.valid}. Nhập lại tập có phiếu sai số dòng."
                )


def e05(facts: Facts) -> Iterator[str]:
    """collected > issued"""
    for form in facts.payload.forms:
        if form.collected is None or form.issued is None:
            continue
        if form.collected > form.issued:
            yield (
                f"{facts.label(form.label)}phát ra {form.issued}, thu về {form.collected}. "
                "Đếm lại phiếu thu về hoặc sửa số phát ra."
            )


def e06(facts: Facts) -> Iterator[str]:
    """present > summoned"""
    roll = facts.payload.roll
    if roll.present is not None and roll.summoned is not None and roll.present > roll.summoned:
        yield (
            f"có mặt {roll.present}, được triệu tập {roll.summoned}. "
            "Sửa số có mặt hoặc số được triệu tập."
        )


def e07(facts: Facts) -> Iterator[str]:
    """quorum not met"""
    roll = facts.payload.roll
    base = roll.summoned if facts.ruleset.quorum_base == "summoned" else roll.total_members
    if roll.present is None or base is None:
        return
    if not facts.ruleset.quorum_met(roll.present, base):
        yield (
            f"có mặt {roll.present} trên {base}, chưa đủ 2/3. "
            "Chưa đủ điều kiện tiến hành lấy phiếu tín nhiệm."
        )


def e08(facts: Facts) -> Iterator[str]:
    """a required keying unfinished or a difference not decided"""
    for batch in facts.batches:
        required = batch.ordered or facts.payload.meeting.keyings
        name = f"{facts.label(batch.form)}tập {batch.number}"
        finished = sum(keying.finished for keying in batch.keyings)
        if finished < required:
            yield f"{name}: xong {finished}/{required} lượt nhập. Nhập nốt các lượt còn thiếu."
        elif not batch.settled:
            yield (
                f"{name}: còn {batch.open_differences} chỗ khác nhau chưa kết luận. "
                "Xem lại phiếu và kết luận."
            )


def e09(facts: Facts) -> Iterator[str]:
    """a number that denominator or quorum needs is unknown"""
    roll = facts.payload.roll
    needs = {facts.ruleset.quorum_base, facts.ruleset.denominator}
    if roll.present is None:
        yield "chưa có số có mặt. Nhập ở trang Điểm danh."
    if "summoned" in needs and roll.summoned is None:
        yield "chưa có số được triệu tập. Nhập ở trang Điểm danh."
    if "total_members" in needs and roll.total_members is None:
        yield "chưa có tổng số thành viên. Nhập ở trang Điểm danh."
    for form in facts.payload.forms:
        for value, name in ((form.issued, "phát ra"), (form.collected, "thu về")):
            if value is None:
                yield (
                    f"{facts.label(form.label)}chưa có số {name}. "
                    "Nhập ở trang Phát phiếu, thu phiếu."
                )


def e10(facts: Facts) -> Iterator[str]:
    """an official neither on a form nor exempt with a reason"""
    for subject in facts.subjects:
        if not subject.on_form and not (subject.exempt and subject.exempt_reason.strip()):
            yield (
                f"{subject.name} không có trên phiếu và chưa ghi lý do không thuộc diện lấy phiếu. "
                "Đưa vào một loại phiếu hoặc ghi lý do."
            )


def e11(facts: Facts) -> Iterator[str]:
    """printed ≠ issued + swapped + unused where all are known"""
    for form in facts.payload.forms:
        if form.printed is None or form.issued is None or form.unused is None:
            continue
        used = form.issued + form.swapped + form.unused
        if used != form.printed:
            yield (
                f"{facts.label(form.label)}in {form.printed}, nhưng phát ra {form.issued} + đổi "
                f"{form.swapped} + chưa sử dụng {form.unused} = {used}. Đếm lại phiếu chưa sử dụng."
            )
