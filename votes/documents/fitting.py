"""How much room a text takes where no page is drawn by us: cells of sheets, rows of slides.

Measured with the font of the papers, whose widths are those of Times New Roman.
"""

from __future__ import annotations

import math

from . import fonts
from .errors import DocumentRefused

#: From one line to the next, in sizes of the font.
PITCH = 1.2
#: How much smaller a text is set rather than begin a second line.
SMALLER = 0.8


def lines(text: str, size: float, width: float, font: str = fonts.REGULAR) -> int:
    """In how many lines a text stands; a word longer than a line goes on in the next."""
    count, left = 1, width
    space = fonts.width(" ", font, size)
    for word in text.split():
        long = fonts.width(word, font, size)
        if long > left and left < width:
            count, left = count + 1, width
        if long > width:
            count += math.ceil(long / width) - 1
            long %= width
        left -= long + space
    return count


def height(text: str, size: float, width: float, font: str = fonts.REGULAR) -> float:
    return lines(text, size, width, font) * size * PITCH


def one_line(text: str, size: float, width: float, font: str = fonts.REGULAR) -> float:
    """The size, or one a little smaller at which the text stands on one line."""
    fits = size * min(1, width / max(fonts.width(text, font, size), 1))
    return int(fits) if fits >= size * SMALLER else size


def size(
    text: str,
    room: tuple[float, float],
    sizes: tuple[float, float],
    whose: str,
    font: str = fonts.REGULAR,
) -> float:
    """The largest of `sizes` (largest, smallest) at which it fits; DocumentRefused without one."""
    largest, smallest = sizes
    width, tallest = room
    while height(text, largest, width, font) > tallest:
        largest -= 1
        if largest < smallest:
            raise DocumentRefused(f"{whose}: chữ quá dài, không in vừa một trang. Viết ngắn lại.")
    return largest
