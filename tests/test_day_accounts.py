"""Accounts of the day: made together, valid in one session, closed with its result."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from tests import build
from votes.models import AuditEntry, User
from votes.roster.helpers import read_helpers
from votes.services import accounts, day_accounts, rehearsing, running, sealing
from votes.services.errors import Refused

pytestmark = pytest.mark.django_db


def make(session, text="Lò Thị Mai\nBế Văn Hùng, Trưởng ban kiểm phiếu", role="typist"):
    return day_accounts.create(
        session=session, people=read_helpers(text), role=role, by=build.organiser(session)
    )


def refused(verb, *args, **kwargs) -> Refused:
    with pytest.raises(Refused) as error:
        verb(*args, **kwargs)
    return error.value


def seal(session, **people):
    people = {"by": build.head(session), "confirmed_by": build.secretary(session)} | people
    return sealing.seal(session=session, acknowledge_all="đã xem", **people)


def test_each_gets_a_pin_that_opens_an_account_of_this_session_only():
    session = build.session()
    typist, head = make(session)
    assert typist.user.check_password(typist.pin) and head.user.check_password(head.pin)
    assert typist.user.roles_in(session) == {"typist"}
    assert head.user.roles_in(session) == {"head"}
    assert not typist.user.roles_in(build.session())


def test_only_whoever_signs_must_set_a_pin_of_their_own():
    typist, head = make(build.session())
    assert (typist.user.must_set_password, head.user.must_set_password) == (False, True)


def test_no_log_holds_a_pin():
    session = build.session()
    made = make(session)
    new = day_accounts.renew(session=session, users=[made[0].user], by=made[1].user)
    said = "\n".join(AuditEntry.objects.values_list("details", flat=True))
    assert "Lò Thị Mai" in said
    assert not [slip.pin for slip in (*made, *new) if slip.pin in said]


@pytest.mark.parametrize(
    ("text", "role", "code"),
    [("", "typist", "empty"), ("Lò Thị Mai", "boss", "bad_role"), ("Hạnh", "typist", "there")],
)
def test_a_list_that_will_not_do_makes_nobody(text, role, code):
    session = build.session()
    build.typist(session, "Hạnh")
    before = set(User.objects.values_list("pk", flat=True))
    assert refused(make, session, text, role).code == code
    added = User.objects.exclude(pk__in=before).values_list("day_of", flat=True)
    assert set(added) <= {None}


def test_somebody_who_is_there_already_is_named_with_what_to_write():
    session = build.session()
    make(session, "Nguyễn Thị Hòa")
    text = str(refused(make, session, "Bế Văn Hùng\nNguyễn Thị Hoà"))
    assert "Dòng 2" in text and "“Nguyễn Thị Hoà 2”" in text


def test_a_name_that_somebody_logs_in_with_elsewhere_gets_a_number():
    make(build.session(), "Lò Thị Mai")
    (slip,) = make(build.session(), "Lò Thị Mai")
    assert (slip.user.name, slip.user.username) == ("Lò Thị Mai", "Lò Thị Mai 2")


def test_a_name_of_a_day_that_is_over_is_free_again():
    old = build.ready()
    make(old, "Lò Thị Mai")
    seal(old)
    (slip,) = make(build.session(), "Lò Thị Mai")
    assert slip.user.username == "Lò Thị Mai"
    assert User.objects.get(day_of=old).username == f"Lò Thị Mai ({old.code})"


@pytest.mark.parametrize("status", ["sealed", "cancelled"])
def test_nobody_is_added_when_the_day_is_over(status):
    session = build.session(status=status, cancel_reason="thử")
    assert refused(make, session).code == "wrong_state"


def test_a_pin_is_hashed_with_all_rounds_when_it_is_first_typed(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    (slip,) = make(build.session(), "Lò Thị Mai")
    user = User.objects.get(pk=slip.user.pk)
    rounds = [int(user.password.split("$")[1])]
    assert user.check_password(slip.pin)
    rounds.append(int(User.objects.get(pk=user.pk).password.split("$")[1]))
    assert rounds[0] == day_accounts.FIRST_ROUNDS < rounds[1]


# -- one session -------------------------------------------------------------------------------


def test_an_account_of_the_day_holds_no_role_elsewhere():
    session, other = build.session(), build.session()
    user = build.day_account(session, "typist")
    roles = {"roles": ["typist"], "by": build.organiser(other)}
    assert refused(accounts.set_roles, user=user, session=other, **roles).code == "other_day"
    assert refused(accounts.grant, user=user, role="head", by=None).code == "of_the_day"
    user.role_assignments.update(session=other)
    assert not user.roles_in(other)


def test_the_practice_copy_of_the_session_is_theirs_too_and_has_no_day_of_its_own():
    session = build.session()
    user = build.day_account(session, "typist")
    copy = rehearsing.rehearse(session=session, by=build.organiser(session))
    assert user.roles_in(copy) == {"typist"}
    assert refused(make, copy).code == "rehearsal"
    rehearsing.wipe(session=copy, by=None)
    assert user.roles_in(session) == {"typist"}


def test_who_comes_to_sign_leaves_the_slips_pin():
    session = build.session()
    (slip,) = make(session, "Lò Thị Mai")
    by = build.organiser(session)
    accounts.add_role(users=[slip.user], session=session, role="secretary", by=by)
    slip.user.refresh_from_db()
    assert slip.user.must_set_password
    assert slip.user.roles_in(session) == {"typist", "secretary"}


# -- the end -----------------------------------------------------------------------------------


def test_fixing_the_result_closes_who_is_done_and_leaves_who_signs_some_hours():
    session = build.ready()
    typist, head = make(session)
    seal(session)
    typist.user.refresh_from_db()
    head.user.refresh_from_db()
    assert typist.user.is_closed and not typist.user.roles_in(session)
    left = head.user.closes_at - timezone.now()
    assert datetime.timedelta(hours=11) < left < datetime.timedelta(hours=13)
    assert head.user.roles_in(session) == {"head"}
    actions = list(session.audit_entries.values_list("action", flat=True))
    assert actions[-2:] == ["day_accounts_closed", "day_accounts_kept"]


def test_cancelling_ends_the_day_too():
    session = build.session(status="voting")
    typist, _head = make(session)
    running.cancel(session=session, reason="thiếu người", by=build.organiser(session))
    typist.user.refresh_from_db()
    assert typist.user.is_closed


def test_nothing_is_said_of_accounts_where_there_are_none():
    session = build.ready()
    seal(session)
    assert session.audit_entries.latest("number").action == "sealed"


def test_a_refused_seal_closes_nobody():
    session = build.ready()
    typist, _head = make(session)
    refused(seal, session, confirmed_by=build.typist(session))
    typist.user.refresh_from_db()
    assert not typist.user.is_closed


def test_the_organiser_closes_the_rest_but_not_oneself():
    session = build.ready()
    _typist, head = make(session)
    organiser = build.day_account(session, "organiser", name="Cán bộ")
    seal(session)
    assert day_accounts.close(session=session, by=organiser) == 1
    head.user.refresh_from_db()
    organiser.refresh_from_db()
    assert head.user.is_closed and not organiser.is_closed
    assert refused(day_accounts.close, session=session, by=organiser).code == "none"


def test_nobody_is_closed_by_hand_before_the_result_is_fixed():
    session = build.counting()
    make(session)
    by = build.organiser(session)
    assert refused(day_accounts.close, session=session, by=by).code == "wrong_state"


def test_a_reopened_result_keeps_who_is_open_and_takes_others_back_by_a_new_pin():
    session = build.ready()
    typist, head = make(session)
    by = build.head(session)
    seal(session, by=by)
    renew = {"session": session, "users": [typist.user], "by": by}
    assert refused(day_accounts.renew, **renew).code == "over"
    sealing.reopen(session=session, reason="sót", by=by, confirmed_by=build.secretary(session))
    head.user.refresh_from_db()
    assert head.user.closes_at is None
    assert User.objects.get(pk=typist.user.pk).is_closed
    (slip,) = day_accounts.renew(**renew)
    assert not slip.user.is_closed and slip.user.check_password(slip.pin)


# -- new PINs ----------------------------------------------------------------------------------


def test_a_new_pin_replaces_the_old_one_and_opens_a_locked_account():
    session = build.session()
    old, _head = make(session)
    by = build.organiser(session)
    accounts.set_active_all(users=[old.user], active=False, by=by)
    (new,) = day_accounts.renew(session=session, users=[old.user], by=by)
    assert new.user.is_active and new.user.check_password(new.pin)
    assert not new.user.check_password(old.pin)


def test_whoever_signs_has_hours_again_after_the_result_is_fixed():
    session = build.ready()
    _typist, head = make(session)
    by = build.organiser(session)
    seal(session)
    day_accounts.close(session=session, by=by)
    (slip,) = day_accounts.renew(session=session, users=[head.user], by=by)
    assert slip.user.closes_at > timezone.now() and slip.user.must_set_password


def test_a_cancelled_session_gives_no_pin():
    session = build.session(status="cancelled", cancel_reason="thử")
    user = build.day_account(session, "head")
    error = refused(day_accounts.renew, session=session, users=[user], by=user)
    assert error.code == "over" and "đã hủy" in str(error)


def test_pins_are_for_accounts_of_the_day_and_codes_for_the_offices_own():
    session = build.session()
    own, helper = build.typist(session), build.day_account(session, "typist")
    renew = {"session": session, "by": own}
    assert refused(day_accounts.renew, users=[own], **renew).code == "office"
    assert refused(day_accounts.renew, users=[], **renew).code == "empty"
    assert refused(accounts.reset_account, user=helper, by=own).code == "of_the_day"
