"""What the keying page is made of: words, lines, and only this pass's own papers."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from ..choices import InvalidReason, KeyingState
from ..models import Batch, Keying, User, VoteSession
from ..retelling import told
from ..rulesets import Level


def level_words(level: Level) -> tuple[str, str]:
    """A level's name for the legend, and its short name for the summary."""
    known = {
        "high": (_("Tín nhiệm cao"), _("Cao")),
        "medium": (_("Tín nhiệm"), _("Tín nhiệm")),
        "low": (_("Tín nhiệm thấp"), _("Thấp")),
        "confidence": (_("Tín nhiệm"), _("Tín nhiệm")),
        "no_confidence": (_("Không tín nhiệm"), _("Không tín nhiệm")),
    }
    return known.get(level.key, (told(level.heading), told(level.heading)))


def mark_words(session: VoteSession) -> list[dict[str, str]]:
    """The marks in the order of the legend: key, name, short name."""
    levels = [(level.mark, *level_words(level)) for level in session.ruleset.levels]
    voids = [
        ("0", _("Không đánh dấu"), _("Không đánh dấu")),
        ("9", _("Đánh dấu nhiều ô"), _("Nhiều ô")),
    ]
    return [{"key": key, "label": label, "short": short} for key, label, short in levels + voids]


def reason_words() -> list[dict[str, str]]:
    """The reasons for an invalid paper, each with the digit that chooses it."""
    return [
        {"key": str(key), "reason": reason, "label": str(label)}
        for key, (reason, label) in enumerate(InvalidReason.choices, 1)
    ]


def page(keying: Keying, user: User) -> dict[str, Any]:
    """The context of the page; the scripts read `config`."""
    batch = keying.batch
    session = batch.form.session
    lines = list(batch.form.subjects.order_by("order"))
    return {
        "session": session,
        "keying": keying,
        "batch": batch,
        "form": batch.form,
        "lines": columns(lines),
        "marks": mark_words(session),
        "reasons": reason_words(),
        "config": _config(keying, user, len(lines)),
    }


def columns(lines: list[Any]) -> list[list[Any]]:
    """The lines in at most three columns, broken where the paper's groups of five end."""
    wanted = 1 if len(lines) <= 15 else 2 if len(lines) <= 40 else 3
    height = -(-len(lines) // (wanted * 5)) * 5 or 5
    return [lines[start : start + height] for start in range(0, len(lines), height)]


def _config(keying: Keying, user: User, lines: int) -> dict[str, Any]:
    session = keying.batch.form.session
    here = {"code": session.code, "pk": keying.pk}
    papers = {
        reading.position: {
            "marks": reading.marks,
            "reason": reading.invalid_reason,
            "revision": reading.revision,
        }
        for reading in keying.readings.all()
    }
    return {
        "scope": _scope(session, keying.pk, user),
        "lines": lines,
        "size": keying.batch.size,
        "number": keying.batch.number,
        "papers": papers,
        "paper_url": reverse("keying_paper", kwargs={**here, "position": 0}),
        "finish_url": reverse("keying_finish", kwargs=here),
        "page_url": reverse("keying", kwargs=here),
        "token_name": settings.CSRF_COOKIE_NAME,
    }


def _scope(session: VoteSession, pk: int, user: User) -> str:
    """Under what the browser files papers not sent yet: never another person's or pass's."""
    return f"{session.uid}/{pk}/{user.uid}"


def still_open(session: VoteSession, user: User) -> dict[str, Any]:
    """Which of this person's passes may still have papers waiting in a browser."""
    mine = Keying.objects.filter(batch__form__session=session, keyed_by=user)
    pks = mine.filter(state=KeyingState.OPEN).values_list("pk", flat=True)
    scopes = [_scope(session, pk, user) for pk in pks]
    return {"session": str(session.uid), "person": str(user.uid), "open": scopes}


def what_to_wait_for(session: VoteSession, user: User) -> str:
    """Why there is no batch for this person now; nothing about other people's work."""
    if not Batch.objects.filter(form__session=session).exists():
        return _("Chưa chia tập phiếu. Chờ Ban kiểm phiếu chia tập, rồi nhấn lại nút này.")
    mine = (
        Keying.objects.filter(batch__form__session=session, batch__settled=False, keyed_by=user)
        .filter(state=KeyingState.FINISHED)
        .select_related("batch")
        .first()
    )
    if mine is not None and session.keyings_required > 1:
        return _(
            "Đồng chí đã nhập tập %(batch)s ở lượt %(number)s. Lượt khác của tập này phải do "
            "người khác nhập. Hiện không có tập nào khác cho đồng chí; chờ rồi nhấn lại nút này."
        ) % {"batch": mine.batch.number, "number": mine.number}
    return _("Hiện không có tập nào cho đồng chí nhập. Chờ Ban kiểm phiếu, rồi nhấn lại nút này.")
