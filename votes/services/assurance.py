"""How well a count is assured: what differed, what was decided, what was looked at again."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import Coalesce, Length

from .. import payload
from ..choices import CheckKind, KeyingSource, KeyingState
from ..models import Ballot, Batch, CheckedPaper, Decision, VoteSession


def of(session: VoteSession) -> payload.Assurance:
    """The figures of one session as it stands."""
    decisions = Decision.objects.filter(batch__form__session=session, position__gt=0)
    cells = list(decisions.values_list("batch", "position"))
    batches = Batch.objects.filter(form__session=session)
    imported = batches.filter(keyings__source=KeyingSource.IMPORTED).distinct()
    checked = CheckedPaper.objects.filter(check_of__session=session, check_of__finished=True)
    kinds = list(checked.values_list("check_of__kind", flat=True))
    doubts = CheckedPaper.objects.filter(check_of__session=session, agrees=False)
    doubted = set(doubts.values_list("batch", "position"))
    return payload.Assurance(
        differences=sum(cell not in doubted for cell in cells),
        decided_ballots=len(set(cells)),
        imported=imported.count(),
        marks=_marks_keyed_twice(batches),
        sampled=kinds.count(CheckKind.SAMPLE),
        rechecked=kinds.count(CheckKind.RECHECK),
    )


def _marks_keyed_twice(batches: QuerySet[Batch]) -> int:
    """Lines of settled ballots that two keyings or more were held against one another for."""
    finished = Q(keyings__state=KeyingState.FINISHED)
    twice = batches.annotate(passes=Count("keyings", filter=finished)).filter(passes__gt=1)
    ballots = Ballot.objects.filter(batch__in=twice.values("pk"))
    return int(ballots.aggregate(marks=Coalesce(Sum(Length("marks")), 0))["marks"])
