"""Every page in English: nothing Vietnamese but what somebody typed and official words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models
from django.urls import reverse

from tests import build, test_access, web
from votes.choices import Role
from votes.forms.day_accounts import EXAMPLE
from votes.models import Batch, Member
from votes.permissions import RULES
from votes.presets import PRESETS
from votes.services import rehearsing, screens, sealing

pytestmark = [pytest.mark.django_db, pytest.mark.dealt]
VIETNAMESE = re.compile(
    "[ăâđêôơưạảáàãấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]", re.I
)
#: What an English page says in Vietnamese, and why.
KEPT = (
    "Tiếng Việt",  # a language is named in its own words
    "Tín nhiệm",  # the program's name
    "ủy: Đảng ủy, Ủy viên", "uỷ: Đảng uỷ, Uỷ viên", "ủy/uỷ",  # the two spellings, as printed
    "Ông/Bà", "Ông", "Bà", "Nam, Nữ",  # words the tables of offices have
    "“Đảng Cộng sản Việt Nam”", "“Nơi nhận”", "“Số:”", "“Số”", "Số:", "“Lưu: VT”",
    "“Lưu Văn phòng”", "“lẻ”", "lẻ", "Lưu", "BAN THƯỜNG VỤ", "“không có”", "không có",  # printed
    "96-QĐ/TW", "30/2020/NĐ-CP",  # symbols of laws
    "Đảng bộ tỉnh Thanh Lam", "Vân Khê", "15-QĐ/ĐU, ngày 02/3/2026",  # examples of what is typed
    "12/TTr-HĐND ngày 02/02/2026", "Phó Bí thư; Chủ tịch; KT. Chủ tịch / Phó Chủ tịch",
    "Quy định, Kế hoạch", "Số ", EXAMPLE,
    *(post for preset in PRESETS.values() for post in preset.posts),  # proposed to be typed
)  # fmt: skip


class Text(HTMLParser):
    """What a page shows, reads aloud, or keeps for its script; and where it leads."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.said, self.links, self.silent = [], set(), False
        self.feed(content)

    def handle_starttag(self, tag, attributes):
        known = dict(attributes)
        self.silent = tag in ("script", "style")
        self.said += [v for k, v in attributes if v and (k in SHOWN or k.startswith("data-"))]
        if tag == "button" or known.get("type") == "submit":
            self.said.append(known.get("value") or "")
        if tag == "a" and (known.get("href") or "").startswith("/"):
            self.links.add(known["href"].partition("#")[0])

    def handle_endtag(self, tag):
        self.silent = False

    def handle_data(self, data):
        if not self.silent:
            self.said.append(" ".join(data.split()))


SHOWN = ("title", "aria-label", "placeholder", "alt")


def typed() -> list[str]:
    """Everything in the database that somebody wrote, the longest first."""
    found: set[str] = set()
    for model in apps.get_app_config("votes").get_models():
        for field in model._meta.fields:
            if isinstance(field, models.CharField | models.TextField) and not field.choices:
                found.update(model._default_manager.values_list(field.name, flat=True))
            elif isinstance(field, models.JSONField):
                rows = model._default_manager.values_list(field.name, flat=True)
                found.update(str(one) for row in rows if isinstance(row, list) for one in row)
    return sorted((text for text in found if VIETNAMESE.search(text)), key=len, reverse=True)


def left_over(said: str, known: list[str]) -> str:
    if not VIETNAMESE.search(said):
        return ""
    for text in (*known, *sorted(KEPT, key=len, reverse=True)):
        said = said.replace(text, "")
    return said if VIETNAMESE.search(said) else ""


def every_page(client) -> Iterator[tuple[str, Text]]:
    """Each page a person can get to from the first, one of each kind and session."""
    seen, waiting = set(), [reverse("home")]
    while waiting:
        url = waiting.pop()
        kind = re.sub(r"/\d+/", "/N/", re.sub(r"=[^&]*", "", url))
        if kind in seen or re.search(r"\.(pdf|docx|xlsx|pptx|csv|zip|json)", url):
            continue
        seen.add(kind)
        answer = client.get(url, follow=True)
        if "html" in answer["Content-Type"]:
            page = Text(answer.content.decode())
            waiting += sorted(page.links)
            yield url, page


@pytest.fixture
def office():
    """Sessions of every state in one body, and somebody with every role in all of them."""
    draft = build.session(code="draft", title="Draft")
    home = draft.organisation
    sealed = build.ready(code="sealed", organisation=home, papers=["113", "313", "133"])
    sealing.seal(session=sealed, by=None, confirmed_by=None, acknowledge_all="seen")
    counting = build.counting(code="counting", organisation=home, batches=[2, 2])
    first, _second = Batch.objects.filter(form__session=counting)
    build.twice_keyed(first, ["111", "112"], ["113", "!writing"])
    Member.objects.create(organisation=home, name="Dang Thi Hoa")
    user = build.user("Everybody", *Role.values, to=home)
    screens.make_code(session=counting, by=user)
    rehearsing.rehearse(session=draft, by=user)
    return user


def in_english(user):
    client = web.client(user)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def test_no_page_mixes_the_languages(office):
    known, found, seen = typed(), set(), set()
    for url, page in every_page(in_english(office)):
        seen.add(url)
        found.update((url, rest) for said in page.said if (rest := left_over(said, known)))
    assert sorted(found) == []
    for name in ("session", "roll", "papers", "results", "documents", "details", "log", "accounts"):
        assert reverse(name, args=["counting"]) in seen


#: Files, and frames with a paper in them.
NO_PAGES = ("document", "documents_zip", "prepare_preview", "lists_template")


def pages_of_the_table() -> Iterator[tuple[str, str, Text]]:
    """Each page of the permission table where it is open, and what a cancelled session answers."""
    world = test_access._world()
    body = world.sessions["draft"].organisation
    client = in_english(build.user("Everybody", *Role.values, to=body))
    for name, rule in RULES.items():
        for status in () if name in NO_PAGES else (min(rule.states), "cancelled"):
            more = test_access._more(name, world.ids)
            answer = client.get(web.url(name, world.sessions[status], *more))
            if "html" in answer.get("Content-Type", ""):
                yield name, status, Text(answer.content.decode())


def test_every_page_of_the_permission_table_is_in_english():
    pages = list(pages_of_the_table())
    assert len({name for name, _status, _page in pages}) > 60
    known = typed()
    found = {
        (name, status, rest)
        for name, status, page in pages
        for said in page.said
        if (rest := left_over(said, known))
    }
    assert found == set()
