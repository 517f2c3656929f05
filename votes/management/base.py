"""What the contract's commands share: one clear line and exit 1 when refused, 2 for wrong usage."""

from __future__ import annotations

import io
import os
import sys
from abc import abstractmethod
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from votes.database import bring_up_to_date
from votes.models import VoteSession
from votes.payload import PayloadError
from votes.roster import RosterErrors
from votes.services.errors import Refused

WRONG_USAGE = 2
REASONS: dict[type[Exception], str] = {
    FileNotFoundError: "không có tệp hoặc thư mục này",
    NotADirectoryError: "không có thư mục này",
    IsADirectoryError: "đây là thư mục",
    PermissionError: "không có quyền",
}
INTERRUPTED = 130  # as shells say it of Ctrl-C


class ContractCommand(BaseCommand):
    """stdout holds only the answer; messages go to stderr; nothing asks."""

    requires_system_checks: list[str] = []  # noqa: RUF012  (Django's name; a start stays short)

    def run_from_argv(self, argv: list[str]) -> None:
        """As Django's, in UTF-8 whatever the environment says, the help and the usage too."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        super().run_from_argv(argv)

    def execute(self, *args: Any, **options: Any) -> Any:
        """As Django's; on the command line a refusal is its own words and the exit code."""
        if not getattr(self, "_called_from_command_line", False):
            return super().execute(*args, **options)
        try:
            return super().execute(*args, **options)
        except CommandError as error:
            self.stderr.write(str(error))
            sys.exit(error.returncode)
        except KeyboardInterrupt:
            sys.exit(INTERRUPTED)

    def handle(self, **options: Any) -> None:
        try:
            bring_up_to_date(self.say)
            self.answer(**options)
        except Refused as error:
            raise CommandError(str(error)) from error
        except RosterErrors as error:
            raise CommandError("\n".join(map(str, error.problems))) from error
        except PayloadError as error:
            raise CommandError(f"Kết quả đã chốt không đọc được: {error}. Chạy verify.") from error
        except UnicodeEncodeError as error:  # words of the command line, kept as they came
            raise CommandError(f"“{error.object}” không phải UTF-8.") from error
        except DatabaseError as error:
            raise CommandError(f"Cơ sở dữ liệu không nhận: {first_line(error)}") from error

    @abstractmethod
    def answer(self, *args: Any, **options: Any) -> None:
        """Do it and print the answer; raises Refused, RosterErrors or CommandError."""

    def say(self, line: str) -> None:
        self.stderr.write(line)


def first_line(error: Exception) -> str:
    """What an error says, without the rest of what the database adds."""
    return (str(error).splitlines() or [type(error).__name__])[0]


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
    except (OSError, ValueError) as error:
        raise CommandError(f"Không đọc được tệp {name}: {reason(error)}.") from error


def reason(error: Exception) -> str:
    """Why a file can't be read or written, in words for people where we have them."""
    known = (words for kind, words in REASONS.items() if isinstance(error, kind))
    return next(known, None) or getattr(error, "strerror", None) or str(error)


def write(path: Path, content: bytes) -> None:
    """Whole or not at all: a reader never meets half a document."""
    try:
        if not path.name or path.is_dir():
            raise CommandError(f"Không ghi được tệp {path}: phải là tên tệp, không phải thư mục.")
        if path.exists() and not path.is_file():  # a pipe or /dev/stdout is written, not replaced
            path.write_bytes(content)
        else:
            _replace(path.resolve(), content)
    except (OSError, ValueError, RuntimeError) as error:
        raise CommandError(f"Không ghi được tệp {path}: {reason(error)}.") from error


def _replace(path: Path, content: bytes) -> None:
    part = path.with_name(f".tinnhiem-{os.getpid()}")
    try:
        part.write_bytes(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
