"""Tài khoản: the people of the day."""

from __future__ import annotations

import re

import pytest

from tests import build, web
from votes.choices import Role
from votes.models import RoleAssignment, User

pytestmark = pytest.mark.django_db


def _world():
    session = build.session()
    return session, build.organiser(session)


def _code(answer) -> str:
    found = re.search(r'one-time-code code">([^<]+)<', answer.content.decode())
    return found.group(1) if found else ""


def _add(user, session, **fields):
    data = {"name": "Lò Thị Mai", "roles": [Role.TYPIST]} | fields
    return web.post(user, "accounts", session, **data)


def test_somebody_new_gets_a_role_here_and_a_code_that_opens_the_account():
    session, organiser = _world()
    answer = _add(organiser, session, roles=[Role.TYPIST, Role.CLERK])
    account = User.objects.get(username="Lò Thị Mai")
    assert account.roles_in(session) == {Role.TYPIST, Role.CLERK}
    assert account.must_set_password and account.check_password(_code(answer))


def test_a_code_is_shown_once():
    session, organiser = _world()
    browser = web.client(organiser)
    address = web.url("accounts", session)
    data = {"name": "Lò Thị Mai", "roles": Role.TYPIST}
    assert _code(browser.post(address, data, follow=True))
    assert not _code(browser.get(address))


def test_a_role_in_one_session_is_none_in_another():
    session, organiser = _world()
    _add(organiser, session)
    account = User.objects.get(username="Lò Thị Mai")
    assert not account.roles_in(build.session())


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"name": " "}, "Chưa ghi mục này"),
        ({"roles": []}, "Chọn ít nhất một vai trò"),
        ({"roles": ["vua"]}, "vua"),
        ({"name": "ẩn\u200bdanh"}, "ký tự ẩn"),
    ],
)
def test_an_account_that_will_not_do_says_why(fields, says):
    session, organiser = _world()
    answer = _add(organiser, session, **fields)
    assert says in web.text(answer)
    assert User.objects.count() == 1


def test_a_name_that_is_taken_is_refused_by_name():
    session, organiser = _world()
    _add(organiser, session)
    answer = _add(organiser, session, name="lò thị mai".title())
    assert "đã có" in web.text(answer)


def test_a_forgotten_password_is_replaced_by_a_code():
    session, organiser = _world()
    typist = build.typist(session)
    code = _code(web.post(organiser, "account_reset", session, typist.pk))
    typist.refresh_from_db()
    assert typist.check_password(code) and not typist.check_password(build.PASSWORD)


def test_an_account_is_locked_and_opened_again():
    session, organiser = _world()
    typist = build.typist(session)
    assert "Đã khóa" in web.text(web.post(organiser, "account_lock", session, typist.pk))
    typist.refresh_from_db()
    assert not typist.is_active
    web.post(organiser, "account_lock", session, typist.pk)
    typist.refresh_from_db()
    assert typist.is_active


def test_nobody_locks_themselves_out():
    session, organiser = _world()
    web.post(organiser, "account_lock", session, organiser.pk)
    answer = web.post(organiser, "account_roles", session, organiser.pk, roles=[Role.TYPIST])
    assert "Không tự bỏ vai trò" in web.text(answer)
    organiser.refresh_from_db()
    assert organiser.is_active and Role.ORGANISER in organiser.roles_in(session)


def test_roles_of_this_session_are_given_and_taken():
    session, organiser = _world()
    typist = build.typist(session)
    roles = [Role.HEAD, Role.CLERK]
    web.post(organiser, "account_roles", session, typist.pk, roles=roles)
    assert typist.roles_in(session) == set(roles)
    web.post(organiser, "account_roles", session, typist.pk)
    assert typist.roles_in(session) == set()


def test_an_organiser_of_the_whole_organisation_may_leave_one_session():
    session = build.session()
    organiser = build.user("Hiền", Role.ORGANISER, to=session.organisation)
    web.post(organiser, "account_roles", session, organiser.pk, roles=[Role.CLERK])
    assert organiser.roles_in(session) == {Role.ORGANISER, Role.CLERK}


@pytest.mark.parametrize("name", ["account_reset", "account_lock", "account_roles"])
def test_other_organisations_people_and_the_servers_keeper_are_out_of_reach(name):
    session, organiser = _world()
    keeper = User.objects.create_superuser(
        "quan-tri", build.PASSWORD, organisation=session.organisation
    )
    for other in (build.stranger(), keeper):
        assert web.post(organiser, name, session, other.pk).status_code == 404
        other.refresh_from_db()
        assert other.check_password(build.PASSWORD) and other.is_active


@pytest.mark.parametrize("name", ["account_reset", "account_lock"])
def test_who_organises_one_session_opens_no_account_that_works_in_others(name):
    session, organiser = _world()
    elsewhere = build.typist(build.session(), "Người cuộc khác")
    everywhere = build.user("Phúc", Role.HEAD, to=session.organisation)
    for other in (elsewhere, everywhere):
        assert "cả ở cuộc khác" in web.text(web.post(organiser, name, session, other.pk))
        other.refresh_from_db()
        assert other.check_password(build.PASSWORD) and other.is_active


def test_who_organises_every_session_opens_every_account_of_the_organisation():
    session = build.session()
    organiser = build.user("Hiền", Role.ORGANISER, to=session.organisation)
    other = build.typist(build.session(), "Người cuộc khác")
    assert _code(web.post(organiser, "account_reset", session, other.pk))


def test_the_list_shows_who_does_what_here_and_everywhere():
    session, organiser = _world()
    build.typist(session, "Hạnh")
    build.user("Phúc", Role.HEAD, to=session.organisation)
    build.typist(build.session(), "Người cuộc khác")
    build.user("Chưa có việc", to=session.organisation)
    words = web.text(web.get(organiser, "accounts", session))
    assert "Người nhập phiếu" in words and "mọi cuộc: Trưởng Ban kiểm phiếu" in words
    assert "Người cuộc khác" not in words and "Chưa có việc" not in words


def test_what_is_done_to_an_account_is_in_the_organisations_log():
    session, organiser = _world()
    _add(organiser, session)
    account = User.objects.get(username="Lò Thị Mai")
    web.post(organiser, "account_reset", session, account.pk)
    web.post(organiser, "account_lock", session, account.pk)
    entries = session.organisation.audit_entries.values_list("action", flat=True)
    assert list(entries) == ["account_created", "account_reset", "account_locked"]


def test_the_list_costs_the_same_for_one_person_and_for_many(django_assert_max_num_queries):
    session, organiser = _world()
    for number in range(15):
        build.typist(session, f"Người {number}")
    assert RoleAssignment.objects.count() > 15
    browser = web.client(organiser)
    with django_assert_max_num_queries(12):
        browser.get(web.url("accounts", session))


def test_a_new_code_for_an_account_stands_in_the_sessions_log_too():
    session, organiser = _world()
    head = build.head(session)
    web.post(organiser, "account_reset", session, head.pk)
    said = web.text(web.get(build.observer(session), "log", session))
    assert f"Cấp lại mã dùng một lần cho tài khoản {head}." in said
