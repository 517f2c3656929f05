from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from .ballot import Keying


class LiveDesk(models.Model):
    """The one browser in which an open keying lies; it says nothing of papers and has no time.

    `token` is the browser's own cookie, `machine` what people call that computer in the room.
    The row goes when the keying ends.
    """

    keying = models.OneToOneField(Keying, on_delete=models.CASCADE, related_name="desk")
    token = models.CharField(max_length=64)
    machine = models.CharField(_("máy"), max_length=100)

    class Meta:
        verbose_name = _("bàn nhập")

    def __str__(self) -> str:
        return self.machine
