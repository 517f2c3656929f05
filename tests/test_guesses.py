"""Guessing is slow."""

from __future__ import annotations

import pytest
from django.core.cache import cache

from votes import guesses


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """A clock that a test sets, and nothing remembered of other tests."""
    cache.clear()
    now = [1000.0]
    monkeypatch.setattr(guesses.time, "time", lambda: now[0])
    yield now
    cache.clear()


def _fail(times: int, name: str = "hạnh") -> None:
    for _time in range(times):
        guesses.failed(name)


def test_a_few_slips_cost_nothing():
    _fail(guesses.FREE - 1)
    assert guesses.wait("hạnh") == 0


def test_the_fifth_wrong_guess_costs_a_minute(clock):
    _fail(guesses.FREE)
    assert guesses.wait("hạnh") == guesses.WAIT
    clock[0] += 59.5
    assert guesses.wait("hạnh") == 1
    clock[0] += 1
    assert guesses.wait("hạnh") == 0


def test_each_further_wrong_guess_costs_another_minute(clock):
    _fail(guesses.FREE)
    clock[0] += guesses.WAIT + 1
    guesses.failed("hạnh")
    assert guesses.wait("hạnh") == guesses.WAIT


def test_capitals_are_the_same_name_and_other_names_go_free():
    _fail(guesses.FREE, "Hạnh")
    assert guesses.wait("HẠNH") == guesses.WAIT
    assert guesses.wait("minh") == 0


def test_the_right_password_forgets_the_wrong_ones():
    _fail(guesses.FREE)
    guesses.passed("hạnh")
    assert guesses.wait("hạnh") == 0
