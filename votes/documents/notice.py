"""Thông báo công khai of a council's standing body, with the list it speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportlab.platypus import PageBreak

from . import offices, page, phrases, recipients, results, totals
from .letterhead import Issuer, letterhead, number, title
from .source import Source
from .styles import Styles
from .tables import introduced
from .text import Markup, count


def paper(source: Source) -> page.Paper:
    issuer = offices.office(source, "TB", source.detail("notice_number"))
    subject = source.say("Kết quả {act}", act=phrases.subject(source))
    body = Styles(source).body(_body(source))
    story: list[Any] = [
        *letterhead(source, issuer),
        *title(source, "THÔNG BÁO", subject),
        *recipients.signed(source, [body], offices.signer(source)),
        PageBreak(),
        *title(source, "DANH SÁCH", subject, _attached(source, issuer)),
        *_list(source),
    ]
    return page.Paper(f"Thông báo kết quả {phrases.subject_plain(source)}", story)


def _body(source: Source) -> Markup:
    return source.say(
        "Căn cứ {rule}; {resolution} xác nhận kết quả {act}, {standing} thông báo kết quả {act} "
        "đối với {n} người (có danh sách kèm theo){end}",
        rule=phrases.basis(source, phrases.rule_basis(source)),
        resolution=offices.resolution(source),
        act=phrases.act(source),
        standing=offices.standing(source),
        n=count(sum(1 for _ in source.people())),
        end=source.word("end_mark"),
    )


def _attached(source: Source, issuer: Issuer) -> Markup:
    return source.say(
        "(Kèm theo Thông báo số {number} {date} của {standing})",
        number=number(source, issuer),
        date=issuer.date,
        standing=offices.standing(source),
    )


def _list(source: Source) -> Iterator[Any]:
    """A table a form with what its percentages are of."""
    styles = Styles(source)
    for form in source.payload.forms:
        lead = [styles.heading(phrases.form_title(source, form), keep=False)]
        named = lead if source.several_forms else []
        yield from introduced(source, named, results.public_table(source, form))
        ballots = totals.ballots(source, form)
        whole = phrases.denominator(source, form)
        said = source.say("{ballots}. {whole}", ballots=ballots, whole=whole)
        yield styles.body(said, spaceBefore=6)
