"""Ballots follow from what was keyed and decided, and what was keyed is what the log says."""

from __future__ import annotations

import pytest

from tests import build
from votes.models import Ballot, Batch, Decision, Keying, Reading
from votes.services import keying, retracing, sealing, settling
from votes.services.errors import Refused

pytestmark = pytest.mark.django_db
PAPERS = ["111", "112", "!unstamped", "122", "111"]


def keyed_for_real(batch, number, papers):
    by = build.typist(batch.form.session, f"Người nhập {number}")
    mine = Keying.objects.create(batch=batch, number=number, keyed_by=by)
    Reading.objects.bulk_create(
        build.reading(mine, position, paper) for position, paper in enumerate(papers, 1)
    )
    keying.finish_keying(keying=mine, by=by)


@pytest.fixture
def session():
    """One difference, decided; everything through the verbs."""
    made = build.counting(batches=[len(PAPERS)])
    batch = Batch.objects.get(form__session=made)
    keyed_for_real(batch, 1, PAPERS)
    keyed_for_real(batch, 2, ["113", *PAPERS[1:]])
    by = build.head(made)
    settling.decide(batch=batch, position=1, line=3, value="1", by=by)
    settling.close_batch(batch=batch, by=by)
    return made


def seal(session):
    return sealing.seal(session=session, by=None, confirmed_by=None, acknowledge_all="đã kiểm tra")


def test_what_came_through_the_verbs_follows(session):
    assert list(retracing.problems(session)) == []
    assert seal(session)


@pytest.mark.parametrize(
    ("change", "table"),
    [
        (lambda: Ballot.objects.filter(marks="112").update(marks="222"), "votes_ballot"),
        (lambda: Ballot.objects.filter(marks="112").delete(), "votes_ballot"),
        (lambda: Reading.objects.filter(marks="112").update(marks="222"), "votes_reading"),
        (lambda: Decision.objects.update(value="3"), "votes_ballot"),
    ],
)
def test_a_paper_written_into_the_tables_is_named(session, change, table):
    change()
    assert next(iter(retracing.problems(session))).startswith(table)


def test_nothing_is_fixed_that_nobody_keyed(session):
    Reading.objects.filter(marks="112").update(marks="222")
    Ballot.objects.filter(marks="112").update(marks="222")
    with pytest.raises(Refused, match="không khớp nhật ký") as refused:
        seal(session)
    assert refused.value.code == "tampered"
