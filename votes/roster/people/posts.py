"""The posts in a cell: by line, by semicolon, and at a comma where a post begins after it."""

from __future__ import annotations

import re
from typing import Final

from .choices import Commas
from .words import begins_body, begins_post

_BULLET: Final = re.compile(r"^(?:[-–—+•*·]|\d{1,2}[.)](?=\s))\s*")
_EDGES: Final = " ,;.:"


def split_posts(text: str, commas: Commas = Commas.GUESS) -> tuple[tuple[str, ...], str]:
    """The posts and, where a line break or comma could have been read otherwise, how it was."""
    lines, joined = _lines(text)
    posts: list[str] = []
    split = kept = False
    for line in lines:
        for part in line.split(";"):
            pieces = _at_commas(part, commas)
            split = split or len(pieces) > 1
            kept = kept or any("," in piece for piece in pieces)
            posts.extend(pieces)
    return tuple(dict.fromkeys(filter(None, posts))), _said(split, kept, joined, commas)


def _said(split: bool, kept: bool, joined: bool, commas: Commas) -> str:
    said = []
    if split and commas == Commas.GUESS:
        said.append("đã tách chức vụ ở dấu phẩy")
    if kept and commas == Commas.GUESS:
        said.append("đã giữ dấu phẩy trong chức vụ")
    if joined:
        said.append("đã ghép hai dòng thành một chức vụ")
    return "; ".join(said)


def _lines(text: str) -> tuple[list[str], bool]:
    """Lines that each begin a post; what only goes on is joined to the line before."""
    found: list[str] = []
    joined = False
    for line in text.split("\n"):
        bare = _BULLET.sub("", line.strip())
        if not bare:
            continue
        goes_on = bare == line.strip() and (bare[0].islower() or begins_body(bare))
        if found and goes_on and not begins_post(bare) and not found[-1].endswith(";"):
            found[-1] = f"{found[-1]} {bare}"
            joined = True
        else:
            found.append(bare)
    return found, joined


def _at_commas(text: str, commas: Commas) -> list[str]:
    pieces = [piece.strip(_EDGES) for piece in text.split(",")]
    if commas == Commas.SPLIT:
        return [piece for piece in pieces if piece]
    if commas == Commas.KEEP:
        return [text.strip(_EDGES)]
    found: list[str] = []
    for piece in filter(None, pieces):
        if found and not begins_post(piece):
            found[-1] = f"{found[-1]}, {piece}"
        else:
            found.append(piece)
    return found
