"""Django admin: two lists of names, and no door to anything of a session."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import NoReverseMatch, reverse

from tests import build, web
from votes.models import Organisation, RoleAssignment, User

pytestmark = pytest.mark.django_db


def _keeper() -> User:
    return User.objects.create_superuser("quan-tri", build.PASSWORD)


def test_only_organisations_and_accounts_are_registered():
    assert set(admin.site._registry) == {Organisation, User}


@pytest.mark.parametrize(
    "name", [m.__name__.lower() for m in apps.get_app_config("votes").get_models()]
)
def test_no_table_of_a_session_has_an_address_in_the_admin(name):
    if name in {"organisation", "user"}:
        assert reverse(f"admin:votes_{name}_changelist")
        return
    with pytest.raises(NoReverseMatch):
        reverse(f"admin:votes_{name}_changelist")


def test_the_lists_open_for_the_keeper_of_the_server():
    browser = web.client(_keeper())
    account = build.user("Hạnh", "typist", to=build.session())
    for address in (
        reverse("admin:index"),
        reverse("admin:votes_organisation_changelist"),
        reverse("admin:votes_user_changelist"),
        reverse("admin:votes_user_change", args=[account.pk]),
    ):
        assert browser.get(address).status_code == 200


def test_an_account_is_shown_without_its_password_and_can_not_be_changed():
    account = build.user("Hạnh", "typist", to=build.session())
    browser = web.client(_keeper())
    address = reverse("admin:votes_user_change", args=[account.pk])
    assert account.password not in browser.get(address).content.decode()
    assert browser.post(address, {"is_staff": "on"}).status_code == 403
    account.refresh_from_db()
    assert not account.is_staff


@pytest.mark.parametrize("action", ["add", "delete"])
def test_accounts_and_roles_are_neither_added_nor_deleted_here(action):
    account = build.user("Hạnh", "typist", to=build.session())
    args = [account.pk] if action == "delete" else []
    address = reverse(f"admin:votes_user_{action}", args=args)
    assert web.client(_keeper()).post(address, {"post": "yes"}).status_code == 403
    assert RoleAssignment.objects.filter(user=account).exists()


def test_an_organisations_letterhead_is_changed_here():
    body = build.organisation()
    address = reverse("admin:votes_organisation_change", args=[body.pk])
    data = {"name": body.name, "kind": body.kind, "letterhead": "state", "spelling": "uỷ"}
    assert web.client(_keeper()).post(address, data).status_code == 302
    body.refresh_from_db()
    assert (body.letterhead, body.spelling) == ("state", "uỷ")


def test_an_organisation_is_never_deleted_here():
    address = reverse("admin:votes_organisation_delete", args=[build.organisation().pk])
    assert web.client(_keeper()).post(address, {"post": "yes"}).status_code == 403


def test_the_organisations_own_people_have_no_entrance():
    head = build.head(build.session())
    answer = web.client(head).get(reverse("admin:index"))
    assert answer["Location"].startswith(reverse("admin:login"))


def test_accounts_are_not_found_by_their_password():
    address = reverse("admin:votes_user_changelist")
    assert web.client(_keeper()).get(address, {"password__startswith": "md5"}).status_code == 400
