"""The typist's sheet on paper, and the "?" beside the keys."""

import pypdfium2
import pytest
from django.conf import settings
from django.templatetags.static import static
from playwright.sync_api import expect

from tests.e2e.desk import keying
from tests.test_help import page as written
from votes import help as manual


@pytest.mark.parametrize("language", manual.LANGUAGES)
def test_the_typists_sheet_is_one_page(keying_browser, language):
    window = keying_browser.new_context().new_page()
    window.route("**/*", lambda route: answer(route, language))
    window.goto("http://tinnhiem.test/")
    window.evaluate("document.fonts.ready.then(() => true)")
    assert len(pypdfium2.PdfDocument(window.pdf(format="A4"))) == 1
    window.context.close()


def answer(route, language):
    file = settings.BASE_DIR / "static" / route.request.url.partition(static(""))[2]
    if file.is_file():
        route.fulfill(path=file)
    else:
        route.fulfill(body=written("typist", language), content_type="text/html; charset=utf-8")


@pytest.mark.once
@pytest.mark.django_db(transaction=True)
def test_the_manual_opens_beside_the_keys_and_takes_none_of_them(desk):
    here = desk(keying()).open()
    with here.page.context.expect_page() as opened:
        here.page.locator(".k-tools [aria-label='Trợ giúp']").click()
    assert opened.value.url.endswith("/help/typist/#sheet")
    here.page.bring_to_front()
    here.key("123")
    expect(here.page.locator(".k-saved")).to_contain_text("1/5")
    assert here.stored() == ["123"]
