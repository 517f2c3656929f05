"""The slips with PINs on paper: eight to a sheet, nothing of them cut off, nothing else printed."""

import pypdfium2
import pytest
from django.urls import reverse

from tests import build
from tests.browser import HOST
from tests.e2e.desk import log_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]
LONG = "Nguyễn Công Tằng Tôn Nữ Thị Quỳnh Hương {}, Thư ký điểm danh, Chánh Văn phòng Đảng ủy"
TITLE = (
    "Lấy phiếu tín nhiệm đối với các đồng chí Ủy viên Ban Chấp hành, Ủy viên Ban Thường vụ "
    "Đảng bộ xã khóa XXVI, nhiệm kỳ 2025–2030"
)
CUT = "all => all.filter((slip) => slip.scrollHeight > slip.clientHeight + 1).length"


@pytest.mark.parametrize("alone", [True, False])
def test_eight_slips_are_one_whole_sheet(keying_browser, live_server, alone):
    session = build.session(title=TITLE)
    root = live_server.url if alone else live_server.url.replace("localhost", HOST)
    context = keying_browser.new_context()
    log_in(context, root, build.organiser(session))
    page = context.new_page()
    page.goto(root + reverse("accounts_day", args=[session.code]))
    page.locator("[name=names]").fill("\n".join(LONG.format(end) for end in "ABCDEGHI"))
    page.locator(".page-primary .btn").click()
    page.wait_for_selector(".slip-pin")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 1000})  # pixels of A4 without its margins
    assert page.locator(".slip").evaluate_all(CUT) == 0
    paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert len(paper) == 1
    text = paper[0].get_textpage().get_text_range()
    assert text.count("05/02/2026") == 8
    assert "một lần" not in text
    context.close()
