"""How far sessions have come, read in one query for as many as a page shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import (
    Count,
    Exists,
    IntegerField,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
)
from django.db.models.functions import Coalesce

from ..choices import Topic
from ..models import BallotForm, Batch, MeetingVote, Subject, VoteSession


@dataclass(frozen=True)
class Progress:
    """What has been recorded of a session; counts of papers and batches over all its forms."""

    listed: bool
    unknown: bool
    board_voted: bool
    list_voted: bool
    collected: int
    batched: int
    batches: int
    unsettled: int
    differing: int

    @property
    def loose(self) -> int:
        """Collected papers that lie in no batch yet."""
        return max(self.collected - self.batched, 0)

    @property
    def settled(self) -> bool:
        """Whether every collected paper is a settled ballot."""
        return bool(self.batches) and not self.unsettled and not self.loose


def _over(rows: QuerySet[Any], path: str, value: Any) -> Coalesce:
    """One number over the rows of a session; 0 where there are none."""
    mine = rows.filter(**{path: OuterRef("pk")}).order_by().values(path)
    found = Subquery(mine.annotate(number=value).values("number"), output_field=IntegerField())
    return Coalesce(found, 0)


def _voted(topic: str) -> Exists:
    return Exists(MeetingVote.objects.filter(session=OuterRef("pk"), topic=topic))


def with_progress(sessions: QuerySet[VoteSession]) -> QuerySet[VoteSession]:
    """The same sessions, each ready for `progress_of`."""
    forms, batches = BallotForm.objects.all(), Batch.objects.all()
    unknown = Q(issued__isnull=True) | Q(collected__isnull=True)
    in_session = "form__session"
    return sessions.annotate(
        p_listed=Exists(Subject.objects.filter(form__session=OuterRef("pk"))),
        p_unknown=Exists(forms.filter(unknown, session=OuterRef("pk"))),
        p_board_voted=_voted(Topic.BOARD),
        p_list_voted=_voted(Topic.LIST),
        p_collected=_over(forms, "session", Sum("collected")),
        p_batched=_over(batches, in_session, Sum("size")),
        p_batches=_over(batches, in_session, Count("pk")),
        p_unsettled=_over(batches.filter(settled=False), in_session, Count("pk")),
        p_differing=_over(
            batches.filter(settled=False, differences__gt=0), in_session, Count("pk")
        ),
    )


def progress_of(session: Model) -> Progress:
    """The progress of a session that came from `with_progress`."""
    names = Progress.__dataclass_fields__
    return Progress(**{name: getattr(session, f"p_{name}") for name in names})


def progress(session: VoteSession) -> Progress:
    """The same of one session at hand. One query."""
    return progress_of(with_progress(VoteSession.objects.all()).get(pk=session.pk))
