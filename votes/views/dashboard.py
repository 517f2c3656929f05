"""What Điều hành shows: numbers as equations, batches by keying, what is missing in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch
from django.utils.translation import gettext as _

from .. import payload, tally
from ..choices import KeyingState, Letterhead
from ..choices import SessionStatus as Status
from ..models import Batch, Keying, User, VoteSession
from ..retelling import figure
from ..services.passes import MOST

#: Findings that say nothing of the result: all that may be seen before it is fixed.
ALWAYS = frozenset({"E01", "E05", "E06", "E07", "E10", "E11", "W01", "W02", "W03", "W04", "W07"})
SPOKEN = {
    Status.DRAFT: ALWAYS | {"N06"},
    Status.VOTING: ALWAYS,
    Status.COUNTING: ALWAYS | {"E03", "E09"},
}


@dataclass(frozen=True)
class Equation:
    terms: tuple[str | tuple[str, int | None], ...]
    ok: bool | None
    note: str = ""


def members_word(session: VoteSession) -> str:
    """What all members of the body are called: by the letterhead of its rule set."""
    party = session.ruleset.letterhead == Letterhead.PARTY
    return _("Tổng số ủy viên") if party else _("Tổng số đại biểu")


def presence(session: VoteSession) -> Equation:
    """Present of those the quorum is taken of."""
    return presence_of(session, session.present, session.summoned)


def presence_of(session: VoteSession, present: int | None, summoned: int | None) -> Equation:
    """The same of numbers that are not recorded yet."""
    rules = session.ruleset
    of_summoned = rules.quorum_base == "summoned"
    of = _("Được triệu tập") if of_summoned else members_word(session)
    base = summoned if of_summoned else session.total_members
    known = present is not None and base is not None
    met = rules.quorum_met(present or 0, base or 0) if known else None
    note = ""
    if known:
        share = figure(tally.percent_prose(tally.percent(present or 0, base) or "0"))
        enough = _("đủ 2/3") if met else _("chưa đủ 2/3")
        note = f"{share}, {enough}"
    return Equation(((_("Có mặt"), present), "/", (of, base)), met, note)


def equations(form: payload.Form, status: str) -> Iterator[Equation]:
    """The identities of one form's papers (domain §4)."""
    if form.printed is not None:
        parts = (form.issued, form.swapped, form.unused)
        ok = None if None in parts else form.printed == sum(part or 0 for part in parts)
        yield Equation(
            (
                (_("Phiếu đã in, đóng dấu"), form.printed), "=",
                (_("Phát ra"), form.issued), "+",
                (_("Phiếu hỏng đã đổi"), form.swapped), "+",
                (_("Phiếu chưa sử dụng"), form.unused),
            ),
            ok,
        )  # fmt: skip
    known = form.issued is not None and form.collected is not None
    within = (form.collected or 0) <= (form.issued or 0) if known else None
    yield Equation(((_("Phát ra"), form.issued), "≥", (_("Thu về"), form.collected)), within)
    if status in {Status.COUNTING, Status.SEALED}:
        yield _valid_of_collected(form)


def _valid_of_collected(form: payload.Form) -> Equation:
    """Green when all is counted; while papers are missing it is not wrong, only unfinished."""
    counted = form.valid + form.invalid
    terms = (
        (_("Hợp lệ"), form.valid), "+", (_("Không hợp lệ"), form.invalid), "=",
        (_("Thu về"), form.collected),
    )  # fmt: skip
    if form.collected is None or counted < form.collected:
        return Equation(terms, None, _("đã xong %(n)s phiếu") % {"n": counted})
    return Equation(terms, counted == form.collected)


def batches(session: VoteSession, user: User) -> list[dict[str, Any]]:
    """A row a batch: each keying with its typist and how far it is. Two queries."""
    live = (
        Keying.objects.exclude(state=KeyingState.ABANDONED)
        .select_related("keyed_by", "desk")
        .annotate(saved=Count("readings"))
    )
    keyings = Keying.objects.filter(batch=OuterRef("pk"))
    rows = (
        Batch.objects.filter(form__session=session)
        .select_related("form", "decided_by")
        .prefetch_related(Prefetch("keyings", live, to_attr="live"))
        .annotate(decided=Count("decisions", distinct=True), taken=Exists(keyings))
    )
    wanted = [batch.keyings_ordered or session.keyings_required for batch in rows]
    most = max(wanted, default=session.keyings_required)
    return [_batch(*pair, most) for pair in zip(rows, wanted, strict=True)]


def _batch(batch: Any, required: int, most: int) -> dict[str, Any]:
    by_number = {keying.number: keying for keying in batch.live}
    differs = batch.differences > 0
    return {
        "batch": batch,
        "keyings": [(number, by_number.get(number)) for number in range(1, required + 1)],
        "columns": range(1, most + 1),
        "spare": range(most - required),
        "more": required < MOST,
        "left": max(batch.differences - batch.decided, 0) if differs else 0,
        "differs": differs and not batch.settled,
        "keyed": batch.alignment is not None,
        "taken": batch.taken,
    }


def missing(rows: list[dict[str, Any]]) -> str:
    """Passes that are not finished: "Lượt 1 tập 2 (8 phiếu); Lượt 2 tập 2"."""
    several = len({row["batch"].form_id for row in rows}) > 1
    parts = []
    for row in rows:
        batch = row["batch"]
        name = f"{batch.number} {batch.form.label}" if several else batch.number
        for number, keying in row["keyings"]:
            if keying is None:
                parts.append(_("Lượt %(k)s tập %(b)s") % {"k": number, "b": name})
            elif keying.state == KeyingState.OPEN:
                left = max(batch.size - keying.saved, 0)
                text = _("Lượt %(k)s tập %(b)s (%(n)s phiếu)")
                parts.append(text % {"k": number, "b": name, "n": left})
    return "; ".join(parts)


def spoken(built: payload.Payload, *, batched: bool) -> list[payload.FindingNote]:
    """The findings that may be shown before the result is fixed; what is not due yet is none."""
    codes = SPOKEN.get(Status(built.status), frozenset())
    if not batched:
        codes = codes - {"E03"}
    return [note for note in built.findings if note.code in codes]
