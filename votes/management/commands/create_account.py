"""`create_account NAME --role ROLE --organisation ORG`: the way into an installation."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError, CommandParser

from votes.choices import Role
from votes.management.base import ContractCommand
from votes.models import User
from votes.services import accounts
from votes.writing import writing


class Command(ContractCommand):
    help = "Tạo tài khoản hoặc cấp lại mã; in ra mã dùng một lần."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name")
        parser.add_argument("--role", choices=Role.values)
        parser.add_argument("--organisation", metavar="NAME")
        parser.add_argument("--reset", action="store_true")

    def answer(self, *, name: str, reset: bool, **options: Any) -> None:
        if reset:
            self.stdout.write(accounts.reset_account(user=_account(name), by=None))
            return
        if not options["role"] or not options["organisation"]:
            raise CommandError("Ghi cả --role và --organisation.")
        self.stdout.write(self._create(name, options["role"], options["organisation"]))

    @writing
    def _create(self, name: str, role: str, organisation: str) -> str:
        body, made = accounts.organisation_named(organisation)
        _user, code = accounts.create_account(
            name=name, roles=[role], organisation=body, session=None, by=None
        )
        if made:
            self.say(f"Đã tạo cơ quan mới: {body.name} ({body.get_kind_display()}).")
        return code


def _account(name: str) -> User:
    user = User.objects.filter(username__iexact=name.strip()).first()
    if user is None:
        raise CommandError(f"Không có tài khoản “{name}”.")
    return user
