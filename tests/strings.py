"""Every text of the program that people read, with the file it stands in."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
VIETNAMESE = re.compile(r"[À-ỹĐđ]")
#: Not what is shown: words known in the offices' own tables, and what has its English beside it.
NOT_SHOWN = ("votes/roster/people/words.py", "votes/roster/legacy/", "votes/retelling/english/")
COMMENT = re.compile(r"{% comment .*?endcomment %}|{#.*?#}|<!--.*?-->", re.DOTALL)
TAG = re.compile(r"{%.*?%}", re.DOTALL)
EXPRESSION = re.compile(r"{[%{].*?[%}]}", re.DOTALL)
QUOTED = re.compile(r"""(?<=[ =(:])(?:"([^"]*)"|'([^']*)')""")
ATTRIBUTE = re.compile(r"""[\w-]+=(?:"([^"]*)"|'([^']*)')""")
WITHIN_SENTENCES = re.compile(r"</?(?:b|i|kbd|span|strong|em)\b[^<>]*>")
ELEMENT = re.compile(r"<[^<>]*>")
#: A text even where it has no letter of Vietnamese's own.
MARKED = re.compile(r"""\b(?:translate |(?:_|(?:gettext_)?lazy)\(\s*)["'](.*?)["']""")
VALUE = re.compile(r"{{.*?}}|%\(\w+\)[sd]|{\w*}", re.DOTALL)


class Text(NamedTuple):
    place: str
    words: str


@cache
def texts() -> tuple[Text, ...]:
    """Of templates, code and plain files, with `{}` for every value put in."""
    found = []
    for place, source in _files(("templates", "votes", "tinnhiem")):
        words = {".html": template_texts, ".py": code_texts}.get(Path(place).suffix, str.splitlines)
        marked = set(MARKED.findall(source))
        shown = (one for one in words(source) if one in marked or VIETNAMESE.search(one))
        found += [Text(place, plain(one)) for one in shown]
    return tuple(found)


def plain(words: str) -> str:
    return " ".join(VALUE.sub("{}", WITHIN_SENTENCES.sub("", words)).split())


def _files(folders: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for path in sorted(path for folder in folders for path in (ROOT / folder).rglob("*.*")):
        place = path.relative_to(ROOT).as_posix()
        ours = path.suffix in {".html", ".py", ".txt"} and "/migrations/" not in place
        if ours and not place.startswith(NOT_SHOWN):
            yield place, path.read_text(encoding="utf-8")


def template_texts(source: str) -> Iterator[str]:
    """Strings within the tags, attributes, and what stands between the elements."""
    source = COMMENT.sub("", source)
    for tag in EXPRESSION.findall(source):
        yield from map("".join, QUOTED.findall(tag))
    bare = TAG.sub("\0", source)
    yield from map("".join, ATTRIBUTE.findall(bare))
    yield from ELEMENT.sub("\0", WITHIN_SENTENCES.sub("", bare)).split("\0")


def code_texts(source: str) -> Iterator[str]:
    """String literals but for docstrings; an f-string whole."""
    nodes = list(ast.walk(ast.parse(source)))
    skipped = {id(part) for node in nodes for part in _parts(node)}
    for node in nodes:
        if isinstance(node, ast.JoinedStr):
            yield "".join(_literal(part) or "{}" for part in node.values)
        elif id(node) not in skipped:
            yield _literal(node)


def _parts(node: ast.AST) -> list[ast.expr]:
    """What is no text of its own: the parts of an f-string, a string that is a statement."""
    if isinstance(node, ast.JoinedStr):
        return node.values
    return [node.value] if isinstance(node, ast.Expr) else []


def _literal(node: ast.AST) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
