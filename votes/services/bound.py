"""The columns a seal binds, table by table, in numbered editions.

A result is verified in the edition it was fixed in, so a column that comes later changes nothing of
what was fixed before. An edition is never edited after a release, its columns are never renamed or
dropped; a new column goes into a new edition: `{**_FIRST, "votes_x": (*_FIRST["votes_x"], "y")}`.
"""

from __future__ import annotations

from typing import Final

Edition = dict[str, tuple[str, ...]]

_FIRST: Final[Edition] = {
    "votes_votesession": (
        "id", "uid", "organisation_id", "code", "title", "ruleset_key", "meeting", "held_on",
        "starts_at", "ends_at", "place", "chair", "minutes_number", "copies", "summoned",
        "present", "total_members", "percent_places", "keyings_required", "disclosure",
        "absent_ballots_allowed", "classification", "classification_ground", "classification_by",
        "copy_number", "recipients", "status", "rehearsal_of_id", "cancel_reason",
        "purge_decision",
    ),
    "votes_legalbasis": (
        "id", "session_id", "order", "kind", "number", "issued_on", "issuer",
    ),
    "votes_boardmember": (
        "id", "session_id", "order", "name", "honorific", "post", "role",
    ),
    "votes_meetingvote": (
        "id", "session_id", "topic", "agree", "against", "other",
    ),
    "votes_ballotform": (
        "id", "session_id", "order", "label", "colour", "printed", "issued", "swapped", "unused",
        "collected",
    ),
    "votes_subject": (
        "id", "session_id", "official_id", "form_id", "order", "name", "honorific", "posts",
        "bloc", "exempt", "exempt_reason",
    ),
    "votes_acknowledgement": (
        "id", "session_id", "code", "message", "reason", "by_id", "by_name",
    ),
    "votes_batch": (
        "id", "form_id", "number", "size", "keyings_ordered", "alignment", "differences",
        "settled", "decided_by_id",
    ),
    "votes_keying": (
        "id", "batch_id", "number", "source", "keyed_by_id", "file_digest", "state",
    ),
    "votes_reading": (
        "id", "position", "marks", "invalid_reason", "keying_id", "revision",
    ),
    "votes_decision": (
        "id", "batch_id", "position", "line", "value", "decided_by_id",
    ),
    "votes_ballot": (
        "id", "position", "marks", "invalid_reason", "batch_id",
    ),
    "votes_check": (
        "id", "session_id", "number", "kind", "seed", "reason", "finished", "opened_by_id",
    ),
    "votes_checkedpaper": (
        "id", "check_of_id", "batch_id", "position", "agrees",
    ),
}  # fmt: skip

#: The newest last; a seal is made in it.
EDITIONS: Final[tuple[Edition, ...]] = (_FIRST,)
#: Written by the log itself and checked with its chain.
NOT_BOUND: Final = {"votes_votesession": {"audit_length", "audit_head"}}
