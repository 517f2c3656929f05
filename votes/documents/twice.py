"""Who was rated in another body too: a person may be, in two places at most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..payload import Line, Unit
from ..roster import fold
from . import fonts
from .source import Source


def found(source: Source) -> Iterator[tuple[Line, Unit, Line]]:
    """Each line of the session with that body and the line there, where it is surely one person.

    A name alone says little: a post must be the same too, and no third place have such a one.
    """
    others: dict[str, list[tuple[Unit, Line]]] = defaultdict(list)
    for unit in source.beside.around:
        for form in unit.result.forms if unit.result else ():
            for line in form.lines:
                others[fold(line.name)].append((unit, line))
    for line in source.people():
        same = [(unit, there) for unit, there in others[fold(line.name)] if _shared(line, there)]
        if len(same) == 1:
            fonts.check(same[0][0].name, "tên cơ quan nơi được lấy phiếu thứ hai")
            yield line, *same[0]


def _shared(line: Line, other: Line) -> bool:
    """Whether they have a post in common."""
    return bool({fold(post) for post in line.posts} & {fold(post) for post in other.posts})
