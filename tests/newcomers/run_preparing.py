"""From an organiser who has just logged in to ballots in the hall: a Word table is pasted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests import build, sheets
from tests.newcomers.person import Person
from tests.newcomers.rooms import log_in, room  # noqa: F401
from votes.choices import Role
from votes.models import VoteSession

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]
TWIN = json.loads(
    (Path(__file__).resolve().parents[2] / "votes/data/twin_2023.json").read_text(encoding="utf-8")
)
TEN_MINUTES = 600
BOARD = (("Lò Văn Tám", "Trưởng ban"), ("Bế Thị Nhàn", "Thư ký"), ("Ma Văn Sửu", "Thành viên"))


def word_table(people) -> str:
    """As offices keep it: two head rows, the year of birth under Nam or Nữ, posts in one cell."""
    tall, wide = '<td rowspan="2">{}</td>', '<td colspan="2">{}</td>'
    head = [tall.format(text) for text in ("TT", "Họ và tên")]
    head += [wide.format("Năm sinh")]
    head += [tall.format(text) for text in ("Chức vụ", "Ngày bổ nhiệm")]
    rows = [head, ["Nam", "Nữ"]]
    for number, one in enumerate(people, 1):
        woman = " Thị " in one["name"]
        born = ["", "1975"] if woman else ["1970", ""]
        day = "/".join(reversed(one.get("appointed_on", "").split("-")))
        rows.append([str(number), f"đ/c {one['name']}", *born, "; ".join(one["posts"]), day])
    return sheets.html(rows)


def begin(who: Person) -> None:
    """Tạo cuộc lấy phiếu, its body and the texts it rests on."""
    who.on("Các cuộc lấy phiếu")
    who.moves_on(lambda: who.button("Tạo cuộc lấy phiếu"))
    who.on("Tạo cuộc lấy phiếu")
    who.fill("Tên cuộc lấy phiếu", TWIN["session"]["title"])
    who.fill("Ngày lấy phiếu", "20/10/2023")
    who.moves_on(lambda: who.button("Tạo và chuẩn bị"))
    who.on("Cơ quan, hội nghị")
    who.fill("Cấp trên trực tiếp", TWIN["organisation"]["superior"])
    committee = TWIN["organisation"]["committee"]
    who.fill("Cấp ủy hoặc hội đồng triệu tập", committee)
    who.fill("Hội nghị, kỳ họp", f"Hội nghị {committee}")
    who.fill("Địa điểm", TWIN["session"]["place"])
    who.moves_on(lambda: who.button("Ghi và tiếp: Căn cứ"))
    who.on("Căn cứ")
    for line, basis in enumerate(TWIN["legal_bases"][1:], 2):
        day = "/".join(reversed(basis["issued_on"].split("-")))
        who.fill(f"Loại văn bản, dòng {line}", basis["kind"])
        who.fill(f"Số, ký hiệu, dòng {line}", basis["number"])
        who.fill(f"Ngày, dòng {line}", day)
        who.fill(f"Cơ quan ban hành, dòng {line}", basis["issuer"])
    who.moves_on(lambda: who.button("Ghi và tiếp: Quy định áp dụng"))


def list_officials(who: Person) -> None:
    who.on("Quy định áp dụng")
    who.moves_on(lambda: who.button("Ghi và tiếp: Người được lấy phiếu"))
    who.on("Người được lấy phiếu")
    who.moves_on(lambda: who.button("Dán bảng từ Word, Excel"))
    who.on("Nhập danh sách")
    who.paste(word_table(TWIN["officials"]))
    who.reads("Đinh Quang Tuệ")
    who.moves_on(lambda: who.button("Ghi vào danh sách"))
    who.on("Người được lấy phiếu")
    exempt = who.page.get_by_role("button", name="Xác nhận không thuộc diện")
    who.moves_on(lambda: who.click(exempt))
    who.reads("Đinh Quang Tuệ")
    who.moves_on(lambda: who.button("Tiếp: Danh sách triệu tập"))


def finish(who: Person) -> None:
    who.on("Danh sách triệu tập")
    who.fill("Số người được triệu tập", "40")
    who.fill("Tổng số thành viên", "40")
    who.moves_on(lambda: who.button("Ghi và tiếp: Loại phiếu"))
    who.on("Loại phiếu")
    who.moves_on(lambda: who.button("Ghi và tiếp: Ban kiểm phiếu"))
    who.on("Ban kiểm phiếu")
    for line, (name, role) in enumerate(BOARD[:2], 1):
        who.fill(f"Họ và tên, dòng {line}", name)
        who.choose(f"Nhiệm vụ, dòng {line}", role)
    more = who.page.get_by_role("button", name="Ghi và thêm dòng")
    who.moves_on(lambda: who.click(more))
    who.on("Ban kiểm phiếu")
    who.fill("Họ và tên, dòng 3", BOARD[2][0])
    who.moves_on(lambda: who.button("Ghi và tiếp: Kiểm tra"))
    who.on("Kiểm tra, bắt đầu")
    who.reads("Đã đủ các mục")
    who.moves_on(lambda: who.button("Bắt đầu bỏ phiếu"))
    who.on(TWIN["session"]["title"])
    who.reads("Bắt đầu bỏ phiếu")
    who.leave()


def test_a_newcomer_prepares_the_session_in_ten_minutes(room):  # noqa: F811
    body = build.organisation(TWIN["organisation"]["name"], place="Vân Khê", committee="")
    organiser = build.user("Hiền", Role.ORGANISER, to=body)
    who = room.computer("Hiền")
    log_in(who, organiser.username, build.PASSWORD)
    begin(who)
    list_officials(who)
    finish(who)
    session = VoteSession.objects.get()
    assert session.status == "voting"
    assert session.legal_bases.count() == 3
    rated = session.forms.get().subjects.order_by("order")
    assert [one.name for one in rated] == [one["name"] for one in TWIN["officials"][1:]]
    assert session.board.count() == 3
    assert room.account.human() < TEN_MINUTES
    assert room.account.complaints == []
