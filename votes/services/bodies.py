"""The organisations that files and commands name: found again, completed, or made."""

from __future__ import annotations

from typing import Final

from django.db.models import F
from django.utils.translation import gettext as _

from .. import roster
from ..choices import OrganisationKind
from ..models import Organisation, User
from .errors import Refused

_PARTY: Final = frozenset({"đảng", "chi bộ", "tỉnh ủy", "thành ủy", "thị ủy", "huyện ủy", "xã ủy"})
_KINDS: Final = (
    (frozenset({"quốc hội"}), OrganisationKind.ASSEMBLY),
    (frozenset({"hội đồng nhân dân", "hđnd"}), OrganisationKind.COUNCIL),
    (_PARTY, OrganisationKind.PARTY),
)


def guess_kind(name: str, otherwise: str = OrganisationKind.OTHER.value) -> str:
    """What kind of body a name sounds like; only where nobody was asked."""
    folded = f" {roster.fold(name)} "
    for words, kind in _KINDS:
        if any(f" {roster.fold(word)} " in folded for word in words):
            return kind.value
    return otherwise


def named(name: str, superior: str = "") -> list[Organisation]:
    """Every organisation of this name, however the tones are placed; `superior` narrows it."""
    wanted, above = roster.fold(name), roster.fold(superior)
    return [
        body
        for body in Organisation.objects.select_related("superior").order_by(
            F("superior").asc(nulls_first=True), "pk"
        )
        if roster.fold(body.name) == wanted and above in ("", _above(body))
    ]


def _above(body: Organisation) -> str:
    return roster.fold(body.superior.name) if body.superior else ""


def home_of(data: roster.OrganisationData, by: User | None) -> Organisation:
    """The organisation a file speaks of, reused or new. Raises Refused (`own_superior`)."""
    if roster.fold(data.name) == roster.fold(data.superior):
        raise Refused(
            _("organisation.superior: “%(name)s” không thể là cấp trên của chính mình.")
            % {"name": data.name},
            "own_superior",
        )
    same_name = named(data.name)
    for body in same_name:
        if _above(body) == roster.fold(data.superior):
            return _completed(body, data)
    superior = _superior(data) if data.superior else None
    for body in same_name:
        if superior and _is_only_named(body, by) and body not in superior.line_of_superiors():
            body.superior = superior
            return _completed(body, data)
    return Organisation.objects.create(
        name=data.name,
        kind=data.kind,
        committee=data.committee,
        issuer=data.issuer,
        place=data.place,
        superior=superior,
    )


def _is_only_named(body: Organisation, by: User | None) -> bool:
    """Made with an account or as somebody's superior, so that its own superior was not asked."""
    own = by is not None and by.organisation_id == body.pk
    return body.superior_id is None and (own or not body.sessions.exists())


def _completed(body: Organisation, data: roster.OrganisationData) -> Organisation:
    """What the organisation has stays; what it lacks comes from the file."""
    if not body.sessions.exists():
        body.kind = data.kind
    body.committee = body.committee or data.committee
    body.issuer = body.issuer or data.issuer
    body.place = body.place or data.place
    body.save(update_fields=["superior", "kind", "committee", "issuer", "place"])
    return body


def _superior(data: roster.OrganisationData) -> Organisation:
    found = named(data.superior)
    if found:
        return found[0]
    return Organisation.objects.create(
        name=data.superior, kind=guess_kind(data.superior, otherwise=data.kind)
    )
