"""Milliseconds for the minutes of 12 and 60 lines, beside WeasyPrint and Typst.

    .venv/bin/pip install -r tests/bench/requirements.txt
    .venv/bin/python -X utf8 -m tests.bench.papers [rounds]

Twice: the table of results alone, and the minutes with the same paragraphs in the same order. All
three have the shipped font, the widths, the head on every page and rows that never split. They are
asked in turn, in one process, each time about another meeting, so that none can answer from what it
remembers; the fastest of the rounds counts, which is what a busy machine disturbs least. Fails when
ours takes more than 1.5 × Typst or a third of WeasyPrint.
"""

from __future__ import annotations

import gc
import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import escape, unescape
from typing import Any

from tests import documents as sample
from votes import documents, payload
from votes.documents import fonts, page, registry, results
from votes.documents.fonts import FOLDER
from votes.documents.marked import Text, unmarked
from votes.documents.source import Source
from votes.documents.text import percent

try:
    import typst
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration
except ImportError:
    sys.exit("first: .venv/bin/pip install -r tests/bench/requirements.txt")

ROUNDS = 15
MOST_OF_TYPST, MOST_OF_WEASYPRINT = 1.5, 1 / 3
#: In millimetres, as in the minutes of the Party.
WIDTHS = (9, 47, *(12.15, 14.85) * 3, 14, 14)
HEAD = ("TT", "Họ và tên, chức vụ", "Tín nhiệm cao", "Tín nhiệm", "Tín nhiệm thấp")
VOID = ("Không tính cho người này", "Không đánh dấu", "Đánh dấu nhiều ô")
Prose = tuple[list[str], list[str]]


def rows(built: payload.Payload) -> list[list[str]]:
    """The figures of each line as its cells; name and posts are the second and third."""
    found = []
    for line in built.forms[0].lines:
        cells = [str(line.order), line.name, ", ".join(line.posts)]
        for key, value in line.counts.items():
            cells += [str(value), percent(line.percent[key])]
        found.append([*cells, str(line.blank), str(line.multiple)])
    return found


def our_minutes(built: payload.Payload, prose: Prose) -> bytes:
    return documents.render("minutes", built, digest=sample.DIGEST)


def our_table(built: payload.Payload, prose: Prose) -> bytes:
    source = Source(built, sample.DIGEST)
    return page.build(source, "", [results.party_table(source, built.forms[0])])[0]


def prose_of(built: payload.Payload) -> Prose:
    """The markup of every paragraph before and after the table of results."""
    story = registry.DOCUMENTS["minutes"].compose(Source(built, sample.DIGEST)).story
    before: list[str] = []
    after: list[str] = []
    found = before
    for part in story:
        if getattr(part, "repeatRows", 0):
            found = after
        else:
            found += _said(part)
    return before, after


def _said(part: Any) -> Iterator[str]:
    if isinstance(part, Text):
        yield unmarked(part.markup)
    inner = getattr(part, "_content", None) or getattr(part, "_cellvalues", None) or ()
    for one in part if isinstance(part, (list, tuple)) else inner:
        yield from _said(one)


def weasyprint_minutes(built: payload.Payload, prose: Prose) -> bytes:
    before, after = ("".join(f"<p>{one}</p>" for one in half) for half in prose)
    return _by_weasyprint(f"{before}{_html_table(built)}{after}")


def weasyprint_table(built: payload.Payload, prose: Prose) -> bytes:
    return _by_weasyprint(_html_table(built))


def _by_weasyprint(body: str) -> bytes:
    return weasyprint.HTML(string=f"<html lang=vi><style>{STYLE}</style>{body}</html>").write_pdf(
        font_config=FONTS
    )


STYLE = """
@page { size: A4; margin: 20mm 15mm 20mm 30mm }
body { font: 12pt/1.2 "Liberation Serif" }
p { font-size: 14pt; line-height: 18pt; text-indent: 10mm; text-align: justify; margin: 0 0 6pt }
table { border-collapse: collapse; table-layout: fixed; width: 165mm }
th, td { border: 0.5pt solid; padding: 2pt 2.5pt 4pt; text-align: center }
th { font-size: 11pt; padding: 2pt 1pt 4pt }
tr { break-inside: avoid }
.who { text-align: left }
"""


def _html_table(built: payload.Payload) -> str:
    columns = "".join(f'<col style="width: {width}mm">' for width in WIDTHS)
    levels = "".join(f'<th colspan="2">{label}</th>' for label in [*HEAD[2:], VOID[0]])
    first = "".join(f'<th rowspan="2">{label}</th>' for label in HEAD[:2])
    under = "<th>Số phiếu</th><th>%</th>" * 3 + "".join(f"<th>{label}</th>" for label in VOID[1:])
    lines = "".join(_html_row(row) for row in rows(built))
    return (
        f"<table>{columns}<thead><tr>{first}{levels}</tr><tr>{under}</tr></thead>"
        f"<tbody>{lines}</tbody></table>"
    )


def _html_row(row: list[str]) -> str:
    number, name, posts, *figures = map(escape, row)
    cells = "".join(f"<td>{figure}</td>" for figure in figures)
    return f'<tr><td>{number}</td><td class="who"><b>{name}</b>,<br>{posts}</td>{cells}</tr>'


