from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .ballot import Keying
from .session import VoteSession


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


class LiveScreen(models.Model):
    """The one browser in the hall that shows a session without a log-in.

    `code` is typed there within minutes of `made_at` and then goes; from then on `key`, which
    only that browser has, opens the page. A new code shuts the screen that was open before.
    """

    session = models.OneToOneField(VoteSession, on_delete=models.CASCADE, related_name="screen")
    code = models.CharField(max_length=6, blank=True)
    key = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("màn trình chiếu")
        constraints = [
            models.UniqueConstraint(
                fields=["code"], condition=~Q(code=""), name="screen_code_opens_one_session"
            ),
        ]

    def __str__(self) -> str:
        return str(self.session_id)
