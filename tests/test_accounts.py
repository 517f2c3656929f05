"""Accounts and what the organisation's log says of them."""

from __future__ import annotations

import json

import pytest

from tests import build
from votes.choices import Role
from votes.models import Organisation, RoleAssignment, User
from votes.services import accounts
from votes.services.errors import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def body() -> Organisation:
    return build.organisation()


def create(body, name="Nguyễn Thị Hạnh", roles=("organiser",), session=None, by=None):
    return accounts.create_account(
        name=name, roles=list(roles), organisation=body, session=session, by=by
    )


def refused(verb, **kwargs) -> str:
    with pytest.raises(Refused) as error:
        verb(**kwargs)
    return error.value.code


def last(body) -> tuple[str, dict]:
    entry = body.audit_entries.latest("number")
    return entry.action, json.loads(entry.details)


def test_the_code_opens_the_account_once_and_a_password_must_be_set(body):
    user, code = create(body)
    assert user.check_password(code)
    assert (user.must_set_password, user.organisation) == (True, body)


def test_codes_differ_and_hold_nothing_that_is_mistaken_for_something_else():
    codes = {accounts.one_time_code() for _n in range(200)}
    assert len(codes) == 200
    assert not set("".join(codes)) & set("01ilo")
    assert {len(code) for code in codes} == {accounts.CODE_LENGTH}


def test_a_role_holds_in_the_whole_organisation_or_in_one_session(body):
    session, other = build.session(organisation=body), build.session(organisation=body)
    everywhere, _code = create(body)
    here, _code = create(body, "Vũ An", ("typist", "clerk"), session)
    assert everywhere.roles_in(other) == {"organiser"}
    assert (here.roles_in(session), here.roles_in(other)) == ({"typist", "clerk"}, frozenset())


def test_a_new_account_is_in_the_organisations_log_without_its_code(body):
    _user, code = create(body, by=build.user("Cán bộ", to=body))
    action, details = last(body)
    assert (action, details["account"]) == ("account_created", "Nguyễn Thị Hạnh")
    assert code not in json.dumps(details)


def test_a_taken_name_is_refused_in_any_case(body):
    create(body, "hanh")
    assert refused(create, body=body, name="HANH ") == "taken"


@pytest.mark.parametrize("name", ["", "  ", "x" * 151, "Ha\u200bnh"])
def test_a_name_that_can_not_be_typed_again_is_refused(body, name):
    assert refused(create, body=body, name=name) == "bad_name"


@pytest.mark.parametrize("roles", [(), ("boss",)])
def test_an_account_has_roles_that_exist(body, roles):
    assert refused(create, body=body, roles=roles) == "bad_role"
    assert not User.objects.exists()


def test_a_reset_gives_a_new_code_and_opens_a_locked_account(body):
    user, old = create(body)
    accounts.set_active(user=user, active=False, by=user)
    code = accounts.reset_account(user=user, by=None)
    user.refresh_from_db()
    assert (user.check_password(code), user.check_password(old)) == (True, False)
    assert (user.must_set_password, user.is_active) == (True, True)
    assert last(body) == ("account_reset", {"account": user.username})


def test_an_own_password_opens_the_pages(body):
    user, _code = create(body)
    accounts.set_password(user=user, password="mat-khau-moi")
    user.refresh_from_db()
    assert (user.check_password("mat-khau-moi"), user.must_set_password) == (True, False)
    assert last(body)[0] == "password_set"


def test_locking_and_unlocking_are_logged(body):
    user, _code = create(body)
    by = build.user("Cán bộ", to=body)
    accounts.set_active(user=user, active=False, by=by)
    assert (user.is_active, last(body)[0]) == (False, "account_locked")
    accounts.set_active(user=user, active=True, by=by)
    assert (user.is_active, last(body)[0]) == (True, "account_unlocked")


def test_an_account_of_no_organisation_is_refused_in_words():
    user = User.objects.create_user("x", "y")
    assert refused(accounts.reset_account, user=user, by=None) == "no_organisation"


def test_roles_in_a_session_replace_those_held_there(body):
    session = build.session(organisation=body)
    user, _code = create(body, roles=["typist"], session=session)
    accounts.set_roles(user=user, session=session, roles=["head", "head"], by=user)
    assert user.roles_in(session) == {"head"}
    assert last(body)[1] == {"account": user.username, "roles": ["head"], "session": session.code}


def test_roles_are_given_to_ones_own_people_only(body):
    session = build.session(organisation=body)
    kwargs = {"session": session, "by": build.user("Cán bộ", to=body)}
    stranger = build.stranger()
    assert (
        refused(accounts.set_roles, user=stranger, roles=["head"], **kwargs) == "other_organisation"
    )
    assert refused(accounts.set_roles, user=kwargs["by"], roles=["boss"], **kwargs) == "bad_role"


def test_a_role_is_granted_once(body):
    user, _code = create(body)
    assert accounts.grant(user=user, role=Role.HEAD, by=None)
    assert not accounts.grant(user=user, role=Role.HEAD, by=None)
    assert RoleAssignment.objects.filter(user=user, role="head").count() == 1
    assert last(body) == ("role_granted", {"account": user.username, "role": "head"})


def test_an_organisation_is_found_by_name_or_made_of_the_kind_its_name_sounds_like(body):
    assert accounts.organisation_named("Đảng bộ  xã Bình An") == (body, False)
    made, new = accounts.organisation_named("Hội đồng nhân dân xã Hòa Bình")
    assert (made.kind, new) == ("council", True)


def test_an_ambiguous_name_is_refused_and_the_superior_decides(body):
    above = Organisation.objects.create(name="Đảng bộ tỉnh A", kind="party")
    below = Organisation.objects.create(name=body.name, kind="party", superior=above)
    with pytest.raises(Refused, match=r"Đảng bộ tỉnh A.*--superior"):
        accounts.organisation_named(body.name)
    assert accounts.organisation_named(body.name, "Đảng bộ tỉnh A") == (below, False)


def test_no_organisation_is_made_under_a_superior_by_an_account(body):
    assert refused(accounts.organisation_named, name="Xã X", superior="Tỉnh Y") == "unknown"
