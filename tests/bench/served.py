"""The server that benchmarks ask: a session, its typists logged in, every batch of theirs open.

    python -m tests.bench.served TYPISTS BATCHES PAPERS LINES PORT

Prints one line of JSON with what a client needs, then serves until it is told to end.
"""

from __future__ import annotations

import json
import os
import sys

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.settings"

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from tests import build  # noqa: E402
from tests.bench import site  # noqa: E402
from votes.choices import Role  # noqa: E402
from votes.models import Batch, Keying, LiveDesk, VoteSession  # noqa: E402
from votes.server import run_server  # noqa: E402


def typist(session: VoteSession, batches: list[Batch]) -> dict[str, object]:
    """A typist with all these batches open: cookies, and the address of each batch's papers."""
    user = build.typist(session)
    client = Client()
    client.force_login(user)
    open_keyings = Keying.objects.bulk_create(
        Keying(batch=batch, number=1, keyed_by=user) for batch in batches
    )
    client.get(reverse("keying", args=[session.code, open_keyings[0].pk]))
    token = client.cookies["desk"].value
    LiveDesk.objects.bulk_create(
        LiveDesk(keying=keying, token=token, machine="") for keying in open_keyings[1:]
    )
    cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
    urls = [reverse("keying_paper", args=[session.code, one.pk, 0]) for one in open_keyings]
    return {
        "cookies": cookies,
        "token": client.cookies["csrftoken"].value,
        "page": reverse("keying", args=[session.code, open_keyings[0].pk]),
        "urls": urls,
    }


def head(session: VoteSession) -> dict[str, str]:
    """Somebody who may print the minutes: cookies, and their address."""
    client = Client()
    client.force_login(build.user("Trưởng ban", Role.HEAD, to=session))
    cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
    return {"cookies": cookies, "url": reverse("document", args=[session.code, "minutes", "pdf"])}


def main() -> None:
    typists, batches, papers, lines, port = map(int, sys.argv[1:])
    call_command("migrate", verbosity=0)
    site.make_table()
    session = build.counting(subjects=lines, batches=[])
    form = session.forms.get()
    made = Batch.objects.bulk_create(
        Batch(form=form, number=number, size=papers) for number in range(1, typists * batches + 1)
    )
    piles = [made[start : start + batches] for start in range(0, len(made), batches)]
    people = [typist(session, pile) for pile in piles]
    told = json.dumps(
        {"typists": people, "head": head(session), "marks": "1" * lines, "papers": papers}
    )
    connection.close()
    run_server("127.0.0.1", port, on_ready=lambda _addresses: print(told, flush=True))


if __name__ == "__main__":
    main()
