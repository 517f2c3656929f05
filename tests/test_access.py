"""Who may open what: every cell of role × page × state, asked of the running application."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.db import transaction
from django.test import TestCase
from django.urls import get_resolver, reverse

from tests import build, web
from votes.choices import Role, SessionStatus
from votes.models import Batch, Keying
from votes.permissions import ORGANISATION, OTHER_DOCUMENTS, RESULT_DOCUMENTS, RULES
from votes.services import sealing

pytestmark = [pytest.mark.django_db, pytest.mark.dealt]
PEOPLE = (*Role.values, "nobody", "stranger", "visitor")


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """A session in every state and somebody in every role, made once and rolled back."""
    with django_db_blocker.unblock():
        atomics = TestCase._enter_atomics()
        try:
            yield _world()
        finally:
            TestCase._rollback_atomics(atomics)


def _world() -> SimpleNamespace:
    body = build.organisation()
    people = {role: build.user(role, role, to=body) for role in Role.values}
    people |= {"nobody": build.user("Không vai trò", to=body), "stranger": build.stranger()}
    sessions = {status: build.session(status=status) for status in ("draft", "voting")}
    sessions["cancelled"] = build.session(status="cancelled", cancel_reason="thử")
    counting = build.counting(batches=[2, 5])
    first, second = Batch.objects.filter(form__session=counting)
    build.twice_keyed(first, ["111", "112"], ["111", "122"])
    keying = Keying.objects.create(batch=second, number=1, keyed_by=people["typist"])
    sealed = build.ready()
    sealing.seal(
        session=sealed,
        by=people["head"],
        confirmed_by=people["secretary"],
        acknowledge_all="đã xem",
    )
    sealed.refresh_from_db()
    sessions |= {"counting": counting, "sealed": sealed}
    clients = {who: web.client(people.get(who)) for who in PEOPLE}
    check = build.check(counting, by=people["head"])
    ids = {"batch": first.pk, "keying": keying.pk, "check": check.pk}
    ids["account"] = people["nobody"].pk
    ids |= {"step": "officials", "subject": sessions["draft"].subjects.first().pk}
    return SimpleNamespace(sessions=sessions, clients=clients, ids=ids, people=people)


def _more(name: str, ids: dict[str, int]) -> list[object]:
    """What the address of a page takes beside the session's code."""
    parts = {
        "account_reset": ["account"], "account_roles": ["account"], "account_lock": ["account"],
        "batch_resize": ["batch"], "difference": ["batch"], "decide": ["batch"],
        "decision_undo": ["batch"], "batch_close": ["batch"], "batch_reopen": ["batch"],
        "keying": ["keying"], "keying_finish": ["keying"], "keying_abandon": ["keying"],
        "keying_take": ["keying"], "keying_return": ["keying"], "keying_order": ["batch"],
        "check": ["check"], "check_answer": ["check"], "check_back": ["check"],
        "check_finish": ["check"], "prepare_step": ["step"], "prepare_preview": ["step"],
        "prepare_row": ["step", "subject"], "prepare_row_act": ["step", "subject"],
    }  # fmt: skip
    if name == "keying_paper":
        return [ids["keying"], 1]
    if name == "document":
        return ["ballot", "pdf"]
    return [ids[part] for part in parts.get(name, [])]


def _ask(client, url: str):
    """The answer to a page, or to the button where it is one; nothing stays of what it does."""
    before = transaction.savepoint()
    answer = client.get(url)
    if answer.status_code == 405:
        answer = client.post(url)
    transaction.savepoint_rollback(before)
    return answer


def _outcome(answer) -> str:
    if answer.status_code == 302 and answer["Location"].startswith(reverse("login")):
        return "login"
    return {404: "unknown", 403: "role", 409: "state"}.get(answer.status_code, "open")


def _expected(name: str, who: str, status: str) -> str:
    if who in {"visitor", "stranger"}:
        return {"visitor": "login", "stranger": "unknown"}[who]
    rule = RULES[name]
    if not rule.allows(frozenset({who}), status):
        return "role"
    return "open" if status in rule.states else "state"


KEEPERS = {"head", "typist", "clerk"}


@pytest.mark.parametrize("status", SessionStatus.values)
@pytest.mark.parametrize("name", RULES)
def test_a_page_opens_for_the_roles_and_states_of_the_table_and_nobody_else(world, name, status):
    method_url = web.url(name, world.sessions[status], *_more(name, world.ids))
    found = {}
    for who in PEOPLE:
        answer = _ask(world.clients[who], method_url)
        assert answer.status_code < 500
        # No browser keeps a page of a session, nor that it was refused.
        assert who not in KEEPERS or "no-store" in answer["Cache-Control"]
        found[who] = _outcome(answer)
    assert found == {who: _expected(name, who, status) for who in PEOPLE}


def _result_expected(who: str, status: str) -> str:
    rule = RESULT_DOCUMENTS
    if not RULES["document"].allows(frozenset({who}), status):
        return "role"
    if status not in rule.states:
        return "state"
    return "open" if rule.allows(frozenset({who}), status) else "role"


