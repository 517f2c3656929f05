"""What the hall sees of a result, cut so that each screen is readable from 15 m."""

from __future__ import annotations

from typing import Any, Final

#: Rows of a table on one screen.
ROWS: Final = 8


def pages(lines: list[Any], most: int = ROWS) -> list[list[Any]]:
    """In as few parts as needed, of about the same length: 10 lines are 5 and 5, never 8 and 2."""
    count = max(-(-len(lines) // most), 1)
    size, longer = divmod(len(lines), count)
    found, start = [], 0
    for number in range(count):
        end = start + size + (number < longer)
        found.append(lines[start:end])
        start = end
    return found


def of(tables: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """First the whole table page by page, then one official at a time in the order of the ballot.

    `number` is what is typed to see an official: counted through all forms.
    """
    whole: list[dict[str, Any]] = []
    single: list[dict[str, Any]] = []
    for table in tables:
        parts = pages(table["lines"])
        for page, lines in enumerate(parts, 1):
            whole.append({"table": table, "lines": lines, "page": page, "of": len(parts)})
        for row in table["lines"]:
            levels = [
                {"level": level, "count": count, "share": share}
                for level, (count, share) in zip(table["rules"].levels, row["cells"], strict=True)
            ]
            number = len(single) + 1
            single.append({"table": table, "row": row, "levels": levels, "number": number})
    return whole + single
