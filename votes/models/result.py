from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .session import VoteSession


class SealedResult(models.Model):
    """The fixed result: what every document is printed from. Never updated, never deleted."""

    session = models.ForeignKey(VoteSession, on_delete=models.PROTECT, related_name="results")
    version = models.PositiveIntegerField()
    format = models.PositiveSmallIntegerField(default=1)
    payload = models.TextField()
    ballots = models.TextField(blank=True)
    digest = models.CharField(_("mã đối chiếu"), max_length=64)
    sealed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="superseded_by"
    )
    reason = models.CharField(_("lý do mở lại"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("kết quả đã chốt")
        ordering = ["version"]
        constraints = [
            models.UniqueConstraint(fields=["session", "version"], name="result_version_unique"),
            models.CheckConstraint(
                condition=Q(version=1, supersedes__isnull=True)
                | (Q(version__gt=1, supersedes__isnull=False) & ~Q(reason="")),
                name="result_supersedes_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session.code} v{self.version}"


class Acknowledgement(models.Model):
    """Somebody checked what a W finding says; it holds for exactly that message."""

    session = models.ForeignKey(
        VoteSession, on_delete=models.CASCADE, related_name="acknowledgements"
    )
    code = models.CharField(max_length=3)
    message = models.TextField()
    reason = models.CharField(_("đã kiểm tra"), max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True)
    by_name = models.CharField(max_length=300)

    class Meta:
        verbose_name = _("đã kiểm tra lưu ý")
        constraints = [
            models.UniqueConstraint(
                fields=["session", "code", "message"], name="acknowledged_once"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="acknowledged_with_a_reason"),
        ]

    def __str__(self) -> str:
        return self.code


class Print(models.Model):
    """The first print of a document of a fixed result, returned ever after."""

    result = models.ForeignKey(SealedResult, on_delete=models.PROTECT, related_name="prints")
    document = models.CharField(max_length=80)
    format = models.CharField(max_length=5)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("bản in")
        constraints = [
            models.UniqueConstraint(
                fields=["result", "document", "format"], name="print_first_is_kept"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.result} {self.document}.{self.format}"


class PrintDetail(models.Model):
    """A point of the papers that the office wrote itself (`votes.details`)."""

    session = models.ForeignKey(VoteSession, on_delete=models.CASCADE, related_name="details")
    key = models.CharField(max_length=40)
    text = models.TextField(_("nội dung"))

    class Meta:
        verbose_name = _("chi tiết văn bản")
        ordering = ["key"]
        constraints = [
            models.UniqueConstraint(fields=["session", "key"], name="print_detail_once"),
        ]

    def __str__(self) -> str:
        return self.key


def _key() -> str:
    return secrets.token_hex(32)


class LiveKey(models.Model):
    """The key under which live rows are fingerprinted; it never leaves this database.

    A bare hash of a reading could be guessed (3^12 ballots are soon tried), so what the log and
    the payload say of single papers is an HMAC, and the key goes when the papers go.
    """

    session = models.OneToOneField(VoteSession, on_delete=models.CASCADE, related_name="live_key")
    key = models.CharField(max_length=64, default=_key)

    class Meta:
        verbose_name = _("khóa của cuộc lấy phiếu")

    def __str__(self) -> str:
        return str(self.session_id)


class LiveSnapshot(models.Model):
    """Fingerprints of the live rows cell by cell when a result was fixed.

    It only serves to name the row and column that differ; that something differs is seen from
    the payload.
    """

    result = models.OneToOneField(SealedResult, on_delete=models.CASCADE, related_name="snapshot")
    cells = models.TextField()

    class Meta:
        verbose_name = _("dấu vết dữ liệu gốc")

    def __str__(self) -> str:
        return str(self.result_id)
