"""Nothing links a paper to a voter, or to a time (secrecy by schema)."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import models

from votes.models import (
    Attendance,
    Ballot,
    Check,
    CheckedPaper,
    Decision,
    Keying,
    LiveDesk,
    LiveScreen,
    Member,
    Reading,
)

COLUMNS = {
    Ballot: {"id", "batch", "position", "marks", "invalid_reason"},
    Reading: {"id", "keying", "position", "revision", "marks", "invalid_reason"},
    Decision: {"id", "batch", "position", "line", "value", "decided_by"},
    Attendance: {"id", "session", "member", "present"},
    CheckedPaper: {"id", "check_of", "batch", "position", "agrees"},
    LiveDesk: {"id", "keying", "token", "machine"},
    LiveScreen: {"id", "session", "code", "key", "made_at"},
}
TIMES = (models.DateTimeField, models.DateField, models.TimeField, models.DurationField)


@pytest.mark.parametrize("model", COLUMNS)
def test_a_table_near_the_paper_has_exactly_the_known_columns(model):
    assert {field.name for field in model._meta.concrete_fields} == COLUMNS[model]


@pytest.mark.parametrize("model", [Ballot, Reading])
def test_nothing_refers_to_a_paper(model):
    assert [relation.name for relation in model._meta.related_objects] == []


@pytest.mark.parametrize(
    "model", [Ballot, Reading, Decision, Keying, Check, CheckedPaper, LiveDesk]
)
def test_nothing_of_a_paper_has_a_time(model):
    assert not [f for f in model._meta.concrete_fields if isinstance(f, TIMES)]


def _reachable(start: type[models.Model]) -> set[type[models.Model]]:
    """Every table that can be reached by following foreign keys forwards."""
    seen: set[type[models.Model]] = set()
    todo = [start]
    while todo:
        model = todo.pop()
        targets = {f.related_model for f in model._meta.concrete_fields if f.related_model}
        todo.extend(targets - seen)
        seen |= targets
    return seen


@pytest.mark.parametrize("model", [Ballot, Reading])
def test_no_chain_of_keys_leads_from_a_paper_to_a_member(model):
    assert Member not in _reachable(model)


def test_a_member_knows_only_its_organisation():
    keys = {f.name for f in Member._meta.concrete_fields if f.is_relation}
    assert keys == {"organisation"}


def test_every_table_is_named_as_django_names_it():
    for model in apps.get_app_config("votes").get_models():
        assert model._meta.db_table == f"votes_{model._meta.model_name}"
