"""Settled ballots held against the paper once more (đối chiếu với phiếu giấy)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..choices import CheckKind
from .ballot import Batch
from .session import VoteSession


class Check(models.Model):
    """A random sample, or a re-check that the board ordered: whole ballots, never one column.

    `seed` draws the sample and is in the log, so that anybody can draw it again.
    """

    session = models.ForeignKey(VoteSession, on_delete=models.CASCADE, related_name="checks")
    number = models.PositiveSmallIntegerField(_("lần"))
    kind = models.CharField(_("cách kiểm tra"), max_length=10, choices=CheckKind.choices)
    seed = models.CharField(_("số để chọn ngẫu nhiên"), max_length=40, blank=True)
    reason = models.CharField(_("theo yêu cầu"), max_length=500, blank=True)
    finished = models.BooleanField(default=False, editable=False)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("lần kiểm tra lại")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["session", "number"], name="check_number_unique"),
            models.UniqueConstraint(
                fields=["session"], condition=Q(finished=False), name="check_one_open_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(kind=CheckKind.SAMPLE) & ~Q(seed="")
                | Q(kind=CheckKind.RECHECK) & ~Q(reason=""),
                name="check_seed_or_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"


class CheckedPaper(models.Model):
    """One ballot of a check; `agrees` is None until somebody looked at the paper."""

    check_of = models.ForeignKey(Check, on_delete=models.CASCADE, related_name="papers")
    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="checked")
    position = models.PositiveIntegerField(_("phiếu số"))
    agrees = models.BooleanField(null=True)

    class Meta:
        verbose_name = _("phiếu kiểm tra lại")
        ordering = ["batch__form__order", "batch__number", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["check_of", "batch", "position"], name="checked_paper_once"
            ),
            models.CheckConstraint(
                condition=Q(position__gte=1), name="checked_paper_position_from_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.batch}, phiếu {self.position}"
