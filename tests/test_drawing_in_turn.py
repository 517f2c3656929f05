"""Papers are drawn one after the other."""

import threading

import pytest

from votes.views.drawing import one_at_a_time


def test_forty_who_ask_at_once_are_served_one_after_the_other():
    inside, most = [], []

    @one_at_a_time
    def view(request):
        inside.append(request)
        most.append(len(inside))
        inside.remove(request)
        return request

    people = [threading.Thread(target=view, args=(number,)) for number in range(40)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    assert most == [1] * 40


def test_a_paper_that_is_refused_lets_the_next_one_on():
    @one_at_a_time
    def view(request):
        return 1 // request

    with pytest.raises(ZeroDivisionError):
        view(0)
    assert view(1) == 1
