"""Who may do what in which state: one table, asked by every page and tested cell by cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from .choices import Role, SessionStatus

O, C, T, H, S, V = (  # noqa: E741
    Role.ORGANISER,
    Role.CLERK,
    Role.TYPIST,
    Role.HEAD,
    Role.SECRETARY,
    Role.OBSERVER,
)
DRAFT, VOTING, COUNTING, SEALED, CANCELLED = SessionStatus
ALWAYS: Final = frozenset(SessionStatus)
RUNNING: Final = frozenset({DRAFT, VOTING, COUNTING})


@dataclass(frozen=True)
class Rule:
    """Roles that may open a page, and the states of the session in which it is there.

    `later` are roles that may only once the result is fixed.
    """

    roles: frozenset[str]
    states: frozenset[str] = ALWAYS
    later: frozenset[str] = frozenset()

    def allows(self, roles: frozenset[str], status: str) -> bool:
        """Whether somebody with `roles` may, the state set aside."""
        return bool(roles & self.roles or (status == SEALED and roles & self.later))


def _rule(*roles: Role, states: frozenset[str] = ALWAYS, later: tuple[Role, ...] = ()) -> Rule:
    return Rule(frozenset(roles), frozenset(states), frozenset(later))


def _in(*states: SessionStatus) -> frozenset[str]:
    return frozenset(states)


#: By the name of the URL. A page under a session that is not here does not open.
RULES: Final[dict[str, Rule]] = {
    # Điều hành and what prepares a session
    "session": _rule(O, C, H, S, V),
    "session_live": _rule(O, C, H, S, V),
    "turn": _rule(O, C, T, H, S, V),
    "accounts": _rule(O),
    "accounts_day": _rule(O, states=RUNNING),
    "accounts_many": _rule(O),
    "accounts_close": _rule(O, states=_in(SEALED, CANCELLED)),
    "account_reset": _rule(O),
    "account_roles": _rule(O),
    "account_lock": _rule(O),
    "prepare": _rule(O, states=_in(DRAFT)),
    "prepare_step": _rule(O, states=_in(DRAFT)),
    "prepare_preview": _rule(O, states=_in(DRAFT)),
    "prepare_row": _rule(O, states=_in(DRAFT)),
    "prepare_row_act": _rule(O, states=_in(DRAFT)),
    "lists": _rule(O, states=_in(DRAFT)),
    "lists_template": _rule(O, states=_in(DRAFT)),
    "voting_open": _rule(O, states=_in(DRAFT)),
    "draft_back": _rule(O, states=_in(VOTING)),
    "cancel": _rule(O, H, states=RUNNING),
    "rehearsal": _rule(O, H, S),
    "rehearsal_make": _rule(O, states=_in(DRAFT, VOTING)),
    "rehearsal_wipe": _rule(O, H),
    # the day
    "roll": _rule(O, C, S, states=RUNNING),
    "roll_names": _rule(O, C, S, states=RUNNING),
    "roll_names_live": _rule(O, C, S, states=RUNNING),
    "roll_left": _rule(O, C, S, states=RUNNING),
    "roll_absent": _rule(O, C, S, states=RUNNING),
    "votes": _rule(O, C, S, states=RUNNING),
    "resolution_vote": _rule(O, C, S, states=_in(SEALED)),
    "papers": _rule(C, H, S, states=_in(VOTING, COUNTING)),
    "counting_start": _rule(H, S, states=_in(VOTING)),
    "voting_back": _rule(H, S, states=_in(COUNTING)),
    "batches": _rule(C, H, S, states=_in(COUNTING)),
    "batch_resize": _rule(C, H, S, states=_in(COUNTING)),
    # keying: a typist sees only what is theirs
    "keying_start": _rule(T),
    "keying_next": _rule(T, states=_in(COUNTING)),
    "keying": _rule(T, states=_in(COUNTING)),
    "keying_paper": _rule(T, states=_in(COUNTING)),
    "keying_finish": _rule(T, states=_in(COUNTING)),
    "keying_take": _rule(T, states=_in(COUNTING)),
    "keying_return": _rule(T, states=_in(COUNTING)),
    "keying_order": _rule(H, states=_in(COUNTING)),
    "keying_abandon": _rule(H, states=_in(COUNTING)),
    # what differs, from the paper
    "differences": _rule(H, S, states=_in(COUNTING)),
    "difference": _rule(H, S, states=_in(COUNTING)),
    "decide": _rule(H, S, states=_in(COUNTING)),
    "decision_undo": _rule(H, S, states=_in(COUNTING)),
    "batch_close": _rule(H, S, states=_in(COUNTING)),
    "batch_reopen": _rule(H, states=_in(COUNTING)),
    # settled ballots against the paper
    "checks": _rule(H, S, states=_in(COUNTING)),
    "check_sample": _rule(H, S, states=_in(COUNTING)),
    "check_recheck": _rule(H, S, states=_in(COUNTING)),
    "check": _rule(H, S, states=_in(COUNTING)),
    "check_answer": _rule(H, S, states=_in(COUNTING)),
    "check_back": _rule(H, S, states=_in(COUNTING)),
    "check_finish": _rule(H, S, states=_in(COUNTING)),
    # the result
    "results": _rule(H, S, states=_in(COUNTING, SEALED), later=(O, C, V)),
    "acknowledge": _rule(H, S, states=_in(COUNTING)),
    "seal": _rule(H, states=_in(COUNTING)),
    "reopen": _rule(H, states=_in(SEALED)),
    "purge": _rule(O, H, states=_in(SEALED, CANCELLED)),
    # paper, hall, log
    "documents": _rule(O, C, H, S, V),
    "document": _rule(O, C, H, S, later=(V,)),
    "documents_zip": _rule(O, C, H, S, later=(V,)),
    "details": _rule(O, H, states=_in(DRAFT, VOTING, COUNTING, SEALED)),
    "check_code": _rule(O, C, H, S, V, states=_in(SEALED)),
    "display": _rule(O, C, H, S, V),
    "display_live": _rule(O, C, H, S, V),
    "screen_code": _rule(O, C, H, S, states=_in(DRAFT, VOTING, COUNTING, SEALED)),
    "screen_close": _rule(O, C, H, S),
    "log": _rule(H, V),
    "work": _rule(H, S, V),
}

#: Documents that show the result: a draft of them is for the board alone.
RESULT_DOCUMENTS: Final = _rule(H, S, states=_in(COUNTING, SEALED), later=(O, C, V))
#: The papers that are neither shown from the start nor results of this session, by their key.
#: The log is for those who watch over the count; a roll-up shows results of others.
OTHER_DOCUMENTS: Final[dict[str, Rule]] = {
    "log": _rule(O, H, V, later=(C, S)),
    "rollup": RESULT_DOCUMENTS,
}
#: Pages of the organisation, not of one session: who may, by a role for the whole organisation.
ORGANISATION: Final[dict[str, frozenset[str]]] = {
    "home": frozenset(Role),
    "session_new": frozenset({O}),
    "session_import": frozenset({O}),
    "layout": frozenset({O}),
    "layout_preview": frozenset({O}),
    # results of the body and of those below it, over the years
    "history": frozenset({O}),
    "history_person": frozenset({O}),
    "rollup": frozenset({O}),
    "rollup_unit": frozenset({O}),
    "archives": frozenset({O}),
}
