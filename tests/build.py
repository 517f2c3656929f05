"""Plain helpers that make what a test needs: build.session(subjects=3), build.typist(session).

Everything has an invented name and a sensible default; nothing here asserts.
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Sequence

from votes.choices import BoardRole, CheckKind, KeyingState, Role, SessionStatus
from votes.models import (
    BallotForm,
    Batch,
    BoardMember,
    Check,
    Keying,
    LegalBasis,
    Official,
    Organisation,
    Reading,
    RoleAssignment,
    Subject,
    User,
    VoteSession,
)
from votes.services import settling

PASSWORD = "mat-khau-thu"
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô")
GIVEN = ("An", "Bình", "Châu", "Dũng", "Giang", "Hòa", "Khánh", "Lâm", "Minh", "Thủy")
_numbers = itertools.count(1)


def name(number: int) -> str:
    """An invented name, another one for each number below 100."""
    return f"{FAMILY[number % 10]} Văn {GIVEN[number // 10 % 10]} {GIVEN[number % 10]}"


def organisation(title: str = "Đảng bộ xã Bình An", **fields) -> Organisation:
    defaults = {"kind": "party", "committee": "Ban Chấp hành Đảng bộ xã", "place": "Bình An"}
    return Organisation.objects.get_or_create(name=title, defaults=defaults | fields)[0]


def session(*, subjects: int = 3, status: str = SessionStatus.DRAFT, **fields) -> VoteSession:
    """A session with one form of `subjects` lines, a board and a legal basis."""
    defaults = {
        "organisation": fields.pop("organisation", None) or organisation(),
        "code": f"cuoc-{next(_numbers)}",
        "title": "Lấy phiếu tín nhiệm đối với Ủy viên Ban Thường vụ Đảng ủy xã",
        "ruleset_key": "qd96-2023",
        "held_on": datetime.date(2026, 2, 5),
        "summoned": 40,
        "present": 40,
        "total_members": 40,
    }
    made = VoteSession.objects.create(**(defaults | fields), status=status)
    form(made, subjects=subjects)
    LegalBasis.objects.create(session=made, order=1, kind="Quy định", number="96-QĐ/TW")
    for order, role in enumerate((BoardRole.HEAD, BoardRole.SECRETARY, BoardRole.MEMBER), 1):
        BoardMember.objects.create(session=made, order=order, name=name(90 + order), role=role)
    return made


def form(made: VoteSession, *, subjects: int = 3, label: str = "", **counts) -> BallotForm:
    """One more ballot form with its rated officials."""
    order = made.forms.count() + 1
    added = BallotForm.objects.create(
        session=made, order=order, label=label or str(order), **counts
    )
    start = made.subjects.count()
    for line in range(1, subjects + 1):
        subject(made, name(start + line), added, line)
    return added


def subject(made: VoteSession, called: str, on: BallotForm | None, line: int | None, **fields):
    official = Official.objects.create(organisation=made.organisation, name=called)
    return Subject.objects.create(
        session=made, official=official, form=on, order=line, name=called,
        **({"posts": ["Ủy viên Ban Thường vụ"]} | fields),
    )  # fmt: skip


def counting(*, subjects: int = 3, batches: Sequence[int] = (5,), **fields) -> VoteSession:
    """A session being counted, with batches of these sizes; issued and collected fit them."""
    total = sum(batches)
    numbers = {"summoned": total, "present": total, "total_members": total}
    made = session(subjects=subjects, status=SessionStatus.COUNTING, **(numbers | fields))
    one = made.forms.get()
    one.issued = one.collected = total
    one.save()
    for number, size in enumerate(batches, 1):
        Batch.objects.create(form=one, number=number, size=size)
    return made


def user(username: str, *roles: str, to: VoteSession | Organisation, **fields) -> User:
    """An account with `roles` in a session, or in the whole of an organisation."""
    body = to.organisation if isinstance(to, VoteSession) else to
    made = User.objects.create_user(
        f"{username} {next(_numbers)}", PASSWORD, name=username, organisation=body, **fields
    )
    for role in roles:
        RoleAssignment.objects.create(
            user=made,
            organisation=body,
            session=to if isinstance(to, VoteSession) else None,
            role=role,
        )
    return made


def typist(made: VoteSession, username: str = "Hạnh") -> User:
    return user(username, Role.TYPIST, to=made)


def head(made: VoteSession) -> User:
    return user("Trưởng ban", Role.HEAD, to=made)


def secretary(made: VoteSession) -> User:
    return user("Thư ký", Role.SECRETARY, to=made)


def organiser(made: VoteSession) -> User:
    return user("Cán bộ chuẩn bị", Role.ORGANISER, to=made)


def clerk(made: VoteSession) -> User:
    return user("Thư ký điểm danh", Role.CLERK, to=made)


def observer(made: VoteSession) -> User:
    return user("Người giám sát", Role.OBSERVER, to=made)


def day_account(made: VoteSession, *roles: str, name: str = "Lò Thị Mai") -> User:
    """Somebody with a PIN for this session only, who has their own where they sign."""
    return user(name, *roles, to=made, day_of=made)


def stranger() -> User:
    """Somebody of another organisation, with every role there."""
    return user("Người lạ", *Role.values, to=organisation("Đảng bộ xã Khác"))


def keyed(batch: Batch, number: int, by: User | None, papers: Sequence[str]) -> Keying:
    """A finished keying of a batch; a paper is its marks or `!reason`."""
    keying = Keying.objects.create(
        batch=batch, number=number, keyed_by=by, state=KeyingState.FINISHED
    )
    Reading.objects.bulk_create(
        reading(keying, position, paper) for position, paper in enumerate(papers, 1)
    )
    return keying


def reading(keying: Keying, position: int, paper: str) -> Reading:
    """A paper of a keying, from its marks or `!reason`; not saved."""
    invalid = paper.startswith("!")
    return Reading(
        keying=keying,
        position=position,
        marks="" if invalid else paper,
        invalid_reason=paper[1:] if invalid else "",
    )


def twice_keyed(batch: Batch, first: Sequence[str], second: Sequence[str] | None = None) -> None:
    """Two finished keyings by two people, reconciled."""
    made = batch.form.session
    for number, papers in enumerate((first, second or first), 1):
        keyed(batch, number, typist(made, f"Người nhập {number}"), papers)
    settling.reconcile_batch(batch)


def check(made: VoteSession, *, by: User, papers: Sequence[tuple[Batch, int]] = ()) -> Check:
    """A sample under way, of these papers (batch and position)."""
    number = made.checks.count() + 1
    added = Check.objects.create(
        session=made, number=number, kind=CheckKind.SAMPLE, seed="1", opened_by=by
    )
    for batch, position in papers:
        added.papers.create(batch=batch, position=position)
    return added


def ready(*, papers: Sequence[str] = ("123", "112", "111", "109", "122"), **fields) -> VoteSession:
    """A session with every paper settled, so that nothing but a seal is missing."""
    made = counting(subjects=len(papers[0]), batches=[len(papers)], **fields)
    twice_keyed(Batch.objects.get(form__session=made), papers)
    return made


def wipe(made: VoteSession) -> None:
    """Take a session out of the database again, as no code of the product may."""
    made.audit_entries.all().delete()
    Batch.objects.filter(form__session=made).delete()
    Subject.objects.filter(session=made).delete()
    RoleAssignment.objects.filter(session=made).delete()
    VoteSession.objects.filter(pk=made.pk).delete()
