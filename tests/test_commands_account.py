"""`create_account`: the way into an installation."""

from __future__ import annotations

import re

import pytest

from tests import build, commands
from votes.models import Organisation, User
from votes.services import accounts

pytestmark = pytest.mark.django_db
NAME, BODY = "Nguyễn Thị Hạnh", "Đảng bộ xã Bình An"


def create(*words: str) -> commands.Answer:
    return commands.run("create_account", *words)


def first() -> commands.Answer:
    return create(NAME, "--role", "organiser", "--organisation", BODY)


def test_the_code_is_printed_alone_and_the_new_body_is_said_on_stderr():
    answer = first()
    assert re.fullmatch(f"[{accounts.LETTERS}]{{10}}\n", answer.out)
    assert answer.err == f"Đã tạo cơ quan mới: {BODY} (Cơ quan, tổ chức đảng).\n"
    user = User.objects.get(username=NAME)
    assert user.check_password(answer.out.strip())
    assert user.must_set_password


def test_a_known_body_is_taken_and_nothing_is_said():
    body = build.organisation(BODY)
    assert first().err == ""
    user = User.objects.get()
    assert (user.organisation, user.roles_in(build.session(organisation=body))) == (
        body, {"organiser"},
    )  # fmt: skip


def test_the_new_account_is_in_the_organisations_log():
    first()
    entry = Organisation.objects.get().audit_entries.get()
    assert (entry.action, entry.who_name) == ("account_created", "dòng lệnh")


def test_an_account_that_is_there_is_refused_with_the_remedy_and_no_body_is_made():
    first()
    answer = create(NAME, "--role", "head", "--organisation", "Đảng bộ xã Khác")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == (
        f"Tên đăng nhập “{NAME}” đã có. Chọn tên khác hoặc cấp lại mã. (thêm --reset)\n"
    )
    assert Organisation.objects.count() == 1


def test_reset_prints_a_new_code_and_may_add_a_role():
    old = first().out
    answer = create(NAME, "--role", "head", "--organisation", BODY, "--reset")
    assert answer.out != old
    assert answer.err == "Đã thêm vai trò Trưởng Ban kiểm phiếu.\n"
    user = User.objects.get()
    assert user.check_password(answer.out.strip())
    assert set(user.role_assignments.values_list("role", flat=True)) == {"organiser", "head"}


def test_reset_alone_says_nothing_but_the_code():
    first()
    answer = create(NAME, "--reset")
    assert (answer.code, answer.err, len(answer.out)) == (0, "", 11)


def test_reset_of_nobody_or_of_somebody_elsewhere_is_refused():
    assert create("Ai đó", "--reset").err == "Không có tài khoản “Ai đó”.\n"
    first()
    answer = create(NAME, "--organisation", "Đảng bộ xã Khác", "--reset")
    assert answer.err == f"Tài khoản “{NAME}” không thuộc cơ quan “Đảng bộ xã Khác”.\n"


def test_role_and_organisation_are_needed():
    answer = create(NAME, "--role", "head")
    assert answer == commands.Answer(2, "", "Ghi cả --role và --organisation.\n")


def test_two_bodies_of_one_name_need_the_superior():
    above = Organisation.objects.create(name="Đảng bộ tỉnh A", kind="party")
    Organisation.objects.create(name=BODY, kind="party", superior=above)
    build.organisation(BODY + " ")
    assert "--superior" in first().err
    answer = create(NAME, "--role", "head", "--organisation", BODY, "--superior", "Đảng bộ tỉnh A")
    assert answer.code == 0
    assert User.objects.get().organisation.superior == above
