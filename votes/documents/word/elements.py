"""Elements of WordprocessingML, made short. Lengths are points unless they say otherwise."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

#: Twentieths of a point, the unit of Word's lengths.
TWENTIETHS = 20
EMU_OF_POINT = 12_700


def twentieths(points: float) -> str:
    return str(round(points * TWENTIETHS))


def element(name: str, *children: Any, text: str = "", **attributes: object) -> Any:
    """`element("w:spacing", before=12)`: attributes are of the same namespace as the name."""
    made = OxmlElement(name)
    space = name.partition(":")[0]
    for key, value in attributes.items():
        made.set(qn(f"{space}:{key}"), str(value))
    for child in children:
        made.append(child)
    if text:
        made.text = text
        made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def replace(parent: Any, child: Any) -> None:
    """`child` in the place of whatever of its kind the parent had."""
    for old in parent.findall(child.tag):
        parent.remove(old)
    parent.append(child)