@pytest.mark.parametrize("status", SessionStatus.values)
@pytest.mark.parametrize("key", ["minutes", "summary"])
def test_a_document_with_the_result_is_for_the_board_until_it_is_fixed(world, key, status):
    url = web.url("document", world.sessions[status], key, "pdf")
    found = {role: _outcome(_ask(world.clients[role], url)) for role in Role.values}
    assert found == {role: _result_expected(role, status) for role in Role.values}


def _other_expected(key: str, role: str, status: str) -> str:
    rule, asked = OTHER_DOCUMENTS[key], frozenset({role})
    if not RULES["document"].allows(asked, status):
        return "role"
    if status not in rule.states:
        return "state"
    return "open" if rule.allows(asked, status) else "role"


@pytest.mark.parametrize("status", ["draft", "counting", "sealed"])
@pytest.mark.parametrize("key", OTHER_DOCUMENTS)
def test_a_document_with_a_rule_of_its_own_opens_by_it(world, key, status):
    url = web.url("document", world.sessions[status], key, "pdf")
    found = {role: _outcome(_ask(world.clients[role], url)) for role in Role.values}
    assert found == {role: _other_expected(key, role, status) for role in Role.values}


def _patterns():
    for pattern in get_resolver("votes.urls").url_patterns:
        yield str(pattern.pattern), pattern.name


def test_every_address_of_a_session_is_in_the_table_and_the_table_has_no_other():
    named = {name for route, name in _patterns() if route.startswith("sessions/")}
    assert named == set(RULES)


def test_every_other_address_is_one_that_is_known_to_be_open():
    others = {name for route, name in _patterns() if not route.startswith("sessions/")}
    before_log_in = {"healthz", "login", "logout", "screen", "set_language", "help", "help_chapter"}
    assert others - before_log_in == {
        *ORGANISATION, "session_example", "password_change", "password_first",
    }  # fmt: skip


@pytest.mark.parametrize("name", [*ORGANISATION, "session_example", "password_change"])
def test_the_organisations_pages_ask_for_a_log_in(world, name):
    assert _outcome(world.clients["visitor"].get(reverse(name))) == "login"


@pytest.mark.parametrize("name", [*(set(ORGANISATION) - {"home"}), "session_example"])
def test_only_the_organisations_organiser_opens_its_pages(world, name):
    found = {who: _outcome(world.clients[who].get(reverse(name))) for who in PEOPLE[:-2]}
    assert {who for who, outcome in found.items() if outcome == "open"} == {Role.ORGANISER}


def test_home_is_for_everybody_who_is_logged_in(world):
    for who in PEOPLE[:-1]:
        assert world.clients[who].get(reverse("home")).status_code == 200


def test_a_role_in_one_session_opens_no_other(world):
    elsewhere = build.user("Nơi khác", *Role.values, to=world.sessions["draft"])
    assert web.get(elsewhere, "session", world.sessions["draft"]).status_code == 200
    assert web.get(elsewhere, "session", world.sessions["voting"]).status_code == 403


def test_a_one_time_code_opens_nothing_but_the_page_to_set_a_password(world):
    new = build.user("Mới", *Role.values, to=world.sessions["draft"], must_set_password=True)
    for name in ("session", "results", "keying_start", "log"):
        answer = web.get(new, name, world.sessions["counting"])
        assert answer["Location"] == reverse("password_first")
    assert web.client(new).get(reverse("home"))["Location"] == reverse("password_first")


def test_a_locked_account_is_out_at_once(world):
    locked = build.user("Khóa", *Role.values, to=world.sessions["draft"])
    browser = web.client(locked)
    locked.is_active = False
    locked.save()
    assert _outcome(browser.get(web.url("session", world.sessions["draft"]))) == "login"


def test_a_batch_of_another_session_is_not_found_under_this_one(world):
    other = build.counting(batches=[3])
    foreign = Batch.objects.get(form__session=other)
    for name in ("difference", "batch_reopen"):
        answer = web.get(world.people["head"], name, world.sessions["counting"], foreign.pk)
        assert answer.status_code == 404


def test_a_typist_reaches_keying_and_nothing_of_the_result(world):
    open_to_typists = {name for name, rule in RULES.items() if Role.TYPIST in rule.roles}
    assert open_to_typists == {
        "keying_start", "keying_next", "keying", "keying_paper", "keying_finish",
        "keying_take", "keying_return", "turn",
    }  # fmt: skip
    assert not any(Role.TYPIST in rule.later for rule in RULES.values())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("person", "shut", "front"),
    [(build.head, "differences", "session"), (build.typist, "keying_next", "keying_start")],
)
def test_a_page_of_another_state_shows_the_way_to_the_session(person, shut, front):
    session = build.session(status="voting")
    answer = _ask(web.client(person(session)), web.url(shut, session))
    assert answer.status_code == 409
    assert f'href="{web.url(front, session)}"' in answer.content.decode()
