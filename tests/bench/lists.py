"""Long lists: 2,000 sessions at home, 200 units × 3 results rolled up; seconds each.

    .venv/bin/python -m tests.bench.lists [sessions units]

Asked of the pages as a browser does, on a SQLite file as in an installation. Fails when a page
takes longer than it may: 0.3 s for the list of sessions, 1 s for the roll-up.
"""

from __future__ import annotations

import datetime
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

_folder = tempfile.TemporaryDirectory(prefix="tinnhiem-bench-")
os.environ |= {"DJANGO_SETTINGS_MODULE": "tinnhiem.settings", "TINNHIEM_DATA": _folder.name}
os.environ.pop("DATABASE_URL", None)

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from tests import build  # noqa: E402
from votes import payload  # noqa: E402
from votes.choices import Role  # noqa: E402
from votes.models import Organisation, SealedResult, VoteSession  # noqa: E402
from votes.services import assembling, sealing  # noqa: E402

LINES, EACH = 12, 3
HOME, WHOLE = 0.3, 1.0
STATES = ("sealed", "draft", "voting", "counting")


def _sessions(body: Organisation, count: int) -> Iterator[VoteSession]:
    """Of thirty years, in every state."""
    for number in range(count):
        yield VoteSession(
            organisation=body,
            code=f"dai-{number}",
            title=f"Lấy phiếu tín nhiệm đối với Ủy viên Ban Thường vụ, cuộc số {number}",
            ruleset_key="qd96-2023",
            meeting="Hội nghị Ban Chấp hành lần thứ mười",
            held_on=datetime.date(1996 + number % 30, 1 + number % 12, 5),
            status=STATES[number % 4],
        )


def _sealed() -> payload.Payload:
    """The payload of one vote counted and fixed as every other is."""
    papers = ["1" * LINES] * 20 + ["12" * (LINES // 2)] * 10 + ["3" * LINES] * 18
    made = build.ready(papers=papers, organisation=build.organisation("Đảng bộ xã mẫu"))
    sealing.seal(session=made, by=None, confirmed_by=None, acknowledge_all="x")
    made.refresh_from_db()
    return assembling.current(made)


def _result(model: payload.Payload, body: Organisation, number: int) -> None:
    made = next(_sessions(body, 1))
    made.code, made.held_on = f"xa-{body.pk}-{number}", datetime.date(2026, 1 + number, 5)
    made.save()
    told = replace(model.organisation, uid=str(body.uid), name=body.name)
    meeting = replace(model.meeting, code=made.code, held_on=made.held_on.isoformat())
    lines = [replace(one, name=f"{one.name} {body.name}") for one in model.forms[0].lines]
    form = replace(model.forms[0], lines=tuple(lines))
    built = replace(model, organisation=told, meeting=meeting, forms=(form,))
    text = payload.canonical(built).decode()
    digest = payload.digest(text.encode())
    SealedResult.objects.create(session=made, version=1, payload=text, digest=digest)


def asked(browser: Client, name: str, most: float, **query: Any) -> bool:
    """Whether the page came in time, the best of five; the first ones compile templates.

    The time of the processor counts, what else the machine does in between does not; the time
    on the wall stands beside it.
    """
    took = []
    for _time in range(5):
        wall, own = time.perf_counter(), time.process_time()
        answer = browser.get(reverse(name), query)
        took.append((time.process_time() - own, time.perf_counter() - wall))
    own, wall = min(took)
    told = ", ".join(str(value) for value in query.values())
    size = len(answer.content) / 1024
    print(f"{name:15} {told:24} {own:6.3f} s, wall {wall:6.3f} s {size:6.0f} kB", flush=True)
    return answer.status_code == 200 and own <= most


def main() -> None:
    sessions, units = map(int, sys.argv[1:] or ("2000", "200"))
    call_command("migrate", verbosity=0)
    body = build.organisation("Đảng bộ tỉnh Hoa Lư")
    model = _sealed()
    with transaction.atomic():
        VoteSession.objects.bulk_create(_sessions(body, sessions))
        top = build.organisation("Đảng bộ thành phố Bến Thơm")
        for number in range(units):
            unit = build.organisation(f"Đảng bộ xã số {number}", superior=top)
            for one in range(EACH):
                _result(model, unit, one)
    office, above = Client(), Client()
    office.force_login(build.user("Cán bộ", Role.ORGANISER, to=body))
    above.force_login(build.user("Cán bộ cấp trên", Role.ORGANISER, to=top))
    last = f"xa-{Organisation.objects.latest('pk').pk}-0"
    good = [
        asked(office, "home", HOME),
        asked(office, "home", HOME, page=40),
        asked(office, "home", HOME, q="uỷ viên 1234"),
        asked(office, "home", HOME, year=2003, status="sealed"),
        asked(above, "rollup", WHOLE),
        asked(above, "rollup_unit", WHOLE, code=last),
        asked(above, "history_person", WHOLE, line=f"{last}:1:1"),
    ]
    if not all(good):
        sys.exit("too slow")


if __name__ == "__main__":
    main()
