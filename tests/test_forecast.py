"""When the keying will be done, from totals of keyings and the log's times."""

from __future__ import annotations

import datetime

from votes.forecast import Pass, done_at, minutes, seconds_a_paper

START = datetime.datetime(2026, 11, 6, 10, 0, tzinfo=datetime.UTC)


def at(minute: float) -> datetime.datetime:
    return START + datetime.timedelta(minutes=minute)


def test_two_people_go_on_as_fast_as_they_have_been():
    # 25 papers each in ten minutes; 50 are left and two people key.
    passes = [Pass(50, 25, at(0)), Pass(50, 25, at(0))]
    assert done_at(passes, at(10)) == at(20)


def test_what_nobody_has_taken_yet_is_left_too():
    passes = [Pass(25, 25, at(0), at(10), over=True), Pass(25)]
    assert done_at(passes, at(10)) == at(20)


def test_time_after_the_end_of_a_keying_is_nobodys():
    passes = [Pass(20, 20, at(0), at(10), over=True)]
    assert seconds_a_paper(passes, at(300)) == 30


def test_a_keying_that_ended_short_of_its_batch_leaves_nothing():
    assert Pass(25, 24, at(0), at(10), over=True).left == 0


def test_a_few_papers_or_a_few_seconds_say_nothing():
    assert done_at([Pass(25, 9, at(0))], at(30)) is None
    assert done_at([Pass(25, 20, at(0))], at(0.5)) is None
    assert done_at([], at(0)) is None


def test_a_file_has_papers_and_no_pace():
    assert done_at([Pass(25, 25, over=True), Pass(25)], at(5)) is None


def test_nothing_left_is_no_forecast():
    assert done_at([Pass(25, 25, at(0), at(5), over=True)], at(6)) is None


def test_a_clock_that_was_set_back_counts_no_negative_time():
    assert minutes(at(5), at(0)) == 0
    assert minutes(at(0), at(37.9)) == 37
    assert done_at([Pass(25, 20, at(9))], at(0)) is None
