"""Every constraint of every table, met around the forms: by update and bulk_create.

A constraint without a case fails the suite, and so does a case without its constraint.
"""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import CheckConstraint

from tests import build
from tests import constraints as cases
from tests import constraints_papers as papers
from votes.models import Keying, Reading

pytestmark = pytest.mark.django_db


def constraints() -> dict[str, object]:
    models = apps.get_app_config("votes").get_models()
    return {c.name: c for model in models for c in model._meta.constraints}


def test_every_constraint_has_a_case_and_every_case_its_constraint():
    assert {name for name, _how, _case in cases.CASES} == set(constraints())


@pytest.mark.parametrize(
    ("name", "how", "case"), cases.CASES, ids=[f"{n}: {h}" for n, h, _c in cases.CASES]
)
def test_the_database_refuses(name, how, case):
    session = build.counting(subjects=3, batches=[1])
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        case(session)
    assert name in str(error.value) or columns_of(name) in str(error.value)


def columns_of(name: str) -> str:
    """How SQLite names a unique constraint: by its columns; a check by its name."""
    constraint = constraints()[name]
    if connection.vendor != "sqlite" or isinstance(constraint, CheckConstraint):
        return name
    model = next(m for m in apps.get_models() if constraint in m._meta.constraints)
    columns = [model._meta.get_field(field).column for field in constraint.fields]
    return ", ".join(f"{model._meta.db_table}.{column}" for column in columns)


def test_what_the_constraints_allow_is_stored():
    session = build.counting(subjects=3, batches=[1])
    made = papers.keying(session)
    Keying.objects.update(state="abandoned")
    cases.twice(made, keyed_by=build.typist(session))
    build.subject(session, "Ngô B", None, None, exempt=True, exempt_reason="nghỉ hưu")
    first = papers.result(session)
    papers.result(session, version=2, supersedes=first, reason="sửa")
    Reading.objects.update(marks="090")
    assert Keying.objects.count() == 2
