"""What a page makes a browser fetch: compressed on the way, and little enough."""

from __future__ import annotations

import gzip
import re

import pytest
from django.conf import settings
from django.templatetags.static import static
from django.test import Client

from tests import build, web
from votes.services import keying as keyings

pytestmark = pytest.mark.django_db
STATIC = settings.BASE_DIR / "static"
WEIGHT, SCRIPT = 150_000, 30_000
#: The two weights of the two alphabets that Vietnamese is written in.
FONTS = [*STATIC.glob("fonts/*/latin-?00.woff2"), *STATIC.glob("fonts/*/vietnamese-*.woff2")]
NAMED = re.compile(r'(?:href|src)="(/static/[^"#]+)')
IMPORTED = re.compile(r'from "(\./[^"]+\.js)"')


def _modules(path) -> set:
    """A module and all that it imports."""
    found = {path}
    for name in IMPORTED.findall(path.read_text()):
        found |= _modules(path.parent / name)
    return found


def files(page: str) -> set:
    """The files of ours and others' that a page fetches; icons.svg by its symbols."""
    named = {STATIC / url.removeprefix(settings.STATIC_URL) for url in NAMED.findall(page)}
    named.add(STATIC / "votes/icons.svg")
    scripts = {module for path in named if path.suffix == ".js" for module in _modules(path)}
    return named | scripts


def weigh(page: str) -> tuple[int, int]:
    """Bytes on the wire: of everything, and of our own JavaScript."""
    sent = {path: len(gzip.compress(path.read_bytes())) for path in files(page)}
    ours = [path for path in sent if path.suffix == ".js" and "vendor" not in path.parts]
    whole = sum(sent.values()) + sum(path.stat().st_size for path in FONTS)
    return whole + len(gzip.compress(page.encode())), sum(sent[path] for path in ours)


@pytest.mark.parametrize("name", ["session", "results", "documents", "roll_names", "display"])
def test_a_page_of_a_session_weighs_little(name):
    session = build.counting(subjects=30, batches=[5])
    user = build.user("Người có mọi vai trò", *build.Role.values, to=session)
    sent, script = weigh(web.get(user, name, session).content.decode())
    assert (sent <= WEIGHT, script <= SCRIPT) == (True, True), (sent, script)


def test_the_keying_page_of_sixty_lines_weighs_little():
    session = build.counting(subjects=60, batches=[25])
    keying = keyings.next_keying(session=session, by=build.typist(session))
    page = web.get(keying.keyed_by, "keying", session, keying.pk).content.decode()
    sent, script = weigh(page)
    assert "keying/main.js" in page
    assert (sent <= WEIGHT, script <= SCRIPT) == (True, True), (sent, script)


def test_the_keying_page_asks_at_once_for_every_module_it_will_need():
    page = (settings.BASE_DIR / "templates/votes/keying/page.html").read_text(encoding="utf-8")
    needed = _modules(STATIC / "votes/keying/main.js") - {STATIC / "votes/keying/main.js"}
    asked = re.findall(r'<link rel="modulepreload" href="{% static \'([^\']+)', page)
    assert sorted(asked) == sorted(str(path.relative_to(STATIC)) for path in needed)


@pytest.mark.parametrize("file", ["votes/votes.css", "votes/site.js", "votes/icons.svg"])
def test_a_text_file_of_ours_is_compressed_on_the_way(file):
    client, whole = Client(), (STATIC / file).read_bytes()
    for _time in range(2):
        answer = client.get(static(file), headers={"accept-encoding": "gzip"})
        assert gzip.decompress(answer.content) == whole
        assert answer.headers["Content-Length"] == str(len(answer.content))
        assert "max-age" in answer.headers["Cache-Control"]


def test_a_browser_that_asks_for_no_compression_gets_none():
    answer = Client().get(static("votes/site.js"))
    assert "Content-Encoding" not in answer.headers
    assert b"".join(answer) == (STATIC / "votes/site.js").read_bytes()


@pytest.mark.parametrize(
    "file", ["fonts/be-vietnam-pro/latin-400.woff2", "vendor/htmx/htmx.min.js"]
)
def test_what_is_compressed_already_is_left_alone(file):
    answer = Client().get(static(file), headers={"accept-encoding": "gzip"})
    kept = (STATIC / f"{file}.gz") if file.endswith(".js") else (STATIC / file)
    assert b"".join(answer) == kept.read_bytes()


def test_a_page_is_compressed_and_says_nothing_more(client):
    answer = client.get("/login/", headers={"accept-encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Đăng nhập" in gzip.decompress(answer.content).decode()
