"""What browsers load: ours and vendored, from this server alone, complete and small enough."""

import gzip
import hashlib
import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.test import Client
from reportlab.pdfbase.ttfonts import TTFontFile

from tests.stylesheet import USED

ROOT = Path(__file__).parents[1]
STATIC = ROOT / "static"
VENDORED = (STATIC / "vendor", STATIC / "fonts")
PAGES = sorted((ROOT / "templates").rglob("*.html"))
OURS = sorted(
    path for path in (STATIC / "votes").rglob("*") if path.is_file() and path.suffix != ".webp"
)
LIST = (STATIC / "vendor/README.md").read_text(encoding="utf-8")
#: Names of XML vocabularies: never fetched.
NAMESPACES = ("http://www.w3.org/",)
ADDRESS = re.compile(r"""(?:https?:)?//[a-z0-9-]+\.[^\s"')]+""", re.IGNORECASE)
PAIRS = [
    (ink, ground)
    for ground in ("paper", "ground")
    for ink in ("ink", "muted", "accent-ink", "done", "attention", "blocked")
]
PAIRS += [(state, f"{state}-ground") for state in ("done", "attention", "blocked")]
PAIRS += [("ink", f"{state}-ground") for state in ("done", "attention", "blocked")]
PAIRS += [("muted", "attention-ground"), ("on-accent", "accent"), ("on-accent", "accent-hover")]
PAIRS += [("paper", "bar-high"), ("paper", "ink")]


def vendored() -> list[Path]:
    files = (path for folder in VENDORED for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in files if path.name != "README.md")


def originals() -> list[Path]:
    ours = {"LICENSE", USED.name}
    return [path for path in vendored() if path.name not in ours and path.suffix != ".gz"]


def tokens(theme: str) -> dict[str, str]:
    """Colours of the light theme, or of the dark one laid over it."""
    text = (STATIC / "votes/tokens.css").read_text()
    if theme == "dark":
        text += (STATIC / "votes/dark.css").read_text()
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", text))


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("path", originals(), ids=lambda path: path.name)
def test_a_vendored_file_is_listed_with_its_digest(path):
    name = path.relative_to(STATIC).as_posix()
    assert f"| `{hashlib.sha256(path.read_bytes()).hexdigest()}` | `{name}` |" in LIST


@pytest.mark.parametrize("folder", sorted({path.parent for path in originals()}))
def test_a_vendored_folder_has_version_and_licence(folder):
    name = folder.relative_to(STATIC).as_posix()
    row = rf"\| [^|]+ \| v?\d[^|]+ \| (MIT|0BSD|OFL-1\.1) \| [^|]+ \| `{name}/` \|"
    assert re.search(row, LIST)
    assert "PERMISSION" in (folder / "LICENSE").read_text(encoding="utf-8").upper()


def test_the_list_names_no_file_that_is_gone():
    listed = re.findall(r"\| `([a-z][^`]*\.[a-z0-9]+)` \|$", LIST, re.MULTILINE)
    assert sorted(listed) == sorted(path.relative_to(STATIC).as_posix() for path in originals())


@pytest.mark.parametrize(
    ("file", "version"), [("bootstrap/bootstrap.min.css", "5.3.9"), ("htmx/htmx.min.js", "2.0.11")]
)
def test_a_library_is_of_the_version_listed(file, version):
    assert version in (STATIC / "vendor" / file).read_text()
    assert f"| {version} |" in LIST


def test_compressed_copies_hold_the_same_bytes():
    copies = list(STATIC.rglob("*.gz"))
    assert copies
    for copy in copies:
        assert gzip.decompress(copy.read_bytes()) == copy.with_suffix("").read_bytes()


