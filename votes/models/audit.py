from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .organisation import Organisation
from .session import VoteSession


class AuditEntry(models.Model):
    """One line of the counting log, chained to the one before it; written by `services.audit`.

    `at` and `details` are text, since the hash is over exactly what is stored: a column type
    that the database converts would hash differently on another one.
    """

    session = models.ForeignKey(
        VoteSession, on_delete=models.PROTECT, null=True, related_name="audit_entries"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="audit_entries"
    )
    number = models.PositiveIntegerField(_("số"))
    at = models.CharField(_("lúc"), max_length=32)
    who = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True)
    who_name = models.CharField(_("ai"), max_length=300)
    who_role = models.CharField(_("vai trò"), max_length=200, blank=True)
    action = models.CharField(_("việc"), max_length=40)
    details = models.TextField(default="{}")
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("dòng nhật ký")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["session", "number"], name="audit_number_in_session"),
            models.UniqueConstraint(
                fields=["organisation", "number"], name="audit_number_in_organisation"
            ),
            models.CheckConstraint(
                condition=Q(session__isnull=True, organisation__isnull=False)
                | Q(session__isnull=False, organisation__isnull=True),
                name="audit_entry_has_one_chain",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.action}"


class ImportedLog(models.Model):
    """The log of a session that was fixed elsewhere, as its archive holds it: an entry a line.

    Text and no entries: each names people by keys of the database where it was written.
    """

    session = models.OneToOneField(
        VoteSession, on_delete=models.PROTECT, related_name="imported_log"
    )
    entries = models.TextField()

    class Meta:
        verbose_name = _("nhật ký từ nơi khác")

    def __str__(self) -> str:
        return str(self.session_id)
