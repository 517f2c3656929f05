from dataclasses import replace

import pytest

from tests import documents as sample
from votes import payload
from votes.documents import fonts, letterhead, offices, recipients
from votes.documents.errors import DocumentRefused
from votes.documents.source import Source

RULES = {"party": "qd96-2023", "state": "nq96-2023"}


def source(letterhead: str = "party", **details: str) -> Source:
    fonts.register()
    built = sample.sample(RULES[letterhead], 1)
    return Source(built, beside=payload.Beside(details=details))


def named(one: Source, **more: str) -> Source:
    body = replace(one.payload.organisation, **more)
    return replace(one, payload=replace(one.payload, organisation=body))


@pytest.mark.parametrize(
    ("issuer", "mark"),
    [("Tỉnh ủy Hoa Lư", "TU"), ("Đảng uỷ xã Thanh Khê", "ĐU"), ("Đoàn xã", "……")],
)
def test_the_mark_of_a_party_paper_follows_the_committees_name(issuer, mark):
    one = named(source(), issuer=issuer)
    assert letterhead.number(one, offices.office(one, "BC", "7")) == f"07-BC/{mark}"


def test_a_number_that_nobody_knows_leaves_room_before_its_mark():
    one = source("state")
    assert letterhead.number_line(one, offices.office(one, "TB", "")) == "Số: ……/TB-HĐND"


def test_a_number_typed_in_full_is_left_as_it_is():
    one = source()
    assert letterhead.number(one, offices.office(one, "TB", "12-TB/ĐU")) == "12-TB/ĐU"


def test_a_council_signs_its_papers_by_its_standing_body():
    head = offices.office(source("state"), "TB", "5")
    assert (head.superior, head.name) == ("Hội đồng nhân dân tỉnh Hoa Lư", "Thường trực")
    lines = offices.signer(source("state", signer_post="KT. Chủ tịch / Phó Chủ tịch")).lines
    assert lines == (
        "<b>TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN</b>",
        "<b>KT. CHỦ TỊCH</b>",
        "<b>PHÓ CHỦ TỊCH</b>",
    )


def test_the_assembly_has_a_standing_committee():
    one = named(source("state"), kind="assembly", name="Quốc hội")
    head = offices.office(one, "TB", "5")
    assert (head.superior, head.name) == ("", "Ủy ban Thường vụ Quốc hội")
    assert "TM. ỦY BAN THƯỜNG VỤ QUỐC HỘI" in offices.on_behalf(one)
    assert offices.speaker(one) == "Ủy ban Thường vụ Quốc hội"


def test_a_party_committee_signs_by_its_bureau_with_a_plain_post_unless_it_says_otherwise():
    signer = offices.signer(source(signer_post="Phó Bí thư", signer="Lê Văn Ánh"))
    assert signer.lines == ("<b>T/M BAN THƯỜNG VỤ</b>", "Phó Bí thư")
    assert signer.name == "Lê Văn Ánh"
    assert "T/M ĐẢNG ỦY" in offices.on_behalf(source(signed_for="Đảng ủy"))


def test_a_paper_is_dated_when_it_is_signed_and_by_hand_where_nobody_knows():
    assert offices.issued_on(source(issued_on="9/1/2026")) == "ngày 09 tháng 01 năm 2026"
    assert offices.issued_on(source()) == "ngày …… tháng …… năm ……"


@pytest.mark.parametrize("written", ["sau hội nghị", "30/2/2026"])
def test_a_day_that_is_none_is_refused(written):
    with pytest.raises(DocumentRefused, match="không đọc được"):
        offices.issued_on(source(issued_on=written))


def test_the_copy_kept_is_the_last_recipient_in_the_profiles_words():
    assert recipients.entries(source(), "Như kính gửi") == ["Như kính gửi", "Lưu Văn phòng"]
    assert recipients.entries(source("state")) == ["…………", "Lưu: VT"]


def test_an_office_may_say_itself_where_the_copy_is_kept():
    written = "- Ban Tổ chức Tỉnh ủy,\nLưu: VT, CTHĐND."
    assert recipients.entries(source(recipients=written)) == [
        "Ban Tổ chức Tỉnh ủy",
        "Lưu: VT, CTHĐND",
    ]


def test_recipients_too_many_for_a_page_are_refused():
    one = source(recipients="\n".join(["Ban Tổ chức"] * 90))
    with pytest.raises(DocumentRefused, match="Nơi nhận"):
        recipients.beside(one, offices.signer(one))


def test_one_addressee_stands_on_one_line_and_several_under_each_other():
    one = source()
    assert len(recipients.addressed(one, [one.say("Ban Tổ chức")])) == 2
    several = recipients.addressed(one, [one.say("Ban A"), one.say("Ban B")])
    assert [part.text for part in several[1:3]] == ["- Ban A,", "- Ban B."]
    assert "…" in recipients.addressed(one, [])[0].text