def test_browsers_get_the_compressed_copy():
    answer = Client().get(static("vendor/htmx/htmx.min.js"), headers={"accept-encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert int(answer.headers["Content-Length"]) < 35_000


INCLUDED = re.compile(r'{% include "([^"]+)"')
ASKS = re.compile(r"\shx-(?:get|post|boost)=")


def _with_included(path: Path) -> str:
    """A template and all that it includes."""
    source = path.read_text(encoding="utf-8")
    return source + "".join(
        _with_included(ROOT / "templates" / n) for n in INCLUDED.findall(source)
    )


@pytest.mark.parametrize(
    "path", [p for p in PAGES if "{% extends" in p.read_text(encoding="utf-8")], ids=str
)
def test_a_page_loads_htmx_if_something_on_it_asks_by_it(path):
    source = _with_included(path)
    assert ("htmx.min.js" in source) == bool(ASKS.search(source))


@pytest.mark.parametrize("style", ["Regular", "Bold", "Italic", "BoldItalic"])
def test_liberation_serif_is_of_the_version_that_has_every_letter(style):
    path = STATIC / f"fonts/liberation-serif/LiberationSerif-{style}.ttf"
    assert b"Version 2.1.5" in path.read_bytes()
    assert TTFontFile(str(path)).charToGlyph.keys() >= {*range(0x1EA0, 0x1EFA), 0x1A1, 0x1B0}


@pytest.mark.parametrize("path", OURS + PAGES, ids=lambda path: path.name)
def test_nothing_of_ours_refers_to_another_host(path):
    found = ADDRESS.findall(path.read_text(encoding="utf-8"))
    assert [address for address in found if not address.startswith(NAMESPACES)] == []


def test_vendored_styles_and_scripts_fetch_nothing_from_another_host():
    css = (STATIC / "vendor/bootstrap/bootstrap.min.css").read_text()
    assert {url[:5] for url in re.findall(r"url\([\"']?([^)]*)", css)} == {"data:"}
    assert "@import" not in css
    assert not ADDRESS.search((STATIC / "vendor/htmx/htmx.min.js").read_text())


@pytest.mark.parametrize("path", sorted((STATIC / "votes").glob("*.css")), ids=lambda p: p.name)
def test_every_file_a_stylesheet_names_is_there(path):
    for url in re.findall(r"url\(\"?([^)\"]+)", path.read_text()):
        assert (path.parent / url).is_file(), url


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_no_template_has_inline_style_or_script(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|hx-on|javascript:", text, re.IGNORECASE)
    assert all(" src=" in tag for tag in re.findall(r"<script[^>]*>", text))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_template_stays_short(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 80


def test_a_page_weighs_at_most_150_kb():
    page = render_to_string("404.html")
    urls = set(re.findall(r'(?:href|src)="(/static[^"#]+)', page))
    files = [STATIC / url.removeprefix(static("")) for url in urls]
    files += [*STATIC.glob("fonts/*/latin-?00.woff2"), *STATIC.glob("fonts/*/vietnamese-*.woff2")]
    weight = sum(len(gzip.compress(file.read_bytes())) for file in files)
    assert len(files) == 9 + 4
    assert weight + len(gzip.compress(page.encode())) < 150_000


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(theme, ink, ground):
    colours = tokens(theme)
    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("edge", ["line-strong", "accent-ink", "bar-medium-line", "bar-low-line"])
def test_edges_of_fields_and_bars_can_be_seen(theme, edge):
    colours = tokens(theme)
    assert contrast(colours[edge], colours["paper"]) >= 3


def test_the_dark_theme_renews_every_colour():
    light, dark = tokens("light"), (STATIC / "votes/dark.css").read_text()
    assert [name for name in light if f"--{name}:" not in dark] == []


@pytest.mark.parametrize("path", sorted((STATIC / "votes").rglob("*.css")), ids=lambda p: p.name)
def test_colours_are_written_as_tokens_only(path):
    if path.name not in {"tokens.css", "dark.css", "print.css"}:
        assert not re.search(r"#[0-9a-f]{3,8}\b|rgba?\(|gradient", path.read_text(), re.IGNORECASE)
