"""Thirty ballots with ten names, three people, one computer: from the box to the minutes."""

from __future__ import annotations

import pytest

from tests import build
from tests.newcomers import counting
from tests.newcomers.person import Person
from tests.newcomers.rooms import add, add_role, change, first_log_in, log_in, log_out, room  # noqa: F401
from votes.services import verifying

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]
HEAD, TYPIST, CHECKER = "Lê Văn Đọc", "Hà Thị Gõ", "Vũ Thị Soát"
BOX = counting.Box(30, 10, {4: counting.UNSTAMPED, 28: counting.WRITING})
SLIPS = [(1, 3, 2), (1, 20, 10), (2, 2, 5)]


def open_the_vote(who: Person, title: str) -> None:
    """What the organiser still does: the ballots go out, roll call, the meeting's votes."""
    who.on("Các cuộc lấy phiếu")
    who.moves_on(lambda: who.link("Bắt đầu bỏ phiếu"))
    who.on(title)
    who.moves_on(lambda: who.button("Bắt đầu bỏ phiếu"))
    who.on(title)
    who.moves_on(lambda: who.button("Tiếp: Điểm danh"))
    who.on("Điểm danh")
    who.fill("Được triệu tập", "30")
    who.fill("Có mặt", "30")
    who.moves_on(lambda: who.button("Ghi điểm danh"))
    who.on(title)
    who.moves_on(lambda: who.button("Tiếp: Thông qua Ban kiểm phiếu"))
    for topic, words in (("#board", "Ban kiểm phiếu"), ("#list", "danh sách")):
        who.on("Thông qua Ban kiểm phiếu, danh sách")
        who.row.clicks, who.row.keys = who.row.clicks + 1, who.row.keys + 2
        who.page.locator(topic).get_by_label("Tán thành", exact=False).first.fill("30")
        who.moves_on(lambda words=words: who.button(f"Ghi biểu quyết {words}"))


def give_accounts(who: Person, title: str) -> dict[str, str]:
    """Điều hành says that nobody can go on, and where people are added."""
    who.on(title)
    who.reads("Chưa ai làm được việc này")
    who.moves_on(lambda: who.button("Tiếp: Tài khoản"))
    roles = {
        HEAD: "Trưởng Ban kiểm phiếu",
        TYPIST: "Người nhập phiếu",
        CHECKER: "Người nhập phiếu",
    }
    papers = add(who, roles)
    add_role(who, CHECKER, "Thư ký Ban kiểm phiếu")
    log_out(who)
    return papers


def count_the_papers(who: Person, title: str) -> None:
    """The head: issued and collected, the box opened, batches laid out."""
    who.moves_on(lambda: who.link("Phát phiếu, thu phiếu"))
    who.on("Phát phiếu, thu phiếu")
    who.fill("Phát ra", "30")
    who.fill("Thu về", "30")
    who.moves_on(lambda: who.button("Ghi số phiếu"))
    who.on("Phát phiếu, thu phiếu")
    who.moves_on(lambda: who.button("Mở thùng, bắt đầu kiểm phiếu"))
    who.on("Chia tập phiếu")
    who.moves_on(lambda: who.button("Chia tập"))
    who.on("Chia tập phiếu")
    who.moves_on(lambda: who.button("Tiếp: Điều hành"))
    who.on(title)
    who.reads("Làm tiếp ở máy này: nhấn “Đổi người”")
    who.moves_on(lambda: who.link("Đổi người"))


def key_all(who: Person, slips=()) -> None:
    """Batch after batch until the page says to change."""
    for _batch in BOX.sizes:
        counting.at_desk(who)
        counting.key_batch(who, BOX, slips)
        who.moves_on(lambda: who.press("Enter"))


def test_three_people_at_one_computer_come_to_the_minutes(room):  # noqa: F811
    session = build.session(subjects=10, summoned=30, total_members=30, present=None)
    organiser = build.organiser(session)
    who = room.computer("Cán bộ chuẩn bị")
    log_in(who, organiser.username, build.PASSWORD)
    open_the_vote(who, session.title)
    pins = give_accounts(who, session.title)
    for name in (TYPIST, CHECKER, HEAD):
        pins[name] = first_log_in(who, name, pins[name])
        if name != HEAD:
            log_out(who)
    count_the_papers(who, session.title)
    change(who, TYPIST, pins[TYPIST])
    key_all(who)
    change(who, CHECKER, pins[CHECKER])
    key_all(who, SLIPS)
    change(who, HEAD, pins[HEAD])
    who.on(session.title)
    assert counting.decide_all(who, BOX) == len(SLIPS)
    who.on(session.title)
    counting.fix(who, CHECKER, pins[HEAD], pins[CHECKER])
    text = counting.minutes(who)
    who.leave()
    names = session.subjects.order_by("order").values_list("name", flat=True)
    counting.check_minutes(text, BOX, list(names))
    assert verifying.verify(code=session.code) == []
    assert room.account.complaints == []
