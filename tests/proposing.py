"""What a table gives, in short, for the tests of spoiled ones."""

from __future__ import annotations

import pytest

from votes import roster
from votes.roster import tables
from votes.roster.people import Kind, propose


def proposed(table, kind=Kind.OFFICIALS, **how):
    found = propose(table, kind, **how)
    assert not found.errors, list(map(str, found.errors))
    return found


def names(table, kind=Kind.OFFICIALS) -> list[str]:
    return [one.name for one in proposed(table, kind).rows]


def said(found) -> str:
    return " | ".join(map(str, (*found.remarks, *found.errors, *found.warnings)))


def refusal(data: bytes) -> str:
    with pytest.raises(roster.RosterErrors) as caught:
        tables.read(data)
    return str(caught.value)
