"""What each format of the results says back, as one mapping: (whose, what) → the figure.

`whose` is the number of a form or a name; percentages have a point, nothing a sign. Another format
is another entry of READERS: a function of the file's bytes and the payload.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

import docx
import openpyxl
from django.template.loader import render_to_string
from docx.oxml.ns import qn
from pptx import Presentation

from tests import documents as sample
from tests import web
from votes import documents
from votes import figures as tallied
from votes.payload import Payload
from votes.rulesets import RuleSet
from votes.views import results

Figures = dict[tuple[int | str, str], str]
TOTALS = {
    "Phát ra": "issued",
    "Thu về": "collected",
    "Hợp lệ": "valid",
    "Không hợp lệ": "invalid",
}
SECTION = "<!-- next form -->"
NUMBER = r"\d[\d.,]*%?"


def levels(built: Payload) -> list[str]:
    return [level.key for level in RuleSet.from_dict(built.ruleset).levels]


def needed(built: Payload) -> Figures:
    """What every format must say."""
    found: Figures = {}
    for number, form in enumerate(built.forms, 1):
        found |= {(number, what): str(getattr(form, what)) for what in TOTALS.values()}
        for line in form.lines:
            for level in levels(built):
                found[line.name, level] = str(line.counts[level])
                found[line.name, f"{level} %"] = line.percent[level]
    return found


def possible(built: Payload) -> Figures:
    """What a format may say beside it: lines that do not count, and what they leave."""
    found = needed(built)
    for form in built.forms:
        for line in form.lines:
            counted = sum(line.counts.values())
            found[line.name, "blank"] = str(line.blank)
            found[line.name, "multiple"] = str(line.multiple)
            found[line.name, "valid for"] = str(counted)
            found[line.name, "invalid for"] = str((form.collected or 0) - counted)
            found[line.name, "sum"] = str(form.valid)
    return found


def plain(figure: object) -> str:
    """A figure as written on a page: "1.015", "97,50%"."""
    return str(figure).removesuffix("%").replace(".", "").replace(",", ".")


def pairs(built: Payload) -> list[str]:
    return [what for level in levels(built) for what in (level, f"{level} %")]


def from_pages(built: Payload, pages: str, what: Sequence[str], read=plain) -> Figures:
    """The row after each name on pages, so many figures as are told."""
    found: Figures = {}
    for form in built.forms:
        for line in form.lines:
            row = re.search(rf"{re.escape(line.name)}\D*?((?: ?{NUMBER}){{{len(what)}}})", pages)
            figures = map(read, re.findall(NUMBER, row[1])) if row else ()
            found |= {(line.name, one): figure for one, figure in zip(what, figures, strict=True)}
    return found


def minutes(data: bytes, built: Payload) -> Figures:
    return told(sample.said(data), built)


def word(data: bytes, built: Payload) -> Figures:
    """The minutes as Word has them: paragraphs in their order, cells among them."""
    body = docx.Document(io.BytesIO(data)).element.body
    paragraphs = (
        "".join(text.text or "" for text in one.iter(qn("w:t"))) for one in body.iter(qn("w:p"))
    )
    return told(" ".join(" ".join(paragraphs).split()), built)


def page(data: bytes, built: Payload) -> Figures:
    """The tables of the page Kết quả, each with the equations of its form above it."""
    found: Figures = {}
    for number, (form, section) in enumerate(
        zip(built.forms, data.decode().split(SECTION), strict=True), 1
    ):
        said = web.plain(section)
        for label, what in TOTALS.items():
            found[number, what] = plain(re.search(rf"{label} ({NUMBER})", said)[1])
        one = replace(built, forms=(form,))
        found |= from_pages(one, said, [*pairs(built), "blank", "multiple"])
    return found


def written_page(built: Payload) -> bytes:
    shown = list(results.tables(built))
    parts = (
        render_to_string("votes/results/table.html", {"table": one, "tables": shown, "may": {}})
        for one in shown
    )
    return SECTION.join(parts).encode()


def told(pages: str, built: Payload) -> Figures:
    """What the minutes say in their text."""
    if built.organisation.letterhead == "party":
        said = {what: f"Số phiếu {label.lower()}: ({NUMBER})" for label, what in TOTALS.items()}
        found = {
            (number, what): plain(figure)
            for what, pattern in said.items()
            for number, figure in enumerate(re.findall(pattern, pages), 1)
        }
        return found | from_pages(built, pages, [*pairs(built), "blank", "multiple"])
    papers, _, table = pages.partition("đối với từng người")
    four = rf"((?:{NUMBER} ){{{len(TOTALS)}}})(?!{NUMBER})"
    figures = re.findall(four, papers.partition("3. Số phiếu")[2])
    found = {
        (number, what): plain(figure)
        for number, row in zip(range(1, len(built.forms) + 1), figures, strict=False)
        for what, figure in zip(TOTALS.values(), row.split(), strict=True)
    }
    return found | from_pages(built, table, ["valid for", "invalid for", *pairs(built)])


def workbook(data: bytes, built: Payload) -> Figures:
    """Cells as a program without a calculator sees them: a sum has its value beside it."""
    sheets = openpyxl.load_workbook(io.BytesIO(data), data_only=True).worksheets
    rows = list(sheets[0].iter_rows(values_only=True))
    head = next(number for number, row in enumerate(rows) if "Phát ra" in row)
    found: Figures = {
        (number, what): str(rows[head + number][rows[head].index(label)])
        for number in range(1, len(built.forms) + 1)
        for label, what in TOTALS.items()
    }
    what = [*pairs(built), "blank", "multiple", "sum"]
    for sheet in sheets[1 : len(built.forms) + 1]:
        for row in sheet.iter_rows(values_only=True):
            if isinstance(row[0], int):
                places = built.meeting.percent_places
                figures = (
                    _cell(value, places, one) for value, one in zip(row[3:], what, strict=True)
                )
                found |= {(row[1], one): said for one, said in zip(what, figures, strict=True)}
    return found


def _cell(value: object, places: int, what: str) -> str:
    if not what.endswith("%"):
        return str(value)
    exact = Decimal(str(value)).scaleb(2)
    assert exact == round(exact, places)
    return f"{exact:.{places}f}"


def separated(data: bytes, built: Payload) -> Figures:
    table = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";")
    labels = [form.label for form in built.forms]
    headings = {level.heading: level.key for level in RuleSet.from_dict(built.ruleset).levels}
    void = {"Không đánh dấu": "blank", "Đánh dấu nhiều ô": "multiple"}
    found: Figures = {}
    for row in table:
        number = labels.index(row["Loại phiếu"]) + 1
        found |= {(number, what): row[label] for label, what in TOTALS.items()}
        for heading, key in headings.items():
            found[row["Họ và tên"], key] = row[heading]
            found[row["Họ và tên"], f"{key} %"] = row[f"{heading} %"].replace(",", ".")
        found |= {(row["Họ và tên"], what): row[label] for label, what in void.items()}
    return found


def tables(data: bytes) -> Iterator[tuple[str, list[list[str]]]]:
    """Each table of slides with the slide's title."""
    for slide in Presentation(io.BytesIO(data)).slides:
        for shape in slide.shapes:
            if shape.has_table:
                rows = [[cell.text for cell in row.cells] for row in shape.table.rows]
                yield slide.shapes.title.text, rows


