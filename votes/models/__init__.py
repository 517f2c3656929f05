"""The tables, one noun a module."""

from .account import RoleAssignment, User
from .audit import AuditEntry, ImportedLog
from .ballot import Ballot, Batch, Decision, Keying, Reading
from .check import Check, CheckedPaper
from .desk import LiveDesk, LiveScreen
from .organisation import Member, Official, Organisation
from .result import Acknowledgement, LiveKey, LiveSnapshot, Print, PrintDetail, SealedResult
from .session import (
    Attendance,
    BallotForm,
    BoardMember,
    LegalBasis,
    MeetingVote,
    Subject,
    VoteSession,
)

__all__ = [
    "Acknowledgement",
    "Attendance",
    "AuditEntry",
    "Ballot",
    "BallotForm",
    "Batch",
    "BoardMember",
    "Check",
    "CheckedPaper",
    "Decision",
    "ImportedLog",
    "Keying",
    "LegalBasis",
    "LiveDesk",
    "LiveKey",
    "LiveScreen",
    "LiveSnapshot",
    "MeetingVote",
    "Member",
    "Official",
    "Organisation",
    "Print",
    "PrintDetail",
    "Reading",
    "RoleAssignment",
    "SealedResult",
    "Subject",
    "User",
    "VoteSession",
]