def typst_minutes(built: payload.Payload, prose: Prose) -> bytes:
    before, after = (
        "\n\n".join(f"#block[#h(10mm){_typst_words(one)}]" for one in half) for half in prose
    )
    paragraphs = "#set text(size: 14pt)\n#set par(justify: true, leading: 0.35em, spacing: 6pt)\n"
    table = f"#block[#set text(size: 12pt)\n{_typst_table(built)}]"
    return _by_typst(f"{paragraphs}{before}\n\n{table}\n\n{after}")


def typst_table(built: payload.Payload, prose: Prose) -> bytes:
    return _by_typst(_typst_table(built))


def _by_typst(body: str) -> bytes:
    return COMPILER.compile(f"{SET}\n{body}".encode())


SET = """
#set page(paper: "a4", margin: (top: 20mm, right: 15mm, bottom: 20mm, left: 30mm))
#set text(font: "Liberation Serif", size: 12pt, lang: "vi", fallback: false)
#show table.cell: set par(justify: false, leading: 0.2em)
#set table.cell(breakable: false)
"""


TAGS = {"<b>": "#strong[", "<i>": "#emph[", "<u>": "#underline[", "<br/>": " \\ "}
TAGS |= dict.fromkeys(("</b>", "</i>", "</u>"), "]")


def _typst_words(markup: str) -> str:
    """reportlab's little XML as Typst's markup."""
    parts = re.split(r"(</?\w+/?>)", markup)
    return "".join(
        TAGS.get(part) or re.sub(r"[\\#$*_`<>@~\[\]=/+-]", r"\\\g<0>", unescape(part))
        for part in parts
    )


def _typst_table(built: payload.Payload) -> str:
    columns = ", ".join(f"{width}mm" for width in WIDTHS)
    first = "".join(f"table.cell(rowspan: 2)[*{label}*], " for label in HEAD[:2])
    levels = "".join(f"table.cell(colspan: 2)[*{label}*], " for label in [*HEAD[2:], VOID[0]])
    under = "[*Số phiếu*], [*%*], " * 3 + "".join(f"[*{label}*], " for label in VOID[1:])
    lines = "\n".join(_typst_row(row) for row in rows(built))
    return f"""#table(columns: ({columns}), align: center + horizon, stroke: 0.5pt,
  inset: (x: 2.5pt, top: 2pt, bottom: 4pt),
  table.header({first}{levels}{under}),
{lines}
)"""


def _typst_row(row: list[str]) -> str:
    number, name, posts, *figures = row
    cells = ", ".join(f"[{figure}]" for figure in figures)
    return f"  [{number}], table.cell(align: left)[*{name}*,\\ {posts}], {cells},"


COMPILER = typst.Compiler(font_paths=[str(FOLDER)], ignore_system_fonts=True)
FONTS = FontConfiguration()
PROGRAMS: dict[str, dict[str, Callable[[payload.Payload, Prose], bytes]]] = {
    "table": {"ours": our_table, "Typst": typst_table, "WeasyPrint": weasyprint_table},
    "minutes": {"ours": our_minutes, "Typst": typst_minutes, "WeasyPrint": weasyprint_minutes},
}


def meeting(lines: int, round_: int) -> payload.Payload:
    """Another meeting every time: other people, posts and figures."""
    people = sample.names(320)[round_ * 13 % 250 :]
    built = sample.sample(lines=lines, sealed=True)
    form = built.forms[0]
    changed = tuple(
        replace(
            line,
            name=people[line.order],
            posts=(*line.posts[:1], f"Bí thư Chi bộ {people[-line.order]}"),
            blank=line.blank + round_,
            percent=dict.fromkeys(line.percent, f"{(line.order * 7 + round_) % 100}.{round_:02}"),
        )
        for line in form.lines
    )
    return replace(built, forms=(replace(form, lines=changed),))


def measure(what: str, lines: int, rounds: int) -> dict[str, float]:
    """The fastest of the rounds by program, in milliseconds; the first round only warms."""
    times: dict[str, list[float]] = {name: [] for name in PROGRAMS[what]}
    for round_ in range(rounds + 1):
        one = meeting(lines, round_)
        prose = prose_of(one)
        for name, draw in PROGRAMS[what].items():
            gc.collect()  # what the one before left behind is not this one's to clear
            start = time.perf_counter()
            content = draw(one, prose)
            times[name].append((time.perf_counter() - start) * 1000)
    print(f"{what:8} {lines:2} lines, last of {len(content) // 1000} kB:", end="  ")
    return {name: min(found[1:]) for name, found in times.items()}


def main() -> None:
    rounds = int(sys.argv[1]) if sys.argv[1:] else ROUNDS
    good = True
    fonts.register()
    for what in PROGRAMS:
        for lines in (12, 60):
            found = measure(what, lines, rounds)
            ours, other, third = found.values()
            print(
                "  ".join(f"{name} {value:6.1f} ms" for name, value in found.items()),
                f"  {ours / other:.2f} × Typst, {ours / third:.2f} × WeasyPrint",
                flush=True,
            )
            good &= ours <= MOST_OF_TYPST * other and ours <= MOST_OF_WEASYPRINT * third
    sys.exit(0 if good else "too slow")


if __name__ == "__main__":
    main()