def slides(data: bytes, built: Payload) -> Figures:
    found: Figures = {}
    what = [*pairs(built), "blank", "multiple"]
    for title, rows in tables(data):
        if title == "Người tham dự, số phiếu" and len(built.forms) == 1:
            said = dict(rows)
            for label, one in TOTALS.items():
                found[1, one] = plain(said[f"Số phiếu {label.lower()}"])
        elif title == "Số phiếu":
            for number, row in enumerate(rows[1:], 1):
                found |= {
                    (number, one): plain(n) for one, n in zip(TOTALS.values(), row[1:], strict=True)
                }
        elif title.startswith("Kết quả kiểm phiếu"):
            for _order, name, *figures in rows[2:]:
                found |= {(name, one): plain(n) for one, n in zip(what, figures, strict=True)}
    return found


def tally(data: bytes, built: Payload) -> Figures:
    found: Figures = {}
    for number, form in enumerate(json.loads(data)["forms"], 1):
        found |= {(number, what): str(form[what]) for what in TOTALS.values()}
        for line in form["lines"]:
            for what in (*levels(built), "blank", "multiple"):
                found[line["name"], what] = str(line[what])
            for level, percent in line["percent"].items():
                found[line["name"], f"{level} %"] = percent
    return found


def print_of(format: str) -> Callable[[Payload], bytes]:
    return lambda built: documents.render("minutes", built, format, digest=sample.DIGEST)


#: What makes the file, and what reads it.
READERS = {
    "pdf": (print_of("pdf"), minutes),
    "xlsx": (print_of("xlsx"), workbook),
    "csv": (print_of("csv"), separated),
    "pptx": (print_of("pptx"), slides),
    "docx": (print_of("docx"), word),
    "page": (written_page, page),
    "json": (lambda built: tallied.as_json(built, sample.DIGEST).encode(), tally),
}
