"""Nhập danh sách: from a pasted table or a file to a list of the draft."""

from __future__ import annotations

import html
import io
import re

import openpyxl
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from tests import build, sheets, web
from votes.models import Official
from votes.roster import tables
from votes.roster.legacy import Charset, from_unicode

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    session = build.session(subjects=0)
    session.board.all().delete()
    return session


def read(session, table=None, kind="officials", **data):
    sent = {"kind": kind, "text": sheets.tabbed(table or sheets.rows()), "html": ""} | data
    return web.post(build.organiser(session), "lists", session, **sent)


def carried(answer) -> str:
    """The table as the page's form carries it."""
    found = re.search(r'name="table" value="([^"]*)"', answer.content.decode())
    return html.unescape(found[1])


def test_the_field_of_the_file_speaks_the_language_of_the_page(draft):
    browser = web.client(build.organiser(draft))
    for language, words in (("vi", "Chọn tệp"), ("en", "Choose a file")):
        browser.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        page = browser.get(web.url("lists", draft)).content.decode()
        field = re.search(r'<input type="file"[^>]*>', page)[0]
        assert f'data-choose="{words}"' in field
        assert "votes/files.js" in page


def write(session, answer, kind="officials", **data):
    sent = {"kind": kind, "table": carried(answer), "action": "write"} | data
    return web.post(build.organiser(session), "lists", session, **sent)


def test_a_pasted_table_is_shown_first_and_nothing_is_written(draft):
    words = web.text(read(draft))
    assert "Người được lấy phiếu: xem lại trước khi ghi" in words
    assert "3 người" in words and "Bế Quang Hưởng" in words
    assert not draft.subjects.exists() and not Official.objects.exists()


def test_it_is_written_in_the_order_of_its_rows_with_a_line_in_the_log(draft):
    answer = write(draft, read(draft))
    assert "Đã ghi 3 người vào “Người được lấy phiếu”; danh sách có 3 người." in web.text(answer)
    rows = draft.subjects.values_list("form__label", "order", "name", "posts")
    assert rows[0] == ("1", 1, "Âu Thị Hòa", ["Phó Bí thư Đảng ủy"])
    assert [name for _form, _order, name, _posts in rows] == sheets.NAMES
    log = web.text(web.get(build.head(draft), "log", draft))
    assert "Ghi danh sách “Người được lấy phiếu” từ bảng, thay danh sách cũ: 3 người." in log


def test_html_of_the_clipboard_counts_more_than_its_text(draft):
    assert "Âu Thị Hòa" in web.text(read(draft, html=sheets.html(sheets.rows()), text="x"))


def test_a_file_is_read_the_same_way(draft):
    file = SimpleUploadedFile("ds.xlsx", sheets.xlsx(sheets.rows()))
    assert "3 người" in web.text(read(draft, text="", file=file))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"text": ""}, "Chưa có gì được dán"),
        ({"kind": ""}, "Chọn danh sách của bảng này"),
        ({"file": SimpleUploadedFile("a.pdf", b"%PDF-1.4")}, "Đây là tệp PDF"),
        ({"file": SimpleUploadedFile("a.xlsx", b"")}, "Tệp trống"),
        ({"file": SimpleUploadedFile("a.xlsx", bytes(tables.SIZE_LIMIT + 1))}, "nhiều nhất 5 MB"),
        ({"text": "a" * (tables.SIZE_LIMIT + 1)}, "nhiều nhất 5 MB"),
    ],
)
def test_what_is_no_table_is_said_on_the_page(draft, data, words):
    assert words in web.text(read(draft, **data))


def test_the_meaning_of_a_column_can_be_chosen(draft):
    table = sheets.rows(("1", "Lò Văn A", "Bí thư"), head=("TT", "Họ và tên", "Đảm nhiệm"))
    shown = read(draft, table)
    assert "Thiếu cột “Chức vụ”" in web.text(shown)
    assert "Thiếu cột “Chức vụ”" in web.text(write(draft, shown))
    write(draft, shown, **{"column-2": "post"})
    assert draft.subjects.get().posts == ["Bí thư"]


def test_a_row_with_an_error_is_mended_or_left_out(draft):
    shown = read(draft, sheets.rows(*sheets.PEOPLE, ("4", "Lò Văn A", "")))
    assert "thiếu chức vụ" in web.text(shown)
    assert "Còn dòng có lỗi" in web.text(write(draft, shown))
    write(draft, shown, left_out="5")
    assert draft.subjects.count() == 3


def test_a_conversion_is_looked_at_before_it_is_written(draft):
    old = [[from_unicode(str(x), Charset.VNI) for x in row] for row in sheets.rows()]
    shown = read(draft, old)
    assert "Beá Quang Höôûng Bế Quang Hưởng" in web.text(shown)
    assert "đánh dấu vào ô này" in web.text(write(draft, shown))
    write(draft, shown, seen="vni", charset="vni")
    assert [one.name for one in draft.subjects.all()] == sheets.NAMES


def test_a_list_that_has_people_asks_what_becomes_of_them(draft):
    shown = read(draft)
    write(draft, shown)
    assert "Chọn thay danh sách hay thêm vào cuối" in web.text(write(draft, shown))
    assert "“Âu Thị Hòa” đã có trong danh sách" in web.text(write(draft, shown, mode="append"))
    write(draft, read(draft, sheets.rows(("1", "Lò Văn A", "Bí thư"))), mode="append")
    assert [one.order for one in draft.subjects.all()] == [1, 2, 3, 4]
    write(draft, shown, mode="replace")
    assert draft.subjects.count() == 3
    assert Official.objects.count() == 4


def test_a_table_that_came_back_changed_is_asked_for_again(draft):
    answer = web.post(build.organiser(draft), "lists", draft, table="{", kind="officials")
    assert "Dán lại bảng hoặc chọn lại tệp" in web.text(answer)
    answer = web.post(build.organiser(draft), "lists", draft, table="{}", kind="khác")
    assert "Bảng này là" in web.text(answer)


@pytest.mark.parametrize("kind", ["officials", "members", "board", "khác"])
def test_the_template_can_be_filled_in(draft, kind):
    answer = web.get(build.organiser(draft), "lists_template", draft, kind=kind)
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    assert sheet["B1"].value == "Họ và tên" and "attachment" in answer["Content-Disposition"]


def test_the_page_of_the_session_leads_there_while_it_is_a_draft(draft):
    words = web.text(web.get(build.organiser(draft), "session", draft))
    assert "Nhập danh sách" in words
    voting = build.session(status="voting")
    assert "Nhập danh sách" not in web.text(web.get(build.organiser(voting), "session", voting))
