from __future__ import annotations

import uuid
from collections.abc import Iterator

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ..choices import Honorific, Letterhead, OrganisationKind, Spelling


class Organisation(models.Model):
    """A body that holds confidence votes, or the superior of one."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("cơ quan, tổ chức"), max_length=300)
    committee = models.CharField(_("cấp ủy hoặc hội đồng triệu tập"), max_length=300, blank=True)
    issuer = models.CharField(_("cơ quan ban hành văn bản"), max_length=300, blank=True)
    kind = models.CharField(_("loại"), max_length=12, choices=OrganisationKind.choices)
    place = models.CharField(_("địa danh"), max_length=120, blank=True)
    superior = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="subordinates",
        verbose_name=_("cấp trên trực tiếp"),
    )
    letterhead = models.CharField(
        _("thể thức"), max_length=8, choices=Letterhead.choices, blank=True
    )
    layout = models.JSONField(_("số đo thay đổi"), default=dict, blank=True)
    spelling = models.CharField(
        _("dấu trong văn bản in"), max_length=4, choices=Spelling.choices, default=Spelling.NEW
    )
    audit_length = models.PositiveIntegerField(default=0, editable=False)
    audit_head = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = _("cơ quan, tổ chức")
        constraints = [
            models.UniqueConstraint(
                fields=["name", "superior"], name="organisation_name_unique_under_superior"
            ),
            models.UniqueConstraint(
                fields=["name"],
                condition=Q(superior__isnull=True),
                name="organisation_name_unique_at_the_top",
            ),
            models.CheckConstraint(
                condition=Q(superior__isnull=True) | ~Q(superior=F("id")),
                name="organisation_not_its_own_superior",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def line_of_superiors(self) -> Iterator[Organisation]:
        """The superior, its superior, and so on; stops if the line bites its own tail."""
        seen = {self.pk}
        body = self.superior
        while body is not None and body.pk not in seen:
            seen.add(body.pk)
            yield body
            body = body.superior


class Person(models.Model):
    """What the office writes of a person, kept exactly as written."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("họ và tên"), max_length=300)
    honorific = models.CharField(_("Ông/Bà"), max_length=4, choices=Honorific.choices, blank=True)
    birth_date = models.DateField(_("ngày sinh"), null=True, blank=True)
    #: Where the office knows no more than the year.
    birth_year = models.PositiveSmallIntegerField(_("năm sinh"), null=True, blank=True)
    posts = models.JSONField(_("chức vụ"), default=list, blank=True)
    bloc = models.CharField(_("khối"), max_length=200, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(birth_date__isnull=True) | Q(birth_year__isnull=True),
                name="%(class)s_birth_by_date_or_year",
            ),
            models.CheckConstraint(
                condition=Q(birth_year__isnull=True)
                | Q(birth_year__gte=1900, birth_year__lte=2100),
                name="%(class)s_birth_year_likely",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def birth(self) -> str:
        """As it is written: 15/03/1975, 1975, or empty."""
        return f"{self.birth_date:%d/%m/%Y}" if self.birth_date else str(self.birth_year or "")

    @property
    def born_in(self) -> int | None:
        return self.birth_date.year if self.birth_date else self.birth_year

    @property
    def birth_key(self) -> str:
        """By which people of one name stand in order."""
        return str(self.birth_date or self.birth_year or "")


class Member(Person):
    """Somebody summoned to the meetings; nothing of theirs touches a ballot."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="members")

    class Meta(Person.Meta):
        abstract = False
        verbose_name = _("đại biểu được triệu tập")


class Official(Person):
    """Somebody who holds a leading post and may be rated."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="officials"
    )
    member = models.OneToOneField(
        Member, on_delete=models.SET_NULL, null=True, blank=True, related_name="official"
    )
    appointed_on = models.DateField(_("ngày bổ nhiệm, bầu"), null=True, blank=True)
    retiring_on = models.DateField(_("ngày nghỉ theo thông báo"), null=True, blank=True)

    class Meta(Person.Meta):
        abstract = False
        verbose_name = _("người được lấy phiếu")
