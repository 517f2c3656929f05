"""The office's own tables: pasted from Word or Excel, or a file, to rows of cells. Pure."""

from .carrying import dump, load
from .files import SIZE_LIMIT, check_size, paste, read
from .grid import COLUMNS_LIMIT, Cell, Row, Table, tidy
from .template import template

__all__ = [
    "COLUMNS_LIMIT",
    "SIZE_LIMIT",
    "Cell",
    "Row",
    "Table",
    "check_size",
    "dump",
    "load",
    "paste",
    "read",
    "template",
    "tidy",
]
