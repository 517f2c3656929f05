"""People proposed from a table, with what its columns were taken for and what to look at. Pure."""

from .choices import COLUMNS_OF, Commas, Kind, Meaning
from .dates import PartDate, read_birth
from .proposing import propose
from .records import Column, Converted, Person, Proposal, Remark

__all__ = [
    "COLUMNS_OF",
    "Column",
    "Commas",
    "Converted",
    "Kind",
    "Meaning",
    "PartDate",
    "Person",
    "Proposal",
    "Remark",
    "propose",
    "read_birth",
]
