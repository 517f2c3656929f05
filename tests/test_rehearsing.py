"""A practice copy: made, keyed, compared with its known answers, and wiped."""

from __future__ import annotations

import pytest
from django.apps import apps

from tests import build
from votes import practice
from votes.choices import Role
from votes.models import AuditEntry, Batch, Organisation, RoleAssignment, VoteSession
from votes.services import (
    archive_import,
    archiving,
    assembling,
    beside,
    rehearsing,
    rolling_up,
    running,
    sealing,
    settling,
    unpacking,
    verifying,
)
from votes.services.errors import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def original():
    made = build.session(subjects=4)
    build.form(made, subjects=2, label="Khối chính quyền", colour="hồng")
    return made


def rehearse(session) -> VoteSession:
    return rehearsing.rehearse(session=session, by=build.organiser(session))


def counting(copy, slip: str = "") -> list[Batch]:
    """Every paper of the copy keyed twice as it is marked; the first one with a slip."""
    people = [build.typist(copy, f"Người nhập {number}") for number in (1, 2)]
    head = build.head(copy)
    running.start_counting(session=copy, by=head)
    papers = list(rehearsing.deck(copy))
    for form in copy.forms.all():
        running.make_batches(form=form, by=head)
        mine = [paper for paper in papers if paper.form == form.label]
        keyed = [f"!{one.invalid}" if one.invalid else one.marks for one in mine]
        at = next(number for number, paper in enumerate(keyed) if paper[0] in "123")
        keyed[at] = (slip + keyed[at][1:]) if slip and form.order == 1 else keyed[at]
        batch = form.batches.get()
        for number, typist in enumerate(people, 1):
            build.keyed(batch, number, typist, keyed)
        settling.reconcile_batch(batch)
    copy.refresh_from_db()
    return head


def compared(copy):
    return rehearsing.compared(copy, assembling.current(copy))


def test_a_copy_has_the_list_and_the_forms_and_is_ready_to_be_keyed(original):
    copy = rehearse(original)
    assert (copy.code, copy.status, copy.rehearsal_of) == (
        f"{original.code}-thu", "voting", original
    )  # fmt: skip
    names = [list(one.subjects.values_list("name", "order")) for one in (original, copy)]
    assert names[0] == names[1] and copy.forms.get(order=2).colour == "hồng"
    assert copy.board.count() == 3 and copy.legal_bases.count() == 1
    assert set(copy.forms.values_list("issued", "collected")) == {(20, 20)}
    assert assembling.current(copy).meeting.rehearsal == 1


def test_the_original_stays_as_it_is(original):
    before = assembling.current(original), original.audit_length
    rehearse(original)
    original.refresh_from_db()
    assert (assembling.current(original), original.audit_length) == before
    assert before[0].meeting.rehearsal == 0


def test_who_works_in_one_session_works_in_its_copy_too(original):
    typist = build.typist(original)
    assert typist.roles_in(rehearse(original)) == {Role.TYPIST}


def test_a_second_copy_has_a_code_of_its_own_and_other_papers(original):
    first, second = rehearse(original), rehearse(original)
    assert second.code == f"{first.code}-2"
    assert list(rehearsing.deck(first)) != list(rehearsing.deck(second))


def test_a_long_code_still_leaves_room_for_what_it_is(original):
    original.code = "a" * 64
    original.save()
    assert rehearse(original).code == "a" * 56 + "-thu"


def test_a_frozen_list_is_copied_as_it_was_frozen(original):
    running.open_voting(session=original, by=None)
    original.organisation.officials.update(name="Tên mới")
    copy = rehearse(VoteSession.objects.get(pk=original.pk))
    assert copy.status == "voting" and not copy.subjects.filter(name="Tên mới").exists()


@pytest.mark.parametrize("status", ["counting", "sealed", "cancelled"])
def test_once_papers_are_counted_nobody_rehearses(status):
    with pytest.raises(Refused) as refused:
        rehearse(build.session(status=status, cancel_reason="x"))
    assert refused.value.code == "wrong_state"


def test_a_copy_is_not_copied_and_a_session_without_people_neither(original):
    with pytest.raises(Refused) as refused:
        rehearse(rehearse(original))
    assert refused.value.code == "rehearsal"
    original.subjects.all().delete()
    with pytest.raises(Refused) as refused:
        rehearse(original)
    assert refused.value.code == "empty" and VoteSession.objects.count() == 2


def test_papers_keyed_as_they_are_marked_agree_with_the_known_answers(original):
    copy = rehearse(original)
    assert not any(form.same for form in compared(copy))
    counting(copy)
    forms = compared(copy)
    assert [form.label for form in forms] == ["1", "Khối chính quyền"]
    assert all(form.same for form in forms)
    assert sum(cell.counted for cell in forms[0].rows[0].cells) == forms[0].papers[0].expected


def test_a_paper_keyed_wrongly_twice_shows_on_its_line(original):
    copy = rehearse(original)
    counting(copy, slip="9")
    first, second = compared(copy)
    assert [row.same for row in first.rows] == [False, True, True, True]
    assert second.same


def test_the_deck_goes_to_the_paper_and_a_real_session_has_none(original):
    copy = rehearse(original)
    assert len(beside.of(copy, {"deck"}).deck) == 2 * practice.SIZE
    assert beside.of(original, {"deck"}).deck == ()


def fixed(copy):
    sealing.seal(session=copy, by=counting(copy), confirmed_by=build.secretary(copy),
                 acknowledge_all="chạy thử")  # fmt: skip
    copy.refresh_from_db()
    return copy


def test_a_fixed_copy_verifies_but_never_leaves_the_house(original, monkeypatch):
    copy = fixed(rehearse(original))
    assert verifying.verify(code=copy.code) == []
    with pytest.raises(Refused) as refused:
        archiving.export(session=copy)
    assert refused.value.code == "rehearsal"
    monkeypatch.setattr(VoteSession, "is_rehearsal", False)
    data = archiving.export(session=copy)
    assert unpacking.unpack(data).code == copy.code
    with pytest.raises(Refused, match="bản chạy thử"):
        archive_import.import_archive(data=data, by=None)


def test_a_copy_is_in_no_roll_up(original):
    copy = fixed(rehearse(original))
    held = {unit.code for unit in rolling_up.units(original)}
    assert original.code in held and copy.code not in held


def rows() -> dict[str, int]:
    left_out = {AuditEntry, RoleAssignment}
    models = (one for one in apps.get_app_config("votes").get_models() if one not in left_out)
    return {one.__name__: one._default_manager.count() for one in models if one.__name__ != "User"}


def test_wiping_leaves_nothing_of_a_copy_and_everything_of_the_rest(original):
    before = rows()
    copy = fixed(rehearse(original))
    head = build.head(original)
    rehearsing.wipe(session=copy, by=head)
    assert rows() == before
    assert not RoleAssignment.objects.filter(session__code=copy.code).exists()
    body = Organisation.objects.get(pk=original.organisation_id)
    actions = list(body.audit_entries.values_list("action", flat=True))
    assert actions == ["rehearsal_made", "rehearsal_wiped"]


def test_a_real_session_is_never_wiped(original):
    with pytest.raises(Refused) as refused:
        rehearsing.wipe(session=original, by=None)
    assert refused.value.code == "real"
