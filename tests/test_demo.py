"""The demo: invented people at every stage, in a database of its own."""

from __future__ import annotations

import json
import signal
import socket
import urllib.request
from pathlib import Path

import pytest
from django.test import TestCase

from tests import commands
from votes.choices import Role
from votes.models import Batch, Keying, Organisation, User, VoteSession
from votes.rulesets import RULESETS
from votes.services import (
    assembling,
    audit,
    comparing,
    demonstrating,
    keying,
    rolling_up,
    settling,
    verifying,
)  # fmt: skip

SEED = Path(__file__).parent / "data/kinh_mon_2023.json"


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The demo, made once for all of them and rolled back."""
    with django_db_blocker.unblock():
        atomics = TestCase._enter_atomics()
        try:
            yield demonstrating.prepare()
        finally:
            TestCase._rollback_atomics(atomics)


def session(code: str) -> VoteSession:
    return VoteSession.objects.get(code=code)


def user(username: str) -> User:
    return User.objects.get(username=username)


def names(path: Path) -> list[str]:
    data = json.loads(path.read_text(encoding="utf-8"))
    return [official["name"] for official in data["officials"]]


def test_a_demo_that_was_not_made_is_not_there():
    assert not demonstrating.is_there()


def test_there_is_a_session_at_every_stage(demo):
    assert demonstrating.is_there()
    stages = dict(VoteSession.objects.values_list("code", "status"))
    assert stages == {
        "chuan-bi": "draft",
        "bo-phieu": "voting",
        "kiem-phieu": "counting",
        "da-chot": "sealed",
        "hdnd-da-chot": "sealed",
        "giua-nhiem-ky": "sealed",
        "khe-ha": "sealed",
        "chuan-bi-thu": "voting",
    }


def test_the_pages_that_compare_have_something_to_show(demo):
    body = session("da-chot").organisation
    units = rolling_up.units(session("da-chot"))
    assert [(unit.name, unit.result is not None) for unit in units if unit.level] == [
        ("Đảng bộ phường Khê Hạ", True), ("Đảng bộ xã Khê Thượng", False),
    ]  # fmt: skip
    found = comparing.history(body, "khe-ha:1:1")
    assert len({one.held.body for one in found.rated}) == 2


def test_the_twin_has_the_shape_of_the_example_and_none_of_its_people():
    twin, seed = names(commands.TWIN), names(SEED)
    assert len(twin) == len(seed)
    assert not set(twin) & set(seed)
    posts = [[len(o["posts"]) for o in json.loads(p.read_text())["officials"]]
             for p in (commands.TWIN, SEED)]  # fmt: skip
    assert posts[0] == posts[1]


def test_everybody_printed_can_log_in_and_has_the_printed_role(demo):
    for account in (*demonstrating.PARTY, *demonstrating.COUNCIL):
        somebody = user(account.username)
        assert somebody.check_password(demonstrating.PASSWORD)
        assert not somebody.must_set_password
        roles = somebody.role_assignments.values_list("role", "session")
        assert list(roles) == [(account.role.value, None)]


def test_every_role_has_somebody():
    assert {account.role for account in demonstrating.PARTY} == set(Role)


def test_the_fixed_results_are_intact_and_fixed_by_head_and_second_person(demo):
    for code in ("da-chot", "hdnd-da-chot"):
        assert verifying.verify(code=code) == []
        result = session(code).results.get()
        assert Role.HEAD in result.sealed_by.roles_in(session(code))
        assert Role.SECRETARY in result.confirmed_by.roles_in(session(code))


def test_no_warning_was_hidden_under_the_fixed_results(demo):
    for code in ("da-chot", "hdnd-da-chot"):
        notes = assembling.current(session(code)).findings
        assert {note.code[0] for note in notes} <= {"N"}


def test_the_council_shows_everything_and_voted_its_resolution(demo):
    council = session("hdnd-da-chot")
    assert (council.ruleset_key, council.disclosure) == ("nq96-2023", "full")
    assert RULESETS[council.ruleset_key].letterhead == "state"
    assert council.votes.get(topic="resolution").agree == council.present


def test_the_first_batch_being_counted_differs_in_three_cells_the_head_may_decide(demo):
    batch = Batch.objects.get(form__session=session("kiem-phieu"), number=1)
    state = settling.batch_state(batch)
    assert {(d.position, d.line) for d in state.pending} == set(demonstrating.SLIPS)
    first = state.pending[0]
    settling.decide(
        batch=batch, position=first.position, line=first.line, value="1", by=user("truongban")
    )


def test_the_last_batch_being_counted_waits_for_the_second_typist(demo):
    begun = Keying.objects.get(state="open")
    assert begun.readings.count() == demonstrating.KEYED_OF_LAST
    assert keying.next_keying(session=session("kiem-phieu"), by=user("nhap2")) == begun
    assert keying.next_keying(session=session("kiem-phieu"), by=user("nhap1")) is None


def test_every_log_of_the_demo_is_whole(demo):
    for model in (VoteSession, Organisation):
        assert {audit.broken_at(model, row.pk) for row in model.objects.all()} == {None}


def test_the_next_round_is_of_the_same_people(demo):
    people = Organisation.objects.get(name__startswith="Đảng bộ thị xã").officials
    assert people.count() == len(names(commands.TWIN))


# -- the command -------------------------------------------------------------------------------


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def started(house: commands.House, port: int, **environment: str):
    """The demo under way, and what it printed."""
    process = house.start("demo", "--port", str(port), **environment)
    printed = [process.stdout.readline().decode().rstrip()]
    accounts = len(demonstrating.PARTY) + len(demonstrating.COUNCIL)
    printed += [process.stdout.readline().decode().rstrip() for _n in range(1 + accounts)]
    return process, printed


def ended(process) -> commands.Answer:
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=30)
    return commands.Answer(process.returncode, out.decode(), err.decode())


@pytest.mark.sqlite_only
@pytest.mark.once
def test_the_demo_prints_address_and_accounts_serves_and_ends_cleanly(tmp_path, port):
    process, printed = started(
        commands.House(tmp_path), port, DATABASE_URL="postgresql://nobody@127.0.0.1:1/x"
    )
    assert printed[0] == f"http://127.0.0.1:{port}/"
    assert printed[2].split()[:2] == ["canbo", demonstrating.PASSWORD]
    assert urllib.request.urlopen(f"{printed[0]}healthz").status == 200
    answer = ended(process)
    assert (answer.code, answer.out) == (0, "")
    assert f"Dữ liệu: {tmp_path / 'demo'}" in answer.err
    assert [path.name for path in tmp_path.iterdir()] == ["demo"]


@pytest.mark.sqlite_only
@pytest.mark.once
def test_the_second_start_makes_nothing_anew(tmp_path, port):
    house = commands.House(tmp_path)
    first, printed = started(house, port)
    assert ended(first).code == 0
    second, again = started(house, port)
    answer = ended(second)
    assert (again, answer.code) == (printed, 0)
    assert "Đang" not in answer.err


@pytest.mark.sqlite_only
@pytest.mark.once
def test_a_busy_port_is_one_line_with_the_remedy_and_nothing_is_made(tmp_path, port):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        answer = commands.House(tmp_path).run("demo", "--port", str(port))
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (1, "", 1)
    assert answer.err.startswith(f"Cổng {port} đang có chương trình khác dùng.")
    assert f"--port {port + 1}" in answer.err
    assert not (tmp_path / "demo/tinnhiem.sqlite3").exists()


@pytest.mark.sqlite_only
@pytest.mark.once
def test_a_demo_stopped_before_it_serves_leaves_a_whole_demo_or_none(tmp_path, port):
    house = commands.House(tmp_path)
    process = house.start("demo", "--port", str(port))
    process.stderr.readline()
    assert ended(process).code == 0
    again, printed = started(house, port)
    assert ended(again).code == 0
    assert printed[0].startswith("http://")
