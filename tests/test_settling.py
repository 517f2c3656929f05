"""From readings to ballots: what agrees counts, what differs waits for somebody at the paper."""

from __future__ import annotations

import pytest

from tests import build
from votes.models import Batch, Decision
from votes.services import settling
from votes.services.errors import Refused

pytestmark = pytest.mark.django_db
PAPERS = ["111", "112", "123", "!unstamped", "131"]


def batch_of(first, second=None, *, size=None) -> Batch:
    session = build.counting(subjects=3, batches=[size or len(first)])
    batch = Batch.objects.get(form__session=session)
    build.twice_keyed(batch, first, second)
    batch.refresh_from_db()
    return batch


def ballots(batch: Batch) -> list[str]:
    rows = batch.ballots.values_list("marks", "invalid_reason")
    return [marks or f"!{reason}" for marks, reason in rows]


def head(batch: Batch):
    return build.head(batch.form.session)


def test_two_equal_keyings_settle_a_batch():
    batch = batch_of(PAPERS)
    assert batch.settled
    assert ballots(batch) == PAPERS


def test_one_keying_settles_nothing_while_two_are_required():
    session = build.counting(batches=[5])
    batch = Batch.objects.get(form__session=session)
    build.keyed(batch, 1, build.typist(session), PAPERS)
    settling.reconcile_batch(batch)
    assert (batch.alignment, batch.ballots.count()) == (None, 0)


def test_only_the_papers_that_differ_wait():
    batch = batch_of(PAPERS, ["111", "112", "122", "!unstamped", "131"])
    assert not batch.settled
    assert batch.differences == 1
    assert ballots(batch) == ["111", "112", "!unstamped", "131"]


def test_a_decision_from_the_paper_closes_the_batch():
    batch, by = batch_of(PAPERS, ["111", "112", "122", "!unstamped", "131"]), None
    by = head(batch)
    state = settling.decide(batch=batch, position=3, line=3, value="9", by=by)
    assert state.open == 0
    settling.close_batch(batch=batch, by=by)
    assert ballots(batch) == ["111", "112", "129", "!unstamped", "131"]


def test_a_batch_with_open_differences_does_not_close():
    batch = batch_of(PAPERS, ["111", "112", "122", "!unstamped", "131"])
    with pytest.raises(Refused) as refused:
        settling.close_batch(batch=batch, by=head(batch))
    assert refused.value.code == "pending"


def test_who_keyed_a_batch_can_not_decide_it():
    batch = batch_of(PAPERS, ["111", "112", "122", "!unstamped", "131"])
    with pytest.raises(Refused) as refused:
        settling.decide(
            batch=batch, position=3, line=3, value="1", by=batch.keyings.first().keyed_by
        )
    assert refused.value.code == "keyed_it"


def test_one_person_decides_a_batch():
    batch = batch_of(PAPERS, ["222", "112", "122", "!unstamped", "131"])
    settling.decide(batch=batch, position=3, line=3, value="1", by=head(batch))
    with pytest.raises(Refused) as refused:
        settling.decide(batch=batch, position=1, line=1, value="1", by=head(batch))
    assert refused.value.code == "another_decides"


@pytest.mark.parametrize(
    ("position", "line", "value"),
    [(3, 3, "x"), (3, 1, "1"), (1, 1, "1"), (3, 0, "111"), (0, 0, "5")],
)
def test_a_decision_that_fits_no_difference_is_refused(position, line, value):
    batch = batch_of(PAPERS, ["111", "112", "122", "!unstamped", "131"])
    with pytest.raises(Refused) as refused:
        settling.decide(batch=batch, position=position, line=line, value=value, by=head(batch))
    assert refused.value.code == "bad_value"
    assert Decision.objects.count() == 0


def test_a_decision_can_be_taken_back_until_the_batch_is_closed():
    batch = batch_of(PAPERS, ["111", "112", "122", "!unstamped", "131"])
    by = head(batch)
    settling.decide(batch=batch, position=3, line=3, value="1", by=by)
    assert settling.undo(batch=batch, position=3, line=3, by=by).open == 1


def test_a_closed_batch_takes_no_more_decisions():
    batch = batch_of(PAPERS)
    with pytest.raises(Refused) as refused:
        settling.decide(batch=batch, position=1, line=1, value="1", by=head(batch))
    assert refused.value.code == "closed"


def test_valid_against_invalid_is_decided_for_the_whole_ballot():
    batch = batch_of(PAPERS, ["111", "112", "123", "222", "131"])
    by = head(batch)
    settling.decide(batch=batch, position=4, line=0, value="!writing", by=by)
    settling.close_batch(batch=batch, by=by)
    assert ballots(batch)[3] == "!writing"


def test_a_paper_one_keying_skipped_is_keyed_by_the_decider():
    batch = batch_of(PAPERS, ["111", "112", "!unstamped", "131"])
    by = head(batch)
    (missing,) = settling.batch_state(batch).pending
    assert (missing.kind, missing.position) == ("missing", 3)
    settling.decide(batch=batch, position=3, line=0, value="123", by=by)
    settling.close_batch(batch=batch, by=by)
    assert ballots(batch) == PAPERS


def test_a_paper_keyed_twice_is_no_ballot():
    batch = batch_of([*PAPERS[:3], "123", *PAPERS[3:]], PAPERS, size=5)
    by = head(batch)
    (extra,) = settling.batch_state(batch).pending
    settling.decide(batch=batch, position=extra.position, line=0, value="-", by=by)
    settling.close_batch(batch=batch, by=by)
    assert sorted(ballots(batch)) == sorted(PAPERS)
    assert batch.ballots.count() == Batch.objects.get(pk=batch.pk).size == 5


def test_a_pile_keyed_in_reverse_settles_by_itself():
    batch = batch_of(PAPERS, PAPERS[::-1])
    assert batch.settled
    assert ballots(batch) == PAPERS


def test_both_keyings_with_another_count_than_the_batch_ask_to_confirm_it():
    batch = batch_of(PAPERS, PAPERS, size=6)
    by = head(batch)
    assert (batch.settled, batch.differences) == (False, 1)
    assert settling.batch_state(batch).size == 5
    settling.decide(batch=batch, position=0, line=0, value="5", by=by)
    settling.close_batch(batch=batch, by=by)
    assert Batch.objects.get(pk=batch.pk).size == 5


def test_a_whole_ballot_with_too_few_lines_is_refused():
    batch = batch_of(["!writing"], ["!other"])
    with pytest.raises(Refused) as refused:
        settling.decide(batch=batch, position=1, line=0, value="11", by=head(batch))
    assert refused.value.code == "bad_value"


def test_cells_decided_to_nothing_make_an_invalid_ballot():
    batch = batch_of(["100"], ["200"])
    by = head(batch)
    settling.decide(batch=batch, position=1, line=1, value="0", by=by)
    settling.close_batch(batch=batch, by=by)
    assert ballots(batch) == ["!unmarked"]


def test_a_settled_batch_can_be_opened_with_a_reason():
    batch = batch_of(PAPERS, ["111", "112", "122", "!unstamped", "131"])
    by = head(batch)
    settling.decide(batch=batch, position=3, line=3, value="9", by=by)
    settling.close_batch(batch=batch, by=by)
    settling.reopen_batch(batch=batch, by=by, reason="xem lại phiếu 3")
    assert settling.batch_state(Batch.objects.get(pk=batch.pk)).open == 1


def test_opening_a_batch_needs_a_reason():
    batch = batch_of(PAPERS)
    with pytest.raises(Refused, match="lý do"):
        settling.reopen_batch(batch=batch, by=head(batch), reason=" ")
