"""What comes in from files, as rows or as errors by their place. Pure."""

from .ballots_csv import BatchRows, FormShape, parse_ballots
from .names import bare, clean, fold, foreign_character, looked_up, sort_key, title_key
from .problems import Problem, RosterErrors
from .records import (
    BoardData,
    FormData,
    LegalBasisData,
    MemberData,
    OfficialData,
    OrganisationData,
    SessionData,
    SessionFile,
)
from .session_file import LINES_LIMIT, parse_session

__all__ = [
    "LINES_LIMIT",
    "BatchRows",
    "BoardData",
    "FormData",
    "FormShape",
    "LegalBasisData",
    "MemberData",
    "OfficialData",
    "OrganisationData",
    "Problem",
    "RosterErrors",
    "SessionData",
    "SessionFile",
    "bare",
    "clean",
    "fold",
    "foreign_character",
    "looked_up",
    "parse_ballots",
    "parse_session",
    "sort_key",
    "title_key",
]
