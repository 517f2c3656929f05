"""Where one paper is saved: everything the save must know of it, in one query."""

from __future__ import annotations

from typing import Final, NamedTuple

from django.db import connection

# Plain SQL at the one place where it counts: a whole room waits for saves, and putting the same
# question together from the models takes ten times as long as its answer (tests/bench/saves.py).
_QUERY: Final = """
SELECT k.id, k.keyed_by_id, k.number, k.state, b.number, b.size, f.session_id, s.status,
       s.ruleset_key, d.token, d.machine,
       (SELECT COUNT(*) FROM votes_subject t WHERE t.form_id = f.id),
       (SELECT COUNT(*) FROM votes_reading c WHERE c.keying_id = k.id),
       r.id, r.revision, r.marks, r.invalid_reason
FROM votes_keying k
JOIN votes_batch b ON b.id = k.batch_id
JOIN votes_ballotform f ON f.id = b.form_id
JOIN votes_votesession s ON s.id = f.session_id
LEFT JOIN votes_livedesk d ON d.keying_id = k.id
LEFT JOIN votes_reading r ON r.keying_id = k.id AND r.position = %s
WHERE k.id = %s
"""


class Place(NamedTuple):
    """A position of a keying: whose it is, what state it is in, what is stored there.

    `desk` and `machine` are None while no browser has the keying, `reading` and the rest while
    nothing is stored; `saved` counts the keying's papers, `lines` its form's.
    """

    keying: int
    keyed_by: int | None
    number: int
    state: str
    batch: int
    size: int
    session: int
    status: str
    ruleset_key: str
    desk: str | None
    machine: str | None
    lines: int
    saved: int
    reading: int | None
    revision: int | None
    marks: str | None
    invalid_reason: str | None


def held(keying_pk: int, position: int) -> Place | None:
    """The place, its keying held until the transaction ends; None where there is no such keying.

    Held first and then read: a statement that waits for its lock still sees what was stored
    before it waited, and would write over what the one before it stored.
    """
    with connection.cursor() as cursor:
        if connection.features.has_select_for_update:
            cursor.execute("SELECT id FROM votes_keying WHERE id = %s FOR UPDATE", [keying_pk])
        cursor.execute(_QUERY, [position, keying_pk])
        row = cursor.fetchone()
    return Place(*row) if row else None
