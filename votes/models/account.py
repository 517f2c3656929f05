from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .. import roster
from ..choices import Role
from .organisation import Organisation
from .session import VoteSession


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None = None, **fields: Any) -> User:
        """Add an account; without a password nobody can log in to it."""
        user = self.model(username=self.model.normalize_username(username), **fields)
        user.name = user.name or user.username
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, username: str, password: str | None = None, **fields: Any) -> User:
        return self.create_user(username, password, is_staff=True, is_superuser=True, **fields)

    def known_as(self, typed: str) -> User | None:
        """Whose log-in name was typed: exactly; else with case, spaces and the tone's place
        aside; else, from a keyboard without Vietnamese, the only one of these letters.
        """
        alike = list(self.filter(login_key=roster.bare(typed)))
        exact = [user for user in alike if user.username == typed]
        folded = [user for user in alike if roster.fold(user.username) == roster.fold(typed)]
        found = exact or folded or alike
        return found[0] if len(found) == 1 else None


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who works at a session, by name; belongs to one organisation.

    An account of the day (`day_of`) has a PIN, works in that one session and its practice
    copies, and is closed with it; the office's own have a password and stay.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    username = models.CharField(
        _("tên đăng nhập"),
        max_length=150,
        unique=True,
        error_messages={"unique": _("Tên đăng nhập này đã có. Chọn tên khác.")},
    )
    login_key = models.CharField(max_length=150, default="", editable=False, db_index=True)
    name = models.CharField(_("họ và tên"), max_length=300, blank=True)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="users"
    )
    day_of = models.ForeignKey(
        VoteSession,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="day_accounts",
        verbose_name=_("tài khoản trong ngày của cuộc"),
    )
    closes_at = models.DateTimeField(_("đóng lúc"), null=True, blank=True)
    must_set_password = models.BooleanField(default=False)
    is_active = models.BooleanField(_("đang dùng"), default=True)
    is_staff = models.BooleanField(default=False)

    USERNAME_FIELD = "username"
    objects = UserManager()

    class Meta:
        verbose_name = _("tài khoản")
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__isnull=True) | Q(day_of__isnull=False),
                name="user_only_an_account_of_the_day_closes",
            ),
            models.CheckConstraint(
                condition=Q(day_of__isnull=True) | Q(is_staff=False, is_superuser=False),
                name="user_of_the_day_keeps_no_server",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.username

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.login_key = roster.bare(self.username)
        super().save(*args, **kwargs)

    @property
    def is_closed(self) -> bool:
        """Whether the day of this account is over."""
        return self.closes_at is not None and self.closes_at <= timezone.now()

    def works_in(self, session: VoteSession) -> bool:
        """Whether the account may hold roles in `session` at all."""
        if self.organisation_id != session.organisation_id:
            return False
        return self.day_of_id in (None, session.pk) or self.day_of_id == session.rehearsal_of_id

    def get_full_name(self) -> str:
        return str(self)

    def roles_in(self, session: VoteSession) -> frozenset[str]:
        """The roles held in `session`: its own ones and those for the whole organisation.

        One query. Empty for another organisation's people, and once an account is closed.
        """
        if self.is_closed or not self.works_in(session):
            return frozenset()
        rows = RoleAssignment.objects.filter(user=self.pk, organisation=session.organisation_id)
        held = rows.values_list("role", "session_id")
        return frozenset(role for role, at in held if at in (None, session.pk))


class RoleAssignment(models.Model):
    """A role in one session, or in every session of the organisation."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="role_assignments")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    session = models.ForeignKey(
        VoteSession, on_delete=models.PROTECT, null=True, blank=True, related_name="assignments"
    )
    role = models.CharField(_("vai trò"), max_length=12, choices=Role.choices)

    class Meta:
        verbose_name = _("phân công")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "session", "role"], name="role_assignment_once_per_session"
            ),
            models.UniqueConstraint(
                fields=["user", "organisation", "role"],
                condition=Q(session__isnull=True),
                name="role_assignment_once_per_organisation",
            ),
            models.CheckConstraint(
                condition=Q(role__in=Role.values), name="role_assignment_role_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"
