"""Markup as runs of a Word paragraph; a figure becomes a content control that Word locks."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final
from xml.sax.saxutils import unescape

from ..text import FIGURE_END, FIGURE_START
from .elements import element

TOKEN: Final = re.compile(rf"(<[^>]*>|{FIGURE_START}|{FIGURE_END})")
ENTITIES: Final = {"&nbsp;": "\u00a0", "&quot;": '"'}
SIZE: Final = re.compile(r'size="?([\d.]+)')


@dataclass(frozen=True)
class Look:
    """How a run looks where it differs from its paragraph's style; `size` in points."""

    bold: bool = False
    italic: bool = False
    underlined: bool = False
    size: float = 0
    white: bool = False


class Runs:
    """Makes runs; content controls of a file are numbered from 1."""

    def __init__(self) -> None:
        self.numbers = itertools.count(1)

    def of(self, markup: str, look: Look | None = None) -> Iterator[Any]:
        """Runs, breaks and content controls of one paragraph."""
        stack = [look or Look()]
        figure: list[Any] | None = None
        for token in filter(None, TOKEN.split(markup)):
            if token == FIGURE_START:
                figure = []
            elif token == FIGURE_END:
                yield self._locked(figure or [])
                figure = None
            elif not token.startswith("<"):
                made = _run(unescape(token, ENTITIES), stack[-1])
                if figure is None:
                    yield made
                else:
                    figure.append(made)
            elif token.startswith("<br"):
                yield element("w:r", element("w:br"))
            else:
                _turn(stack, token)

    def plain(self, text: str, look: Look) -> list[Any]:
        return [_run(text, look)]

    def figure(self, text: str, look: Look) -> Any:
        return self._locked([_run(text, look)])

    def _locked(self, runs: list[Any]) -> Any:
        return element(
            "w:sdt",
            element(
                "w:sdtPr",
                element("w:alias", val="Số liệu"),
                element("w:tag", val="so-lieu"),
                element("w:id", val=next(self.numbers)),
                element("w:lock", val="sdtContentLocked"),
            ),
            element("w:sdtContent", *runs),
        )


def _turn(stack: list[Look], token: str) -> None:
    """An opening tag puts a look on the stack, a closing one takes it off."""
    if token.startswith("</"):
        stack.pop()
        return
    now = stack[-1]
    size = SIZE.search(token)
    looks = {
        "<b>": replace(now, bold=True),
        "<i>": replace(now, italic=True),
        "<u>": replace(now, underlined=True),
    }
    stack.append(replace(now, size=float(size[1])) if size else looks.get(token, now))


def _run(text: str, look: Look) -> Any:
    properties = [
        *([element("w:b")] if look.bold else []),
        *([element("w:i")] if look.italic else []),
        *([element("w:color", val="FFFFFF")] if look.white else []),
        *([element("w:sz", val=round(look.size * 2))] if look.size else []),
        *([element("w:u", val="single")] if look.underlined else []),
    ]
    parts = [element("w:rPr", *properties)] if properties else []
    for number, line in enumerate(text.split("\n")):
        parts += [element("w:br")] if number else []
        parts.append(element("w:t", text=line))
    return element("w:r", *parts)
