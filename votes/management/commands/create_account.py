"""`create_account NAME --role ROLE --organisation ORG`: the way into an installation."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError, CommandParser

from votes import roster
from votes.choices import Role
from votes.management.base import WRONG_USAGE, ContractCommand
from votes.models import User
from votes.services import accounts
from votes.services.errors import Refused
from votes.writing import writing


class Command(ContractCommand):
    help = "Tạo tài khoản hoặc cấp lại mã; in ra mã dùng một lần."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name")
        parser.add_argument("--role", choices=Role.values)
        parser.add_argument("--organisation", default="", metavar="NAME")
        parser.add_argument("--superior", default="", metavar="NAME")
        parser.add_argument("--reset", action="store_true")

    def answer(self, *, name: str, role: str | None, reset: bool, **options: Any) -> None:
        body, superior = options["organisation"], options["superior"]
        if reset:
            self.stdout.write(self._reset(name, role, body))
            return
        if not role or not body:
            raise CommandError("Ghi cả --role và --organisation.", returncode=WRONG_USAGE)
        self.stdout.write(self._create(name, role, body, superior))

    @writing
    def _create(self, name: str, role: str, organisation: str, superior: str) -> str:
        body, made = accounts.organisation_named(organisation, superior)
        try:
            _user, code = accounts.create_account(
                name=name, roles=[role], organisation=body, session=None, by=None
            )
        except Refused as error:
            hint = " (thêm --reset)" if error.code == "taken" else ""
            raise CommandError(f"{error}{hint}") from error
        if made:
            self.say(f"Đã tạo cơ quan mới: {body.name} ({body.get_kind_display()}).")
        return code

    @writing
    def _reset(self, name: str, role: str | None, organisation: str) -> str:
        user = _account(name, organisation)
        if role and accounts.grant(user=user, role=role, by=None):
            self.say(f"Đã thêm vai trò {Role(role).label}.")
        return accounts.reset_account(user=user, by=None)


def _account(name: str, organisation: str) -> User:
    user = User.objects.filter(username__iexact=roster.clean(name)).first()
    if user is None:
        raise CommandError(f"Không có tài khoản “{name}”.")
    home = user.organisation.name if user.organisation else ""
    if organisation and roster.fold(organisation) != roster.fold(home):
        raise CommandError(f"Tài khoản “{name}” không thuộc cơ quan “{organisation}”.")
    return user
