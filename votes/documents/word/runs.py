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
BREAK: Final = re.compile("(\n)")
PIECE: Final = re.compile(r"(\n|(?<=\w)-(?=\w))")
#: What Word has an element for instead of a character.
BETWEEN: Final = {"\n": "w:br", "-": "w:noBreakHyphen"}
SIZE: Final = re.compile(r'size="?([\d.]+)')


@dataclass(frozen=True)
class Look:
    """How a run looks where it differs from its paragraph's style; `size` in points.

    `on_paper`: its own ground is white, whatever its cell is shaded with.
    """

    bold: bool = False
    italic: bool = False
    underlined: bool = False
    size: float = 0
    white: bool = False
    on_paper: bool = False


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
                text = unescape(token, ENTITIES)
                if figure is None:
                    yield _run(text, stack[-1])
                else:
                    figure.append(_run(text, stack[-1], whole=True))
            elif token.startswith("<br"):
                yield element("w:r", element("w:br"))
            else:
                _turn(stack, token)

    def plain(self, text: str, look: Look) -> list[Any]:
        return [_run(text, look)]

    def figure(self, text: str, look: Look) -> Any:
        return self._locked([_run(text, look, whole=True)])

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


def _run(text: str, look: Look, *, whole: bool = False) -> Any:
    """`whole`: no line ends at its hyphens."""
    properties = [
        *([element("w:b")] if look.bold else []),
        *([element("w:i")] if look.italic else []),
        *([element("w:color", val="FFFFFF")] if look.white else []),
        *([element("w:sz", val=round(look.size * 2))] if look.size else []),
        *([element("w:u", val="single")] if look.underlined else []),
        *([element("w:shd", val="clear", fill="FFFFFF")] if look.on_paper else []),
    ]
    parts = [element("w:rPr", *properties)] if properties else []
    pieces = (PIECE if whole else BREAK).split(text)
    parts += [element(BETWEEN[p]) if p in BETWEEN else element("w:t", text=p) for p in pieces]
    return element("w:r", *parts)
