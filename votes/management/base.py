"""What the contract's commands share: one clear line and exit 1 when refused."""

from __future__ import annotations

from abc import abstractmethod
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from votes.models import VoteSession
from votes.roster import RosterErrors
from votes.services.errors import Refused


class ContractCommand(BaseCommand):
    """stdout holds only the answer; messages go to stderr; nothing asks."""

    requires_system_checks: list[str] = []  # noqa: RUF012  (Django's name; a start stays short)

    def handle(self, **options: Any) -> None:
        try:
            self.answer(**options)
        except Refused as error:
            raise CommandError(str(error)) from error
        except RosterErrors as error:
            raise CommandError("\n".join(map(str, error.problems))) from error
        except DatabaseError as error:
            raise CommandError(f"Cơ sở dữ liệu không nhận: {str(error).splitlines()[0]}") from error

    @abstractmethod
    def answer(self, **options: Any) -> None:
        """Do it and print the answer; raises Refused, RosterErrors or CommandError."""

    def say(self, line: str) -> None:
        self.stderr.write(line)


def session_of(code: str) -> VoteSession:
    """The session of this code, or one clear line."""
    session = VoteSession.objects.select_related("organisation__superior").filter(code=code).first()
    if session is None:
        raise CommandError(f"Không có cuộc lấy phiếu nào mang mã “{code}”.")
    return session


def content_of(name: str) -> bytes:
    """A file's bytes, or one clear line naming the file."""
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise CommandError(f"Không đọc được tệp {name}: {error.strerror}.") from error
