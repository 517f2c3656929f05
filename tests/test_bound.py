"""A column that comes later changes nothing of results fixed before, and is bound from then on."""

from __future__ import annotations

import pytest

from tests.test_verifying import change, sealed_session, verify
from votes import payload
from votes.services import snapshot
from votes.services.bound import EDITIONS, NOT_BOUND
from votes.services.snapshot import BOUND, columns

#: Of editions that a release has: what was fixed with them must verify for good.
RELEASED = ("d769376c4c533168076c03ae84bc3e5228cc10606819bea68bdfaef156207e0f",)


@pytest.mark.parametrize("number", range(1, len(RELEASED) + 1))
def test_an_edition_never_changes(number):
    assert payload.digest(payload.canonical(EDITIONS[number - 1])) == RELEASED[number - 1]


@pytest.mark.parametrize("model", BOUND)
def test_the_newest_edition_has_every_column_of_every_bound_table(model):
    there = {field.column for field in model._meta.concrete_fields}
    assert there - NOT_BOUND.get(model._meta.db_table, set()) == set(columns(model))


def _before(table: str, column: str):
    """The first edition as it would be had the column come later."""
    left = tuple(name for name in EDITIONS[0][table] if name != column)
    return {**EDITIONS[0], table: left}


@pytest.mark.django_db
def test_a_result_fixed_before_a_column_came_verifies_and_is_still_bound(monkeypatch):
    monkeypatch.setattr(snapshot, "EDITIONS", (_before("votes_batch", "differences"),))
    session = sealed_session()
    monkeypatch.setattr(snapshot, "EDITIONS", (*snapshot.EDITIONS, EDITIONS[0]))
    assert verify(session) == []
    change("votes_ballotform", "swapped", 1)
    (problem,) = verify(session)
    assert problem.startswith("votes_ballotform, dòng ") and "cột swapped: khác" in problem


@pytest.mark.django_db
def test_a_result_fixed_after_a_column_came_binds_it(monkeypatch):
    monkeypatch.setattr(snapshot, "EDITIONS", (_before("votes_ballotform", "colour"), EDITIONS[0]))
    session = sealed_session()
    assert verify(session) == []
    change("votes_ballotform", "colour", "xanh")
    (problem,) = verify(session)
    assert problem.startswith("votes_ballotform, dòng ") and "cột colour: khác" in problem


@pytest.mark.django_db
def test_an_edition_this_program_does_not_know_is_said(monkeypatch):
    monkeypatch.setattr(snapshot, "EDITIONS", (EDITIONS[0], EDITIONS[0]))
    session = sealed_session()
    monkeypatch.undo()
    (problem,) = verify(session)
    assert "bản phần mềm này không biết cách chốt đó" in problem


@pytest.mark.parametrize(
    ("names", "edition"),
    [([], 1), (["votes_batch"], 1), (["votes_batch@2"], None), (["a", "a@1"], 1), (["a@01"], None)],
)
def test_the_edition_stands_in_the_names(names, edition):
    assert snapshot.edition_of(names) == edition


def test_the_list_of_a_table_begins_with_its_key():
    assert {names[0] for edition in EDITIONS for names in edition.values()} == {"id"}
