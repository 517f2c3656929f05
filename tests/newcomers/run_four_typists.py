"""Forty ballots with twelve names, four typists at once, each person at a computer of their own."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests import build
from tests.newcomers import counting
from tests.newcomers.person import Person
from tests.newcomers.rooms import log_in, room  # noqa: F401
from votes.choices import Role
from votes.services import verifying

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]
BOX = counting.Box(40, 12, {7: counting.UNSTAMPED, 31: counting.WRITING})
BOX.sizes = [10, 10, 10, 10]
TYPISTS = ("Bàn Văn An", "Cầm Thị Bích", "Đèo Văn Chung", "Giàng Thị Dợ")
#: Batch, paper, line; who keys a batch second slips there.
SLIPS = [(1, 3, 2), (3, 10, 12)]


@pytest.fixture
def people(room):  # noqa: F811
    """Everybody logged in at their own computer, and the day not begun."""
    session = build.session(
        subjects=12, status="voting", summoned=40, total_members=40, present=None
    )
    office = build.user("Cán bộ", Role.ORGANISER, to=session)
    head = build.user("Lê Văn Đọc", Role.HEAD, to=session)
    second = build.user("Vũ Thị Soát", Role.SECRETARY, to=session)
    users = [office, head, second, *(build.user(name, Role.TYPIST, to=session) for name in TYPISTS)]
    seats = [room.computer(user.name) for user in users]
    for seat, user in zip(seats, users, strict=True):
        log_in(seat, user.username, build.PASSWORD)
        seat.on("Các cuộc lấy phiếu")
    return session, seats


def wait_ready(typists: list[Person]) -> None:
    """Long before the box is opened; from here on nobody loads a page by hand to see news."""
    for one in typists:
        one.moves_on(lambda one=one: one.link("Nhập phiếu"))
        one.on("Nhập phiếu")
        one.reads("Đến lúc nhập, trang tự báo.")


def hold_the_vote(office: Person, head: Person, title: str) -> None:
    office.moves_on(lambda: office.link("Điểm danh"))
    office.on("Điểm danh")
    office.fill("Được triệu tập", "40")
    office.fill("Có mặt", "40")
    head.moves_on(lambda: head.link(title))
    head.on(title)
    office.moves_on(lambda: office.button("Ghi điểm danh"))
    office.on(title)
    head.reads("40/40")
    office.moves_on(lambda: office.button("Tiếp: Thông qua Ban kiểm phiếu"))
    for topic, words in (("#board", "Ban kiểm phiếu"), ("#list", "danh sách")):
        office.on("Thông qua Ban kiểm phiếu, danh sách")
        office.page.locator(topic).get_by_label("Tán thành", exact=False).first.fill("40")
        office.moves_on(lambda words=words: office.button(f"Ghi biểu quyết {words}"))
    office.on(title)
    office.reads("Trưởng Ban kiểm phiếu")


def open_the_box(head: Person, title: str) -> None:
    """The head's page has moved on by itself to what comes next."""
    head.moves_on(lambda: head.button("Tiếp: Phát phiếu, thu phiếu"))
    head.on("Phát phiếu, thu phiếu")
    head.fill("Phát ra", "40")
    head.fill("Thu về", "40")
    head.moves_on(lambda: head.button("Ghi số phiếu"))
    head.on("Phát phiếu, thu phiếu")
    head.moves_on(lambda: head.button("Mở thùng, bắt đầu kiểm phiếu"))
    head.on("Chia tập phiếu")
    head.fill("Số phiếu mỗi tập", "10")
    head.moves_on(lambda: head.button("Chia tập"))
    head.on("Chia tập phiếu")
    head.moves_on(lambda: head.button("Tiếp: Điều hành"))
    head.on(title)


def take_batches(typists: list[Person]) -> None:
    """Each page says by itself that it is time; a batch is taken and lies open before each."""
    for one in typists:
        expect(one.page.locator(".page-primary .btn-primary")).to_have_text("Nhận tập tiếp theo")
        one.moves_on(lambda one=one: one.button("Nhận tập tiếp theo"))
        counting.at_desk(one)


def key_beside_each_other(typists: list[Person], slips=()) -> None:
    """One paper each in turn, so that all four batches grow at the same time."""
    desks = [one.page.locator("#desk") for one in typists]
    numbers = [int(re.search(r"Tập (\d+)", desk.inner_text())[1]) for desk in desks]
    assert sorted(numbers) == [1, 2, 3, 4]
    for position in range(1, 11):
        for one, number in zip(typists, numbers, strict=True):
            paper = BOX.batch(number)[position - 1]
            wrong = {line for b, p, line in slips if (b, p) == (number, position)}
            counting.key_paper(one, paper, wrong)
    for one, number in zip(typists, numbers, strict=True):
        expect(one.page.locator("#desk")).to_contain_text("Đã lưu 10/10")
        one.moves_on(lambda one=one: one.press("Enter"))
        one.on(f"Xong tập {number}: 10/10 phiếu.")


def test_four_typists_key_at_once_and_nobody_reloads_a_page(people, room):  # noqa: F811
    session, (office, head, _second, *typists) = people
    wait_ready(typists)
    hold_the_vote(office, head, session.title)
    open_the_box(head, session.title)
    take_batches(typists)
    head.reads(f"{TYPISTS[0]}")
    key_beside_each_other(typists)
    take_batches(typists)
    key_beside_each_other(typists, SLIPS)
    office.reads("2/4 tập")
    assert counting.decide_all(head, BOX) == len(SLIPS)
    head.on(session.title)
    counting.fix(head, "Vũ Thị Soát", build.PASSWORD, build.PASSWORD)
    office.reads("Đã chốt kết quả lúc")
    text = counting.minutes(head)
    names = session.subjects.order_by("order").values_list("name", flat=True)
    counting.check_minutes(text, BOX, list(names))
    assert verifying.verify(code=session.code) == []
    assert room.account.complaints == []
