"""The largest vote: made, counted, fixed and printed, and every page of it; seconds each.

    .venv/bin/python -m tests.bench.large [voters officials]

480 × 44 is the National Assembly's. On a SQLite file, durable as in an installation.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any

_folder = tempfile.TemporaryDirectory(prefix="tinnhiem-bench-")
os.environ |= {"DJANGO_SETTINGS_MODULE": "tinnhiem.settings", "TINNHIEM_DATA": _folder.name}
os.environ.pop("DATABASE_URL", None)

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from tests import build  # noqa: E402
from votes import documents, reconcile  # noqa: E402
from votes.choices import Role  # noqa: E402
from votes.models import Batch, Keying, VoteSession  # noqa: E402
from votes.services import assembling, generating, sealing, settling, verifying  # noqa: E402

COUNTING = ("session", "roll", "votes", "papers", "batches", "differences", "checks", "results")
SEALED = ("session", "results", "documents", "log", "display")


def timed(name: str, work: Callable[[], Any]) -> Any:
    start = time.perf_counter()
    result = work()
    print(f"{name:34} {time.perf_counter() - start:6.2f} s", flush=True)
    return result


def pages(session: VoteSession, names: tuple[str, ...], browser: Client) -> None:
    for name in names:
        url = reverse(name, args=[session.code])
        browser.get(url)  # templates are compiled once a process
        answer = timed(f"page {name}, {session.status}", lambda url=url: browser.get(url))
        if answer.status_code != 200:
            sys.exit(f"{url}: {answer.status_code}")


def settle(session: VoteSession) -> None:
    """Every difference as the first keying has it: only the work counts here."""
    by = build.user("Người kết luận", Role.HEAD, to=session)
    for batch in Batch.objects.filter(form__session=session, settled=False):
        for found in settling.batch_state(batch).pending:
            value = found.values[0]
            settling.decide(
                batch=batch, position=found.position, line=found.line, value=value, by=by
            )
        settling.close_batch(batch=batch, by=by)


def main() -> None:
    voters, officials = map(int, sys.argv[1:] or ("480", "44"))
    call_command("migrate", verbosity=0)
    made = timed(
        f"gen_session {voters} × {officials}",
        lambda: generating.generate(voters=voters, officials=officials, seed=1, error_rate=0.002),
    )
    session = made.session
    keyings = list(Keying.objects.filter(batch__number=1, batch__form__session=session))
    piles = settling.sheets(keyings)
    timed("one batch aligned", lambda: reconcile.align(piles))
    browser = Client()
    browser.force_login(build.user("Trưởng ban", *Role.values, to=session))
    timed("differences decided", lambda: settle(session))
    pages(session, COUNTING, browser)
    timed(
        "result fixed",
        lambda: sealing.seal(
            session=session, by=None, confirmed_by=None, acknowledge_all="đã kiểm tra"
        ),
    )
    session.refresh_from_db()
    problems = timed("verify", lambda: verifying.verify(code=session.code))
    if problems:
        sys.exit("\n".join(problems))
    pages(session, SEALED, browser)
    built, digest = assembling.current(session), assembling.digest_of(session)
    for key in ("minutes", "summary", "ballot", "batch", "counts"):
        content = timed(f"{key}.pdf", lambda key=key: documents.render(key, built, digest=digest))
        print(f"{'':34} {len(content) / 1024:6.0f} kB")


if __name__ == "__main__":
    main()
