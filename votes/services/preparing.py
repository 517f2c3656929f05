"""What is written of a draft step by step: the body, the rules, bases, board, forms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.db import models
from django.db.models import Max
from django.utils import translation
from django.utils.translation import gettext as _

from .. import roster, rulesets
from ..choices import BoardRole, SessionStatus
from ..models import BallotForm, BoardMember, LegalBasis, Organisation, User, VoteSession
from ..writing import writing
from . import audit, bodies
from .errors import Refused
from .locking import locked, locked_session

BODY: Final = ("committee", "issuer", "place")
MEETING: Final = ("title", "held_on", "meeting", "place", "starts_at", "chair")
RULES: Final = (
    "ruleset_key", "keyings_required", "percent_places", "disclosure", "absent_ballots_allowed",
)  # fmt: skip


@writing
def set_particulars(
    *,
    session: VoteSession,
    body: Mapping[str, str],
    superior: str,
    meeting: Mapping[str, Any],
    by: User,
) -> None:
    """Who holds the vote and when. What sealed results name stays as it was."""
    session = locked_session(session, SessionStatus.DRAFT)
    organisation = locked(session.organisation)
    changed = _assign(organisation, BODY, body)
    if _set_superior(organisation, superior):
        changed.append("superior")
    if changed:
        organisation.save(update_fields=changed)
    moved = _assign(session, MEETING, meeting)
    if moved:
        session.save(update_fields=moved)
    _log(session, _labels(organisation, changed) + _labels(session, moved), by)


def _assign(row: models.Model, names: Sequence[str], values: Mapping[str, Any]) -> list[str]:
    """Set what differs; the names of those."""
    changed = [name for name in names if name in values and getattr(row, name) != values[name]]
    for name in changed:
        setattr(row, name, values[name])
    return changed


def _labels(row: models.Model, names: Sequence[str]) -> list[str]:
    """What the log calls these fields: in Vietnamese, whatever language the page is in."""
    fields = [row._meta.get_field(name) for name in names]
    with translation.override("vi"):
        return [str(field.verbose_name) for field in fields]  # type: ignore[union-attr]


def _log(session: VoteSession, points: Sequence[str], by: User) -> None:
    if points:
        audit.record(session, "prepared", by=by, points=list(points))


def _set_superior(body: Organisation, name: str) -> bool:
    now = body.superior.name if body.superior else ""
    if roster.fold(name) == roster.fold(now):
        return False
    above = _named_above(body, name) if name else None
    double = Organisation.objects.filter(name=body.name, superior=above).exclude(pk=body.pk)
    if double.exists():
        raise Refused(_("Đã có một cơ quan cùng tên dưới cấp trên này."), "double")
    body.superior = above
    return True


def _named_above(body: Organisation, name: str) -> Organisation:
    found = next(iter(bodies.named(name)), None)
    if found is None:
        kind = bodies.guess_kind(name, otherwise=body.kind)
        found = Organisation.objects.create(name=name, kind=kind)
    if found == body or body in found.line_of_superiors():
        raise Refused(_("“%(name)s” không thể là cấp trên của cơ quan này.") % {"name": name},
                      "own_superior")  # fmt: skip
    return found


@writing
def set_rules(*, session: VoteSession, values: Mapping[str, Any], by: User) -> None:
    """Under which rule set the vote is held, and what the session decides itself."""
    session = locked_session(session, SessionStatus.DRAFT)
    rulesets.ruleset(values.get("ruleset_key", session.ruleset_key))
    changed = _assign(session, RULES, values)
    if changed:
        session.save(update_fields=changed)
    _log(session, _labels(session, changed), by)


@writing
def set_bases(*, session: VoteSession, rows: Sequence[Mapping[str, Any]], by: User) -> None:
    """The legal bases in their order, in place of those there."""
    session = locked_session(session, SessionStatus.DRAFT)
    session.legal_bases.all().delete()
    LegalBasis.objects.bulk_create(
        LegalBasis(session=session, order=order, **row) for order, row in enumerate(rows, 1)
    )
    _log(session, [f"căn cứ ({len(rows)})"], by)


@writing
def set_board(*, session: VoteSession, rows: Sequence[Mapping[str, Any]], by: User) -> None:
    """The counting board in its order, in place of the one there; one head at most."""
    session = locked_session(session, SessionStatus.DRAFT)
    if sum(row["role"] == BoardRole.HEAD for row in rows) > 1:
        raise Refused(_("Ban kiểm phiếu chỉ có một Trưởng ban. Sửa cột Nhiệm vụ."), "two_heads")
    session.board.all().delete()
    BoardMember.objects.bulk_create(
        BoardMember(session=session, order=order, **row) for order, row in enumerate(rows, 1)
    )
    _log(session, [f"Ban kiểm phiếu ({len(rows)} người)"], by)


@writing
def set_forms(
    *,
    session: VoteSession,
    rows: Sequence[tuple[str, str, int | None]],
    places: Mapping[int, str],
    by: User,
) -> None:
    """Kinds of ballot (label, colour, the one it was) and on which everybody stands.

    `places` is a label by the subject; who is not in it stays on their form, or goes to the first.
    """
    session = locked_session(session, SessionStatus.DRAFT)
    if not rows:
        raise Refused(_("Cần ít nhất một loại phiếu."), "empty")
    labels = [label for label, _colour, _pk in rows]
    if double := next((label for label in labels if labels.count(label) > 1), ""):
        text = _("Loại phiếu “%(label)s” đã có. Mỗi loại phiếu một tên.")
        raise Refused(text % {"label": double}, "taken")
    forms = _kept_forms(session, rows)
    _place(session, forms, places)
    session.forms.exclude(pk__in=[form.pk for form in forms]).delete()
    _log(session, [f"loại phiếu ({', '.join(labels)})"], by)


def _kept_forms(
    session: VoteSession, rows: Sequence[tuple[str, str, int | None]]
) -> list[BallotForm]:
    """The forms as they are to be; first out of the way, so that two can change names."""
    last = session.forms.aggregate(last=Max("order"))["last"] or 0
    known = {form.pk: form for form in session.forms.all()}
    for form in known.values():
        form.order, form.label = form.order + last + len(rows), f"\u241f{form.pk}"
        form.save(update_fields=["order", "label"])
    forms = []
    for order, (label, colour, pk) in enumerate(rows, 1):
        form = known.get(pk or 0) or BallotForm(session=session)
        form.order, form.label, form.colour = order, label, colour
        form.save()
        forms.append(form)
    return forms


def _place(session: VoteSession, forms: list[BallotForm], places: Mapping[int, str]) -> None:
    """Everybody rated on their form, in the order they had."""
    by_label = {form.label: form for form in forms}
    known = {form.pk: form for form in forms}
    on: dict[int, list[Any]] = {form.pk: [] for form in forms}
    rated = session.subjects.filter(exempt=False)
    for subject in rated.order_by(models.F("form__order").asc(nulls_last=True), "order", "pk"):
        usual = known.get(subject.form_id or 0, forms[0])
        on[by_label.get(places.get(subject.pk, ""), usual).pk].append(subject)
    rated.update(form=None, order=None)
    for form in forms:
        if len(on[form.pk]) > roster.LINES_LIMIT:
            text = _("Một loại phiếu nhiều nhất %(n)s người.") % {"n": roster.LINES_LIMIT}
            raise Refused(text, "too_many")
        for line, subject in enumerate(on[form.pk], 1):
            subject.form, subject.order = form, line
            subject.save(update_fields=["form", "order"])
