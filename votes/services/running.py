"""The steps of the day: freeze the list, roll call, votes of the meeting, papers, batches."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ..choices import BATCH_SIZE, BATCH_SIZE_MAX, SessionStatus, Topic
from ..models import BallotForm, Batch, Keying, MeetingVote, Subject, User, VoteSession
from ..writing import writing
from . import audit, day_accounts
from .errors import Refused
from .locking import RUNNING, locked_session, move


@writing
def open_voting(*, session: VoteSession, by: User | None) -> None:
    """Freeze subjects, order, names, posts, forms and rule set: the paper is printed from them."""
    session = locked_session(session, SessionStatus.DRAFT)
    if not Subject.objects.filter(session=session, form__isnull=False).exists():
        raise Refused(_("Chưa có người được lấy phiếu nào trên phiếu."), "empty")
    empty = session.forms.filter(subjects__isnull=True).first()
    if empty is not None:
        raise Refused(_("Loại phiếu “%(f)s” chưa có tên ai.") % {"f": empty.label}, "empty")
    for subject in session.subjects.select_related("official"):
        person = subject.official
        subject.name, subject.honorific = person.name, person.honorific
        subject.posts, subject.bloc = person.posts, person.bloc
        subject.save(update_fields=["name", "honorific", "posts", "bloc"])
    move(session, SessionStatus.VOTING)
    audit.record(session, "voting_opened", by=by, subjects=session.subjects.count())


@writing
def back_to_draft(*, session: VoteSession, by: User) -> None:
    """Unfreeze the list, only while no paper is issued."""
    session = locked_session(session, SessionStatus.VOTING)
    if session.forms.filter(issued__gt=0).exists():
        raise Refused(_("Đã phát phiếu, không sửa danh sách được nữa."), "issued")
    move(session, SessionStatus.DRAFT)
    audit.record(session, "back_to_draft", by=by)


@writing
def start_counting(*, session: VoteSession, by: User | None) -> None:
    """The box is opened and the papers are counted: keying may begin."""
    session = locked_session(session, SessionStatus.VOTING)
    unknown = session.forms.filter(issued__isnull=True) | session.forms.filter(
        collected__isnull=True
    )
    form = unknown.first()
    if form is not None:
        raise Refused(
            _("Loại phiếu “%(f)s” chưa có số phát ra, thu về.") % {"f": form.label}, "unknown"
        )
    move(session, SessionStatus.COUNTING)
    audit.record(session, "counting_started", by=by)


@writing
def back_to_voting(*, session: VoteSession, by: User) -> None:
    """Only while no keying exists."""
    session = locked_session(session, SessionStatus.COUNTING)
    if Keying.objects.filter(batch__form__session=session).exists():
        raise Refused(_("Đã có lượt nhập, không quay lại bước bỏ phiếu được."), "keyed")
    move(session, SessionStatus.VOTING)
    audit.record(session, "back_to_voting", by=by)


@writing
def cancel(*, session: VoteSession, reason: str, by: User) -> None:
    """End a session without a result: quorum lost, vote repeated as a copy."""
    session = locked_session(session)
    if not reason.strip():
        raise Refused(_("Ghi lý do hủy cuộc lấy phiếu."), "no_reason")
    move(session, SessionStatus.CANCELLED, cancel_reason=reason.strip())
    audit.record(session, "cancelled", by=by, reason=reason.strip())
    day_accounts.end_of_day(session, by)


@writing
def set_roll(
    *, session: VoteSession, summoned: int | None, present: int | None,
    total_members: int | None, by: User,
) -> None:  # fmt: skip
    """Roll call by totals (điểm danh, chỉ nhập số tổng)."""
    session = locked_session(session, *RUNNING)
    session.summoned, session.present, session.total_members = summoned, present, total_members
    session.save(update_fields=["summoned", "present", "total_members"])
    numbers = {"summoned": summoned, "present": present, "total_members": total_members}
    audit.record(session, "roll_called", by=by, **_known(numbers))


def _known(numbers: dict[str, int | None]) -> dict[str, int]:
    return {name: value for name, value in numbers.items() if value is not None}


@writing
def record_vote(
    *, session: VoteSession, topic: str, agree: int, against: int, other: int, by: User
) -> None:
    """A show of hands; the confirming resolution is voted after the result is fixed."""
    after = (SessionStatus.SEALED,) if topic == Topic.RESOLUTION else RUNNING
    session = locked_session(session, *after)
    numbers = {"agree": agree, "against": against, "other": other}
    MeetingVote.objects.update_or_create(session=session, topic=topic, defaults=numbers)
    audit.record(session, "meeting_voted", by=by, topic=topic, **numbers)


@writing
def set_paper_counts(
    *, form: BallotForm, printed: int | None, issued: int | None, swapped: int,
    unused: int | None, collected: int | None, by: User | None,
) -> None:  # fmt: skip
    """What the board counted of one form; the database refuses more collected than issued."""
    session = locked_session(form.session, SessionStatus.VOTING, SessionStatus.COUNTING)
    form.printed, form.issued, form.swapped = printed, issued, swapped
    form.unused, form.collected = unused, collected
    try:
        with transaction.atomic():
            form.save(update_fields=["printed", "issued", "swapped", "unused", "collected"])
    except IntegrityError as error:
        raise Refused(
            _("Phát ra %(i)s, thu về %(c)s. Đếm lại phiếu thu về hoặc sửa số phát ra.")
            % {"i": issued, "c": collected},
            "more_collected",
        ) from error
    numbers = {"printed": printed, "issued": issued, "swapped": swapped, "unused": unused,
               "collected": collected}  # fmt: skip
    audit.record(session, "papers_counted", by=by, form=form.label, **_known(numbers))


@writing
def make_batches(*, form: BallotForm, size: int = BATCH_SIZE, by: User) -> int:
    """Lay out the collected papers of a form in batches; returns how many were made.

    The part that is not in batches yet is split, so papers found later get batches of their own.
    """
    session = locked_session(form.session, SessionStatus.COUNTING)
    if not 1 <= size <= BATCH_SIZE_MAX:
        raise Refused(_("Mỗi tập từ 1 đến %(max)s phiếu.") % {"max": BATCH_SIZE_MAX}, "bad_size")
    existing = list(form.batches.values_list("number", "size"))
    left = (form.collected or 0) - sum(count for _number, count in existing)
    if left <= 0:
        raise Refused(_("Các tập đã đủ số phiếu thu về."), "enough")
    first = max((number for number, _count in existing), default=0) + 1
    sizes = [size] * (left // size) + ([left % size] if left % size else [])
    Batch.objects.bulk_create(
        Batch(form=form, number=first + index, size=count) for index, count in enumerate(sizes)
    )
    audit.record(session, "batches_made", by=by, form=form.label, sizes=sizes)
    return len(sizes)


@writing
def resize_batch(*, batch: Batch, size: int, by: User) -> None:
    """Correct how many papers a batch has, before anybody keys it."""
    session = locked_session(batch.form.session, SessionStatus.COUNTING)
    if batch.keyings.exists():
        raise Refused(
            _("Tập %(n)s đã có lượt nhập; số phiếu được kết luận khi xử lý chỗ khác nhau.")
            % {"n": batch.number},
            "keyed",
        )
    if size < 0 or size > BATCH_SIZE_MAX:
        raise Refused(_("Mỗi tập từ 1 đến %(max)s phiếu.") % {"max": BATCH_SIZE_MAX}, "bad_size")
    name = f"{batch.form.label}/{batch.number}"
    if size == 0:
        batch.delete()
    else:
        Batch.objects.filter(pk=batch.pk).update(size=size)
    audit.record(session, "batch_resized", by=by, batch=name, size=size)
