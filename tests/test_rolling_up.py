"""Fixed results of a body and those below it: which count, which wait, which are broken."""

from __future__ import annotations

import datetime

import pytest

from tests import build
from votes import payload
from votes.models import SealedResult, VoteSession
from votes.services import assembling, rolling_up

pytestmark = pytest.mark.django_db


def _province():
    """A province over two communes, one of which has a cell of its own."""
    top = build.organisation("Đảng bộ tỉnh Hoa Lư")
    commune = build.organisation("Đảng bộ xã Đại An", superior=top)
    build.organisation("Đảng bộ xã Ân Thi", superior=top)
    cell = build.organisation("Chi bộ thôn Đông", superior=commune)
    return top, commune, cell


def _fixed(body, **fields) -> VoteSession:
    """A sealed session with a result as sealing would store it, without the counting."""
    made = build.session(organisation=body, subjects=1, status="sealed", **fields)
    text = payload.canonical(assembling.live_payload(made)).decode()
    digest = payload.digest(text.encode())
    SealedResult.objects.create(session=made, version=1, payload=text, digest=digest)
    return made


def _states(session) -> list[tuple[str, int, str]]:
    return [(unit.name, unit.level, unit.state) for unit in rolling_up.units(session)]


def test_bodies_below_are_there_down_to_the_last_in_the_order_of_the_tree():
    top, _commune, cell = _province()
    session = build.session(organisation=top)
    _fixed(cell)
    build.organisation("Đảng bộ tỉnh khác")
    assert _states(session) == [
        ("Đảng bộ tỉnh Hoa Lư", 0, "waits"),
        ("Đảng bộ xã Ân Thi", 1, "none"),
        ("Đảng bộ xã Đại An", 1, "none"),
        ("Chi bộ thôn Đông", 2, "fixed"),
    ]


def test_another_year_another_rule_set_and_what_was_cancelled_do_not_count():
    top, commune, cell = _province()
    session = _fixed(top)
    _fixed(commune, held_on=datetime.date(2025, 12, 31))
    _fixed(cell, ruleset_key="nq96-2023")
    build.session(organisation=cell, status="cancelled", cancel_reason="thiếu người")
    states = [state for _name, _level, state in _states(session)]
    assert states == ["fixed", "none", "none", "none"]


def test_every_vote_of_a_body_is_one_of_its_own_and_only_the_newest_version_counts():
    _top, commune, _cell = _province()
    session, again = _fixed(commune), _fixed(commune, title="Lấy phiếu bổ sung")
    first = again.results.get()
    text = first.payload.replace("Lấy phiếu bổ sung", "Lấy phiếu lại")
    digest = payload.digest(text.encode())
    SealedResult.objects.create(
        session=again, version=2, payload=text, digest=digest, supersedes=first, reason="sót tập"
    )
    units = rolling_up.units(session)
    assert [unit.code for unit in units] == [session.code, again.code, ""]
    assert units[1].digest == digest and units[1].result.meeting.title == "Lấy phiếu lại"


@pytest.mark.parametrize(
    "wrong", [{"payload": "{}"}, {"digest": "0" * 64}, {"payload": "{", "digest": "x"}]
)
def test_a_result_that_does_not_fit_its_digest_is_broken_and_gives_no_figure(wrong):
    _top, commune, _cell = _province()
    session = _fixed(commune)
    SealedResult.objects.filter(session=session).update(**wrong)
    unit = rolling_up.units(session)[0]
    assert (unit.state, unit.result) == ("broken", None)


@pytest.mark.parametrize("text", ["{", "[]", '{"format":1}'])
def test_what_is_no_result_is_broken_even_with_its_digest(text):
    session = _fixed(build.organisation())
    digest = payload.digest(text.encode())
    SealedResult.objects.filter(session=session).update(payload=text, digest=digest)
    assert rolling_up.units(session)[0].state == "broken"


def test_a_result_of_another_year_than_its_session_says_is_broken():
    session = _fixed(build.organisation())
    VoteSession.objects.filter(pk=session.pk).update(held_on=datetime.date(2027, 2, 5))
    session.refresh_from_db()
    assert rolling_up.units(session)[0].state == "broken"


def test_a_line_of_superiors_that_bites_its_own_tail_ends():
    top, commune, _cell = _province()
    top.superior = commune
    top.save()
    assert len(rolling_up.units(_fixed(commune))) == 4


def test_three_queries_are_enough_for_any_number_of_bodies(django_assert_num_queries):
    top, commune, cell = _province()
    session = _fixed(top)
    for body in (commune, cell):
        _fixed(body)
    with django_assert_num_queries(3):
        rolling_up.units(session)


def test_units_stand_in_the_alphabet_and_numbers_as_numbers():
    top = build.organisation()
    for name in ("Chi bộ 10", "Chi bộ 9", "Đảng bộ A", "Chi bộ Ánh", "Chi bộ An"):
        build.organisation(name, superior=top)
    names = [body.name for body in rolling_up.below(top)][1:]
    assert names == ["Chi bộ An", "Chi bộ Ánh", "Chi bộ 9", "Chi bộ 10", "Đảng bộ A"]


def test_around_a_body_are_those_above_and_below_it_but_not_its_own_nor_its_neighbours():
    _top, commune, _cell = _province()
    session = _fixed(commune)
    around = [unit.name for unit in rolling_up.around(session)]
    assert around == ["Đảng bộ tỉnh Hoa Lư", "Chi bộ thôn Đông"]
