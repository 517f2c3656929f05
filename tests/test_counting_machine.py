"""Keyings, corrections, decisions, reversed and shortened piles at random.

Whatever happens, no ballot is counted twice or lost, and nobody decides what they keyed.
"""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from tests import build
from votes import reconcile
from votes.choices import KeyingState
from votes.models import Ballot, Batch, Decision, Keying
from votes.services import keying as keyings
from votes.services import settling
from votes.services.errors import Refused

LINES, SIZE, BATCHES = 4, 6, 2
PAPER = st.text("123", min_size=LINES, max_size=LINES)
PEOPLE = 5


class Counting(RuleBasedStateMachine):
    """Five people at two batches; `truth` is what the papers say, whoever keys what."""

    def __init__(self) -> None:
        super().__init__()
        self.session = build.counting(subjects=LINES, batches=[SIZE] * BATCHES)
        self.people = [build.typist(self.session, f"người {n}") for n in range(PEOPLE)]
        self.batches = list(Batch.objects.filter(form__session=self.session))
        self.truth = {
            batch.pk: [f"{n + 1:04b}".replace("0", "2").replace("1", "3") for n in range(SIZE)]
            for batch in self.batches
        }
        self.piles: dict[int, list[int]] = {}

    @rule(
        person=st.integers(0, PEOPLE - 1),
        backwards=st.booleans(),
        skipped=st.none() | st.integers(0, SIZE - 1),
        slips=st.lists(st.tuples(st.integers(0, SIZE - 1), PAPER), max_size=2),
    )
    def key_a_batch(self, person, backwards, skipped, slips):
        user = self.people[person]
        keying = keyings.next_keying(session=self.session, by=user)
        if keying is None:
            return
        pile = [n for n in range(SIZE) if n != skipped]
        pile = pile[::-1] if backwards else pile
        said = [self.truth[keying.batch_id][paper] for paper in pile]
        for place, marks in slips:
            said[place % len(said)] = marks
        self.piles[keying.pk] = pile
        for position, marks in enumerate(said, 1):
            self._save(keying, user, position, marks)
        keyings.finish_keying(keying=keying, by=user, confirmed_count=len(said))

    def _save(self, keying, user, position, marks):
        """A first save with a slip, its correction, and late repetitions of both."""
        for revision, text in ((1, marks[::-1]), (2, marks), (1, "1111"), (2, marks)):
            keyings.save_reading(
                keying=keying,
                position=position,
                revision=revision,
                marks=text,
                invalid_reason="",
                by=user,
            )

    @rule(person=st.integers(0, PEOPLE - 1), which=st.integers(0, 9))
    def abandon(self, person, which):
        live = list(Keying.objects.exclude(state=KeyingState.ABANDONED))
        if live and which < 2:
            keying = live[which % len(live)]
            keyings.abandon_keying(keying=keying, by=self.people[person], reason="nhập nhầm tập")

    @rule(person=st.integers(0, PEOPLE - 1), which=st.integers(0, BATCHES - 1))
    def decide_a_batch(self, person, which):
        batch, user = self.batches[which], self.people[person]
        batch.refresh_from_db()
        if batch.alignment is None or batch.settled:
            return
        try:
            self._decide_all(batch, user)
        except Refused as refused:
            assert refused.code in {"keyed_it", "another_decides"}, refused

    def _decide_all(self, batch, user):
        for difference in settling.batch_state(batch).pending:
            value = self._from_paper(batch, difference)
            cell = (difference.position, difference.line)
            settling.decide(batch=batch, position=cell[0], line=cell[1], value=value, by=user)
        state = settling.batch_state(batch)
        if state.size is not None:
            settling.decide(batch=batch, position=0, line=0, value=str(state.size), by=user)
        settling.close_batch(batch=batch, by=user)

    def _from_paper(self, batch, difference):
        row = reconcile.Alignment.from_json(batch.alignment).rows[difference.position - 1]
        done = settling.finished_keyings(batch)
        paper = next(self.piles[k.pk][p - 1] for k, p in zip(done, row, strict=True) if p)
        marks = self.truth[batch.pk][paper]
        return marks if difference.line == 0 else marks[difference.line - 1]

    @invariant()
    def no_ballot_is_counted_twice_or_lost(self):
        for batch in Batch.objects.filter(form__session=self.session):
            ballots = list(batch.ballots.values_list("position", "marks"))
            if batch.alignment is None:
                assert ballots == []
                continue
            rows = len(reconcile.Alignment.from_json(batch.alignment).rows)
            positions = [position for position, _marks in ballots]
            assert len(set(positions)) == len(positions)
            assert set(positions) <= set(range(1, rows + 1))
            if batch.settled:
                assert len(ballots) == batch.size

    @invariant()
    def a_batch_closed_from_the_paper_says_what_the_papers_say(self):
        for batch in Batch.objects.filter(form__session=self.session, settled=True):
            if self._aligned_truly(batch):
                marks = Counter(batch.ballots.values_list("marks", flat=True))
                wrong = marks - Counter(self._seen(batch))
                assert sum(wrong.values()) <= self._agreed_slips(batch)

    def _papers(self, batch, row, done):
        return {self.piles[k.pk][p - 1] for k, p in zip(done, row, strict=True) if p}

    def _rows(self, batch):
        return reconcile.Alignment.from_json(batch.alignment).rows

    def _aligned_truly(self, batch):
        done = settling.finished_keyings(batch)
        return all(len(self._papers(batch, row, done)) == 1 for row in self._rows(batch))

    def _seen(self, batch):
        done = settling.finished_keyings(batch)
        papers = [self._papers(batch, row, done).pop() for row in self._rows(batch)]
        return [self.truth[batch.pk][paper] for paper in papers]

    def _agreed_slips(self, batch):
        """Papers with a line on which every keying slipped alike: no program can find those."""
        readings = settling.sheets(settling.finished_keyings(batch))
        alike = 0
        for truth, row in zip(self._seen(batch), self._rows(batch), strict=True):
            if None not in row:
                said = [sheets[at - 1].marks for sheets, at in zip(readings, row, strict=True)]
                cells = zip(truth, *said, strict=True)
                alike += any(len({*keyed}) == 1 and mark not in keyed for mark, *keyed in cells)
        return alike

    @invariant()
    def nobody_decides_what_they_keyed(self):
        for decision in Decision.objects.select_related("batch"):
            keyed = set(decision.batch.keyings.values_list("keyed_by", flat=True))
            assert decision.decided_by_id not in keyed

    @invariant()
    def nobody_keys_a_batch_twice(self):
        pairs = Keying.objects.values_list("batch", "keyed_by")
        assert max(Counter(pairs).values(), default=1) == 1

    def teardown(self):
        assert Ballot.objects.exclude(batch__form__session=self.session).count() == 0
        build.wipe(self.session)


@pytest.mark.django_db
def test_random_keyings_and_decisions_never_lose_or_double_a_ballot():
    run_state_machine_as_test(
        Counting,
        settings=settings(
            max_examples=25,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
