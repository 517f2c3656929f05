"""The first print of a document of a fixed result is kept and returned ever after."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable

from .. import payload
from ..choices import SessionStatus
from ..models import Print, SealedResult, VoteSession
from ..writing import writing
from . import beside, drawn

#: Hexadecimal digits that tell one state of the bodies below from another.
EDITION = 16


def content(
    *,
    session: VoteSession,
    built: payload.Payload,
    document: str,
    fmt: str,
    render: Callable[..., bytes],
    wants: Iterable[str] = (),
    keep: bool = True,
    **which: object,
) -> bytes:
    """A document of a session: its first print once the result is fixed, else as it stands now.

    `render` is `documents.render`, `wants` what the document needs beside the payload; `which`
    says what of the document, such as one form. Without `keep` it is only looked at: a first
    print that is not there yet is not made.
    """

    wanted = frozenset(wants)
    gathered = functools.cache(lambda: beside.of(session, wanted))

    def draw(**more: object) -> bytes:
        told = {**which, **more}
        holds = payload.canonical([built, gathered()])
        return drawn.once(
            (render, document, fmt, holds, tuple(sorted(told.items()))),
            lambda: render(document, built, format=fmt, beside=gathered(), **told),
        )

    if session.status != SessionStatus.SEALED:
        return draw()
    result = session.results.latest("version")
    asked = which | ({"units": _edition(gathered())} if "units" in wanted else {})
    name = ":".join([document, *(f"{key}={value}" for key, value in sorted(asked.items()))])
    if not keep:
        stored = _stored(result, name, fmt)
        return bytes(stored.content) if stored else draw(digest=result.digest)
    return first_print(
        result=result,
        document=name,
        fmt=fmt,
        render=lambda: draw(digest=result.digest),
    )


def _edition(gathered: payload.Beside) -> str:
    """Which results of others a print has: once more is fixed below, it is another paper."""
    held = [[unit.body, unit.code, unit.state, unit.digest] for unit in gathered.units]
    return payload.digest(payload.canonical(held))[:EDITION]


def printed(session: VoteSession) -> set[str]:
    """The names of the prints that the standing result has; a part stands behind a colon."""
    if session.status != SessionStatus.SEALED:
        return set()
    rows = Print.objects.filter(result__session=session, result__superseded_by=None)
    return set(rows.values_list("document", flat=True))


def first_print(
    *, result: SealedResult, document: str, fmt: str, render: Callable[[], bytes]
) -> bytes:
    """The stored print, or what `render` makes, stored. Two at once: the first one stays."""
    stored = _stored(result, document, fmt)
    if stored is None:
        stored = _keep(result=result, document=document, fmt=fmt, content=render())
    return bytes(stored.content)


def _stored(result: SealedResult, document: str, fmt: str) -> Print | None:
    return result.prints.filter(document=document, format=fmt).first()


@writing
def _keep(*, result: SealedResult, document: str, fmt: str, content: bytes) -> Print:
    row, _made = Print.objects.get_or_create(
        result=result,
        document=document,
        format=fmt,
        defaults={"content": content, "sha256": payload.digest(content)},
    )
    return row
