"""Thể thức: an organisation's own measures, its letterhead and its spelling."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from .. import layouts
from ..choices import Letterhead, Spelling
from ..models import Organisation, User
from ..writing import writing
from . import audit
from .errors import Refused
from .locking import locked


@writing
def set_layout(
    *,
    organisation: Organisation,
    letterhead: str,
    spelling: str,
    profile: str,
    values: Mapping[str, int | str],
    by: User,
) -> bool:
    """Keep what differs from the profile; whether anything changed.

    Sealed results hold measures of their own and are not touched. Raises Refused `bad_value`
    with the allowed range in words, `bad_choice`.
    """
    if letterhead not in {"", *Letterhead.values} or spelling not in Spelling.values:
        raise Refused(_("Chọn thể thức và cách ghi dấu có trong danh sách."), "bad_choice")
    own = _own(profile, values)
    body = locked(organisation)
    before = body.layout.get(profile, {})
    if (body.letterhead, body.spelling, before) == (letterhead, spelling, own):
        return False
    body.letterhead, body.spelling = letterhead, spelling
    body.layout = {key: kept for key, kept in {**body.layout, profile: own}.items() if kept}
    body.save(update_fields=["letterhead", "spelling", "layout"])
    audit.record(
        body,
        "layout_set",
        by=by,
        letterhead=letterhead,
        spelling=spelling,
        profile=profile,
        own=own,
    )
    return True


def _own(profile: str, values: Mapping[str, int | str]) -> dict[str, int | str]:
    """The values that are not the profile's, each of them allowed."""
    try:
        layouts.resolve(profile, values)
        entries = layouts.profile(profile).entries
    except layouts.LayoutError as error:
        raise Refused(str(error), "bad_value") from error
    return {key: value for key, value in values.items() if value != entries[key].value}
