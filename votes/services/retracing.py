"""From the log to the readings and from the readings to the ballots: whether one gives the other.

Between the last key and the seal only the log knows what was keyed; here somebody asks it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..models import Ballot, Batch, Keying, VoteSession
from ..reconcile import Sheet
from . import audit, settling
from .errors import Refused


def problems(session: VoteSession) -> Iterator[str]:
    """Every keying that is not as it was finished, every batch whose ballots do not follow."""
    logged = _logged(session)
    batches = Batch.objects.filter(form__session=session, settled=True)
    for batch in batches.select_related("form__session"):
        name = f"{batch.form.label}/{batch.number}"
        for keying in settling.finished_keyings(batch):
            if _was_changed(keying, logged.get((name, keying.number))):
                yield (
                    f"votes_reading, tập {name}, lượt {keying.number}: khác với lúc nhập xong; "
                    "bỏ lượt này, nhập lại"
                )
        if not _follow(batch):
            yield (
                f"votes_ballot, tập {name}: không theo các lượt nhập và kết luận; "
                "mở lại tập, kết luận lại từ phiếu"
            )


def _logged(session: VoteSession) -> dict[tuple[Any, Any], Any]:
    """The fingerprint of each keying when it was finished, the last one of its number."""
    entries = session.audit_entries.filter(action__in=["keying_finished", "keying_imported"])
    texts = entries.order_by("number").values_list("details", flat=True)
    said = map(audit.details_of, texts)
    return {(one.get("batch"), one.get("keying")): one.get("fingerprint") for one in said}


def _was_changed(keying: Keying, fingerprint: Any) -> bool:
    return fingerprint is not None and audit.keying_fingerprint(keying) != fingerprint


def _follow(batch: Batch) -> bool:
    counted = {
        position: Sheet(marks, invalid)
        for position, marks, invalid in Ballot.objects.filter(batch=batch).values_list(
            "position", "marks", "invalid_reason"
        )
    }
    try:
        return counted == settling.outcome(batch)
    except (Refused, ValueError, LookupError):
        return False
