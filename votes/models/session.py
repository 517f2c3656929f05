from __future__ import annotations

import uuid

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .. import rulesets
from ..choices import (
    TRANSITIONS,
    BoardRole,
    Classification,
    Disclosure,
    Honorific,
    SessionStatus,
    Topic,
)
from .organisation import Member, Official, Organisation


class WrongState(Exception):
    """A session was asked for a move its state does not allow, or somebody was faster."""


class VoteSessionQuerySet(models.QuerySet["VoteSession"]):
    def real(self) -> VoteSessionQuerySet:
        """Those that count; the others are practice copies."""
        return self.filter(rehearsal_of=None)


class VoteSession(models.Model):
    """One confidence vote of one body, from the list of members to the signed minutes."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="sessions"
    )
    code = models.CharField(
        _("mã cuộc lấy phiếu"),
        max_length=64,
        unique=True,
        validators=[RegexValidator(r"\A[a-z0-9][a-z0-9-]{0,63}\Z")],
    )
    title = models.CharField(_("tên cuộc lấy phiếu"), max_length=500)
    ruleset_key = models.CharField(_("quy định áp dụng"), max_length=40)
    meeting = models.CharField(_("hội nghị, kỳ họp"), max_length=300, blank=True)
    held_on = models.DateField(_("ngày"))
    starts_at = models.TimeField(_("bắt đầu"), null=True, blank=True)
    ends_at = models.TimeField(_("kết thúc"), null=True, blank=True)
    place = models.CharField(_("địa điểm"), max_length=300, blank=True)
    chair = models.CharField(_("chủ trì, chủ tọa"), max_length=300, blank=True)
    minutes_number = models.CharField(_("số biên bản"), max_length=60, blank=True)
    copies = models.PositiveSmallIntegerField(_("số bản"), null=True, blank=True)
    summoned = models.PositiveIntegerField(_("được triệu tập"), null=True, blank=True)
    present = models.PositiveIntegerField(_("có mặt"), null=True, blank=True)
    total_members = models.PositiveIntegerField(_("tổng số thành viên"), null=True, blank=True)
    percent_places = models.PositiveSmallIntegerField(_("số lẻ của tỷ lệ %"), default=2)
    keyings_required = models.PositiveSmallIntegerField(_("số lượt nhập"), default=2)
    disclosure = models.CharField(
        _("công bố"), max_length=8, choices=Disclosure.choices, default=Disclosure.NONE
    )
    absent_ballots_allowed = models.BooleanField(_("nhận phiếu của người vắng mặt"), default=False)
    classification = models.CharField(
        _("độ mật"), max_length=10, choices=Classification.choices, blank=True
    )
    classification_ground = models.CharField(_("căn cứ xác định"), max_length=300, blank=True)
    classification_by = models.CharField(_("người xác định"), max_length=300, blank=True)
    copy_number = models.CharField(_("bản số"), max_length=30, blank=True)
    recipients = models.CharField(_("nơi nhận từng bản"), max_length=500, blank=True)
    status = models.CharField(
        _("trạng thái"),
        max_length=10,
        choices=SessionStatus.choices,
        default=SessionStatus.DRAFT,
        editable=False,
    )
    rehearsal_of = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="rehearsals",
        verbose_name=_("chạy thử của"),
    )
    cancel_reason = models.CharField(_("lý do hủy"), max_length=500, blank=True, editable=False)
    purge_decision = models.CharField(max_length=300, blank=True, editable=False)
    audit_length = models.PositiveIntegerField(default=0, editable=False)
    audit_head = models.CharField(max_length=64, blank=True, editable=False)

    objects = VoteSessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("cuộc lấy phiếu")
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(keyings_required__gte=1, keyings_required__lte=3),
                name="session_one_to_three_keyings",
                violation_error_message=_("Số lượt nhập từ 1 đến 3."),
            ),
            models.CheckConstraint(
                condition=Q(percent_places__lte=2),
                name="session_percent_places_at_most_two",
                # xgettext:no-python-format
                violation_error_message=_("Tỷ lệ % có nhiều nhất 2 số lẻ."),
            ),
            models.CheckConstraint(
                condition=Q(status__in=SessionStatus.values), name="session_status_known"
            ),
            models.CheckConstraint(
                condition=~Q(status=SessionStatus.CANCELLED) | ~Q(cancel_reason=""),
                name="session_cancelled_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def ruleset(self) -> rulesets.RuleSet:
        return rulesets.ruleset(self.ruleset_key)

    @property
    def is_rehearsal(self) -> bool:
        """Whether this is a practice copy (chạy thử), whose result has no value."""
        return self.rehearsal_of_id is not None

    def move_to(self, target: str, **also: object) -> None:
        """The one door to `status`; `also` are columns written by the same update.

        Raises WrongState when the table of moves has no such move, or when the status in the
        database is no longer the one this object was read with.
        """
        if target not in TRANSITIONS[self.status]:
            raise WrongState(
                _("Cuộc lấy phiếu đang ở trạng thái “%(now)s”, không chuyển sang “%(next)s” được.")
                % {"now": self.get_status_display(), "next": SessionStatus(target).label}
            )
        still = type(self).objects.filter(pk=self.pk, status=self.status)
        if not still.update(status=target, **also):
            raise WrongState(_("Có người vừa đổi trạng thái cuộc lấy phiếu này. Tải lại trang."))
        self.status = target
        for name, value in also.items():
            setattr(self, name, value)


class LegalBasis(models.Model):
    session = models.ForeignKey(VoteSession, on_delete=models.CASCADE, related_name="legal_bases")
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(_("loại văn bản"), max_length=60)
    number = models.CharField(_("số, ký hiệu"), max_length=60)
    issued_on = models.DateField(_("ngày"), null=True, blank=True)
    issuer = models.CharField(_("cơ quan ban hành"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("căn cứ")
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["session", "order"], name="legal_basis_order_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"


class BoardMember(models.Model):
    session = models.ForeignKey(VoteSession, on_delete=models.CASCADE, related_name="board")
    order = models.PositiveSmallIntegerField()
    name = models.CharField(_("họ và tên"), max_length=300)
    honorific = models.CharField(_("Ông/Bà"), max_length=4, choices=Honorific.choices, blank=True)
    post = models.CharField(_("chức vụ"), max_length=300, blank=True)
    role = models.CharField(_("nhiệm vụ"), max_length=10, choices=BoardRole.choices)

    class Meta:
        verbose_name = _("thành viên Ban kiểm phiếu")
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["session", "order"], name="board_order_unique"),
            models.UniqueConstraint(
                fields=["session"], condition=Q(role=BoardRole.HEAD), name="board_has_one_head"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class MeetingVote(models.Model):
    """A show of hands of the meeting: on the board, the list, the resolution."""

    session = models.ForeignKey(VoteSession, on_delete=models.CASCADE, related_name="votes")
    topic = models.CharField(_("nội dung biểu quyết"), max_length=12, choices=Topic.choices)
    agree = models.PositiveIntegerField(_("tán thành"))
    against = models.PositiveIntegerField(_("không tán thành"), default=0)
    other = models.PositiveIntegerField(_("ý kiến khác"), default=0)

    class Meta:
        verbose_name = _("biểu quyết của hội nghị")
        constraints = [
            models.UniqueConstraint(fields=["session", "topic"], name="meeting_vote_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_topic_display()}: {self.agree}"


class BallotForm(models.Model):
    """One kind of ballot paper and how many of it exist; `issued` is net of swaps."""

    session = models.ForeignKey(VoteSession, on_delete=models.CASCADE, related_name="forms")
    order = models.PositiveSmallIntegerField(default=1)
    label = models.CharField(_("loại phiếu"), max_length=200)
    colour = models.CharField(_("màu giấy"), max_length=60, blank=True)
    printed = models.PositiveIntegerField(_("số phiếu in, đóng dấu"), null=True, blank=True)
    issued = models.PositiveIntegerField(_("phát ra"), null=True, blank=True)
    swapped = models.PositiveIntegerField(_("phiếu hỏng đã đổi"), default=0)
    unused = models.PositiveIntegerField(_("phiếu chưa sử dụng"), null=True, blank=True)
    collected = models.PositiveIntegerField(_("thu về"), null=True, blank=True)

    class Meta:
        verbose_name = _("loại phiếu")
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["session", "label"], name="form_label_unique"),
            models.UniqueConstraint(fields=["session", "order"], name="form_order_unique"),
            models.CheckConstraint(
                condition=Q(collected__lte=F("issued")),
                name="form_collected_within_issued",
                violation_error_message=_(
                    "Thu về nhiều hơn phát ra. Đếm lại phiếu thu về hoặc sửa số phát ra."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.label


class Subject(models.Model):
    """An official in a session: on a form at a place, or exempt with a reason."""

    session = models.ForeignKey(VoteSession, on_delete=models.CASCADE, related_name="subjects")
    official = models.ForeignKey(Official, on_delete=models.PROTECT, related_name="subjects")
    form = models.ForeignKey(
        BallotForm, on_delete=models.CASCADE, null=True, blank=True, related_name="subjects"
    )
    order = models.PositiveSmallIntegerField(_("thứ tự trên phiếu"), null=True, blank=True)
    name = models.CharField(_("họ và tên"), max_length=300)
    honorific = models.CharField(_("Ông/Bà"), max_length=4, choices=Honorific.choices, blank=True)
    posts = models.JSONField(_("chức vụ"), default=list, blank=True)
    bloc = models.CharField(_("khối"), max_length=200, blank=True)
    exempt = models.BooleanField(_("không thuộc diện lấy phiếu"), default=False)
    exempt_reason = models.CharField(_("lý do"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("người được lấy phiếu")
        ordering = ["form__order", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["form", "order"], name="subject_order_unique_on_form"),
            models.UniqueConstraint(fields=["session", "official"], name="subject_once_a_session"),
            models.CheckConstraint(
                condition=Q(exempt=False) | Q(form__isnull=True, order__isnull=True),
                name="subject_exempt_is_on_no_form",
            ),
            models.CheckConstraint(
                condition=Q(form__isnull=True, order__isnull=True)
                | Q(form__isnull=False, order__isnull=False, order__gte=1),
                name="subject_on_a_form_has_a_place",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Attendance(models.Model):
    """Who of the roster is in the hall. Nothing about paper."""

    session = models.ForeignKey(VoteSession, on_delete=models.CASCADE, related_name="attendance")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="attendance")
    present = models.BooleanField(_("có mặt"), default=False)

    class Meta:
        verbose_name = _("điểm danh")
        constraints = [
            models.UniqueConstraint(fields=["session", "member"], name="attendance_once"),
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.present}"
