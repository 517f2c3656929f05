"""Papers from the box: batches, what was keyed of them, what was decided, what counts.

No table here has a time stamp or a link to a member: a ballot gets its identity (batch,
position) after the box is opened, to find the paper again, and only that.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Length, Replace
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from ..choices import InvalidReason, KeyingSource, KeyingState, Mark
from .session import BallotForm

MARKS_LENGTH = 120


def _left_of_marks(known: str) -> Length:
    """How long `marks` is once the known characters are taken out; built into both databases."""
    rest: F | Replace = F("marks")
    for character in known:
        rest = Replace(rest, Value(character), Value(""))
    return Length(rest)


class Paper(models.Model):
    """What a paper says: a mark a line, or the reason why the whole of it is invalid."""

    position = models.PositiveIntegerField(_("phiếu số"))
    marks = models.CharField(max_length=MARKS_LENGTH, blank=True)
    invalid_reason = models.CharField(
        _("lý do không hợp lệ"), max_length=12, choices=InvalidReason.choices, blank=True
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Exact(_left_of_marks("".join(Mark.values)), 0),
                name="%(class)s_marks_known",
            ),
            models.CheckConstraint(
                condition=Q(marks="", invalid_reason__in=InvalidReason.values)
                | (~Q(marks="") & Q(invalid_reason="")),
                name="%(class)s_marks_or_a_reason",
            ),
            # Nothing marked on any line is an invalid ballot, never a valid one (design §3).
            models.CheckConstraint(
                condition=Q(marks="") | ~Q(Exact(_left_of_marks(Mark.BLANK), 0)),
                name="%(class)s_valid_says_something",
            ),
            models.CheckConstraint(
                condition=Q(position__gte=1), name="%(class)s_position_from_one"
            ),
        ]


class Batch(models.Model):
    """A bundle of papers keyed together (tập phiếu).

    `alignment` maps positions of the keyings to ballots, as `reconcile.Alignment.to_json`
    writes it, and `differences` counts what then did not agree; null and 0 until the required
    keyings are finished. `settled`: every paper of the batch is a ballot. `keyings_ordered` is
    set where the head ordered more keyings than the session requires.
    """

    form = models.ForeignKey(BallotForm, on_delete=models.CASCADE, related_name="batches")
    number = models.PositiveIntegerField(_("tập số"))
    size = models.PositiveIntegerField(_("số phiếu"))
    keyings_ordered = models.PositiveSmallIntegerField(
        _("số lượt nhập của tập"), null=True, blank=True, editable=False
    )
    alignment = models.JSONField(null=True, blank=True, editable=False)
    differences = models.PositiveIntegerField(default=0, editable=False)
    settled = models.BooleanField(default=False, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="decided_batches",
    )

    class Meta:
        verbose_name = _("tập phiếu")
        ordering = ["form__order", "number"]
        constraints = [
            models.UniqueConstraint(fields=["form", "number"], name="batch_number_unique"),
            models.CheckConstraint(
                condition=Q(number__gte=1, size__gte=1), name="batch_number_and_size_positive"
            ),
            models.CheckConstraint(
                condition=Q(keyings_ordered__isnull=True)
                | Q(keyings_ordered__gte=2, keyings_ordered__lte=3),
                name="batch_at_most_three_keyings",
            ),
        ]

    def __str__(self) -> str:
        return _("Tập %(n)s") % {"n": self.number}

    @property
    def keyings_required(self) -> int:
        return self.keyings_ordered or self.form.session.keyings_required


class Keying(models.Model):
    """One pass over a batch by one person (lượt nhập), or one machine-read file."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="keyings")
    number = models.PositiveSmallIntegerField(_("lượt"))
    source = models.CharField(
        max_length=10, choices=KeyingSource.choices, default=KeyingSource.TYPED
    )
    keyed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="keyings",
    )
    file_digest = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=10, choices=KeyingState.choices, default=KeyingState.OPEN)

    class Meta:
        verbose_name = _("lượt nhập")
        ordering = ["batch", "number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "number"],
                condition=~Q(state=KeyingState.ABANDONED),
                name="keying_number_unique_in_batch",
            ),
            models.UniqueConstraint(
                fields=["batch", "keyed_by"],
                condition=Q(keyed_by__isnull=False),
                name="keying_once_a_person_and_batch",
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1, number__lte=3), name="keying_number_one_to_three"
            ),
            models.CheckConstraint(
                condition=Q(state__in=KeyingState.values), name="keying_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(source=KeyingSource.TYPED) | Q(keyed_by__isnull=False),
                name="keying_typed_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.batch}, lượt {self.number}"


class Reading(Paper):
    """What one keying says of one paper; `revision` orders the saves of one position."""

    keying = models.ForeignKey(Keying, on_delete=models.CASCADE, related_name="readings")
    revision = models.PositiveIntegerField(default=1)

    class Meta(Paper.Meta):
        abstract = False
        verbose_name = _("bản nhập")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["keying", "position"], name="reading_position_unique"),
            *Paper.Meta.constraints,
        ]

    def __str__(self) -> str:
        return f"{self.keying}, phiếu {self.position}"


class Decision(models.Model):
    """What somebody settled from the paper.

    `line` 1… with a mark; `line` 0 for the whole ballot: its marks, `!reason`, or `-` when
    there is no such paper; `position` 0 for the number of papers in the batch.
    """

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="decisions")
    position = models.PositiveIntegerField()
    line = models.PositiveSmallIntegerField(default=0)
    value = models.CharField(max_length=MARKS_LENGTH)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)

    class Meta:
        verbose_name = _("kết luận theo phiếu")
        ordering = ["position", "line"]
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "position", "line"], name="decision_once_a_cell"
            ),
            models.CheckConstraint(condition=~Q(value=""), name="decision_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.batch}, phiếu {self.position}, dòng {self.line}: {self.value}"


class Ballot(Paper):
    """A paper as it counts: both keyings agree, or somebody decided from the paper."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="ballots")

    class Meta(Paper.Meta):
        abstract = False
        verbose_name = _("phiếu")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "position"], name="ballot_position_unique"),
            *Paper.Meta.constraints,
        ]

    def __str__(self) -> str:
        return f"{self.batch}, phiếu {self.position}"
