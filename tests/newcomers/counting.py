"""The day as its people do it: papers in hand, nothing known but what the screen says."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Sequence

import pypdfium2
from playwright.sync_api import expect

from tests.e2e.test_whole_day import DOWNLOAD
from tests.newcomers.person import Person

UNSTAMPED, WRITING = "không có dấu treo", "viết, vẽ thêm nội dung khác"
PLACE = re.compile(r"PHIẾU (\d+) · DÒNG (\d+)")


class Box:
    """The papers as they lie in their batches; a paper is its marks or the reason against it."""

    def __init__(self, papers: int, lines: int, invalid: dict[int, str]) -> None:
        rng = random.Random(2026)
        marks = [rng.choices("12309", (70, 20, 7, 2, 1), k=lines) for _paper in range(papers)]
        self.papers = [invalid.get(number, "".join(row)) for number, row in enumerate(marks, 1)]
        self.lines, self.sizes = lines, [25] * (papers // 25) + [papers % 25] * bool(papers % 25)

    def batch(self, number: int) -> list[str]:
        start = sum(self.sizes[: number - 1])
        return self.papers[start : start + self.sizes[number - 1]]

    def valid(self) -> list[str]:
        return [paper for paper in self.papers if paper.isdigit()]

    def row(self, line: int) -> list[str]:
        """A line of the minutes, counted here: each level with its share, then 0 and 9."""
        column = [paper[line] for paper in self.valid()]
        counts = [column.count(mark) for mark in "12309"]
        levels = [text for count in counts[:3] for text in (str(count), self.share(count))]
        return levels + [str(count) for count in counts[3:]]

    def share(self, count: int) -> str:
        hundredths = (count * 20000 + len(self.papers)) // (2 * len(self.papers))
        return f"{hundredths // 100},{hundredths % 100:02}"


def slipped(mark: str) -> str:
    return "1" if mark != "1" else "2"


def key_batch(who: Person, box: Box, slips: Sequence[tuple[int, int, int]] = ()) -> int:
    """Key the batch the page names; gives its number. A slip is batch, paper, line."""
    desk = who.page.locator("#desk")
    expect(desk).to_be_visible()
    number = int(re.search(r"Tập (\d+)", desk.inner_text())[1])
    who.row.page = f"Nhập phiếu, tập {number}"
    for position, paper in enumerate(box.batch(number), 1):
        expect(desk).to_contain_text(f"Phiếu {position}/")
        key_paper(who, paper, {line for b, p, line in slips if (b, p) == (number, position)})
    size = box.sizes[number - 1]
    expect(desk).to_contain_text(f"Đã lưu {size}/{size}")
    who.moves_on(lambda: who.press("Enter"))
    who.on(f"Xong tập {number}: {size}/{size} phiếu.")
    return number


def key_paper(who: Person, paper: str, slips: set[int]) -> None:
    if paper.isdigit():
        who.press(*(slipped(m) if n in slips else m for n, m in enumerate(paper, 1)), "Enter")
        return
    who.press("x")
    reason = who.page.locator("[data-reason]", has_text=paper)
    expect(reason).to_be_visible()
    who.press(reason.locator("kbd").inner_text(), "Enter")


def at_desk(who: Person) -> None:
    """The page of a batch has no heading of its own until it is done."""
    expect(who.page.locator("#desk")).to_be_visible()
    who.begin("Nhập phiếu")


def decide_all(who: Person, box: Box) -> int:
    """From Điều hành through every batch that differs and back; how many places were decided."""
    who.moves_on(lambda: who.button("Tiếp: Xử lý chỗ khác nhau"))
    who.on("Xử lý chỗ khác nhau")
    decided = 0
    while who.page.locator(".page-primary", has_text="Xử lý tập").count():
        who.moves_on(lambda: who.button("Xử lý tập"))
        decided += decide_batch(who, box)
        who.on("Xử lý chỗ khác nhau")
    who.reads("Không còn chỗ khác nhau nào")
    who.moves_on(lambda: who.button("Tiếp: Điều hành"))
    return decided


def decide_batch(who: Person, box: Box) -> int:
    who.on("Tập")
    number = int(re.search(r"Tập (\d+)", who.row.page)[1])
    where, decided, done = who.page.locator(".decide-where"), 0, ""
    while True:
        expect(where).not_to_have_text(done)
        done = where.inner_text()
        if not (found := PLACE.search(done)):
            break
        paper, line = (int(text) for text in found.groups())
        who.press(box.batch(number)[paper - 1][line - 1])
        decided += 1
    who.reads("Đã kết luận hết")
    who.moves_on(lambda: who.press("Enter"))
    return decided


def fix(who: Person, second: str, own: str, other: str) -> None:
    """From Điều hành: what is to be noted is checked, then two people fix the result."""
    who.moves_on(lambda: who.button("Tiếp: Kết quả"))
    who.on("Kết quả")
    checked = who.page.locator("form.acknowledge")
    while left := checked.count():
        reason = checked.first.get_by_label("lý do")
        who.row.keys += 20
        who.row.clicks += 1
        reason.fill("Đã đếm lại trên giấy")
        who.moves_on(lambda: who.click(checked.first.get_by_role("button")))
        assert checked.count() < left
    who.moves_on(lambda: who.click(who.page.locator(".page-primary a", has_text="Chốt kết quả")))
    who.on("Chốt kết quả")
    who.fill("Mật khẩu của Trưởng Ban kiểm phiếu", own)
    who.choose("Người thứ hai", second)
    who.fill("Mật khẩu của người thứ hai", other)
    who.moves_on(lambda: who.button("Chốt kết quả"))
    who.on("Kết quả")
    who.reads("Đã chốt kết quả lúc")


def minutes(who: Person) -> str:
    """The text of the paper behind the page's one button."""
    button = who.page.locator(".page-primary .btn-primary")
    expect(button).to_contain_text("In: Biên bản kiểm phiếu")
    content = who.page.evaluate(DOWNLOAD, button.get_attribute("href"))
    pages = pypdfium2.PdfDocument(bytes(content))
    text = " ".join(page.get_textpage().get_text_range() for page in pages)
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text))


def check_minutes(text: str, box: Box, names: Sequence[str]) -> None:
    for line, name in enumerate(names):
        assert name in text
        assert " ".join(box.row(line)) in text, (name, box.row(line))
    invalid = [paper for paper in box.papers if not paper.isdigit()]
    assert all(reason in text for reason in invalid)
    for total in (len(box.papers), len(box.valid()), len(invalid)):
        assert re.search(rf"\b{total} phiếu", text), total
